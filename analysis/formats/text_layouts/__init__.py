"""Plain text of any layout: finds what marks the comments of a page by itself.

Lists (`list_comments`), known header and footer lines (`known_lines`), signatures (`signatures`), repeated
lines of no known grammar (`templates`) and, last, blank lines (`gaps`) each give a reading; `choose`
takes the best.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from analysis.errors import UnreadableInput
from analysis.formats.article import document
from analysis.formats.bylines import commenter_named
from analysis.formats.format import Claim, Format
from analysis.formats.html_page import is_page
from analysis.formats.lines import blocks, one_word_lines_dropped
from analysis.formats.source import JSON_START, Source
from analysis.formats.text_layouts.borders import Reading
from analysis.formats.text_layouts.choose import best
from analysis.formats.text_layouts.comments import comments
from analysis.formats.text_layouts.furniture import is_count, is_furniture
from analysis.formats.text_layouts.header_grammar import Kind, head
from analysis.formats.text_layouts.page import Page
from analysis.formats.text_layouts.signs import says_it_has_comments
from analysis.records import Comment, Document, Thread
from analysis.text import tidy

MAX_LINES = 200_000
"""Texts with more are refused: at 50 microseconds a line they would take more than ten seconds."""
NOT_RECOVERABLE = "borders not recoverable"
_MARKUP = re.compile(r"\s*<[!?a-zA-Z]")
"""The begin of HTML and XML: data for other readers, whatever lines they hold."""


def is_markup(text: str) -> bool:
    """Whether a text is HTML, XML or JSON."""
    return _MARKUP.match(text) is not None or JSON_START.match(text) is not None


def _claim(source: Source) -> Claim:
    if is_page(source) or is_markup(source.text):
        return Claim.NO
    if _is_long(source):
        return Claim.GENERIC
    page, reading = best(source.text)
    return Claim.GENERIC if reading or says_it_has_comments(page) else Claim.NO


def _is_long(source: Source) -> bool:
    return source.text.count("\n") > MAX_LINES


def _read(source: Source) -> tuple[Thread, ...]:
    text, notes = source.decoded
    if _is_long(source):
        fault = f"a text of more than {MAX_LINES:,} lines"
        raise UnreadableInput(source.name, fault, "split it into threads")
    page, reading = best(text)
    if reading is None:
        return (_without_comments(page, notes),)
    found, left_out = comments(page, reading)
    article = _article(page, reading)
    above = [tidy(line) for line in page.raw[: reading.start] if line.strip()]
    sure = "sure" if reading.sure else "unsure"
    return (
        Thread(
            article=replace(article, author=article.author or commenter_named(above, article.title, found)),
            comments=found,
            newest_first=_counts_down(found),
            one_word_lines_dropped=one_word_lines_dropped(page.raw),
            left_out=dict(left_out),
            notes=(*notes, f"comments told apart by {reading.how}; borders are {sure}"),
        ),
    )


def _counts_down(found: Sequence[Comment]) -> bool:
    """Whether the printed numbers of the top level fall: then the newest comment stands first."""
    numbers = [each.number for each in found if not each.depth and each.number is not None]
    return len(numbers) > 1 and all(low < high for high, low in pairwise(numbers))


def _without_comments(page: Page, notes: Sequence[str]) -> Thread:
    """The page as an article; where it says that it has comments, their borders are lost."""
    lost = says_it_has_comments(page)
    return Thread(
        article=document(page.raw),
        left_out={NOT_RECOVERABLE: 1} if lost else {},
        notes=(*notes, *(["the page has comments, but nothing marks where each begins"] * lost)),
    )


def _article(page: Page, reading: Reading) -> Document:
    """What stands before the comments, without furniture at its end and a date on top."""
    before = list(page.raw[: reading.start])
    byline = None
    while before and (not before[-1].strip() or is_furniture(before[-1].strip()) or _byline(before[-1])):
        byline = _byline(before.pop()) or byline
    around = [*blocks(page.raw[len(before) : reading.start]), *blocks(page.raw[reading.end :])]
    words = [n for n, line in enumerate(before) if line.strip()]
    if len(words) > 1 and (said := head(before[words[0]].strip())) and said.kind == Kind.WHEN:
        around.insert(0, before[words[0]].strip())
        before[words[0]] = ""
    article = document(before) if words else Document()
    links = [block for block in article.paragraphs if _is_of_links(block)]
    return replace(
        article,
        author=article.author or byline,
        paragraphs=(*(block for block in article.paragraphs if block not in links), *_between(page, reading)),
        furniture=(*article.furniture, *links, *around),
    )


def _is_of_links(block: str) -> bool:
    """Whether a block of an article holds nothing but links and counts: shares, votes, ways to sort."""
    return all(is_furniture(line) or is_count(line) for line in map(str.strip, block.split("\n")))


def _between(page: Page, reading: Reading) -> list[str]:
    """The blocks between comments that are none and no furniture, such as answers."""
    found: list[str] = []
    for before, after in pairwise(reading.borders):
        lines = [
            line for line in page.raw[before.until or before.end : after.at] if not is_furniture(line.strip())
        ]
        found += blocks(lines) if any(line.strip() for line in lines) else []
    return found


def _byline(line: str) -> str | None:
    """Who posted the article, where a line says so and when."""
    said = head(line.strip())
    return said.author if said and said.kind == Kind.POSTED else None


TEXT_LAYOUTS = Format(
    name="text-layouts",
    matches="plain text with comments in any layout: numbers, bullets, header or footer lines, signatures",
    how_to_get="save a page with its comments as plain text, or copy it from the browser",
    claim=_claim,
    read=_read,
    at_most=Claim.GENERIC,
)
