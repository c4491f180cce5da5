"""The fonts that travel with the program: where they lie and in which order they are tried."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import matplotlib
from matplotlib import font_manager, ft2font

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
    "Noto Emoji",
    "DejaVu Sans",
)
"""A character is drawn by the first family that holds it. Noto Emoji comes after Noto Sans, since it also
holds the digits in the width of an emoji; DejaVu Sans, matplotlib's own, holds arrows and signs."""


def bundled() -> list[Path]:
    """The font files of the package, by name."""
    return sorted(FOLDER.glob("*.ttf"))


def dejavu() -> list[Path]:
    """Matplotlib's own DejaVu Sans, regular and bold."""
    folder = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
    return [folder / "DejaVuSans.ttf", folder / "DejaVuSans-Bold.ttf"]


@cache
def register() -> None:
    """Make matplotlib draw `FAMILIES` from these files, once a process.

    Copies that the machine has installed are set aside: another version would change the pictures.
    """
    manager = font_manager.fontManager
    manager.ttflist = [font for font in manager.ttflist if font.name not in FAMILIES]
    for path in [*bundled(), *dejavu()]:
        manager.addfont(path)


@cache
def covered() -> frozenset[int]:
    """The code points that `FAMILIES` can draw."""
    files = [*bundled(), *dejavu()]
    return frozenset(code for path in files for code in ft2font.FT2Font(path).get_charmap())
