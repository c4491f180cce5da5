"""Fits the linker: one weight a feature, and how right choices of each kind are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.optimize import minimize

from analysis.evaluation.replies_cases import Case, linked
from analysis.replies import linker
from analysis.replies.features import FEATURES
from analysis.replies.keys import Floats, Ints
from analysis.replies.linker import AMONG_MARKS, CONTENT, KINDS, MARKED, UNCALIBRATED, Calibration

PENALTY = 150.0
"""Weight of the squared norm of the weights (L2), for features of unit deviation. A comment stands in
four renderings, and sites differ: with 30 the log loss on unseen ones is higher (see the card); with 700 the
calibration is worse."""
KIND_PENALTY = 3.0
"""The same for how far a kind's calibration is from that of all kinds."""
LEVELLING = 0.5
"""A source with n comments weighs n ** (1 - LEVELLING): one of six holds more than half of them."""
FOLDS = 5
STEPS = 300

Leave = Callable[[Case], str | int]
"""What is left out together: the part that a case belongs to, its source or its fold."""
Scored = tuple[Case, Floats]
"""A case, and the probability of each of its candidates."""


@dataclass(frozen=True)
class Material:
    """All cases, their candidates in one matrix."""

    cases: Sequence[Case]

    @cached_property
    def features(self) -> NDArray[np.float32]:
        """One row a candidate: `FEATURES` by their standard deviation where weights are fitted."""
        parts = [case.rebuilding.pairs.features.astype(np.float32) for case in self.cases]
        return np.asarray(np.vstack(parts) / self.deviations.astype(np.float32))

    @cached_property
    def deviations(self) -> Floats:
        parts = [c.rebuilding.pairs.features for c in self.cases if c.fitted_on]
        found = np.vstack(parts).std(axis=0)
        return np.where(found > 0, found, 1.0)

    @cached_property
    def right(self) -> Floats:
        return np.concatenate([case.right for case in self.cases]).astype(float)

    @cached_property
    def groups(self) -> Ints:
        """The comment of each candidate, numbered through all cases."""
        offsets = np.cumsum([0, *(len(case.rebuilding.comments) for case in self.cases)])
        return np.concatenate(
            [c.rebuilding.pairs.later + o for c, o in zip(self.cases, offsets, strict=False)]
        )

    @cached_property
    def of_case(self) -> Ints:
        """The number of the case of each candidate."""
        return np.repeat(np.arange(len(self.cases)), [len(case.right) for case in self.cases])

    def rows(self, wanted: Callable[[Case], bool]) -> NDArray[np.bool_]:
        """Whether the case of each candidate is `wanted`."""
        return np.array([wanted(case) for case in self.cases], dtype=bool)[self.of_case]

    @cached_property
    def level(self) -> Floats:
        """The weight of each candidate's comment, by its source; 1 in the mean."""
        sources = np.array([case.truth.source for case in self.cases])
        sizes = pd.Series([len(case.rebuilding.comments) for case in self.cases])
        totals = sizes.groupby(sources).transform("sum").to_numpy(float)
        each = totals**-LEVELLING
        return np.asarray((each / np.average(each, weights=sizes))[self.of_case])


def fit(material: Material, rows: NDArray[np.bool_], columns: Ints | None = None) -> Floats:
    """The weights of `FEATURES` that make the true candidates of `rows` most likely, by L-BFGS.

    Comments whose true parent is no candidate (further back than the window) are left out.
    Features outside `columns` get no weight.
    """
    columns = np.arange(len(FEATURES)) if columns is None else columns
    groups = material.groups[rows]
    right = material.right[rows]
    starts = np.flatnonzero(np.r_[True, groups[1:] != groups[:-1]])
    known = np.repeat(np.add.reduceat(right, starts) > 0, np.diff(np.r_[starts, len(groups)]))
    at = np.flatnonzero(rows)[known]
    features = np.ascontiguousarray(material.features[np.ix_(at, columns)])
    groups, right, level = material.groups[at], material.right[at], material.level[at]

    def loss(weights: Floats) -> tuple[float, Floats]:
        share = linker.shares((features @ weights.astype(np.float32)).astype(float), groups)
        told = np.maximum(share[right > 0], np.finfo(float).tiny)
        gradient = features.T @ (level * (share - right)).astype(np.float32)
        value = -(level[right > 0] * np.log(told)).sum() + PENALTY * (weights @ weights) / 2
        return float(value), gradient.astype(float) + PENALTY * weights

    found = minimize(loss, np.zeros(len(columns)), jac=True, method="L-BFGS-B", options={"maxiter": STEPS}).x
    weights = np.zeros(len(FEATURES))
    weights[columns] = found / material.deviations[columns]
    return weights


