"""Numbers, shares, names and lists as a person would write them in a sentence."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date

ONES = (
    "no one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")

SPELLED_BELOW = 10
"""Newspaper style: one to nine in words, 10 and above in figures."""

LONGEST_NAME = 40
"""Code points of a displayed name that a sentence shows before it cuts it."""

UNNAMED = "an unnamed commenter"

SHARES = (
    (0.0, "hardly any"),
    (0.1, "about one in ten"),
    (1 / 7, "about one in seven"),
    (0.2, "about a fifth"),
    (0.25, "about a quarter"),
    (1 / 3, "about a third"),
    (0.4, "about two in five"),
    (0.5, "about half"),
    (0.6, "about three in five"),
    (2 / 3, "about two-thirds"),
    (0.75, "about three-quarters"),
    (0.8, "about four in five"),
    (0.9, "about nine in ten"),
    (1.0, "nearly all"),
)
"""(share, its words): a share takes the words of the nearest one, of the smaller where two are as near."""

MONTHS = ("January February March April May June July August September October November December").split()
MANY_DAYS = 400
"""Days between the first comment and the last beyond which only their months are told."""

HOUR, DAY = 3600.0, 86400.0
DURATIONS = (
    (HOUR, "", 1.5),
    (HOUR, "hour", 36.0),
    (DAY, "day", 13.5),
    (7 * DAY, "week", 9.0),
    (30.4 * DAY, "month", 23.5),
    (365.25 * DAY, "year", math.inf),
)
"""(seconds, unit, how many of it at most): a duration takes the first unit that it is not too long for."""


def number(n: int) -> str:
    """`n` inside a sentence: `no`, `four`, `26`, `5,000`."""
    return ONES[n] if n < SPELLED_BELOW else f"{n:,}"


def opening(n: int) -> str:
    """`n` at the start of a sentence, in words below a hundred: `Twenty-six`, `Altogether 175`."""
    if n >= 100:
        return f"Altogether {n:,}"
    if n < len(ONES):
        return capital(ONES[n])
    tens, ones = divmod(n, 10)
    return capital(TENS[tens - 2] + (f"-{ONES[ones]}" if ones else ""))


def times(n: int) -> str:
    """How often: `once`, `twice`, `three times`."""
    return {1: "once", 2: "twice"}.get(n, f"{number(n)} times")


def noun(n: int, one: str, many: str | None = None) -> str:
    """`one` or its plural, by `n`."""
    return one if n == 1 else many or f"{one}s"


def count(n: int, one: str, many: str | None = None) -> str:
    """`n` things: `one reply`, `five replies`."""
    return f"{number(n)} {noun(n, one, many)}"


def comments(n: int) -> str:
    return count(n, "comment")


def replies(n: int) -> str:
    return count(n, "reply", "replies")


def people(n: int) -> str:
    return count(n, "person", "people")


def every(n: int) -> str:
    """All `n` of something: `both`, `all four`."""
    return "both" if n == 2 else f"all {number(n)}"


def share(part: float) -> str:
    """`part` (0-1) in words that promise no more than they hold: `about a third`."""
    return min(SHARES, key=lambda row: abs(row[0] - part))[1]


def listed(items: Sequence[str]) -> str:
    """`items` in a row: `a`, `a and b`, `a, b and c`."""
    return " and ".join([", ".join(items[:-1]), items[-1]] if len(items) > 1 else items)


def either(items: Sequence[str]) -> str:
    """`items` to choose from: `a, b or c`."""
    return " or ".join([", ".join(items[:-1]), items[-1]] if len(items) > 1 else items)


def named(person: str | None) -> str:
    """A person's name as written, on one line and cut where it is very long."""
    if person is None:
        return UNNAMED
    name = " ".join(person.split())
    return name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1].rstrip() + "…"


def owner(person: str) -> str:
    """A person's name with its 's."""
    return f"{named(person)}’s"


def said_by(person: str | None, quoted: str, what: str = "") -> str:
    """A quotation (in its marks) as its author's: `Ana’s remark “…”`, else `a comment that says “…”`."""
    if person is not None:
        return " ".join(filter(None, [owner(person), what, quoted]))
    return f"a comment that {'asks' if quoted.endswith('?”') else 'says'} {quoted}"


def sentence(body: str) -> str:
    """`body` with one full stop, and a capital unless it begins with a name (`capital` does that)."""
    ended = body.endswith((".", "!", "?", "…", ".”", "!”", "?”", "…”"))
    return body if ended else f"{body}."


def capital(body: str) -> str:
    """`body` with its first letter in upper case; for bodies that do not begin with a name."""
    return body[:1].upper() + body[1:]


def days(first: str, last: str, on: str) -> str:
    """A span of ISO days: `on 3 May 2024`, `from 28 April to 3 May 2024`, `from May 2015 to March 2019`.

    `on` is the preposition for a single day.
    """
    begin, end = date.fromisoformat(first), date.fromisoformat(last)
    if begin == end:
        return f"{on} {_day(end)}"
    if (end - begin).days > MANY_DAYS:
        return f"from {MONTHS[begin.month - 1]} {begin.year} to {MONTHS[end.month - 1]} {end.year}"
    opening = _day(begin)
    if begin.year == end.year:
        opening = opening.rsplit(" ", 1 if begin.month != end.month else 2)[0]
    return f"from {opening} to {_day(end)}"


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def lasting(seconds: float) -> str:
    """How long something went on: `within an hour or so`, `in three days`."""
    size, unit = next((size, unit) for size, unit, longest in DURATIONS if seconds <= longest * size)
    return f"in {count(round(seconds / size), unit)}" if unit else "within an hour or so"
