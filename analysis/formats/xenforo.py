"""XenForo 1 and 2: a page of a thread.

Source: the templates post_macros and bb_code_tag_quote (2.x), message and thread_view (1.x).
"""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from analysis.formats.format import Claim, Format
from analysis.formats.html_comments import read
from analysis.formats.html_document import subject
from analysis.formats.html_marks import Marks, linked
from analysis.formats.html_page import attribute, has, own_tree
from analysis.formats.source import Source
from analysis.records import Thread

_BLOCK = 'article.message--post[data-content^="post-"], li.message[id^="post-"][data-author]'
_POST = re.compile(r"post-(\d+)|[?&]id=(\d+)")


def _number(stated: str) -> str | None:
    match = _POST.search(stated)
    return (match[1] or match[2]) if match else None


def _key(node: LexborNode) -> str | None:
    return _number(attribute(node, "data-content") or node.id or "")


def _quoted(node: LexborNode) -> str | None:
    """The post that the head of a quotation links."""
    return _number(attribute(node, "data-content-selector") or attribute(node, "href"))


MARKS = Marks(
    block=_BLOCK,
    key=_key,
    author=(_BLOCK,),
    time=(
        ".message-attribution-main time[datetime], .message-attribution time[datetime]",
        ".messageMeta .DateTime",
    ),
    body=(".message-body .bbWrapper", ".message-body", "blockquote.messageText"),
    furniture=(
        ".bbCodeBlock-title:has(a), .bbCodeBlock-expandLink, .bbCodeQuote .attribution:has(a), .quoteExpand, "
        ".js-selectToQuoteEnd, .messageTextEndMarker, .newIndicator, .message-signature, .signature"
    ),
    left_out={
        "deleted": ".messageNotice--deleted, .message--deleted",
        "awaiting moderation": ".messageNotice--moderated",
    },
)
TITLE = (".p-title-value", ".titleBar h1", "h1")


def _claim(source: Source) -> Claim:
    return Claim.KNOWN if has(source, MARKS.block) else Claim.NO


def _read(source: Source) -> tuple[Thread, ...]:
    page = own_tree(source)
    article = subject(page, TITLE)
    comments, left_out = read(page, MARKS, linked(".bbCodeBlock-sourceJump, .AttributionLink", _quoted))
    return (Thread(article=article, comments=comments, left_out=left_out, notes=source.decoded[1]),)


XENFORO = Format(
    name="xenforo",
    matches="a page of a thread in a XenForo forum",
    how_to_get="open the thread and save its pages in a browser as HTML; `--join` reads them as one thread",
    claim=_claim,
    read=_read,
)
