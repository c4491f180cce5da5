"""Disqus comments as its interface gives them (`threads/listPosts`, `posts/list`).

Its times state no zone.
"""

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
    identifier,
    record,
    records,
    string,
    time,
)
from analysis.formats.source import Source
from analysis.records import Document, Thread

_NEEDED = ("id", "forum", "thread", "parent", "author", "message", "createdAt")
_HIDDEN = {"isDeleted": "deleted", "isSpam": "spam"}


def _answers(value: object) -> list[dict[str, Any]]:
    """The posts of an answer, of a list of answers, or of a bare list."""
    found = []
    for each in records(value) or records([value]):
        found += records(each["response"]) if "response" in each else [each]
    return found


def _claim(source: Source) -> Claim:
    return Claim.KNOWN if all_records(_answers(source.json), *_NEEDED) else Claim.NO


def _read(source: Source) -> tuple[Thread, ...]:
    return tuple(
        _thread(posts, thread_id, source.decoded[1])
        for thread_id, posts in grouped(_answers(source.json), _page)
    )


def _page(post: dict[str, Any]) -> str | None:
    return identifier(record(post["thread"]).get("id") or post["thread"])


def _thread(posts: list[dict[str, Any]], thread_id: str | None, notes: tuple[str, ...]) -> Thread:
    hidden = [_hidden(post) for post in posts]
    return Thread(
        article=Document(title=string(record(posts[0]["thread"]).get("title"))),
        comments=comments(_post(post) for post, why in zip(posts, hidden, strict=True) if not why),
        thread_id=thread_id,
        left_out=dict(Counter(filter(None, hidden))),
        notes=notes,
    )


def _hidden(post: dict[str, Any]) -> str:
    return next((why for mark, why in _HIDDEN.items() if post.get(mark)), "")


def _post(post: dict[str, Any]) -> Post:
    return Post(
        body=html_body(body_text(post["message"])),
        page_id=post["id"],
        author=record(post["author"]).get("name"),
        posted_at=time(post["createdAt"]),
        reply_to=post["parent"],
    )


DISQUS_JSON = Format(
    name="disqus-json",
    matches="JSON of the Disqus interface: `response` with posts of a `forum` and a `thread`",
    how_to_get="call `threads/listPosts.json` with your key, the forum and the thread; save each answer",
    claim=_claim,
    read=_read,
)
