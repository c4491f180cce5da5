"""The tables of one analysed thread: their columns, types and keys.

One declaration a table, so that every stage, the CSV files and the tests agree on names. The
`internal` columns are facts that later stages need and no file shows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

TONES = (
    "informative",
    "questioning",
    "critical",
    "mocking",
    "hostile",
    "joking",
    "worried",
    "supportive",
)
"""The eight labels that `tone_likeliest` can hold, in the order of every legend and table."""

LISTED = 600
"""Comments of a thread that the printed report lists, from the first on. What takes long is worked out for
these: typst needs 1 s for 1,000 rows, and its memory grows faster than that."""

UNSURE, NO_OWN_WORDS, NOT_ANALYSED = "unsure", "none", "not analysed"

STANCES = ("agrees", "disagrees", "asks", "answers", "adds", "jokes along")

TARGETS = ("person", "outsider", "article")

LINK_KINDS = ("stated", "mention", "quote", "lost mention", "name", "content")
"""Kinds of evidence for a link, strongest first; a link's kind is the first that holds."""


@dataclass(frozen=True)
class Table:
    """A table's name, its columns in file order with their pandas types, and internal columns."""

    name: str
    columns: Mapping[str, str]
    internal: Mapping[str, str] = field(default_factory=dict)

    def frame(self, rows: Iterable[Mapping[str, Any]] = ()) -> pd.DataFrame:
        """`rows` as a frame with exactly the declared columns; what a row lacks is missing."""
        given = list(rows)
        types: dict[str, Any] = {**self.columns, **self.internal}  # pandas' stubs want literals
        columns = {c: pd.array([row.get(c) for row in given], dtype=t) for c, t in types.items()}
        return pd.DataFrame(columns, copy=False)

    def public(self, frame: pd.DataFrame) -> pd.DataFrame:
        """`frame` cut to the columns of the file, in their order.

        Raises KeyError naming the table where a column is missing.
        """
        missing = [c for c in self.columns if c not in frame.columns]
        if missing:
            raise KeyError(f"{self.name}: columns missing: {', '.join(missing)}")
        return frame[list(self.columns)]


COMMENTS = Table(
    "comments",
    {
        "comment_id": "str",
        "position": "int64",
        "page_order": "int64",
        "author": "str",
        "posted_text": "str",
        "posted_at": "str",
        "depth": "int64",
        "text": "str",
        "own_text": "str",
        "quoted_share": "float64",
        "reply_state": "str",
        "reply_to": "str",
        "reply_confidence": "float64",
        "tone": "str",
        "tone_likeliest": "str",
        "tone_confidence": "float64",
        "tone_among": "str",
        "tone_also": "str",
        "tone_why": "str",
        "sentiment": "float64",
        "irony": "float64",
        "irony_why": "str",
        "toward": "str",
        "topic_id": "Int64",
        "topic": "str",
        "topic_confidence": "float64",
        "topic_also": "str",
        "language": "str",
    },
    {
        "person": "str",
        "speaker": "str",
        "own_words": "int64",
        "number": "Int64",
        "stated_depth": "Int64",
        "stated_reply_to": "str",
        "parent_missing": "bool",
        "stated_quotes": "object",
        "lost_lines": "object",
    },
)
"""`person` is the author where that is a name of somebody, missing for unknown and generic names;
`speaker` is the person, or the article's author where the comment lost its header: sites mark their
own authors in a way that scrapers drop (assumed, so never shown as a name);
`own_words` counts the words of `own_text`; `stated_…` is what the page showed; `stated_quotes`
holds a tuple of (start, end), `lost_lines` a tuple of offsets, both in `text`. `…_why` (also of links) is
what weighed most in a judgement that is shown, as `tags.why` says it."""

LINKS = Table(
    "links",
    {
        "comment_id": "str",
        "author": "str",
        "reply_to": "str",
        "reply_to_author": "str",
        "primary": "bool",
        "kind": "str",
        "confidence": "float64",
        "evidence": "str",
        "stance": "str",
        "stance_confidence": "float64",
        "stance_why": "str",
        "about": "str",
    },
)

PAIRS = Table(
    "pairs",
    {
        "author": "str",
        "reply_to_author": "str",
        "replies": "int64",
        "comments": "str",
        "about": "str",
        "tones": "str",
        "stance": "str",
        "confidence": "float64",
    },
)

SPANS = Table(
    "spans",
    {
        "comment_id": "str",
        "start": "int64",
        "end": "int64",
        "kind": "str",
        "source": "str",
        "source_author": "str",
        "exact": "boolean",
    },
)

PEOPLE = Table(
    "people",
    {
        "author": "str",
        "comments": "int64",
        "own_words": "int64",
        "replies_given": "int64",
        "replies_received": "int64",
        "people_addressed": "int64",
        "main_tone": "str",
        "main_topic": "str",
        "first_position": "int64",
        "last_position": "int64",
        "host": "bool",
    },
)

TOPICS = Table(
    "topics",
    {
        "topic_id": "int64",
        "name": "str",
        "keyphrases": "str",
        "comments": "int64",
        "authors": "int64",
        "first_position": "int64",
        "last_position": "int64",
        "typical_comment": "str",
    },
)

ARTICLE = Table("article", {"source": "str", "paragraph": "int64", "text": "str"})

GROUNDS = Table(
    "grounds",
    {
        "comment_id": "str",
        "source": "str",
        "paragraph": "int64",
        "confidence": "float64",
        "evidence": "str",
    },
)

MENTIONED = Table(
    "mentioned",
    {
        "name": "str",
        "also": "str",
        "comments": "int64",
        "people": "int64",
        "first_position": "int64",
        "last_position": "int64",
        "in_comments": "str",
    },
)
"""Who and what comments name in their own words, commenters left out."""

TONE_SHARES = Table("tone_shares", {"comment_id": "str", **dict.fromkeys(TONES, "float64")})
"""Not a file: the calibrated probability of each tone, one row a comment that was judged
(own words, in a language that is analysed); the eight sum to 1."""


@dataclass(frozen=True, kw_only=True)
class Tables:
    """Everything known about one thread: what the report, the charts and the summary read."""

    title: str
    host: str | None
    """Who wrote the article or runs the site, where the page says so."""
    comments: pd.DataFrame
    links: pd.DataFrame
    pairs: pd.DataFrame
    spans: pd.DataFrame
    people: pd.DataFrame
    topics: pd.DataFrame
    article: pd.DataFrame
    grounds: pd.DataFrame
    tone_shares: pd.DataFrame
    mentioned: pd.DataFrame = field(default_factory=MENTIONED.frame)
