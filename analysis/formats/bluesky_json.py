"""Bluesky threads as its interface gives them: a post with its `parent` above and `replies` below.

Source: github.com/bluesky-social/atproto, lexicons/app/bsky/feed/defs.json (`threadViewPost`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from analysis.formats.format import Claim, Format
from analysis.formats.posts import (
    Post,
    all_records,
    blocks,
    body_text,
    comments,
    identifier,
    plain_body,
    record,
    records,
    string,
    time,
)
from analysis.formats.source import Source
from analysis.records import Document, Thread

_NEEDED = ("uri", "author", "record")


def _view(value: object) -> dict[str, Any]:
    """The thread that an answer holds."""
    return record(record(value).get("thread"))


def _claim(source: Source) -> Claim:
    known = all_records([record(_view(source.json).get("post"))], *_NEEDED)
    return Claim.KNOWN if known else Claim.NO


def _read(source: Source) -> tuple[Thread, ...]:
    above = _line(_view(source.json))
    left_out: Counter[str] = Counter()
    top = record(above[0]["post"])
    found = comments(
        [*(_post(view["post"], depth, top) for depth, view in enumerate(above[1:])),
         *_replies(above[-1], len(above) - 1, top, left_out)]
    )  # fmt: skip
    return (Thread(article=_article(top), comments=found, left_out=dict(left_out), notes=source.decoded[1]),)


def _line(view: dict[str, Any]) -> list[dict[str, Any]]:
    """The post that was asked for and those it answers, the first one first."""
    line = [view]
    while "post" in (parent := record(line[-1].get("parent"))):
        line.append(parent)
    return line[::-1]


def _replies(view: dict[str, Any], depth: int, top: dict[str, Any], left_out: Counter[str]) -> Iterator[Post]:
    """The replies below a post in the order given; what is not among them is counted in `left_out`."""
    waiting = [(view, depth)]
    while waiting:
        each, level = waiting.pop()
        if each.get("notFound") or each.get("blocked"):
            left_out["deleted" if each.get("notFound") else "blocked"] += 1
            continue
        post, replies = record(each.get("post")), records(each.get("replies"))
        if each is not view and all_records([post], *_NEEDED):
            yield _post(post, level - 1, top)
        count = post.get("replyCount")
        if isinstance(count, int) and count > len(replies):
            left_out["not loaded"] += count - len(replies)
        waiting += [(reply, level + 1) for reply in reversed(replies)]


def _post(post: dict[str, Any], depth: int, top: dict[str, Any]) -> Post:
    said = record(post["record"])
    parent = identifier(record(record(said.get("reply")).get("parent")).get("uri"))
    return Post(
        body=plain_body(body_text(said.get("text"))),
        page_id=post["uri"],
        author=record(post["author"]).get("handle"),
        posted_at=time(said.get("createdAt")),
        reply_to=None if parent == top.get("uri") else parent,
        depth=depth,
    )


def _article(post: dict[str, Any]) -> Document:
    text = body_text(record(post.get("record")).get("text"))
    return Document(paragraphs=blocks(text), author=string(record(post.get("author")).get("handle")))


BLUESKY_JSON = Format(
    name="bluesky-json",
    matches="JSON of Bluesky: a `thread` with its `post` and `replies`",
    how_to_get=(
        "open `https://public.api.bsky.app/xrpc/app.bsky.feed.getPostThread?uri=at://NAME/app.bsky.feed.post/ID"
        "&depth=1000` and save it"
    ),
    claim=_claim,
    read=_read,
)
