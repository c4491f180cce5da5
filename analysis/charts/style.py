"""The settings of matplotlib under which every chart is drawn and saved, the same bytes each run."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import matplotlib

from analysis.charts import page, palette, typefaces

SETTINGS: dict[str, Any] = {
    "font.family": list(typefaces.FAMILIES),
    "font.size": page.TEXT,
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
    "axes.labelsize": page.SMALL,
    "xtick.color": palette.QUIET,
    "xtick.labelsize": page.SMALL,
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
