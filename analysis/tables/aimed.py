"""The negative comments of a thread, and whom each is aimed at."""

from __future__ import annotations

import pandas as pd

from analysis.schema import TARGETS
from analysis.tables.tone import DIGITS

AIMED = ("critical", "mocking", "hostile")
"""Tones that are aimed at somebody; worry is negative too, but at nobody's expense."""
LIKELY = 0.5
"""Summed probability of these tones from which a comment is counted as negative."""
NO_TARGET = "none"
"""Stands for a target that the comment does not show."""


def aimed(comments: pd.DataFrame, tone_shares: pd.DataFrame) -> pd.DataFrame:
    """One negative comment a row, by position.

    Gives `comment_id`, `position`, `tone` (the likeliest of AIMED), `sure` (whether that tone is shown),
    `target` (of TARGETS, else NO_TARGET) and `person`: the commenter it is aimed at, where that is one
    and known.
    """
    negative = tone_shares[tone_shares[list(AIMED)].sum(axis=1).round(DIGITS) >= LIKELY]
    likeliest = negative.set_index("comment_id")[list(AIMED)].idxmax(axis=1)
    rows = comments[comments["comment_id"].isin(likeliest.index)].sort_values("position", ignore_index=True)
    rows = rows.assign(shown=rows["tone"], tone=rows["comment_id"].map(likeliest))
    target = rows["toward"].where(rows["toward"].isin(TARGETS), NO_TARGET)
    answered = rows["reply_to"].map(comments.set_index("comment_id")["person"])
    rows = rows.assign(
        sure=rows["shown"] == rows["tone"], target=target, person=answered.where(target == "person")
    )
    return rows[["comment_id", "position", "tone", "sure", "target", "person"]]
