"""Phrases that readers graded, and how well the ones that the program would tell did.

Grades: 0 wrong, 1 acceptable, 2 what a participant would nod at. Phrases are kept as digests, as the texts
that they stand in are not in the package.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from analysis import models
from analysis.evaluation import tone_scores
from analysis.models import embedding
from analysis.tags import acceptance, nearness
from analysis.tags.acceptance import Acceptance, Case
from analysis.tags.linear import Bools, Floats, Ints
from analysis.text import fold

ACCEPTABLE, GOOD = 1, 2
UNREAD = -1
FOLDS = 5
STRENGTH = 0.03
"""scikit-learn's C, for features of unit deviation; a third and ten times as much are as good."""

Part = tuple[str, Case, Ints]
"""The thread of a case, what is seen of its phrases, and their grades."""

Choose = Callable[[Ints, Floats], int | None]
"""The row to be told of some rows and their chances, as a place among them; None: nothing is told."""


@dataclass(frozen=True)
class Measured:
    """Scores of what is told by how words are used alone, and by their meaning too."""

    by_use: Mapping[str, float]
    closer: Mapping[str, float]

    def named(self, subject: str) -> dict[str, float]:
        """All of them, as a subject of the bench."""
        by_use = {f"{subject}.by_use.{name}": score for name, score in self.by_use.items()}
        return {f"{subject}.{name}": score for name, score in self.closer.items()} | by_use


@dataclass(frozen=True)
class Subject:
    """What is told by phrases."""

    name: str
    model: str
    features: tuple[str, ...]
    judges: str
    plain: Callable[[int, Mapping[str, float]], str]
    """(cases, scores) -> how well it is told, in words."""


@dataclass(frozen=True)
class Graded:
    """Every phrase that could be told of each case: one row a phrase."""

    case: Ints
    """Number of what it is told of."""
    thread: NDArray[np.str_]
    seen: Floats
    """(phrases, features)"""
    near: Floats
    """(phrases, nearness.FEATURES)"""
    fits: Floats
    grade: Ints
    """0, 1 or 2; UNREAD where no reader saw the phrase."""
    cases: int
    """Those without any phrase too."""

    @classmethod
    def of(cls, parts: Sequence[Part], labelled: int) -> Graded:
        """Raises ValueError where fewer cases were found in the data than are labelled."""
        if len(parts) < labelled:
            raise ValueError(f"{labelled - len(parts)} of {labelled} graded cases are not in the data")
        threads, cases, grades = zip(*parts, strict=True)
        sizes = list(map(len, grades))
        offered = [case.offered for case in cases if case.offered.phrases]
        return cls(
            np.repeat(np.arange(len(parts)), sizes),
            np.repeat(np.array(threads, dtype=str), sizes),
            np.concatenate([case.seen for case in cases]),
            np.concatenate(nearness.seen(offered, embedding.vectors)),
            np.concatenate([case.fits for case in cases]),
            np.concatenate(grades),
            len(parts),
        )

    @property
    def read(self) -> Bools:
        return np.asarray(self.grade > UNREAD)

    @property
    def closer(self) -> Floats:
        """All that is seen of a phrase: how its words are used, and its meaning."""
        return np.hstack([self.seen, self.near])


def digest(phrase: str) -> str:
    """What stands for a phrase among the labels."""
    return hashlib.sha256(fold(phrase).removeprefix("the ").encode()).hexdigest()[:10]


def grades_of(phrases: Sequence[str], grades: Mapping[str, int]) -> Ints:
    return np.array([grades.get(digest(phrase), UNREAD) for phrase in phrases], dtype=np.int64)


def fitted(seen: Floats, grade: Ints) -> Acceptance:
    """What the phrases teach that a reader saw."""
    seen, grade = seen[grade > UNREAD], grade[grade > UNREAD]
    centre, spread = seen.mean(axis=0), seen.std(axis=0)
    spread[spread < 1e-9] = 1.0
    fits = [
        LogisticRegression(C=STRENGTH, max_iter=2000).fit((seen - centre) / spread, grade >= least)
        for least in (ACCEPTABLE, GOOD)
    ]
    weights = np.column_stack([fit.coef_[0] / spread for fit in fits])
    return Acceptance(weights, np.array([fit.intercept_[0] for fit in fits]) - centre @ weights)


def measured(graded: Graded, choose: Choose) -> Measured:
    """Scores by folds of threads.

    How often anything is told, and a reader had seen it; of what was seen, how often it is acceptable, or
    good; the same of the best phrase of the case that was seen; and how far the probability of being
    acceptable is off.
    """
    by_use, closer = _out_of_fold(graded, graded.seen), _out_of_fold(graded, graded.closer)
    every = [np.flatnonzero(graded.case == number) for number in np.unique(graded.case)]
    liked = [rows[acceptance.order(graded.fits[rows], by_use[rows])] for rows in every]
    heads = [rows[: acceptance.LOOKED_AT] for rows in liked]
    return Measured(_scores(graded, liked, by_use, choose), _scores(graded, heads, closer, choose))


def _out_of_fold(graded: Graded, seen: Floats) -> Floats:
    """(phrases, 2): the chances of each, learned from other threads."""
    chances = np.zeros((len(graded.grade), 2))
    for learned, held_out in GroupKFold(FOLDS).split(seen, groups=graded.thread):
        chances[held_out] = fitted(seen[learned], graded.grade[learned]).chances(seen[held_out])
    return chances


def _scores(graded: Graded, every: Sequence[Ints], chances: Floats, choose: Choose) -> dict[str, float]:
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


def save(subject: Subject, graded: Graded, scores: Measured) -> None:
    """Fits the weights on all graded phrases and writes them, without and with their meaning."""
    features = (*subject.features, *nearness.FEATURES)
    closer = replace(subject, model=acceptance.near_model(subject.model), features=features)
    _save(subject, fitted(graded.seen, graded.grade), _card(subject, graded, scores.by_use, fast=True))
    _save(closer, fitted(graded.closer, graded.grade), _card(closer, graded, scores.closer, fast=False))


def _save(subject: Subject, weights: Acceptance, card: Mapping[str, object]) -> None:
    models.save(subject.model, {"weights": weights.weights, "intercept": weights.intercept}, card)


def _card(
    subject: Subject, graded: Graded, scores: Mapping[str, float], *, fast: bool
) -> Mapping[str, object]:
    return {
        "judges": subject.judges,
        "fast": fast,
        "plain": [subject.plain(graded.cases, scores)],
        "features": list(subject.features),
        "data": f"{int(graded.read.sum()):,} phrases for {graded.cases:,} cases in blogs, forums, talk pages,"
        " mailing lists, Reddit and Hacker News, graded by language-model readers and not checked by people",
        "licence": "grades of our own; the files hold no text",
        "method": "two logistic regressions over what is seen of each phrase",
        "measured": {f"{subject.name}.{name}": round(score, 3) for name, score in scores.items()},
    }
