"""Fits the linear classifiers: weights, then calibration and thresholds on threads they have not seen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.optimize import minimize
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from analysis.evaluation.tone_gold import WHOLE_THREADS
from analysis.tags import linear
from analysis.tags.linear import (
    Calibration,
    Floats,
    Linear,
    Seen,
    Vocabulary,
    likeliest,
    softmax,
    sure,
    two_likeliest,
)

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
Texts = Sequence[Sequence[str]]

FOLDS = 10
SEED = 0
WORD_SCALE = 6.0
"""Factor of the words beside the context, whose columns have variance 1: 5 to 7 do equally well."""
STEPS, TOLERANCE = 150, 1e-3
CALIBRATION_PENALTY = 1.0
SECOND_SHARE = 0.25
"""Part of a row's weight for labels that a reader would accept too; .2 to .35 do equally well."""
THRESHOLDS = np.arange(0.4, 0.96, 0.01).round(2)
LEAST_SHOWN = 20
"""Comments that a threshold is judged by; fewer prove nothing."""


@dataclass(frozen=True)
class Examples:
    """What a classifier is fitted on and measured by: one row a comment (or a pair of comments)."""

    labels: tuple[str, ...]
    seen: Seen
    codes: Ints
    """The right label of each row, -1 where it has none."""
    threads: NDArray[np.str_]
    """The thread of each row: no thread is both fitted on and measured by."""
    sources: NDArray[np.str_]
    """The benchmark that each row is from."""
    second: Sequence[Sequence[int]] = ()
    """Labels that a careful reader would accept too, of each row."""
    penalty: float = 0.01
    """Inverse strength of the squared penalty (scikit-learn's C), chosen by the held-out likelihood."""

    @property
    def labelled(self) -> Bools:
        return np.asarray(self.codes >= 0)

    @property
    def natural(self) -> Bools:
        """The labelled rows of whole threads, as they came: not pairs, and not picked for what they are."""
        return np.asarray(self.labelled & np.isin(self.sources, WHOLE_THREADS))


Fit = Callable[[Examples, Bools], Linear]
"""What makes a classifier, not calibrated, of the labelled ones among some rows."""


Thresholds = Callable[[Floats, Ints, Floats, float], Floats]
"""What makes thresholds, (2, labels), of shares, right labels, the heat of the thread and an aim."""


@dataclass(frozen=True)
class Way:
    """How one judgement is fitted."""

    fit: Fit
    thresholds: Thresholds
    aim: float
    """How often right what is shown must have been."""


def vocabulary(free: Texts, labelled: Texts, threads: Sequence[str]) -> Vocabulary:
    """The words of 5 of the `free` texts, or of 3 `labelled` ones in 2 threads: no private names.

    Counted without a look at the labels.
    """
    in_free = Counter(word for text in free for word in set(text))
    in_labelled = Counter(word for text in labelled for word in set(text))
    homes = {(word, thread) for text, thread in zip(labelled, threads, strict=True) for word in text}
    in_threads = Counter(word for word, _ in homes)
    words = sorted(
        word
        for word in in_free | in_labelled
        if in_free[word] >= 5 or (in_labelled[word] >= 3 and in_threads[word] >= 2)
    )
    used = np.array([in_free[word] + in_labelled[word] for word in words])
    return Vocabulary(words, np.log((1 + len(free) + len(labelled)) / (1 + used)) + 1)


def emotions(words: sparse.csr_array, present: Bools) -> Floats:
    """One row a word, one column an emotion: how much the word speaks for it, by one regression each."""
    columns = []
    for emotion in present.T:
        model = LogisticRegression(C=2.0, solver="liblinear", tol=1e-2, random_state=SEED)
        columns.append(model.fit(sparse.csr_matrix(words), emotion).coef_[0])
    return np.column_stack(columns)


