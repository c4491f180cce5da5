"""Links that count something between the comments (`раскрыть ветку (6)`), in whatever language they are.

No table holds them; they are known by the same letters with different numbers, below a comment's links and
above the next one's name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import islice

from analysis.formats.text_layouts.date_lines import when
from analysis.formats.text_layouts.furniture import is_action, letters
from analysis.text import tidy

LONGEST = 40
"""Code points of such a link."""
MOST_BELOW = 4
"""Lines with words from the link to the date of the next comment."""


def without_counted(lines: Sequence[str]) -> list[str]:
    """The lines but for these links."""
    filled = [n for n, line in enumerate(lines) if line.strip()]
    found: dict[str, list[int]] = defaultdict(list)
    for place, n in enumerate(filled[1:], 1):
        if _is_counted(lines[n]) and is_action(tidy(lines[filled[place - 1]])):
            below = list(islice(filled, place + 1, place + 1 + MOST_BELOW))
            if _is_above_header([lines[at] for at in below]):
                found[letters(lines[n])].append(n)
    gone = {n for places in found.values() if len({_digits(lines[n]) for n in places}) > 1 for n in places}
    return [line for n, line in enumerate(lines) if n not in gone]


def _is_counted(line: str) -> bool:
    short = len(line.strip()) <= LONGEST and bool(letters(line)) and bool(_digits(line))
    return short and not is_action(tidy(line)) and not when(line)


def _digits(line: str) -> str:
    return "".join(filter(str.isdigit, line))


def _is_above_header(lines: Sequence[str]) -> bool:
    """Whether a date stands in these lines, below one with letters."""
    date = next((n for n, line in enumerate(lines) if when(line)), 0)
    return any(letters(line) for line in lines[:date])
