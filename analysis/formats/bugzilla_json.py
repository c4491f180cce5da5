"""Comments on bugs as Bugzilla's REST interface gives them (`rest/bug/NUMBER/comment`)."""

from __future__ import annotations

from typing import Any

from analysis.formats.format import Claim, Format
from analysis.formats.posts import (
    Post,
    all_records,
    body_text,
    comments,
    plain_body,
    record,
    records,
    time,
)
from analysis.formats.source import Source
from analysis.records import Document, Thread


def _bugs(value: object) -> dict[str, list[dict[str, Any]]]:
    """Bug -> its comments."""
    bugs = record(record(value).get("bugs"))
    return {number: records(record(bug).get("comments")) for number, bug in bugs.items()}


def _claim(source: Source) -> Claim:
    said = [each for comments in _bugs(source.json).values() for each in comments]
    return Claim.KNOWN if all_records(said, "id", "bug_id", "text", "creator") else Claim.NO


def _read(source: Source) -> tuple[Thread, ...]:
    bugs = _bugs(source.json)
    return tuple(
        Thread(
            article=Document(),
            comments=comments(_post(each) for each in said),
            thread_id=number if len(bugs) > 1 else None,
            notes=source.decoded[1],
        )
        for number, said in bugs.items()
    )


def _post(data: dict[str, Any]) -> Post:
    return Post(
        body=plain_body(body_text(data["text"])),
        page_id=data["id"],
        author=data["creator"],
        posted_at=time(data.get("creation_time") or data.get("time")),
    )


BUGZILLA_JSON = Format(
    name="bugzilla-json",
    matches="JSON of Bugzilla: `bugs`, each with its `comments`",
    how_to_get="open `/rest/bug/NUMBER/comment` on the Bugzilla and save it",
    claim=_claim,
    read=_read,
)
