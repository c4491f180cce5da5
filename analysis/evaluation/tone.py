"""Fits and measures tone, irony, target and stance on comments that were labelled by a written guideline.

Everything is measured on threads that the classifier did not see, neither its weights nor its
calibration nor its thresholds: ten folds by thread.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np

from analysis import models, threads
from analysis.evaluation import tone_cards, tone_fit, tone_scores
from analysis.evaluation.tone_fit import Examples
from analysis.evaluation.tone_material import Material
from analysis.evaluation.tone_scores import HeldOut
from analysis.records import Comment, Document, Thread
from analysis.schema import LINKS
from analysis.tags import by_words, irony, linear, stance, tone, toward
from analysis.tags.linear import Floats, softmax
from analysis.tags.manner import CONTEXT

AIMS = {by_words.TONE: 0.8, irony.MODEL: 1.0, toward.MODEL: 0.75, by_words.STANCE: 0.75}
"""How often right what is shown must have been; irony is only ever given as a probability."""
SUREST = 50
"""Comments whose share of ironic ones is the highest probability of irony that is ever given."""


@dataclass(frozen=True)
class Measured:
    """The held-out judgements of every task, and the share of heated tones that is usual."""

    tones: HeldOut
    ironies: HeldOut
    targets: HeldOut
    stances: HeldOut
    usual_heat: float
    highest_irony: float


def measure(data: Path) -> Mapping[str, float]:
    """Scores on the labelled comments of the folder that holds `benchmarks/`."""
    material = Material.of(data)
    return _scores(material, _held_out(material)) | _speed(material)


def train(data: Path) -> None:
    """Fits the classifiers on all labelled comments and writes them with what was measured."""
    material = Material.of(data)
    measured = _held_out(material)
    scores = _scores(material, measured)
    words = np.frombuffer("\n".join(material.vocabulary.words).encode(), dtype=np.uint8)
    rarity = material.vocabulary.rarity.astype(np.float32)
    models.save(linear.VOCABULARY, {"words": words, "rarity": rarity}, tone_cards.vocabulary(material))
    digest = models.digest({"words": words, "rarity": rarity})
    held = {
        by_words.TONE: (measured.tones, CONTEXT, {"usual_heat": measured.usual_heat}),
        irony.MODEL: (measured.ironies, CONTEXT, {"highest": measured.highest_irony}),
        toward.MODEL: (measured.targets, CONTEXT, {}),
        by_words.STANCE: (measured.stances, by_words.PAIR, {}),
    }
    for name, (task, features, facts) in held.items():
        feelings = material.feelings if name == by_words.TONE else None
        model = tone_fit.finished(task.examples, task.scores, task.heat, AIMS[name], feelings)
        card = tone_cards.card(name, model, features, digest, scores)
        models.save(name, linear.arrays(model), {**card, **facts})


def _held_out(material: Material) -> Measured:
    tones = material.tones()
    scores = tone_fit.held_out_scores(tones, material.feelings)
    shares = softmax(scores)
    usual = float(shares[tones.natural][:, by_words.HEATED_COLUMNS].sum(axis=1).mean())
    heat = _heat(shares, material, usual)
    ironies = _judged(material.ironies(), heat, irony.MODEL)
    stances = material.stances()
    return Measured(
        tones=_with_shares(tones, scores, heat, AIMS[by_words.TONE]),
        ironies=ironies,
        targets=_judged(material.targets(), heat, toward.MODEL),
        stances=_judged(stances, np.zeros(len(stances.codes)), by_words.STANCE),
        usual_heat=usual,
        highest_irony=tone_scores.share_of_surest(ironies, SUREST),
    )


def _heat(shares: Floats, material: Material, usual: float) -> Floats:
    """The heat of each comment's thread, from its comments with own words."""
    heat = np.zeros(len(shares))
    for thread in np.unique(material.threads):
        rows = material.threads == thread
        heat[rows] = by_words.heat_of(shares[rows & material.worded], usual)
    return heat


def _judged(examples: Examples, heat: Floats, name: str) -> HeldOut:
    return _with_shares(examples, tone_fit.held_out_scores(examples), heat, AIMS[name])


def _with_shares(examples: Examples, scores: Floats, heat: Floats, aim: float) -> HeldOut:
    shares = tone_fit.held_out_shares(examples, scores, heat)
    return HeldOut(examples, scores, heat, shares, tone_fit.held_out_sure(examples, shares, heat, aim))


def _scores(material: Material, measured: Measured) -> dict[str, float]:
    vader = material.reading.sentiment[:, 0]
    natural = measured.tones.examples.natural
    found = {
        **tone_scores.tones(measured.tones, vader),
        **tone_scores.also(measured.tones, tone.ALSO_FROM),
        **tone_scores.ironies(measured.ironies, measured.highest_irony),
        **tone_scores.targets(measured.targets, material.answered >= 0),
        **tone_scores.stances(measured.stances),
        **tone_scores.sentiment(vader, material.labels["polarity"], natural),
    }
    return {name: float(value) for name, value in found.items()}


def _speed(material: Material) -> dict[str, float]:
    """Seconds that a thousand comments of some 60 words take with the weights of the package, once loaded."""
    own = [text for text in material.gold.comments["own_text"] if 50 <= len(text.split()) <= 70]
    texts = [f"{own[n % len(own)]} {n}" for n in range(1000)]
    comments = threads.comments_table(
        Thread(
            article=Document(),
            comments=tuple(
                Comment(page_order=n, posted_text=text, text=text) for n, text in enumerate(texts)
            ),
        )
    )
    answers = pairwise(comments["comment_id"])
    links = LINKS.frame({"comment_id": later, "reply_to": each, "primary": True} for each, later in answers)
    tone.judge(comments.head(10), links.head(0))
    begun = time.perf_counter()
    judged, _ = tone.judge(comments, links)
    after_tone = time.perf_counter()
    stance.judge(judged, links)
    return {
        "tone.thousand.seconds": after_tone - begun,
        "stance.thousand.seconds": time.perf_counter() - after_tone,
    }