def fit(examples: Examples, rows: Bools, feelings: Floats | None = None) -> Linear:
    """The classifier of the labelled ones among `rows`, not calibrated; `feelings` as `emotions` gives them.

    A label that a reader would accept too gets part of the row's weight. The emotions are linear in
    the words: what they weigh is added to the words' weights.
    """
    chosen = np.flatnonzero(rows & examples.labelled)
    seen = examples.seen.rows(chosen)
    context = seen.context if feelings is None else np.hstack([seen.context, seen.words @ feelings])
    centre, spread = context.mean(axis=0), context.std(axis=0)
    spread[spread < 1e-9] = 1.0
    matrix = sparse.csr_matrix(sparse.hstack([WORD_SCALE * seen.words, (context - centre) / spread]))
    row, code, weight = _weighed(examples, chosen)
    model = LogisticRegression(C=examples.penalty, max_iter=STEPS, tol=TOLERANCE)
    model.fit(matrix[row], code, sample_weight=weight)
    return _unscaled(model, examples, centre, spread, feelings)


def _weighed(examples: Examples, chosen: Ints) -> tuple[Ints, Ints, Floats]:
    """Row among the chosen, label and weight: what scikit-learn takes for labels that are shared."""
    shared: list[tuple[int, int, float]] = []
    for row, n in enumerate(chosen):
        others = examples.second[n] if len(examples.second) else ()
        share = SECOND_SHARE if others else 0.0
        shared.append((row, int(examples.codes[n]), 1.0 - share))
        shared += [(row, other, share / len(others)) for other in others]
    rows, codes, weights = zip(*shared, strict=True)
    return np.array(rows), np.array(codes), np.array(weights)


def _unscaled(
    model: LogisticRegression, examples: Examples, centre: Floats, spread: Floats, feelings: Floats | None
) -> Linear:
    """The fitted model for columns as they are: scales, centres and emotions put into the weights."""
    two = len(model.coef_) == 1
    coefficients = np.outer(model.coef_[0], [0, 1]) if two else model.coef_.T
    intercept = np.array([0.0, model.intercept_[0]]) if two else model.intercept_
    words, context = coefficients[: -len(centre)] * WORD_SCALE, coefficients[-len(centre) :] / spread[:, None]
    intercept = intercept - centre @ context
    own = examples.seen.context.shape[1]
    if feelings is not None:
        words = words + feelings @ context[own:]
    nothing = np.zeros(len(examples.labels))
    return Linear(
        examples.labels,
        words,
        context[:own],
        intercept,
        Calibration(1.0, nothing, nothing),
        np.stack([nothing] * 2),
        two_from=0.0,
    )


def folds(examples: Examples, seed: int) -> Iterator[tuple[Bools, Bools]]:
    """(rows to fit on, rows to measure) by thread; together the latter are all rows."""
    split = GroupKFold(FOLDS, shuffle=True, random_state=seed)
    for _, held_out in split.split(examples.codes, groups=examples.threads):
        measured = np.zeros(len(examples.codes), dtype=bool)
        measured[held_out] = True
        yield ~measured, measured


def held_out_scores(examples: Examples, fit: Fit) -> Floats:
    """The scores of every row by a classifier that saw no comment of its thread."""
    scores = np.zeros((len(examples.codes), len(examples.labels)))
    for fitted, measured in folds(examples, SEED):
        scores[measured] = fit(examples, fitted).scores(examples.seen.rows(measured))
    return scores


def calibrate(scores: Floats, heat: Floats, codes: Ints) -> Calibration:
    """The calibration that makes the right labels most likely, drawn a little towards changing nothing."""
    count = scores.shape[1]
    right = np.arange(len(codes)), codes

    def loss(values: Floats) -> tuple[float, Floats]:
        sharpness, bias, by_heat = values[0], values[1 : 1 + count], values[1 + count :]
        shares = softmax(sharpness * scores + bias + np.outer(heat, by_heat))
        error = shares.copy()
        error[right] -= 1.0
        away = values - start
        gradient = (
            np.r_[(error * scores).sum(), error.sum(axis=0), heat @ error] + 2 * CALIBRATION_PENALTY * away
        )
        return float(-np.log(shares[right]).sum() + CALIBRATION_PENALTY * away @ away), gradient

    start = np.r_[1.0, np.zeros(2 * count)]
    found = minimize(loss, start, jac=True, method="L-BFGS-B").x
    return Calibration(float(found[0]), found[1 : 1 + count], found[1 + count :])


