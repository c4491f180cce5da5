"""Lines of a chat that nobody wrote: dividers of days, reactions, links of threads, who joined."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

from analysis.formats.text_layouts.pictures import has_name
from analysis.formats.times import WHEN
from analysis.text import tidy

FOOT = 4
"""Last lines of a message among which the field for the next one stands."""
LONGEST_DIVIDER = 40
LONGEST_INITIALS = 2
_WEEKDAY = (
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch"
    r"|(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo)"
)
_DIVIDER = re.compile(
    rf"(?:{_WEEKDAY}|today|yesterday|heute|gestern|aujourd['’]hui|hier|hoy|ayer"
    rf"|(?:(?:{_WEEKDAY}|\w{{2,3}}\.?),? )?(?P<date>{WHEN}))",
    re.IGNORECASE,
)
_CLOCKED = re.compile(r"\d[:.]\d\d(?!\d)|\bago\b")
_EMOJI = r"[\U0001F000-\U0001FAFF\u2190-\u2BFF\uFE0F\u200D\U0001F3FB-\U0001F3FF]+"
_REACTION = re.compile(rf"(?::?[a-z0-9+-][a-z0-9_+'-]{{1,40}}:?|{_EMOJI})")
_REACTIONS = re.compile(
    r"\d+ (?:like|heart|laugh|surprised|sad|angry|thumbs ?up|\w+) reactions?\.?", re.IGNORECASE
)
_COUNT = re.compile(r"\d{1,4}")
_LINK = re.compile(
    r"(?:last reply .{1,40}|view (?:thread|newer replies)|\d+ (?:new )?(?:repl(?:y|ies)|messages?)"
    r"|new(?: messages?)?|last read|unread messages?|history is (?:on|off)|\(?edited\)?"
    r"|also sent to the channel|replied to a thread:?|seen by .{1,60}|delivered|read|add reaction"
    r"|reply in thread|thread)\W*",
    re.IGNORECASE,
)
_FIELD = re.compile(
    r"(?:(?:type|send|write) an? (?:new )?message|message #?\S.{0,40}|shift \+ (?:return|enter)\b.{0,40}"
    r"|new message|history is (?:on|off))\W*",
    re.IGNORECASE,
)
"""The field for the next message, at the foot of a chat."""
_SYSTEM = re.compile(
    r"(?:was added to|has? (?:joined|left|renamed|changed)|joined|left|set the (?:channel|topic)|renamed"
    r"|pinned|changed the|created this|archived|started a (?:call|huddle))\b.{0,120}",
    re.IGNORECASE,
)
"""What somebody did, below his name."""


def day(line: str) -> str | None:
    """What a line says that divides the messages of one day from the next; `None` where it is none."""
    plain = tidy(line)
    said = _DIVIDER.fullmatch(plain) if len(plain) <= LONGEST_DIVIDER and not _CLOCKED.search(plain) else None
    return (said["date"] or plain) if said else None


def is_initial(line: str, name: str) -> bool:
    """Whether a line holds the initials that stand for somebody's picture."""
    plain = tidy(line)
    return 0 < len(plain) <= LONGEST_INITIALS and (has_name(plain, name) or not plain.isascii())


def without_reactions(lines: Sequence[str]) -> list[str]:
    """The lines, blank ones for what people reacted with and how many did."""
    found = list(lines)
    for n, (line, below) in enumerate(pairwise(map(tidy, lines))):
        if _COUNT.fullmatch(below) and (_REACTION.fullmatch(line) or _REACTIONS.fullmatch(line)):
            found[n : n + 2] = ["", ""]
    return found


def without_links(lines: Sequence[str], people: Collection[str]) -> list[str]:
    """What somebody wrote, without reactions, links, and what people did in between.

    What stands first is words, whatever it looks like.
    """
    first = next((n for n, line in enumerate(lines) if line.strip()), len(lines))
    rest = without_reactions(lines[first + 1 :])
    near = [n for n, line in enumerate(rest) if line.strip()][-FOOT:]
    did = {
        at
        for n, (line, below) in enumerate(pairwise(map(tidy, rest)))
        if line in people and _SYSTEM.match(below)
        for at in (n, n + 1)
    }
    kept = [
        line
        for n, line in enumerate(rest)
        if n not in did
        and not _LINK.fullmatch(tidy(line))
        and not (n in near and _FIELD.fullmatch(tidy(line)))
    ]
    return [*lines[: first + 1], *kept]
