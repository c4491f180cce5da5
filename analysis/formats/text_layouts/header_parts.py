"""What a line beside a comment's date says: a date, a place, an age, or words that announce a name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from analysis.formats.text_layouts.furniture import (
    heads_comments,
    is_action,
    is_furniture,
    is_note,
    letters,
)
from analysis.formats.text_layouts.header_grammar import MAX_HEAD, Head, Kind, head, is_byline, is_titled
from analysis.formats.text_layouts.names import is_icon
from analysis.formats.times import KEPT, LONE_SHORT_AGE, stamp, without_stamps
from analysis.text import tidy

MOST_WORDS = 6
"""Words of a commenter's place."""
SHORT_AGE = re.compile(rf"\s*(?:[·•|]\s*)?(?P<age>{LONE_SHORT_AGE})(?: \(edited\))?\s*")
"""An age without its "ago"."""


MOST_HEADINGS = 3
"""Headings of comments of the same words."""
MOST_ABOVE = 3
"""Headers that an article has above the heading of its comments, at most."""
_PLACED = re.compile(r"\s*(?P<place>[^|]*[^|\s]) *\| *(?P<when>[^|]+)")
"""A commenter's place with the date beside it."""
_PICTURE = re.compile(
    r".*(?:avatar|profile (?:image|photo|picture)|graphic link)\b.{0,20}|avatar von .*", re.IGNORECASE
)
_EDITED = re.compile(r"\s*\((?:edited|bearbeitet|modifié)\b[^)]*\)", re.IGNORECASE)
_DID = re.compile(r"^\s*(?:opened|commented|replied|started)\s+(?:this\s+)?(?=on |\d|[A-Z])")
"""What some pages print before a date."""
HANDLE = re.compile(r"\s*@(?P<name>[\w.-]+)(?:@[\w.-]+)?\s*")
REPLY_TO = re.compile(r"\s*reply to\s+@?\w", re.IGNORECASE)
_REPLIES = re.compile(
    r"repl(?:y to\b|ies\W*$)|.*\?|(?:thoughts?|opinions?|posts?|messages?|antworten|meinung(?:en)?)\W*$",
    re.IGNORECASE,
)
"""Words inside a thread that look like the heading of one."""
REPLYING = re.compile(r"\s*re ?:", re.IGNORECASE)
"""The begin of a reply's subject."""
LISTED = re.compile(r"\s*(?:\d{1,5}\.|[•◦▪‣*-])\s")
"""The mark of a list: lists tell their comments apart by themselves."""


def announced(above: Sequence[str]) -> tuple[int, int]:
    """Where the lines that announce a name begin, as words of a picture do, and the name's; else 0 and 0."""
    marks = [any(announces(line, name) for name in above[n + 1 : n + 3]) for n, line in enumerate(above)]
    if not any(marks):
        return 0, 0
    first = marks.index(True)
    near = range(first + 1, min(first + 3, len(above)))
    return first, max((n for n in near if has_name(above[first], above[n])), default=first + 1)


MOST_AROUND = 40
"""Code points around a name in the words of a picture; a longer line with it is somebody's words."""


def announces(line: str, name: str) -> bool:
    """Whether a line repeats a name among words of a picture, has its initials, or is a title above it."""
    return not is_action(line) and (
        (has_name(line, name) and len(line) <= len(name) + MOST_AROUND)
        or (is_icon(line) and any(map(str.isalpha, line)))
        or _PICTURE.fullmatch(line) is not None
        or is_titled(line)
        or REPLYING.match(line) is not None
    )


def is_picture(line: str) -> bool:
    """Whether a line holds the words of a picture."""
    return _PICTURE.fullmatch(line) is not None


def is_picture_of(line: str, name: str) -> bool:
    """Whether a line holds the words of somebody's picture."""
    return is_picture(line) and has_name(line, name)


def has_name(line: str, name: str) -> bool:
    """Whether a line repeats a name, or has its initials."""
    initials = "".join(word[0] for word in name.casefold().split())
    short = initials[: len(line)], initials[:1] + initials[-1:]
    return (len(line) <= len(initials) and line.casefold() in short) or (
        re.search(rf"(?<!\w){re.escape(name)}(?!\w)", line, re.IGNORECASE) is not None
    )


def is_gap(line: str) -> bool:
    return not line.strip() or is_furniture(tidy(line))


def is_heading(line: str) -> bool:
    """Whether a line announces comments, and is no link such as `2 replies`."""
    words = tidy(line)
    return heads_comments(words) and not is_action(words) and not _REPLIES.match(words)


def headings(lines: Sequence[str]) -> list[int]:
    """The lines that announce comments; those that say so again and again count somebody's comments."""
    found = [n for n, line in enumerate(lines) if is_heading(line)]
    said = Counter(letters(lines[n]) for n in found)
    return [n for n in found if said[letters(lines[n])] <= MOST_HEADINGS]


def above_heading(places: Sequence[int], headings: Sequence[int]) -> int:
    """How many of the places, in order, stand above the first heading below one of them.

    They are an article's own where they are few; else none counts.
    """
    heading = next((n for n in headings if places and n > places[0]), -1)
    above = sum(place <= heading for place in places)
    return above if above <= min(MOST_ABOVE, len(places) - above - 1) else 0


@lru_cache(maxsize=KEPT)
def when(line: str) -> str | None:
    """The date that a line holds, beside a place at most."""
    if len(line) > MAX_HEAD or is_byline(tidy(line)):
        return None
    place, printed = place_and_date(line)
    said = head(tidy(printed))
    if (
        said is None
        or said.kind not in (Kind.WHEN, Kind.PANEL)
        or (place and len(place.split()) > MOST_WORDS)
    ):
        return None
    links = tidy(without_stamps(line, " "))
    linked = any(map(str.isalpha, links)) and is_action(links) and not is_note(links)
    return None if linked else said.when


def place_and_date(line: str) -> tuple[str | None, str]:
    """A commenter's place and the date beside it, behind a bar or without so much as a blank."""
    line = _EDITED.sub("", _DID.sub("", line))
    if placed := _PLACED.fullmatch(line):
        return tidy(placed["place"]), placed["when"]
    words, printed = tidy(line), stamp(tidy(line)) or ""
    before = words.removesuffix(printed)
    glued = printed and before != words and (before[-1:].isalpha() or before.endswith("."))
    return (before, printed) if glued else (None, line)


def named(line: str) -> Head | None:
    """What a line says that holds a name and a date with a dot between."""
    said = head(tidy(line)) if "·" in line or "•" in line else None
    return said if said and said.kind == Kind.NAMED else None


def age(line: str) -> str:
    said = SHORT_AGE.fullmatch(line)
    return f"{said['age']} ago" if said else ""
