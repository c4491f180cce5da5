"""Tone by person: each person's comments in their order, a tile each in its tone."""

from __future__ import annotations

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from analysis.charts import labels, legend, page, palette, strips, words
from analysis.charts.drawn import Drawn
from analysis.schema import TONES, Tables
from analysis.tables.tone import cells_by_person, judged, shares_by

MOST = 30
"""People shown, the busiest first."""

CELLS = 240
"""Tiles a person at most; somebody busier has tiles of several comments."""

ROW, TILES = 5.6, 4.0
"""mm: the height of a row, and of its tiles."""

TOP, MARGIN = 7.0, 2.0
"""mm above the rows, for their headings, and between them and the key."""

WIDEST, LEAST, SPACE = 70.0, 34.0, 5.0
"""mm: the longest row of tiles at most, the room for their heading at least, and that before the shares."""

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
    keys = _keys(rows)
    figure, axes, middles = strips.canvas(len(people), ROW, TOP, legend.height(keys) + MARGIN)
    cells = cells_by_person(rows, CELLS)
    end = _tiles(axes, cells, pd.Series(middles, index=people))
    shares = shares_by(rows, rows["person"]).loc[people]
    strips.names(axes, middles, people)
    strips.said(axes, end + SPACE, middles, _said(shares))
    for x, heading in ((strips.STRIP[0], "comments in their order"), (end + SPACE, "greatest shares")):
        page.write(axes, x, middles[0] + strips.HEADING, heading, **strips.QUIET)
    legend.draw(axes, keys)
    return Drawn(
        name="tone_by_person",
        title="Who writes in which tone?",
        caption=_caption(rows, shares, len(tables.people)),
        alt=f"Tiles in the colours of the tones, a row a person: {words.among(people)}.",
        figure=figure,
    )


def _tiles(axes: Axes, cells: pd.DataFrame, middles: pd.Series) -> float:
    """mm: where the longest row of cells ends; each person's begin at the left."""
    most = int(cells["cell"].max()) + 1
    width = min(strips.TILE, WIDEST / most)
    places = pd.DataFrame(
        {
            "left": strips.STRIP[0] + cells["cell"] * width,
            "bottom": cells["person"].map(middles) - TILES / 2,
            "width": width,
            "height": TILES,
            "fill": palette.tones(cells["tone"], cells["sure"]),
            "edge": palette.tones(cells["tone"]),
            "number": cells["position"],
        }
    )
    strips.tiles(axes, places)
    return strips.STRIP[0] + max(most * width, LEAST)


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


def _keys(rows: pd.DataFrame) -> list[legend.Key]:
    present = [tone for tone in TONES if (rows["tone"] == tone).any()]
    return legend.tone_keys(present, paler=None if rows["sure"].all() else palette.PALE)


def _caption(rows: pd.DataFrame, shares: pd.DataFrame, people: int) -> str:
    """Whose shares of the thread's two leading tones are the greatest, among those with several comments."""
    several = shares[rows["person"].value_counts().reindex(shares.index) >= SEVERAL]
    leading = rows[list(TONES)].mean().sort_values(ascending=False, kind="stable").head(2).index
    parts = []
    if len(several) > 1:
        first, second = (f"the most {tone} ({words.percent(several[tone].max())})" for tone in leading)
        one, other = (labels.short(str(several[tone].idxmax())) for tone in leading)
        both = f"{one} is {first} and {second}" if one == other else f"{one} is {first}, {other} {second}"
        parts.append(f"Of those with {SEVERAL} comments or more, {both}.")
    if len(shares) < people:
        parts.append(f"Shown are {len(shares):,} of {words.count(people, 'person', 'people')}.")
    return " ".join([*parts, words.sure(rows["sure"])])
