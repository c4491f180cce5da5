"""Text of a thread made fit to print: nothing in it can harm a page, nothing visible is lost in silence.

A PDF for every reader must not hold a character that its fonts lack, and a word without a break can
run over its neighbour. Both are settled here, before the page is set.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import accumulate

from analysis.report import glyphs

SUBSTITUTE = "□"
"""Stands for a character that no font of the report holds."""

MOST_MARKS = 3
"""Combining marks and joiners kept in a row: no script in use needs more; stacks climb over other lines."""

JOINERS = "\u200c\u200d"
"""Invisible, but they shape Persian, Hindi and emoji."""

BREAK = "\u200b"
"""A line may end here; it is not seen."""

KERNING = 1.06
"""A word is taken to be this much wider than the sum of its letters, to be on the safe side."""

LETTERS_AN_EM = 40
"""Code points, at most, that are looked at to fill one em: blank runs and stacked marks take no room."""

_PLAIN = re.compile(r"[ -~]*\Z")


def clean(text: str) -> str:
    """`text` on one line, in characters that the report's fonts hold.

    White space becomes single blanks. Dropped are control characters, invisible formatting (direction
    overrides among it), lone surrogates, marks beyond the third in a row and marks that no font holds
    together with their letter. A letter that no font holds is printed as its plain form (`𝔄` as `A`),
    any other character as `SUBSTITUTE`.
    """
    line = " ".join(text.split())
    if _PLAIN.match(line):
        return line
    composed = unicodedata.normalize("NFC", line)
    return " ".join(_few_marks("".join(map(_printed, composed))).split())


def excerpt(text: str, ems: float) -> str:
    """The beginning of `text`, `clean`, at most `ems` long; cut between words where that loses little."""
    looked_at = text[: int(LETTERS_AN_EM * ems)]
    line = clean(looked_at)
    room = next((i for i, end in enumerate(accumulate(map(glyphs.width, line))) if end > ems), len(line))
    if room == len(line) and len(looked_at) == len(text):
        return line
    kept = line[:room]
    blank = kept.rfind(" ")
    return (kept[:blank] if blank > room // 2 else kept).rstrip(" .,;:-–—" + JOINERS) + "…"


def length(text: str) -> float:
    """Ems that `text` takes on one line."""
    return sum(map(glyphs.width, text))


def breakable(text: str, ems: float) -> str:
    """`text` in which each word wider than `ems` may break, so that it stays in a column so wide."""
    return " ".join(_broken(word, ems) for word in text.split(" "))


def leading_marks(text: str) -> int:
    """How many of the first characters of `text` belong to what stands before it."""
    return next((n for n, character in enumerate(text) if not _leans(character)), len(text))


@lru_cache(maxsize=1 << 15)
def _printed(character: str) -> str:
    category = unicodedata.category(character)
    if category in ("Cc", "Cs") or (category == "Cf" and character not in JOINERS):
        return ""
    if _held(character):
        return character
    if _leans(character):
        return ""
    plain = unicodedata.normalize("NFKC", character)
    return plain if all(map(_held, plain)) else SUBSTITUTE


def _held(character: str) -> bool:
    return character in JOINERS or bool(glyphs.families(character))


def _leans(character: str) -> bool:
    """Whether `character` belongs to the one before it."""
    return character in JOINERS or unicodedata.category(character).startswith("M")


def _few_marks(text: str) -> str:
    """`text` with the marks that can be drawn on their letters: few, and in one family with the letter."""
    kept: list[str] = []
    marks, families = 0, frozenset[int]()
    for character in text:
        if not _leans(character):
            marks, families = 0, glyphs.families(character)
        elif marks == MOST_MARKS:
            continue
        elif character in JOINERS:
            marks += 1
        elif shared := families & glyphs.families(character):
            marks, families = marks + 1, shared
        else:
            continue
        kept.append(character)
    return "".join(kept)


def _broken(word: str, ems: float) -> str:
    widths = [glyphs.width(letter) * KERNING for letter in word]
    if sum(widths) <= ems:
        return word
    pieces: list[str] = []
    taken = 0.0
    for letter, width in zip(word, widths, strict=True):
        if pieces and taken + width > ems and not _leans(letter) and pieces[-1] not in JOINERS:
            pieces.append(BREAK)
            taken = 0.0
        pieces.append(letter)
        taken += width
    return "".join(pieces)
