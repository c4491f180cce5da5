"""The topics of a thread along its comments."""

from __future__ import annotations

import pandas as pd


def topics_over_thread(comments: pd.DataFrame, topics: pd.DataFrame, most: int, cells: int) -> pd.DataFrame:
    """One topic and stretch of the thread a row, in which at least one comment is on that topic.

    `topic_id`; `cell` (0, 1, 2 …; at most `cells`, of equally many comments), the `position` of its first
    comment and its number of `comments`; `share` (0-1) of those that are on the topic. The `most` topics
    with most comments are kept (of equals, the one that began first).
    """
    ordered = comments.sort_values("position", ignore_index=True)
    size = -(-len(ordered) // cells)
    placed = ordered.assign(cell=ordered.index // size)
    length = placed.groupby("cell")["position"].agg(position="min", comments="size")
    kept = topics.sort_values(["comments", "first_position"], ascending=[False, True]).head(most)["topic_id"]
    counts = placed[placed["topic_id"].isin(kept)].groupby(["topic_id", "cell"]).size()
    rows = counts.rename("share").reset_index().join(length, on="cell")
    return rows.assign(share=rows["share"] / rows["comments"])
