"""The canvas of a chart, measured in millimetres, and the marks that several charts make on it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.collections import EllipseCollection
from matplotlib.figure import Figure
from matplotlib.text import Text
from numpy.typing import NDArray

Array = NDArray[np.floating]

WIDTH = 170.0
"""mm: the text width of an A4 page with margins of 20 mm, so that the sizes below hold on paper."""

TEXT, SMALL = 8.5, 7.7
"""Points; nothing is set smaller than SMALL, which stays above 7 where the report shrinks a chart by 9 %."""

MM_PER_INCH = 25.4
MM_PER_POINT = MM_PER_INCH / 72

MIDDLE = 0.32
"""Ems from the baseline to the middle between small letters and capitals of Noto Sans."""

STEPS = [digit * 10**power for power in range(8) for digit in (1, 2, 5)]
"""From one printed position to the next."""

THICKEST = 3.2
"""Points: of a line, however many replies it stands for."""


def marks(last: int, most: int) -> list[int]:
    """The first position of a thread and round ones up to `last`, `most` and one at most.

    None is so near to the first that their numbers would touch.
    """
    step = next(step for step in STEPS if last / step <= most)
    return [1, *(position for position in range(step, last + 1, step) if position > 1 + step / 2)]


def canvas(height: float) -> tuple[Figure, Axes]:
    """An empty figure of WIDTH by `height` mm, and axes over all of it in mm from the lower left corner.

    The height is rounded up to whole mm: at a whole number of pixels a mm, no row of pixels is halved.
    """
    height = math.ceil(height)
    figure = Figure(figsize=(WIDTH / MM_PER_INCH, height / MM_PER_INCH))
    axes = figure.add_axes((0, 0, 1, 1), xlim=(0, WIDTH), ylim=(0, height), xticks=[], yticks=[])
    axes.patch.set_visible(False)
    return figure, axes


def write(axes: Axes, x: float, y: float, words: str, *, size: float = TEXT, **look: Any) -> Text:
    """`words` on a canvas, the middle of their small letters at `y` mm, whatever hangs below."""
    return axes.text(x, y - MIDDLE * size * MM_PER_POINT, words, size=size, va="baseline", **look)


def discs(axes: Axes, places: Array, radii: Array, fills: Sequence[str], edges: Sequence[str]) -> None:
    """A disc (gid `discs`) at each of `places`, shape (discs, 2), of the given radii; all in mm."""
    collection = EllipseCollection(
        2 * radii,
        2 * radii,
        0 * radii,
        units="xy",
        offsets=places,
        offset_transform=axes.transData,
        facecolors=list(fills),
        edgecolors=list(edges),
        linewidths=np.minimum(0.8, radii).tolist(),
        zorder=3,
    )
    collection.set_gid("discs")
    axes.add_collection(collection, autolim=False)


def fewest(replies: pd.Series, most: int) -> int:
    """The smallest number of replies of which all lines, and all busier ones, are `most` at most.

    1 where every line stands for one reply: no reason to prefer some of them.
    """
    if replies.max() == 1:
        return 1
    at_least = replies.value_counts().sort_index(ascending=False).cumsum()
    fitting = at_least[at_least <= most]
    return int(fitting.index[-1] if len(fitting) else at_least.index[0])


def strokes(replies: Array, thinnest: tuple[tuple[float, float], tuple[float, float]]) -> Array:
    """The thickness in points of lines that stand for so many replies each.

    One reply is as thick as `thinnest` says for so many lines (numbers of lines, points); more are in
    proportion, or less than that where the thickest would pass THICKEST.
    """
    least = float(np.interp(len(replies), *thinnest))
    points: Array = np.maximum(least, replies * min(least, THICKEST / replies.max()))
    return points
