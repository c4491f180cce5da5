"""Comment bodies from lines of plain text: indentation, blank lines, and lines that were dropped."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from analysis import text
from analysis.formats.markdown_text import without_markdown

MOST_MISSING = 10
"""Numbers that a list may lack between two of its items."""
LEAST_LINKS = 8
"""Numbers in brackets that must rise by one to be those of links."""
_LINK_NUMBER = re.compile(r"\[(\d{1,4})\](?=\S)")
_LINK_TARGET = re.compile(r" ?<(?:https?:/|mailto:|[#/])[^<>\s]*>")
_BOLD = re.compile(r"(?<![\w*])\*(\S(?:[^*\n]*\S)?)\*(?![\w*])")
_NUMBERED = re.compile(r"( *)([1-9]\d{0,5})\.(?= |$)")
MIN_LINES_TO_JUDGE = 10
"""Fewer lines than this say nothing about whether the scraper dropped lines of one word."""


@dataclass(frozen=True)
class Body:
    """A comment's body as printed, tidied, and where the page shows that a line was dropped."""

    posted_text: str
    text: str
    lost_lines: tuple[int, ...]


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
    return Body(posted, "".join(tidied), tuple(lost))


def dedent(lines: Sequence[str]) -> list[str]:
    """`lines` without their common indentation and without blanks at their ends."""
    stripped = [line.expandtabs(4).rstrip() for line in lines]
    margin = min((indent(line) for line in stripped if line), default=0)
    return [line[margin:] for line in stripped]


def indent(line: str) -> int:
    """The number of blanks before the first character; no-break spaces are none."""
    return len(line) - len(line.lstrip(" "))


def of_text(text: str) -> list[str]:
    """The lines of a page saved as text, without what the text browser put in."""
    return flush_left(without_link_targets(without_link_numbers(without_markdown(text).split("\n"))))


def without_link_numbers(lines: Sequence[str]) -> list[str]:
    """`lines` without the numbers of links (`[12]Reply`) and the list of addresses at the end.

    Told by numbers that rise by one from the first. Source: `lynx -dump`.
    """
    numbers = [int(found[1]) for line in lines for found in _LINK_NUMBER.finditer(line)]
    first = numbers[0] if numbers else 0
    if len(numbers) < LEAST_LINKS or numbers != list(range(first, first + len(numbers))):
        return list(lines)
    end = next((n for n, line in enumerate(lines) if line.strip() == "References"), len(lines))
    return [_LINK_NUMBER.sub("", line) for line in lines[:end]]


def without_link_targets(lines: Sequence[str]) -> list[str]:
    """`lines` without the addresses behind links (`FAQ <https://…>`) and the stars around bold words.

    Told by how many there are. Source: pages that Firefox saves as text.
    """
    if sum(len(_LINK_TARGET.findall(line)) for line in lines) < LEAST_LINKS:
        return list(lines)
    return [_BOLD.sub(r"\1", _LINK_TARGET.sub("", line)) for line in lines]


def flush_left(lines: Sequence[str]) -> list[str]:
    """`lines` with list numbers that end in one column (` 9.`, `10.`) begun in one column.

    Told by a number that has more digits than the one before it in its column; all that end there are
    moved. Source: lists as text browsers print them (`lynx -dump`, `w3m -dump`).
    """
    widest: dict[int, int] = {}
    before: dict[int, str] = {}
    numbered = [_NUMBERED.match(line) for line in lines]
    for found in filter(None, numbered):
        end, number = found.end(2), found[2]
        last = before.get(end, number)
        if len(last) < len(number) and int(number) <= int(last) + MOST_MISSING:
            widest[end] = max(len(number), widest.get(end, 0))
        before[end] = number
    return [
        line
        if not found or found.end(2) not in widest
        else " " * (found.end(2) - widest[found.end(2)]) + line.lstrip(" ")
        for line, found in zip(lines, numbered, strict=True)
    ]


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
