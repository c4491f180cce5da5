"""Reddit: the saved page of a post, in the old design, that of 2018, or that of 2023 (`shreddit`)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from selectolax.lexbor import LexborNode

from analysis.formats.format import Claim, Format
from analysis.formats.html_comments import read
from analysis.formats.html_document import document
from analysis.formats.html_marks import Block, Marks, Place, indented, nested
from analysis.formats.html_page import attribute, has, own_tree, whole_number
from analysis.formats.source import Source
from analysis.records import Thread

_ID = re.compile(r"(?:^|thing_| id-)t1_(\w+)(?:$| )")
_LEVEL = re.compile(r"level (\d+)")


def _key(node: LexborNode) -> str | None:
    """`c95cjs5`, however the design writes it: `t1_c95cjs5` as an attribute, an id or a class."""
    for name in ("data-fullname", "thingid", "id", "class"):
        if match := _ID.search(attribute(node, name)):
            return match[1]
    return None


MARKS = Marks(
    block='.thing.comment, shreddit-comment, div[id^="t1_"]',
    key=_key,
    author=(".tagline .author", "shreddit-comment[author]", 'a[href*="/user/"]'),
    time=(".tagline time[datetime]", "time[datetime]", "faceplate-timeago[ts]"),
    body=(".usertext-body .md", '[slot="comment"]', '[data-test-id="comment"]'),
    furniture=".flat-list, shreddit-comment-action-row, button",
    left_out={"not loaded": ".morechildren, .morecomments"},
)
TITLE = (".thing.link a.title", '[slot="title"]', '[data-test-id="post-content"] h1')
BODY = (
    ".thing.link .usertext-body .md",
    '[slot="text-body"]',
    '[data-test-id="post-content"] .RichTextJSON-root',
)


def _level(node: LexborNode) -> int:
    """The depth that the page states: an attribute, or "level 2" in hidden words."""
    depth = whole_number(attribute(node, "depth"))
    if depth is not None:
        return depth
    match = next((found for span in node.css("span") if (found := _LEVEL.fullmatch(span.text()))), None)
    return int(match[1]) if match else 0


def _places(blocks: Sequence[Block]) -> list[Place]:
    if any(block.outer for block in blocks):
        return nested(blocks)
    return indented(blocks, [_level(block.node) for block in blocks])


def _claim(source: Source) -> Claim:
    return Claim.KNOWN if has(source, f"{MARKS.block}, .thing.link, shreddit-post") else Claim.NO


def _read(source: Source) -> tuple[Thread, ...]:
    page = own_tree(source)
    comments, left_out = read(page, MARKS, _places)
    article = document(page, title=TITLE, body=BODY, author=(".thing.link .tagline .author",))
    return (Thread(article=article, comments=comments, left_out=left_out, notes=source.decoded[1]),)


REDDIT_HTML = Format(
    name="reddit-html",
    matches="the saved page of a Reddit post with its comments",
    how_to_get="open the post at old.reddit.com, load all comments and save the page in a browser as HTML",
    claim=_claim,
    read=_read,
)
