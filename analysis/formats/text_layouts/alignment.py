"""Authors that stand beside the dates of their comments, told by where all dates of a page have a name.

2013-03-01 00:05          Ana Bell              which of the lines above and below a date is the
Ana Bell                  2013-03-01 00:05      author shows only where many are laid beside each
Posts: 33                 The words.            other: there stand names, and some of them again
The words.                                      and again
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from analysis.formats.text_layouts.furniture import REPLY, is_action, is_note, is_panel, letters
from analysis.formats.text_layouts.header_parts import above_heading, headings
from analysis.formats.text_layouts.heads import Kind, bare_name, head
from analysis.text import tidy

LEAST = 3
"""Dates that a page must have for what stands beside them to show."""
MOSTLY = 0.8
"""Share of them that must have a name at one place."""
REPEATED = 0.5
"""Share of them that the same line stands beside to be furniture (a subject, a link)."""
FARTHEST = 2
"""Lines with words, furniture apart, between a date and its author."""
MOST_WORDS = 3.0
"""Words of the names on average; lines of more are somebody's words."""
_REPLYING = re.compile(r"\s*re ?:", re.IGNORECASE)
_REPLY = re.compile(rf"\b{REPLY}\b", re.IGNORECASE)
_LISTED = re.compile(r"\s*(?:\d{1,5}\.|[•◦▪‣*-])\s")
"""The mark of a list."""
MOST_OF_PANEL = 3
"""Lines of rank and picture above a panel's first known line."""


def aligned(lines: Sequence[str]) -> list[str]:
    """The lines with each such author and date as one header, `Name · date`."""
    page = _Page(lines)
    place = page.place
    found = list(lines)
    for n in reversed(page.dates if place else ()):
        at = page.beside(n, place)
        author = page.name(at) if at is not None else None
        if at is not None and author:
            last = page.panel_end(at) if at > n else n
            found[min(at, n) : last + 1] = ["", f"{author} · {page.when(n)}"]
    return found


@dataclass(frozen=True)
class _Page:
    lines: Sequence[str]

    @cached_property
    def dates(self) -> tuple[int, ...]:
        """The lines that hold nothing but a date and links, below the heading of the comments.

        Dates with nothing between are a list of links, as of a blog's months.
        """
        dated = [n for n, line in enumerate(self.lines) if self.when(n)]
        kept = [
            n for n in dated if not self._is_dated(self._step(n, 1)) and not self._is_dated(self._step(n, -1))
        ]
        return tuple(kept[above_heading(kept, headings(self.lines)) :])

    def when(self, n: int) -> str | None:
        """The date of a line; a reply link beside it belongs to the comment above."""
        line = tidy(self.lines[n])
        said = head(line)
        return said.when if said and said.kind == Kind.WHEN and not _REPLY.search(line) else None

    @cached_property
    def place(self) -> int:
        """Where the author stands, in lines from the date on (above: less than 0); 0 if it is not clear."""
        if len(self.dates) < LEAST:
            return 0
        places = [sign * far for far in range(1, FARTHEST + 1) for sign in (-1, 1)]
        return max((place for place in places if self._holds(place)), key=self._share, default=0)

    def _share(self, place: int) -> float:
        """The share of the dates that have a name at a place."""
        return len(self._names(place)) / len(self.dates)

    def _holds(self, place: int) -> bool:
        """Whether authors stand at a place. Below a date it may be the next comment's that does."""
        names = self._names(place)
        words = sum(len(name.split()) for name in names)
        again = self._has_panels(place) or (place < 0 and 1 < len(set(names)) < len(names))
        return len(names) >= MOSTLY * len(self.dates) and again and words <= MOST_WORDS * len(names)

    def _has_panels(self, place: int) -> bool:
        """Whether a forum's panel stands below most of the lines at a place."""
        tops = [at for n in self.dates if (at := self.beside(n, place)) is not None]
        return sum(self.panel_end(at) > at for at in tops) >= MOSTLY * len(self.dates)

    def _names(self, place: int) -> list[str]:
        lines = (self.beside(n, place) for n in self.dates)
        names = (self.name(at) for at in lines if at is not None)
        return [name for name in names if name]

    def name(self, n: int) -> str | None:
        """The name in a line; lists tell their comments apart by themselves."""
        line = tidy(self.lines[n])
        return None if _LISTED.match(self.lines[n]) or is_panel(line) else bare_name(line)

    def beside(self, n: int, place: int) -> int | None:
        """The line at a place beside a date, furniture and other dates apart."""
        step = 1 if place > 0 else -1
        at: int | None = n
        for _ in range(abs(place)):
            at = self._step(at, step)
            while at is not None and self._is_furniture(at):
                at = self._step(at, step)
            if at is None or self._is_dated(at):
                return None
        return at

    def panel_end(self, n: int) -> int:
        """The last line of the panel below an author."""
        end = n
        near = self._below(n, MOST_OF_PANEL + 1)
        while known := next((at for at in near if is_panel(tidy(self.lines[at]))), None):
            end = known
            near = self._below(end, 1)
        return end

    def _below(self, n: int, count: int) -> list[int]:
        found: list[int] = []
        at = self._step(n, 1)
        while at is not None and len(found) < count and not self._is_dated(at):
            found.append(at)
            at = self._step(at, 1)
        return found

    def _step(self, n: int | None, step: int) -> int | None:
        """The next line with words."""
        n = n + step if n is not None else None
        while n is not None and 0 <= n < len(self.lines) and not self.lines[n].strip():
            n += step
        return n if n is not None and 0 <= n < len(self.lines) else None

    def _is_dated(self, n: int | None) -> bool:
        return n is not None and self.when(n) is not None

    def _is_furniture(self, n: int) -> bool:
        line = tidy(self.lines[n])
        return is_action(line) or is_note(line) or self._letters(n) in self._repeated or not letters(line)

    @cached_property
    def _repeated(self) -> frozenset[str]:
        """What stands right beside so many dates that nobody wrote it there."""
        near = (at for n in self.dates for at in self._near(n) if self.name(at) is None)
        said = Counter(self._letters(at) for at in near)
        return frozenset(words for words, count in said.items() if count > REPEATED * len(self.dates))

    def _letters(self, n: int) -> str:
        return letters(_REPLYING.sub("", self.lines[n]))

    def _near(self, n: int) -> Iterator[int]:
        for step in (1, -1):
            if (at := self._step(n, step)) is not None:
                yield at
