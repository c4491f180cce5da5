"""Times as pages print them, as ISO 8601: month names of seven languages, numbers, machine forms.

What does not say its day, month and year is no time here: ages ("3 hours ago"), years of two digits,
and `3/4/2011` where no other date of the page tells which number is the month.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta, timezone

MAX_LENGTH = 120
"""Code points of the longest printed time; more is a sentence that holds a date."""

_MONTHS = (
    "january januar janvier enero janeiro gennaio januari jänner",
    "february februar février fevrier febrero fevereiro febbraio februari",
    "march märz mars marzo março maart mrz mrt",
    "april avril abril aprile",
    "may mai mayo maio maggio mei",
    "june juni juin junio junho giugno",
    "july juli juillet julio julho luglio",
    "august août aout agosto augustus",
    "september septembre septiembre setembro settembre",
    "october oktober octobre octubre outubro ottobre",
    "november novembre noviembre novembro",
    "december dezember décembre decembre diciembre dezembro dicembre",
)
"""English, German, French, Spanish, Portuguese, Italian, Dutch; three letters and more abbreviate."""

_MACHINE = re.compile(
    r"(?P<date>\d{4}-\d\d-\d\d)(?:[T ](?P<clock>\d\d:\d\d(?::\d\d)?)(?:\.\d+)?)?\s*"
    r"(?P<zone>Z|UTC|GMT|[+-]\d\d:?\d\d)?(?: (?P<epoch>\d{10}))?(?!\d)"
)
_EPOCH = re.compile(r"(?P<seconds>\d{10})(?:\d{3})?")
_WORD = r"(?P<month>[^\W\d_]{3,12})"
_DAY_FIRST = re.compile(
    rf"(?P<day>\d{{1,2}})(?:\.|st|nd|rd|th|er)? (?:de |of )?{_WORD}\.?,? (?:de )?(?P<year>\d{{4}})"
)
_MONTH_FIRST = re.compile(rf"{_WORD}\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})")
_NUMBERS = re.compile(r"(?<!\d)(?P<one>\d{1,2})(?P<mark>[./-])(?P<two>\d{1,2})(?P=mark)(?P<year>\d{4})(?!\d)")
_CLOCK = re.compile(
    r"(?<!\d)(?P<hour>\d{1,2})(?:[:h]|\.(?=\d\d\b))(?P<minute>\d\d)(?::(?P<second>\d\d))?(?!\d)"
    r"\s*(?P<half>[ap]\.?m\b\.?)?[\s,(]*(?P<zone>(?:UTC|GMT|CES?T|MES?Z)\b|[+-]\d\d:?\d\d)?",
    re.IGNORECASE,
)
_MONTH_MAX = 12
_ZONES = {"UTC": 0, "GMT": 0, "Z": 0, "CET": 1, "MEZ": 1, "CEST": 2, "MESZ": 2}
"""Hours ahead of Greenwich; names that several zones share (EST, IST) say nothing."""


def iso(printed: Sequence[str | None]) -> list[str | None]:
    """The times of one page in ISO 8601, with an offset only where it is stated; `None` where unclear."""
    shown = [" ".join(text.split()) if text and len(text) <= MAX_LENGTH else None for text in printed]
    day_first = _day_first([text for text in shown if text])
    return [_iso(text, day_first) if text else None for text in shown]


def _day_first(shown: Sequence[str]) -> bool | None:
    """Whether `3/4/2011` is in April, where one date of the page proves it."""
    found = [match for text in shown if (match := _NUMBERS.search(text))]
    first = any(int(match["one"]) > _MONTH_MAX for match in found)
    second = any(int(match["two"]) > _MONTH_MAX for match in found)
    return first if first != second else None


def _iso(text: str, day_first: bool | None) -> str | None:
    if _EPOCH.fullmatch(text):
        return datetime.fromtimestamp(int(text[:10]), UTC).isoformat()
    if match := _MACHINE.search(text):
        return _from_machine(match)
    date = _date(text, day_first)
    if date is None:
        return None
    (year, month, day), rest = date
    clock = _CLOCK.search(rest)
    try:
        if clock is None:
            return datetime(year, month, day, tzinfo=UTC).date().isoformat()
        hour = _hour(int(clock["hour"]), clock["half"])
        time = datetime(year, month, day, hour, int(clock["minute"]), int(clock["second"] or 0), tzinfo=UTC)
    except ValueError:
        return None
    return time.replace(tzinfo=None).isoformat() + _offset(clock["zone"])


def _from_machine(match: re.Match[str]) -> str | None:
    if match["clock"] is None:
        text = match["date"]
    else:
        zone = _offset(match["zone"])
        text = f"{match['date']}T{match['clock']}{zone or _offset_by_epoch(match)}"
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment.isoformat() if match["clock"] else text


def _offset_by_epoch(match: re.Match[str]) -> str:
    """The zone of a local time beside which the page states the seconds since 1970."""
    if match["epoch"] is None:
        return ""
    local = datetime.fromisoformat(f"{match['date']}T{match['clock']}+00:00")
    ahead = local - datetime.fromtimestamp(int(match["epoch"]), UTC)
    if abs(ahead) >= timedelta(hours=15) or ahead % timedelta(minutes=15):
        return ""
    return datetime.min.replace(tzinfo=timezone(ahead)).isoformat()[-6:]


def _date(text: str, day_first: bool | None) -> tuple[tuple[int, int, int], str] | None:
    """(year, month, day) of the first date in `text`, and `text` without it."""
    for pattern in (_DAY_FIRST, _MONTH_FIRST):
        if (match := pattern.search(text)) and (month := _month(match["month"])):
            return (int(match["year"]), month, int(match["day"])), _without(text, match)
    match = _NUMBERS.search(text)
    if match is None:
        return None
    if match["mark"] == ".":  # every country that writes dots writes the day first
        day_first = True
    if day_first is None:
        return None
    numbers = int(match["one"]), int(match["two"])
    day, month_number = numbers if day_first else numbers[::-1]
    return (int(match["year"]), month_number, day), _without(text, match)


def _without(text: str, match: re.Match[str]) -> str:
    return f"{text[: match.start()]} {text[match.end() :]}"


def _month(word: str) -> int | None:
    """The month that `word` names or abbreviates, where it is one only ("jui" is two)."""
    start = word.casefold()
    found = [n for n, names in enumerate(_MONTHS, 1) if any(name.startswith(start) for name in names.split())]
    return found[0] if len(found) == 1 else None


def _hour(hour: int, half: str | None) -> int:
    if half is None:
        return hour
    return hour % 12 + (12 if half[0] in "pP" else 0)


def _offset(zone: str | None) -> str:
    if not zone:
        return ""
    if zone[0] not in "+-":
        return f"+{_ZONES[zone.upper()]:02}:00"
    return zone if ":" in zone else f"{zone[:3]}:{zone[3:]}"
