"""What the page itself prints in every comment, told by its standing at the begin or end of most of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from analysis.formats.text_layouts.furniture import is_count, letters
from analysis.text import says_whom_it_answers

REPEATED = 0.6
"""Share of the comments that must begin (or end) in the same line for it to be the page's."""
LEAST = 4
"""Comments that a page must have for what repeats to show."""
LONGEST = 40
"""Code points of such a line."""
COUNTED = 0.5
"""Share of the comments beyond which a number at their begin or end is none of their words."""

Bodies = Sequence[list[str]]
"""The lines of each comment."""


def without_repeats(bodies: Bodies) -> list[list[str]]:
    """`bodies` without the lines that most of them begin or end in (`Report Add Reply`).

    The last one ends where such a line stands in it: what follows is the page's end.
    """
    found = list(bodies)
    while len(found) >= LEAST and (line := _repeated(found)):
        found = [_until(lines, line) for lines in found[:-1]] + [_until_first(found[-1], line)]
    found = _turned(found)
    while len(found) >= LEAST and (line := _repeated(found)):
        found = [_until(lines, line) for lines in found]
    return _turned(found)


def without_counts(bodies: Bodies) -> list[list[str]]:
    """`bodies` without the lines of bare numbers that most of them begin or end in.

    They may begin with the line that says whom they answer.
    """
    addressed = [lines[: bool(lines and says_whom_it_answers(lines[0]))] for lines in bodies]
    rest = [lines[len(above) :] for lines, above in zip(bodies, addressed, strict=True)]
    counted = _turned(_without_last_counts(_turned(_without_last_counts(rest))))
    return [above + lines for above, lines in zip(addressed, counted, strict=True)]


def _turned(bodies: Bodies) -> list[list[str]]:
    return [lines[::-1] for lines in bodies]


def _repeated(bodies: Bodies) -> str | None:
    """The letters of the line that most of `bodies` end in, below other words, if there is one."""
    ends = Counter(letters(lines[end]) for lines in bodies if (end := _last_below(lines)) is not None)
    ends.pop("", None)
    line, times = next(iter(ends.most_common(1)), ("", 0))
    return line if times >= REPEATED * len(bodies) else None


def _last_below(lines: Sequence[str]) -> int | None:
    """The last line with words, where it is short and others stand before it."""
    filled = [n for n, line in enumerate(lines) if line.strip()]
    return filled[-1] if len(filled) > 1 and len(lines[filled[-1]].strip()) <= LONGEST else None


def _until(lines: list[str], line: str) -> list[str]:
    """`lines` up to their last one, where it is this line."""
    end = _last_below(lines)
    return lines[:end] if end is not None and letters(lines[end]) == line else lines


def _until_first(lines: list[str], line: str) -> list[str]:
    """`lines` up to this one, where it stands below others."""
    first = next((n for n, each in enumerate(lines) if each.strip()), 0)
    return lines[: next((n for n in range(first + 1, len(lines)) if letters(lines[n]) == line), len(lines))]


def _without_last_counts(bodies: Bodies) -> list[list[str]]:
    ends = [_end_of_words(lines) for lines in bodies]
    counted = sum(end < len(lines) for end, lines in zip(ends, bodies, strict=True))
    if counted <= COUNTED * len(bodies):
        return list(bodies)
    return [lines[:end] for end, lines in zip(ends, bodies, strict=True)]


def _end_of_words(lines: Sequence[str]) -> int:
    """How many lines there are before the numbers at the end; all where no number, or nothing else, is."""
    end = len(lines)
    while end and (not lines[end - 1].strip() or is_count(lines[end - 1])):
        end -= 1
    counted = any(line.strip() for line in lines[end:])
    return end if end and counted else len(lines)
