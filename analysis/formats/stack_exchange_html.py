"""Stack Exchange: the saved page of a question.

Answers and remarks are comments; a remark stands in the answer that it is about.
"""

from __future__ import annotations

from analysis.formats.format import Claim, Format
from analysis.formats.html_comments import read
from analysis.formats.html_document import document
from analysis.formats.html_marks import Marks, by_id
from analysis.formats.html_page import has, own_tree
from analysis.formats.source import Source
from analysis.records import Thread

MARKS = Marks(
    block='div.answer[id^="answer-"], li.comment[id^="comment-"]',
    key=by_id(r"(?:answer|comment)-(\d+)"),
    author=(
        ".comment-user",
        '.user-details[itemprop="author"] a',
        ".post-signature:last-child .user-details a",
    ),
    time=(".comment-date [title]", ".post-signature:last-child .relativetime", "[itemprop=dateCreated]"),
    body=(".comment-copy", ".js-post-body, .post-text"),
    left_out={"deleted": ".deleted-answer"},
)
TITLE = ("#question-header h1",)
BODY = (".question .js-post-body", ".question .post-text")


def _claim(source: Source) -> Claim:
    return Claim.KNOWN if has(source, ".question .js-post-body, .question .post-text") else Claim.NO


def _read(source: Source) -> tuple[Thread, ...]:
    page = own_tree(source)
    comments, left_out = read(page, MARKS)
    article = document(page, title=TITLE, body=BODY)
    return (Thread(article=article, comments=comments, left_out=left_out, notes=source.decoded[1]),)


STACK_EXCHANGE_HTML = Format(
    name="stack-exchange-html",
    matches="the saved page of a question on a Stack Exchange site, with its answers and remarks",
    how_to_get="open the question, show all remarks and save the page in a browser as HTML",
    claim=_claim,
    read=_read,
)
