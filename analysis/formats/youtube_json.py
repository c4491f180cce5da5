"""YouTube comments as the Data API gives them (`commentThreads.list`): one page, or the items of several.

Source: developers.google.com/youtube/v3/docs/commentThreads and …/comments.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from analysis.formats.format import Claim, Format
from analysis.formats.posts import (
    Post,
    all_records,
    body_text,
    comments,
    html_body,
    identifier,
    plain_body,
    record,
    records,
    time,
)
from analysis.formats.source import Source
from analysis.records import Document, Thread

_KIND = "youtube#commentThread"
_RESPONSE = "youtube#commentThreadListResponse"


def _items(value: object) -> list[dict[str, Any]]:
    """The comment threads of a response, of a list of them, or of a list of responses."""
    found = []
    for each in records(value) or records([value]):
        found += records(each.get("items")) if each.get("kind") == _RESPONSE else [each]
    return found


def _claim(source: Source) -> Claim:
    items = _items(source.json)
    known = all_records(items, "snippet") and all(each.get("kind") == _KIND for each in items)
    return Claim.KNOWN if known else Claim.NO


def _read(source: Source) -> tuple[Thread, ...]:
    videos: dict[str, list[dict[str, Any]]] = {}
    for item in _items(source.json):
        videos.setdefault(identifier(record(item["snippet"]).get("videoId")) or "", []).append(item)
    return tuple(
        Thread(
            article=Document(),
            comments=comments(post for item in items for post in _posts(item)),
            thread_id=video if len(videos) > 1 else None,
            left_out=_not_loaded(items),
            notes=source.decoded[1],
        )
        for video, items in videos.items()
    )


def _posts(item: dict[str, Any]) -> Iterator[Post]:
    yield _post(record(record(item["snippet"]).get("topLevelComment")), 0)
    for reply in _replies(item):
        yield _post(reply, 1)


def _replies(item: dict[str, Any]) -> list[dict[str, Any]]:
    """The replies in the item, oldest first; the API gives the newest first."""
    return sorted(
        records(record(item.get("replies")).get("comments")),
        key=lambda reply: body_text(record(reply.get("snippet")).get("publishedAt")),
    )


def _post(resource: dict[str, Any], depth: int) -> Post:
    snippet = record(resource.get("snippet"))
    original = body_text(snippet.get("textOriginal"))
    return Post(
        body=plain_body(original) if original else html_body(body_text(snippet.get("textDisplay"))),
        page_id=resource.get("id"),
        author=snippet.get("authorDisplayName"),
        posted_at=time(snippet.get("publishedAt")),
        reply_to=snippet.get("parentId"),
        depth=depth,
    )


def _not_loaded(items: list[dict[str, Any]]) -> dict[str, int]:
    """How many replies the counts speak of that are not in the file."""
    missing = 0
    for item in items:
        total = record(item["snippet"]).get("totalReplyCount")
        missing += max(0, total - len(_replies(item))) if isinstance(total, int) else 0
    return {"not loaded": missing} if missing else {}


YOUTUBE_JSON = Format(
    name="youtube-json",
    matches="JSON of the YouTube Data API: items of kind `youtube#commentThread`",
    how_to_get="call `commentThreads.list` with part=snippet,replies and save the answer, or its items",
    claim=_claim,
    read=_read,
)
