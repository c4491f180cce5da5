"""Hacker News threads from its two interfaces: a nested item (Algolia), or a list of items (Firebase).

Source: hn.algolia.com/api and github.com/HackerNews/API.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from analysis.formats.format import Claim, Format
from analysis.formats.html_text import of_fragment
from analysis.formats.posts import (
    Post,
    all_records,
    blocks,
    body_text,
    comments,
    html_body,
    identifier,
    records,
    string,
    utc,
)
from analysis.formats.source import Source
from analysis.records import Document, Thread

_TYPES = frozenset(("story", "comment", "job", "poll", "pollopt"))


def _nested(value: object) -> list[dict[str, Any]]:
    """The items of Algolia's interface, each with its `children`."""
    items = records(value) or records([value])
    return items if all_records(items, "type", "children", "created_at_i") and _typed(items) else []


def _flat(source: Source) -> list[dict[str, Any]]:
    """The items of the Firebase interface, each with the id of its `parent`."""
    items = records(source.json) or records([source.json]) if source.json else list(source.json_lines)
    known = all_records(items, "type", "id") and _typed(items)
    return items if known and any({"by", "time"} <= item.keys() for item in items) else []


def _typed(items: list[dict[str, Any]]) -> bool:
    return all(identifier(item["type"]) in _TYPES for item in items)


def _claim(source: Source) -> Claim:
    return Claim.KNOWN if _nested(source.json) or _flat(source) else Claim.NO


def _read(source: Source) -> tuple[Thread, ...]:
    nested = _nested(source.json)
    return tuple(_nested_thread(item, len(nested), source) for item in nested) or _flat_threads(source)


def _nested_thread(top: dict[str, Any], count: int, source: Source) -> Thread:
    left_out: Counter[str] = Counter()
    is_comment = top["type"] == "comment"
    found = comments(_replies([top] if is_comment else records(top["children"]), top, left_out))
    return Thread(
        article=Document() if is_comment else _article(top, "author"),
        comments=found,
        thread_id=identifier(top.get("id")) if count > 1 else None,
        left_out=dict(left_out),
        notes=source.decoded[1],
    )


def _replies(items: list[dict[str, Any]], top: dict[str, Any], left_out: Counter[str]) -> Iterator[Post]:
    """The comments of `items` and below, in the page's order; deleted ones are counted in `left_out`."""
    waiting = [(item, 0) for item in reversed(items)]
    while waiting:
        item, depth = waiting.pop()
        if item.get("text"):
            parent = item.get("parent_id")
            yield Post(
                body=html_body(body_text(item["text"])),
                page_id=item.get("id"),
                author=item.get("author"),
                posted_at=utc(item.get("created_at_i")),
                reply_to=None if depth == 0 and parent in (top.get("id"), top.get("story_id")) else parent,
                depth=depth,
            )
        else:
            left_out["deleted"] += 1
        waiting += [(child, depth + 1) for child in reversed(records(item.get("children")))]


def _flat_threads(source: Source) -> tuple[Thread, ...]:
    items = {identifier(item["id"]): item for item in _flat(source)}
    threads: dict[str | None, list[dict[str, Any]]] = {}
    for item in items.values():
        threads.setdefault(_root(item, items), []).append(item)
    return tuple(
        _flat_thread(items.get(root), group, root if len(threads) > 1 else None, source)
        for root, group in threads.items()
    )


def _root(item: dict[str, Any], items: dict[str | None, dict[str, Any]]) -> str | None:
    """The id of the story above `item`, as far up as the file goes."""
    seen = {identifier(item["id"])}
    while (parent := _parent(item)) in items and parent not in seen:
        item = items[parent]
        seen.add(parent)
    return parent or identifier(item["id"])


def _parent(item: dict[str, Any]) -> str | None:
    return identifier(item.get("parent"))


def _flat_thread(
    story: dict[str, Any] | None, items: list[dict[str, Any]], thread_id: str | None, source: Source
) -> Thread:
    said = [item for item in items if item["type"] == "comment"]
    gone = ["deleted" if item.get("deleted") else "dead" if item.get("dead") else "" for item in said]
    top = {identifier(item["id"]) for item in items if item["type"] != "comment"}
    return Thread(
        article=_article(story, "by") if story and story["type"] != "comment" else Document(),
        comments=comments(_flat_post(item, top) for item, why in zip(said, gone, strict=True) if not why),
        thread_id=thread_id,
        left_out=dict(Counter(filter(None, gone))),
        notes=source.decoded[1],
    )


def _flat_post(item: dict[str, Any], top: set[str | None]) -> Post:
    return Post(
        body=html_body(body_text(item.get("text"))),
        page_id=item["id"],
        author=item.get("by"),
        posted_at=utc(item.get("time")),
        reply_to=None if _parent(item) in top else _parent(item),
    )


def _article(item: dict[str, Any], author: str) -> Document:
    return Document(
        title=string(item.get("title")),
        paragraphs=blocks(of_fragment(body_text(item.get("text"))).text),
        author=string(item.get(author)),
    )


HACKER_NEWS_JSON = Format(
    name="hacker-news-json",
    matches="JSON of Hacker News: an item with its `children`, or items with `by` and `parent`",
    how_to_get="open `https://hn.algolia.com/api/v1/items/NUMBER` (of the thread's address), save it",
    claim=_claim,
    read=_read,
)
