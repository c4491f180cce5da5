"""The best of all ways to read the comments of a page, or none."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.formats.text_layouts import gaps, list_comments, marks, signatures, templates
from analysis.formats.text_layouts.borders import Reading
from analysis.formats.text_layouts.page import Page

WEAKER = (templates.readings, gaps.readings)
"""Tried in this order where no list and no known line marks comments."""


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
    yield from marks.readings(page)
    yield from signatures.readings(page)
