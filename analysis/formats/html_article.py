"""Web pages without comments, which serve as background."""

from __future__ import annotations

from analysis.formats.format import Claim, Format
from analysis.formats.html_data import thread_of_data
from analysis.formats.html_document import document
from analysis.formats.html_generic import comment_count
from analysis.formats.html_lines import thread_of_lines
from analysis.formats.html_page import is_page, own_tree
from analysis.formats.source import Source
from analysis.records import Thread


def _claim(source: Source) -> Claim:
    elsewhere = comment_count(source) or thread_of_data(source) or thread_of_lines(source)
    return Claim.GENERIC if is_page(source) and not elsewhere else Claim.NO


def _read(source: Source) -> tuple[Thread, ...]:
    return (Thread(article=document(own_tree(source)), notes=source.decoded[1]),)


HTML_ARTICLE = Format(
    name="html-article",
    matches="a web page without comments that we know how to tell apart: an article, used as background",
    how_to_get="save the page in a browser as HTML, and name its thread in SOURCES.csv or with --background",
    claim=_claim,
    read=_read,
    at_most=Claim.GENERIC,
)
