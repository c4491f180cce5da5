"""Charts as the report shows them: drawn lines for the PDF, and each alone as a picture file."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from typing import Any

from matplotlib.figure import Figure

from analysis.charts import Drawn
from analysis.charts.style import style
from analysis.report import typeset
from analysis.report.paper import CHART_HEIGHT, TEXT_WIDTH, layout
from analysis.report.printable import breakable, clean, excerpt

DOTS_PER_INCH = 177.8
"""A chart as wide as a page of text gives 1,190 pixels: sharp on a slide, some 100 KB."""

POINTS_PER_INCH = 72

THREAD_TITLE = 60.0
"""Ems of the thread's title that fit below a chart."""

CAPTION_SIZE = 9.0
"""Points."""


def shown(drawn: Iterable[Drawn]) -> list[dict[str, Any]]:
    """What a template needs of each chart; none is larger than a page."""
    return [_shown(chart) for chart in drawn]


def pngs(charts: list[dict[str, Any]], thread: str) -> dict[str, bytes]:
    """Each chart by name, with its question, caption and the title of the thread: it can stand alone.

    Set by typst from the same lines as in the PDF: five times faster than drawing it once more.
    """
    if not charts:
        return {}
    content = {"charts": charts, "thread": excerpt(thread, THREAD_TITLE), "layout": layout()}
    made = typeset.pngs("picture.typ", content, DOTS_PER_INCH)
    return dict(zip((chart["name"] for chart in charts), made, strict=True))


def _shown(chart: Drawn) -> dict[str, Any]:
    wide, high = (inches * POINTS_PER_INCH for inches in chart.figure.get_size_inches())
    return {
        "name": chart.name,
        "title": clean(chart.title),
        "caption": breakable(clean(chart.caption), TEXT_WIDTH / CAPTION_SIZE),
        "alt": clean(chart.alt),
        "svg": _svg(chart.figure),
        "width": wide * min(1.0, TEXT_WIDTH / wide, CHART_HEIGHT / high),
    }


def _svg(figure: Figure) -> str:
    """The figure as lines, its letters too, so that it looks the same wherever it is shown."""
    buffer = BytesIO()
    with style():
        figure.savefig(buffer, format="svg", metadata={"Date": None, "Creator": None})
    return buffer.getvalue().decode()
