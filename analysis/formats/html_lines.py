"""Comments of saved pages whose markup says nothing: told by the lines that its pieces of text make."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import takewhile

from analysis.errors import AnalysisError
from analysis.formats.format import Claim, Format
from analysis.formats.html_data import thread_of_data
from analysis.formats.html_document import document
from analysis.formats.html_generic import comment_count
from analysis.formats.html_page import is_page, own_tree
from analysis.formats.source import Source
from analysis.formats.text_layouts import TEXT_LAYOUTS
from analysis.formats.text_layouts.comment_headings import is_heading
from analysis.records import Comment, Thread

LEAST_COMMENTS = 4
NAMED_SHARE = 0.8
"""Share of the comments that must have authors; lines of an article seldom pass for that."""
_LEAST_SAID = 20
"""Characters of a comment's first line by which a paragraph is known to hold it."""
_NO_WORDS = "script, style, noscript, template, nav, svg, button"


@lru_cache(maxsize=1)
def thread_of_lines(source: Source) -> Thread | None:
    """The page's thread as its lines show it; None where they show none, or its markup shows one."""
    if not is_page(source) or comment_count(source) or thread_of_data(source):
        return None
    page = own_tree(source)
    article = document(page)
    for node in page.css(_NO_WORDS):
        node.decompose()
    lines = page.body.text(separator="\n", strip=True) if page.body else ""
    try:
        (found,) = TEXT_LAYOUTS.read(Source(source.name, lines.encode()))
    except AnalysisError:
        return None
    named = [comment.author for comment in found.comments if comment.author]
    sure = any("borders are sure" in note for note in found.notes)
    enough = len(named) >= max(LEAST_COMMENTS, NAMED_SHARE * len(found.comments)) and len(set(named)) > 1
    if not (sure and enough):
        return None
    notes = (*source.decoded[1], "a page of unknown make: its comments were found by the lines of its text")
    return Thread(
        article=replace(article, paragraphs=_above(article.paragraphs, found.comments)),
        comments=found.comments,
        newest_first=found.newest_first,
        left_out=found.left_out,
        notes=(*notes, *found.notes),
    )


def _above(paragraphs: Sequence[str], comments: Sequence[Comment]) -> tuple[str, ...]:
    """The paragraphs before the first that begins with a comment's author or holds its first line."""
    names = tuple(each.author for each in comments if each.author)
    said = [line for each in comments if len(line := each.text.partition("\n")[0]) >= _LEAST_SAID]

    def is_of_comments(paragraph: str) -> bool:
        return paragraph.startswith(names) or any(line in paragraph for line in said)

    above = tuple(takewhile(lambda paragraph: not is_of_comments(paragraph), paragraphs))
    return above[:-1] if above and is_heading(above[-1]) else above


HTML_LINES = Format(
    name="html-lines",
    matches="any other saved page, if its text shows comments by lines such as names and dates",
    how_to_get="save the page in a browser when all its comments are loaded",
    claim=lambda source: Claim.GENERIC if thread_of_lines(source) else Claim.NO,
    read=lambda source: tuple(filter(None, [thread_of_lines(source)])),
    at_most=Claim.GENERIC,
)
