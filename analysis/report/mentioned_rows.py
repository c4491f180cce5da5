"""The table of names on paper: who and what the comments talk about, and where."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from analysis.report.printable import breakable, excerpt
from analysis.report.refs import Ref, refs
from analysis.report.rows import rows
from analysis.report.wording import NAME, items

COLUMNS = (110.0, 110.0, 50.0, 42.0, 169.0)
"""Points of width: name, also written, comments, people, named in."""

PADDING, SIZE = 7.0, 8.0
"""Points: blank left and right of a cell together, and the letters."""

FEWEST = 2
"""Comments that must use a name for it to stand on paper."""
MOST, MOST_REFS = 30, 20
"""Rows on paper, and comments that a row lists."""


def mentioned_rows(mentioned: pd.DataFrame, anchors: Mapping[str, Ref]) -> list[dict[str, object]]:
    """One row a name that several comments use, in the order of mentioned.csv."""
    name, also, *_ = ((width - PADDING) / SIZE for width in COLUMNS)
    return [
        {
            "name": breakable(excerpt(row.name, NAME), name),
            "also": breakable(excerpt(", ".join(items(row.also)), NAME), also),
            "comments": f"{row.comments:,}",
            "people": f"{row.people:,}",
            "refs": refs(items(row.in_comments)[:MOST_REFS], anchors),
            "more": max(0, row.comments - MOST_REFS),
        }
        for row in rows(_shown(mentioned))
    ]


def note(mentioned: pd.DataFrame) -> str:
    """Which names are on paper, and where all are."""
    return (
        f"Names in the comments’ own words, of {FEWEST} or more comments, the most used first;"
        f" commenters are left out. mentioned.csv holds all {len(mentioned):,}."
    )


def _shown(mentioned: pd.DataFrame) -> pd.DataFrame:
    return mentioned[mentioned["comments"] >= FEWEST].head(MOST)
