"""How probably a reader accepts a phrase, and nods at it: two regressions over what is seen of it.

First by how its words are used; of those that are likeliest so, then by its meaning too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from analysis import models
from analysis.errors import REINSTALL, DamagedModel
from analysis.models.embedding import Vectors
from analysis.tags import nearness
from analysis.tags.linear import Floats, Ints
from analysis.tags.nearness import Offered

NODDED_AT = 2.0
"""How much more it counts that a reader would nod at a phrase than that he would accept it; 1 is as good."""

LOOKED_AT = 8
"""Phrases of each case whose meaning is looked at; with 12 or with all, names and abouts are as good."""


@dataclass(frozen=True)
class Case:
    """What phrases may be told of, and what is seen of each."""

    offered: Offered
    seen: Floats
    """(phrases, features)"""
    fits: Floats
    """(phrases,) How much each is worth beside one that is liked as much."""


@dataclass(frozen=True)
class Liked:
    """How much the phrases of a case are liked."""

    rows: Ints
    """Those that were looked at last, first those that are liked best by how their words are used."""
    chances: Floats
    """(rows, 2)"""
    others: Ints
    """The phrases that were given up before, as above."""


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


def liked(
    model: str, features: tuple[str, ...], cases: Sequence[Case], vectors: Vectors | None
) -> list[Liked]:
    """How much the phrases of each case are liked.

    By how their words are used alone without `vectors`, and where there are no comments to compare with.
    """
    first = load(model, features)
    found = [_by_use(case, first.chances(case.seen)) for case in cases]
    if vectors is None:
        return found
    heads = [one.rows[:LOOKED_AT] for one in found]
    offered = [_of(case.offered, head) for case, head in zip(cases, heads, strict=True)]
    some = [n for n, each in enumerate(offered) if each.phrases and each.comments]
    near = dict(zip(some, nearness.seen([offered[n] for n in some], vectors), strict=True))
    closer = load(near_model(model), (*features, *nearness.FEATURES))
    return [
        Liked(head, closer.chances(np.hstack([case.seen[head], near[n]])), one.rows[LOOKED_AT:])
        if n in near
        else one
        for n, (case, one, head) in enumerate(zip(cases, found, heads, strict=True))
    ]


def near_model(model: str) -> str:
    """The name of the model that looks at meaning too."""
    return f"{model}_near"


def order(fits: Floats, chances: Floats) -> Ints:
    """The rows of phrases, first what is best told; of equals, the first row."""
    return np.asarray(np.argsort(-(fits * worth(chances)), kind="stable"))


def _by_use(case: Case, chances: Floats) -> Liked:
    rows = order(case.fits, chances)
    return Liked(rows, chances[rows], rows[:0])


def _of(offered: Offered, rows: Ints) -> Offered:
    return Offered([offered.phrases[row] for row in rows], offered.comments)


def load(model: str, features: tuple[str, ...]) -> Acceptance:
    """The fitted weights.

    Raises DamagedModel where they are of other features.
    """
    stored = models.load(model)
    shapes = {name: part.shape for name, part in stored.arrays.items()}
    known = tuple(stored.card.get("features", ()))
    if known != features or shapes != {"weights": (len(features), 2), "intercept": (2,)}:
        raise DamagedModel(f"{model}.json", "other features than the program's", REINSTALL)
    return Acceptance(stored.arrays["weights"], stored.arrays["intercept"])
