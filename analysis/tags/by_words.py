"""Judges comments by single words, turns of phrase and place: quick, and less often right.

Fitted linear models; no sentence is read as a whole.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np

from analysis import models
from analysis.schema import STANCES, TONES
from analysis.tags import form, irony, judged, linear, toward
from analysis.tags.judged import Anew, Asked, Changed, Floats, Ints, Judge, Judged, Sure
from analysis.tags.linear import Linear, Seen, Vocabulary
from analysis.tags.manner import CONTEXT, PLACE, context

TONE, STANCE = "tone", "stance"

HEATED = ("critical", "mocking", "hostile")
"""The tones whose share in a thread is its heat."""
HEATED_COLUMNS = [TONES.index(tone) for tone in HEATED]
HEAT_WEIGHT = 8
"""Comments as many as which the usual heat counts: a short thread tells little of how heated it is."""

FORM = slice(CONTEXT.index(form.NAMES[0]), CONTEXT.index(form.NAMES[-1]) + 1)
"""Where the context holds the form of a comment."""

PAIR = (*CONTEXT, *(f"answered: {name}" for name in CONTEXT if name not in PLACE))
"""What is seen of a reply, then of what it answers, but for that one's own place."""


def _comments(asked: Asked) -> Judged:
    """Also by how heated the thread is as a whole: a calm one is not read like a quarrel."""
    seen = see(asked, linear.vocabulary(), np.flatnonzero(asked.judged))
    heat = np.full(seen.context.shape[0], _heat(seen))
    return Judged(
        tones=_sure(linear.load(TONE, CONTEXT), seen, heat),
        irony=_ironic(seen, heat),
        targets=_sure(linear.load(toward.MODEL, CONTEXT), seen, heat),
    )


def _heat(thread: Seen) -> float:
    """The heat of a thread, by what is seen of its comments."""
    shares = linear.softmax(linear.load(TONE, CONTEXT).scores(thread))
    return heat_of(shares, float(models.load(TONE).card["usual_heat"]))


def _ironic(seen: Seen, heat: Floats) -> Floats:
    """The probability (0-1) of irony, never above the share of ironic ones among those that seemed surest."""
    shares = linear.load(irony.MODEL, CONTEXT).probabilities(seen, heat)
    highest = float(models.load(irony.MODEL).card["highest"])
    return np.asarray(np.minimum(shares[:, irony.LABELS.index("ironic")], highest))


def _stances(asked: Asked, rows: Ints) -> Sure:
    seen = see_pairs(asked, rows, linear.vocabulary())
    return _sure(linear.load(STANCE, PAIR), seen, np.zeros(len(rows)))


def _anew(asked: Asked) -> Anew:
    thread, size = see(asked, linear.vocabulary(), np.flatnonzero(asked.judged)), len(asked.judged)
    thread_heat, usual_form = _heat(thread), asked.reading.usual_form(asked.judged)

    def judge(changed: Changed) -> Mapping[str, Floats]:
        whole = asked.followed_by(changed)
        rows = np.arange(size, len(whole.judged))
        pairs = rows[whole.answered[rows] >= 0]
        seen = see(whole, linear.vocabulary(), rows)
        seen.context[changed.without(judged.FORM), FORM] = usual_form
        heat = np.where(changed.without(judged.THREAD), 0.0, thread_heat)
        stances = np.zeros((len(rows), len(STANCES)))
        stances[pairs - size] = _stances(whole, pairs).shares
        return {
            judged.TONE: linear.load(TONE, CONTEXT).probabilities(seen, heat),
            judged.IRONY: _ironic(seen, heat)[:, None],
            judged.STANCE: stances,
        }

    return judge


def _sure(model: Linear, seen: Seen, heat: Floats) -> Sure:
    shares = model.probabilities(seen, heat)
    return Sure(shares, model.sure(shares, heat), model.of_two(shares, heat))


def see(asked: Asked, vocabulary: Vocabulary, rows: Ints) -> Seen:
    """What the classifiers see of comments, by their rows."""
    words = vocabulary.weigh([asked.reading.tokens[row] for row in rows])
    return Seen(words, context(asked.reading, rows, asked.answered[rows], asked.quoted[rows]))


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


JUDGE = Judge(
    comments=_comments,
    stances=_stances,
    anew=_anew,
    context=(judged.ANSWERED, judged.THREAD, judged.FORM),
    vectors=None,
)
