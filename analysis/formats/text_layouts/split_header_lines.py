"""The lines that belong to one header, above and below its date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from analysis.formats.text_layouts.date_lines import age, named, place_and_date, when
from analysis.formats.text_layouts.furniture import is_action, is_furniture, is_note, is_votes
from analysis.formats.text_layouts.header_grammar import bare_name
from analysis.formats.text_layouts.names import LISTED
from analysis.formats.text_layouts.pictures import announced, announces, has_name
from analysis.text import tidy

MOST_LINES = 8
"""Lines of a header above its date; more are none."""
MOST_BETWEEN = 4
"""Lines between its author and its date."""
MOST_ABOVE_GAP = 2
"""Lines of a name and his rank, above a blank line and whom he answers."""
LONGEST = 120
"""Code points of the longest of them."""
VOTED = 0.6
"""Share of the dates that must have a number below them for these to be votes."""
REPLY_TO = re.compile(r"\s*reply to\s+@?\w", re.IGNORECASE)
"""Whom a comment answers, in a line of its own."""
_SENTENCE = re.compile(r"\S+(?: \S+){2,}[.!?…]\W*")
_DOTS = ("•", "·")
"""What may stand alone between the parts of a header."""
_VOTES = re.compile(r"\d+\+?")


@dataclass(frozen=True)
class Header:
    """The lines of one header."""

    top: int
    """The line of the author."""
    bottom: int
    """The last line."""
    author: str
    between: tuple[str, ...]
    """What stands between author and date."""
    when: str
    split: bool
    """Whether author and date stand on two lines."""

    @property
    def is_tall(self) -> bool:
        """Whether it holds more than a name and a date."""
        return bool(self.between) or self.bottom - self.top > self.split


@dataclass(frozen=True)
class Headers:
    """The headers around the dates of a page."""

    lines: Sequence[str]
    dates: frozenset[int]
    """The lines that hold a date."""

    def at(self, n: int) -> Header | None:
        """The header whose date stands in line `n`, if there is a name above it that begins a block."""
        if named(self.lines[n]):
            return self._in_one_line(n)
        place, _ = place_and_date(self.lines[n])
        above = self._above(n)
        words = [line for _, line in above]
        first, own = announced(words)
        while first == own < len(words) and _VOTES.fullmatch(words[own]):
            first = own = own + 1
        while first == own < len(words) and is_note(words[own]):
            first = own = own + 1
        if own == len(above) or len(above) - own > MOST_BETWEEN + 1 or LISTED.match(words[own]):
            return None
        top = above[first][0]
        author = bare_name(words[own])
        begins = first < own or first > 0 or not top or self._is_end(top - 1)
        if author is None or not begins or (first == own and any(map(_SENTENCE.fullmatch, words[own:]))):
            return None
        return Header(
            self._announced_from(top, author),
            self._last(n),
            author,
            (*words[own + 1 :], *([place] if place else [])),
            when(self.lines[n]) or age(self.lines[n]),
            split=True,
        )

    def _is_end(self, n: int) -> bool:
        """Whether the comment before may end in line `n`."""
        return _is_gap(self.lines[n]) or is_votes(self.lines[n])

    def _above(self, n: int) -> list[tuple[int, str]]:
        """The lines above a date that may belong to its header, and where they stand.

        Blank lines end it, but not where words of a picture stand above, or where a name stands alone
        below the links of the comment before.
        """
        top = n - (n > 0 and REPLY_TO.match(self.lines[n - 1]) is not None)
        while top and n - top < MOST_LINES and self._is_part(top - 1):
            top -= 1
        near = [(at, line) for at in range(top, n) if (line := tidy(self.lines[at])) and line not in _DOTS]
        further = self._across_gaps(top)
        words = [line for _, line in further]
        if any(bare_name(name) and has_name(line, name) for line, name in pairwise(words)):
            return [*further, *near]
        if len(further) == 1 and not near:
            return further if self._is_end(self._filled_above(further[0][0])) else []
        header = 0 < len(further) <= MOST_ABOVE_GAP and len(near) == 1
        if header and bare_name(words[0]) and self._is_below_link(further[0][0]):
            return [*further, *near]
        return near

    def _is_below_link(self, n: int) -> bool:
        """Whether a link ends the comment above line `n`: then what stands there begins a header."""
        above = self._filled_above(n)
        return above < n and is_action(tidy(self.lines[above]))

    def _filled_above(self, n: int) -> int:
        """The next line with words above; the line itself where there is none."""
        return next((at for at in range(n - 1, -1, -1) if self.lines[at].strip()), n)

    def _across_gaps(self, top: int) -> list[tuple[int, str]]:
        """The short lines above a gap, blank ones apart, up to a link, a date or a longer line."""
        found: list[tuple[int, str]] = []
        for at in range(top - 1, max(top - MOST_LINES, -1), -1):
            line = self.lines[at]
            if line.strip() and not self._is_part(at):
                break
            if line.strip():
                found.insert(0, (at, tidy(line)))
        return found

    def _in_one_line(self, n: int) -> Header | None:
        """The header that line `n` is by itself, with what announces its author."""
        said = named(self.lines[n])
        if said is None or said.author is None or said.when is None:
            return None
        return Header(
            self._announced_from(n, said.author),
            self._last(n),
            said.author,
            (),
            said.when,
            split=False,
        )

    def _announced_from(self, top: int, author: str) -> int:
        """The first of the lines above a header, blank ones apart, that only announce its author."""
        first = top
        for n in range(top - 1, max(top - MOST_LINES, -1), -1):
            line = tidy(self.lines[n])
            if line and not announces(line, author):
                break
            first = n if line else first
        return first

    def _last(self, n: int) -> int:
        """The last line of the notes and counts below the date."""
        while self._is_beside(n + 1):
            n += 1
        return n

    def _is_beside(self, n: int) -> bool:
        line = tidy(self.lines[n]) if n < len(self.lines) else ""
        counts = is_votes(line) and (self._are_counted or not self._below(n).strip())
        return counts or is_note(line)

    @cached_property
    def _are_counted(self) -> bool:
        """Whether most dates have a number below them: votes."""
        counted = sum(is_votes(self._below(n)) for n in self.dates)
        return counted >= VOTED * len(self.dates)

    def _is_part(self, n: int) -> bool:
        line = self.lines[n]
        short = bool(line.strip()) and len(line.strip()) <= LONGEST and n not in self.dates
        return short and (line.strip() in _DOTS or not _is_gap(line))

    def _below(self, n: int) -> str:
        return self.lines[n + 1] if n + 1 < len(self.lines) else ""


def _is_gap(line: str) -> bool:
    return not line.strip() or is_furniture(tidy(line))
