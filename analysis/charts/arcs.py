"""Arcs between the rows of the conversation map."""

from __future__ import annotations

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.collections import PathCollection
from matplotlib.path import Path

from analysis.charts import palette
from analysis.charts.page import Array

DASH = (0.0, (2.2, 1.6))
"""Of an inferred reply: lengths drawn and left blank, in widths of the line."""

NARROWEST = 2.5
"""mm: how far the arc to the row just before swings out."""

ROUNDEST = 1.0
"""mm at most that the longest arc swings out for every mm that it reaches back."""

MARGIN = 2.5
"""mm to the left of the widest arc."""

GROWTH = 0.65
"""Power with which the swing grows with the way back: short arcs stay apart from each other."""

WEIGHT = ((40, 300), (1.1, 0.6))
"""Points: the thickness of an arc, for so many arcs."""

KAPPA = 0.5523
"""Of the radius: where the control points of a quarter circle lie (a cubic Bezier curve's best fit)."""

HALF_ELLIPSE = (Path.MOVETO, *[Path.CURVE4] * 6)


def reach(replies: pd.DataFrame, row: float) -> float:
    """Mm that the arcs would like to have to the left of the spine, where rows are `row` mm high."""
    back = float((replies["row"] - replies["reply_to"]).max()) * row
    return MARGIN + NARROWEST + ROUNDEST * back


def draw(axes: Axes, replies: pd.DataFrame, middles: Array, spine: float) -> None:
    """A half ellipse each (gid `solid`, or `dashed` where inferred), the wider the further back it reaches.

    They lie to the left of `spine` (mm); `middles` are the heights of the rows.
    """
    start, end = (middles[replies[column].to_numpy(dtype=int)] for column in ("row", "reply_to"))
    back = np.abs(end - start)
    width = NARROWEST + (spine - MARGIN - NARROWEST) * (back / back.max()) ** GROWTH
    curves = [Path(points, HALF_ELLIPSE) for points in _half_ellipses(start, end, width, spine)]
    drawn = replies.assign(
        curve=pd.Series(curves, index=replies.index, dtype=object),
        colour=palette.tones(replies["tone"], replies["sure"], palette.PALE_LINE),
    )
    for inferred, look in drawn.groupby("inferred"):
        collection = PathCollection(
            look["curve"].tolist(),
            facecolors="none",
            edgecolors=look["colour"].tolist(),
            linewidths=float(np.interp(len(replies), *WEIGHT)),
            linestyles=[DASH if inferred else "solid"],
            zorder=2,
        )
        collection.set_gid("dashed" if inferred else "solid")
        axes.add_collection(collection, autolim=False)


def _half_ellipses(start: Array, end: Array, width: Array, spine: float) -> Array:
    """Two cubic curves each, from `start` to `end` on the spine; shape (arcs, 7 points, 2)."""
    middle, half, bow = (start + end) / 2, (end - start) / 2, KAPPA * width
    left = np.stack([0 * width, bow, width, width, width, bow, 0 * width], axis=1)
    up = np.stack([-half, -half, -KAPPA * half, 0 * half, KAPPA * half, half, half], axis=1)
    return np.stack([spine - left, middle[:, None] + up], axis=2)
