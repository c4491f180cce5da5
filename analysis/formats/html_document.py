"""The article of a saved page: title, paragraphs and author, as far as its markup says which they are."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from selectolax.lexbor import LexborHTMLParser, LexborNode

from analysis.formats.bylines import commenter_named
from analysis.formats.html_page import attribute, detach, with_ancestors
from analysis.formats.html_text import of_node
from analysis.records import Comment, Document

TITLE = (
    "[itemprop=headline]",
    "h1.entry-title, h1.post-title, h1.article-title, h1.page-title",
    ".entry-title",
    "article h1",
    "main h1",
    "h1",
    'meta[property="og:title"]',
)
LESSER = "h2, h3, .entry-header, .title, .subject"
"""Where a title may stand if the page's `<title>` repeats it."""
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
BANNER = (
    "[id*=banner i] h1, [id*=logo i], [class*=logo i], [class*=site-title i], [class*=blog-title i], "
    "h1[id*=banner i], h1[id*=blog-title i]"
)
"""Where a page prints its site's name."""
LONGEST_LABEL = 2
"""Words before a title that say of what kind a thread is."""
REPEATED_SHARE = 0.6
"""Share of a heading's words that a page's title must repeat in a row."""
MIN_BODY = 40
"""Code points; a shorter element is no body but an empty container."""
MAX_AUTHOR = 60
_RE = re.compile(r"^(?:(?:re|aw|rép|antw)\s*:\s*)+", re.IGNORECASE)
_NUMBER = re.compile(r" #\d+$")
_SEPARATORS = " |·•»–—-"
_PARTS = re.compile(r"\s+[|·•»–—-]\s+")
_BY = re.compile(r"^(?:view all posts |posted |written )?by:?\s+", re.IGNORECASE)


def document(
    tree: LexborHTMLParser,
    title: Sequence[str] = (),
    body: Sequence[str] = (),
    author: Sequence[str] = (),
    comments: Sequence[Comment] = (),
) -> Document:
    """The article of a page whose comments have been taken out.

    `title`, `body` and `author` are asked first; where no mark shows the author, a line near the
    title that names the author of one of the `comments` does. Takes the furniture out of `tree`.
    """
    name = _title(tree, (*title, *TITLE))
    written = _written_by(tree, author) or _near_title(tree, name, comments)
    own = with_ancestors([node for selector in body for node in tree.css(selector)])
    for node in tree.css(FURNITURE):
        if node.mem_id not in own:
            detach(node)
    return Document(
        title=name,
        paragraphs=tuple(block for block in _paragraphs(tree, body) if block != name),
        author=written,
    )


def _written_by(tree: LexborHTMLParser, selectors: Sequence[str]) -> str | None:
    """Whom the page's marks call the author, without arrows of links."""
    found = _BY.sub("", _first_text(tree, (*selectors, *AUTHOR)) or "").rstrip(" →»›")
    return found if 0 < len(found) <= MAX_AUTHOR and "://" not in found else None


def _near_title(tree: LexborHTMLParser, title: str | None, comments: Sequence[Comment]) -> str | None:
    if tree.body is None or not comments:
        return None
    lines = [line for line in of_node(tree.body).text.split("\n") if line]
    return commenter_named(lines, title, comments) if title in lines else None


def subject(tree: LexborHTMLParser, title: Sequence[str]) -> Document:
    """The title alone of a thread that answers no article, as in a forum; "Re: " is no part of it."""
    found = _title(tree, title)
    return Document(title=_RE.sub("", found) if found else None)


def _first_text(tree: LexborHTMLParser, selectors: Sequence[str]) -> str | None:
    return next((text for selector in selectors for text in _said(tree, selector)), None)


def _title(tree: LexborHTMLParser, selectors: Sequence[str]) -> str | None:
    """The first heading that the page's `<title>` repeats, else the first one, else what `<title>` says.

    The site's name, as in `Title | Site`, is none of them.
    """
    for node in tree.css(BANNER):
        detach(node)
    page = next(_said(tree, "title"), "")
    *parts, site = _PARTS.split(page)
    own = page.removesuffix(site) if parts else page
    ending = page.removeprefix(own.rstrip(_SEPARATORS))
    headings = [
        text.removesuffix(ending)
        for each in selectors
        for text in _said(tree, each)
        if text != site or not parts
    ]
    repeated = (_repeated(text, own, REPEATED_SHARE) for text in headings)
    lesser = (_repeated(text, own, 1.0) for text in _said(tree, LESSER))
    return next(filter(None, (*repeated, *lesser, *headings, own.rstrip(_SEPARATORS))), None)


def _repeated(heading: str, title: str, share: float) -> str | None:
    """A heading without labels around it, if `title` repeats at least that share of its words in order."""
    words = _NUMBER.sub("", heading).split()
    matcher = SequenceMatcher(None, [*map(_plain, words)], [*map(_plain, title.split())], autojunk=False)
    runs = matcher.get_matching_blocks()[:-1]
    label = runs[0].a if runs and runs[0].a <= LONGEST_LABEL < len(words) / 2 else 0
    kept = words[label:]
    size = sum(run.size for run in runs)
    return " ".join(kept) if size > 1 and size >= share * len(kept) else None


def _plain(word: str) -> str:
    return "".join(filter(str.isalnum, word.casefold()))


def _said(tree: LexborHTMLParser, selector: str) -> Iterator[str]:
    """What the elements print or state, those without words apart."""
    for node in tree.css(selector):
        if text := " ".join((attribute(node, "content") or _text(node)).split()):
            yield text


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
