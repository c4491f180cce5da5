"""Marks that many sites use for authors, times and bodies, and which of them tell on one page."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from statistics import median

from selectolax.lexbor import LexborNode

from analysis.formats.html_comments import name_in, named_in
from analysis.formats.html_marks import Marks
from analysis.formats.html_page import attribute, with_ancestors

LEAST_FOUND = 0.5
"""Share of the names that the best mark finds which another one must find to tell authors."""
LEAST_HELD = 0.12
"""Share of a comment's characters that its body holds, mostly."""
MAX_PARTS = 5
"""Elements of one block that are asked for its author or time."""
KEY = "data-block-of-comment"
"""The attribute that is put on a block of a comment, and holds its key."""

MARKS = Marks(
    block=f"[{KEY}]",
    key=lambda node: attribute(node, KEY) or None,
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


def name_of(node: LexborNode) -> str | None:
    return name_in(node, MARKS)


def signer_of(node: LexborNode) -> str | None:
    return named_in(node, MARKS)


def first(
    node: LexborNode, selectors: Sequence[str], reads: Callable[[LexborNode], str | None]
) -> str | None:
    """The first that can be read in a block, of the first elements that each selector finds."""
    found = (part for each in selectors for part in node.css(each)[:MAX_PARTS])
    return next(filter(None, map(reads, found)), None)


def telling(group: Sequence[LexborNode], selectors: Sequence[str]) -> tuple[str, ...]:
    """`selectors` without those that find few words again and again, or never one twice.

    Links and badges do the former, dates and numbers the latter; people write more than once.
    """
    found = {
        selector: [name for node in group if (name := first(node, (selector,), name_of))]
        for selector in selectors
    }
    people = {selector: len(set(names)) for selector, names in found.items()}
    again = {selector for selector, names in found.items() if people[selector] < len(names)} or set(selectors)
    most = max((people[selector] for selector in again), default=0)
    return tuple(each for each in selectors if each in again and people[each] >= LEAST_FOUND * most)


def holding(group: Sequence[LexborNode], selectors: Sequence[str]) -> tuple[str, ...]:
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
