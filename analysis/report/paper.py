"""The sheet that the report is set on."""

from __future__ import annotations

from typing import Any

from analysis.charts import palette, typefaces

TOP, BOTTOM = 22 * 72 / 25.4, 19 * 72 / 25.4
"""Points above and below the text of a page."""

MARGIN = 20 * 72 / 25.4
"""Points left and right: the charts are drawn for margins of 20 mm."""

TEXT_WIDTH = 595.28 - 2 * MARGIN
"""Points of A4 between the margins."""

TEXT_HEIGHT = 841.89 - TOP - BOTTOM
"""Points of A4 between the margins."""

CHART_SCALES = (1.0, 0.97, 0.94, 0.91)
"""Tried in turn to fit one more chart on a page; letters of 7 points stay above 6.3."""

CHART_HEIGHT = 600.0
"""Points of A4 that a chart may take beside its question and caption."""

TINT = "#F2F5F7"
"""Behind the key figures: the accent, hardly there."""


def layout() -> dict[str, Any]:
    """The page, the fonts and the colours of everything that is set."""
    return {
        "families": list(typefaces.FAMILIES),
        "margin": MARGIN,
        "top": TOP,
        "bottom": BOTTOM,
        "width": TEXT_WIDTH,
        "height": TEXT_HEIGHT,
        "chart_scales": list(CHART_SCALES),
        "colours": {
            "ink": palette.INK,
            "muted": palette.QUIET,
            "rule": palette.GRID,
            "tint": TINT,
            "accent": palette.ACCENT,
        },
    }
