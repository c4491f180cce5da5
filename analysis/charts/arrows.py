"""Curved arrows between the nodes of a network."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import PathCollection, PolyCollection
from matplotlib.path import Path

from analysis.charts.page import MM_PER_POINT, Array

TIP = (1.3, 1.6)
"""mm: the length of a tip is the first, and so much more for every mm that its line is thick."""

TIP_WIDTH = 0.75
"""Of the tip's length."""

TIP_SHARE = 0.5
"""Of an arrow's length that its tip takes at most."""

PULL, NEAR = 0.5, 34.0
"""How far an arrow leaves the straight line towards the middle, as a share of the way there, and at most of
the arrow's own length, or of NEAR mm between neighbours."""

APART = 4.0
"""mm between the arrows of two people who answer each other, at their middles."""

CLEARANCE = 0.5
"""mm between an arrow and the nodes at its ends."""


@dataclass(frozen=True)
class Ways:
    """Where arrows run, in mm: one row an arrow."""

    start: Array
    """The middle of the node that it leaves, shape (arrows, 2)."""
    end: Array
    """The middle of the node that it reaches."""
    leaves: Array
    """The radius of the node that it leaves, shape (arrows,)."""
    reaches: Array
    """The radius of the node that it reaches."""
    middle: Array
    """The point that they bend to, shape (2,)."""


def draw(axes: Axes, ways: Ways, weight: Array, colours: list[str]) -> None:
    """One curve (gid `replies`) of `weight` points and one tip an arrow, in the order given."""
    start, bend, point = _curves(ways)
    full = TIP[0] + TIP[1] * weight[:, None] * MM_PER_POINT
    length = np.minimum(full, TIP_SHARE * _length(point - start))
    base = point + _unit(bend - point) * length
    codes = [Path.MOVETO, Path.CURVE3, Path.CURVE3]
    curves = [Path(curve, codes) for curve in np.stack([start, bend, base], axis=1)]
    lines = PathCollection(curves, facecolors="none", edgecolors=colours, linewidths=weight, zorder=1)
    lines.set_gid("replies")
    lines.set_capstyle("butt")
    axes.add_collection(lines, autolim=False)
    across = _unit(point - base)[:, ::-1] * (1, -1) * length * TIP_WIDTH / 2
    triangles = list(np.stack([point, base + across, base - across], axis=1))
    axes.add_collection(PolyCollection(triangles, facecolors=colours, linewidths=0, zorder=2), autolim=False)


def _curves(ways: Ways) -> tuple[Array, Array, Array]:
    """Start, control point and end of each curve, from rim to rim of its nodes.

    The two arrows of a pair keep to their right.
    """
    chord = (ways.start + ways.end) / 2
    aside = _unit(ways.end - ways.start)[:, ::-1] * (1, -1)
    inwards = ways.middle - chord
    length = np.maximum(_length(ways.end - ways.start), NEAR)
    pull = PULL * np.minimum(_length(inwards), length)
    bend = chord + _unit(inwards) * pull + aside * APART
    start = ways.start + _unit(bend - ways.start) * (ways.leaves[:, None] + CLEARANCE)
    return start, bend, ways.end + _unit(bend - ways.end) * (ways.reaches[:, None] + CLEARANCE)


def _length(vectors: Array) -> Array:
    length: Array = np.sqrt((vectors**2).sum(axis=1, keepdims=True))
    return length


def _unit(vectors: Array) -> Array:
    unit: Array = vectors / np.maximum(_length(vectors), 1e-9)
    return unit
