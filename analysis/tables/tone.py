"""The tones of a thread's comments: over the thread and by person, from their probabilities."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.schema import TONES
from analysis.tables.leading import leading

DIGITS = 6
"""Decimals to which means are rounded before they are compared, so that the order of adding does not tell."""

REACH_SHARE, REACH_LEAST = 1 / 12, 3
"""How far to each side a smoothed share looks: of the thread's comments, and comments at least."""


def judged(comments: pd.DataFrame, tone_shares: pd.DataFrame) -> pd.DataFrame:
    """One judged comment a row, by position: `tone` is the likeliest, `sure` whether it is shown as such.

    Gives `position`, `person`, `tone`, `sure` and the probability of each tone.
    """
    rows = comments[["comment_id", "position", "person", "tone", "tone_likeliest"]].merge(
        tone_shares, on="comment_id"
    )
    rows = rows.assign(sure=rows["tone"].isin(TONES), tone=rows["tone_likeliest"])
    columns = ["position", "person", "tone", "sure", *TONES]
    return rows.sort_values("position", ignore_index=True)[columns]


def reach(judged: pd.DataFrame) -> int:
    """Comments to each side that `smoothed` looks at, with less weight the further away."""
    return max(REACH_LEAST, round(len(judged) * REACH_SHARE))


def smoothed(judged: pd.DataFrame, points: int) -> pd.DataFrame:
    """The share (0-1) of each tone around one point of the thread, a row each; index: the position there.

    The points lie at even steps from the first judged comment to the last. The comments nearest to a
    point count most, those `reach` comments away nothing.
    """
    order = np.arange(len(judged), dtype=float)
    places = np.linspace(0, len(judged) - 1, points)
    weights = np.maximum(0, 1 - np.abs(places[:, None] - order) / reach(judged))
    shares = weights @ judged[list(TONES)].to_numpy() / weights.sum(axis=1, keepdims=True)
    positions = np.interp(places, order, judged["position"])
    return pd.DataFrame(shares, columns=list(TONES), index=pd.Index(positions, name="position"))


def shares_by(judged: pd.DataFrame, by: pd.Series) -> pd.DataFrame:
    """The average probability of each tone in each group of `by`; every row sums to 1."""
    return judged.groupby(by)[list(TONES)].mean()


def cells_by_person(judged: pd.DataFrame, cells: int) -> pd.DataFrame:
    """Each person's comments in their order, as at most `cells` cells of equally many comments.

    `person`, `cell` (0, 1, 2 …), `position` of the first, `comments`; `tone` and `sure`: the likeliest
    tone of most of its comments (of equals, the earliest), and whether it is sure for most of them.
    """
    known = judged[judged["person"].notna()]
    turn = known.groupby("person").cumcount()
    size = -(-(int(turn.max()) + 1) // cells) if len(known) else 1
    by = ["person", "cell"]
    placed = known.assign(cell=turn // size)
    counted = placed.groupby(by).agg(
        position=("position", "min"), comments=("position", "size"), sure=("sure", "mean")
    )
    ranked = leading(placed, by, "tone")
    tone = ranked[ranked["rank"] == 0].set_index(by)["tone"]
    return counted.assign(sure=counted["sure"] > 0.5, tone=tone).reset_index()
