"""The value that leads in each group, with its ties broken in one stated way."""

from __future__ import annotations

import pandas as pd


def leading(rows: pd.DataFrame, by: list[str], value: str, weight: str | None = None) -> pd.DataFrame:
    """One row a group and value that occurs in it: `weight` (rows, or the sum of that column) and `rank`.

    Rank 0 is the value of the greatest weight; of two, the one whose first row comes first. Rows
    without a value count for nothing.
    """
    known = rows[rows[value].notna()]
    known = known.assign(_row=range(len(known)), _weight=1.0 if weight is None else known[weight])
    ranked = (
        known.groupby([*by, value], sort=False)
        .agg(weight=("_weight", "sum"), _first=("_row", "min"))
        .reset_index()
        .sort_values(["weight", "_first"], ascending=[False, True], ignore_index=True)
    )
    return ranked.assign(rank=ranked.groupby(by, sort=False).cumcount()).drop(columns="_first")
