"""Every earlier comment that a comment may answer.

Only the latest `WINDOW` comments are candidates, and besides any that the page, a name or a
quotation points to: of the replies in 149 real threads 93 % answer one of the last 30.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from analysis.replies.keys import Ints, both, distinct, key
from analysis.replies.reading import Reading

WINDOW = 40
"""Comments looked back from each comment."""
POINTED = 3
"""Of a person who is named, so many of the latest comments are candidates too."""
AFRESH = -1
"""`earlier` of the row that stands for "answers the article or nobody"."""


def candidates(reading: Reading) -> tuple[Ints, Ints]:
    """`later` and `earlier` rows of each candidate, ordered so; "afresh" comes first in each group."""
    row = np.arange(len(reading))
    window = row[:, None] - np.arange(1, min(WINDOW, len(reading)) + 1)
    pointed = [
        key(row, np.full(len(row), AFRESH)),
        key(row[:, None], np.maximum(window, AFRESH)).ravel(),
        key(row, reading.stated),
        key(reading.traced.row, reading.traced.source),
        *_named(reading),
    ]
    later, earlier = both(distinct(np.concatenate(pointed)))
    return later[earlier < later], earlier[earlier < later]


def _named(reading: Reading) -> Iterator[Ints]:
    """The keys of each comment and the latest earlier ones of each person whom it names."""
    named, known = reading.named, reading.by_person
    stop = np.searchsorted(known, key(named.code, named.row))
    for back in range(1, POINTED + 1):
        code, earlier = both(known[np.maximum(stop - back, 0)])
        theirs = (stop >= back) & (code == named.code)
        yield key(named.row[theirs], earlier[theirs])
