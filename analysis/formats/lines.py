"""Comment bodies from lines of plain text: indentation, blank lines, and lines that were dropped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from analysis import text
from analysis.formats.body import Body

MIN_LINES_TO_JUDGE = 10
"""Fewer lines than this say nothing about whether the scraper dropped lines of one word."""


def body(lines: Sequence[str], gap: int) -> Body:
    """The lines after a header as one body.

    `gap` is the number of blank lines that the page sets between paragraphs; a longer run of
    blank lines, also straight after the header, marks at least one dropped line. A run at the
    end marks nothing: what followed is gone with it.
    """
    dedented = dedent(lines)
    tidied: list[str] = []
    lost: list[int] = []
    offset = blank = 0
    for line in (text.tidy(line) for line in dedented):
        if not line:
            blank += 1
            continue
        if tidied:
            breaks = min(blank, 1) + 1
            tidied.append("\n" * breaks)
            offset += breaks
        if blank > gap > 0:
            lost.append(offset)
        tidied.append(line)
        offset += len(line)
        blank = 0
    posted = "\n".join(dedented).strip("\n")
    return Body(posted, "".join(tidied), lost_lines=tuple(lost))


def dedent(lines: Sequence[str]) -> list[str]:
    """`lines` without their common indentation and without blanks at their ends."""
    stripped = [line.expandtabs(4).rstrip() for line in lines]
    margin = min((indent(line) for line in stripped if line), default=0)
    return [line[margin:] for line in stripped]


def indent(line: str) -> int:
    """The number of blanks before the first character; no-break spaces are none."""
    return len(line) - len(line.lstrip(" "))


def paragraph_gap(lines: Sequence[str]) -> int:
    """The commonest length of a run of blank lines between two lines (the shortest, if tied)."""
    runs: Counter[int] = Counter()
    blank = 0
    for line in lines:
        if line.strip():
            runs[blank] += 1
            blank = 0
        else:
            blank += 1
    runs.pop(0, None)
    return min(runs, key=lambda length: (-runs[length], length), default=0)


def one_word_lines_dropped(lines: Sequence[str]) -> bool:
    """Whether the document holds no line of a single word, as after a filter for short lines."""
    filled = [line.split() for line in lines if line.strip()]
    return len(filled) >= MIN_LINES_TO_JUDGE and all(len(tokens) > 1 for tokens in filled)


def blocks(lines: Sequence[str]) -> list[str]:
    """The runs of lines between blank lines, each tidied."""
    return [block for block in text.tidy("\n".join(lines)).split("\n\n") if block.strip()]
