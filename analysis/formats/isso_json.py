"""Isso's generic import file: a list of threads, each with its comments."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote_plus

from analysis.formats.format import Claim, Format
from analysis.formats.posts import (
    Post,
    all_records,
    body_text,
    comments,
    identifier,
    markdown_body,
    records,
    string,
    time,
)
from analysis.formats.source import Source
from analysis.records import Document, Thread


def _claim(source: Source) -> Claim:
    threads = records(source.json)
    said = [each for thread in threads for each in records(thread.get("comments"))]
    known = all_records(threads, "id", "title", "comments") and all_records(
        said, "author", "text", "remote_addr"
    )
    return Claim.KNOWN if known else Claim.NO


def _read(source: Source) -> tuple[Thread, ...]:
    threads = records(source.json)
    return tuple(
        Thread(
            article=Document(title=string(unquote_plus(body_text(thread["title"])))),
            comments=comments(_posts(records(thread["comments"]))),
            thread_id=_name(thread, n) if len(threads) > 1 else None,
            notes=source.decoded[1],
        )
        for n, thread in enumerate(threads, 1)
    )


def _name(thread: dict[str, Any], n: int) -> str:
    """The page's address as a name that a file can bear."""
    return body_text(thread["id"]).strip("/").replace("/", "-") or str(n)


def _posts(said: list[dict[str, Any]]) -> list[Post]:
    """The comments of a thread; ids that are not one for each are no ids (an export may give 0 to all)."""
    ids = [identifier(each.get("id")) for each in said]
    has_ids = len(set(ids)) == len(ids)
    return [
        Post(
            body=markdown_body(body_text(each["text"])),
            page_id=each.get("id") if has_ids else None,
            author=each["author"],
            posted_at=time(each.get("created")),
            reply_to=each.get("parent") or None,
        )
        for each in said
    ]


ISSO_JSON = Format(
    name="isso-json",
    matches="JSON of Isso's generic import: threads with `id`, `title` and `comments`",
    how_to_get="export the comments of a site for `isso import -t generic`",
    claim=_claim,
    read=_read,
)
