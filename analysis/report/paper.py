"""The sheet that the report is set on."""

from __future__ import annotations

MARGIN = 20 * 72 / 25.4
"""Points left and right: the charts are drawn for margins of 20 mm."""

TEXT_WIDTH = 595.28 - 2 * MARGIN
"""Points of A4 between the margins."""

CHART_HEIGHT = 600.0
"""Points of A4 that a chart may take beside its question and caption."""

TINT = "#F2F5F7"
"""Behind the key figures: the accent, hardly there."""
