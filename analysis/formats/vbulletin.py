"""vBulletin 4: a page of a topic."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from analysis.formats.format import Claim, Format
from analysis.formats.html_comments import read
from analysis.formats.html_document import subject
from analysis.formats.html_marks import Marks, by_id, linked
from analysis.formats.html_page import attribute, has, own_tree
from analysis.formats.source import Source
from analysis.records import Thread

_POST = re.compile(r"#post(\d+)|[?&]p=(\d+)")

MARKS = Marks(
    block='li[id^="post_"]',
    key=by_id(r"post_(\d+)"),
    author=(".username_container .username", ".username"),
    time=(".postdate .date, .postdate", ".date", ".userstats dd"),
    body=("blockquote.postcontent", ".postcontent", '[id^="post_message_"]'),
    quote=".bbcode_quote",
    furniture=".bbcode_postedby:has(a), .signature, .after_content, .tapatalkSignatur, script",
    left_out={"deleted": ".postbitdeleted", "ignored": ".postbitignored"},
)
TITLE = (".threadtitle", ".rel_thread_head h1", "#pagetitle h1", "h1")


def _quoted(node: LexborNode) -> str | None:
    """The post that the head of a quotation links."""
    match = _POST.search(attribute(node, "href"))
    return (match[1] or match[2]) if match else None


def _claim(source: Source) -> Claim:
    return Claim.KNOWN if has(source, 'li[id^="post_"] .postcontent') else Claim.NO


def _read(source: Source) -> tuple[Thread, ...]:
    page = own_tree(source)
    article = subject(page, TITLE)
    comments, left_out = read(page, MARKS, linked(".bbcode_postedby a", _quoted))
    return (Thread(article=article, comments=comments, left_out=left_out, notes=source.decoded[1]),)


VBULLETIN = Format(
    name="vbulletin",
    matches="a page of a topic in a vBulletin 4 forum",
    how_to_get="open the topic and save its pages in a browser as HTML; `--join` reads them as one thread",
    claim=_claim,
    read=_read,
)
