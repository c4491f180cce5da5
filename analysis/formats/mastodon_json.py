"""Mastodon threads as its interface gives them: the context of a post, with or without the post.

Source: docs.joinmastodon.org/entities/Context and …/Status.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from analysis.formats.format import Claim, Format
from analysis.formats.posts import Post, all_records, body_text, comments, html_body, record, records, time
from analysis.formats.source import Source
from analysis.records import Document, Thread

_NEEDED = ("id", "account", "content", "in_reply_to_id")


def _statuses(value: object) -> list[dict[str, Any]]:
    """The posts of a context from the first to the last, or of a list of posts."""
    context = record(value)
    if {"ancestors", "descendants"} <= context.keys():
        return records(context["ancestors"]) + records(context["descendants"])
    return records(value)


def _claim(source: Source) -> Claim:
    return Claim.KNOWN if all_records(_statuses(source.json), *_NEEDED) else Claim.NO


def _read(source: Source) -> tuple[Thread, ...]:
    statuses = _statuses(source.json)
    names = _names(record(status["account"]) for status in statuses)
    found = comments(_post(status, names) for status in statuses)
    return (Thread(article=Document(), comments=found, notes=source.decoded[1]),)


def _names(accounts: Iterable[dict[str, Any]]) -> dict[str, str]:
    """Account -> the name that mentions use: `ana`, or `ana@server` where several servers have an `ana`."""
    users = {body_text(each.get("acct")): body_text(each.get("username")) for each in accounts}
    bearers = Counter(users.values())
    return {acct: acct if bearers[user] > 1 else user for acct, user in users.items()}


def _post(status: dict[str, Any], names: dict[str, str]) -> Post:
    warning = body_text(status.get("spoiler_text"))
    return Post(
        body=html_body(f"<p>{warning}</p>{body_text(status['content'])}"),
        page_id=status["id"],
        author=names[body_text(record(status["account"]).get("acct"))],
        posted_at=time(status.get("created_at")),
        reply_to=status["in_reply_to_id"],
    )


MASTODON_JSON = Format(
    name="mastodon-json",
    matches="JSON of Mastodon: a context (`ancestors`, `descendants`) or a list of posts",
    how_to_get="open `https://SERVER/api/v1/statuses/NUMBER/context` (of the post's address), save it",
    claim=_claim,
    read=_read,
)
