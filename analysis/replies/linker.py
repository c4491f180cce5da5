"""How probable each candidate is: a conditional logit over a comment's candidates.

The weights say what each feature is worth; the probabilities of a comment's candidates, "afresh"
among them, sum to 1.
Source: D. McFadden, Conditional logit analysis of qualitative choice behavior (1974).
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.errors import DamagedModel
from analysis.models import load
from analysis.replies.features import FEATURES

MODEL = "links"


def probabilities(pairs: pd.DataFrame) -> NDArray[np.float64]:
    """The probability of each row of `features.pairs`: that its comment answers that one.

    Raises DamagedModel where the fitted weights are not those of today's features.
    """
    weights = load(MODEL)
    if tuple(weights.card["features"]) != FEATURES:
        raise DamagedModel(f"{MODEL}.json", "other features than the program's", "install it again")
    return softmax(pairs, weights.arrays["weights"])


def softmax(pairs: pd.DataFrame, weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """The candidates' shares of exp(features · weights), within each `later`."""
    scores = pairs[list(FEATURES)].to_numpy(np.float64) @ weights
    return shares(scores, pairs["later"].to_numpy(np.int64))


def shares(scores: NDArray[np.float64], groups: NDArray[np.int64]) -> NDArray[np.float64]:
    """exp(scores) divided by its sum over each run of equal, ordered `groups`."""
    if not len(scores):
        return scores
    starts = np.flatnonzero(np.r_[True, groups[1:] != groups[:-1]])
    sizes = np.diff(np.r_[starts, len(groups)])
    raised = np.exp(scores - np.repeat(np.maximum.reduceat(scores, starts), sizes))
    return np.asarray(raised / np.repeat(np.add.reduceat(raised, starts), sizes))
