"""Discourse topics as Discourse's own JSON: a topic with its posts, or posts alone."""

from __future__ import annotations

from collections import Counter
from typing import Any

from analysis.formats.format import Claim, Format
from analysis.formats.posts import (
    Post,
    all_records,
    body_text,
    comments,
    grouped,
    html_body,
    record,
    records,
    string,
    time,
)
from analysis.formats.source import Source
from analysis.records import Document, Thread

_NEEDED = ("cooked", "post_number", "username")
_SMALL_ACTION = 3
"""`post_type` of "closed the topic", "pinned" and the like."""
_FURNITURE = "aside.quote > .title, .lightbox-wrapper .meta, .onebox .source"
"""Who is quoted, names of pictures, addresses of previews: printed by the page around the words."""


def _topics(value: object) -> list[dict[str, Any]]:
    """The topics of the file: one, or several in a list."""
    topics = records(value) or records([value])
    return [each for each in topics if "post_stream" in each]


def _posts(topic: dict[str, Any]) -> list[dict[str, Any]]:
    return records(record(topic["post_stream"]).get("posts"))


def _alone(value: object) -> list[dict[str, Any]]:
    """Posts without their topic: one, a list, or the list of `/posts.json`."""
    latest = records(record(value).get("latest_posts"))
    posts = latest or records(value) or records([value])
    return posts if all_records(posts, *_NEEDED, "topic_id") else []


def _claim(source: Source) -> Claim:
    topics = _topics(source.json)
    known = all(all_records(_posts(topic), *_NEEDED) for topic in topics) if topics else _alone(source.json)
    return Claim.KNOWN if known else Claim.NO


def _read(source: Source) -> tuple[Thread, ...]:
    topics = _topics(source.json)
    notes = source.decoded[1]
    if not topics:
        groups = grouped(_alone(source.json), lambda post: post["topic_id"])
        return tuple(_thread({}, posts, thread_id, notes) for thread_id, posts in groups)
    named = grouped(topics, lambda topic: topic.get("id"))
    return tuple(
        _thread(pages[0], [post for page in pages for post in _posts(page)], thread_id, notes)
        for thread_id, pages in named
    )


def _thread(
    topic: dict[str, Any], posts: list[dict[str, Any]], thread_id: str | None, notes: tuple[str, ...]
) -> Thread:
    hidden = [_hidden(post) for post in posts]
    left_out = Counter(filter(None, hidden))
    stream = record(topic.get("post_stream")).get("stream")
    if isinstance(stream, list) and len(stream) > len(posts):
        left_out["not loaded"] = len(stream) - len(posts)
    return Thread(
        article=Document(title=string(topic.get("title"))),
        comments=comments(_post(post) for post, why in zip(posts, hidden, strict=True) if not why),
        thread_id=thread_id,
        left_out=dict(left_out),
        notes=notes,
    )


def _hidden(post: dict[str, Any]) -> str:
    """Why the topic does not show the post as one; nothing where it does."""
    if post.get("deleted_at") or post.get("user_deleted"):
        return "deleted"
    if post.get("hidden"):
        return "hidden"
    return "action of a moderator" if post.get("post_type") == _SMALL_ACTION else ""


def _post(post: dict[str, Any]) -> Post:
    return Post(
        body=html_body(body_text(post["cooked"]), without=_FURNITURE),
        page_id=post["post_number"],
        author=post["username"],
        posted_at=time(post.get("created_at")),
        reply_to=post.get("reply_to_post_number"),
    )


DISCOURSE_JSON = Format(
    name="discourse-json",
    matches="JSON of a Discourse forum: a topic with its `post_stream`, or its posts",
    how_to_get="put `.json?print=true` after the address of a topic (`…/t/title/123`) and save it",
    claim=_claim,
    read=_read,
)
