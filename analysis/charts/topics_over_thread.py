"""Topics over the thread: a row a topic, a tile for each comment on it, in comment order."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes

from analysis.charts import palette, strips, words
from analysis.charts.drawn import Drawn
from analysis.schema import Tables
from analysis.summary import about
from analysis.tables.topics import topics_over_thread

MOST = 16
"""Topics shown, those with most comments."""

CELLS = 200
"""Stretches of the thread at most; in a longer thread a tile is as high as its topic's share of a stretch."""

ROW, TILES = 7.4, 5.0
"""mm: the height of a row, and of a tile whose comments are all on the topic."""

COMMENTS, PEOPLE = 153.0, 167.0
"""mm: where the numbers of comments and of people end."""

TOP, FOOT = 7.0, 7.0
"""mm above the rows, for the heading, and below, for the numbers."""


def draw(tables: Tables) -> Drawn | None:
    """Nothing where there are no topics."""
    places = topics_over_thread(tables.comments, tables.topics, MOST, CELLS)
    if places.empty:
        return None
    topics = tables.topics[tables.topics["topic_id"].isin(places["topic_id"])]
    topics = topics.sort_values(["first_position", "topic_id"], ignore_index=True)
    figure, axes, middles = strips.canvas(len(topics), ROW, TOP, FOOT)
    last = int(tables.comments["position"].max())
    strips.lines(axes, middles - TILES / 2)
    _tiles(axes, places, pd.Series(middles - TILES / 2, index=topics["topic_id"]), last)
    strips.names(axes, middles, topics["name"].tolist(), most=2)
    strips.column(axes, COMMENTS, middles, topics["comments"].tolist(), "comments")
    strips.column(axes, PEOPLE, middles, topics["authors"].tolist(), "people")
    strips.numbers(axes, FOOT - 3.5, last)
    return Drawn(
        name="topics_over_thread",
        title="What was it about, and when?",
        caption=_caption(tables, topics),
        alt=f"Where each topic is taken up, a row each: {words.among(topics['name'].tolist())}.",
        figure=figure,
    )


def _tiles(axes: Axes, places: pd.DataFrame, base: pd.Series, last: int) -> None:
    """A tile a topic and stretch, in the colour of the topic's row."""
    step = (strips.STRIP[1] - strips.STRIP[0]) / last
    colours = dict(zip(base.index, map(palette.topic, range(len(base))), strict=True))
    fills = places["topic_id"].map(colours)
    tiles = pd.DataFrame(
        {
            "left": strips.STRIP[0] + (places["position"] - 1) * step,
            "bottom": places["topic_id"].map(base),
            "width": step * places["comments"],
            "height": places["share"] * TILES,
            "fill": fills,
            "edge": fills,
            "number": places["position"],
        }
    )
    strips.tiles(axes, tiles)


def _caption(tables: Tables, topics: pd.DataFrame) -> str:
    """Which topics have most comments, and which came last."""
    numbers = topics.set_index(topics["name"].map(_bare))["comments"]
    total = len(tables.comments)
    told = set(map(_bare, about.told(tables)))
    first = words.leaders(numbers)
    parts = []
    if first and not told.issuperset(first):
        some = words.most(numbers, first)
        what = "topic holds" if len(first) == 1 else "topics hold"
        parts.append(f"The largest {what} various subjects ({some} of {words.count(total, 'comment')}).")
        first = []
    if first:
        number = words.most(numbers, first)
        parts.append(
            f"The largest {'topic is' if len(first) == 1 else 'topics are'} {words.quoted(first)} "
            f"({number} of {words.count(total, 'comment')})."
        )
    latest = topics.iloc[-1]
    if len(topics) > 1:
        parts.append(
            f"The last new topic is {words.quoted([_bare(latest['name'])])},"
            f" from #{latest['first_position']:,}."
        )
    if len(topics) < len(tables.topics):
        parts.append(f"Shown are the {len(topics)} topics with most comments, of {len(tables.topics):,}.")
    without = int(tables.comments["topic_id"].isna().sum())
    if without:
        parts.append(f"No topic was found for {words.count(without, 'comment')}.")
    return " ".join(parts)


def _bare(name: str) -> str:
    """A topic's name without the marks of one that is a quotation."""
    return name.strip("“”")
