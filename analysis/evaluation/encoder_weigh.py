"""Fits what weighs the encoder's scores with all else that is seen of a comment, on held-out scores.

Needs no torch: the scores of encoders that did not see the measured threads are stored beside the labels.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import numpy as np
import pandas as pd
from scipy.optimize import minimize

from analysis.evaluation import tone_gold
from analysis.evaluation.tone_fit import SECOND_SHARE, Bools, Examples, Ints
from analysis.evaluation.tone_material import Material
from analysis.schema import STANCES, TONES
from analysis.tags import by_sentences, irony, toward
from analysis.tags.by_sentences import OUTPUTS
from analysis.tags.linear import Calibration, Floats, Linear, Seen, no_words, softmax

HELD_OUT = Path(tone_gold.LABELS).with_name("held_out.npz")

PENALTY = 300.0
"""How strongly all else is drawn to what the encoder says, by the likelihood of held-out rows."""
BIAS_PENALTY, SHARPNESS_PENALTY = 1.0, 10.0
STEPS = 300
TINY = 1e-12


def store(material: Material, scores: Mapping[str, Floats]) -> None:
    """Keeps the held-out scores, by the comments' uids; those of other comments are not numbers."""
    known = np.isfinite(scores["tone"]).all(axis=1)
    uids = material.gold.comments["comment_id"].to_numpy(dtype=str)[known]
    said = np.hstack([scores[name][known] for name in OUTPUTS]).astype(np.float16)
    words = np.frombuffer("\n".join(uids).encode(), dtype=np.uint8)
    with HELD_OUT.open("wb") as file:
        np.savez_compressed(file, uids=words, scores=said)


@dataclass(frozen=True)
class HeldOutScores:
    """The material as the weighing models see it."""

    material: Material

    @cached_property
    def scores(self) -> Mapping[str, Floats]:
        """Judgement -> (comments of the material, labels); 0 of comments without stored scores."""
        with np.load(HELD_OUT, allow_pickle=False) as stored:
            uids = stored["uids"].tobytes().decode().split("\n")
            found = pd.DataFrame(stored["scores"].astype(np.float64), index=uids)
        whole = found.reindex(self.material.gold.comments["comment_id"]).to_numpy()
        ends = np.cumsum([len(labels) for labels in OUTPUTS.values()])
        return dict(zip(OUTPUTS, np.split(whole, ends[:-1], axis=1), strict=True))

    @cached_property
    def known(self) -> Bools:
        return np.asarray(np.isfinite(self.scores["tone"]).all(axis=1))

    @cached_property
    def seen(self) -> Floats:
        """(comments, features); 0 of comments without stored scores."""
        material = self.material
        asked = replace(material.asked, judged=self.known)
        scores = {name: np.nan_to_num(part) for name, part in self.scores.items()}
        found = np.zeros((len(self.known), len(by_sentences.FEATURES)))
        rows = np.flatnonzero(self.known)
        found[rows] = by_sentences.see(scores, asked, rows).context
        return found

    def tones(self) -> Examples:
        return self._examples(TONES, self.material.tones())

    def ironies(self) -> Examples:
        return self._examples(irony.LABELS, self.material.ironies())

    def targets(self) -> Examples:
        return self._examples(toward.LABELS, self.material.targets())

    def stances(self) -> Examples:
        """Of replies whose answered comment has own words too."""
        codes = self.material.codes("stance", STANCES)
        answered = self.material.answered
        pairs = (answered >= 0) & self.material.worded[answered]
        every = replace(self.material.ironies(), labels=STANCES, codes=np.where(pairs, codes, -1))
        return self._examples(STANCES, every)

    def _examples(self, labels: tuple[str, ...], like: Examples) -> Examples:
        return replace(
            like,
            labels=labels,
            seen=Seen(no_words(len(self.seen)), self.seen),
            codes=np.where(self.known, like.codes, -1),
            penalty=PENALTY,
        )


def fit(examples: Examples, rows: Bools, judgement: str) -> Linear:
    """The labelled ones among `rows`, weighed: what the encoder says, moved by all else that is seen.

    The squared penalty draws the weights of all else to 0, so that little data changes little.
    """
    chosen = np.flatnonzero(rows & examples.labelled)
    seen = examples.seen.context[chosen]
    centre, spread = seen.mean(axis=0), seen.std(axis=0)
    spread[spread < 1e-9] = 1.0
    said = seen @ _encoders_own(judgement)
    sharpness, bias, weights = _fitted(
        said, (seen - centre) / spread, _truth(examples, chosen), examples.penalty
    )
    weights = weights / spread[:, None]
    labels = len(examples.labels)
    nothing = np.zeros(labels)
    return Linear(
        labels=examples.labels,
        words=np.zeros((0, labels)),
        context=weights + sharpness * _encoders_own(judgement),
        intercept=bias - centre @ weights,
        calibration=Calibration(1.0, nothing, nothing),
        shown_from=np.stack([nothing] * 2),
        two_from=0.0,
    )


def _encoders_own(judgement: str) -> Floats:
    """(features, labels): 1 where a feature is what the encoder says of a label."""
    labels = by_sentences.LABELS[judgement]
    names = {f"{judgement}: {label}": n for n, label in enumerate(labels)}
    found = np.zeros((len(by_sentences.FEATURES), len(labels)))
    for row, name in enumerate(by_sentences.FEATURES):
        if name in names:
            found[row, names[name]] = 1.0
    return found


def _truth(examples: Examples, chosen: Ints) -> Floats:
    """(chosen, labels): the first label, shared with those that a reader would accept too."""
    shares = np.zeros((len(chosen), len(examples.labels)))
    shares[np.arange(len(chosen)), examples.codes[chosen]] = 1.0
    for row, n in enumerate(chosen):
        others = list(examples.second[n]) if len(examples.second) else []
        if others:
            shares[row] *= 1 - SECOND_SHARE
            shares[row, others] += SECOND_SHARE / len(others)
    return shares


def _fitted(said: Floats, seen: Floats, truth: Floats, penalty: float) -> tuple[float, Floats, Floats]:
    """(sharpness of what the encoder says, bias, weights) that make the truth most likely."""
    labels = truth.shape[1]

    def loss(values: Floats) -> tuple[float, Floats]:
        sharpness, bias, weights = values[0], values[1 : 1 + labels], values[1 + labels :].reshape(-1, labels)
        shares = softmax(sharpness * said + bias + seen @ weights)
        error = shares - truth
        away = sharpness - 1.0
        drawn = SHARPNESS_PENALTY * away**2 + BIAS_PENALTY * bias @ bias + penalty * (weights**2).sum()
        gradient = (
            np.array([(error * said).sum() + SHARPNESS_PENALTY * away]),
            error.sum(axis=0) + BIAS_PENALTY * bias,
            (seen.T @ error + penalty * weights).ravel(),
        )
        return float(-(truth * np.log(shares + TINY)).sum() + drawn / 2), np.concatenate(gradient)

    start = np.zeros(1 + labels + seen.shape[1] * labels)
    start[0] = 1.0
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": STEPS}).x
    return float(found[0]), found[1 : 1 + labels], found[1 + labels :].reshape(-1, labels)
