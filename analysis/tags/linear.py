"""Linear classifiers over words and context: fitted elsewhere, here plain arrays and one softmax.

Equal to scikit-learn's TfidfVectorizer and LogisticRegression, without the second that importing them
takes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from analysis import models
from analysis.errors import REINSTALL, DamagedModel

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Ints = NDArray[np.int64]

VOCABULARY = "vocabulary"

SECOND_LEAST = 0.05
"""A label less probable than this is not named beside another as what it might be instead."""


@dataclass(frozen=True)
class Vocabulary:
    """Single words and how much each tells; a text is the weighted words that it holds."""

    words: Sequence[str]
    rarity: Floats
    """Inverse document frequency of each word: log((1 + texts) / (1 + texts with it)) + 1."""

    @cached_property
    def _column(self) -> Mapping[str, int]:
        return dict(zip(self.words, range(len(self.words)), strict=True))

    def weigh(self, tokenised: Sequence[Sequence[str]]) -> sparse.csr_array:
        """One row a text, one column a word: (1 + log(count)) · rarity, in rows of length 1."""
        column = self._column
        counted = [Counter(column[token] for token in tokens if token in column) for tokens in tokenised]
        starts = np.cumsum([0, *map(len, counted)], dtype=np.int32)
        columns = np.array([at for row in counted for at in row], dtype=np.int32)
        times = np.array([count for row in counted for count in row.values()], dtype=np.float64)
        weights = (1 + np.log(times)) * self.rarity[columns]
        matrix = sparse.csr_array((weights, columns, starts), shape=(len(counted), len(column)))
        lengths = np.sqrt(matrix.multiply(matrix).sum(axis=1))
        matrix.data /= np.repeat(lengths, np.diff(starts))
        return matrix


@dataclass(frozen=True)
class Seen:
    """What a classifier sees of texts: one row a text."""

    words: sparse.csr_array
    """As weighed by the vocabulary."""
    context: Floats

    def rows(self, chosen: Bools | Ints) -> Seen:
        return Seen(self.words[chosen], self.context[chosen])


@dataclass(frozen=True)
class Calibration:
    """What turns scores into honest probabilities: fitted on threads that the classifier had not seen."""

    sharpness: float
    """Factor of all scores; below 1 where the classifier is too sure."""
    bias: Floats
    """(labels,): corrects how common each label is in threads."""
    heat: Floats
    """(labels,): how much more common each label is for each unit of its thread's heat."""

    def probabilities(self, scores: Floats, heat: Floats) -> Floats:
        """One row a text, one column a label; every row sums to 1. `heat` is that of each text's thread."""
        return softmax(self.sharpness * scores + self.bias + np.outer(heat, self.heat))


@dataclass(frozen=True)
class Linear:
    """A multinomial logistic regression with its calibration."""

    labels: tuple[str, ...]
    words: Floats
    """(words of the vocabulary, labels)"""
    context: Floats
    """(columns of `Seen.context`, labels)"""
    intercept: Floats
    """(labels,)"""
    calibration: Calibration
    shown_from: Floats
    """(2, labels): the probability from which a label was right often enough to be shown, in threads less
    heated than usual and in the others; infinite where it never was."""
    two_from: float
    """Where no label is shown: the probability of the two likeliest together from which the right one was
    among them as often; infinite where it never was."""

    def scores(self, seen: Seen) -> Floats:
        """One row a text, one column a label, not calibrated."""
        return np.asarray(seen.words @ self.words + seen.context @ self.context + self.intercept)

    def probabilities(self, seen: Seen, heat: Floats) -> Floats:
        """One row a text, one column a label; every row sums to 1. `heat` is that of each text's thread."""
        return self.calibration.probabilities(self.scores(seen), heat)

    def sure(self, shares: Floats, heat: Floats) -> Bools:
        """Of each row of probabilities, whether its likeliest label is sure enough to be shown."""
        return sure(shares, heat, self.shown_from)

    def of_two(self, shares: Floats, heat: Floats) -> Bools:
        """Of each row of probabilities, whether it is sure enough that its label is one of two, not which."""
        return of_two(shares, self.sure(shares, heat), self.two_from)


