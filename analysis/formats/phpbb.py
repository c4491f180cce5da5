"""phpBB 3: a page of a topic, in the style prosilver or one made from it.

Source: styles/prosilver/template/viewtopic_body.html; quotations by phpBB's text formatter.
"""

from __future__ import annotations

from selectolax.lexbor import LexborNode

from analysis.formats.format import Claim, Format
from analysis.formats.html_comments import read
from analysis.formats.html_document import subject
from analysis.formats.html_marks import Marks, by_id, linked
from analysis.formats.html_page import attribute, has, own_tree
from analysis.formats.source import Source
from analysis.records import Thread

MARKS = Marks(
    block='div[id^="p"], article[id^="p"], li[id^="p"], table[id^="p"]',
    key=by_id(r"(p\d+)"),
    author=(
        ".author .username, .author .username-coloured",
        ".postprofile .username, .postprofile .username-coloured",
        ".username, .username-coloured",
        ".postprofile dt a:last-of-type, .author strong, .postauthor",
    ),
    time=(".author time[datetime]", "time[datetime]", ".author", "[class*=date]"),
    body=(".postbody .content", ".content", ".postbody"),
    quote="div.quote, .vtquote, .quotecontent",
    furniture=(
        ".notice, .signature, .attachbox, .post-buttons, .profile-icons, .codebox > p, .codetitle, "
        "cite [data-post-id], cite .responsive-hide"
    ),
    left_out={
        "deleted": "div.post.deleted, .post_deleted_msg, .post-notice.deleted",
        "awaiting moderation": ".post-notice.unapproved",
    },
)
TITLE = ("h2.topic-title, .topic-title", "h3.first a", '[class*="subject"] a', "h1")
_SIGN = 'body#phpbb [id^="p"] .content, div.post[id^="p"] .postprofile, div.post[id^="p"] .postbody .content'


def _quoted(node: LexborNode) -> str | None:
    """The post that the head of a quotation links."""
    return f"p{post}" if (post := attribute(node, "data-post-id")) else None


def _claim(source: Source) -> Claim:
    return Claim.KNOWN if has(source, _SIGN) else Claim.NO


def _read(source: Source) -> tuple[Thread, ...]:
    page = own_tree(source)
    article = subject(page, TITLE)
    comments, left_out = read(page, MARKS, linked("blockquote cite [data-post-id]", _quoted))
    return (Thread(article=article, comments=comments, left_out=left_out, notes=source.decoded[1]),)


PHPBB = Format(
    name="phpbb",
    matches="a page of a topic in a phpBB 3 forum",
    how_to_get="open the topic and save its pages in a browser as HTML; `--join` reads them as one thread",
    claim=_claim,
    read=_read,
)
