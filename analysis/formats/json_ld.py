"""Pages of any make that describe their comments to search engines: schema.org in JSON-LD.

Source: schema.org (Comment, Answer, UserComments, DiscussionForumPosting, `comment`, `parentItem`) and
Google's guide to DiscussionForumPosting: comments stand inside what they answer, or name it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from analysis.formats.format import Claim, Format
from analysis.formats.html_document import document
from analysis.formats.html_generic import comment_count
from analysis.formats.html_page import is_page, own_tree, tree
from analysis.formats.posts import (
    Post,
    any_body,
    blocks,
    body_text,
    comments,
    grouped,
    identifier,
    record,
    string,
    time,
)
from analysis.formats.source import Source
from analysis.records import Comment, Document, Thread

COMMENTS = frozenset(("Comment", "Answer", "UserComments"))
_WORDS = ("text", "commentText", "articleBody")
_AUTHOR = ("author", "creator")
_TIME = ("datePublished", "dateCreated", "commentTime")
_TITLE = ("headline", "name")
_NO_THREAD = frozenset(("FAQPage", "BreadcrumbList", "Review", "Organization", "WebSite"))
"""What holds answers or texts that nobody posted."""
_SCRIPT = 'script[type="application/ld+json" i]'


@dataclass(frozen=True, slots=True)
class _Said:
    """A comment as found: itself, the comment around it, and the work that it is about."""

    node: Mapping[str, Any]
    outer: Mapping[str, Any] | None
    work: Mapping[str, Any] | None


def _values(source: Source) -> Iterator[object]:
    """The JSON-LD of a page or of a file of its own; a damaged script of a page is none."""
    if not is_page(source):
        yield source.json if "schema.org" in source.text[:5000] else None
        return
    for script in tree(source).css(_SCRIPT) if "ld+json" in source.text else ():
        try:
            yield json.loads(script.text(), strict=False)
        except (ValueError, RecursionError):
            continue


def _types(node: Mapping[str, Any]) -> set[str]:
    stated = node.get("@type")
    names = stated if isinstance(stated, list) else [stated]
    return {name.rpartition("/")[2].rpartition(":")[2] for name in names if isinstance(name, str)}


def _walk(value: object) -> Iterator[tuple[_Said, set[str]]]:
    """Every object with a type in page order, with what is around it."""
    waiting: list[tuple[object, Mapping[str, Any] | None, Mapping[str, Any] | None]] = [(value, None, None)]
    while waiting:
        each, outer, work = waiting.pop()
        if isinstance(each, list):
            waiting += [(item, outer, work) for item in reversed(each)]
            continue
        if not isinstance(each, dict) or (types := _types(each)) & _NO_THREAD:
            continue
        yield _Said(each, outer, work), types
        if types & COMMENTS:
            outer = each
        elif _words(each, _TITLE):
            work = each
        waiting += [
            (inner, outer, work) for inner in reversed(each.values()) if isinstance(inner, dict | list)
        ]


def _words(node: Mapping[str, Any], names: Sequence[str]) -> str:
    return next((value for name in names if (value := body_text(node.get(name)).strip())), "")


@lru_cache(maxsize=2)
def _said(source: Source) -> tuple[tuple[_Said, ...], Mapping[str, Mapping[str, Any]]]:
    """The comments of a page, and everything on it that has an id."""
    met = [found for value in _values(source) for found in _walk(value)]
    known: dict[str, Mapping[str, Any]] = {}
    for said, _ in met:
        if (key := identifier(said.node.get("@id"))) and len(said.node) > 1:
            known.setdefault(key, said.node)
    return tuple(said for said, types in met if types & COMMENTS and _signed(said.node)), known


def _worded(found: Sequence[_Said]) -> int:
    return sum(bool(_words(said.node, _WORDS)) for said in found)


def _signed(node: Mapping[str, Any]) -> bool:
    return any(node.get(name) for name in (*_AUTHOR, *_TIME))


def _key(node: Mapping[str, Any] | None) -> str | None:
    """The id of a comment: what follows `#` in its address, else all of it."""
    stated = (identifier(record(node).get(name)) for name in ("@id", "identifier", "url"))
    return next((each.rpartition("#")[2] or each for each in stated if each), None)


def _named(node: Mapping[str, Any]) -> str | None:
    """The id of what a comment says that it answers."""
    reverse = record(record(node.get("@reverse")).get("comment"))
    return _key(record(node.get("parentItem")) or reverse)


def _author(node: Mapping[str, Any], known: Mapping[str, Mapping[str, Any]]) -> str | None:
    value = next((node[name] for name in _AUTHOR if node.get(name)), None)
    first = value[0] if isinstance(value, list) and value else value
    whole = known.get(identifier(record(first).get("@id")) or "", {})
    return string(first) or string(record(first).get("name")) or string(whole.get("name"))


def _claim(source: Source) -> Claim:
    if not is_page(source) and source.json is None:
        return Claim.NO
    found = _worded(_said(source)[0])
    enough = found > 0 and (not is_page(source) or found >= comment_count(source))
    return Claim.MARKED if enough else Claim.NO


def _read(source: Source) -> tuple[Thread, ...]:
    found, known = _said(source)
    works = grouped([{"said": said} for said in found], lambda row: _title(row["said"].work))
    threads = [([row["said"] for row in rows], name) for name, rows in works]
    return tuple(
        Thread(
            article=_article(source, said[0].work or _about(said[0], known), known, alone=len(threads) == 1),
            comments=_comments(said, known),
            thread_id=name,
            left_out={"no words": silent} if (silent := len(said) - _worded(said)) else {},
            notes=source.decoded[1],
        )
        for said, name in threads
    )


def _about(said: _Said, known: Mapping[str, Mapping[str, Any]]) -> Mapping[str, Any] | None:
    """The work that a comment names as its subject."""
    return known.get(identifier(record(said.node.get("about")).get("@id")) or "")


def _title(work: Mapping[str, Any] | None) -> str | None:
    return string(_words(work, _TITLE)) if work else None


def _comments(found: Sequence[_Said], known: Mapping[str, Mapping[str, Any]]) -> tuple[Comment, ...]:
    own = {id(said.node): _key(said.node) or f"comment {n}" for n, said in enumerate(found, 1)}
    ids = set(own.values())
    return comments(
        Post(
            body=any_body(words),
            page_id=own[id(said.node)],
            author=_author(said.node, known),
            posted_at=time(_words(said.node, _TIME)),
            reply_to=own.get(id(said.outer)) or (named if (named := _named(said.node)) in ids else None),
        )
        for said in found
        if (words := _words(said.node, _WORDS))
    )


def _article(
    source: Source, work: Mapping[str, Any] | None, known: Mapping[str, Mapping[str, Any]], *, alone: bool
) -> Document:
    """What the page's data say of the article; its text is taken from the page where they hold none."""
    text = _words(work, _WORDS) if work else ""
    author = _author(work, known) if work else None
    if is_page(source) and alone and not text:
        printed = document(own_tree(source))
        return replace(printed, author=printed.author or author)
    return Document(title=_title(work), paragraphs=blocks(any_body(text).text), author=author)


JSON_LD = Format(
    name="json-ld",
    matches="a page of any make that holds its comments as schema.org data (JSON-LD), or such data alone",
    how_to_get="open the page with all its comments shown and save it in a browser as HTML",
    claim=_claim,
    read=_read,
    at_most=Claim.MARKED,
)
