"""Drupal: a page with its comments, of version 6 to today.

A comment follows an anchor with its id, or bears it; replies stand in `.indented` after what they answer.
Source: modules/comment/comment.tpl.php (6, 7), core/modules/comment/templates/comment.html.twig.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from selectolax.lexbor import LexborNode

from analysis.formats.format import Claim, Format
from analysis.formats.html_comments import read
from analysis.formats.html_document import document
from analysis.formats.html_marks import Block, Marks, Place, indented
from analysis.formats.html_page import attribute, generator, has, own_tree
from analysis.formats.source import Source
from analysis.records import Thread

_ID = re.compile(r"comment-\d+")
_PERMALINK = re.compile(r"#(comment-\d+)$")


def _key(node: LexborNode) -> str | None:
    """The id of the comment itself, of the anchor before it, or of its permanent link."""
    before = node.prev
    while before is not None and not before.is_element_node:
        before = before.prev
    for each in (node, before):
        if each is not None and _ID.fullmatch(each.id or ""):
            return each.id
    link = node.css_first('a[href*="#comment-"]')
    match = _PERMALINK.search(attribute(link, "href")) if link else None
    return match[1] if match else None


MARKS = Marks(
    block="div.comment, article.comment, li.comment, .js-comment",
    key=_key,
    author=(
        ".submitted .username, .comment__author .username, .author .username",
        ".submitted a[href*='user'], .submitted [property='schema:name']",
        ".username",
        ".submitted, .author",
    ),
    name=re.compile(
        r"^(?:.* )?(?:Submitted by|Posted by|Eingetragen von|Eingereicht von|Verfasst von|Soumis par|"
        r"Enviado por|Inviato da|Ingediend door) "
        r"(?P<name>.+)(?: (?:on|am|le|el|em|op|il)\b\D{0,20}\d|, \w+, \d).*$"
    ),
    time=("time[datetime]", ".submitted [content]", ".submitted, .comment__time, .comment-date, .date"),
    body=(
        ".field--name-comment-body, .field-name-comment-body, .comment-body",
        ".comment__content, .content",
    ),
    furniture=".user-signature, .signature, ul.links, div.links, .comment__links, .new, mark",
    left_out={"awaiting moderation": ".comment-unpublished, .comment--unpublished, .unpublished"},
)
BODY = ("article.node .field--name-body, .node .field-name-body", ".node .content, .node__content")
TITLE = ("h1.title, #page-title, h1.page-title, .node h2.title",)
_DRUPAL_ALONE = ".indented, [data-comment-user-id], .comment > .submitted"
_SIGN = "[data-comment-user-id], .js-comment, .comment .submitted, .comment__submitted, .comment .username"


def _places(blocks: Sequence[Block]) -> list[Place]:
    return indented(blocks, [_level(block.node) for block in blocks])


def _level(node: LexborNode) -> int:
    """How many `.indented` elements the comment stands in."""
    level = 0
    around = node.parent
    while around is not None and around.tag not in {"-undef", "body"}:
        level += "indented" in attribute(around, "class").split()
        around = around.parent
    return level


def _claim(source: Source) -> Claim:
    if not has(source, _SIGN):
        return Claim.NO
    anchored = has(source, '[id^="comment-"], a[href*="#comment-"]')
    known = "drupal" in generator(source) or has(source, _DRUPAL_ALONE)
    return Claim.KNOWN if anchored and known else Claim.NO


def _read(source: Source) -> tuple[Thread, ...]:
    page = own_tree(source)
    comments, left_out = read(page, MARKS, _places)
    article = document(page, title=TITLE, body=BODY)
    return (Thread(article=article, comments=comments, left_out=left_out, notes=source.decoded[1]),)


DRUPAL = Format(
    name="drupal",
    matches="a Drupal page with its comments",
    how_to_get="open the article with all its comments shown and save the page in a browser as HTML",
    claim=_claim,
    read=_read,
)
