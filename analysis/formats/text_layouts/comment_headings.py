"""Headings that announce comments, and what stands above them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from analysis.formats.text_layouts.furniture import heads_comments, is_action, letters
from analysis.text import tidy

MOST_SAME = 3
"""Headings of the same words; those that say so again and again count somebody's comments."""
MOST_ABOVE = 3
"""Headers that an article has above the heading of its comments, at most."""
_REPLIES = re.compile(
    r"repl(?:y to\b|ies\W*$)|.*\?|(?:thoughts?|opinions?|posts?|messages?|antworten|meinung(?:en)?)\W*$",
    re.IGNORECASE,
)
"""Words inside a thread that look like the heading of one."""


def is_heading(line: str) -> bool:
    """Whether a line announces comments, and is no link such as `2 replies`."""
    words = tidy(line)
    return heads_comments(words) and not is_action(words) and not _REPLIES.match(words)


def headings(lines: Sequence[str]) -> list[int]:
    """The lines that announce the comments of the page."""
    found = [n for n, line in enumerate(lines) if is_heading(line)]
    said = Counter(letters(lines[n]) for n in found)
    return [n for n in found if said[letters(lines[n])] <= MOST_SAME]


def above_heading(places: Sequence[int], headings: Sequence[int]) -> int:
    """How many of the places, in order, stand above the first heading below one of them.

    They are an article's own where they are few; else none counts.
    """
    heading = next((n for n in headings if places and n > places[0]), -1)
    above = sum(place <= heading for place in places)
    return above if above <= min(MOST_ABOVE, len(places) - above - 1) else 0
