"""A text document without comments, which serves as background."""

from __future__ import annotations

from analysis.formats.article import document
from analysis.formats.format import Claim, Format
from analysis.formats.html_page import is_page
from analysis.formats.printed_pages import without_pages
from analysis.formats.source import Source
from analysis.formats.text_layouts import TEXT_LAYOUTS, is_markup
from analysis.records import Thread


def _claim(source: Source) -> Claim:
    """Any text that is no markup and in which no comments are found."""
    if not source.text.strip() or is_page(source) or is_markup(source.text):
        return Claim.NO
    return Claim.GENERIC if TEXT_LAYOUTS.claim(source) == Claim.NO else Claim.NO


def _read(source: Source) -> tuple[Thread, ...]:
    text, notes = source.decoded
    return (Thread(article=document(without_pages(text).split("\n")), notes=notes),)


ARTICLE_TEXT = Format(
    name="article-text",
    matches="a text without comments that we know how to tell apart: an article, used as background",
    how_to_get="save an article as text, and name its thread in SOURCES.csv or with --background",
    claim=_claim,
    read=_read,
    at_most=Claim.GENERIC,
)
