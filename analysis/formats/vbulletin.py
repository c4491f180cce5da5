"""vBulletin 3 and 4: a page of a topic."""

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

VERSION_4 = Marks(
    block='li[id^="post_"]',
    key=by_id(r"post_(\d+)"),
    author=(".username_container .username", ".username"),
    time=(".postdate .date, .postdate", ".date", ".userstats dd"),
    body=("blockquote.postcontent", ".postcontent", '[id^="post_message_"]'),
    quote=".bbcode_quote",
    furniture=".bbcode_postedby:has(a), .signature, .after_content, .tapatalkSignatur, script",
    left_out={"deleted": ".postbitdeleted", "ignored": ".postbitignored"},
)
_MESSAGE = '[id^="post_message_"]'
_QUOTED = f"{_MESSAGE} div:has(> table .alt2)"
"""A quotation of version 3; code stands in a `<pre>`."""
VERSION_3 = Marks(
    block='table[id^="post"]',
    key=by_id(r"post(\d+)"),
    author=(".bigusername",),
    time=(".thead",),
    body=(_MESSAGE,),
    quote=_QUOTED,
    furniture=f'{_QUOTED} > .smallfont, {_QUOTED} .alt2 > div:has(> a[href*="#post"]), script',
)
_LINKS = {VERSION_4.block: ".bbcode_postedby a", VERSION_3.block: f'{_QUOTED} a[href*="#post"]'}
"""By the blocks of a version: where the head of a quotation links what it is from."""
TITLE = (".threadtitle", ".rel_thread_head h1", "#pagetitle h1", "h1", ".navbar ~ strong")


def _quoted(node: LexborNode) -> str | None:
    """The post that the head of a quotation links."""
    match = _POST.search(attribute(node, "href"))
    return (match[1] or match[2]) if match else None


def _claim(source: Source) -> Claim:
    known = has(source, 'li[id^="post_"] .postcontent') or _is_version_3(source)
    return Claim.KNOWN if known else Claim.NO


def _is_version_3(source: Source) -> bool:
    return has(source, f"{VERSION_3.block} {_MESSAGE}")


def _read(source: Source) -> tuple[Thread, ...]:
    page = own_tree(source)
    article = subject(page, TITLE)
    marks = VERSION_3 if _is_version_3(source) else VERSION_4
    comments, left_out = read(page, marks, linked(_LINKS[marks.block], _quoted))
    return (Thread(article=article, comments=comments, left_out=left_out, notes=source.decoded[1]),)


VBULLETIN = Format(
    name="vbulletin",
    matches="a page of a topic in a vBulletin 3 or 4 forum",
    how_to_get="open the topic and save its pages in a browser as HTML; `--join` reads them as one thread",
    claim=_claim,
    read=_read,
)
