"""A chart as the report takes it: the figure, and what to say about it."""

from __future__ import annotations

from dataclasses import dataclass

from matplotlib.figure import Figure


@dataclass(frozen=True, kw_only=True)
class Drawn:
    """One chart of one thread."""

    name: str
    """Of the file, without its ending."""
    title: str
    """The one question that the chart answers."""
    caption: str
    """What to see, in words that hold for this thread."""
    alt: str
    """What the picture shows, for readers who cannot see it."""
    figure: Figure
