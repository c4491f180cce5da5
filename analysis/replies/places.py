"""Where in a comment a name stands: before its own words, before a later line, or in its sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from analysis.replies.names import Match
from analysis.text import fold

_WORD_CHARACTER = re.compile(r"\w")
_GREETING = re.compile(
    r"\b(?:hi|hello|hey|dear|hallo|bonjour|hola|ciao|thanks|thank you|thx|and|und|et|y|e)\b", re.IGNORECASE
)
_SPEECH = re.compile(r"['’]s\b| (?:wrote|writes|said|says|schrieb|sagte)\b")
"""What shows that a name at the begin of a comment is spoken of."""
_CLOSES = re.compile(r"[.!?…]|\s*$")
_BEFORE_CLOSING = re.compile(r"(?P<first>(?:\A|[.!?…\n])\s*)?(?<![\w'’-])(?P<word>[\w'’-]+)(?P<comma>,?) \Z")
"""The word before a name that ends its sentence ("Well said, Vera."), and whether it is its first."""
_BEFORE_SPOKEN_OF = frozenset(
    "a about after and as at before but by did does for from hello hey hi if in is like near of on or than "
    "that the to unlike was with wrote not".split()
)
"""Words after which the last name of a comment is spoken of: "I agree with Vera." """
_LOOKED_BACK = 60
"""Code points before a name in which its sentence is looked for."""


@dataclass(frozen=True)
class Found:
    """A name written in a comment; see `mentions.MENTIONS`."""

    start: int
    end: int
    name: str
    match: Match | None
    at: bool
    colon: bool
    number: int | None


def begins(text: str, found: Found) -> bool:
    """Whether a comment begins with somebody's full name, and goes on without a mark after it."""
    whole = found.match is not None and found.match.how == "exact" and " " in found.name
    said = _SPEECH.match(text, found.end)
    return whole and not found.at and not text[: found.start].strip() and said is None


def _closes(text: str, found: Found) -> bool:
    """Whether a name without an @ ends a sentence that speaks to its bearer.

    It stands after a comma, or it is the comment's last word; in a list of names it does neither.
    """
    before = _BEFORE_CLOSING.search(text, max(found.start - _LOOKED_BACK, 0), found.start)
    if found.at or before is None or not _CLOSES.match(text, found.end):
        return False
    ends = bool(before["comma"]) or not _WORD_CHARACTER.search(text, found.end)
    common = before["word"][0].islower() or before["first"] is not None
    return ends and common and fold(before["word"]) not in _BEFORE_SPOKEN_OF


def placed(text: str, found: list[Found], *, unmarked: bool) -> Iterator[tuple[Found, str]]:
    """Each find with its place; two finds that overlap give the first.

    Where names at the begin are `unmarked`, as on Facebook and LinkedIn, they address all the same.
    """
    own_words_from = 0
    opening = True
    last_end = -1
    for each in found:
        if each.start < last_end:
            continue
        between = text[own_words_from : each.start]
        opening = opening and not _WORD_CHARACTER.search(_GREETING.sub("", between))
        line_start = text.rfind("\n", 0, each.start) + 1
        opens_line = not _WORD_CHARACTER.search(text[max(line_start, last_end) : each.start])
        addressed = each.at or text[each.end - 1 : each.end] in ":,!" or text[each.end : each.end + 1] == "\n"
        addressed = addressed or (unmarked and begins(text, each))
        if opening and addressed:
            place = "opening"
            own_words_from = each.end
        elif opens_line and addressed:
            place = "line"
        else:
            place = "closing" if _closes(text, each) else "inside"
            opening = False
        last_end = each.end
        yield each, place