def sure(shares: Floats, heat: Floats, shown_from: Floats) -> Bools:
    """Of each row of probabilities, whether its greatest reaches the threshold of its label and thread."""
    least = shown_from[(heat >= 0).astype(np.int64), likeliest(shares)]
    return np.asarray(shares.max(axis=1, initial=0.0) >= least)


def likeliest(shares: Floats) -> NDArray[np.intp]:
    """The column of the greatest of each row; of equals, the first."""
    return np.asarray(shares.argmax(axis=1))


def of_two(shares: Floats, shown: Bools, least: float) -> Bools:
    """Of each row that is not `shown`, whether its two greatest reach `least` and the second counts."""
    second = np.sort(shares, axis=1)[:, -2]
    return np.asarray(~shown & (second >= SECOND_LEAST) & (two_likeliest(shares) >= least))


def two_likeliest(shares: Floats) -> Floats:
    """The sum of the two greatest of each row."""
    return np.asarray(np.sort(shares, axis=1)[:, -2:].sum(axis=1))


def softmax(scores: Floats) -> Floats:
    """exp(scores) as shares of their row."""
    raised = np.exp(scores - scores.max(axis=1, keepdims=True, initial=-np.inf))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True))


def no_words(rows: int) -> sparse.csr_array:
    """Words of texts for a model that counts none."""
    return sparse.csr_array((rows, 0), dtype=np.float64)


@cache
def vocabulary() -> Vocabulary:
    """The words that all classifiers count. Raises DamagedModel."""
    arrays = models.load(VOCABULARY).arrays
    words = arrays["words"].tobytes().decode("utf-8").split("\n")
    if len(words) != len(arrays["rarity"]):
        raise DamagedModel(f"{VOCABULARY}.npz", "not one weight a word", REINSTALL)
    return Vocabulary(words, arrays["rarity"].astype(np.float64))


@cache
def load(name: str, features: tuple[str, ...]) -> Linear:
    """The classifier `name` for context columns `features` and today's vocabulary, or for no words.

    Raises DamagedModel where it was fitted for others, or its arrays have other shapes.
    """
    card, arrays = models.load(name).card, models.load(name).arrays
    counted = {None, models.load(VOCABULARY).card["digest"]}
    if tuple(card["features"]) != features or card["vocabulary"] not in counted:
        raise DamagedModel(f"{name}.json", "fitted for other features", REINSTALL)
    labels = len(card["labels"])
    shapes = {
        "words": (len(vocabulary().words) if card["vocabulary"] else 0, labels),
        "context": (len(features), labels),
        "intercept": (labels,),
        "sharpness": (),
        "bias": (labels,),
        "heat": (labels,),
        "shown_from": (2, labels),
        "two_from": (),
    }
    if {key: array.shape for key, array in arrays.items()} != shapes:
        raise DamagedModel(f"{name}.npz", "arrays of other shapes", REINSTALL)
    real = {key: array.astype(np.float64) for key, array in arrays.items()}
    return Linear(
        labels=tuple(card["labels"]),
        words=real["words"],
        context=real["context"],
        intercept=real["intercept"],
        calibration=Calibration(float(real["sharpness"]), real["bias"], real["heat"]),
        shown_from=real["shown_from"],
        two_from=float(real["two_from"]),
    )


def arrays(model: Linear) -> dict[str, NDArray[np.float32]]:
    """What `load` reads: the model as it is stored."""
    parts = {
        "words": model.words,
        "context": model.context,
        "intercept": model.intercept,
        "sharpness": np.float64(model.calibration.sharpness),
        "bias": model.calibration.bias,
        "heat": model.calibration.heat,
        "shown_from": model.shown_from,
        "two_from": np.float64(model.two_from),
    }
    return {name: np.asarray(part, dtype=np.float32) for name, part in parts.items()}
