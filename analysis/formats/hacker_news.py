"""Hacker News: the page of an item.

Replies are indented: `indent="2"`, before 2022 by a spacer 40 pixels wide a level.
"""

from __future__ import annotations

from collections.abc import Sequence

from selectolax.lexbor import LexborNode

from analysis.formats.format import Claim, Format
from analysis.formats.html_comments import read
from analysis.formats.html_document import document
from analysis.formats.html_marks import Block, Marks, Place, by_id, indented
from analysis.formats.html_page import attribute, has, own_tree, whole_number
from analysis.formats.source import Source
from analysis.records import Thread

MARKS = Marks(
    block="tr.comtr",
    key=by_id(r"(\d+)"),
    author=(".comhead .hnuser", ".hnuser"),
    time=(".age[title]",),
    body=(".commtext", ".comment"),
    furniture=".reply",
)
PIXELS_A_LEVEL = 40


def _level(node: LexborNode) -> int:
    cell = node.css_first("td.ind")
    if cell is None:
        return 0
    indent = whole_number(attribute(cell, "indent"))
    if indent is not None:
        return indent
    spacer = cell.css_first("img[width]")
    width = whole_number(attribute(spacer, "width")) if spacer else None
    return (width or 0) // PIXELS_A_LEVEL


def _places(blocks: Sequence[Block]) -> list[Place]:
    return indented(blocks, [_level(block.node) for block in blocks])


def _claim(source: Source) -> Claim:
    return Claim.KNOWN if has(source, "tr.comtr .hnuser, #hnmain .fatitem") else Claim.NO


def _read(source: Source) -> tuple[Thread, ...]:
    page = own_tree(source)
    comments, left_out = read(page, MARKS, _places)
    article = document(
        page, title=(".titleline > a, .storylink",), body=(".toptext",), author=(".fatitem .hnuser",)
    )
    return (Thread(article=article, comments=comments, left_out=left_out, notes=source.decoded[1]),)


HACKER_NEWS = Format(
    name="hacker-news",
    matches="the page of a Hacker News item with its comments",
    how_to_get="open the item's comments and save the page in a browser as HTML",
    claim=_claim,
    read=_read,
)
