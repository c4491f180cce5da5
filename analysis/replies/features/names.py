"""Names: whether the comment names the earlier one's author, where, how, and which of their comments."""

from __future__ import annotations

import numpy as np

from analysis.replies.keys import Bools, Column, Ints, key, places
from analysis.replies.marks import Named
from analysis.replies.reading import NOBODY, Reading

PLACES = {
    "at_opening": (True, "opening"),
    "at_line": (True, "line"),
    "at_inside": (True, "inside"),
    "name_opening": (False, "opening"),
    "name_line": (False, "line"),
    "name_inside": (False, "inside"),
    "name_closing": (False, "closing"),
}
"""Feature -> (whether an @ stands before the name, where it stands)."""

FEATURES = (
    *PLACES,
    "named_by_button",
    "inexact_name",
    "number_agrees",
    "named_latest",
    "named_rank",
    "author_rank",
    "other_at_opening",
    "other_name_opening",
)


def of_pairs(reading: Reading, later: Ints, earlier: Ints) -> dict[str, Column]:
    """`FEATURES` of each pair."""
    named, real = reading.named.between(int(later[0]), int(later[-1])), earlier >= 0
    theirs = np.where(real, reading.author[np.maximum(earlier, 0)], NOBODY - 1)
    known, at = np.unique(key(named.code, named.row), return_inverse=True)
    pair = places(known, key(theirs, later))

    def holds(which: Bools) -> Bools:
        """Whether one of these mentions is of the earlier comment's author, in the later one."""
        found = np.zeros(len(known) + 1, dtype=bool)
        found[at[which]] = True
        return found[pair]

    def other(which: Bools) -> Bools:
        """Whether these mentions are all of others, and there are any."""
        return reading.is_row(named.row[which])[later] & ~holds(which) & real

    rank, anywhere = author_rank(reading, later, earlier), holds(named.row >= 0)
    opening = named.place == "opening"
    return {
        **{
            feature: holds((named.at == at) & (named.place == place))
            for feature, (at, place) in PLACES.items()
        },
        "named_by_button": holds(named.at & named.colon),
        "inexact_name": holds(~named.exact),
        "number_agrees": _number_agrees(reading, named, later, earlier),
        "named_latest": anywhere & (rank == 0),
        "named_rank": anywhere * np.log1p(np.maximum(rank, 0)),
        "author_rank": ~anywhere * np.log1p(np.maximum(rank, 0)),
        "other_at_opening": other(opening & named.at),
        "other_name_opening": other(opening & ~named.at),
    }


def author_rank(reading: Reading, later: Ints, earlier: Ints) -> Ints:
    """How many comments of the earlier one's author stand between the two; 0 = their latest, -1 = afresh."""
    at = np.maximum(earlier, 0)
    before_later = np.searchsorted(reading.by_person, key(reading.author[at], later))
    up_to_earlier = np.searchsorted(reading.by_person, key(reading.author[at], at), side="right")
    return np.where(earlier >= 0, before_later - up_to_earlier, -1)


def _number_agrees(reading: Reading, named: Named, later: Ints, earlier: Ints) -> Bools:
    """A number beside the name is the earlier comment's own: `@Ana #14`.

    A number counts only beside the right name: the counter of a text extractor is not the page's.
    """
    named = named[named.number >= 0]
    given = set(zip(named.row.tolist(), named.code.tolist(), named.number.tolist(), strict=True))
    found = np.zeros(len(later), dtype=bool)
    for n in np.flatnonzero(reading.is_row(named.row)[later] & (earlier >= 0)):
        found[n] = (later[n], reading.author[earlier[n]], reading.number[earlier[n]]) in given
    return found
