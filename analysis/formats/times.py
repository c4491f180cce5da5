"""Dates, times of day and ages as pages print them, in many languages, and in forms for machines.

`WHEN` is the pattern of a whole stamp (`3. Mai 2011 um 08:15`, `2 days ago`); `moments.iso` reads those that
say one moment and no other.
"""

from __future__ import annotations

import re
from functools import lru_cache

from analysis.formats.patterns import any_of
from analysis.formats.time_words import (
    AGE_SIGNS,
    MONTH_NUMBERS,
    MONTHS,
    OTHER_AGES,
    OTHER_AT,
    OTHER_DAYS,
    UNITS,
)

_FIRST_MONTH = rf"(?:{any_of(' '.join(MONTHS))})\b\.?"
"""A month of those languages that may print it before the day."""
_MONTH = rf"(?:{any_of(' '.join(MONTH_NUMBERS))})\b\.?"
_UNIT = rf"(?:{any_of(' '.join(UNITS))})"
_COUNT = r"(?:\d+|an?|one|ein(?:e[mnr]?)?|une?|una?|uma?|uno|een)"
_SPAN = rf"{_COUNT} ?{_UNIT}\b\.?(?:,? (?:and |und |et |y |e |en )?{_COUNT} {_UNIT})?"
SHORT_AGE = r"\d{1,3} ?(?:min|h|d|w|mo|y)"
"""An age in an abbreviated unit, without its "ago"."""
LONE_SHORT_AGE = rf"(?:{SHORT_AGE}|\d{{1,3}} ?(?:m|hrs?|wk|yrs?))"
"""The same where nothing else stands beside it: among words, `5 m` may be metres."""
AGE = (
    rf"(?:(?:about |over |almost )?(?:{_SPAN}|{SHORT_AGE}) (?:ago|her|fa|atrás|geleden)"
    rf"|(?<!\w)(?:vor|il y a|hace|há|hà) (?:etwa |environ |unos |cerca de )?{_SPAN}"
    rf"|{OTHER_AGES})\b"
)
_BEGIN = r"(?:(?<!\w)|(?-i:(?<=[a-zäöü])(?=[A-Z])))"
"""The begin of a word, also where pages glue it to the one before (`BeitragDi, 4. März`)."""
_DAY_NAME = (
    rf"{_BEGIN}(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
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
    rf"(?P<m1>{_FIRST_MONTH}) (?P<d1>\d{{1,2}})(?:st|nd|rd|th)?"
    rf"(?:,? (?P<y1>\d{{4}})| ['’]\d\d\b|(?!\d|[./-]\d\d?[./-]\d| (?:de )?{_MONTH}))"
    # "Mar 25 août 2015" is a Tuesday, and "Omar 12/03/2024" somebody's name
)
_DAY_FIRST = (
    rf"(?P<d2>\d{{1,2}})(?:st|nd|rd|th|er|º|ª)?\.?[ -](?:de |of )?(?P<m2>{_MONTH})"
    r",?[ -](?:de |del )?(?P<y2>\d{4})(?: [гр]\.)?"
)
_DAY_NAMED = rf"(?P<d6>\d{{1,2}})(?P<sep6>[/-])(?P<m6>{_MONTH})(?P=sep6)(?P<y6>\d{{4}}|\d\d)(?!\d)"
"""`11/Mar/25`, as Jira prints it."""
_EASTERN = (
    r"(?P<y5>\d{4}) ?[年년/.-] ?(?P<m5>\d{1,2}) ?[月월/.-] ?(?P<d5>\d{1,2})"
    r"(?: ?[日일]| ?(?=\([月火水木金土日]))"
    r"(?: ?\([月火水木金土日월화수목금토일]\))?"
)
_ISO_DATE = r"(?P<y3>\d{4})[-/](?P<m3>\d{1,2})[-/](?P<d3>\d{1,2})"
NUMERIC = r"(?P<a4>\d{1,2})(?P<sep>[./-])(?P<b4>\d{1,2})(?P=sep)(?P<y4>\d{4}|\d{2})(?!\d)"
_DATE = rf"(?:{_EASTERN}|{_DAY_NAMED}|{_ISO_DATE}|{NUMERIC}|{_DAY_FIRST}|{_MONTH_FIRST})"
_ZONE = (
    r"(?:[+-]\d\d:?\d\d\b(?: \([A-Z]{2,5}\))?"
    r"|\(?(?:UTC|GMT|Z|[ECMP][SD]T|CES?T|MES?Z|BST)\b(?: ?[+-]\d{1,2}(?::?\d\d)?)?\)?)"
)
TIME = (
    r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d)|h ?(?P<minute2>\d\d)(?:min)?|(?= ?[ap]\.?m\b))"
    r"(?::(?P<second>\d\d))?"
    rf"(?: ?(?P<half>[ap])\.?m\b\.?)?(?: (?:Uhr|uur|hs?|horas?|Ore)\b\.?)?(?: ?(?P<zone>{_ZONE}))?"
)
_BETWEEN = rf"(?:T|,? ?(?:at|um|à|a las?|às|alle(?: ore)?|om|kl|{OTHER_AT}|@|[-–—|/·•])|[,;])? ?"


