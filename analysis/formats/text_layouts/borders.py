"""Where comments stand on a page: what every way of finding them gives."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from analysis.formats.text_layouts.header_grammar import Head
from analysis.formats.text_layouts.page import Page

LEAST_STEP = 2
"""Blanks by which a reply stands to the right of what it answers."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A line that says something of the comment beside it."""

    n: int
    """Position in `page.lines`."""
    head: Head


@dataclass(frozen=True, slots=True, kw_only=True)
class Border:
    """One comment: `at` to `end` is its block with header and footer, from `body` on its words."""

    at: int
    """Line of the page, 0-based, as all of these."""
    body: int
    end: int
    """The line after the last of its words."""
    head: Head | None = None
    depth: int | None = None
    number: int | None = None
    first: str | None = None
    """The words of the line `body`, where it also holds a mark or a header."""
    last: str | None = None
    """The words of the line before `end`, where it also holds a signature."""
    until: int | None = None
    """The line after its footer, where it has one."""


@dataclass(frozen=True, kw_only=True)
class Reading:
    """One way to read the comments of a page."""

    how: str
    """What marks the borders, in words."""
    borders: tuple[Border, ...]
    score: float
    """How much speaks for it: about the number of comments, weighted by how sure the mark is."""
    sure: bool = True
    """Whether the mark is one that articles do not use too."""

    @property
    def authors(self) -> Counter[str]:
        """Whom headers and footers name, and how often."""
        heads = (border.head for border in self.borders)
        return Counter(head.author for head in heads if head is not None and head.author is not None)

    @property
    def start(self) -> int:
        return self.borders[0].at

    @property
    def end(self) -> int:
        return self.borders[-1].until or self.borders[-1].end


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """The begin of a comment whose end is the begin of the next one."""

    at: int
    body: int
    head: Head | None = None
    depth: int | None = None
    number: int | None = None
    first: str | None = None


def with_depths(openings: Sequence[Opening], indents: Sequence[int]) -> list[Opening]:
    """`openings` as deep as they are indented, where their indentations differ by two blanks or more."""
    levels = sorted(set(indents))
    if len(levels) < 2 or min(b - a for a, b in pairwise(levels)) < LEAST_STEP or indents[0] != levels[0]:
        return list(openings)
    return [replace(each, depth=levels.index(at)) for each, at in zip(openings, indents, strict=True)]


def closed(openings: Sequence[Opening], end: int) -> tuple[Border, ...]:
    """`openings` as borders, each up to the next one, the last up to the line `end`."""
    stops = [opening.at for opening in openings[1:]] + [end]
    return tuple(
        Border(
            at=each.at,
            body=min(each.body, stop),
            end=stop,
            head=each.head,
            depth=each.depth,
            number=each.number,
            first=each.first,
        )
        for each, stop in zip(openings, stops, strict=True)
    )


def words_in(page: Page, border: Border) -> int:
    """Lines with words between the begin of a body and its end."""
    return sum(1 for at in range(border.body, border.end) if page.raw[at].strip())


def line_at(page: Page, n: int) -> int:
    """The line of the page at a position of `page.lines`; after the last one, the end of the page."""
    return page.lines[n].at if n < len(page.lines) else len(page.raw)