def by_source(case: Case) -> str:
    return case.truth.source


def by_fold(case: Case) -> int:
    """The fold of a thread, by its name: its renderings stay together."""
    return sum(case.truth.name.encode()) % FOLDS


def left_out(material: Material, leave: Leave, columns: Ints | None = None) -> list[Scored]:
    """Every case with its candidates' probabilities by weights fitted on the cases of other parts."""
    found = []
    for part in sorted({leave(case) for case in material.cases}, key=str):
        rows = material.rows(lambda case, part=part: case.fitted_on and leave(case) != part)  # type: ignore[misc]
        weights = fit(material, rows, columns)
        mine = [case for case in material.cases if leave(case) == part]
        found += [(case, linker.softmax(case.rebuilding.pairs, weights)) for case in mine]
    return found


def linked_as_scored(scored: Sequence[Scored]) -> pd.DataFrame:
    """The rows of `linked`, by the probabilities as they are."""
    return pd.concat([linked(case, p, UNCALIBRATED) for case, p in scored], ignore_index=True)


def decided(scored: Sequence[Scored], leave: Leave) -> pd.DataFrame:
    """The rows of `linked`, decided by a calibration that was fitted on the cases of other parts."""
    to_fit = [(leave(case), linked(case, p, UNCALIBRATED)) for case, p in scored if case.fitted_on]
    lines = {
        part: calibrate(pd.concat([rows for other, rows in to_fit if other != part]))
        for part in sorted({leave(case) for case, _ in scored}, key=str)
    }
    return pd.concat([linked(case, p, lines[leave(case)]) for case, p in scored], ignore_index=True)


def calibrate(rows: pd.DataFrame) -> Calibration:
    """The line of each kind on which confidence meets accuracy, by the rows of `linked`.

    A kind's line is drawn towards that of all kinds, the more the fewer choices it has.
    """
    rows = rows[~rows["certain"]]
    among = (rows["kind"] == CONTENT) & (rows["marks"] >= MARKED)
    codes = (
        rows["kind"]
        .mask(among, AMONG_MARKS)
        .map({kind: n for n, kind in enumerate(KINDS)})
        .to_numpy(np.int64)
    )
    odds = np.array([linker.logit(p) for p in rows["probability"]])
    right = (rows["true"] == rows["chosen"]).to_numpy(float)

    def loss(lines: Floats) -> tuple[float, Floats]:
        own = lines[2:].reshape(len(KINDS), 2)
        shift, slope = lines[0] + own[codes, 0], lines[1] + own[codes, 1]
        score = shift + slope * odds
        value = (np.logaddexp(0, score) - right * score).sum() + KIND_PENALTY * (lines[2:] ** 2).sum() / 2
        off = 1 / (1 + np.exp(-score)) - right
        own_gradient = np.column_stack(
            [np.bincount(codes, each, minlength=len(KINDS)) for each in (off, off * odds)]
        )
        shared = own_gradient.sum(axis=0)
        return float(value), np.r_[shared, own_gradient.ravel() + KIND_PENALTY * lines[2:]]

    start = np.r_[0.0, 1.0, np.zeros(2 * len(KINDS))]
    lines = minimize(loss, start, jac=True, method="L-BFGS-B").x
    own = lines[:2] + lines[2:].reshape(len(KINDS), 2)
    return Calibration({kind: (float(a), float(b)) for kind, (a, b) in zip(KINDS, own, strict=True)})
