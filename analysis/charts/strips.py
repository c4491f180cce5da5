"""Charts of rows: a name, a strip of tiles along comments, a few words at the end."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
from matplotlib import colors
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection, PatchCollection
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from analysis.charts import labels, page, palette
from analysis.charts.page import Array

NAME = 38.0
"""mm: where the names end."""

STRIP = (41.0, 137.0)
"""mm: the strip's left and right edges."""

LEADING = 3.3
"""mm from one line of a name to the next."""

HEADING = 5.4
"""mm from the middle of the first row to that of its heading."""

QUIET: dict[str, Any] = {"size": page.SMALL, "color": palette.QUIET}

TILE = 4.4
"""mm: the width of the tile of one comment at most."""

GAP, THIN = 0.4, 1.4
"""mm: left free before the next tile, half of it for the outlines; thinner tiles touch, without outlines."""

LIGHT = 0.22
"""Relative luminance above which ink reads better on a fill than paper (WCAG 2.2 contrast)."""

BETWEEN = 2.5
"""mm at the least between two positions printed under a strip."""


def canvas(rows: int, row: float, top: float, foot: float) -> tuple[Figure, Axes, Array]:
    """An empty figure, its canvas, and the heights of the middles of `rows` rows of `row` mm."""
    middles: Array = foot + row * (np.arange(rows, dtype=float)[::-1] + 0.5)
    return *page.canvas(rows * row + top + foot), middles


def across(positions: Array, last: int) -> Array:
    """mm: the middle of the place of each position in a strip of `last` comments."""
    left, right = STRIP
    places: Array = left + (positions - 0.5) * (right - left) / last
    return places


def width(places: int) -> float:
    """The width in mm of a comment's tile in a strip of so many places."""
    return min(TILE, (STRIP[1] - STRIP[0]) / places)


def tiles(axes: Axes, places: pd.DataFrame) -> None:
    """A tile a row of `places`: `left`, `bottom`, `width`, `height` (mm), `fill`, `edge`, `number`.

    The numbers are written in the tiles if every tile has room for the widest of them.
    """
    thin = places["width"] < THIN
    room = places["width"] - GAP * ~thin
    sides = zip(places["left"], places["bottom"], room, places["height"], strict=True)
    collection = PatchCollection(
        [Rectangle((x, y), w, h) for x, y, w, h in sides],
        facecolors=places["fill"].tolist(),
        edgecolors=places["edge"].where(~thin, places["fill"]).tolist(),
        linewidths=np.where(thin, 0, 0.6).tolist(),
        zorder=2,
    )
    collection.set_gid("tiles")
    axes.add_collection(collection, autolim=False)
    widest = labels.measure("0" * len(f"{places['number'].max()}"), page.SMALL)
    if widest <= room.min() - 0.05:
        _numbers(axes, places.assign(middle=places["left"] + room / 2))


def _numbers(axes: Axes, places: pd.DataFrame) -> None:
    heights = places["bottom"] + places["height"] / 2
    for x, y, fill, number in zip(places["middle"], heights, places["fill"], places["number"], strict=True):
        page.write(axes, x, y, f"{number}", size=page.SMALL, color=contrasting(fill), ha="center")


def contrasting(fill: str) -> str:
    """Ink or paper, whichever reads better on `fill` (by its relative luminance, WCAG 2.2)."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colors.to_rgb(fill)]
    return palette.INK if np.dot((0.2126, 0.7152, 0.0722), linear) > LIGHT else palette.PAPER


def names(axes: Axes, heights: Array, words: Sequence[str], most: int = 1) -> None:
    """The name of each row, up to the strip, in `most` lines at most."""
    for y, name in zip(heights, words, strict=True):
        broken = labels.lines(name, NAME - 1, page.TEXT, most)
        for line, text in enumerate(broken):
            page.write(axes, NAME, y + LEADING * ((len(broken) - 1) / 2 - line), text, ha="right")


def lines(axes: Axes, heights: Array) -> None:
    """A light line along the strip under each row."""
    rules = [[(STRIP[0], y), (STRIP[1], y)] for y in heights]
    axes.add_collection(LineCollection(rules, colors=palette.GRID, linewidths=0.6, zorder=0), autolim=False)


def said(axes: Axes, x: float, heights: Array, words: Sequence[str]) -> None:
    """A few words at the end of each row, from `x` mm."""
    for y, phrase in zip(heights, words, strict=True):
        page.write(axes, x, y, labels.fit(phrase, page.WIDTH - x, page.SMALL), **QUIET)


def column(axes: Axes, x: float, heights: Array, numbers: Sequence[int], heading: str) -> None:
    """A number at the end of each row, up to `x` mm, under `heading`."""
    page.write(axes, x, heights.max() + HEADING, heading, ha="right", **QUIET)
    for y, number in zip(heights, numbers, strict=True):
        page.write(axes, x, y, f"{number:,}", ha="right", **QUIET)


def numbers(axes: Axes, y: float, last: int) -> None:
    """Round positions under the strips."""
    room = (STRIP[1] - STRIP[0]) / (labels.measure(f"#{last:,}", page.SMALL) + BETWEEN)
    shown = page.marks(last, int(room))
    for x, position in zip(across(np.array(shown, dtype=float), last), shown, strict=True):
        page.write(axes, x, y, f"#{position:,}", ha="center", **QUIET)
