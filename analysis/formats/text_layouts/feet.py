"""Whether names with dates stand below the words of their comments, on pages that set no blank lines.

The words.               Above the first one stand words and below the last one only the page's foot:
Ana Bell                 menus, links, short lines. Where names stand above, it is the other way round.
12.03.2024 20:14
Imprint
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from analysis.formats.text_layouts.furniture import is_action, is_furniture, letters
from analysis.text import tidy

LEAST = 3
"""Names with dates that a page must have for this to show."""
FOOT = 12
"""Lines below the last one that are looked at."""
LONGEST = 60
"""Code points of a line in a page's foot."""
MOST_WORDS = 3.5
"""Words of these lines on average."""
SPOKEN = 6
"""Words from which a line above the first name is somebody's, where it ends as sentences do."""
MOSTLY = 0.8
_ENDED = re.compile(r"[.!?…]\W*$")


def are_feet(lines: Sequence[str], headers: Sequence[tuple[int, int]]) -> bool:
    """Whether these lines (first and last of each name with its date, in order) stand below the words."""
    if len(headers) < LEAST or _are_set_off(lines, headers):
        return False
    above = next(_words(lines, range(headers[0][0] - 1, -1, -1)), "")
    below = list(islice(_words(lines, range(headers[-1][1] + 1, len(lines))), FOOT))
    ends = [line for line in below if _ENDED.search(line)]
    foot = (
        all(len(line) <= LONGEST for line in below)
        and sum(len(line.split()) for line in below) <= MOST_WORDS * len(below)
        and len(ends) <= (1 - MOSTLY) * len(below)
    )
    return _speaks(above) and foot and all(_have_words(lines, pair) for pair in pairwise(headers))


def _are_set_off(lines: Sequence[str], headers: Sequence[tuple[int, int]]) -> bool:
    """Whether blank lines or links stand above some of the names: then these may begin comments."""
    return sum(_ends(lines, top - 1) for top, _ in headers[1:]) > (1 - MOSTLY) * len(headers)


def _ends(lines: Sequence[str], n: int) -> bool:
    return n >= 0 and (not lines[n].strip() or is_action(tidy(lines[n])))


def _words(lines: Sequence[str], places: range) -> Iterator[str]:
    return (line for n in places if letters(line := tidy(lines[n])) and not is_action(line))


def _speaks(line: str) -> bool:
    spoken = len(line.split()) >= SPOKEN and _ENDED.search(line) is not None
    return not is_furniture(line) and (len(line) > LONGEST or spoken)


def _have_words(lines: Sequence[str], pair: tuple[tuple[int, int], tuple[int, int]]) -> bool:
    (_, bottom), (top, _) = pair
    return any(letters(line) for line in lines[bottom + 1 : top])
