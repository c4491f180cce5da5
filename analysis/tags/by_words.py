"""Judges comments by single words, turns of phrase and place: quick, and less often right.

Fitted linear models; no sentence is read as a whole.
"""

from __future__ import annotations

import math

import numpy as np

from analysis import models
from analysis.schema import TONES
from analysis.tags import irony, linear, toward
from analysis.tags.judged import Asked, Floats, Ints, Judge, Judged, Sure
from analysis.tags.linear import Linear, Seen, Vocabulary
from analysis.tags.manner import CONTEXT, PLACE, context

TONE, STANCE = "tone", "stance"

HEATED = ("critical", "mocking", "hostile")
"""The tones whose share in a thread is its heat."""
HEATED_COLUMNS = [TONES.index(tone) for tone in HEATED]
HEAT_WEIGHT = 8
"""Comments as many as which the usual heat counts: a short thread tells little of how heated it is."""

PAIR = (*CONTEXT, *(f"answered: {name}" for name in CONTEXT if name not in PLACE))
"""What is seen of a reply, then of what it answers, but for that one's own place."""


def _comments(asked: Asked) -> Judged:
    """Also by how heated the thread is as a whole: a calm one is not read like a quarrel."""
    rows = np.flatnonzero(asked.judged)
    seen = see(asked, linear.vocabulary()).rows(rows)
    tones = linear.load(TONE, CONTEXT)
    scores = tones.scores(seen)
    usual = float(models.load(TONE).card["usual_heat"])
    heat = np.full(len(rows), heat_of(linear.softmax(scores), usual))
    shares = tones.calibration.probabilities(scores, heat)
    return Judged(
        tones=Sure(shares, tones.sure(shares, heat)),
        irony=_ironic(seen, heat),
        targets=_sure(linear.load(toward.MODEL, CONTEXT), seen, heat),
    )


def _ironic(seen: Seen, heat: Floats) -> Floats:
    """The probability (0-1) of irony, never above the share of ironic ones among those that seemed surest."""
    shares = linear.load(irony.MODEL, CONTEXT).probabilities(seen, heat)
    highest = float(models.load(irony.MODEL).card["highest"])
    return np.asarray(np.minimum(shares[:, irony.LABELS.index("ironic")], highest))


def _stances(asked: Asked, rows: Ints) -> Sure:
    seen = see_pairs(asked, rows, linear.vocabulary())
    return _sure(linear.load(STANCE, PAIR), seen, np.zeros(len(rows)))


def _sure(model: Linear, seen: Seen, heat: Floats) -> Sure:
    shares = model.probabilities(seen, heat)
    return Sure(shares, model.sure(shares, heat))


def see(asked: Asked, vocabulary: Vocabulary) -> Seen:
    """What the classifiers see of each comment."""
    rows = np.arange(len(asked.answered))
    words = vocabulary.weigh(asked.reading.tokens)
    return Seen(words, context(asked.reading, rows, asked.answered, asked.quoted))


def see_pairs(asked: Asked, rows: Ints, vocabulary: Vocabulary) -> Seen:
    """What the classifier of stances sees of replies, by their rows, and of what they answer."""
    reading, answered = asked.reading, asked.answered[rows]
    theirs = np.hstack([reading.form, reading.sentiment])[answered]
    own = context(reading, rows, answered, asked.quoted[rows])
    return Seen(vocabulary.weigh([reading.tokens[row] for row in rows]), np.hstack([own, theirs]))


def heat_of(shares: Floats, usual: float) -> float:
    """How many tenths the share of heated tones in a thread lies above the usual one (0-1).

    `shares` are those of its comments before calibration. Summed exactly, so that the order of the
    comments changes nothing.
    """
    heated = shares[:, HEATED_COLUMNS].sum(axis=1) - usual
    return 10 * math.fsum(heated) / (len(heated) + HEAT_WEIGHT)


JUDGE = Judge(comments=_comments, stances=_stances)
