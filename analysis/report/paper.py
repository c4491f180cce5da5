"""The sheet that the report is set on."""

from __future__ import annotations

from typing import Any

from analysis.charts import palette, typefaces

MARGIN = 20 * 72 / 25.4
"""Points left and right: the charts are drawn for margins of 20 mm."""

TEXT_WIDTH = 595.28 - 2 * MARGIN
"""Points of A4 between the margins."""

CHART_HEIGHT = 600.0
"""Points of A4 that a chart may take beside its question and caption."""

TINT = "#F2F5F7"
"""Behind the key figures: the accent, hardly there."""


def layout() -> dict[str, Any]:
    """Fonts and colours of everything that is set."""
    return {
        "families": list(typefaces.FAMILIES),
        "margin": MARGIN,
        "colours": {
            "ink": palette.INK,
            "muted": palette.QUIET,
            "rule": palette.GRID,
            "tint": TINT,
            "accent": palette.ACCENT,
        },
    }
