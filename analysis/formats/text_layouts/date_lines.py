"""Lines that hold the date of a comment, alone or beside a place or a name."""

from __future__ import annotations

import re
from functools import lru_cache

from analysis.formats.text_layouts.furniture import is_action, is_note
from analysis.formats.text_layouts.header_grammar import MAX_HEAD, Head, Kind, head, is_byline
from analysis.formats.times import KEPT, LONE_SHORT_AGE, stamp, without_stamps
from analysis.text import tidy

MOST_WORDS = 6
"""Words of a commenter's place."""
SHORT_AGE_LINE = re.compile(rf"\s*(?:[·•|]\s*)?(?P<age>{LONE_SHORT_AGE})(?: \(edited\))?\s*")
_PLACED = re.compile(r"\s*(?P<place>[^|]*[^|\s]) *\| *(?P<when>[^|]+)")
"""A commenter's place with the date beside it."""
_EDITED = re.compile(r"\s*\((?:edited|bearbeitet|modifié)\b[^)]*\)", re.IGNORECASE)
_DID = re.compile(r"^\s*(?:opened|commented|replied|started|[Uu]pdated)\s+(?:this\s+)?(?=on |\d|[A-Z])")
"""What some pages print before a date."""
REPLY_FROM = re.compile(
    r"\s*(?:(?:reply|response) (?:from|by)|antwort von|réponse de|respuesta de|resposta de|risposta di"
    r"|antwoord van|reactie van) ",
    re.IGNORECASE,
)
"""What stands before the name of somebody who answers the comment above."""


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
    """What a line says that holds a name and a date with a dot between, or whose reply it is and when."""
    if REPLY_FROM.match(line):
        said = head(tidy(line))
        return said if said and said.author and said.when else None
    said = head(tidy(line)) if "·" in line or "•" in line else None
    return said if said and said.kind == Kind.NAMED else None


def age(line: str) -> str:
    """The age in a line that holds nothing but a short one, with its "ago"; empty where it holds none."""
    said = SHORT_AGE_LINE.fullmatch(line)
    return f"{said['age']} ago" if said else ""
