"""Shared words: how much of the comment's own vocabulary the earlier one has, rare words first."""

from __future__ import annotations

import numpy as np

from analysis.replies.keys import Column, Ints, highest
from analysis.replies.reading import Reading

FEATURES = ("shared", "shared_share", "shared_best", "rarest_shared", "new_shared")


def of_pairs(reading: Reading, later: Ints, earlier: Ints) -> dict[str, Column]:
    """`FEATURES` of each pair.

    A word weighs by how rare it is in everyday English and in the thread. `shared` is the
    logarithm of 1 + the weight of the shared words, `shared_share` their part of the most that a
    candidate shares, `rarest_shared` the weight of the heaviest, and `new_shared` is as `shared`,
    of those that stood in no comment before the earlier one.
    """
    shared = reading.rare_words.shared(later, earlier)
    most = highest(shared.weight, later)
    return {
        "shared": np.log1p(shared.weight),
        "shared_share": shared.weight / (most + 1),
        "shared_best": (shared.weight == most) & (shared.weight > 0),
        "rarest_shared": shared.heaviest,
        "new_shared": np.log1p(shared.new),
    }
