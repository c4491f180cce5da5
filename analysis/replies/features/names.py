"""Names: whether the comment names the earlier one's author, where, how, and which of their comments."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.replies.reading import NOBODY, Bools, Floats, Ints, Reading

PLACES = {
    "at_opening": (True, "opening"),
    "at_line": (True, "line"),
    "at_inside": (True, "inside"),
    "name_opening": (False, "opening"),
    "name_line": (False, "line"),
    "name_inside": (False, "inside"),
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


def columns(reading: Reading, later: Ints, earlier: Ints) -> dict[str, Floats]:
    """`FEATURES` of each pair."""
    named, real = reading.named, earlier >= 0
    theirs = np.where(real, reading.author[np.maximum(earlier, 0)], NOBODY - 1)
    pair = reading.key(theirs, later)

    def holds(mentions: pd.DataFrame) -> Bools:
        keys = reading.key(mentions["code"].to_numpy(np.int64), mentions["row"].to_numpy(np.int64))
        return np.isin(pair, keys)

    def other(mentions: pd.DataFrame) -> Bools:
        return reading.is_row(mentions["row"])[later] & ~holds(mentions) & real

    found = {
        feature: holds(named[(named["at"] == at) & (named["place"] == place)])
        for feature, (at, place) in PLACES.items()
    }
    openings = named[named["place"] == "opening"]
    rank = author_rank(reading, later, earlier)
    anywhere = holds(named)
    return {
        **{feature: values.astype(float) for feature, values in found.items()},
        "named_by_button": holds(named[named["at"] & named["colon"]]).astype(float),
        "inexact_name": holds(named[named["how"] != "exact"]).astype(float),
        "number_agrees": _number_agrees(reading, later, earlier),
        "named_latest": (anywhere & (rank == 0)).astype(float),
        "named_rank": anywhere * np.log1p(np.maximum(rank, 0)),
        "author_rank": ~anywhere * np.log1p(np.maximum(rank, 0)),
        "other_at_opening": other(openings[openings["at"]]).astype(float),
        "other_name_opening": other(openings[~openings["at"]]).astype(float),
    }


def author_rank(reading: Reading, later: Ints, earlier: Ints) -> Ints:
    """How many comments of the earlier one's author stand between the two; 0 = their latest, -1 = afresh."""
    rows = np.arange(len(reading.author))
    keys = np.sort(reading.key(reading.author, rows))
    at = np.maximum(earlier, 0)
    before_later = np.searchsorted(keys, reading.key(reading.author[at], later))
    up_to_earlier = np.searchsorted(keys, reading.key(reading.author[at], at), side="right")
    return np.where(earlier >= 0, before_later - up_to_earlier, -1)


def _number_agrees(reading: Reading, later: Ints, earlier: Ints) -> Floats:
    """A number beside the name is the earlier comment's own: `@Ana #14`.

    A number counts only beside the right name: the counter of a text extractor is not the page's.
    """
    numbered = reading.named[reading.named["number"].notna()]
    given = set(zip(numbered["row"], numbered["code"], numbered["number"].astype("int64"), strict=True))
    printed = reading.comments["number"].fillna(-1).to_numpy(np.int64)
    at = np.maximum(earlier, 0)
    asked = np.isin(later, numbered["row"].to_numpy(np.int64)) & (earlier >= 0)
    found = np.zeros(len(later))
    for n in np.flatnonzero(asked):
        found[n] = (later[n], reading.author[at[n]], printed[at[n]]) in given
    return found