def unnamed(pattern: str) -> str:
    """`pattern` without the names of its groups, so that it can stand in others more than once."""
    return re.sub(r"\(\?P=(\w+)\)", "[./-]", re.sub(r"\(\?P<\w+>", "(?:", pattern))


FULL = rf"(?:{_DAY_NAME},? )?(?:(?<!\w)(?:the|le|el|il) )?{_DATE}(?:{_BETWEEN}{TIME})?"
TIME_FIRST = (
    rf"{TIME},? ?(?:on |am |le |el |il |op |del? |,)? ?(?:{_DAY_NAME},? )?{_DATE}(?: (?P<zone2>{_ZONE}))?"
)
_VAGUE = (
    rf"(?:{_MONTH} \d{{4}}|\d{{1,2}}\.\d{{1,2}}\.,? \d{{1,2}}[.:]\d\d Uhr"
    r"|(?<![\d./-])\d{1,2}[./]\d{1,2}\.?,? \d{1,2}:\d\d(?!\d)"
    rf"|\d{{1,2}}:\d\d,? \d{{1,2}} {_MONTH}"
    rf"|\d{{1,2}}\.? {_MONTH},? (?:(?:{OTHER_AT}|at|um|à|kl) )?\d{{1,2}}:\d\d"
    rf"|(?<!\w)(?:{OTHER_DAYS}),? ?(?:(?:{OTHER_AT}|kl) )?\d{{1,2}}[:.]\d\d"
    r"|\d{1,2}/\d{1,2} ?\([月火水木金土日]\) ?\d{1,2}:\d\d"
    r"|(?:today|yesterday|heute|gestern|hier|ieri|hoy|ayer),?"
    r" (?:at |um |à |alle )?\d{1,2}[:.]\d\d(?: ?[ap]m)?)"
)
"""Without a day, or without a year, or by the day of copying: they say no one moment."""
WHEN = rf"(?:{unnamed(FULL)}|{unnamed(TIME_FIRST)}|{AGE}|{_VAGUE})"

_SEARCH = re.compile(WHEN, re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_AGE_WORDS = ("ago", "her", "fa", "atrás", "geleden", "vor", "il y a", "hace", "há", "hà", *AGE_SIGNS)
"""No stamp is without a digit or one of these; looked for first, because it is cheap."""
KEPT = 2**16
"""Lines whose reading is kept: each is asked about by several ways of reading a page."""
_CLOCK_OR_AGE = re.compile(rf"{unnamed(TIME)}(?!\d)|{AGE}", re.IGNORECASE)


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
