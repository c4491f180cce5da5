"""The best of all ways to read the comments of a page, or none."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from analysis.formats.text_layouts import (
    gaps,
    known_lines,
    letters,
    list_comments,
    signatures,
    speakers,
    templates,
)
from analysis.formats.text_layouts.alignment import aligned
from analysis.formats.text_layouts.borders import Reading
from analysis.formats.text_layouts.copied import mended
from analysis.formats.text_layouts.page import Page, printed
from analysis.formats.text_layouts.repeated_links import without_links

WEAKER = (templates.readings, gaps.readings)
"""Tried in this order where no list and no known line marks comments."""
NAMED = 0.5
"""Share of the comments whose authors must be found for a page to be read in its plainest way."""
NAMED_ANEW = 0.8
"""Share of them that another way must find."""
FEW = 5
"""Authors; so few who write AGAIN times each may be ranks (`Active member`) or links beside the dates."""
AGAIN = 3


@lru_cache(maxsize=4)
def best(text: str) -> tuple[Page, Reading | None]:
    """A page and where its comments stand; `None` where nothing marks them.

    Where few authors are found, or so few that they may be ranks, the page is read anew with the lines
    beside its dates laid beside each other, with and without the links that repeat there.
    """
    lines = printed(text)
    page = Page.of(mended(lines))
    reading = chosen(page)
    if reading is not None and _has_authors(reading):
        return page, reading
    bare = tuple(mended(without_links(lines)))
    others = dict.fromkeys((tuple(aligned(page.raw)), bare, tuple(aligned(bare))))
    pages = [Page.of(raw) for raw in others if raw != page.raw]
    told = [
        (each, found) for each in pages if (found := chosen(each)) is not None and _tells_more(found, reading)
    ]
    return max(told, key=lambda each: len(each[1].authors), default=(page, reading))


def _has_authors(reading: Reading) -> bool:
    named, people = reading.authors.total(), len(reading.authors)
    return named >= NAMED * len(reading.borders) and (people > FEW or named < AGAIN * people)


def _tells_more(other: Reading, reading: Reading | None) -> bool:
    """Whether another reading names most authors, more of them, and some again."""
    people = len(other.authors)
    known = len(reading.authors) if reading else 0
    return known < people < other.authors.total() and other.authors.total() >= NAMED_ANEW * len(other.borders)


def chosen(page: Page) -> Reading | None:
    """The reading with the highest score; where two are alike, lists come first.

    `None` where nothing on the page marks comments.
    """
    best = max(_strong(page), key=lambda reading: reading.score, default=None)
    for weaker in WEAKER:
        best = best or max(weaker(page), key=lambda reading: reading.score, default=None)
    return best


def _strong(page: Page) -> Iterator[Reading]:
    yield from list_comments.readings(page)
    yield from known_lines.readings(page)
    yield from signatures.readings(page)
    yield from speakers.readings(page)
    yield from letters.readings(page)
