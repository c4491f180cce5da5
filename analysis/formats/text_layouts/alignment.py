"""Authors that stand near the dates of their comments, told by where all dates of a page have a name.

Ana Bell                 Which of the lines around a date is the author shows only where many are
Heating engineer         laid beside each other: there stand names, and some of them again and again.
2013-03-01 00:05
The words.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import islice, takewhile

from analysis.formats.lines import indent
from analysis.formats.text_layouts.comment_headings import above_heading, headings
from analysis.formats.text_layouts.furniture import (
    REPLY,
    heads_comments,
    is_action,
    is_note,
    is_panel,
    letters,
)
from analysis.formats.text_layouts.header_grammar import REPLYING, Kind, bare_name, head
from analysis.formats.text_layouts.names import LISTED
from analysis.text import tidy

LEAST = 3
"""Dates that a page must have for what stands beside them to show."""
NAMED = 0.8
"""Share of them that must have a name at one place."""
LONGEST = 40
"""Code points of a line between an author and his date."""
HIGHEST = 3
"""Places above a date that are looked at."""
FARTHEST = 4
"""Lines with words, links apart, from an author to his date."""
MOST_WORDS = 3.0
"""Words of the names on average; lines of more are somebody's words."""
SPOKEN_OF = 2
"""What a name counts that stands elsewhere on the page, too."""
ON_TOP = 1.25
"""What the first line of a header counts more than others: below a name may stand a rank."""
MOST_OF_PANEL = 3
"""Lines of rank and picture above a panel's first known line."""
_REPLY = re.compile(rf"\b{REPLY}\b", re.IGNORECASE)


def aligned(lines: Sequence[str]) -> list[str]:
    """The lines with each such author and date as one header, `Name · date`."""
    page = _Dates(lines)
    at = page.authors
    if at is None:
        return list(lines)
    found: list[str | None] = list(lines)
    for n, author in at.items():
        margin = " " * indent(lines[author])
        for each in page.header(author, n):
            found[each] = None
        found[author] = f"\n{margin}{page.name(author)} · {page.when(n)}"
    return [line for each in found if each is not None for line in each.split("\n")]


