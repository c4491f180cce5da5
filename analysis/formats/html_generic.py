"""Pages of unknown make whose comment blocks repeat: by schema.org, by ids, by classes.

A group of elements is taken for comments where at least two of them, and most of them, hold somebody's
name or a time besides words. Groups are tried from the surest to the vaguest mark.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import lru_cache
from statistics import median

from selectolax.lexbor import LexborHTMLParser, LexborNode

from analysis.formats.format import Claim, Format
from analysis.formats.html_comments import name_in, named_in, read, time_in
from analysis.formats.html_document import document
from analysis.formats.html_marks import Block, Marks, Place, indented, nested
from analysis.formats.html_page import (
    attribute,
    detach,
    is_page,
    own_tree,
    tree,
    whole_number,
    with_ancestors,
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
MOSTLY = 0.5
"""Share of the names that the best mark finds which another one must find to tell authors."""
LEAST_HELD = 0.12
"""Share of a comment's characters that its body holds, mostly."""
MAX_UNSEEN = 60
"""Code points of a text for screen readers; longer ones are comments that a page shows on demand."""
MAX_PARTS = 5
"""Elements of one block that are asked for its author or time."""
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

_MARK = "data-block-of-comment"
"""The attribute that tells a block of a comment, and holds its key."""

MARKS = Marks(
    block=f"[{_MARK}]",
    key=lambda node: attribute(node, _MARK) or None,
    author=(
        "[itemprop=author] [itemprop=name], [itemprop=creator] [itemprop=name]",
        ".fn, .author-name, .comment-author-name, .username, .user-name, .nickname",
        "[rel~=author], .author a, .comment-author a",
        'a[href*="/user/"], a[href*="/users/"], a[href*="/u/"], a[href*="/profile"], a[href*="/member"]',
        "[itemprop=author], [itemprop=creator], .author, .comment-author",
        '[class*="author" i] a, [class*="username" i] a, [class*="user-name" i] a, [class*="commenter" i] a',
        '[class*="author" i], [class*="username" i], [class*="user-name" i], [class*="commenter" i]',
        '[class*="user" i] a, [class*="poster" i] a, [class*="name" i]',
        "header cite, div > cite, p > cite, li > cite",
    ),
    time=(
        "time[datetime], relative-time[datetime]",
        "[itemprop=datePublished], [itemprop=dateCreated], [itemprop=commentTime]",
        'time, [class*="date" i], [class*="time" i], [class*="posted" i]',
        '[class*="meta" i], span[class*="post" i]',
    ),
    byline=(
        '[class*="byline" i], [class*="posted" i], [class~="by" i], [class*="foot" i], [class*="meta" i], '
        '[class*="detail" i], [class*="info" i], [class*="small" i], '
        'span[class*="post" i], cite, small'
    ),
    name=re.compile(
        r"(?:^|\b(?:posted|written|submitted|commented|comment|reply) )by:? +"
        r"(?P<name>\S.*?)(?: *[|(–—·,]| (?:at|on) |$)",
        re.IGNORECASE,
    ),
    name_first=True,
    body_longest=True,
    body=(
        "[itemprop=text], [itemprop=commentText], [itemprop=description]",
        '[class*="comment-text" i], [class*="comment_text" i], [class*="commenttext" i]',
        '[class*="comment-content" i], [class*="comment_content" i], [class*="commentcontent" i]',
        '[class*="comment-body" i], [class*="comment_body" i], [class*="commentbody" i]',
        '[class*="message-body" i], [class*="post-body" i], [class*="post_body" i], .markdown-body',
        '[class*="post-content" i]',
        ".content, .text, .body, .message",
        '[class*="content" i], [class*="body" i], [class*="text" i]',
    ),
    quote=".quote, .bbcode_quote, .quoted",
    furniture=(
        "form, button, input, time, nav, [role=button], [class*=avatar i], [class*=vote i], [class*=like i], "
        "[class*=share i], [class*=reply i], [class*=action i], [class*=permalink i], [class*=signature i], "
        "[class*=meta i], [class*=badge i], [class*=report i], [class*=score i], [class*=toolbar i]"
    ),
    left_out={"pingback": ".pingback, .trackback"},
)


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
        _first(node, MARKS.author, _name) or _first(node, (MARKS.byline,), _signed) for node in looked_at
    ]
    times = [_first(node, MARKS.time, time_in) for node in looked_at]
    signed = sum(bool(name or time) for name, time in zip(names, times, strict=True))
    return any(names) and signed >= max(MIN_COMMENTS, MIN_SHARE * len(looked_at))


def _name(node: LexborNode) -> str | None:
    return name_in(node, MARKS)


def _signed(node: LexborNode) -> str | None:
    return named_in(node, MARKS)


def _first(
    node: LexborNode, selectors: Sequence[str], reads: Callable[[LexborNode], str | None]
) -> str | None:
    """The first that can be read in a block, of the first elements that each selector finds."""
    found = (part for each in selectors for part in node.css(each)[:MAX_PARTS])
    return next(filter(None, map(reads, found)), None)


def _comment_blocks(page: LexborHTMLParser) -> list[LexborNode]:
    """The elements that hold the comments of this page; none where it has none."""
    return next((group for group in _groups(page) if _are_comments(group)), [])


def _telling(group: Sequence[LexborNode], selectors: Sequence[str]) -> tuple[str, ...]:
    """`selectors` without those that find few words again and again, or never one twice.

    Links and badges do the former, dates and numbers the latter; people write more than once.
    """
    found = {
        selector: [name for node in group if (name := _first(node, (selector,), _name))]
        for selector in selectors
    }
    people = {selector: len(set(names)) for selector, names in found.items()}
    again = {selector for selector, names in found.items() if people[selector] < len(names)} or set(selectors)
    most = max((people[selector] for selector in again), default=0)
    return tuple(each for each in selectors if each in again and people[each] >= MOSTLY * most)


def _holding(group: Sequence[LexborNode], selectors: Sequence[str]) -> tuple[str, ...]:
    """`selectors` without those whose elements mostly hold little of their comments: dates and links."""
    outer = with_ancestors([node.parent for node in group if node.parent is not None])
    leaves = [(node, len(node.text())) for node in group if node.mem_id not in outer]
    kept = []
    for selector in selectors:
        longest = (max((len(part.text()) for part in node.css(selector)), default=0) for node, _ in leaves)
        shares = [length / size for length, (_, size) in zip(longest, leaves, strict=True) if length]
        if not shares or median(shares) >= LEAST_HELD:
            kept.append(selector)
    return tuple(kept)


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
        node.attrs[_MARK] = key if key and len(texts[key]) == 1 else named.format(n)


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
    marks = replace(MARKS, author=_telling(blocks, MARKS.author), body=_holding(blocks, MARKS.body))
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
