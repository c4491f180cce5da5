"""Authors that stand near the dates of their comments, told by where all dates of a page have a name.

Ana Bell                 Which of the lines around a date is the author shows only where many are
Heating engineer         laid beside each other: there stand names, and some of them again and again.
2013-03-01 00:05
The words.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import islice, takewhile

from analysis.formats.lines import indent
from analysis.formats.text_layouts.comment_headings import above_heading, headings
from analysis.formats.text_layouts.feet import are_feet
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
from analysis.formats.text_layouts.notices import reason_left_out
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
ALL_OVER = 2.0
"""What lines below the dates count more where all of them are names, as the begins of words never are."""
MOST_OF_PANEL = 3
"""Lines of rank and picture above a panel's first known line."""
LONGEST_RANK = 80
"""Code points of what stands below a name and says who that is."""
NEARLY_ALL = 0.9
"""Share of the names that must have such a line."""
_ENDED = re.compile(r"[.!?…,;:]\W*$")
_REPLY = re.compile(rf"\b{REPLY}\b", re.IGNORECASE)


def aligned(lines: Sequence[str]) -> list[str]:
    """The lines with each such author and date as one header, `Name · date`."""
    page = _Dates(lines)
    at = page.authors
    if at is None:
        return list(lines)
    found: list[str | None] = list(lines)
    feet = are_feet(lines, sorted((author, n) for n, author in at.items() if author < n))
    for n, author in at.items():
        margin = " " * indent(lines[author])
        for each in page.header(author, n):
            found[each] = None
        said = f"{margin}{page.name(author)} · {page.when(n)}"
        found[author] = f"{said}\n" if feet else f"\n{said}"
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

    @property
    def authors(self) -> dict[int, int] | None:
        """The line of each date -> its author's; `None` where that is not clear."""
        return self._told[0]

    @property
    def _at_foot(self) -> bool:
        """Whether dates stand below the words: then only roles are between them and the author."""
        return self._told[1]

    @cached_property
    def _told(self) -> tuple[dict[int, int] | None, bool]:
        if len(self.dates) < LEAST:
            return None, False
        foot = self._found(self._after_last)
        top = self._found(self._on_top)
        above = [self._found(partial(self._above, place)) for place in range(HIGHEST)]
        if self._are_authors(foot) and len(foot.items() & top.items()) >= NAMED * len(top):
            top = foot  # what stands between are the words
        worth = [(top, ON_TOP), *((found, 1.0) for found in (*above, self._found(self._below)))]
        worth.append((foot, ALL_OVER if len(foot) == len(self.dates) else 1.0))
        told = [(found, weight) for found, weight in worth if self._are_authors(found)]
        best, _ = max(told, key=lambda way: self._people(way[0]) * way[1], default=(None, 0.0))
        return best, best is foot

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
        """The line below the date of the comment above, where dates stand below the words.

        Above the first one it is the line below a heading or link, or somebody's who writes later.
        """
        before = bisect_left(self.dates, n) - 1
        if before >= 0:
            return self._next_begin(self.dates[before])
        later = {self.name(at) for each in self.dates if (at := self._next_begin(each)) is not None} - {None}
        below = first = None
        for at in self._undated(n, -1):
            if self.name(at) in later:
                return at
            if heads_comments(tidy(self.lines[at])):
                return first or below
            if self._is_beside(at):
                first = first or below
            else:
                below = at
        return first

    def _next_begin(self, n: int) -> int | None:
        """The first line below a date, links and notices of deleted comments apart."""
        return next((at for at in self._near(n, 1) if not self._is_notice(at)), None)

    def _is_notice(self, n: int) -> bool:
        """Whether a line stands where a comment was."""
        return reason_left_out(None, tidy(self.lines[n])) is not None

    def _near(self, n: int, step: int) -> Iterator[int]:
        """The lines with words from a date on, links apart, up to the next date."""
        return (at for at in self._undated(n, step) if not self._is_link(at))

    def header(self, author: int, n: int) -> list[int]:
        """The lines of the header that an author and a date are part of, with its subject, rank and links.

        Where links stand between them, the date is at the comment's foot and its words are above the links.
        """
        if self._at_foot:
            rank = self._below_name(author, n) if self._have_ranks else None
            notices = takewhile(self._is_notice, self._filled_from(author, -1))
            return [author, *notices, *([rank] if rank else []), n]  # the links end the last comment
        last = self.panel_end(author) if author > n else n
        above = [at for at in self._near(n, -1) if author < at]
        lengths = [len(self.lines[at].strip()) for at in above]
        links = [at for at in range(author + 1, n) if is_action(tidy(self.lines[at]))]
        near = len(above) <= FARTHEST and max(lengths, default=0) <= LONGEST
        whole = author > n or (near and not links)
        lines = list(range(min(author, n), last + 1)) if whole else [author, *links, n]
        lines += self._links_below(max(lines))
        lines += takewhile(self._is_subject, self._filled_from(min(lines), -1))
        return lines

    def _links_below(self, n: int) -> list[int]:
        return list(takewhile(self._is_beside, self._filled_from(n, 1)))

    def _below_name(self, author: int, n: int) -> int | None:
        """The short line right below a name, no sentence, where more stand between it and the date."""
        below = [at for at in self._filled_from(author, 1) if at < n and not self._is_beside(at)]
        line = self.lines[below[0]].strip() if len(below) > 1 else ""
        return below[0] if line and len(line) <= LONGEST_RANK and not _ENDED.search(line) else None

    @cached_property
    def _have_ranks(self) -> bool:
        """Whether what stands below nearly all names is a rank: some have the same again."""
        ranks = {at: self._below_name(at, n) for n, at in (self.authors or {}).items()}
        said = Counter((self.name(at), letters(self.lines[rank])) for at, rank in ranks.items() if rank)
        return max(said.values(), default=0) > 1 and said.total() >= NEARLY_ALL * len(ranks)

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
