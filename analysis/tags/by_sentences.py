"""Judges comments as sentences in their context: an encoder, and what it does not see.

The encoder reads each comment beside what it answers. Its scores, those of what is answered, VADER's
parts, cues, form and place are weighed together by small fitted models.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import numpy as np

from analysis.models import embedding, encoder
from analysis.schema import STANCES, TONES
from analysis.tags import form, irony, judged, linear, toward
from analysis.tags.judged import Anew, Asked, Changed, Floats, Ints, Judge, Judged, Sure
from analysis.tags.linear import Seen
from analysis.tags.manner import CONTEXT, context

Scores = Mapping[str, Floats]

OUTPUTS: Mapping[str, tuple[str, ...]] = {
    "tone": TONES,
    "also": TONES,
    "irony": ("ironic",),
    "toward": toward.LABELS,
    "stance": STANCES,
    "polarity": ("negative", "neither", "positive"),
}
"""What the encoder scores: judgement -> labels, in the order of its outputs. `also` holds for every tone
that a careful reader would accept."""
LABELS: Mapping[str, tuple[str, ...]] = {
    "tone": TONES,
    irony.MODEL: irony.LABELS,
    toward.MODEL: toward.LABELS,
    "stance": STANCES,
}
"""What is judged: judgement -> labels."""
INDEPENDENT = frozenset({"also", "irony"})
"""Judgements whose labels do not exclude each other."""

FEATURES = (
    *(f"{name}: {label}" for name, labels in OUTPUTS.items() for label in labels),
    *(f"answered: {tone}" for tone in TONES),
    *CONTEXT,
)
FORM = slice(FEATURES.index(form.NAMES[0]), FEATURES.index(form.NAMES[-1]) + 1)
"""Where the features hold the form of a comment."""


def model_of(judgement: str) -> str:
    """The name of the fitted model that weighs all that is seen for a judgement."""
    return f"{encoder.MODEL}_{judgement}"


def _comments(asked: Asked) -> Judged:
    seen = see(scores(asked), asked, np.flatnonzero(asked.judged))
    ironic = sure(irony.MODEL, seen).shares[:, irony.LABELS.index("ironic")]
    return Judged(tones=sure("tone", seen), irony=ironic, targets=sure(toward.MODEL, seen))


def _stances(asked: Asked, rows: Ints) -> Sure:
    return sure("stance", see(scores(asked), asked, rows))


def _anew(asked: Asked) -> Anew:
    known, size = scores(asked), len(asked.judged)
    usual_form = asked.reading.usual_form(asked.judged)

    def judge(changed: Changed) -> Mapping[str, Floats]:
        whole = asked.followed_by(changed)
        rows = np.arange(size, len(whole.judged))
        said = _said_anew(known, whole, rows, changed)
        seen = see(said, whole, rows)
        seen.context[changed.without(judged.FORM), FORM] = usual_form
        ironic = sure(irony.MODEL, seen).shares[:, [irony.LABELS.index("ironic")]]
        return {
            judged.TONE: sure("tone", seen).shares,
            judged.IRONY: ironic,
            judged.STANCE: sure("stance", seen).shares,
        }

    return judge


def _said_anew(known: Scores, whole: Asked, rows: Ints, changed: Changed) -> Scores:
    """The scores of a thread and its changed comments; the encoder reads only what is new to it."""
    new = changed.without(judged.WORDS) | changed.without(judged.ANSWERED)
    texts = whole.reading.texts
    answered = [texts[row] if row >= 0 else None for row in whole.answered[rows[new]]]
    read = encoder.judge([texts[row] for row in rows[new]], answered)
    said = {name: np.vstack([part, part[changed.rows]]) for name, part in known.items()}
    for name, part in said.items():
        part[rows[new]] = read[name]
    return said


def sure(judgement: str, seen: Seen) -> Sure:
    """The probabilities of one judgement for what is seen of comments."""
    model = linear.load(model_of(judgement), FEATURES)
    no_heat = np.zeros(seen.context.shape[0])
    shares = model.probabilities(seen, no_heat)
    return Sure(shares, model.sure(shares, no_heat), model.of_two(shares, no_heat))


def scores(asked: Asked) -> Scores:
    """What the encoder says of each comment, by judgement; 0 of those that are not judged."""
    rows, texts = np.flatnonzero(asked.judged), asked.reading.texts
    answered = tuple(texts[row] if row >= 0 else None for row in asked.answered[rows])
    found = _scores(tuple(texts[row] for row in rows), answered)
    return {name: _spread(part, rows, len(texts)) for name, part in found.items()}


def _spread(part: Floats, rows: Ints, size: int) -> Floats:
    whole = np.zeros((size, part.shape[1]))
    whole[rows] = part
    return whole


@lru_cache(maxsize=1)  # tone and stance ask about the same thread in turn
def _scores(own: tuple[str, ...], answered: tuple[str | None, ...]) -> Scores:
    return encoder.judge(own, answered)


def see(scores: Scores, asked: Asked, rows: Ints) -> Seen:
    """What the weighing models see of each of `rows`."""
    said = {name: _logs(scores[name], name) for name in OUTPUTS}
    answered = asked.answered[rows]
    answers = answered >= 0
    judged_too = answers & asked.judged[answered]
    found = [said[name][rows] for name in OUTPUTS]
    found[list(OUTPUTS).index("stance")][~answers] = 0.0
    seen = np.hstack(
        [
            *found,
            said["tone"][answered] * judged_too[:, None],
            context(asked.reading, rows, answered, asked.quoted[rows]),
        ]
    )
    return Seen(linear.no_words(len(rows)), seen)


def _logs(scores: Floats, judgement: str) -> Floats:
    """Scores as logarithms of shares, where the labels exclude each other."""
    if judgement in INDEPENDENT or not len(scores):
        return scores
    return np.asarray(np.log(linear.softmax(scores) + 1e-6))


JUDGE = Judge(
    comments=_comments,
    stances=_stances,
    anew=_anew,
    context=(judged.ANSWERED, judged.FORM),
    vectors=embedding.vectors,
)
