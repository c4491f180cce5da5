"""What speaks for and against each candidate link: one column a feature, 0 where it does not hold."""

from __future__ import annotations

import pandas as pd

from analysis.replies.candidates import candidates
from analysis.replies.features import (
    afresh,
    lost_lines,
    names,
    order,
    people,
    quotations,
    thread,
    turns,
    words,
)
from analysis.replies.reading import Reading

FAMILIES = {
    "names": names,
    "quotations": quotations,
    "lost lines": lost_lines,
    "words": words,
    "order": order,
    "turns": turns,
    "people": people,
    "afresh": afresh,
    "thread": thread,
}
"""Family -> module with `FEATURES`, the names of its columns, and `columns`, which fills them."""

FEATURES = tuple(feature for family in FAMILIES.values() for feature in family.FEATURES)


def pairs(reading: Reading) -> pd.DataFrame:
    """One row a candidate: `later` and `earlier` (rows of the comments by position) and `FEATURES`.

    Rows are ordered by `later`, then `earlier`, the row "afresh" first.
    """
    later, earlier = candidates(reading)
    found = {"later": later, "earlier": earlier}
    for family in FAMILIES.values():
        found |= family.columns(reading, later, earlier)
    return pd.DataFrame(found, columns=["later", "earlier", *FEATURES])
