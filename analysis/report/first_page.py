"""Page 1: the thread's title and source, its key figures, and what was found, in sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from analysis.report.paper import TEXT_WIDTH
from analysis.report.printable import breakable, clean, excerpt, length
from analysis.report.refs import Ref, linked
from analysis.schema import Tables
from analysis.summary import Summary, citation

TITLE_SIZES = ((26.0, 2), (21.0, 2), (17.0, 3), (14.0, 4), (12.0, 6))
"""(points, lines that a title of this size may take): the first that fits; a still longer title is cut
on the page, and stands in full in the file's own title."""

LINE_FILLED = 0.9
"""The part of a line that words fill on average, where they are not divided."""

FIGURE_SIZES = ((21.0, 4.8), (15.0, 6.7), (11.0, 9.2))
"""(points, ems that fit beside three others): large for numbers, smaller for words."""

FIGURES_IN_A_ROW = 4

FINDING_SIZE = 10.3
"""Points of a sentence's letters."""

RUNNING_TITLE = 62.0
"""Ems of the title that fit into the line above a page."""

UNTITLED = "A thread without a title"


def heading(title: str) -> dict[str, object]:
    """The title for the file, for page 1 and for the line above the other pages."""
    name = clean(title) or UNTITLED
    fitting = (s for s in TITLE_SIZES if length(name) * s[0] < s[1] * LINE_FILLED * TEXT_WIDTH)
    size, lines = next(fitting, TITLE_SIZES[-1])
    shown = excerpt(name, lines * LINE_FILLED * TEXT_WIDTH / size)
    return {
        "title": name,
        "heading": breakable(shown, TEXT_WIDTH / size),
        "title_size": size,
        "running_title": excerpt(name, RUNNING_TITLE),
    }


def source(facts: Mapping[str, object], article: pd.DataFrame) -> str:
    """The file names of the inputs, those that were read as background apart, and what was left out."""
    inputs = facts.get("inputs")
    given = inputs if isinstance(inputs, (list, tuple)) else ()
    names = [str(part.get("file", "")) for part in given if isinstance(part, Mapping)]
    prefix = "background:"
    behind = {source.removeprefix(prefix) for source in article["source"] if source.startswith(prefix)}
    line = " · ".join(name for name in names if name not in behind)
    background = ", ".join(name for name in names if name in behind)
    parts = [line, f"background: {background}" if background else "", _left_out(facts.get("left_out"))]
    return breakable(clean(" · ".join(filter(None, parts))), TEXT_WIDTH / 9)


def _left_out(counts: object) -> str:
    """As in `left out: 90 not loaded, 2 deleted`."""
    found = counts.items() if isinstance(counts, Mapping) else ()
    listed = ", ".join(f"{number:,} {reason}" for reason, number in found if number)
    return f"left out: {listed}" if listed else ""


def figures(pairs: Sequence[tuple[str, str]]) -> list[dict[str, object]]:
    """The key figures, each with the size of letters in which its value fits."""
    return [_figure(clean(label), clean(value)) for label, value in pairs]


def findings(summary: Summary, tables: Tables, known: Mapping[str, Ref]) -> list[dict[str, object]]:
    """The sentences in their order, each with the comments that prove it as `summary.md` cites them."""
    return [
        {
            "text": breakable(clean(finding.sentence), TEXT_WIDTH / FINDING_SIZE),
            "proof": linked(citation(finding, tables), known),
        }
        for finding in summary.findings
    ]


def _figure(label: str, value: str) -> dict[str, object]:
    wide = length(value)
    size, room = next((s for s in FIGURE_SIZES if wide <= s[1]), FIGURE_SIZES[-1])
    return {"label": breakable(label, 12), "value": breakable(excerpt(value, 2 * room), room), "size": size}
