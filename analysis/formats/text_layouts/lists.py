"""Comments that are items of lists: numbers (the commonest mark of all) or bullets, nested by indentation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analysis.formats.text_layouts.borders import Opening, Reading, closed
from analysis.formats.text_layouts.heads import Head, Kind, bare_name, head, is_icon
from analysis.formats.text_layouts.page import Line, Page
from analysis.formats.text_layouts.signs import announced, closed_after, end_of_comments, speaks, word_count

HEADED = 0.5
"""Share of a list's items whose first lines say a name or time: then they are headers, not bodies."""
NAMED = 0.6
"""The same for names alone, which a short body can look like."""
MAX_BETWEEN = 6
"""Lines with words that may stand between two parts of one list (an advertisement, a page number)."""
NESTED_DEEPER = 8
"""Blanks that a reply stands at most to the right of what it answers."""
_STRONG = frozenset({Kind.SAYS, Kind.SAID, Kind.SAYS_BARE, Kind.NAMED, Kind.POSTED, Kind.WHEN})


@dataclass(frozen=True)
class Run:
    """One list: positions in `page.lines` of its begin, its end, and its items of the top level."""

    start: int
    stop: int
    level: int
    items: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Top:
    """The lines with which an item begins: what they say, and where its body begins."""

    head: Head | None
    body: int
    """Position in `page.lines`."""
    dated: bool = False
    """A line of its own says when."""


def runs(page: Page) -> list[Run]:
    """Every list of the page, in order."""
    found: list[Run] = []
    for start, stop in _indented(page):
        found += _split(page, start, stop)
    return _joined(page, found) if found else _at_margin(page)


def _indented(page: Page) -> Iterator[tuple[int, int]]:
    """(start, stop) of the stretches of indented lines that hold a list mark."""
    start = 0
    for n in range(len(page.lines) + 1):
        if n == len(page.lines) or page.lines[n].indent == 0:
            if any(line.marked for line in page.lines[start:n]):
                yield start, n
            start = n + 1


def _split(page: Page, start: int, stop: int) -> Iterator[Run]:
    """The lists of one stretch: a new one begins where the numbers begin again or the mark changes."""
    level = min(line.indent for line in page.lines[start:stop] if line.marked)
    items: list[int] = []
    for n in range(start, stop):
        line = page.lines[n]
        if not line.marked or line.indent != level:
            continue
        if items and not _continues([page.lines[m] for m in items[-2:]], line):
            begin = _widest_gap(page, items[-1] + 1, n)
            yield Run(start, begin, level, tuple(items))
            start, items = begin, []
        items.append(n)
    yield Run(start, stop, level, tuple(items))


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


def top(page: Page, n: int, stop: int) -> Top:
    """How the item at `n` begins, as if it had a header."""
    text = page.lines[n].text
    said = head(text)
    after = [page.lines[m] for m in range(n + 1, min(n + 3, stop)) if not page.lines[m].marked]
    if said and said.kind in _STRONG:
        return _then_date(page, n, stop, said)
    if after and (below := head(after[0].text)) and below.kind in (Kind.WHEN, Kind.POSTED, Kind.NAMED):
        if is_icon(text) and below.kind == Kind.NAMED:
            return Top(below, n + 2, dated=True)
        if below.kind == Kind.POSTED or bare_name(text) or is_icon(text):
            author = below.author or (None if is_icon(text) else bare_name(text))
            return _then_name(page, n + 2, stop, Head(Kind.NAMED, author, below.when, below.number))
    if is_icon(text) and after and bare_name(after[0].text):
        below_name = Head(Kind.NAME, bare_name(after[0].text))
        return _then_date(page, n + 1, stop, below_name)
    if (author := bare_name(text)) and (not after or after[0].blank_before):
        return Top(Head(Kind.NAME, author), n + 1)
    return Top(None, n)


def _then_date(page: Page, n: int, stop: int, said: Head) -> Top:
    """A header line at `n`, with the date line that may follow it."""
    if n + 1 < stop and not page.lines[n + 1].marked and said.when is None:
        below = head(page.lines[n + 1].text)
        if below and below.kind == Kind.WHEN:
            return Top(Head(said.kind, said.author, below.when, said.number), n + 2, dated=True)
    if said.kind == Kind.WHEN:
        return _then_name(page, n + 1, stop, said)
    return Top(said, n + 1)


def _then_name(page: Page, n: int, stop: int, said: Head) -> Top:
    """A date line before `n`, with the name that may follow it where the line before has none."""
    if said.author is None and n + 1 < stop:
        line = page.lines[n]
        author = bare_name(line.text)
        if author and not line.marked and not line.blank_before and page.lines[n + 1].blank_before:
            return Top(Head(said.kind, author, said.when, said.number), n + 1, dated=True)
    return Top(said, n, dated=True)


@dataclass(frozen=True)
class Custom:
    """How the items of one list begin, by majority."""

    headed: bool
    named: bool
    dated: bool
    verbs: bool

    @classmethod
    def of(cls, page: Page, run: Run) -> Custom:
        stops = [*run.items[1:], run.stop]
        tops = [top(page, n, stop) for n, stop in zip(run.items, stops, strict=True)]
        kinds = [each.head.kind if each.head else None for each in tops]
        strong = sum(kind in _STRONG for kind in kinds)
        names = sum(
            kind == Kind.NAME and each.body < stop
            for kind, each, stop in zip(kinds, tops, stops, strict=True)
        )
        headed = strong >= HEADED * len(kinds)
        return cls(
            headed=headed,
            named=names + strong >= NAMED * len(kinds) and names > 0,
            dated=headed and sum(each.dated for each in tops) >= HEADED * len(kinds),
            verbs=sum(kind in (Kind.SAYS, Kind.SAID) for kind in kinds) >= HEADED * len(kinds),
        )

    def fits(self, said: Head | None) -> bool:
        """Whether a header found at an item is one in this list."""
        if said is None:
            return False
        return self.headed if said.kind in _STRONG else self.named


