"""Whom the negativity is aimed at: a row a target, a tile a critical, mocking or hostile comment."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes

from analysis.charts import legend, page, palette, strips, words
from analysis.charts.drawn import Drawn
from analysis.schema import Tables
from analysis.tables.aimed import AIMED, NO_TARGET, aimed

ROWS = {
    "person": "other commenters",
    "outsider": "outside the thread",
    "article": "the article, its author",
    NO_TARGET: "no target shown",
}
"""In the order of the rows."""

ROW, TILES = 7.0, 4.6
"""mm: the height of a row, and of its tiles."""

TOP, MARGIN = 7.0, 2.0
"""mm above the rows, for their headings, and between them and the key."""

WIDEST, SPACE = 84.0, 3.0
"""mm: the longest row of tiles at most, and the room between it and what is said of it."""

FEWEST = 2
"""Negative comments from which the picture shows more than the sentence about them."""


def draw(tables: Tables) -> Drawn | None:
    """Nothing where fewer than FEWEST comments are negative."""
    rows = aimed(tables.comments, tables.tone_shares)
    if len(rows) < FEWEST:
        return None
    counts = rows["target"].value_counts().reindex(list(ROWS), fill_value=0)
    targets = [target for target in ROWS if counts[target] or target != NO_TARGET]
    keys = _keys(rows)
    figure, axes, middles = strips.canvas(len(targets), ROW, TOP, legend.height(keys) + MARGIN)
    heights = pd.Series(middles, index=targets)
    ends = _tiles(axes, rows, heights)
    strips.names(axes, middles, [ROWS[target] for target in targets])
    for end, middle, said in zip(ends, middles, _said(rows, counts[targets]), strict=True):
        strips.said(axes, end + SPACE, middle[None], [said])
    page.write(axes, strips.STRIP[0], middles[0] + strips.HEADING, "comments in their order", **strips.QUIET)
    legend.draw(axes, keys)
    return Drawn(
        name="aimed_at",
        title="Whom is the negativity aimed at?",
        caption=_caption(counts, rows),
        alt="Rows of tiles, a negative comment each: "
        + ", ".join(f"{ROWS[target]} {counts[target]:,}" for target in targets)
        + ".",
        figure=figure,
    )


def _tiles(axes: Axes, rows: pd.DataFrame, heights: pd.Series) -> list[float]:
    """mm: where the tiles of each row end."""
    place, sizes = rows.groupby("target").cumcount(), rows["target"].value_counts()
    width = min(strips.TILE, WIDEST / sizes.max())
    strips.tiles(
        axes,
        pd.DataFrame(
            {
                "left": strips.STRIP[0] + place * width,
                "bottom": rows["target"].map(heights) - TILES / 2,
                "width": width,
                "height": TILES,
                "fill": palette.tones(rows["tone"], rows["sure"]),
                "edge": palette.tones(rows["tone"]),
                "number": rows["position"],
            }
        ),
    )
    return [strips.STRIP[0] + width * size for size in sizes.reindex(heights.index, fill_value=0)]


def _said(rows: pd.DataFrame, counts: pd.Series) -> list[str]:
    """The number of each row, and which commenters most of theirs are aimed at."""
    at = rows["person"].value_counts()
    most = words.leaders(at)
    whom = f", of them {words.most(at, most)} at {words.named(most)}" if most else ""
    return [f"{count:,}{whom if target == 'person' else ''}" for target, count in counts.items()]


def _keys(rows: pd.DataFrame) -> list[legend.Key]:
    present = [tone for tone in AIMED if (rows["tone"] == tone).any()]
    return legend.tone_keys(present, paler=None if rows["sure"].all() else palette.PALE)


def _caption(counts: pd.Series, rows: pd.DataFrame) -> str:
    """How many of the negative comments show a target, and how sure their tone is."""
    told, negative = len(rows) - counts[NO_TARGET], words.count(len(rows), "comment")
    shown = f"{told:,} of {negative} that likely criticise, mock or attack show whom they mean."
    return f"{shown} {words.sure(rows['sure'])}"
