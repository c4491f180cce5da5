"""The strands of a long thread: a row each, a tile for each of its comments, in comment order."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes

from analysis.charts import labels, legend, palette, strips, words
from analysis.charts.drawn import Drawn
from analysis.schema import TONES, Tables
from analysis.tables.strands import along, strands

FEWEST = 3
"""Comments of a strand that has a row: what is shorter is a remark and its answer."""

MOST = 24
"""Strands shown, those with most comments."""

ROW, TILES = 6.2, 4.2
"""mm: the height of a row, and of its tiles."""

THINNEST = 0.35
"""mm: a tile is never thinner, so that it can be seen; in a very long thread tiles overlap."""

COMMENTS, PEOPLE = 153.0, 167.0
"""mm: where the numbers of comments and of people end."""

TOP, FOOT = 7.0, 7.0
"""mm above the rows, for the headings, and below, for the numbers."""


def draw(tables: Tables) -> Drawn | None:
    """Nothing where no strand has FEWEST comments."""
    found = strands(tables.comments)
    long = found[found["comments"] >= FEWEST]
    if long.empty:
        return None
    shown = long.nlargest(MOST, "comments", keep="first").sort_values("position", ignore_index=True)
    placed = along(tables.comments)
    placed = placed[placed["root"].isin(shown["root"])]
    keys = _keys(placed)
    foot = legend.height(keys) + FOOT
    figure, axes, middles = strips.canvas(len(shown), ROW, TOP, foot)
    last = int(tables.comments["position"].max())
    strips.lines(axes, middles - TILES / 2)
    _tiles(axes, placed, pd.Series(middles - TILES / 2, index=shown["root"]), last)
    opened = "#" + shown["position"].map("{:,}".format) + " " + shown["author"].fillna(labels.NO_NAME)
    strips.names(axes, middles, opened.tolist())
    strips.column(axes, COMMENTS, middles, shown["comments"].tolist(), "comments")
    strips.column(axes, PEOPLE, middles, shown["people"].tolist(), "people")
    strips.numbers(axes, foot - 3.5, last)
    legend.draw(axes, keys)
    return Drawn(
        name="conversation_map",
        title="Which strands does it have, and when?",
        caption=_caption(tables, long, len(shown)),
        alt=f"Where the comments of each strand stand, a row each: {words.among(opened.tolist())}.",
        figure=figure,
    )


def _tiles(axes: Axes, placed: pd.DataFrame, base: pd.Series, last: int) -> None:
    """A tile a comment, in the colour of its likeliest tone."""
    width = max(strips.width(last), THINNEST)
    fills = palette.tones(placed["tone"], placed["sure"])
    tiles = pd.DataFrame(
        {
            "left": strips.across(placed["position"].to_numpy(dtype=float), last) - width / 2,
            "bottom": placed["root"].map(base),
            "width": width,
            "height": TILES,
            "fill": fills,
            "edge": fills,
            "number": placed["position"],
        }
    )
    strips.tiles(axes, tiles)


def _keys(placed: pd.DataFrame) -> list[legend.Key]:
    unsure = bool((placed["tone"].notna() & ~placed["sure"]).any())
    present = [tone for tone in TONES if (placed["tone"] == tone).any()]
    return legend.tone_keys(present, paler=palette.PALE if unsure else None)


def _caption(tables: Tables, long: pd.DataFrame, shown: int) -> str:
    """How many comments answer another, how many strands there are, and which is the longest."""
    comments = tables.comments
    replying = int((comments["reply_state"] == "reply").sum())
    numbers = long.set_index(long["position"].map("#{:,}".format))["comments"]
    first = words.leaders(numbers)
    total, answer = words.count(len(comments), "comment"), words.verb(replying, "answer")
    parts = [f"Of {total}, {replying:,} {answer} an earlier one."]
    if first:
        held = words.most(numbers, first)
        parts.append(
            f"The longest {words.verb(len(first), 'begin')} with {words.listed(first)} ({held} comments)."
        )
    if shown < len(long):
        parts.append(f"Shown are the {shown} longest of {len(long):,} strands of {FEWEST} comments or more.")
    else:
        parts.append(f"Shown are all strands of {FEWEST} comments or more.")
    return " ".join(parts)
