"""Who said which words: each comment's text cut into own words, quotations and mentions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from analysis.replies.stretches import Taken
from analysis.schema import SPANS
from analysis.text import words

OWN, QUOTE, MENTION = "own", "quote", "mention"

_Row = dict[str, Any]

_LEFT_BEHIND = frozenset("> \n\t.,;:'\"“”„«»‘’()-–—*_")


def spans(comments: pd.DataFrame, mentions: pd.DataFrame, quotes: pd.DataFrame) -> pd.DataFrame:
    """One row a span (`schema.SPANS`); the spans of a comment partition its text.

    A mention inside a quotation belongs to the quotation. A comment without text has no span.
    """
    quoted = _by_comment(quotes)
    named = _by_comment(mentions)
    rows: list[_Row] = []
    for comment_id, text in zip(comments["comment_id"], comments["text"], strict=True):
        marks = _without_overlap(quoted.get(comment_id, []), named.get(comment_id, []))
        rows += [{"comment_id": comment_id, **row} for row in _partition(len(text), marks)]
    return SPANS.frame(rows)


def _by_comment(frame: pd.DataFrame) -> Mapping[str, list[_Row]]:
    found: dict[str, list[_Row]] = {}
    for row in frame.to_dict("records"):
        found.setdefault(str(row["comment_id"]), []).append({str(k): v for k, v in row.items()})
    return found


def _without_overlap(quotes: list[_Row], mentions: list[_Row]) -> list[_Row]:
    """Quotations and mentions as span rows in order, none overlapping; a quotation wins."""
    known = ("start", "end", "source", "source_author", "exact")
    rows = [{"kind": QUOTE, **{column: quote[column] for column in known}} for quote in quotes]
    rows += [{"kind": MENTION, "start": m["start"], "end": m["end"]} for m in mentions]
    kept: list[_Row] = []
    taken = Taken()
    for row in sorted(rows, key=lambda row: (row["kind"] != QUOTE, row["start"])):
        if row["start"] < row["end"] and not taken.overlap(row["start"], row["end"]):
            taken.add(row["start"], row["end"])
            kept.append(row)
    return sorted(kept, key=lambda row: row["start"])


def _partition(length: int, marks: list[_Row]) -> Iterator[_Row]:
    at = 0
    for mark in marks:
        if at < mark["start"]:
            yield {"kind": OWN, "start": at, "end": mark["start"]}
        yield mark
        at = mark["end"]
    if at < length:
        yield {"kind": OWN, "start": at, "end": length}


def own_words(comments: pd.DataFrame, spans: pd.DataFrame, mentions: pd.DataFrame) -> pd.DataFrame:
    """`own_text`, `own_words` and `quoted_share` of each comment, in the order of `comments`.

    Own text is the own spans and the names inside sentences, without quotations and without the
    names that open a comment or a line. `quoted_share` is quoted words by all words but those of
    the opening names, 0 where there are none.
    """
    openings = mentions[mentions["place"].isin(["opening", "line"])]
    opening = set(zip(openings["comment_id"], openings["start"], strict=True))
    texts = dict(zip(comments["comment_id"], comments["text"], strict=True))
    own = dict.fromkeys(texts, "")
    quoted = dict.fromkeys(texts, 0)
    for comment_id, start, end, kind in zip(
        spans["comment_id"], spans["start"], spans["end"], spans["kind"], strict=True
    ):
        piece = texts[comment_id][start:end]
        if kind == QUOTE:
            quoted[comment_id] += len(words(piece))
            own[comment_id] += "\n\n"
        elif kind == OWN or (comment_id, start) not in opening:
            own[comment_id] += piece
    counts = {comment_id: len(words(text)) for comment_id, text in own.items()}
    return pd.DataFrame(
        {
            "own_text": [_closed_up(text) for text in own.values()],
            "own_words": list(counts.values()),
            "quoted_share": [quoted[i] / (quoted[i] + counts[i]) if quoted[i] else 0.0 for i in texts],
        },
        index=comments.index,
    ).astype({"own_text": "str"})


def _closed_up(text: str) -> str:
    """`text` without the blank lines and lone punctuation that its quotations left behind."""
    blocks = [block.strip() for block in text.split("\n\n")]
    return "\n\n".join(block for block in blocks if not _LEFT_BEHIND.issuperset(block))
