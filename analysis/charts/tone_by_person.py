"""Tone by person: each person's comments in their order, a tile each in its tone."""

from __future__ import annotations

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from analysis.charts import labels, legend, palette, strips, style, words
from analysis.charts.drawn import Drawn
from analysis.schema import TONES, Tables
from analysis.tables.tone import cells_by_person, judged, shares_by

MOST = 30
"""People shown, the busiest first."""

CELLS = 240
"""Tiles a person at most; somebody busier has tiles of several comments."""

ROW, TILES = 5.6, 4.0
"""mm: the height of a row, and of its tiles."""

TOP, FOOT = 7.0, 10.0
"""mm above the rows, for their headings, and below, for the key."""

QUIET = {"size": style.SMALL, "color": palette.QUIET}

SEVERAL = 3
"""Comments from which a person's shares are compared with those of others."""

NAMED = 0.15
"""Share from which a person's second tone is named."""


def draw(tables: Tables) -> Drawn | None:
    """Nothing where no comment of a known person was judged."""
    rows = judged(tables.comments, tables.tone_shares)
    people = tables.people["author"][tables.people["author"].isin(rows["person"])].head(MOST).tolist()
    if not people:
        return None
    rows = rows[rows["person"].isin(people)]
    figure = style.page(ROW * len(people) + TOP + FOOT)
    axes = style.canvas(figure)
    heights = pd.Series(FOOT + ROW * (np.arange(len(people))[::-1] + 0.5), index=people)
    _tiles(axes, cells_by_person(rows, CELLS), heights)
    shares = shares_by(rows, rows["person"]).loc[people]
    strips.names(axes, heights.to_numpy(), people)
    strips.said(axes, heights.to_numpy(), _said(shares))
    style.write(axes, strips.STRIP[0], heights.iloc[0] + ROW - 0.6, "comments in their order", **QUIET)
    style.write(axes, strips.SAID, heights.iloc[0] + ROW - 0.6, "greatest shares", **QUIET)
    _key(axes, rows)
    return Drawn(
        name="tone_by_person",
        title="Who writes in which tone?",
        caption=_caption(rows, shares, len(tables.people)),
        alt=f"Tiles in the colours of the tones, a row a person: {words.among(people)}.",
        figure=figure,
    )


def _tiles(axes: Axes, cells: pd.DataFrame, heights: pd.Series) -> None:
    """The cells of each person, from the left."""
    width = strips.width(int(cells["cell"].max()) + 1)
    places = pd.DataFrame(
        {
            "left": strips.STRIP[0] + cells["cell"] * width,
            "bottom": cells["person"].map(heights) - TILES / 2,
            "width": width,
            "height": TILES,
            "fill": palette.tones(cells["tone"], cells["sure"]),
            "edge": palette.tones(cells["tone"]),
            "number": cells["position"],
        }
    )
    strips.tiles(axes, places)


def _said(shares: pd.DataFrame) -> list[str]:
    """The greatest share of each person in words, and the second where it is not small."""
    values = shares.to_numpy()
    order = np.argsort(-values, axis=1, kind="stable")[:, :2]
    return [
        ", ".join(
            f"{TONES[tone]} {words.percent(row[tone])}"
            for rank, tone in enumerate(best)
            if rank == 0 or row[tone] >= NAMED
        )
        for row, best in zip(values, order, strict=True)
    ]


def _key(axes: Axes, rows: pd.DataFrame) -> None:
    present = [tone for tone in TONES if (rows["tone"] == tone).any()]
    paler = None if rows["sure"].all() else palette.PALE
    legend.draw(axes, legend.tone_keys(present, paler=paler), left=2, top=7, right=style.WIDTH - 2)


def _caption(rows: pd.DataFrame, shares: pd.DataFrame, people: int) -> str:
    """Whose share of the thread's leading tones is the greatest, among those with several comments."""
    several = shares[rows["person"].value_counts().reindex(shares.index) >= SEVERAL]
    leading = rows[list(TONES)].mean().sort_values(ascending=False, kind="stable").head(2).index
    parts = [
        f"Of those with {SEVERAL} comments or more, {labels.short(str(several[tone].idxmax()))} has the "
        f"greatest share of {tone} ({words.percent(several[tone].max())})."
        for tone in leading
        if len(several) > 1
    ]
    if len(shares) < people:
        parts.append(f"Shown are {len(shares):,} of {words.count(people, 'person', 'people')}.")
    return " ".join([*parts, words.sure(rows["sure"])])
