"""The conversation map: the comments downwards in their order, an arc from each to what it answers.

Of a thread too long for that, its strands.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection

from analysis.charts import arcs, labels, legend, page, palette, strands, words
from analysis.charts.drawn import Drawn
from analysis.charts.page import Array
from analysis.schema import TONES, Tables
from analysis.tables.conversation import INFERRED_KINDS, LOST_MENTION, Conversation, conversation

NAMED, STAGGERED = 58, 116
"""Comments that can carry a name in SMALL type on one page; twice as many in two columns by turns."""

HEIGHT, ROW = 188.0, 4.6
"""mm at most: all rows, so that the chart and its words share a page; and one row."""

TOP, MARGIN = 9.0, 3.0
"""mm above the rows, for their headings, and between them and the key."""

SPINES = (56.0, 84.0)
"""mm from the left at most: where the dots stand, with columns or names to their right."""

COLUMNS = (("", 4.0, 8.0), ("who", 13.0, 34.0), ("tone", 50.0, 20.0), ("topic", 72.0, 42.0))
"""Heading, and mm from the dots and width, of number, name, tone and topic."""

STAGGER = 43.0
"""mm from the numbers and names of odd rows to those of even ones."""

DOT = 1.4
"""mm: the radius of a dot at most."""


def draw(tables: Tables) -> Drawn | None:
    """Nothing where no comment answers another."""
    if len(tables.comments) > STAGGERED:
        return strands.draw(tables)
    shown = conversation(tables.comments, tables.links)
    if shown.replies.empty:
        return None
    rows = len(shown.rows)
    height = min(HEIGHT / rows, ROW)
    keys = _keys(shown, named=rows <= NAMED)
    foot = legend.height(keys) + MARGIN
    figure, axes = page.canvas(foot + height * rows + TOP)
    middles = foot + height * (rows - np.arange(rows, dtype=float) - 0.5)
    most, write = (SPINES[0], _columns) if rows <= NAMED else (SPINES[1], _staggered)
    spine = min(most, arcs.reach(shown.replies, height))
    arcs.draw(axes, shown.replies, middles, spine)
    page.discs(
        axes,
        np.column_stack([np.full(rows, spine), middles]),
        np.full(rows, min(DOT, 0.4 * height)),
        palette.tones(shown.rows["tone"], shown.rows["sure"]),
        palette.tones(shown.rows["tone"]),
    )
    write(axes, shown.rows, middles, spine)
    legend.draw(axes, keys)
    return Drawn(
        name="conversation_map",
        title="Which comment answers which?",
        caption=_caption(tables),
        alt=_alt(tables, shown),
        figure=figure,
    )


def _columns(axes: Axes, rows: pd.DataFrame, middles: Array, spine: float) -> None:
    """Number, name, tone and topic of each comment, on a line that leads from its dot."""
    tones = rows["tone"].where(rows["sure"], rows["tone"] + "?")
    cells = pd.concat([_cells(rows), tones, rows["topic"]], axis=1)
    for column, (heading, x, width) in enumerate(COLUMNS):
        written = cells.iloc[:, column]
        if written.notna().any():
            page.write(axes, spine + x, middles[0] + 5.5, heading, size=page.SMALL, color=palette.QUIET)
        strong = rows["sure"] if heading == "tone" else pd.Series(heading == "who", rows.index)
        _write(axes, spine + x, width, pd.DataFrame({"y": middles, "cell": written, "strong": strong}))
    lines = [[(spine + 3, y - ROW / 2), (page.WIDTH, y - ROW / 2)] for y in middles]
    axes.add_collection(LineCollection(lines, colors=palette.GRID, linewidths=0.5, zorder=0), autolim=False)


def _staggered(axes: Axes, rows: pd.DataFrame, middles: Array, spine: float) -> None:
    """Number and name of each comment, by turns in two columns."""
    cells = _cells(rows).assign(y=middles)
    for turn in (0, 1):
        shown = cells.iloc[turn::2]
        for (_, x, width), column, strong in zip(COLUMNS, ("number", "name"), (False, True), strict=False):
            left = spine + x + turn * STAGGER
            _write(axes, left, width, shown.assign(cell=shown[column], strong=strong))
    lines = [[(spine + 3, y), (spine + 2 + STAGGER, y)] for y in middles[1::2]]
    axes.add_collection(LineCollection(lines, colors=palette.GRID, linewidths=0.5, zorder=0), autolim=False)


def _cells(rows: pd.DataFrame) -> pd.DataFrame:
    """The printed number and name of each row."""
    numbers = rows["position"].map("#{}".format)
    return pd.DataFrame({"number": numbers, "name": rows["author"].fillna(labels.NO_NAME)})


def _write(axes: Axes, x: float, width: float, cells: pd.DataFrame) -> None:
    """The `cell` of each row that has one, at `y`; in ink where it is `strong`."""
    known = cells[cells["cell"].notna()]
    for y, cell, strong in zip(known["y"], known["cell"], known["strong"], strict=True):
        colour = palette.INK if strong else palette.QUIET
        page.write(axes, x, y, labels.fit(cell, width, page.SMALL), size=page.SMALL, color=colour)


def _keys(shown: Conversation, *, named: bool) -> list[legend.Key]:
    """What the dots mean where no words stand beside them, and what the dashes mean."""
    rows, replies = shown.rows, shown.replies
    unsure = bool((rows["tone"].notna() & ~rows["sure"]).any())
    present = [tone for tone in TONES if (rows["tone"] == tone).any()]
    keys = [] if named else legend.tone_keys(present, paler=palette.PALE if unsure else None)
    if named and unsure:
        keys = [legend.Key("paler, with ?: likeliest, not sure", palette.NO_TONE, palette.QUIET)]
    kinds = (
        (False, "arc: reply that shows whom it answers", "solid"),
        (True, "arc: reply inferred", arcs.DASH),
    )
    return keys + [
        legend.Key(said, line=line) for kind, said, line in kinds if (replies["inferred"] == kind).any()
    ]


def _caption(tables: Tables) -> str:
    """How many comments answer another, how many of these are inferred, and which comment drew most."""
    links, comments = tables.links, tables.comments
    count, verb = words.count, words.verb
    replying = links["comment_id"].nunique()
    sentences = [
        f"Of {count(len(comments), 'comment')}, {replying:,} {verb(replying, 'answer')} an earlier one.",
        _most_answered(links["reply_to"].map(comments.set_index("comment_id")["position"])),
        _inferred(links.loc[links["primary"], "kind"]),
    ]
    return " ".join(filter(None, sentences))


def _most_answered(positions: pd.Series) -> str:
    """A sentence as in `#8 drew the most answers (5).`, where few comments share the lead."""
    counts = positions.value_counts().sort_index()
    first = words.leaders(counts)
    numbers = words.listed([f"#{position:,}" for position in first]) if first else ""
    return f"{numbers} drew the most answers ({words.most(counts, first)})." if first else ""


def _inferred(kinds: pd.Series) -> str:
    """How many comments' first links are dashed, and what they rest on."""
    number, lost = int(kinds.isin(INFERRED_KINDS).sum()), int((kinds == LOST_MENTION).sum())
    grounds = {"from the gap of a lost name": lost, "from what the comments say": number - lost}
    told = [ground for ground, links in grounds.items() if links]
    if len(told) == 2:
        told = [f"{links:,} {ground}" for ground, links in grounds.items()]
    replies = words.count(len(kinds), "reply", "replies")
    links = f"Of {replies}, {number:,} {words.verb(number, 'be')} inferred (dashed)"
    return f"{links}, {words.listed(told)}." if told else ""


def _alt(tables: Tables, shown: Conversation) -> str:
    arcs_shown = words.count(len(shown.replies), "arc")
    return (
        f"Map of {words.count(len(tables.comments), 'comment')} from top to bottom in their order, "
        f"coloured by tone, with {arcs_shown} from replies back to what they answer."
    )
