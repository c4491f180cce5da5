"""WordPress: pages with comment lists of any theme, whole or cut out.

Every theme gives each comment the id of its database row, and most keep the classes of
`wp_list_comments` (its two walkers, "html5" and "xhtml", and the comment blocks since 2022).
Source: wp-includes/class-walker-comment.php, comment-template.php; wpDiscuz.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from selectolax.lexbor import LexborNode

from analysis.formats.format import Claim, Format
from analysis.formats.html_comments import name_in, read
from analysis.formats.html_document import document
from analysis.formats.html_marks import Block, Marks, Place, by_id, indented, nested
from analysis.formats.html_page import attribute, generator, is_fragment, is_page, own_tree, tree
from analysis.formats.source import Source
from analysis.records import Document, Thread

_OWN_ID = by_id(r"(?:(?:li-|div-|article-|dsq-)?comment-|wpd-comm-)(\d+)(?:_\d+)?")


def _key(node: LexborNode) -> str | None:
    own = _OWN_ID(node)
    if own is None and {"pingback", "trackback"} & set(attribute(node, "class").split()):
        return f"pingback at {node.mem_id}"
    return own


MARKS = Marks(
    block=(
        'div[id^="wpd-comm-"], '
        'li[id*="comment-"], div[id*="comment-"], article[id*="comment-"], section[id*="comment-"], '
        'dt[id*="comment-"], tr[id*="comment-"], li.pingback, li.trackback'
    ),
    key=_key,
    author=(
        ".comment-author .fn, .comment-author-name, .comment-author-link",
        ".wpd-comment-author, .wp-block-comment-author-name",
        ".fn",
        "[itemprop=author] [itemprop=name], [itemprop=creator] [itemprop=name]",
        ".comment-author cite, .comment-meta cite, .commentmetadata cite, .vcard cite",
        ".comment-author a, .comment_author, .commentauthor, .comment-name, .author-name, .author_name",
        ".comment-author, .vcard, [itemprop=author], [itemprop=creator]",
        ".author, .name",
        "cite",
    ),
    time=(
        "time[datetime], time",
        "[itemprop=datePublished], [itemprop=dateCreated], [itemprop=commentTime]",
        ".comment-metadata, .wpd-comment-date, .comment-date, .comment-time, .comment_date, .commentdate",
        ".commentmetadata a, .comment-meta a[href*='comment-']",
        ".commentmetadata, .comment-meta, .date, .time",
    ),
    body=(
        ".wpd-comment-text",
        "div.comment-content, section.comment-content, .wp-block-comment-content",
        "[itemprop=text], [itemprop=commentText]",
        ".comment-text, .comment_text, .commenttext, .comment-entry, .comment-content-inner",
        ".comment-content",
    ),
    furniture=(
        ".comment-author, .comment-meta, .commentmetadata, .comment-metadata, .comment-date, .comment-time, "
        ".vcard, .says, .reply, .comment-reply, "
        ".comment-reply-link, .comment-edit-link, .edit-link, "
        ".avatar, .cld-like-dislike-wrap, .comment-likes, .comment-like, .sharedaddy, .jp-relatedposts, "
        ".wpulike, .comment-votes, .comment-rating, .commentlink, .comment-footer, .comment-actions, "
        ".comment-tools, .moderation-text, .screen-reader-text, .wpd-comment-footer, form, button, "
        "time, .respond, #respond"
    ),
    left_out={
        "pingback": "li.pingback, li.trackback, div.pingback, div.trackback, article.pingback",
        "awaiting moderation": ".comment-awaiting-moderation, .unapproved, .wpd-unapproved",
    },
)

_DEPTH = re.compile(r"(?:^|\s)depth-(\d+)(?:\s|$)")
_COMMENT_TAG = re.compile(
    r"<(?:li|div|article|section|dt|tr)\b[^<>]*\bid=[\"']?(?:li-|div-|article-|dsq-)?comment-\d+\b",
    re.IGNORECASE,
)
_SIGNS = re.compile(
    r"/wp-(?:content|includes|json)/|comment-reply-link|\bcommentmetadata\b|\bthread-even\b|\bwpd-comment|"
    r"class=[\"'][^\"']*\bdepth-\d|comment-author vcard"
)


def _places(blocks: Sequence[Block]) -> list[Place]:
    """By nesting; where a theme prints the list flat, by the depth that stands in each comment's class."""
    if any(block.outer for block in blocks):
        return nested(blocks)
    depths = [_DEPTH.search(attribute(block.node, "class")) for block in blocks]
    return indented(blocks, [int(match[1]) if match else 1 for match in depths])


def _claim(source: Source) -> Claim:
    if not (is_page(source) or is_fragment(source)) or not _COMMENT_TAG.search(source.text):
        return Claim.NO
    drupal = "drupal" in generator(source) or tree(source).css_first("[data-comment-user-id]") is not None
    return Claim.KNOWN if _SIGNS.search(source.text) and not drupal else Claim.NO


def _read(source: Source) -> tuple[Thread, ...]:
    page = own_tree(source)
    own = page.css_first(".bypostauthor .fn")
    wrote = name_in(own, MARKS) if own else None
    comments, left_out = read(page, MARKS, _places)
    article = document(page, comments=comments) if is_page(source) else Document()
    article = replace(article, author=wrote or article.author)
    return (Thread(article=article, comments=comments, left_out=left_out, notes=source.decoded[1]),)


WORDPRESS = Format(
    name="wordpress",
    matches="a WordPress page with its comments, or its comment list alone",
    how_to_get="open the article with all its comments shown and save the page in a browser as HTML",
    claim=_claim,
    read=_read,
)
