"""Curved arrows between the nodes of a network."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import PathCollection, PolyCollection
from matplotlib.path import Path
from numpy.typing import NDArray

Array = NDArray[np.float64]

TIP = (2.0, 1.5)
"""mm: length and width of the tip of the thinnest arrow."""

TIP_SHARE = 0.5
"""Of an arrow's length that its tip takes at most."""

PULL = 0.5
"""How far an arrow leaves the straight line towards the middle, as a share of the way there, and at most
of the arrow's own length."""

APART = 2.2
"""mm between the arrows of two people who answer each other, at their middles."""

CLEARANCE = 0.5
"""mm between an arrow and the nodes at its ends."""


def draw(
    axes: Axes, ends: tuple[Array, Array], nodes: tuple[Array, Array], weight: Array, colours: list[str]
) -> None:
    """One curve (gid `replies`) and one tip an arrow, in the order given.

    `ends` are the middles of the nodes that it leaves and reaches, in mm, shape (arrows, 2); `nodes` the
    radii of those nodes; `weight` is in points.
    """
    start, bend, point = _trimmed(*_bent(*ends), *nodes)
    size = 0.7 + 0.3 * weight / weight.min()
    length = np.minimum(TIP[0] * size, TIP_SHARE * _length(point - start)[:, 0])[:, None]
    base = point + _unit(bend - point) * length
    codes = [Path.MOVETO, Path.CURVE3, Path.CURVE3]
    curves = [Path(curve, codes) for curve in np.stack([start, bend, base], axis=1)]
    lines = PathCollection(curves, facecolors="none", edgecolors=colours, linewidths=weight, zorder=1)
    lines.set_gid("replies")
    lines.set_capstyle("butt")
    axes.add_collection(lines, autolim=False)
    across = _unit(point - base)[:, ::-1] * (1, -1) * length * TIP[1] / TIP[0] / 2
    tips = PolyCollection(
        list(np.stack([point, base + across, base - across], axis=1)),
        facecolors=colours,
        linewidths=0,
        zorder=2,
    )
    axes.add_collection(tips, autolim=False)


def _bent(start: Array, end: Array) -> tuple[Array, Array, Array]:
    """Start, control point and end of each curve; the two arrows of a pair keep to their right."""
    aside = _unit(end - start)[:, ::-1] * (1, -1)
    chord = (start + end) / 2
    inwards = np.concatenate([start, end]).mean(axis=0) - chord
    pull = PULL * np.minimum(_length(inwards), _length(end - start))
    return start, chord + _unit(inwards) * pull + aside * APART, end


def _trimmed(
    start: Array, bend: Array, end: Array, leaves: Array, reaches: Array
) -> tuple[Array, Array, Array]:
    """The same curves between the rims of their nodes."""
    start = start + _unit(bend - start) * (leaves[:, None] + CLEARANCE)
    return start, bend, end + _unit(bend - end) * (reaches[:, None] + CLEARANCE)


def _length(vectors: Array) -> Array:
    return np.sqrt((vectors**2).sum(axis=1, keepdims=True))


def _unit(vectors: Array) -> Array:
    unit: Array = vectors / np.maximum(_length(vectors), 1e-9)
    return unit