def held_out_shares(examples: Examples, scores: Floats, heat: Floats) -> Floats:
    """The probabilities of every row, calibrated on natural rows of other threads than its own."""
    shares = np.zeros_like(scores)
    for fitted, measured in folds(examples, SEED + 1):
        rows = fitted & examples.natural
        calibration = calibrate(scores[rows], heat[rows], examples.codes[rows])
        shares[measured] = calibration.probabilities(scores[measured], heat[measured])
    return shares


def label_thresholds(shares: Floats, codes: Ints, heat: Floats, aim: float) -> Floats:
    """(2, labels): the least probability from which each label was right as often as `aim`; else infinite.

    First in threads less heated than usual, then in the others.
    """
    sides = heat < 0, heat >= 0
    return np.stack([_thresholds(shares[side], codes[side], aim) for side in sides])


def _thresholds(shares: Floats, codes: Ints, aim: float) -> Floats:
    """(labels,): the thresholds of rows of one kind."""
    found = np.full(shares.shape[1], np.inf)
    named, highest = likeliest(shares), shares.max(axis=1, initial=0.0)
    for label in range(shares.shape[1]):
        found[label] = _threshold(highest[named == label], codes[named == label] == label, aim)
    return found


def one_threshold(shares: Floats, codes: Ints, _: Floats, aim: float) -> Floats:
    """(2, labels), all the same: the least probability from which labels were right as often as `aim`."""
    least = _threshold(shares.max(axis=1, initial=0.0), likeliest(shares) == codes, aim)
    return np.full((2, shares.shape[1]), least)


def _threshold(probability: Floats, right: Bools, aim: float) -> float:
    for least in THRESHOLDS:
        shown = probability >= least
        if shown.sum() >= LEAST_SHOWN and right[shown].mean() >= aim:
            return float(least)
    return np.inf


def two_threshold(shares: Floats, codes: Ints, shown: Bools, aim: float) -> float:
    """The least probability of the two likeliest from which one of them was right as often as `aim`.

    Of rows where no label is `shown`; infinite where it never was.
    """
    return _threshold(two_likeliest(shares[~shown]), among_two(shares, codes)[~shown], aim)


def among_two(shares: Floats, codes: Ints) -> Bools:
    """Of each row, whether its label is one of the two likeliest."""
    likeliest_two = np.argsort(-shares, axis=1, kind="stable")[:, :2]
    return np.asarray((likeliest_two == codes[:, None]).any(axis=1))


def held_out_sure(examples: Examples, shares: Floats, heat: Floats, way: Way) -> tuple[Bools, Bools]:
    """Of every row, whether its likeliest label is shown, and else whether its two likeliest are.

    By thresholds from other threads than its own.
    """
    shown, of_two = np.zeros((2, len(shares)), dtype=bool)
    for fitted, measured in folds(examples, SEED + 1):
        rows = fitted & examples.natural
        least = way.thresholds(shares[rows], examples.codes[rows], heat[rows], way.aim)
        sure_of_one = sure(shares, heat, least)
        two_from = two_threshold(shares[rows], examples.codes[rows], sure_of_one[rows], way.aim)
        shown[measured] = sure_of_one[measured]
        of_two[measured] = linear.of_two(shares[measured], sure_of_one[measured], two_from)
    return shown, of_two


def finished(examples: Examples, scores: Floats, heat: Floats, way: Way) -> Linear:
    """The classifier of all rows, with the calibration and the thresholds that held-out rows call for."""
    rows = examples.natural
    calibration = calibrate(scores[rows], heat[rows], examples.codes[rows])
    shares = held_out_shares(examples, scores, heat)
    shown_from = way.thresholds(shares[rows], examples.codes[rows], heat[rows], way.aim)
    shown = sure(shares[rows], heat[rows], shown_from)
    return replace(
        way.fit(examples, np.ones(len(examples.codes), dtype=bool)),
        calibration=calibration,
        shown_from=shown_from,
        two_from=two_threshold(shares[rows], examples.codes[rows], shown, way.aim),
    )
