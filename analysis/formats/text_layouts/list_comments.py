"""Lists read as comments: which list holds them, which of its lines open one, and how deep it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from analysis.formats.text_layouts.borders import Opening, Reading, closed, line_at
from analysis.formats.text_layouts.header_grammar import Kind, head
from analysis.formats.text_layouts.items import VERBAL, Custom, Top, top
from analysis.formats.text_layouts.lists import Run, runs
from analysis.formats.text_layouts.page import Line, Page
from analysis.formats.text_layouts.signs import announced, closed_after, confides, speaks

NESTED_DEEPER = 8
"""Blanks that a reply stands at most to the right of what it answers."""
ENOUGH = 3.5
"""Evidence from which a list is taken for comments (`_evidence`)."""
MOSTLY_DATED = 0.6
"""Share of a list's items that end with a date: then they are comments."""
LAST = 3
"""Lines of an item among which its last date stands."""
NESTED = 0.5
"""Evidence in replies that are nested in the items."""


def readings(page: Page) -> Iterator[Reading]:
    """The page read by each of its lists that may hold comments."""
    for run in runs(page):
        if found := reading(page, run):
            yield found


def reading(page: Page, run: Run) -> Reading | None:
    """The list read as comments, or `None` where too little speaks for it."""
    custom = Custom.of(page, run)
    if (evidence := _evidence(page, run, custom)) + NESTED < ENOUGH:
        return None
    openings = _with_depths(list(_openings(page, run, custom)))
    evidence += NESTED * (len(openings) > len(run.items))
    if evidence < ENOUGH or not openings:
        return None
    return Reading(
        how=_how(page, run, custom),
        borders=closed(openings, line_at(page, run.stop)),
        score=len(openings) * (1.0 if custom.headed or custom.named else 0.8) + evidence / 10,
        sure=custom.headed or evidence > ENOUGH + 1,
    )


def _evidence(page: Page, run: Run, custom: Custom) -> float:
    """What speaks for comments and against a list of an article, in points (set on pages of both)."""
    items = [page.lines[n] for n in run.items]
    spaced = sum(item.blank_before > 0 for item in items) / len(items)
    bodies = [page.lines[n:stop] for n, stop in zip(run.items, [*run.items[1:], run.stop], strict=True)]
    inside = page.words_until[run.stop] - page.words_until[run.start]
    rest = page.words_until[-1] - page.words_until[run.stop]
    average = inside / len(items)
    points = (
        (announced(page, run.start), 3.0),
        (closed_after(page, run.stop), 2.0),
        (custom.headed, 3.0),
        (custom.named, 1.0),
        (sum(map(_is_dated, bodies)) >= MOSTLY_DATED * len(items), 3.0),
        (items[0].blank_before >= 2 or run.start == 0, 1.0),
        (rest <= inside / 2, 1.0),
        (average >= 8, 0.5),
        (sum(any(speaks(line.text) for line in body) for body in bodies) >= len(items) / 2, 1.0),
        (sum(any(confides(line.text) for line in body) for body in bodies) >= len(items) / 3, 1.0),
        (run.level == 0 and not custom.headed, -1.0),
        (average < 4 and not custom.headed, -2.0),
        (spaced < 0.5 and not custom.headed, -3.0),
        (items[0].bullet and not custom.headed, -1.5),
        (items[0].number not in (None, 1) and not custom.headed and len(items) == 1, -1.0),
    )
    return sum(weight for holds, weight in points if holds)


def _is_dated(body: Sequence[Line]) -> bool:
    """Whether an item ends with a date."""
    said = [head(line.text) for line in body[1:]]
    return any(each is not None and each.kind == Kind.WHEN for each in said[-LAST:])


def _how(page: Page, run: Run, custom: Custom) -> str:
    mark = "bullets" if page.lines[run.items[0]].bullet else "numbers"
    if custom.headed:
        return f"{mark} with a header line"
    return f"{mark} with names" if custom.named else f"{mark} alone"


def _openings(page: Page, run: Run, custom: Custom) -> Iterator[Opening]:
    """The comments of a list in order: items, replies nested in them, and those whose mark was lost.

    Their `depth` is how far they stand to the right of the list, in blanks.
    """
    stack: list[int] = []  # indents of the items that contain the line
    items = set(run.items)
    gap = _gap_between(page, run)
    free = run.start
    for n in range(run.start, run.stop):
        line = page.lines[n]
        if n < free:
            continue
        if n in items or (line.marked and _nested(page, n, stack, custom, run.stop)):
            stack = [*(indent for indent in stack if indent < line.indent), line.indent]
            shift = line.indent - run.level
        elif n == run.start or (not line.marked and _mark_lost(page, n, run, custom, gap)):
            shift = next((indent - run.level for indent in reversed(stack) if indent < line.indent), 0)
        else:
            continue
        begins = top(page, n, run.stop)
        found = _opening(page, n, begins, shift, fits=custom.fits(begins.head))
        free = max(begins.body if found.head else n, n + 1)
        yield found


def _with_depths(openings: Sequence[Opening]) -> list[Opening]:
    """`openings` with their shifts to the right made depths: the smallest shift is one level."""
    shifts = {opening.depth or 0 for opening in openings} - {0}
    step = min(shifts, default=1)
    return [replace(opening, depth=round((opening.depth or 0) / step)) for opening in openings]


def _opening(page: Page, n: int, begins: Top, shift: int, *, fits: bool) -> Opening:
    line = page.lines[n]
    return Opening(
        at=line.at,
        body=line_at(page, begins.body if fits else n),
        head=begins.head if fits else None,
        depth=shift,
        number=line.number,
        first=None if fits else line.text,
    )


def _gap_between(page: Page, run: Run) -> int:
    """The fewest blank lines before an item but the first."""
    return min((page.lines[n].blank_before for n in run.items[1:]), default=0)


def _nested(page: Page, n: int, stack: Sequence[int], custom: Custom, stop: int) -> bool:
    """Whether a marked line right of an item is a reply, and not a list in its body."""
    line = page.lines[n]
    if stack and not any(0 < line.indent - indent <= NESTED_DEEPER for indent in stack):
        return False
    if custom.headed or custom.named:
        return custom.fits(top(page, n, stop).head)
    before, after = page.lines[n - 1], page.after(n)
    tight = after is not None and after.marked and after.indent == line.indent and not after.blank_before
    return not stack or (line.blank_before > 0 and not tight and not before.text.endswith(":"))


def _mark_lost(page: Page, n: int, run: Run, custom: Custom, gap: int) -> bool:
    """Whether a comment begins at a line without a mark, because the page lost it or never had one."""
    line = page.lines[n]
    said = top(page, n, run.stop).head if custom.verbal or custom.dated else None
    if custom.verbal and said and said.kind in VERBAL:
        return line.indent == run.level + 2
    if custom.dated and said and said.kind == Kind.WHEN and said.author is None and line.blank_before:
        return True
    return (custom.named or custom.headed) and gap >= 2 and line.blank_before > gap
