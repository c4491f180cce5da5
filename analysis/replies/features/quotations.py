"""Quotations: how many words the comment repeats of the earlier one, and who held them last."""

from __future__ import annotations

import numpy as np

from analysis.replies.keys import Column, Floats, Ints, both, distinct, highest, key, places
from analysis.replies.reading import Reading

FEATURES = (
    "quoted",
    "quoted_words",
    "quoted_alone",
    "quoted_first",
    "quoted_apart",
    "quotes_other",
    "held_last",
    "held_share",
)


def of_pairs(reading: Reading, later: Ints, earlier: Ints) -> dict[str, Column]:
    """`FEATURES` of each pair.

    `held_share` is the share of the comment's repeated runs of words that the earlier comment
    held last, in its own words or quoted: so a quotation of a quotation points to who quoted it
    last.
    """
    quoted = quoted_words(reading, later, earlier)
    first, sources = _sources(reading)
    other = (first[later] >= 0) & (quoted == 0) & (earlier >= 0)
    apart = _apart(reading)
    known, shares = reading.held
    share = np.r_[shares, 0.0][places(known, key(later, earlier))]
    return {
        "quoted": quoted > 0,
        "quoted_words": np.log1p(quoted),
        "quoted_alone": (quoted > 0) & (sources[later] == 1),
        "quoted_first": first[later] == earlier,
        "quoted_apart": places(apart, key(later, earlier)) < len(apart),
        "quotes_other": other,
        "held_last": (share == highest(share, later)) & (share > 0),
        "held_share": share,
    }


def quoted_words(reading: Reading, later: Ints, earlier: Ints) -> Floats:
    """The words of each earlier comment that the later one quotes."""
    return reading.traced.words_of_pairs[places(reading.traced.pairs, key(later, earlier))]


def _apart(reading: Reading) -> Ints:
    """The ordered keys of each comment and those that it quotes outside its sentences."""
    traced = reading.traced
    return distinct(key(traced.row[traced.apart], traced.source[traced.apart]))


def _sources(reading: Reading) -> tuple[Ints, Ints]:
    """The comment that each comment quotes first (none: -2), and how many it quotes."""
    traced = reading.traced
    first = np.full(len(reading), -2)
    first[traced.row[::-1]] = traced.source[::-1]
    return first, np.bincount(both(traced.pairs)[0], minlength=len(reading))