@dataclass(frozen=True)
class _Dates:
    lines: Sequence[str]

    @cached_property
    def dates(self) -> tuple[int, ...]:
        """The lines that hold nothing but a date and links, below the heading of the comments.

        Dates with nothing between are a list of links, as of a blog's months.
        """
        kept = [
            n
            for n in sorted(self._dated)
            if not any(self._is_dated(next(self._filled_from(n, step), -1)) for step in (1, -1))
        ]
        return tuple(kept[above_heading(kept, headings(self.lines)) :])

    @cached_property
    def authors(self) -> dict[int, int] | None:
        """The line of each date -> its author's; `None` where that is not clear."""
        if len(self.dates) < LEAST:
            return None
        top = self._found(self._on_top)
        above = [self._found(partial(self._above, place)) for place in range(HIGHEST)]
        ways = (top, *above, self._found(self._below), self._found(self._after_last))
        told = [found for found in ways if self._are_authors(found)]
        return max(
            told, key=lambda found: self._people(found) * (ON_TOP if found is top else 1), default=None
        )

    def _people(self, found: dict[int, int]) -> int:
        """How many the names are; those of whom the page speaks elsewhere count more, for ranks are not."""
        names = {name for at in found.values() if (name := self.name(at))}
        told = set(found.values())
        elsewhere = "\n".join(line for n, line in enumerate(self.lines) if n not in told)
        words = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)")
        return len(names) + SPOKEN_OF * len(names & set(words.findall(elsewhere)))

    def _found(self, way: Callable[[int], int | None]) -> dict[int, int]:
        lines = ((n, way(n)) for n in self.dates)
        return {n: at for n, at in lines if at is not None and self.name(at)}

    def _are_authors(self, found: dict[int, int]) -> bool:
        """Whether so many lines are names, of few words, and of some who write again."""
        names = [self.name(at) or "" for at in found.values()]
        words = sum(len(name.split()) for name in names)
        again = 1 < len(set(names)) < len(names) or self._have_panels(found)
        return (
            len(names) >= max(LEAST, NAMED * len(self.dates)) and again and words <= MOST_WORDS * len(names)
        )

    def _have_panels(self, found: dict[int, int]) -> bool:
        """Whether a forum's panel stands below most of the lines."""
        return sum(self.panel_end(at) > at for at in found.values()) >= NAMED * len(self.dates)

    def _above(self, place: int, n: int) -> int | None:
        """The line at a place above a date, where nothing but short lines stand between."""
        above = list(islice(self._near(n, -1), place + 1))
        short = all(len(self.lines[at].strip()) <= LONGEST for at in above[:-1])
        return above[place] if len(above) > place and short else None

    def _on_top(self, n: int) -> int | None:
        """The line below the links that end the comment above."""
        found: list[int] = []
        for at in range(n - 1, -1, -1):
            if not letters(self.lines[at]):
                continue
            if self._is_dated(at) or len(self.lines[at].strip()) > LONGEST or len(found) > FARTHEST:
                return None
            if not self._ends(at):
                found.append(at)
            elif found:
                return found[-1]
        return None

    def _ends(self, n: int) -> bool:
        """Whether a line ends the comment above, or the article."""
        return self._is_link(n) or heads_comments(tidy(self.lines[n]))

    def _below(self, n: int) -> int | None:
        """The line below a date, in forums that print the author's panel there."""
        at = next(self._near(n, 1), None)
        return at if at is not None and self.panel_end(at) > at else None

    def _after_last(self, n: int) -> int | None:
        """The line below the date of the comment above, where dates stand below the words."""
        before = bisect_left(self.dates, n) - 1
        if before >= 0:
            return next(self._near(self.dates[before], 1), None)
        later = {self.name(at) for each in self.dates if (at := next(self._near(each, 1), None)) is not None}
        lines = range(n - 1, -1, -1)
        known = (at for at in lines if self.name(at) in later and not self._is_dated(at))
        return next(known, None)

    def _near(self, n: int, step: int) -> Iterator[int]:
        """The lines with words from a date on, links apart, up to the next date."""
        return (at for at in self._undated(n, step) if not self._is_link(at))

    def header(self, author: int, n: int) -> list[int]:
        """The lines of the header that an author and a date are part of, with its subject, rank and links.

        Where links stand between them, the date is at the comment's foot and its words are above the links.
        """
        last = self.panel_end(author) if author > n else n
        above = [at for at in self._near(n, -1) if author < at]
        lengths = [len(self.lines[at].strip()) for at in above]
        links = [at for at in range(author + 1, n) if is_action(tidy(self.lines[at]))]
        near = len(above) <= FARTHEST and max(lengths, default=0) <= LONGEST
        whole = author > n or (near and not links)
        lines = list(range(min(author, n), last + 1)) if whole else [author, *links, n]
        lines += takewhile(self._is_beside, self._filled_from(max(lines), 1))
        lines += takewhile(self._is_subject, self._filled_from(min(lines), -1))
        return lines

    def _is_beside(self, n: int) -> bool:
        line = tidy(self.lines[n])
        return is_note(line) or is_action(line)

    def _is_subject(self, n: int) -> bool:
        return REPLYING.match(self.lines[n]) is not None

    def when(self, n: int) -> str | None:
        """The date of a line; a reply link beside it belongs to the comment above."""
        line = tidy(self.lines[n])
        said = head(line)
        return said.when if said and said.kind == Kind.WHEN and not _REPLY.search(line) else None

    def name(self, n: int) -> str | None:
        """The name in a line."""
        line = tidy(self.lines[n])
        return None if LISTED.match(self.lines[n]) or is_panel(line) else bare_name(line)

    def panel_end(self, n: int) -> int:
        """The last line of the panel below an author."""
        end = n
        near = islice(self._undated(n, 1), MOST_OF_PANEL + 1)
        while known := next((at for at in near if is_panel(tidy(self.lines[at]))), None):
            end = known
            near = islice(self._undated(end, 1), 1)
        return end

    def _undated(self, n: int, step: int) -> Iterator[int]:
        """The lines with words from line `n` on, up to the next date."""
        return takewhile(lambda at: not self._is_dated(at), self._filled_from(n, step))

    def _filled_from(self, n: int, step: int) -> Iterator[int]:
        """The lines with words after (or, with step -1, before) line `n`."""
        lines = range(n + 1, len(self.lines)) if step > 0 else range(n - 1, -1, -1)
        return (at for at in lines if self.lines[at].strip())

    def _is_dated(self, n: int) -> bool:
        return n in self._dated

    @cached_property
    def _dated(self) -> frozenset[int]:
        return frozenset(n for n, line in enumerate(self.lines) if line.strip() and self.when(n))

    def _is_link(self, n: int) -> bool:
        """Whether a line says what nobody wrote: a link, a note, a subject."""
        return self._is_beside(n) or self._is_subject(n) or not letters(self.lines[n])
