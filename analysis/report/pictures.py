"""Figures as files: drawn lines for the PDF, pixels for everything else; the same bytes every time."""

from __future__ import annotations

from io import BytesIO

from matplotlib.figure import Figure

from analysis.charts.style import style

DOTS_PER_INCH = 170
"""A chart as wide as a page of text gives 1,138 pixels: sharp on a slide, some 100 KB."""


def png(figure: Figure) -> bytes:
    """The figure as pixels on white."""
    buffer = BytesIO()
    with style():
        figure.savefig(buffer, format="png", dpi=DOTS_PER_INCH, metadata={"Software": None})
    return buffer.getvalue()


def svg(figure: Figure) -> str:
    """The figure as lines, its letters too, so that it looks the same wherever it is shown."""
    buffer = BytesIO()
    with style():
        figure.savefig(buffer, format="svg", metadata={"Date": None, "Creator": None})
    return buffer.getvalue().decode()
