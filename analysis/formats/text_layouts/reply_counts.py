"""Pages that count the replies below a comment and print them right after it (`4 replies`, as YouTube does).

A page that counts replies and hides them looks the same: only where every count fits is it taken to show
them. Of what follows such a count, no comment counts replies itself, as these go one level deep.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.formats.text_layouts.borders import Border
from analysis.formats.text_layouts.page import Page

_COUNT = re.compile(
    r"\s*(?:.{1,60}[·•]\s*)?(?P<count>\d{1,4}) "
    r"(?:repl(?:y|ies)|antwort(?:en)?|réponses?|respuestas?|respostas?|risposte?)\s*",
    re.IGNORECASE,
)
"""Also after the owner of a channel who is among those who replied."""
LEAST_COUNTS, LEAST_REPLIES = 2, 5
"""Counts that a page must have, and replies that they must make up, for their fitting to be no chance."""


def answered(page: Page, borders: Sequence[Border]) -> list[int | None] | None:
    """Which comment each one stands below as its reply, by place; None = none. None where no page says it."""
    counts = [_count(page, border) for border in borders]
    found: list[int | None] = [None] * len(borders)
    for n, count in enumerate(counts):
        below = counts[n + 1 : n + 1 + count]
        if len(below) < count or any(below):
            return None
        found[n + 1 : n + 1 + count] = [n] * count
    told = sum(count > 0 for count in counts)
    return found if told >= LEAST_COUNTS and sum(counts) >= LEAST_REPLIES else None


def _count(page: Page, border: Border) -> int:
    """How many replies the last line of a comment counts; 0 where it counts none."""
    lines = [line for line in page.raw[border.body : border.end] if line.strip()]
    match = _COUNT.fullmatch(lines[-1]) if lines else None
    return int(match["count"]) if match else 0
