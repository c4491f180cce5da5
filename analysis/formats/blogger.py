"""Blogger: a page of a post with its comments, threaded (since 2012) or as a definition list before.

Source: the gadgets `comments` and `threaded_comments` of Blogger's templates.
"""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser

from analysis.formats.format import Claim, Format
from analysis.formats.html_comments import read
from analysis.formats.html_document import document
from analysis.formats.html_marks import Marks, by_id
from analysis.formats.html_page import gather, has, own_tree
from analysis.formats.source import Source
from analysis.records import Thread

MARKS = Marks(
    block='li.comment[id^="c"], div[id^="c"]',
    key=by_id(r"(c\d{6,})"),
    author=(".comment-header .user, cite.user", ".comment-author a[rel]", ".comment-author"),
    time=(".comment-header .datetime, .datetime", ".comment-timestamp a", ".comment-timestamp"),
    body=(".comment-content", ".comment-body"),
    furniture=".comment-actions, .comment-footer, .item-control",
    left_out={"deleted": ".deleted-comment, .comment-body.deleted"},
)
TITLE = ("h1.post-title, h2.post-title, h3.post-title, .post-title",)
_OLD = 'dt.comment-author[id^="c"]'


def _claim(source: Source) -> Claim:
    old = f"#comments-block {_OLD}"
    return Claim.KNOWN if has(source, f'li.comment[id^="c"] .comment-block, {old}') else Claim.NO


def _read(source: Source) -> tuple[Thread, ...]:
    page = own_tree(source)
    _wrap(page)
    comments, left_out = read(page, MARKS)
    article = document(page, title=TITLE, body=(".post-body",))
    return (Thread(article=article, comments=comments, left_out=left_out, notes=source.decoded[1]),)


def _wrap(page: LexborHTMLParser) -> None:
    """Puts name, body and footer of each old comment, which stand beside each other, into one element."""
    for start in page.css(_OLD):
        gather(page, start, until=_OLD)


BLOGGER = Format(
    name="blogger",
    matches="a Blogger (blogspot) page of a post with its comments",
    how_to_get="open the post with all its comments shown and save the page in a browser as HTML",
    claim=_claim,
    read=_read,
)
