"""Stack Exchange questions, answers and their comments as the interface of its sites gives them.

Source: api.stackexchange.com/docs (types question, answer, comment).
"""

from __future__ import annotations

import html
from collections.abc import Iterator
from typing import Any

from analysis.errors import UnreadableInput
from analysis.formats.body import Body
from analysis.formats.format import Claim, Format
from analysis.formats.html_text import of_fragment
from analysis.formats.posts import (
    Post,
    all_records,
    blocks,
    body_text,
    comments,
    grouped,
    html_body,
    markdown_body,
    record,
    records,
    string,
    utc,
)
from analysis.formats.source import Source
from analysis.records import Document, Thread


def _items(value: object) -> list[dict[str, Any]]:
    """The questions or answers of an answer of the interface."""
    wrapper = record(value)
    items = records(wrapper.get("items")) if "quota_remaining" in wrapper else []
    return items if all_records(items, "question_id", "creation_date") else []


def _claim(source: Source) -> Claim:
    return Claim.KNOWN if _items(source.json) else Claim.NO


def _read(source: Source) -> tuple[Thread, ...]:
    items = _items(source.json)
    parts = [part for item in items for part in (item, *records(item.get("answers")), *_comments(item))]
    if not any("body" in part or "body_markdown" in part for part in parts):
        raise UnreadableInput(source.name, "holds no words of posts", "ask for them with filter=withbody")
    return tuple(
        Thread(
            article=next((_article(item) for item in group if "answer_id" not in item), Document()),
            comments=comments(post for item in group for post in _posts(item)),
            thread_id=thread_id,
            notes=source.decoded[1],
        )
        for thread_id, group in grouped(items, lambda item: item["question_id"])
    )


def _comments(post: dict[str, Any]) -> list[dict[str, Any]]:
    return records(post.get("comments"))


def _posts(item: dict[str, Any]) -> Iterator[Post]:
    """What is said to a question: comments on it, answers, and comments on those."""
    is_question = "answer_id" not in item
    if is_question:
        yield from (_post(each, f"comment-{each.get('comment_id')}", None) for each in _comments(item))
    for answer in records(item.get("answers")) if is_question else [item]:
        anchor = f"answer-{answer.get('answer_id')}"
        yield _post(answer, anchor, None)
        yield from (_post(each, f"comment-{each.get('comment_id')}", anchor) for each in _comments(answer))


def _post(data: dict[str, Any], anchor: str, reply_to: str | None) -> Post:
    return Post(
        body=_body(data),
        page_id=anchor,
        author=html.unescape(body_text(record(data.get("owner")).get("display_name"))),
        posted_at=utc(data.get("creation_date")),
        reply_to=reply_to,
    )


def _body(data: dict[str, Any]) -> Body:
    if "body" in data:
        return html_body(body_text(data["body"]))
    return markdown_body(body_text(data.get("body_markdown")))


def _article(question: dict[str, Any]) -> Document:
    markup = body_text(question.get("body"))
    words = of_fragment(markup).text if markup else html.unescape(body_text(question.get("body_markdown")))
    return Document(
        title=string(html.unescape(body_text(question.get("title")))),
        paragraphs=blocks(words),
        author=string(html.unescape(body_text(record(question.get("owner")).get("display_name")))),
    )


STACK_EXCHANGE_JSON = Format(
    name="stack-exchange-json",
    matches="JSON of the Stack Exchange interface: `items` that are questions or answers",
    how_to_get="open `api.stackexchange.com/2.3/questions/NUMBER/answers?site=NAME&filter=withbody`, save it",
    claim=_claim,
    read=_read,
)
