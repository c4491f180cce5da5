"""Strands: comments whose chains of replies began with one comment."""

from __future__ import annotations

import pandas as pd

from analysis.schema import TONES


def roots(comments: pd.DataFrame) -> pd.Series[str]:
    """The comment that each comment's chain of primary replies began with, by comment_id."""
    root = comments["reply_to"].fillna(comments["comment_id"])
    root.index = pd.Index(comments["comment_id"])
    while True:
        further = root.map(root)
        if further.equals(root):
            return root
        root = further


def strands(comments: pd.DataFrame) -> pd.DataFrame:
    """One strand a row, by its first comment's position.

    `root` (its comment_id), `position` and `author` of that comment, `comments`, `people` (names and
    unknown ones, each unknown one counted once).
    """
    ordered = comments.sort_values("position", ignore_index=True)
    root = roots(ordered).to_numpy()
    who = ordered["person"].fillna("\n" + ordered["comment_id"])
    grouped = pd.DataFrame({"root": root, "who": who}).groupby("root")["who"]
    counts = grouped.agg(comments="size", people="nunique").reset_index()
    first = ordered[["comment_id", "position", "author"]].rename(columns={"comment_id": "root"})
    return first.merge(counts, on="root")


def along(comments: pd.DataFrame) -> pd.DataFrame:
    """One comment a row, by position: its strand's `root`, `position`, `tone` (likeliest) and whether `sure`.

    `tone` is missing where none was judged.
    """
    ordered = comments.sort_values("position", ignore_index=True)
    likeliest = ordered["tone_likeliest"]
    return pd.DataFrame(
        {
            "root": roots(ordered).to_numpy(),
            "position": ordered["position"],
            "tone": likeliest.where(likeliest.isin(TONES)),
            "sure": ordered["tone"].isin(TONES),
        }
    )
