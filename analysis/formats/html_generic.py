"""Pages of unknown make whose comment blocks repeat: by schema.org, by ids, by classes.

A group of elements is taken for comments where at least two of them, and most of them, hold somebody's
name or a time besides words. Groups are tried from the surest to the vaguest mark.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import lru_cache

from selectolax.lexbor import LexborHTMLParser, LexborNode

from analysis.formats.format import Claim, Format
from analysis.formats.html_comments import read, time_in
from analysis.formats.html_common_marks import KEY, MARKS, first, holding, name_of, signer_of, telling
from analysis.formats.html_document import document
from analysis.formats.html_marks import Block, Place, indented, nested
from analysis.formats.html_page import (
    attribute,
    detach,
    is_page,
    own_tree,
    tree,
    whole_number,
)
from analysis.formats.source import Source
from analysis.records import Thread

MIN_COMMENTS = 2
MIN_SHARE = 0.6
"""Of the blocks of a group that hold a name or a time; below it the group is something else."""
MAX_GROUPS = 12
"""Groups looked at of one kind of mark, the largest first."""
MAX_CLASSES = 50
"""Of one element that are looked at."""
MAX_UNSEEN = 60
"""Code points of a text for screen readers; longer ones are comments that a page shows on demand."""
SAMPLE = 30
"""Blocks of a group that are looked at for a name and a time."""

_WORD = (
    r"(?:comments?|kommentar|commentaire|comentario|commento|reactie|reply|response|answer|message|msg|"
    r"post(?:ing)?)"
)
_ID = re.compile(
    rf"(?P<kind>[a-z_-]{{0,40}}?(?:{_WORD}|t1|tree)[-_]?|c(?=\d{{4}}))(?P<key>\d+|[0-9a-z]{{7,}})",
    re.IGNORECASE,
)
_CLASS = re.compile(
    rf"[a-z_-]{{0,40}}?{_WORD}"
    r"(?:[-_]{1,2}(?:item|entry|wrap|wrapper|container|box|block|card|node|thread|row|single|view|body))?",
    re.IGNORECASE,
)
_NO_COMMENT = {"hentry", "type-post", "status-publish", "post-preview", "post-card"}
"""Classes of articles, of which a front page shows many."""
_SCHEMA = (
    '[itemtype$="schema.org/Comment"], [itemtype$="schema.org/UserComments"], '
    '[itemtype$="schema.org/Answer"], [itemprop="comment"]'
)
_UNSEEN = ".sr-only, .visuallyhidden, .visually-hidden, .screen-reader-text, .screenreader, [hidden]"
_TAGS = "article, div, dd, li, section, table, tr"

_NUMBER = re.compile(r"\d{3,}$")
_PARENT = re.compile(r"parent|reply-?to", re.IGNORECASE)
_KEYS = re.compile(r"[0-9a-z]{3,}", re.IGNORECASE)
_LEVEL = re.compile(
    r"(?:^|\s)(?:[\w-]*[-_])?(?:level|depth|indent|nest(?:ing|ed)?)[-_]?(\d{1,2})(?:\s|$)", re.IGNORECASE
)
_MARGIN = re.compile(r"(?:margin|padding)-left:\s*(\d{1,4})(?:px|em|rem)?")
MAX_AROUND = 3
"""Elements around a block whose indentation is the block's."""


def _groups(page: LexborHTMLParser) -> list[list[LexborNode]]:
    """The groups of elements that may be comments, the surest mark first, the larger group first."""
    ids: dict[str, list[LexborNode]] = defaultdict(list)
    classes: dict[str, list[LexborNode]] = defaultdict(list)
    for node in page.css(_TAGS):
        tokens = attribute(node, "class").split(maxsplit=MAX_CLASSES)[:MAX_CLASSES]
        if _NO_COMMENT & set(tokens):
            continue
        if match := _ID.fullmatch(node.id or ""):
            ids[match["kind"].lower()].append(node)
        for token in tokens:
            if _CLASS.fullmatch(token):
                classes[f"{node.tag} {token}"].append(node)
    schema = [list({node.mem_id: node for node in page.css(_SCHEMA)}.values())]
    ranked = [sorted(found.values(), key=len, reverse=True)[:MAX_GROUPS] for found in (ids, classes)]
    return [group for group in (*schema, *ranked[0], *ranked[1]) if len(group) >= MIN_COMMENTS]


