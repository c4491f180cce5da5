"""The conversation in comment order: the comments, and which earlier one each takes up."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from analysis.schema import TONES

LOST_MENTION = "lost mention"

INFERRED_KINDS = (LOST_MENTION, "content")
"""Links that no reader of the page sees: it neither states them nor shows a name or a quotation."""


@dataclass(frozen=True)
class Conversation:
    """A thread as a row a comment, first to last, and the replies between rows."""

    rows: pd.DataFrame
    """`position`, `author`, `topic`; `tone` (likeliest; missing where none was judged) and `sure`."""
    replies: pd.DataFrame
    """One link a row: `row` (0, 1, 2 …), `reply_to` (a row), `inferred`, `tone`, `sure`."""


def conversation(comments: pd.DataFrame, links: pd.DataFrame) -> Conversation:
    """The comments by position, and the links between them, the first comment's first."""
    ordered = comments.sort_values("position", ignore_index=True)
    likeliest = ordered["tone_likeliest"]
    rows = ordered[["position", "author", "topic"]].assign(
        tone=likeliest.where(likeliest.isin(TONES)), sure=ordered["tone"].isin(TONES)
    )
    place = pd.Series(ordered.index, index=ordered["comment_id"])
    children = place.reindex(links["comment_id"]).to_numpy()
    replies = pd.DataFrame(
        {
            "row": children,
            "reply_to": place.reindex(links["reply_to"]).to_numpy(),
            "inferred": links["kind"].isin(INFERRED_KINDS).to_numpy(),
            "tone": rows["tone"].to_numpy()[children],
            "sure": rows["sure"].to_numpy()[children],
        }
    )
    return Conversation(rows, replies.sort_values(["row", "reply_to"], kind="stable", ignore_index=True))
