"""The labelled comments, and those of GoEmotions, as lessons for the encoder."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.special import expit, softmax

from analysis.evaluation.encoder_fit import Floats, Ints, Lesson
from analysis.evaluation.tone_material import Material
from analysis.models import wording
from analysis.models.wording import Pieces
from analysis.tags.by_sentences import INDEPENDENT, OUTPUTS

SECOND_SHARE = 0.25
"""Part of a tone's truth for further tones that a reader would accept."""
SMOOTHED = 0.05
"""Part of each truth that is spread over all labels: no reader is that sure."""
LABEL_SHARE = 0.5
"""Part of a truth that is the reader's; the rest is the teacher's."""
POLARITIES = (-1, 0, 1)
EMOTIONS = "emotions"
MASKS = {"[NAME]": "Alex", "[RELIGION]": "religion"}
"""What GoEmotions put for names, and what stands there for us: a mask would be a word of its own."""


@dataclass(frozen=True)
class Truth:
    """What is known of each comment for one judgement."""

    shares: Floats
    """(comments, labels)"""
    known: Floats
    """(comments,): 0 or 1"""


def of_labels(material: Material) -> tuple[Lesson, Ints]:
    """The lesson of all labelled comments with own words, and their rows in the material."""
    rows = np.flatnonzero(material.labels["tone"].notna().to_numpy() & material.worded)
    labels = material.labels.iloc[rows]
    tone = _exclusive(labels["tone"], OUTPUTS["tone"])
    stance = _exclusive(labels["stance"], OUTPUTS["stance"])
    accepted = _accepted(labels["also"], tone)
    truths = {
        "tone": Truth(_smooth(_shared(tone.shares, accepted)), tone.known),
        "also": Truth(accepted, tone.known),
        "irony": Truth(labels["irony"].to_numpy(np.float64)[:, None], np.ones(len(rows))),
        "toward": _smoothed(_exclusive(labels["toward"], OUTPUTS["toward"])),
        "stance": Truth(_smooth(stance.shares), stance.known * (material.answered[rows] >= 0)),
        "polarity": _exclusive(labels["polarity"], POLARITIES),
    }
    return _lesson(pieces(material, rows), truths), rows


def pieces(material: Material, rows: Ints) -> list[Pieces]:
    """Comments of the material in numbers, each beside what it answers."""
    texts = material.reading.texts
    answered = [texts[row] if row >= 0 else None for row in material.answered[rows]]
    return wording.pieces([texts[row] for row in rows], answered)


def of_emotions(comments: Sequence[tuple[str, list[int], str]]) -> Lesson:
    """The lesson of GoEmotions: which of 28 emotions (or none) speak from each comment."""
    count = 1 + max(number for _, numbers, _ in comments for number in numbers)
    present = np.zeros((len(comments), count))
    for row, (_, numbers, _) in enumerate(comments):
        present[row, numbers] = 1.0
    texts = [unmasked(text) for text, _, _ in comments]
    truth = Truth(present, np.ones(len(comments)))
    return _lesson(wording.pieces(texts, [None] * len(texts)), {EMOTIONS: truth})


def shares(scores: Mapping[str, Floats]) -> dict[str, Floats]:
    """What a net says as probabilities."""
    return {
        name: expit(part) if name in INDEPENDENT else softmax(part, axis=1) for name, part in scores.items()
    }


def of_teacher(read: Sequence[Pieces], said: Mapping[str, Floats]) -> Lesson:
    """The lesson of unlabelled comments: what a teacher says of each; stance only of answers."""
    return Lesson(read, said, {name: _askable(read, name) for name in said})


def mixed(labelled: Lesson, said: Mapping[str, Floats]) -> Lesson:
    """The lesson of labelled comments, half of each truth is what a teacher says; all where no label is."""
    targets, weights = {}, {}
    for name, target in labelled.targets.items():
        known = labelled.weights[name]
        label = np.where(known[:, None] > 0, target, said[name])
        targets[name] = LABEL_SHARE * label + (1 - LABEL_SHARE) * said[name]
        weights[name] = np.maximum(known, (1 - LABEL_SHARE) * _askable(labelled.pieces, name))
    return Lesson(labelled.pieces, targets, weights)


def _askable(read: Sequence[Pieces], judgement: str) -> Floats:
    """1 for each comment that can be judged so, else 0."""
    return np.array([float(judgement != "stance" or each.answered[-1] == 1) for each in read])


def unmasked(text: str) -> str:
    for mask, word in MASKS.items():
        text = text.replace(mask, word)
    return text


def _lesson(read: list[Pieces], truths: dict[str, Truth]) -> Lesson:
    return Lesson(
        read,
        {name: truth.shares for name, truth in truths.items()},
        {name: truth.known for name, truth in truths.items()},
    )


def _exclusive(labels: pd.Series, names: Sequence[object]) -> Truth:
    codes = labels.map({name: n for n, name in enumerate(names)}).fillna(-1).to_numpy(np.int64)
    shares = np.zeros((len(codes), len(names)))
    known = codes >= 0
    shares[known, codes[known]] = 1.0
    return Truth(shares, known.astype(np.float64))


def _accepted(also: Iterable[object], tone: Truth) -> Floats:
    """1 for each tone that a reader would accept, the first one too."""
    accepted = tone.shares.copy()
    for row, names in enumerate(also):
        for name in names if isinstance(names, list) else []:
            if name in OUTPUTS["tone"]:
                accepted[row, OUTPUTS["tone"].index(name)] = 1.0
    return accepted


def _shared(first: Floats, accepted: Floats) -> Floats:
    """The truth shared between the first tone and the further ones."""
    further = accepted - first
    count = further.sum(axis=1, keepdims=True)
    share = np.where(count > 0, SECOND_SHARE, 0.0)
    return np.asarray((1 - share) * first + share * further / np.maximum(count, 1))


def _smoothed(truth: Truth) -> Truth:
    return Truth(_smooth(truth.shares), truth.known)


def _smooth(shares: Floats) -> Floats:
    return (1 - SMOOTHED) * shares + SMOOTHED / shares.shape[1]
