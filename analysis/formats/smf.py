"""Simple Machines Forum: a page of a topic, as the forum shows it or as an archive keeps it.

Source: Themes/default/Display.template.php of SMF 2.0 to 3.0; quotations as `bbc_standard_quote`.
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

_ID = re.compile(r"msg_?(\d+)")
_LINK = re.compile(r"#msg(\d+)")
_QUOTE_HEADS = ".quoteheader, blockquote > cite"


def _key(node: LexborNode) -> str | None:
    """`msg12`, also for a block without an id of its own, whose body has one (SMF 2.0)."""
    ids = [node.id] if node.id else [inner.id for inner in node.css('[id^="msg_"]')]
    match = next((found for each in ids if each and (found := _ID.fullmatch(each))), None)
    return f"msg{match[1]}" if match else None


def _quoted(node: LexborNode) -> str | None:
    """The post that the head of a quotation links; archives print the link as text."""
    match = _LINK.search(attribute(node, "href")) or _LINK.search(node.text())
    return f"msg{match[1]}" if match else None


MARKS = Marks(
    block='.post_wrapper, div[id^="msg"], article[id^="msg"]',
    key=_key,
    author=(".poster h4 a[href*='profile']", ".poster h4", ".post-author"),
    time=(".postinfo a.smalltext", ".keyinfo .smalltext", ".post-date", "time"),
    body=(".inner", ".post-body"),
    furniture=f"{_QUOTE_HEADS}, .quotefooter, .codeheader, .noticebox",
    left_out={"awaiting moderation": ".approvebg, .approvebg2"},
)
TITLE = ("#top_subject", "main h1")
_SIGN = 'div.inner[id^="msg_"], article.post[id^="msg"] .post-body'


def _claim(source: Source) -> Claim:
    return Claim.KNOWN if has(source, _SIGN) else Claim.NO


def _read(source: Source) -> tuple[Thread, ...]:
    page = own_tree(source)
    article = subject(page, TITLE)
    comments, left_out = read(page, MARKS, linked(f"{_QUOTE_HEADS}, .quoteheader a, cite a", _quoted))
    return (Thread(article=article, comments=comments, left_out=left_out, notes=source.decoded[1]),)


SMF = Format(
    name="smf",
    matches="a page of a topic in a Simple Machines forum",
    how_to_get="open the topic and save its pages in a browser as HTML; `--join` reads them as one thread",
    claim=_claim,
    read=_read,
)
