"""Dates, times of day and ages as pages print them, in seven languages, and in forms for machines.

`WHEN` is the pattern of a whole stamp (`3. Mai 2011 um 08:15`, `2 days ago`); `iso` reads those that
say one moment and no other. Ages say none, nor do years of two digits, nor `3/4/2011` where no other
date of the page tells which number is the month.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta, timezone
from functools import lru_cache
from itertools import pairwise

from analysis.formats.patterns import any_of

MAX_LENGTH = 120
"""Code points of the longest printed time; more is a sentence that holds a date."""

_MONTHS = (
    "january jan januar jänner janvier janv enero ene janeiro gennaio gen januari",
    "february feb februar février fevrier févr fév febrero fevereiro fev febbraio febr februari",
    "march mar märz maerz mär mars marzo março marco maart mrt mrz",
    "april apr avril avr abril abr aprile",
    "may mai mayo maio maggio mag mei",
    "june jun juni juin junio junho giugno giu",
    "july jul juli juillet juill juil julio julho luglio lug",
    "august aug août aout agosto ago augustus",
    "september sept sep septembre septiembre setiembre setembro set settembre",
    "october oct oktober okt octobre octubre outubro out ottobre ott",
    "november nov novembre noviembre novembro",
    "december dec dezember dez décembre decembre déc diciembre dic dezembro dicembre",
)
"""Names and short forms of each month in English, German, French, Spanish, Portuguese, Italian, Dutch."""

MONTH_NUMBERS = {name: n for n, names in enumerate(_MONTHS, 1) for name in names.split()}

_UNITS = (
    "sec second seconds seconde seconden secondes secondi segundo segundos sekunde sekunden",
    "min mins minute minutes minuten minuut minuto minutos minuti",
    "hour hours hr hrs stunde stunden heure heures hora horas ora ore uur uren",
    "day days tag tage tagen jour jours día días dia dias giorno giorni dag dagen",
    "week weeks woche wochen semaine semaines semana semanas settimana settimane weken",
    "month months monat monate monaten mois mes meses mês mese mesi maand maanden",
    "year years yr yrs jahr jahre jahren an ans année années año años ano anos anno anni jaar jaren",
)


_LEAST_IN_ORDER = 4
"""Different times whose order tells how their dates are written."""
_MINUTES = len("2024-05-01T10:00")
_MONTHS_A_YEAR = 12
_MONTH = rf"(?:{any_of(' '.join(_MONTHS))})\b\.?"
_UNIT = rf"(?:{any_of(' '.join(_UNITS))})"
_COUNT = r"(?:\d+|an?|one|ein(?:e[mnr]?)?|une?|una?|uma?|uno|een)"
_SPAN = rf"{_COUNT} ?{_UNIT}\b\.?(?:,? (?:and |und |et |y |e |en )?{_COUNT} {_UNIT})?"
SHORT_AGE = r"\d{1,3} ?(?:min|h|d|w|mo|y)"
"""An age in an abbreviated unit, without its "ago"."""
LONE_SHORT_AGE = rf"(?:{SHORT_AGE}|\d{{1,3}} ?(?:m|hrs?|wk|yrs?))"
"""The same where nothing else stands beside it: among words, `5 m` may be metres."""
AGE = (
    rf"(?:(?:about |over |almost )?(?:{_SPAN}|{SHORT_AGE}) (?:ago|her|fa|atrás|geleden)"
    rf"|(?:vor|il y a|hace|há|hà) (?:etwa |environ |unos |cerca de )?{_SPAN})\b"
)
_DAY_NAME = (
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
    r"|(?:mo|di|mi|do|fr|sa|so)|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|sonnabend"
    r"|(?:lun|mar|mercre|jeu|vendre|same)di|dimanche"
    r"|lunes|martes|miércoles|jueves|viernes|sábado|domingo"
    r"|(?:segunda|terça|quarta|quinta|sexta)(?:-feira)?"
    r"|(?:lune|marte|mercole|giove|vener)dì|sabato|domenica"
    r"|(?:maan|dins|woens|donder|vrij|zater|zon)dag"
    r"|(?:lun|mar|mer|jeu|ven|sam|dim|mié|jue|vie|sáb|dom|seg|ter|qua|qui|sex|gio|zo|ma|wo|vr|za)"
    r"(?=[.,]* \d))\b\.?"
)
_MONTH_FIRST = (
    rf"(?P<m1>{_MONTH}) (?P<d1>\d{{1,2}})(?:st|nd|rd|th)?"
    rf"(?:,? (?P<y1>\d{{4}})| ['’]\d\d\b|(?! (?:de )?{_MONTH}))"  # "Mar 25 août 2015" is a Tuesday
)
_DAY_FIRST = (
    rf"(?P<d2>\d{{1,2}})(?:st|nd|rd|th|er|º|ª)?\.?[ -](?:de |of )?(?P<m2>{_MONTH})"
    r",?[ -](?:de |del )?(?P<y2>\d{4})"
)
_ISO_DATE = r"(?P<y3>\d{4})[-/](?P<m3>\d{1,2})[-/](?P<d3>\d{1,2})"
_NUMERIC = r"(?P<a4>\d{1,2})(?P<sep>[./-])(?P<b4>\d{1,2})(?P=sep)(?P<y4>\d{4}|\d{2})(?!\d)"
_DATE = rf"(?:{_ISO_DATE}|{_NUMERIC}|{_DAY_FIRST}|{_MONTH_FIRST})"
_ZONE = (
    r"(?:[+-]\d\d:?\d\d\b(?: \([A-Z]{2,5}\))?"
    r"|\(?(?:UTC|GMT|Z|[ECMP][SD]T|CES?T|MES?Z|BST)\b(?: ?[+-]\d{1,2}(?::?\d\d)?)?\)?)"
)
_TIME = (
    r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d)|h ?(?P<minute2>\d\d)(?:min)?|(?= ?[ap]\.?m\b))"
    r"(?::(?P<second>\d\d))?"
    rf"(?: ?(?P<half>[ap])\.?m\b\.?)?(?: (?:Uhr|uur|hs?|horas?|Ore)\b\.?)?(?: ?(?P<zone>{_ZONE}))?"
)
_BETWEEN = r"(?:T|,? ?(?:at|um|à|a las?|às|alle(?: ore)?|om|kl|@|[-–—|/·•])|[,;])? ?"


def _unnamed(pattern: str) -> str:
    """`pattern` without the names of its groups, so that it can stand in others more than once."""
    return re.sub(r"\(\?P=(\w+)\)", "[./-]", re.sub(r"\(\?P<\w+>", "(?:", pattern))


_FULL = rf"(?:{_DAY_NAME},? )?(?:(?<!\w)(?:the|le|el|il) )?{_DATE}(?:{_BETWEEN}{_TIME})?"
_TIME_FIRST = (
    rf"{_TIME},? ?(?:on |am |le |el |il |op |del? |,)? ?(?:{_DAY_NAME},? )?{_DATE}(?: (?P<zone2>{_ZONE}))?"
)
_VAGUE = (
    rf"(?:{_MONTH} \d{{4}}|\d{{1,2}}\.\d{{1,2}}\.,? \d{{1,2}}[.:]\d\d Uhr"
    rf"|\d{{1,2}}:\d\d,? \d{{1,2}} {_MONTH}"
    r"|(?:today|yesterday|heute|gestern|hier|ieri|hoy|ayer),?"
    r" (?:at |um |à |alle )?\d{1,2}[:.]\d\d(?: ?[ap]m)?)"
)
"""Without a day, or without a year, or by the day of copying: they say no one moment."""
WHEN = rf"(?:{_unnamed(_FULL)}|{_unnamed(_TIME_FIRST)}|{AGE}|{_VAGUE})"

_READ = tuple(re.compile(pattern, re.IGNORECASE) for pattern in (_TIME_FIRST, _FULL))
_MACHINE = re.compile(
    r"(?P<date>\d{4}-\d\d-\d\d)[T ](?P<clock>\d\d:\d\d(?::\d\d)?)(?:\.\d+)?(?!\s*[ap]\.?m)\s*"
    r"(?P<zone>Z|UTC|GMT|[+-]\d\d:?\d\d)?(?: (?P<epoch>\d{10}))?(?!\d)"
)
_EPOCH = re.compile(r"(?P<seconds>\d{10})(?:\d{3})?")
_HOURS_AHEAD = {"UTC": 0, "GMT": 0, "Z": 0, "CET": 1, "MEZ": 1, "CEST": 2, "MESZ": 2}
"""Of Greenwich; names that several zones share (EST, IST, BST) say nothing."""
_SEARCH = re.compile(WHEN, re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_AGE_WORDS = ("ago", "her", "fa", "atrás", "geleden", "vor", "il y a", "hace", "há", "hà")
"""No stamp is without a digit or one of these; looked for first, because it is cheap."""
KEPT = 2**16
"""Lines whose reading is kept: each is asked about by several ways of reading a page."""
_CLOCK = re.compile(rf"(?<!\d){_TIME}(?!\d)", re.IGNORECASE)
_CLOCK_OR_AGE = re.compile(rf"{_unnamed(_TIME)}(?!\d)|{AGE}", re.IGNORECASE)
_NUMBERS = re.compile(rf"(?<!\d){_unnamed(_NUMERIC)}".replace("(?:\\d{1,2})", "(\\d{1,2})", 2))


@lru_cache(maxsize=KEPT)
def stamp(line: str) -> str | None:
    """The first date, time or age that `line` prints."""
    if not _DIGIT.search(line):
        folded = line.lower()
        if not any(word in folded for word in _AGE_WORDS):
            return None
    match = _SEARCH.search(line)
    return match[0].strip() if match else None


def without_stamps(line: str, slot: str) -> str:
    """`line` with `slot` for every date, time and age in it."""
    return _SEARCH.sub(slot, line) if stamp(line) else line


def has_clock(printed: str) -> bool:
    """Whether a stamp says a time of day or an age, as stamps of comments do and most others do not."""
    return _CLOCK_OR_AGE.search(printed) is not None


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
    for n in "12":
        if part[f"y{n}"] and part[f"m{n}"]:
            month = MONTH_NUMBERS.get(str(part[f"m{n}"]).rstrip(".").lower())  # `ſ` matches s, and is none
            return (int(str(part[f"y{n}"])), month, int(str(part[f"d{n}"]))) if month else None
    if part["y3"]:
        return int(part["y3"]), int(str(part["m3"])), int(str(part["d3"]))
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
