"""Mattermost posts as its interface gives them: `order` (newest first) and `posts` by id."""

from __future__ import annotations

from collections import Counter
from typing import Any

from analysis.formats.format import Claim, Format
from analysis.formats.posts import Post, all_records, body_text, comments, markdown_body, record, utc
from analysis.formats.source import Source
from analysis.records import Document, Thread

_NO_NAMES = "the file holds no names: people are told apart by their ids"


def _posts(value: object) -> list[dict[str, Any]]:
    """The posts, oldest first."""
    posts = record(record(value).get("posts"))
    order = record(value).get("order")
    keys = order if isinstance(order, list) else []
    return [record(posts[key]) for key in reversed(keys) if isinstance(key, str) and key in posts]


def _claim(source: Source) -> Claim:
    known = all_records(_posts(source.json), "id", "message", "user_id", "channel_id", "create_at")
    return Claim.KNOWN if known else Claim.NO


def _read(source: Source) -> tuple[Thread, ...]:
    posts = _posts(source.json)
    hidden = [_hidden(post) for post in posts]
    return (
        Thread(
            article=Document(),
            comments=comments(_post(post) for post, why in zip(posts, hidden, strict=True) if not why),
            left_out=dict(Counter(filter(None, hidden))),
            notes=(*source.decoded[1], _NO_NAMES),
        ),
    )


def _hidden(post: dict[str, Any]) -> str:
    if post.get("delete_at"):
        return "deleted"
    return "message of the system" if body_text(post.get("type")).startswith("system_") else ""


def _post(post: dict[str, Any]) -> Post:
    created = post["create_at"]
    return Post(
        body=markdown_body(body_text(post["message"])),
        page_id=post["id"],
        author=post["user_id"],
        posted_at=utc(created / 1000) if isinstance(created, int) else None,
        reply_to=post.get("root_id"),
    )


MATTERMOST_JSON = Format(
    name="mattermost-json",
    matches="JSON of Mattermost: `order` and `posts` of a channel or a thread",
    how_to_get="call `api/v4/channels/ID/posts` or `api/v4/posts/ID/thread` and save the answer",
    claim=_claim,
    read=_read,
)
