"""ConvoKit corpora: one utterance a line, each with its speaker, conversation and parent.

Source: convokit.cornell.edu/documentation/data_format.html. Older corpora say `user` and `root`.
"""

from __future__ import annotations

from typing import Any

from analysis.formats.format import Claim, Format
from analysis.formats.posts import (
    Post,
    all_records,
    body_text,
    comments,
    grouped,
    plain_body,
    record,
    records,
    utc,
)
from analysis.formats.source import Source
from analysis.records import Document, Thread

_FIRST_SECOND = 500_000_000
"""Smaller timestamps (before November 1985) count turns or seconds of a talk, not seconds since 1970."""


def _utterances(source: Source) -> list[dict[str, Any]]:
    lines = records(source.json) or list(source.json_lines)
    known = all_records(lines, "id", "text", "reply_to") and all(
        ("speaker" in line or "user" in line) and ("conversation_id" in line or "root" in line)
        for line in lines
    )
    return lines if known else []


def _claim(source: Source) -> Claim:
    return Claim.KNOWN if _utterances(source) else Claim.NO


def _read(source: Source) -> tuple[Thread, ...]:
    return tuple(
        Thread(
            article=Document(),
            comments=comments(map(_post, lines)),
            thread_id=thread_id,
            notes=source.decoded[1],
        )
        for thread_id, lines in grouped(_utterances(source), _conversation)
    )


def _conversation(line: dict[str, Any]) -> object:
    return line.get("conversation_id", line.get("root"))


def _post(line: dict[str, Any]) -> Post:
    speaker = line.get("speaker", line.get("user"))
    timestamp = line.get("timestamp")
    is_time = isinstance(timestamp, int | float) and timestamp >= _FIRST_SECOND
    return Post(
        body=plain_body(body_text(line["text"])),
        page_id=line["id"],
        author=record(speaker).get("id") or speaker,
        posted_at=utc(timestamp) if is_time else None,
        reply_to=line["reply_to"],
    )


CONVOKIT = Format(
    name="convokit",
    matches="utterances of a ConvoKit corpus: JSON lines with `speaker`, `conversation_id` and `reply_to`",
    how_to_get="take `utterances.jsonl` out of a corpus from convokit.cornell.edu",
    claim=_claim,
    read=_read,
)
