"""MediaWiki: the wikitext of a talk page, as its editor shows it.

    == Hedges ==
    I would leave the hedge. --[[User:Pim|Pim]] ([[User talk:Pim|talk]]) 09:12, 3 May 2011 (UTC)
    : Why? [[User:Ana Bell|Ana]] 09:40, 3 May 2011 (UTC)

Source: mediawiki.org, Help:Formatting and Help:Talk pages; what the templates named below print.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from analysis.formats.format import Claim, Format
from analysis.formats.html_page import is_page
from analysis.formats.html_text import Printed, of_fragment
from analysis.formats.source import JSON_START, Source
from analysis.formats.talk_page import Line, is_signed, threads
from analysis.formats.wiki_signatures import USER_PAGE, UserLink, before, between, signatures, user_name
from analysis.records import Thread

REACH = 400
"""Code points before a time within which its signature begins: links and colours take much room."""
MOST_TEMPLATES_INSIDE = 8
"""Templates in templates that are looked into."""

_ADDRESSING = frozenset(("ping", "re", "reply to", "replyto", "reply"))
_NAMING = frozenset(("u", "user", "user link"))
_QUOTING = frozenset(("tq", "tqb", "talk quote", "talkquote", "quote", "blockquote", "quotation"))
_TEMPLATE = re.compile(r"\{\{([^{}|]*)((?:\|[^{}]*)?)\}\}")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)|</?nowiki ?/?>|__[A-Z]+__", re.DOTALL)
_HEADING = re.compile(r"(={1,6})\s*(.+?)\s*\1\s*")
_MARKS = ":*#;-"
_PREFIX = re.compile(r"[:*#;]*")
_USER_LINK = re.compile(rf"\[\[{USER_PAGE}", re.IGNORECASE)
_LINK = re.compile(r"\[\[:?([^\[\]|]*)(?:\|([^\[\]]*))?\]\]")
_NO_WORDS = re.compile(
    r"(?:File|Image|Category|Datei|Kategorie|Fichier|Catégorie|Archivo|Categoría):", re.IGNORECASE
)
_ADDRESS = re.compile(r"\[(?:https?:)?//[^\s\[\]]+ ?([^\[\]]*)\]")
_EMPHASIS = re.compile(r"'{2,5}")
_OTHER = re.compile(r"\s*<(?:\?xml|mediawiki)\b")
"""Exports of wikis hold wikitext, but are none."""
_STAMP = re.compile(r"\d{4}[^\n]{0,10}\([A-Z]{2,5}\)")


def _lines(text: str) -> Iterator[Line]:
    """The paragraphs, list items and headings of a page; tables are none."""
    tables = 0
    waiting: list[str] = []
    for raw in _without_templates(_COMMENT.sub("", text)).split("\n"):
        bare = raw.lstrip(":*# \t")
        tables += bare.startswith("{|")
        heading = _HEADING.fullmatch(raw)
        if tables or heading or not raw.strip() or raw[0] in _MARKS or _is_closed(waiting):
            yield from _paragraph(waiting)
            waiting = []
        if tables:
            tables -= bare.startswith("|}")
        elif heading:
            yield _line(heading[2], 0, heading=len(heading[1]))
        elif raw.strip() and not raw.startswith("----"):
            waiting.append(raw)
    yield from _paragraph(waiting)


def _is_closed(lines: list[str]) -> bool:
    """Whether the next line begins a paragraph: after an item of a list, and after a signature."""
    return bool(lines) and (lines[-1][0] in _MARKS or _STAMP.search(lines[-1]) is not None)


def _paragraph(lines: list[str]) -> Iterator[Line]:
    if lines:
        prefix = _PREFIX.match(lines[0])
        level = len(prefix[0]) if prefix else 0
        yield _line("\n".join(lines)[level:].strip(), level, listed=lines[0][:level][-1:] in {"*", "#"})


def _line(raw: str, level: int, *, heading: int = 0, listed: bool = False) -> Line:
    links = [UserLink(match.start(), user_name(match["user"])) for match in _USER_LINK.finditer(raw)]
    signed = () if heading else tuple(signatures(raw, links, REACH))
    printed = [_plain(part) for part in between(raw, signed)] if signed else [_plain(raw)]
    words = [before(each.text) for each in printed] if signed else [printed[0].text]
    text = " ".join(filter(None, words))
    return Line(
        text=text,
        posted_text=raw,
        level=level,
        heading=heading,
        quotes=tuple(quote for quote in printed[0].quotes if quote[1] <= len(words[0])),
        signatures=signed,
        listed=listed,
        joins=text.endswith(":"),
    )


def _without_templates(text: str) -> str:
    """`text` with its templates as what they print, and those that print no words of anybody's left out."""
    for _ in range(MOST_TEMPLATES_INSIDE):
        text, count = _TEMPLATE.subn(_template, text)
        if not count:
            break
    return text


def _template(match: re.Match[str]) -> str:
    name = " ".join(match[1].replace("_", " ").lower().split())
    values = [value.strip() for value in match[2].split("|")[1:]]
    named = [value.partition("=")[2] if value.startswith(("1=", "text=")) else value for value in values]
    unnamed = [value for value in named if value and not re.match(r"\w+ ?=", value)]
    if name in _ADDRESSING:
        return f"@{', '.join(unnamed)}:"
    if name in _NAMING:
        return unnamed[0] if unnamed else ""
    return f"<q>{unnamed[0]}</q>" if name in _QUOTING and unnamed else ""


def _plain(raw: str) -> Printed:
    """What a piece of wikitext without templates prints."""
    return of_fragment(_EMPHASIS.sub("", _ADDRESS.sub(r"\1", _LINK.sub(_link, raw))), "talk page")


def _link(match: re.Match[str]) -> str:
    target, label = match[1], match[2]
    return "" if _NO_WORDS.match(target) else target if label is None else label


@lru_cache(maxsize=2)
def _read_lines(source: Source) -> tuple[Line, ...]:
    return tuple(_lines(source.text))


def _claim(source: Source) -> Claim:
    text = source.text
    other = is_page(source) or _OTHER.match(text) or JSON_START.match(text)
    known = not other and "[[" in text and _STAMP.search(text)
    return Claim.KNOWN if known and is_signed(_read_lines(source)) else Claim.NO


def _read(source: Source) -> tuple[Thread, ...]:
    return threads(_read_lines(source), None, source.decoded[1])


MEDIAWIKI_TEXT = Format(
    name="mediawiki-text",
    matches="the wikitext of a talk page on a MediaWiki, such as Wikipedia's; one thread a section",
    how_to_get="put `?action=raw` after the address of the talk page and save it",
    claim=_claim,
    read=_read,
)
