"""How probable each candidate is: a conditional logit over a comment's candidates.

The weights say what each feature is worth; the probabilities of a comment's candidates, "afresh"
among them, sum to 1.
Source: D. McFadden, Conditional logit analysis of qualitative choice behavior (1974).
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from analysis.errors import REINSTALL, DamagedModel
from analysis.models import Weights, load
from analysis.replies.features import FEATURES, Pairs
from analysis.replies.keys import Floats, Ints, highest, sizes, starts
from analysis.schema import LINK_KINDS

MODEL = "links"
_, *KINDS_TO_JUDGE = LINK_KINDS
CONTENT, AMONG_MARKS = "content", "content among marks"
KINDS = ("afresh", *KINDS_TO_JUDGE, AMONG_MARKS)
"""What a choice rests on, each with its own calibration; what the page states needs none."""
MARKED = 0.4
"""Share of comments with marks from which a link by content alone is judged among marks: there .42 of
158 such links were right, of a probability of .55 in the mean; elsewhere .63 of 1,516, of .64."""
NEAREST = 1e-3
"""How near to 0 and 1 a probability is taken to be: no data here tells rarer errors apart."""


@dataclass(frozen=True)
class Calibration:
    """How often choices of a kind were right at each probability: a line on the logit scale.

    Source: J. Platt, Probabilistic outputs for support vector machines (1999), by kind of evidence.
    """

    lines: Mapping[str, tuple[float, float]]
    """Kind -> (shift, slope)."""

    def of_thread(self, marks: float) -> Calibration:
        """The calibration for a thread in which this share of the comments has marks."""
        if marks < MARKED:
            return self
        return Calibration({**self.lines, CONTENT: self.lines[AMONG_MARKS]})

    def confidence(self, kind: str, probability: float) -> float:
        """The probability that a choice of this kind and model probability is right."""
        shift, slope = self.lines[kind]
        return 1 / (1 + math.exp(-(shift + slope * logit(probability))))


UNCALIBRATED = Calibration(dict.fromkeys(KINDS, (0.0, 1.0)))
"""Leaves every probability as it is, but for those next to 0 and 1."""


def logit(probability: float) -> float:
    """The logarithm of the odds, bounded by `NEAREST`."""
    bounded = min(max(probability, NEAREST), 1 - NEAREST)
    return math.log(bounded / (1 - bounded))


def probabilities(pairs: Pairs) -> Floats:
    """The probability of each of `pairs`: that its comment answers that one.

    Raises DamagedModel where the fitted weights are not those of today's features.
    """
    return softmax(pairs, _weights().arrays["weights"])


def calibration() -> Calibration:
    """The fitted calibration.

    Raises DamagedModel where it is not one of today's kinds.
    """
    lines = _weights().arrays["calibration"].tolist()
    return Calibration({kind: (shift, slope) for kind, (shift, slope) in zip(KINDS, lines, strict=True)})


def _weights() -> Weights:
    weights = load(MODEL)
    shapes = {name: array.shape for name, array in weights.arrays.items()}
    if tuple(weights.card["features"]) != FEATURES or shapes != {
        "weights": (len(FEATURES),),
        "calibration": (len(KINDS), 2),
    }:
        raise DamagedModel(f"{MODEL}.json", "other features than the program's", REINSTALL)
    return weights


def softmax(pairs: Pairs, weights: Floats) -> Floats:
    """The candidates' shares of exp(features · weights), within each `later`."""
    return shares(pairs.features @ weights, pairs.later)


def shares(scores: Floats, groups: Ints) -> Floats:
    """exp(scores) divided by its sum over each run of equal, ordered `groups`."""
    if not len(scores):
        return scores
    raised = np.exp(scores - highest(scores, groups))
    return np.asarray(raised / np.repeat(np.add.reduceat(raised, starts(groups)), sizes(groups)))


def best(scores: Floats, groups: Ints) -> Ints:
    """The row with the highest score of each run of equal, ordered `groups`; the last, if tied."""
    rows = np.where(scores == highest(scores, groups), np.arange(len(scores)), -1)
    return np.asarray(np.maximum.reduceat(rows, starts(groups)))
