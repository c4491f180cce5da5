"""How probably a reader accepts a phrase, and nods at it: two regressions over what is seen of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np

from analysis import models
from analysis.errors import DamagedModel
from analysis.tags.linear import REMEDY, Floats

NODDED_AT = 2.0
"""How much more it counts that a reader would nod at a phrase than that he would accept it; 1 is as good."""


@dataclass(frozen=True)
class Acceptance:
    """The weights of both regressions."""

    weights: Floats
    """(features, 2)"""
    intercept: Floats
    """(2,)"""

    def chances(self, seen: Floats) -> Floats:
        """(phrases, 2): the probabilities that a reader accepts each, and that he nods at it."""
        return np.asarray((1 / (1 + np.exp(-(seen @ self.weights + self.intercept)))).round(9))


def worth(chances: Floats) -> Floats:
    """How much each phrase is worth telling."""
    return np.asarray((chances @ (1.0, NODDED_AT)).round(9))


@cache
def load(model: str, features: tuple[str, ...]) -> Acceptance:
    """The fitted weights.

    Raises DamagedModel where they are of other features.
    """
    stored = models.load(model)
    shapes = {name: part.shape for name, part in stored.arrays.items()}
    known = tuple(stored.card.get("features", ()))
    if known != features or shapes != {"weights": (len(features), 2), "intercept": (2,)}:
        raise DamagedModel(f"{model}.json", "other features than the program's", REMEDY)
    return Acceptance(stored.arrays["weights"], stored.arrays["intercept"])
