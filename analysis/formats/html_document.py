"""The article of a saved page: title, paragraphs and author, as far as its markup says which they are."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from selectolax.lexbor import LexborHTMLParser, LexborNode

from analysis.formats.html_page import attribute, detach, with_ancestors
from analysis.formats.html_text import of_node
from analysis.records import Document

TITLE = (
    "[itemprop=headline]",
    "h1.entry-title, h1.post-title, h1.article-title, h1.page-title",
    ".entry-title",
    "article h1",
    "main h1",
    "h1",
    'meta[property="og:title"]',
    "title",
)
BODY = (
    "[itemprop=articleBody]",
    ".entry-content, .entry, .post-content, .post-body, .article-content, .article-body, .story-body",
    "article .content, .node .content, .td-post-content",
)
AUTHOR = (
    "[itemprop=author] [itemprop=name]",
    'meta[name="author" i]',
    "[rel~=author]",
    ".byline .author, .author.vcard, .entry-author, .post-author, .article-author",
    "[itemprop=author]",
    'a[href*="/author/"]',
)
FURNITURE = (
    "script, style, nav, aside, form, button, footer, iframe, noscript, figure, "
    "#comments, #respond, .comments-area, .sharedaddy, .share, .social, .jp-relatedposts, .related, "
    ".related-posts, .post-navigation, .author-box, .author-bio, .newsletter, .wp-block-buttons, "
    ".screen-reader-text"
)
"""What stands in an article without being its text."""
MIN_BODY = 40
"""Code points; a shorter element is no body but an empty container."""
MAX_AUTHOR = 60
_RE = re.compile(r"^(?:(?:re|aw|rép|antw)\s*:\s*)+", re.IGNORECASE)
_PARTS = re.compile(r"\s+[|·•»–—-]\s+")
_BY = re.compile(r"^(?:view all posts |posted |written )?by:?\s+", re.IGNORECASE)


def document(tree: LexborHTMLParser, title: Sequence[str] = (), body: Sequence[str] = ()) -> Document:
    """The article of a page whose comments have been taken out; `title` and `body` are asked first.

    Takes the furniture out of `tree`.
    """
    name = _title(tree, (*title, *TITLE))
    author = _BY.sub("", _first_text(tree, AUTHOR) or "")
    own = with_ancestors([node for selector in body for node in tree.css(selector)])
    for node in tree.css(FURNITURE):
        if node.mem_id not in own:
            detach(node)
    return Document(
        title=name,
        paragraphs=tuple(block for block in _paragraphs(tree, body) if block != name),
        author=author if 0 < len(author) <= MAX_AUTHOR and "://" not in author else None,
    )


def subject(tree: LexborHTMLParser, title: Sequence[str]) -> Document:
    """The title alone of a thread that answers no article, as in a forum; "Re: " is no part of it."""
    found = _first_text(tree, (*title, "title"))
    return Document(title=_RE.sub("", found) if found else None)


def _first_text(tree: LexborHTMLParser, selectors: Sequence[str]) -> str | None:
    for selector in selectors:
        for node in tree.css(selector):
            text = " ".join((attribute(node, "content") or _text(node)).split())
            if text:
                return text
    return None


def _title(tree: LexborHTMLParser, selectors: Sequence[str]) -> str | None:
    """The first heading found, unless it is the site's name: then what `Title | Site` says before it."""
    found = _first_text(tree, selectors)
    first, *others = _PARTS.split(_first_text(tree, ("title",)) or "")
    return first if found in others and first else found


def _text(node: LexborNode) -> str:
    return node.text() if node.tag == "title" else of_node(node).text


def _paragraphs(tree: LexborHTMLParser, own: Sequence[str]) -> list[str]:
    """The blocks of the largest element that the first fruitful selector finds, else of the richest one."""
    for selector in (*own, *BODY):
        texts = [of_node(node).text for node in tree.css(selector)]
        longest = max(texts, key=len, default="")
        if len(longest) >= (1 if selector in own else MIN_BODY):
            return longest.split("\n\n")
    richest = _richest(tree)
    return of_node(richest).text.split("\n\n") if richest else []


def _richest(tree: LexborHTMLParser) -> LexborNode | None:
    """The element whose own paragraphs hold the most text (the first, if tied)."""
    weights: dict[int, int] = defaultdict(int)
    parents: dict[int, LexborNode] = {}
    for node in tree.css("p"):
        if (parent := node.parent) is not None:
            parents.setdefault(parent.mem_id, parent)
            weights[parent.mem_id] += len(node.text())
    best = max(weights, key=weights.__getitem__, default=None)
    return parents[best] if best is not None and weights[best] >= MIN_BODY else None
