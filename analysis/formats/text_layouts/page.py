"""A page as lines that know their indentation, list mark and the blank lines before them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from analysis.formats.lines import indent, paragraph_gap
from analysis.formats.saved_text import of_text
from analysis.formats.text_layouts.comment_headings import headings
from analysis.formats.times import WHEN
from analysis.text import tidy

_MARK = re.compile(r" *(?:(?P<number>\d{1,5})\.|(?P<bullet>[•◦▪‣·*+-]))(?:[ \u00a0]+(?P<rest>\S.*)?)?$")
_STAMP = re.compile(rf" *{WHEN}", re.IGNORECASE)
LONGEST_MARK = 140
"""Code points of a line in which a date may stand instead of a list number (`3. Mai 2011`)."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line with words."""

    at: int
    """0-based line of the page."""
    text: str
    """Its words, tidied, without a list mark."""
    indent: int
    blank_before: int
    """Blank lines before it."""
    number: int | None = None
    """The list number before the words."""
    bullet: bool = False

    @property
    def marked(self) -> bool:
        return self.bullet or self.number is not None


@dataclass(frozen=True)
class Page:
    """The lines of a text, blank ones apart."""

    raw: tuple[str, ...]
    lines: tuple[Line, ...]
    """Those with words, in order."""

    @classmethod
    def of(cls, raw: Sequence[str]) -> Page:
        return cls(tuple(raw), tuple(_lines(raw)))

    @cached_property
    def gap(self) -> int:
        """Blank lines that the page sets between paragraphs."""
        return paragraph_gap(self.raw)

    @cached_property
    def headings(self) -> Sequence[int]:
        """The positions in `lines` of those that announce comments."""
        return headings([line.text for line in self.lines])

    @cached_property
    def words_until(self) -> tuple[int, ...]:
        """Position in `lines` -> words on all lines before it."""
        return tuple(accumulate((len(line.text.split()) for line in self.lines), initial=0))

    def after(self, n: int) -> Line | None:
        """The line with words after the `n`-th."""
        return self.lines[n + 1] if n + 1 < len(self.lines) else None


def printed(text: str) -> list[str]:
    """The lines of a text as the page printed them, without blanks at their ends."""
    return [line.expandtabs(4).rstrip() for line in of_text(text)]


def _lines(raw: Sequence[str]) -> list[Line]:
    found = []
    blank = 0
    for at, line in enumerate(raw):
        words = tidy(line) if line else ""
        if not words:
            blank += 1
            continue
        found.append(_line(at, line, words, blank))
        blank = 0
    return found


def _line(at: int, raw: str, words: str, blank: int) -> Line:
    match = _MARK.match(raw)
    if match is None or (len(raw) < LONGEST_MARK and match["number"] and _STAMP.match(raw)):
        return Line(at, words, indent(raw), blank)
    number = int(match["number"]) if match["number"] else None
    return Line(at, tidy(match["rest"] or ""), indent(raw), blank, number, number is None)
