"""Pages saved as text: what the programs that saved them put in is taken out again."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.formats.markdown_text import without_markdown
from analysis.formats.printed_pages import without_pages

MOST_MISSING = 10
"""Numbers that a list may lack between two of its items."""
LEAST_LINKS = 8
"""Numbers in brackets that must rise by one to be those of links."""
_LINK_NUMBER = re.compile(r"\[(\d{1,4})\](?=\S)")
_LINK_TARGET = re.compile(r" ?<(?:https?:/|mailto:|[#/])[^<>\s]*>")
_BOLD = re.compile(r"(?<![\w*])\*(\S(?:[^*\n]*\S)?)\*(?![\w*])")
_NUMBERED = re.compile(r"( *)([1-9]\d{0,5})\.(?= |$)")


def of_text(text: str) -> list[str]:
    """The lines of a page saved as text, without what the text browser or the printer put in."""
    return flush_left(
        without_link_targets(without_link_numbers(without_markdown(without_pages(text)).split("\n")))
    )


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
