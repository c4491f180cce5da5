"""Lemmy comments as its interface gives them; `path` holds the ids from the top comment down (`0.1.5`).

Source: join-lemmy.org/docs, CommentView.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from analysis.formats.format import Claim, Format
from analysis.formats.posts import (
    Post,
    all_records,
    blocks,
    body_text,
    comments,
    grouped,
    identifier,
    markdown_body,
    record,
    records,
    string,
    time,
)
from analysis.formats.source import Source
from analysis.records import Document, Thread

_NEEDED = ("id", "content", "path", "post_id", "creator_id")
_NO_NAMES = "the file holds no names: people are told apart by their numbers"


def _views(value: object) -> list[dict[str, Any]]:
    """Comments with their creators and posts, as `comment/list` gives them, or comments alone."""
    views = records(record(value).get("comments")) or records(value)
    return [view if "comment" in view else {"comment": view} for view in views]


def _claim(source: Source) -> Claim:
    said = [record(view["comment"]) for view in _views(source.json)]
    return Claim.KNOWN if all_records(said, *_NEEDED) else Claim.NO


def _read(source: Source) -> tuple[Thread, ...]:
    return tuple(
        _thread(views, thread_id, source.decoded[1])
        for thread_id, views in grouped(_views(source.json), lambda view: view["comment"]["post_id"])
    )


def _thread(views: list[dict[str, Any]], thread_id: str | None, notes: tuple[str, ...]) -> Thread:
    gone = [_gone(view["comment"]) for view in views]
    page = record(views[0].get("post"))
    named = any("creator" in view for view in views)
    return Thread(
        article=Document(title=string(page.get("name")), paragraphs=blocks(body_text(page.get("body")))),
        comments=comments(_post(view) for view, why in zip(views, gone, strict=True) if not why),
        thread_id=thread_id,
        left_out=dict(Counter(filter(None, gone))),
        notes=notes if named else (*notes, _NO_NAMES),
    )


def _gone(comment: dict[str, Any]) -> str:
    return "deleted" if comment.get("deleted") else "removed" if comment.get("removed") else ""


def _post(view: dict[str, Any]) -> Post:
    comment = view["comment"]
    above = body_text(comment["path"]).split(".")[1:-1]
    return Post(
        body=markdown_body(body_text(comment["content"])),
        page_id=comment["id"],
        author=record(view.get("creator")).get("name") or identifier(comment["creator_id"]),
        posted_at=time(comment.get("published")),
        reply_to=above[-1] if above else None,
        depth=len(above),
    )


LEMMY_JSON = Format(
    name="lemmy-json",
    matches="JSON of Lemmy: comments with `path`, `post_id` and `creator_id`",
    how_to_get="open `https://SERVER/api/v3/comment/list?post_id=NUMBER&limit=50&max_depth=8`, save it",
    claim=_claim,
    read=_read,
)
