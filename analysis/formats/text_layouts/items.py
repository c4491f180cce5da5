"""How the items of a list begin: with a header line, a name, a date, or straight with the body."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.formats.text_layouts.header_grammar import Head, Kind, bare_name, head
from analysis.formats.text_layouts.lists import Run
from analysis.formats.text_layouts.names import is_icon, is_role
from analysis.formats.text_layouts.page import Page

HEADED = 0.5
"""Share of a list's items whose first lines say a name or time: then they are headers, not bodies."""
NAMED = 0.6
"""The same for names alone, which a short body can look like."""
SAMPLE = 2_000
"""Items of a list that are looked at for its custom, the first ones."""
_STRONG = frozenset({Kind.SAYS, Kind.SAID, Kind.SAYS_BARE, Kind.NAMED, Kind.POSTED, Kind.WHEN})
_DATED = frozenset({Kind.WHEN, Kind.POSTED, Kind.NAMED})
VERBAL = frozenset({Kind.SAYS, Kind.SAID})


@dataclass(frozen=True, slots=True)
class Top:
    """The lines with which an item begins: what they say, and where its body begins."""

    head: Head | None
    body: int
    """Position in `page.lines`."""
    dated: bool = False
    """A line of its own says when."""


def top(page: Page, n: int, stop: int) -> Top:
    """How the item at `n` begins, as if it had a header."""
    text = page.lines[n].text
    said = head(text)
    if said and said.kind in _STRONG:
        return _then_date(page, n + 1, stop, said)
    author = None if is_icon(text) else bare_name(text)
    below = _below(page, n, stop)
    if author and below < stop and is_role(page.lines[below].text):
        below = _below(page, below, stop)
    after = page.lines[below] if below < stop else None
    dated = head(after.text) if after else None
    if dated and dated.kind in _DATED and (author or is_icon(text) or dated.kind == Kind.POSTED):
        said = Head(Kind.NAMED, dated.author or author, dated.when, dated.number)
        return _then_name(page, below + 1, stop, said)
    if after and is_icon(text) and (author := bare_name(after.text)):
        return _then_date(page, below + 1, stop, Head(Kind.NAME, author))
    if author and (after is None or after.blank_before):
        return Top(Head(Kind.NAME, author), below if after else n + 1)
    return Top(None, n)


def _below(page: Page, n: int, stop: int) -> int:
    """The position after `n`, or `stop` where another item stands there."""
    return n + 1 if n + 1 < stop and not page.lines[n + 1].marked else stop


def _then_date(page: Page, n: int, stop: int, said: Head) -> Top:
    """A header line before `n`, with the date line that may follow it."""
    if said.when is None and n < stop and not page.lines[n].marked:
        below = head(page.lines[n].text)
        if below and below.kind == Kind.WHEN:
            return Top(Head(said.kind, said.author, below.when, said.number), n + 1, dated=True)
    return _then_name(page, n, stop, said) if said.kind == Kind.WHEN else Top(said, n)


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
    """Most first lines say a name or time in a way that bodies do not."""
    named: bool
    """Most first lines may be names."""
    dated: bool
    """Most headers have a line of its own for the date."""
    verbal: bool
    """Most first lines say that somebody says something."""

    @classmethod
    def of(cls, page: Page, run: Run) -> Custom:
        stops = [*run.items[1:], run.stop][:SAMPLE]
        tops = [top(page, n, stop) for n, stop in zip(run.items, stops, strict=False)]
        kinds = [each.head.kind if each.head and each.body < stop else None
                 for each, stop in zip(tops, stops, strict=True)]  # fmt: skip
        strong = sum(each.head is not None and each.head.kind in _STRONG for each in tops)
        names = kinds.count(Kind.NAME)
        headed = strong >= HEADED * len(tops)
        return cls(
            headed=headed,
            named=names > 0 and names + strong >= NAMED * len(tops),
            dated=headed and sum(each.dated for each in tops) >= HEADED * len(tops),
            verbal=sum(kind in VERBAL for kind in kinds) >= HEADED * len(tops),
        )

    def fits(self, said: Head | None) -> bool:
        """Whether a header found at an item is one in this list."""
        if said is None:
            return False
        return self.headed if said.kind in _STRONG else self.named
