"""The fonts that travel with the program: where they lie and in which order they are tried."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import matplotlib
from matplotlib import font_manager

FOLDER = Path(__file__).parent / "fonts"

FAMILIES = (
    "Noto Sans",
    "Noto Sans Arabic",
    "Noto Sans Hebrew",
    "Noto Sans Devanagari",
    "Noto Sans Thai",
    "Noto Sans Georgian",
    "Noto Sans Armenian",
    "Droid Sans Fallback",
    "DejaVu Sans",
    "Noto Emoji",
)
"""A character is drawn by the first family that holds it. DejaVu Sans comes with matplotlib and holds
arrows and signs; Noto Emoji is last, since it also holds the digits, in the width of an emoji."""


def bundled() -> list[Path]:
    """The font files of the package, by name."""
    return sorted(FOLDER.glob("*.ttf"))


def dejavu() -> list[Path]:
    """Matplotlib's own DejaVu Sans, regular and bold."""
    folder = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
    return [folder / "DejaVuSans.ttf", folder / "DejaVuSans-Bold.ttf"]


@cache
def register() -> None:
    """Make the bundled fonts known to matplotlib, once a process."""
    for path in bundled():
        font_manager.fontManager.addfont(path)