def _are_comments(group: Sequence[LexborNode]) -> bool:
    looked_at = group[:SAMPLE]
    names = [
        first(node, MARKS.author, name_of) or first(node, (MARKS.byline,), signer_of) for node in looked_at
    ]
    times = [first(node, MARKS.time, time_in) for node in looked_at]
    signed = sum(bool(name or time) for name, time in zip(names, times, strict=True))
    return any(names) and signed >= max(MIN_COMMENTS, MIN_SHARE * len(looked_at))


def _comment_blocks(page: LexborHTMLParser) -> list[LexborNode]:
    """The elements that hold the comments of this page; none where it has none."""
    return next((group for group in _groups(page) if _are_comments(group)), [])


def _mark(group: Sequence[LexborNode]) -> None:
    """Writes a key on every element of `group`: the page's own, else its number.

    What different comments share is no key.
    """
    own = [_own_key(node) for node in group]
    texts: dict[str, set[str]] = defaultdict(set)
    for key, node in zip(own, group, strict=True):
        texts[key].add(node.text())
    named = "block-{}" if any(own) else "{}"
    for n, (key, node) in enumerate(zip(own, group, strict=True), 1):
        node.attrs[KEY] = key if key and len(texts[key]) == 1 else named.format(n)


def _own_key(node: LexborNode) -> str:
    match = _ID.fullmatch(node.id or "")
    own = match["key"] if match else attribute(node, "data-comment-id") or attribute(node, "data-id")
    number = _NUMBER.search(node.id or "")
    return own or (number[0] if number else "")


def _places(blocks: Sequence[Block]) -> list[Place]:
    """Where the comments stand: by nesting, by the parents that blocks name, or by their indentation."""
    if any(block.outer for block in blocks):
        return nested(blocks)
    keys = {block.key for block in blocks}
    parents = [_parent(block, keys) for block in blocks]
    if any(parents):
        return [Place(parent) for parent in parents]
    levels = [_level(block.node) for block in blocks]
    known = [level for level in levels if level is not None]
    return indented(blocks, known) if len(known) == len(blocks) else nested(blocks)


def _parent(block: Block, keys: AbstractSet[str]) -> str | None:
    """The block that an attribute such as `data-parent` names."""
    named = (value for name, value in block.node.attributes.items() if value and _PARENT.search(name))
    told = (key for value in named for key in _KEYS.findall(value))
    return next((key for key in told if key in keys and key != block.key), None)


def _level(node: LexborNode) -> int | None:
    """How far a block stands to the right, in levels or in pixels, as it or an element around it says."""
    around: LexborNode | None = node
    for _ in range(MAX_AROUND):
        if around is None:
            break
        stated = (attribute(around, "data-level"), attribute(around, "data-depth"))
        said = (_LEVEL.search(attribute(around, "class")), _MARGIN.search(attribute(around, "style")))
        levels = [whole_number(value) for value in (*stated, *(found[1] for found in said if found))]
        if known := [level for level in levels if level is not None]:
            return known[0]
        around = around.parent
    return None


@lru_cache(maxsize=1)
def comment_count(source: Source) -> int:
    """How many blocks of the page repeat and hold comments."""
    return len(_comment_blocks(tree(source)))


def _claim(source: Source) -> Claim:
    return Claim.GENERIC if is_page(source) and comment_count(source) else Claim.NO


def _read(source: Source) -> tuple[Thread, ...]:
    page = own_tree(source)
    for node in page.css(_UNSEEN):
        if len(node.text()) <= MAX_UNSEEN:
            detach(node)
    blocks = _comment_blocks(page)
    _mark(blocks)
    marks = replace(MARKS, author=telling(blocks, MARKS.author), body=holding(blocks, MARKS.body))
    comments, left_out = read(page, marks, _places)
    notes = (*source.decoded[1], "a page of unknown make: its comments were found by blocks that repeat")
    article = document(page, comments=comments)
    return (Thread(article=article, comments=comments, left_out=left_out, notes=notes),)


HTML_COMMENTS = Format(
    name="html-comments",
    matches="a web page of any other make whose blocks of comments repeat",
    how_to_get="open the page with all its comments shown and save it in a browser as HTML",
    claim=_claim,
    read=_read,
    at_most=Claim.GENERIC,
)
