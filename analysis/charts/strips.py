"""Charts of rows: a name, a strip of tiles along comments, a few words at the end."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
from matplotlib import colors
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection, PatchCollection
from matplotlib.patches import Rectangle

from analysis.charts import labels, palette, style
from analysis.charts.arrows import Array

NAME = 38.0
"""mm: where the names end."""

STRIP = (41.0, 137.0)
"""mm: the strip's left and right edges."""

SAID = 140.0
"""mm: where the words at the end begin."""

TILE = 4.4
"""mm: the width of the tile of one comment at most."""

GAP = 0.1
"""Of a tile's width, left free before the next."""

LIGHT = 0.3
"""Relative luminance from which a fill is written on in ink."""

STEPS = [digit * 10**power for power in range(8) for digit in (1, 2, 5)]
"""From one printed position to the next."""


def across(positions: Array, last: int) -> Array:
    """mm: the middle of the place of each position in a strip of `last` comments."""
    left, right = STRIP
    places: Array = left + (positions - 0.5) * (right - left) / last
    return places


def width(places: int) -> float:
    """Mm of a comment's tile in a strip of so many places."""
    return min(TILE, (STRIP[1] - STRIP[0]) / places)


def marks(last: int, most: int) -> list[int]:
    """The first position and round ones after it, `most` and one at most."""
    step = next(step for step in STEPS if last / step <= most)
    return sorted({1, *range(step, last + 1, step)})


def tiles(axes: Axes, places: pd.DataFrame) -> None:
    """A tile a row of `places`: `left`, `bottom`, `width`, `height` (mm), `fill`, `edge`, `number`.

    The numbers are written in the tiles if every tile has room for the widest of them.
    """
    room = places["width"] * (1 - GAP)
    sides = zip(places["left"], places["bottom"], room, places["height"], strict=True)
    thin = places["width"] < 1
    collection = PatchCollection(
        [Rectangle((x, y), w, h) for x, y, w, h in sides],
        facecolors=places["fill"].tolist(),
        edgecolors=places["edge"].where(~thin, places["fill"]).tolist(),
        linewidths=np.where(thin, 0, 0.6).tolist(),
        zorder=2,
    )
    collection.set_gid("tiles")
    axes.add_collection(collection, autolim=False)
    widest = places["number"].map(lambda number: labels.measure(f"{number}", style.SMALL)).max()
    if widest <= room.min() - 0.3:
        _numbers(axes, places.assign(middle=places["left"] + room / 2))


def _numbers(axes: Axes, places: pd.DataFrame) -> None:
    heights = places["bottom"] + places["height"] / 2
    for x, y, fill, number in zip(places["middle"], heights, places["fill"], places["number"], strict=True):
        style.write(axes, x, y, f"{number}", size=style.SMALL, color=contrasting(fill), ha="center")


def contrasting(fill: str) -> str:
    """Ink or paper, whichever reads better on `fill` (by its relative luminance, WCAG 2.2)."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colors.to_rgb(fill)]
    return palette.INK if np.dot((0.2126, 0.7152, 0.0722), linear) > LIGHT else palette.PAPER


def names(axes: Axes, heights: Array, words: Sequence[str]) -> None:
    """The name of each row, up to the strip."""
    for y, name in zip(heights, words, strict=True):
        style.write(axes, NAME, y, labels.fit(name, NAME - 1, style.TEXT), ha="right")


def lines(axes: Axes, heights: Array) -> None:
    """A light line along the strip under each row."""
    rules = [[(STRIP[0], y), (STRIP[1], y)] for y in heights]
    axes.add_collection(LineCollection(rules, colors=palette.GRID, linewidths=0.6, zorder=0), autolim=False)


def said(axes: Axes, heights: Array, words: Sequence[str]) -> None:
    """A few words at the end of each row."""
    for y, phrase in zip(heights, words, strict=True):
        cut = labels.fit(phrase, style.WIDTH - SAID, style.SMALL)
        style.write(axes, SAID, y, cut, size=style.SMALL, color=palette.QUIET)


def numbers(axes: Axes, y: float, last: int) -> None:
    """Round positions under the strips."""
    shown = marks(last, 14)
    for x, position in zip(across(np.array(shown, dtype=float), last), shown, strict=True):
        style.write(axes, x, y, f"#{position:,}", size=style.SMALL, color=palette.QUIET, ha="center")
