"""Participation: each person's comments and own words, side by side."""

from __future__ import annotations

import pandas as pd

from analysis.charts import labels, page, palette, strips, words
from analysis.charts.drawn import Drawn
from analysis.charts.page import Array
from analysis.schema import Tables

MOST = 30
"""People shown, the busiest first."""

ROW = 5.0
"""mm: the height of a row."""

TOP, FOOT = 7.0, 2.0
"""mm above the rows, for the headings, and below."""

PANELS = {
    "comments": (strips.STRIP[0], 44.0, "comments", palette.ACCENT),
    "own_words": (102.0, 52.0, "own words", palette.ACCENT_PALE),
}
"""Left edge and greatest width (mm), heading and colour of the bars of a column."""


def draw(tables: Tables) -> Drawn | None:
    """Nothing where no author is known."""
    people = tables.people.head(MOST)
    if people.empty:
        return None
    figure, axes, middles = strips.canvas(len(people), ROW, TOP, FOOT)
    known = zip(people["author"], people["host"], strict=True)
    strips.names(axes, middles, [labels.person(*one, strips.NAME - 1, page.TEXT) for one in known])
    for column, (left, width, heading, colour) in PANELS.items():
        page.write(axes, left, middles[0] + strips.HEADING, heading, **strips.QUIET)
        bars = axes.barh(middles, _lengths(people[column], width), 0.62 * ROW, left=left, color=colour)
        bars.set_label(column)
        ends = [bar.get_x() + bar.get_width() + 1.2 for bar in bars]
        for x, y, number in zip(ends, middles, people[column], strict=True):
            page.write(axes, x, y, f"{number:,}", **strips.QUIET)
    return Drawn(
        name="participation",
        title="Who took part, and how much?",
        caption=_caption(tables, people),
        alt=f"Bars of comments and own words, a row a person: {words.among(people['author'].tolist())}.",
        figure=figure,
    )


def _lengths(numbers: pd.Series, width: float) -> Array:
    """mm: the greatest number takes `width`."""
    lengths: Array = width * numbers.to_numpy(dtype=float) / max(numbers.max(), 1)
    return lengths


def _caption(tables: Tables, shown: pd.DataFrame) -> str:
    """Who wrote most comments and most words, and how much of the thread the busiest wrote."""
    people, total = tables.people.set_index("author"), len(tables.comments)
    written = int(tables.comments["own_words"].sum())
    once = int((people["comments"] == 1).sum())
    parts = [
        words.lead(
            (people["comments"], f"wrote the most comments ({{}} of {total:,})"),
            (people["own_words"], f"wrote the most words of their own ({{}} of {written:,})"),
        )
    ]
    if once:
        parts.append(f"Of {words.count(len(people), 'person', 'people')}, {once:,} wrote one comment only.")
    if len(shown) < len(people):
        rest = people.iloc[len(shown) :]
        parts.append(
            f"Not shown: {len(rest):,} more with {words.count(int(rest['comments'].sum()), 'comment')}."
        )
    unknown = total - int(people["comments"].sum())
    if unknown:
        parts.append(f"Authors not known wrote {words.count(unknown, 'comment')}.")
    return " ".join(filter(None, parts))
