"""Participation: each person's comments and own words, side by side."""

from __future__ import annotations

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from analysis.charts import palette, strips, style, words
from analysis.charts.drawn import Drawn
from analysis.schema import Tables

MOST = 30
"""People shown, the busiest first."""

ROW = 5.0
"""mm: the height of a row."""

TOP, FOOT = 7.0, 2.0
"""mm above the rows, for the headings, and below."""

PANELS = (("comments", strips.STRIP[0], 44.0), ("own_words", 102.0, 52.0))
"""Column, left edge and greatest width of its bars (mm)."""

HEADINGS = {"comments": "comments", "own_words": "own words"}

COLOURS = {"comments": palette.ACCENT, "own_words": palette.ACCENT_PALE}


def draw(tables: Tables) -> Drawn | None:
    """Nothing where no author is known."""
    people = tables.people.head(MOST)
    if people.empty:
        return None
    figure = style.page(ROW * len(people) + TOP + FOOT)
    axes = style.canvas(figure)
    heights = FOOT + ROW * (np.arange(len(people))[::-1] + 0.5)
    strips.names(axes, heights, people["author"].tolist())
    for column, left, width in PANELS:
        style.write(
            axes, left, heights[0] + ROW - 0.4, HEADINGS[column], size=style.SMALL, color=palette.QUIET
        )
        _bars(axes, people[column], heights, left, width)
    return Drawn(
        name="participation",
        title="Who took part, and how much?",
        caption=_caption(tables, people),
        alt=f"Bars of comments and own words, a row a person: {words.among(people['author'].tolist())}.",
        figure=figure,
    )


def _bars(axes: Axes, numbers: pd.Series, heights: np.ndarray, left: float, width: float) -> None:
    """A bar a person from `left`, its number at the end; the greatest is `width` mm long."""
    column = str(numbers.name)
    lengths = (width * numbers / max(numbers.max(), 1)).to_numpy()
    bars = axes.barh(heights, lengths, height=0.62 * ROW, left=left, color=COLOURS[column], label=column)
    for y, end, number in zip(heights, left + lengths, numbers, strict=True):
        style.write(axes, end + 1.2, y, f"{number:,}", size=style.SMALL, color=palette.QUIET)
    bars[0].set_gid(column)


def _caption(tables: Tables, shown: pd.DataFrame) -> str:
    """Who wrote most comments and most words, and how much of the thread the busiest wrote."""
    people, total = tables.people.set_index("author"), len(tables.comments)
    once = int((people["comments"] == 1).sum())
    most, wordiest = words.leaders(people["comments"]), words.leaders(people["own_words"])
    parts = []
    if most:
        number = words.most(people["comments"], most)
        parts.append(f"{words.named(most)} wrote most comments ({number} of {total:,}).")
    if wordiest:
        share = people["own_words"].max() / max(int(tables.comments["own_words"].sum()), 1)
        parts.append(
            f"{words.named(wordiest)} wrote most words of their own ({words.percent(share)} of all)."
        )
    parts.append(f"{once:,} of {words.count(len(people), 'person', 'people')} wrote one comment only.")
    if len(shown) < len(people):
        rest = people.iloc[len(shown) :]
        parts.append(
            f"Not shown: {len(rest):,} more with {words.count(int(rest['comments'].sum()), 'comment')}."
        )
    unknown = total - int(people["comments"].sum())
    if unknown:
        parts.append(f"{words.count(unknown, 'comment')} {words.verb(unknown, 'be')} by authors not known.")
    return " ".join(parts)
