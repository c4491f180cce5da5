"""Comments on a video as yt-dlp writes them beside it (`TITLE.info.json`).

Source: the fields of `comments` in yt-dlp's `extractor/common.py`; `parent` is `root` for a comment on
the video itself.
"""

from __future__ import annotations

from typing import Any

from analysis.formats.body import Body
from analysis.formats.format import Claim, Format
from analysis.formats.posts import (
    Post,
    all_records,
    blocks,
    body_text,
    comments,
    html_body,
    plain_body,
    record,
    records,
    string,
    utc,
)
from analysis.formats.source import Source
from analysis.records import Document, Thread


def _claim(source: Source) -> Claim:
    video = record(source.json)
    known = all_records(video.get("comments"), "id", "parent") and "extractor" in video
    return Claim.KNOWN if known else Claim.NO


def _read(source: Source) -> tuple[Thread, ...]:
    video = record(source.json)
    article = Document(
        title=string(video.get("title")),
        paragraphs=blocks(body_text(video.get("description"))),
        author=string(video.get("uploader")),
    )
    found = comments(map(_post, records(video["comments"])))
    return (Thread(article=article, comments=found, notes=source.decoded[1]),)


def _post(data: dict[str, Any]) -> Post:
    return Post(
        body=_body(data),
        page_id=data["id"],
        author=data.get("author"),
        posted_at=utc(data.get("timestamp")),
        reply_to=None if data["parent"] == "root" else data["parent"],
    )


def _body(data: dict[str, Any]) -> Body:
    """The plain text of a comment, its HTML where it has none."""
    plain = data.get("text")
    return plain_body(body_text(plain)) if plain else html_body(body_text(data.get("html")))


YT_DLP_JSON = Format(
    name="yt-dlp-json",
    matches="JSON of yt-dlp: a video's `info.json` with `comments`",
    how_to_get="run `yt-dlp --skip-download --write-comments ADDRESS` and take the `.info.json`",
    claim=_claim,
    read=_read,
)
