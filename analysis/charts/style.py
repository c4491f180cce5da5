"""How every chart looks and is measured: type sizes, a page in millimetres, the same bytes each run."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import matplotlib
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.text import Text

from analysis.charts import palette, typefaces

WIDTH = 170.0
"""mm: the text width of an A4 page with margins of 20 mm, so that sizes below hold on paper."""

TEXT, SMALL = 8.0, 7.0
"""Points; nothing is set smaller than SMALL."""

MM_PER_INCH = 25.4

MIDDLE = 0.32
"""Ems from the baseline to the middle between small letters and capitals of Noto Sans."""

SETTINGS: dict[str, Any] = {
    "font.family": list(typefaces.FAMILIES),
    "font.size": TEXT,
    "text.color": palette.INK,
    "text.parse_math": False,  # a `$` in a name is a letter
    "text.hinting": "none",  # the bundled fonts have none
    "axes.unicode_minus": True,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.spines.left": False,
    "axes.spines.bottom": False,
    "axes.edgecolor": palette.QUIET,
    "axes.labelcolor": palette.QUIET,
    "axes.labelsize": SMALL,
    "xtick.color": palette.QUIET,
    "xtick.labelsize": SMALL,
    "xtick.major.size": 0,
    "ytick.major.size": 0,
    "figure.facecolor": palette.PAPER,
    "savefig.facecolor": palette.PAPER,
    "svg.fonttype": "path",  # the reader needs no font
    "svg.hashsalt": "comment-thread-analysis",  # ids inside the file are the same each run
    "path.simplify": False,
}


@contextmanager
def style() -> Iterator[None]:
    """The settings under which charts are drawn and saved; a setting of the user's never leaks in."""
    typefaces.register()
    with matplotlib.rc_context():
        matplotlib.rcdefaults()
        matplotlib.rcParams.update(SETTINGS)  # type: ignore[arg-type]  # its stub lists every key
        yield


def page(height: float) -> Figure:
    """An empty figure, WIDTH by `height` mm."""
    return Figure(figsize=(WIDTH / MM_PER_INCH, height / MM_PER_INCH))


def panel(figure: Figure, left: float, bottom: float, width: float, height: float) -> Axes:
    """Empty axes at these mm of the figure, without ticks and frame."""
    across, up = (inches * MM_PER_INCH for inches in figure.get_size_inches())
    axes = figure.add_axes((left / across, bottom / up, width / across, height / up))
    axes.set_xticks([])
    axes.set_yticks([])
    axes.patch.set_visible(False)
    return axes


def canvas(figure: Figure) -> Axes:
    """Axes over the whole figure whose units are mm from the lower left corner."""
    across, up = (float(inches * MM_PER_INCH) for inches in figure.get_size_inches())
    axes = panel(figure, 0, 0, across, up)
    axes.set_xlim(0, across)
    axes.set_ylim(0, up)
    return axes


def write(axes: Axes, x: float, y: float, words: str, *, size: float = TEXT, **look: Any) -> Text:
    """`words` on a canvas, the middle of their small letters at `y` mm, whatever hangs below."""
    return axes.text(x, y - MIDDLE * size * MM_PER_INCH / 72, words, size=size, va="baseline", **look)
