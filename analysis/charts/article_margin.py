"""The article beside the comments: each passage that comments are about, and who said what about it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection

from analysis.charts import labels, page, palette, words
from analysis.charts.drawn import Drawn
from analysis.charts.strips import LEADING
from analysis.schema import Tables
from analysis.tables.margin import margin

HEIGHT = 190.0
"""mm: of the picture; passages that do not fit are left out."""
MOST = 6
"""Comments shown of one passage, the first."""

PASSAGE, RULE, SAID = (0.0, 66.0), 70.0, 74.0
"""mm: the passage's edges, the line between it and the margin, and where what was said begins."""

PASSAGE_LINES, SAID_LINES = 4, 2
NUMBER = 4.2
"""mm: the height of the line above a passage that says which it is, and what is left free around it."""
BETWEEN, ROWS_APART = 5.0, 2.6
"""mm from one passage to the next, and from one comment to the next."""


def draw(tables: Tables) -> Drawn | None:
    """Nothing where no comment is about a passage."""
    rows = margin(tables.comments, tables.article, tables.grounds)
    if rows.empty:
        return None
    every = [_Block(block) for _, block in rows.groupby(["source", "paragraph"], sort=False)]
    heights = np.cumsum([block.height + BETWEEN for block in every])
    blocks = every[: max(1, int((heights <= HEIGHT).sum()))]
    figure, axes = page.canvas(sum(block.height + BETWEEN for block in blocks) - BETWEEN + 2)
    top = axes.get_ylim()[1] - 1
    for block in blocks:
        block.draw(axes, top)
        top -= block.height + BETWEEN
    return Drawn(
        name="article_margin",
        title="What in the article is taken up, and by whom?",
        caption=_caption(rows, blocks),
        alt=f"Passages of the article, each with the comments about it: {words.among(_who(rows))}.",
        figure=figure,
    )


class _Block:
    """One passage and the comments about it, with the room that they need."""

    def __init__(self, rows: pd.DataFrame) -> None:
        first, rows = rows.iloc[0], rows.head(MOST)
        self.label = _label(str(first["source"]), int(first["paragraph"]))
        self.passage = labels.lines(str(first["passage"]), PASSAGE[1] - PASSAGE[0], page.TEXT, PASSAGE_LINES)
        self.said = [
            (_heading(position, author, quotes=quotes), _lines(said))
            for position, author, said, quotes in zip(
                rows["position"],
                rows["author"].fillna(labels.NO_NAME),
                rows["said"],
                rows["quotes"],
                strict=True,
            )
        ]
        left = NUMBER + LEADING * len(self.passage)
        right = sum(NUMBER + LEADING * len(lines) for _, lines in self.said)
        self.height = max(left, right + ROWS_APART * (len(self.said) - 1))

    def draw(self, axes: Axes, top: float) -> None:
        """Writes the passage on the left and the comments on the right, from `top` mm downwards."""
        page.write(axes, PASSAGE[0], top - NUMBER / 2, self.label, size=page.SMALL, color=palette.QUIET)
        _text(axes, PASSAGE[0], top - NUMBER, self.passage, palette.INK)
        rule = LineCollection(
            [[(RULE, top), (RULE, top - self.height)]], colors=palette.ACCENT, linewidths=1.2
        )
        rule.set_gid("rules")
        axes.add_collection(rule, autolim=False)
        for who, lines in self.said:
            page.write(axes, SAID, top - NUMBER / 2, who, size=page.SMALL, color=palette.ACCENT)
            _text(axes, SAID, top - NUMBER, lines, palette.INK)
            top -= NUMBER + LEADING * len(lines) + ROWS_APART


def _label(source: str, paragraph: int) -> str:
    number = "title" if paragraph == 0 else f"paragraph {paragraph:,}"
    return number if source == "article" else f"background, {number}"


def _heading(position: int, author: str, *, quotes: bool) -> str:
    number, end = f"#{position:,} ", " quotes it" if quotes else ""
    room = page.WIDTH - SAID - labels.measure(number + end, page.SMALL)
    return number + labels.fit(author, room, page.SMALL) + end


def _lines(said: str) -> list[str]:
    return labels.lines(said, page.WIDTH - SAID, page.TEXT, SAID_LINES) if said else []


def _text(axes: Axes, x: float, top: float, lines: list[str], colour: str) -> None:
    for line, text in enumerate(lines):
        page.write(axes, x, top - LEADING * (line + 0.5), text, color=colour)


def _who(rows: pd.DataFrame) -> list[str]:
    return rows["author"].dropna().drop_duplicates().tolist() or [labels.NO_NAME]


def _caption(rows: pd.DataFrame, blocks: Sequence[_Block]) -> str:
    """How many comments rest on how many passages, and how many of them are shown."""
    comments, passages = rows["position"].nunique(), len(rows[["source", "paragraph"]].drop_duplicates())
    said = (
        f"{words.count(comments, 'comment')} {'takes' if comments == 1 else 'take'} up"
        f" {words.count(passages, 'passage')}, by quoting or by sharing rare words."
    )
    shown = sum(len(block.said) for block in blocks)
    if shown == len(rows):
        return said
    return f"{said} Shown are {shown:,} of {len(rows):,}; grounds.csv holds them all."
