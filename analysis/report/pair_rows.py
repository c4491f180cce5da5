"""The table of pairs on paper: who replied to whom, how often, about what, in which tone."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from analysis.charts import palette
from analysis.report.printable import breakable, excerpt
from analysis.report.refs import Ref, refs
from analysis.report.rows import rows
from analysis.report.wording import ABOUT, NAME, items, percent

COLUMNS = (86.0, 86.0, 31.0, 80.0, 150.0, 48.0)
"""Points of width: who, whom, times, about, tone, comments."""

PADDING, SIZE = 7.0, 8.0
"""Points: blank left and right of a cell together, and the letters."""

MOST, ONCE = 120, 40
"""Rows on paper: some five pages at most, and those of pairs who met once only until there are so many."""

MOST_REFS = 5
"""Comments that a row lists; a row must not outgrow its page."""

ROUNDED_AWAY = 0.04
"""What eight shares of two decimals can lack to one."""

TONES_NAMED = 2
"""Tones that a row names; its bar shows them all."""


def pair_rows(pairs: pd.DataFrame, anchors: Mapping[str, Ref]) -> list[dict[str, object]]:
    """One row a pair, in the order of pairs.csv, with what the template needs of it."""
    who, whom, _, about, tone, _ = ((width - PADDING) / SIZE for width in COLUMNS)
    return [
        {
            "who": breakable(excerpt(row.author, NAME), who),
            "whom": breakable(excerpt(row.reply_to_author, NAME), whom),
            "replies": row.replies,
            "about": breakable(excerpt(", ".join(items(row.about)), ABOUT), about),
            "tones": bar(row.tones),
            "tone": breakable(in_words(row.tones), tone),
            "refs": refs(items(row.comments)[:MOST_REFS], anchors),
            "more": max(0, len(items(row.comments)) - MOST_REFS),
        }
        for row in rows(printed(pairs))
    ]


def printed(pairs: pd.DataFrame) -> pd.DataFrame:
    """The pairs that the printed table lists, the first of pairs.csv: in it the busiest come first."""
    return pairs.head(min(MOST, max(ONCE, int((pairs["replies"] > 1).sum()))))


def tones(joined: str | None) -> list[tuple[str, float]]:
    """`label:share;…` as (label, share), largest share first."""
    pairs = [item.rsplit(":", 1) for item in items(joined)]
    return sorted(((name, float(share)) for name, share in pairs), key=lambda part: -part[1])


def bar(joined: str | None) -> list[dict[str, object]]:
    """The parts of a bar, one a tone; the shares that are too small to be listed end it in grey."""
    listed = tones(joined)
    rest = 1 - sum(share for _, share in listed)
    parts = [(palette.tone(name), share) for name, share in listed]
    if rest > ROUNDED_AWAY:
        parts.append((palette.GRID, rest))
    return [{"fill": fill, "share": share} for fill, share in parts if share > 0]


def in_words(joined: str | None) -> str:
    """The largest shares: `critical 62 %, mocking 20 %`."""
    return ", ".join(f"{name} {percent(share)}" for name, share in tones(joined)[:TONES_NAMED])
