"""Threads in three lines, for tests that read as stories."""

from __future__ import annotations

import pandas as pd

from analysis import text
from analysis.schema import (
    ARTICLE,
    COMMENTS,
    GROUNDS,
    LINKS,
    PAIRS,
    PEOPLE,
    SPANS,
    TONE_SHARES,
    TOPICS,
    Tables,
)

Line = tuple[str | None, str] | tuple[str | None, str, int | None]


def comments(*lines: Line) -> pd.DataFrame:
    """One comment a line: (author, text) or (author, text, position of the parent).

    Ids are "c1", "c2", …; every word is the author's own; nothing is tagged.
    """
    parents = [line[2] if len(line) == 3 else None for line in lines]
    depths: list[int] = []
    for parent in parents:
        depths.append(depths[parent - 1] + 1 if parent else 0)
    return COMMENTS.frame(
        {
            "comment_id": f"c{n}",
            "position": n,
            "page_order": n,
            "number": n,
            "author": line[0],
            "person": line[0],
            "speaker": line[0],
            "posted_text": line[1],
            "text": line[1],
            "own_text": line[1],
            "own_words": len(text.words(line[1])),
            "quoted_share": 0.0,
            "depth": depths[n - 1],
            "reply_state": "reply" if parents[n - 1] else "afresh",
            "reply_to": f"c{parents[n - 1]}" if parents[n - 1] else None,
            "reply_confidence": 0.9,
            "parent_missing": False,
            "stated_quotes": (),
            "lost_lines": (),
        }
        for n, line in enumerate(lines, 1)
    )


def links(frame: pd.DataFrame, **columns: object) -> pd.DataFrame:
    """The primary links of a comments table as `mention`s of confidence .9, plus `columns`."""
    replies = frame[frame["reply_to"].notna()]
    authors = dict(zip(frame["comment_id"], frame["author"], strict=True))
    rows = LINKS.frame(
        {
            "comment_id": row.comment_id,
            "author": row.author,
            "reply_to": row.reply_to,
            "reply_to_author": authors[row.reply_to],
            "primary": True,
            "kind": "mention",
            "confidence": 0.9,
            "evidence": "names them",
            "stance": "unsure",
        }
        for row in replies.itertuples()
    )
    return rows.assign(**columns)


def article(*paragraphs: str) -> pd.DataFrame:
    """An article's title and paragraphs as the article table."""
    return ARTICLE.frame(
        {"source": "article", "paragraph": n, "text": line} for n, line in enumerate(paragraphs)
    )


def tables(*lines: Line, **known: object) -> Tables:
    """A whole thread of `lines` with empty tags; `known` replaces any of its tables."""
    frame = comments(*lines)
    parts: dict[str, object] = {
        "title": "A thread",
        "host": None,
        "comments": frame,
        "links": links(frame),
        "pairs": PAIRS.frame(),
        "spans": SPANS.frame(),
        "people": PEOPLE.frame(),
        "topics": TOPICS.frame(),
        "article": ARTICLE.frame(),
        "grounds": GROUNDS.frame(),
        "tone_shares": TONE_SHARES.frame(),
    }
    return Tables(**{**parts, **known})  # type: ignore[arg-type]
