"""The lists of a page: numbers or bullets at one indentation, with all that is nested in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analysis.formats.text_layouts.furniture import ends_comments, heads_comments
from analysis.formats.text_layouts.header_grammar import head
from analysis.formats.text_layouts.page import Line, Page
from analysis.formats.text_layouts.signs import end_of_comments

MOST_LEVELS = 6
"""Indentations at which lists are looked for, the commonest."""
MAX_BETWEEN = 6
"""Lines with words that may stand between two parts of one list (an advertisement, a page number)."""


@dataclass(frozen=True)
class Run:
    """One list: positions in `page.lines` of its begin, its end, and its items of the top level."""

    start: int
    stop: int
    level: int
    items: tuple[int, ...]


def runs(page: Page) -> list[Run]:
    """Every list of the page: by indentation, then in order."""
    indents = Counter(line.indent for line in page.lines if line.marked and line.indent)
    levels = sorted(indents, key=lambda level: (-indents[level], level))[:MOST_LEVELS]
    found: list[Run] = []
    for level in sorted(levels):
        parts = [run for start, stop in _stretches(page, level) for run in _split(page, start, stop, level)]
        found += _joined(page, parts)
    return found or _at_margin(page)


def _stretches(page: Page, level: int) -> Iterator[tuple[int, int]]:
    """(start, stop) of the lines at or right of `level` that no line left of it and no furniture parts."""
    start = 0
    for n in range(len(page.lines) + 1):
        if n == len(page.lines) or _parts(page.lines[n], level):
            if n > start:
                yield start, n
            start = n + 1


def _parts(line: Line, level: int) -> bool:
    if line.indent != level or line.marked:
        return line.indent < level
    return heads_comments(line.text) or ends_comments(line.text)


def _split(page: Page, start: int, stop: int, level: int) -> Iterator[Run]:
    """The lists of one stretch: a new one begins where the numbers begin again or the mark changes."""
    items: list[int] = []
    for n in range(start, stop):
        line = page.lines[n]
        if not line.marked or line.indent != level:
            continue
        if items and not _continues([page.lines[m] for m in items[-2:]], line):
            begin = _widest_gap(page, items[-1] + 1, n)
            yield Run(_begin(page, start, items[0]), begin, level, tuple(items))
            start, items = begin, []
        items.append(n)
    if items:
        yield Run(_begin(page, start, items[0]), stop, level, tuple(items))


def _begin(page: Page, start: int, item: int) -> int:
    """Where a list begins: at its first item, or at the lines right of it that lost their own mark."""
    begin = item
    while begin > start and page.lines[begin - 1].indent > page.lines[item].indent:
        begin -= 1
    return begin


def _continues(before: Sequence[Line], line: Line) -> bool:
    """Whether an item goes on with the list: bullets always, numbers in one direction."""
    if line.number is None or before[-1].number is None:
        return line.number is None and before[-1].number is None
    if len(before) < 2 or before[0].number is None:
        return line.number != before[-1].number
    return (before[-1].number < line.number) == (before[0].number < before[-1].number)


def _widest_gap(page: Page, low: int, high: int) -> int:
    """The last line in [low, high] with the most blank lines before it: a new list begins there."""
    return max(range(low, high + 1), key=lambda n: (page.lines[n].blank_before, n))


def _at_margin(page: Page) -> list[Run]:
    """The numbered list that stands at the left margin, where its items begin blocks and rise from 1."""
    items: list[int] = []
    for n, line in enumerate(page.lines):
        if line.indent or line.number is None or (not line.blank_before and not head(line.text)):
            continue
        if line.number == 1:
            items = [n]
        elif items and page.lines[items[-1]].number < line.number:  # type: ignore[operator]
            items.append(n)
    if len(items) < 2:
        return []
    return [Run(items[0], end_of_comments(page, items[-1]), 0, tuple(items))]


def _joined(page: Page, parts: Sequence[Run]) -> list[Run]:
    """`parts` with those made one that go on with each other's numbers across a few lines."""
    found: list[Run] = []
    for part in parts:
        last = found[-1] if found else None
        if last and _goes_on(page, last, part):
            found[-1] = Run(last.start, part.stop, last.level, (*last.items, *part.items))
        else:
            found.append(part)
    return found


def _goes_on(page: Page, last: Run, part: Run) -> bool:
    low, high = page.lines[last.items[-1]].number, page.lines[part.items[0]].number
    near = 0 < part.start - last.stop <= MAX_BETWEEN and last.level == part.level > 0
    return near and low is not None and high is not None and low < high <= low + MAX_BETWEEN
