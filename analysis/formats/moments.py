"""The times of a page in ISO 8601, where they say one moment and no other.

Ages say none, nor do years of two digits, nor `3/4/2011` where no other date of the page tells which number
is the month.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import pairwise

from analysis.formats.time_words import MONTH_NUMBERS
from analysis.formats.times import FULL, NUMERIC, TIME, TIME_FIRST, unnamed

MAX_LENGTH = 120
"""Code points of the longest printed time; more is a sentence that holds a date."""
_LEAST_IN_ORDER = 4
"""Different times whose order tells how their dates are written."""
_MINUTES = len("2024-05-01T10:00")
_MONTHS_A_YEAR = 12
_READ = tuple(re.compile(pattern, re.IGNORECASE) for pattern in (TIME_FIRST, FULL))
_MACHINE = re.compile(
    r"(?P<date>\d{4}-\d\d-\d\d)[T ](?P<clock>\d\d:\d\d(?::\d\d)?)(?:\.\d+)?(?!\s*[ap]\.?m)\s*"
    r"(?P<zone>Z|UTC|GMT|[+-]\d\d:?\d\d)?(?: (?P<epoch>\d{10}))?(?!\d)"
)
_EPOCH = re.compile(r"(?P<seconds>\d{10})(?:\d{3})?")
_HOURS_AHEAD = {"UTC": 0, "GMT": 0, "Z": 0, "CET": 1, "MEZ": 1, "CEST": 2, "MESZ": 2}
"""Of Greenwich; names that several zones share (EST, IST, BST) say nothing."""
_CLOCK = re.compile(rf"(?<!\d){TIME}(?!\d)", re.IGNORECASE)
_NUMBERS = re.compile(rf"(?<!\d){unnamed(NUMERIC)}".replace("(?:\\d{1,2})", "(\\d{1,2})", 2))


def iso(printed: Sequence[str | None]) -> list[str | None]:
    """The times of one page in ISO 8601, to the printed precision; `None` where they say no one moment.

    An offset stands in it only where the page states one.
    """
    shown = [" ".join(text.split()) if text and len(text) <= MAX_LENGTH else None for text in printed]
    day_first = _day_first(filter(None, shown))
    if day_first is None and any(_NUMBERS.search(text) for text in shown if text):
        day_first = _day_first_by_order([text for text in shown if text])
    return [_iso(text, day_first) if text else None for text in shown]


def _day_first_by_order(shown: Sequence[str]) -> bool | None:
    """Whether the page's times stand in their order if its dates begin with the day, and else do not."""
    ordered = {}
    for day_first in (True, False):
        found = [moment for text in shown if (moment := _iso(text, day_first))]
        rising = all(a[:_MINUTES] <= b[:_MINUTES] for a, b in pairwise(found))
        falling = all(a[:_MINUTES] >= b[:_MINUTES] for a, b in pairwise(found))
        ordered[day_first] = len(set(found)) >= _LEAST_IN_ORDER and (rising or falling)
    return ordered[True] if ordered[True] != ordered[False] else None


def _day_first(stamps: Iterable[str]) -> bool | None:
    """Whether the page's numeric dates begin with the day; unknown where none of them tells."""
    votes = set()
    for printed in stamps:
        for first, second in _NUMBERS.findall(printed):
            votes |= {True} if int(first) > _MONTHS_A_YEAR else set()
            votes |= {False} if int(second) > _MONTHS_A_YEAR else set()
    return votes.pop() if len(votes) == 1 else None


def _iso(printed: str, day_first: bool | None) -> str | None:
    if _EPOCH.fullmatch(printed):
        return datetime.fromtimestamp(int(printed[:10]), UTC).isoformat()
    if match := _MACHINE.search(printed):
        return _from_machine(match)
    for pattern in _READ:
        if match := pattern.search(printed):
            part = match.groupdict()
            if part["hour"] is None and (clock := _CLOCK.search(printed, match.end())):
                part |= clock.groupdict()
            return _moment(part, _date(part, day_first))
    return None


def _from_machine(match: re.Match[str]) -> str | None:
    try:
        local = datetime.fromisoformat(f"{match['date']}T{match['clock']}")
        zone = _offset(match["zone"]) or _offset_by_epoch(local, match["epoch"])
    except ValueError:
        return None
    return local.replace(tzinfo=zone).isoformat()


def _offset_by_epoch(local: datetime, epoch: str | None) -> timezone | None:
    """The zone of a local time beside which the page states the seconds since 1970."""
    if epoch is None:
        return None
    ahead = local.replace(tzinfo=UTC) - datetime.fromtimestamp(int(epoch), UTC)
    fits = abs(ahead) < timedelta(hours=15) and not ahead % timedelta(minutes=15)
    return timezone(ahead) if fits else None


def _date(part: dict[str, str | None], day_first: bool | None) -> tuple[int, int, int] | None:
    """(year, month, day) of a date's parts."""
    for n in "126":
        if part[f"y{n}"] and part[f"m{n}"]:
            month = MONTH_NUMBERS.get(str(part[f"m{n}"]).rstrip(".").lower())  # `ſ` matches s, and is none
            if len(str(part[f"y{n}"])) < len("2025"):
                return None
            return (int(str(part[f"y{n}"])), month, int(str(part[f"d{n}"]))) if month else None
    for n in "35":
        if part[f"y{n}"]:
            return int(str(part[f"y{n}"])), int(str(part[f"m{n}"])), int(str(part[f"d{n}"]))
    if part["y4"] is None or len(part["y4"]) < 4:
        return None
    if day_first is None and part["sep"] == ".":
        day_first = True  # Dotted dates begin with the day wherever they are the custom.
    if day_first is None:
        return None
    first, second = int(str(part["a4"])), int(str(part["b4"]))
    return (int(part["y4"]), second, first) if day_first else (int(part["y4"]), first, second)


def _moment(part: dict[str, str | None], day: tuple[int, int, int] | None) -> str | None:
    if day is None:
        return None
    try:
        if part["hour"] is None:
            return date(*day).isoformat()
        return datetime(*day, *_clock(part), tzinfo=_offset(part["zone"] or part.get("zone2"))).isoformat()
    except ValueError:
        return None


def _clock(part: dict[str, str | None]) -> tuple[int, int, int]:
    hour = int(str(part["hour"]))
    if part["half"]:
        hour = hour % 12 + (12 if part["half"].lower() == "p" else 0)
    return hour, int(part["minute"] or part["minute2"] or 0), int(part["second"] or 0)


def _offset(zone: str | None) -> timezone | None:
    """The offset that a printed zone states; a name such as BST, which is several, states none."""
    if zone is None:
        return None
    match = re.search(r"([+-])(\d{1,2}):?(\d\d)?", zone)
    if match:
        minutes = int(match[2]) * 60 + int(match[3] or 0)
        return timezone(timedelta(minutes=-minutes if match[1] == "-" else minutes))
    hours = _HOURS_AHEAD.get(zone.strip("()").upper())
    return None if hours is None else timezone(timedelta(hours=hours))
