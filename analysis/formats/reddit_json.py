"""Reddit threads as Reddit's own JSON: a listing of the post and a listing of its comments.

Kinds in it: `Listing`, `t3` (a post), `t1` (a comment), `more` (comments that this page does not hold).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from analysis.formats.format import Claim, Format
from analysis.formats.posts import (
    Post,
    blocks,
    body_text,
    comments,
    decoded,
    identifier,
    markdown_body,
    record,
    records,
    string,
    utc,
)
from analysis.formats.source import Source
from analysis.records import Document, Thread

_GONE = {"[deleted]": "deleted", "[removed]": "removed"}
"""What Reddit shows in place of a body or a name."""


def _listings(value: object) -> list[dict[str, Any]]:
    """The listings of a page; a page of comments alone is one listing."""
    listings = records(value) or records([value])
    return listings if all(each.get("kind") == "Listing" for each in listings) else []


def _children(listing: object) -> list[dict[str, Any]]:
    return records(record(record(listing).get("data")).get("children"))


def _claim(source: Source) -> Claim:
    kinds = {
        identifier(child.get("kind")) for listing in _listings(source.json) for child in _children(listing)
    }
    return Claim.KNOWN if "t1" in kinds or "t3" in kinds else Claim.NO


def _read(source: Source) -> tuple[Thread, ...]:
    listings = _listings(source.json)
    top = [child for listing in listings for child in _children(listing)]
    posts = [record(child.get("data")) for child in top if child.get("kind") == "t3"]
    left_out: Counter[str] = Counter()
    found = comments(_posts([child for child in top if child.get("kind") != "t3"], left_out))
    notes = source.decoded[1]
    if branches := left_out.pop("branches", 0):
        notes = (*notes, f"branches of the thread that go on in pages not in this file: {branches}")
    return (
        Thread(
            article=_article(posts[0]) if posts else Document(),
            comments=found,
            left_out=dict(left_out),
            notes=notes,
        ),
    )


def _posts(top: list[dict[str, Any]], left_out: Counter[str]) -> Iterator[Post]:
    """The comments in the page's order; what is not among them is counted in `left_out`."""
    waiting = [(child, 0) for child in reversed(top)]
    while waiting:
        child, depth = waiting.pop()
        data = record(child.get("data"))
        if child.get("kind") == "more":
            count = data.get("count")
            left_out["not loaded" if count else "branches"] += (
                count if isinstance(count, int) and count else 1
            )
        elif child.get("kind") == "t1":
            gone = _GONE.get(body_text(data.get("body")).strip())
            if gone:
                left_out[gone] += 1
            else:
                yield _post(data, depth)
            waiting += [(reply, depth + 1) for reply in reversed(_children(data.get("replies")))]


def _post(data: dict[str, Any], depth: int) -> Post:
    kind, _, parent = body_text(data.get("parent_id")).partition("_")
    author = string(data.get("author"))
    return Post(
        body=markdown_body(_unescaped(data, "body")),
        page_id=data.get("id"),
        author=None if author in _GONE else author,
        posted_at=utc(data.get("created_utc")),
        reply_to=parent if kind == "t1" else None,
        depth=depth,
    )


def _unescaped(data: dict[str, Any], field: str) -> str:
    """The Markdown of `field`; unless asked for raw JSON, Reddit escapes `<`, `>` and `&` in it."""
    markdown = body_text(data.get(field))
    escaped = body_text(data.get(f"{field}_html")).startswith("&lt;")
    return decoded(markdown) if escaped else markdown


def _article(data: dict[str, Any]) -> Document:
    author = string(data.get("author"))
    body = _unescaped(data, "selftext")
    return Document(
        title=string(decoded(body_text(data.get("title")))),
        paragraphs=() if body.strip() in _GONE else blocks(decoded(body)),
        author=None if author in _GONE else author,
    )


REDDIT_JSON = Format(
    name="reddit-json",
    matches="JSON of a Reddit thread: listings of kind `t3` (the post) and `t1` (comments)",
    how_to_get="put `.json` after the address of a thread (`…/comments/abc123/title.json`) and save it",
    claim=_claim,
    read=_read,
)
