"""Comments of a WordPress site as its REST interface gives them (`/wp-json/wp/v2/comments`).

Source: developer.wordpress.org/rest-api/reference/comments/.
"""

from __future__ import annotations

import html
from collections import Counter
from typing import Any

from analysis.formats.format import Claim, Format
from analysis.formats.posts import Post, all_records, body_text, comments, grouped, html_body, record, time
from analysis.formats.source import Source
from analysis.records import Document, Thread


def _claim(source: Source) -> Claim:
    known = all_records(source.json, "id", "post", "parent", "author_name", "content")
    return Claim.KNOWN if known else Claim.NO


def _read(source: Source) -> tuple[Thread, ...]:
    return tuple(
        Thread(
            article=Document(),
            comments=comments(_post(each) for each in group if not _kind(each)),
            thread_id=thread_id,
            left_out=dict(Counter(filter(None, map(_kind, group)))),
            notes=source.decoded[1],
        )
        for thread_id, group in grouped(source.json, lambda each: each["post"])
    )


def _kind(data: dict[str, Any]) -> str:
    """What it is if it is no comment: a pingback, a trackback, a note of a plug-in."""
    kind = body_text(data.get("type"))
    return "" if kind in ("", "comment") else kind


def _post(data: dict[str, Any]) -> Post:
    universal = body_text(data.get("date_gmt"))
    return Post(
        body=html_body(body_text(record(data["content"]).get("rendered"))),
        page_id=data["id"],
        author=html.unescape(body_text(data["author_name"])),
        posted_at=time(f"{universal}+00:00") or time(data.get("date")),
        reply_to=data["parent"] or None,
    )


WORDPRESS_JSON = Format(
    name="wordpress-json",
    matches="JSON of WordPress' REST interface: a list of comments with `post`, `parent` and `author_name`",
    how_to_get="open `/wp-json/wp/v2/comments?post=NUMBER&per_page=100&order=asc` and save each page",
    claim=_claim,
    read=_read,
)
