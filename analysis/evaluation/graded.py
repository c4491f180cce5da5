"""Phrases that readers graded, and how well the ones that the program would tell did.

Grades: 0 wrong, 1 acceptable, 2 what a participant would nod at. Phrases are kept as digests, as the texts
that they stand in are not in the package.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from analysis import models
from analysis.evaluation import tone_scores
from analysis.tags.acceptance import Acceptance
from analysis.tags.linear import Bools, Floats, Ints
from analysis.text import fold

ACCEPTABLE, GOOD = 1, 2
UNREAD = -1
FOLDS = 5
STRENGTH = 0.03
"""scikit-learn's C, for features of unit deviation; a third and ten times as much are as good."""

T = TypeVar("T", np.bool_, np.float64)

Part = tuple[str, Floats, Ints]
"""Of one case: its thread, what is seen of its phrases, and their grades."""

Choose = Callable[[Ints, Floats], int | None]
"""The row to be told of some rows and their chances, as a place among them; None: nothing is told."""


@dataclass(frozen=True)
class Graded:
    """Every phrase that could be told of each case: one row a phrase."""

    case: Ints
    """Number of what it is told of."""
    thread: NDArray[np.str_]
    seen: Floats
    """(phrases, features)"""
    grade: Ints
    """0, 1 or 2; UNREAD where no reader saw the phrase."""
    cases: int
    """Those without any phrase too."""

    @classmethod
    def of(cls, parts: Sequence[Part]) -> Graded:
        threads, seen, grades = zip(*parts, strict=True)
        sizes = list(map(len, grades))
        return cls(
            np.repeat(np.arange(len(parts)), sizes),
            np.repeat(np.array(threads, dtype=str), sizes),
            np.concatenate(seen),
            np.concatenate(grades),
            len(parts),
        )

    @property
    def read(self) -> Bools:
        return np.asarray(self.grade > UNREAD)


def together(found: Sequence[tuple[Part, NDArray[T]]], labelled: int) -> tuple[Graded, NDArray[T]]:
    """The phrases of all cases, and what else is known of each.

    Raises ValueError where fewer cases were found in the data than are labelled.
    """
    if len(found) < labelled:
        raise ValueError(f"{labelled - len(found)} of {labelled} graded cases are not in the data")
    return Graded.of([part for part, _ in found]), np.concatenate([known for _, known in found])


def digest(phrase: str) -> str:
    """What stands for a phrase among the labels."""
    return hashlib.sha256(fold(phrase).removeprefix("the ").encode()).hexdigest()[:10]


def grades_of(phrases: Sequence[str], grades: Mapping[str, int]) -> Ints:
    return np.array([grades.get(digest(phrase), UNREAD) for phrase in phrases], dtype=np.int64)


def fitted(graded: Graded, rows: Ints | None = None) -> Acceptance:
    """What the graded phrases (among `rows`) teach."""
    rows = np.arange(len(graded.grade)) if rows is None else rows
    rows = rows[graded.read[rows]]
    seen, grade = graded.seen[rows], graded.grade[rows]
    centre, spread = seen.mean(axis=0), seen.std(axis=0)
    spread[spread < 1e-9] = 1.0
    fits = [
        LogisticRegression(C=STRENGTH, max_iter=2000).fit((seen - centre) / spread, grade >= least)
        for least in (ACCEPTABLE, GOOD)
    ]
    weights = np.column_stack([fit.coef_[0] / spread for fit in fits])
    return Acceptance(weights, np.array([fit.intercept_[0] for fit in fits]) - centre @ weights)


def measured(graded: Graded, choose: Choose) -> dict[str, float]:
    """Scores by folds of threads.

    How often anything is told, and a reader had seen it; of what was seen, how often it is acceptable, or
    good; the same of the best phrase of the case that was seen; and how far the probability of being
    acceptable is off.
    """
    chances = np.zeros((len(graded.grade), 2))
    for learned, held_out in GroupKFold(FOLDS).split(graded.seen, groups=graded.thread):
        chances[held_out] = fitted(graded, learned).chances(graded.seen[held_out])
    every = [np.flatnonzero(graded.case == number) for number in np.unique(graded.case)]
    places = [choose(rows, chances[rows]) for rows in every]
    told = np.array([rows[p] for rows, p in zip(every, places, strict=True) if p is not None], dtype=np.int64)
    seen = told[graded.read[told]]
    best = np.array([graded.grade[graded.case == graded.case[row]].max() for row in seen])
    right = graded.grade[seen] >= ACCEPTABLE
    return {
        "told": len(told) / graded.cases,
        "told.read": len(seen) / len(told),
        "told.acceptable": float(right.mean()),
        "told.good": float((graded.grade[seen] >= GOOD).mean()),
        "best_offered.acceptable": float((best >= ACCEPTABLE).mean()),
        "best_offered.good": float((best >= GOOD).mean()),
        "calibration_error": tone_scores.calibration_error(chances[seen, 0], right),
    }


def save(
    model: str,
    features: Sequence[str],
    graded: Graded,
    measured: Mapping[str, float],
    card: Mapping[str, object],
) -> None:
    """Fits the weights on all graded phrases and writes them; `card` says what they judge, and how well."""
    weights = fitted(graded)
    known: dict[str, object] = {
        "features": list(features),
        "data": f"{int(graded.read.sum()):,} phrases for {graded.cases:,} cases in blogs, forums, talk pages"
        " and mailing lists, graded by language-model readers and not checked by people",
        "licence": "grades of our own; the files hold no text",
        "method": "two logistic regressions over what is seen of each phrase",
        "measured": {name: round(value, 3) for name, value in measured.items()},
    }
    models.save(model, {"weights": weights.weights, "intercept": weights.intercept}, {**card, **known})
