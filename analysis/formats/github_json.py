"""Comments on GitHub issues and pull requests as its REST interface gives them.

Source: docs.github.com/en/rest/issues/comments and …/pulls/comments.
"""

from __future__ import annotations

from typing import Any

from analysis.formats.format import Claim, Format
from analysis.formats.posts import (
    Post,
    all_records,
    blocks,
    body_text,
    comments,
    decoded,
    grouped,
    markdown_body,
    record,
    records,
    string,
    time,
)
from analysis.formats.source import Source
from analysis.records import Document, Thread

_ADDRESSES = ("issue_url", "pull_request_url")
"""Which issue or pull request a comment is on."""


def _items(value: object) -> list[dict[str, Any]]:
    return records(value) or records([value])


def _page(item: dict[str, Any]) -> str:
    """The address of the issue that `item` is, or is a comment on."""
    own = item["url"] if _is_issue(item) else ""
    return body_text(own or next((item[key] for key in _ADDRESSES if item.get(key)), ""))


def _is_issue(item: dict[str, Any]) -> bool:
    return "comments_url" in item and "title" in item


def _claim(source: Source) -> Claim:
    items = _items(source.json)
    known = all_records(items, "id", "body", "html_url", "url") and all(map(_page, items))
    return Claim.KNOWN if known and any(not _is_issue(item) for item in items) else Claim.NO


def _read(source: Source) -> tuple[Thread, ...]:
    return tuple(
        Thread(
            article=next((_article(item) for item in items if _is_issue(item)), Document()),
            comments=comments(_post(item) for item in items if not _is_issue(item)),
            thread_id=thread_id.rpartition("/")[2] if thread_id else None,
            notes=source.decoded[1],
        )
        for thread_id, items in grouped(_items(source.json), _page)
    )


def _article(issue: dict[str, Any]) -> Document:
    return Document(
        title=string(issue["title"]),
        paragraphs=blocks(decoded(body_text(issue["body"]))),
        author=string(record(issue.get("user")).get("login")),
    )


def _post(item: dict[str, Any]) -> Post:
    return Post(
        body=markdown_body(body_text(item["body"])),
        page_id=item["id"],
        author=record(item.get("user")).get("login"),
        posted_at=time(item.get("created_at")),
        reply_to=item.get("in_reply_to_id"),
    )


GITHUB_JSON = Format(
    name="github-json",
    matches="JSON of GitHub: comments with `issue_url` or `pull_request_url`, with the issue or without",
    how_to_get="run `gh api repos/OWNER/NAME/issues/NUMBER/comments --paginate` and save what it prints",
    claim=_claim,
    read=_read,
)
