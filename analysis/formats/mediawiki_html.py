"""MediaWiki: the saved page of a talk page, with or without the marks of DiscussionTools.

Source: tests/cases of the extension DiscussionTools, in which pages stand as the wiki prints them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from selectolax.lexbor import LexborHTMLParser, LexborNode

from analysis.formats.format import Claim, Format
from analysis.formats.html_document import subject
from analysis.formats.html_page import attribute, detach, has, own_tree
from analysis.formats.html_text import Printer, walk
from analysis.formats.source import Source
from analysis.formats.talk_page import Line, is_signed, threads
from analysis.formats.wiki_signatures import UserLink, before, between, signatures, user_of
from analysis.records import Thread

CONTENT = ".mw-parser-output, #mw-content-text, #bodyContent"
TITLE = ("#firstHeading", "h1")
FURNITURE = (
    "#toc, .toc, .mw-editsection, mw\\:editsection, .ext-discussiontools-init-replylink-buttons, "
    ".ext-discussiontools-init-section-bar, .ext-discussiontools-init-section-subscribe, "
    ".ext-discussiontools-init-section-subscribeButton, .mw-heading > :not(h1, h2, h3, h4, h5, h6), "
    ".catlinks, .printfooter, .navbox, .messagebox, .tmbox, .mw-jump-link, style, script"
)
REACH = 100
"""Code points before a time within which its signature begins (SIGNATURE_SCAN_LIMIT)."""

_BREAKS = frozenset(
    """p dd dt li dl ul ol div td th tr table caption blockquote hr section pre center h1 h2 h3 h4 h5
    h6""".split()
)
_HEADING = re.compile(r"h([1-6])")
_STAMP = re.compile(r"\d{4}[^<>\n]{0,30}\([A-Z]{2,5}\)")
_SENTENCE = re.compile(r"[.!?:;]")
_LISTED = frozenset(("dd", "li"))


class _Lines:
    """The lines of a page, as its nodes are met in order."""

    def __init__(self) -> None:
        self.found: list[Line] = []
        self._printer = Printer()
        self._links: list[UserLink] = []
        self._lists: list[str] = []
        self._quoting = 0

    def take(self, node: LexborNode, *, entering: bool) -> None:
        tag = node.tag or ""
        if tag not in _BREAKS:
            if tag == "a" and entering and (user := user_of(attribute(node, "href"))):
                self._links.append(UserLink(self._printer.length, user))
            self._printer.take(node, entering=entering)
            return
        heading = None if entering else _HEADING.fullmatch(tag)
        self.end(int(heading[1]) if heading else 0)
        if tag == "blockquote":
            self._quoting += 1 if entering else -1
        elif tag in _LISTED and entering:
            self._lists.append(tag)
        elif tag in _LISTED:
            self._lists.pop()

    def end(self, heading: int = 0) -> None:
        """Ends the line."""
        text, quotes = (printed := self._printer.printed()).text, printed.quotes
        if text:
            quoted = self._quoting > 0
            signed = () if quoted or heading else tuple(signatures(text, self._links, REACH))
            words = " ".join(filter(None, map(before, between(text, signed)))) if signed else text
            self.found.append(
                Line(
                    text=words,
                    posted_text=text,
                    level=len(self._lists),
                    heading=heading,
                    quotes=((0, len(words)),) if quoted else tuple(q for q in quotes if q[1] <= len(words)),
                    signatures=signed,
                    listed=self._lists[-1:] == ["li"],
                    joins=words.endswith(":") or self._is_name(text),
                )
            )
        self._printer, self._links = Printer(), []

    def _is_name(self, text: str) -> bool:
        return self._links[:1] != [] and self._links[0].start == 0 and not _SENTENCE.search(text)


def _lines(page: LexborHTMLParser) -> Iterator[Line]:
    """The lines of a page's content. Takes its furniture out of the tree."""
    for node in page.css(FURNITURE):
        detach(node)
    content = page.css_first(CONTENT)
    if content is None:
        return
    lines = _Lines()
    for node, entering in walk(content):
        lines.take(node, entering=entering)
    lines.end()
    yield from lines.found


@lru_cache(maxsize=2)
def _read_lines(source: Source) -> tuple[Line, ...]:
    return tuple(_lines(own_tree(source)))


def _claim(source: Source) -> Claim:
    known = has(source, CONTENT) and _STAMP.search(source.text) is not None
    return Claim.KNOWN if known and is_signed(_read_lines(source)) else Claim.NO


def _read(source: Source) -> tuple[Thread, ...]:
    title = subject(own_tree(source), TITLE).title
    return threads(_read_lines(source), title, source.decoded[1])


MEDIAWIKI_HTML = Format(
    name="mediawiki-html",
    matches="the saved page of a talk page on a MediaWiki, such as Wikipedia's; one thread a section",
    how_to_get="open the talk page and save it in a browser as HTML",
    claim=_claim,
    read=_read,
)