def reading(page: Page, run: Run) -> Reading | None:
    """The list read as comments, or `None` where too little speaks for it."""
    custom = Custom.of(page, run)
    openings = list(_openings(page, run, custom))
    evidence = _evidence(page, run, custom, nested=len(openings) > len(run.items))
    if evidence < ENOUGH or not openings:
        return None
    end = page.lines[run.stop].at if run.stop < len(page.lines) else len(page.raw)
    return Reading(
        how=_how(page, run, custom),
        borders=closed(openings, end),
        score=len(openings) * (1.0 if custom.headed or custom.named else 0.8) + evidence / 10,
        sure=custom.headed or evidence > ENOUGH + 1,
    )


ENOUGH = 3.5
"""Evidence from which a list is taken for comments (`_evidence`)."""


def _evidence(page: Page, run: Run, custom: Custom, *, nested: bool) -> float:
    """What speaks for comments and against a list of an article, in points (set on pages of both)."""
    lines = page.lines[run.start : run.stop]
    items = [page.lines[n] for n in run.items]
    spaced = sum(item.blank_before > 0 for item in items) / len(items)
    bodies = [page.lines[n:stop] for n, stop in zip(run.items, [*run.items[1:], run.stop], strict=True)]
    average = word_count(lines) / len(items)
    rest = word_count(page.lines[run.stop :])
    points = (
        (announced(page, run.start), 3.0),
        (closed_after(page, run.stop), 2.0),
        (custom.headed, 3.0),
        (custom.named, 1.0),
        (items[0].blank_before >= 2 or run.start == 0, 1.0),
        (rest <= word_count(lines) / 2, 1.0),
        (average >= 8, 0.5),
        (sum(any(speaks(line.text) for line in body) for body in bodies) >= len(items) / 2, 1.0),
        (nested, 0.5),
        (average < 4 and not custom.headed, -2.0),
        (spaced < 0.5 and not custom.headed, -3.0),
        (items[0].bullet and not custom.headed, -1.5),
        (items[0].number not in (None, 1) and not custom.headed and len(items) == 1, -1.0),
    )
    return sum(weight for holds, weight in points if holds)


def _how(page: Page, run: Run, custom: Custom) -> str:
    mark = "bullets" if page.lines[run.items[0]].bullet else "numbers"
    if custom.headed:
        return f"{mark} with a header line"
    return f"{mark} with names" if custom.named else f"{mark} alone"


def _openings(page: Page, run: Run, custom: Custom) -> Iterator[Opening]:
    """The comments of a list in order: items, replies nested in them, and those whose mark was lost."""
    stack: list[tuple[int, int]] = []  # (indent, depth) of the items that contain the line
    at_level = set(run.items)
    gap = _gap_between(page, run)
    skip = run.start
    for n in range(run.start, run.stop):
        line = page.lines[n]
        if n < skip:
            continue
        begins = top(page, n, run.stop)
        if n in at_level or (line.marked and _nested(page, n, stack, custom, begins.head)):
            while stack and stack[-1][0] >= line.indent:
                stack.pop()
            depth = stack[-1][1] + 1 if stack else (line.indent - run.level) // 2
            stack.append((line.indent, depth))
        elif not line.marked and _mark_lost(page, n, run, custom, begins, gap):
            depth = next((d for i, d in reversed(stack) if i < line.indent), 0)
        else:
            continue
        fits = custom.fits(begins.head)
        body = begins.body if fits else n
        skip = max(body, n + 1)
        yield Opening(
            at=line.at,
            body=_line_at(page, body),
            head=begins.head if fits else None,
            depth=depth,
            number=line.number,
            first=None if fits else line.text,
        )


def _line_at(page: Page, n: int) -> int:
    return page.lines[n].at if n < len(page.lines) else len(page.raw)


def _gap_between(page: Page, run: Run) -> int:
    """The fewest blank lines before an item but the first."""
    return min((page.lines[n].blank_before for n in run.items[1:]), default=0)


def _nested(page: Page, n: int, stack: Sequence[tuple[int, int]], custom: Custom, said: Head | None) -> bool:
    """Whether a marked line right of an item is a reply, and not a list in its body."""
    line = page.lines[n]
    if not any(0 < line.indent - indent <= NESTED_DEEPER for indent, _ in stack):
        return not stack and (custom.fits(said) or not (custom.headed or custom.named))
    if custom.headed or custom.named:
        return custom.fits(said)
    before, after = page.lines[n - 1], page.after(n)
    tight = after is not None and after.marked and after.indent == line.indent and not after.blank_before
    return line.blank_before > 0 and not tight and not before.text.endswith(":")


def _mark_lost(page: Page, n: int, run: Run, custom: Custom, begins: Top, gap: int) -> bool:
    """Whether a comment begins at a line without a mark, because the page lost it or never had one."""
    line = page.lines[n]
    said = begins.head
    if n == run.start:
        return True
    if custom.verbs and said and said.kind in (Kind.SAYS, Kind.SAID) and line.indent == run.level + 2:
        return True
    if custom.dated and said and said.kind == Kind.WHEN and said.author is None and line.blank_before:
        return True
    return (custom.named or custom.headed) and gap >= 2 and line.blank_before > gap
