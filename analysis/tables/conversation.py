"""The conversation in comment order: the comments, and which earlier one each takes up."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from analysis.schema import TONES
from analysis.tables.leading import leading

LOST_MENTION = "lost mention"

INFERRED_KINDS = (LOST_MENTION, "content")
"""Links that no reader of the page sees: it neither states them nor shows a name or a quotation."""

ENDS = ["row", "reply_to", "inferred"]


@dataclass(frozen=True)
class Conversation:
    """A thread as rows of equally many comments, first to last, and the replies between rows."""

    rows: pd.DataFrame
    """`row` (0, 1, 2 …), `position` of its first comment, `comments`; `tone` (likeliest; missing where
    none was judged) and `sure`; `author` and `topic` where every row is one comment, else missing."""
    replies: pd.DataFrame
    """`row`, `reply_to` (a row), `inferred`, `replies`, `tone`, `sure`; the most replies first."""
    within: int
    """Replies that start and end in one row."""


def conversation(comments: pd.DataFrame, links: pd.DataFrame, alone: int, merged: int) -> Conversation:
    """A row a comment where there are at most `alone`, else at most `merged` rows of several comments.

    Several comments, or several replies between two rows, have the tone that most of them have as
    their likeliest (of equals, the earliest), and it is sure where it is for most of them.
    """
    ordered = comments.sort_values("position", ignore_index=True)
    size = 1 if len(ordered) <= alone else -(-len(ordered) // merged)
    tones = ordered["tone_likeliest"]
    placed = ordered.assign(
        row=ordered.index // size,
        tone=tones.where(tones.isin(TONES)),
        sure=ordered["tone"].isin(TONES),
        **({} if size == 1 else {"author": None, "topic": None}),
    )
    facts = {"position": ("position", "min"), "comments": ("position", "size")}
    rows = placed.groupby("row").agg(**facts, author=("author", "first"), topic=("topic", "first"))
    replies = _replies(placed, links)
    between = replies[replies["row"] != replies["reply_to"]]
    counted = between.groupby(ENDS).agg(replies=("row", "size")).join(_tone(between, ENDS)).reset_index()
    return Conversation(
        rows=rows.join(_tone(placed, ["row"])).reset_index(),
        replies=counted.sort_values("replies", ascending=False, kind="stable", ignore_index=True),
        within=len(replies) - len(between),
    )


def _replies(placed: pd.DataFrame, links: pd.DataFrame) -> pd.DataFrame:
    """One link a row, between the rows of its two comments."""
    rows = placed.set_index("comment_id")["row"]
    children = placed.set_index("comment_id").reindex(links["comment_id"])
    return pd.DataFrame(
        {
            "row": children["row"].to_numpy(),
            "reply_to": rows.reindex(links["reply_to"]).to_numpy(),
            "inferred": links["kind"].isin(INFERRED_KINDS).to_numpy(),
            "tone": children["tone"].to_numpy(),
            "sure": children["sure"].to_numpy(),
        }
    )


def _tone(frame: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    """The `tone` and `sure` of each group."""
    ranked = leading(frame, by, "tone")
    first = ranked[ranked["rank"] == 0].set_index(by)["tone"]
    return pd.DataFrame({"tone": first, "sure": frame.groupby(by)["sure"].mean() > 0.5})
