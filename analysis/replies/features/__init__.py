"""What speaks for and against each candidate link: one column a feature, 0 where it does not hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from analysis.replies.candidates import AFRESH, candidates
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
from analysis.replies.keys import Floats, Ints
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
"""Family -> module with `FEATURES`, the names of its columns."""

FEATURES = tuple(feature for family in FAMILIES.values() for feature in family.FEATURES)
COLUMN = {feature: n for n, feature in enumerate(FEATURES)}

OF_PAIRS = (names, quotations, lost_lines, words, order, turns, people)
"""Modules whose `of_pairs` fills columns for each candidate."""
OF_COMMENTS = (people, afresh, thread)
"""Modules whose `of_comments` gives what stands in the row "afresh" of each comment, and in no other."""

COMMENTS_AT_ONCE = 1000
"""Comments whose candidates are held at once: about 40,000 rows of all features, 35 MB."""


@dataclass(frozen=True)
class Pairs:
    """Candidates, ordered by `later`, then `earlier` (rows of the comments), the row "afresh" first."""

    later: Ints
    earlier: Ints
    features: Floats
    """One row a candidate, one column a feature, in the order of `FEATURES`."""

    def __len__(self) -> int:
        return len(self.later)

    def __getitem__(self, feature: str) -> Floats:
        return self.features[:, COLUMN[feature]]


def pairs(reading: Reading) -> Pairs:
    """The candidates of all comments."""
    (whole,) = parts(reading, max(len(reading), 1))
    return whole


def parts(reading: Reading, comments_at_once: int = COMMENTS_AT_ONCE) -> Iterator[Pairs]:
    """The candidates of some comments after the other, so that a long thread needs no more memory."""
    later, earlier = candidates(reading)
    of_comments = {
        name: column for family in OF_COMMENTS for name, column in family.of_comments(reading).items()
    }
    starts = range(0, max(len(reading), 1), comments_at_once)
    ends = np.searchsorted(later, [*starts, len(reading)])
    for start, end in pairwise(ends):
        yield _filled(reading, later[start:end], earlier[start:end], of_comments)


def _filled(reading: Reading, later: Ints, earlier: Ints, of_comments: Mapping[str, Floats]) -> Pairs:
    values = np.zeros((len(later), len(FEATURES)), order="F")
    if not len(later):
        return Pairs(later, earlier, values)
    for family in OF_PAIRS:
        for feature, column in family.of_pairs(reading, later, earlier).items():
            values[:, COLUMN[feature]] = column
    afresh_rows = np.flatnonzero(earlier == AFRESH)
    for feature, column in of_comments.items():
        values[afresh_rows, COLUMN[feature]] = column[later[afresh_rows]]
    return Pairs(later, earlier, values)
