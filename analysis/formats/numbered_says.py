"""The layout `N. Name says:`: WordPress comment lists saved as plain text.

    Title of the article

    Its paragraphs.

      1. Ana Bell says:

        The body, indented below its header.

      2. @Ana Bell: An item whose header the scraper lost.

Source: the markup of WordPress' `wp_list_comments` (format xhtml) as text extractors print it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from analysis.formats.article import document
from analysis.formats.format import Claim, Format
from analysis.formats.lines import body, indent, one_word_lines_dropped, paragraph_gap
from analysis.formats.saved_text import of_text
from analysis.formats.source import Source
from analysis.formats.text_layouts.header_grammar import Kind, head
from analysis.formats.text_layouts.names import MAX_NAME
from analysis.records import Comment, Thread

_ITEM = re.compile(r" *(?P<number>\d{1,6})\.(?: (?P<rest>.*\S))?\s*$")
_HEADER = re.compile(rf"(?P<name>\S(?:.{{0,{MAX_NAME - 2}}}\S)?)[ \u00a0]says:$")


@dataclass(frozen=True)
class Item:
    """A line that may open a comment."""

    line: int
    indent: int
    number: int
    name: str | None
    """The author, where the line is a header."""
    rest: str
    """What follows the number, where it is not a header."""


def _items(lines: Sequence[str]) -> list[Item]:
    found = []
    for n, line in enumerate(lines):
        match = _ITEM.match(line)
        if match:
            rest = match["rest"] or ""
            header = _HEADER.match(rest)
            name = header["name"] if header else None
            found.append(Item(n, indent(line), int(match["number"]), name, "" if header else rest))
    return found


def _longest_rising(items: Sequence[Item]) -> list[Item]:
    """The longest run of items, in page order, whose numbers strictly rise (patience sorting)."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int | None] = []
    for n, item in enumerate(items):
        at = bisect_left(tails, item.number)
        tails[at : at + 1] = [item.number]
        ends[at : at + 1] = [n]
        before.append(ends[at - 1] if at else None)
    chain: list[Item] = []
    at_end: int | None = ends[-1] if ends else None
    while at_end is not None:
        chain.append(items[at_end])
        at_end = before[at_end]
    return chain[::-1]


def openings(lines: Sequence[str]) -> list[Item]:
    """The items that open comments: headers in rising order, and headerless items between them.

    A numbered line without a header is a comment whose header was lost only if it stands at the
    headers' own indentation and opens a block there, and its number fills a gap in theirs: so a list
    in a body is none.
    """
    return _openings(lines, _items(lines))


def _openings(lines: Sequence[str], items: Sequence[Item]) -> list[Item]:
    named = [item for item in items if item.name]
    if not named:
        return []
    indents = Counter(item.indent for item in named)
    level = min(indents, key=lambda i: (-indents[i], i))
    headers = _longest_rising([item for item in named if item.indent == level])
    lost = [
        item
        for item in items
        if item.name is None and item.indent == level and _opens_block(lines, item.line)
    ]
    return sorted([*headers, *_in_gaps(headers, lost, level)], key=lambda item: item.line)


def _in_gaps(headers: Sequence[Item], lost: Sequence[Item], level: int) -> list[Item]:
    """The headerless items that fit between the headers around them, in rising order.

    Before the first header and after the last one an item counts only where the list is
    indented, so that the article's and the last body's own lists stay out.
    """
    found: list[Item] = []
    starts = [item.line for item in headers]
    for item in lost:
        at = bisect_left(starts, item.line)
        low = headers[at - 1].number if at else 0
        high = headers[at].number if at < len(headers) else None
        if found and found[-1].line > (headers[at - 1].line if at else -1):
            low = max(low, found[-1].number)
        inside = low < item.number and (high is None or item.number < high)
        at_border = at == 0 or high is None
        follows_on = item.number == low + 1
        if inside and (not at_border or (level > 0 and follows_on)):
            found.append(item)
    return found


def _opens_block(lines: Sequence[str], at: int) -> bool:
    """Whether the line stands after a blank line or after the header of a comment without words."""
    before = lines[at - 1].strip() if at else ""
    item = _ITEM.match(before)
    return not before or bool(item and item["rest"] and _HEADER.match(item["rest"]))


def _end_of_list(lines: Sequence[str], start: int, level: int) -> int:
    """The line where the comments end: the first one after `start` left of the list, if indented."""
    if level > 0:
        for n in range(start + 1, len(lines)):
            if lines[n].strip() and indent(lines[n]) < level:
                return n
    return len(lines)


def _claim(source: Source) -> Claim:
    lines = of_text(source.text)
    items = _items(lines)
    headers = [item for item in _openings(lines, items) if item.name]
    if _say_more(lines, headers) or len(headers) < sum(item.name is not None for item in items):
        return Claim.NO  # another layout, or a list that falls or holds lists: no chain takes all of it
    lone = len(headers) == 1 and headers[0].number == 1 and headers[0].indent > 0
    return Claim.KNOWN if len(headers) > 1 or lone else Claim.NO


def _say_more(lines: Sequence[str], headers: Sequence[Item]) -> bool:
    """Whether most headers go on with a line that says when: then this is another layout."""
    rests = (map(lines.__getitem__, range(item.line + 1, len(lines))) for item in headers)
    below = (next(filter(str.strip, rest), "").strip() for rest in rests)
    dated = sum(said is not None and said.kind == Kind.WHEN for said in map(head, below))
    return dated > len(headers) / 2


def _read(source: Source) -> tuple[Thread, ...]:
    text, notes = source.decoded
    lines = of_text(text)
    items = openings(lines)
    first, last = items[0], items[-1]
    end = _end_of_list(lines, last.line, last.indent)
    gap = paragraph_gap(lines[first.line : end])
    stops = [item.line for item in items[1:]] + [end]
    comments = tuple(
        _comment(order, item, lines[item.line + 1 : stop], gap)
        for order, (item, stop) in enumerate(zip(items, stops, strict=True), 1)
    )
    return (
        Thread(
            article=document([*lines[: first.line], "", *lines[end:]]),
            comments=comments,
            one_word_lines_dropped=one_word_lines_dropped(lines),
            notes=notes,
        ),
    )


def _comment(order: int, item: Item, lines: Sequence[str], gap: int) -> Comment:
    body_lines = [" " * (item.indent + 2) + item.rest, *lines] if item.rest else lines
    read = body(body_lines, gap)
    return Comment(
        page_order=order,
        number=item.number,
        author=item.name,
        header_lost=item.name is None,
        posted_text=read.posted_text,
        text=read.text,
        lost_lines=read.lost_lines,
    )


NUMBERED_SAYS = Format(
    name="numbered-says",
    matches="plain text with a header line `N. Name says:` before each comment",
    how_to_get="save a WordPress page with its comments as plain text, or scrape it with a text extractor",
    claim=_claim,
    read=_read,
)
