"""The two ways to judge, each fitted and measured on threads that it had not seen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

import numpy as np

from analysis.evaluation import encoder_weigh, tone_fit, tone_scores
from analysis.evaluation.encoder_weigh import HeldOutScores
from analysis.evaluation.tone_fit import Examples, Way
from analysis.evaluation.tone_material import Material
from analysis.evaluation.tone_scores import HeldOut
from analysis.tags import by_words
from analysis.tags.linear import Floats, softmax

SUREST = 50
"""Comments whose share of ironic ones is the highest probability of irony that the quick way ever gives."""

BY_SENTENCES = {
    judgement: Way(partial(encoder_weigh.fit, judgement=judgement), tone_fit.one_threshold, aim)
    for judgement, aim in {"tone": 0.88, "irony": 1.0, "toward": 0.85, "stance": 0.8}.items()
}


@dataclass(frozen=True)
class Measured:
    """The held-out judgements of one way, by judgement."""

    prefix: str
    """Of the names of its scores."""
    held: Mapping[str, HeldOut]
    ways: Mapping[str, Way]
    usual_heat: float = 0.0
    """The usual share of heated tones, where the way reads comments by it."""
    highest_irony: float = 1.0

    def scores(self, material: Material) -> dict[str, float]:
        vader = material.reading.sentiment[:, 0]
        found = {
            **tone_scores.tones(self.held["tone"], vader),
            **tone_scores.also(self.held["tone"]),
            **tone_scores.ironies(self.held["irony"], self.highest_irony),
            **tone_scores.targets(self.held["toward"], material.answered >= 0),
            **tone_scores.stances(self.held["stance"]),
        }
        return {f"{self.prefix}{name}": float(value) for name, value in found.items()}


def by_sentences_measured(material: Material) -> Measured:
    seen = HeldOutScores(material)
    examples = {
        "tone": seen.tones(),
        "irony": seen.ironies(),
        "toward": seen.targets(),
        "stance": seen.stances(),
    }
    held = {
        name: _held_out(each, BY_SENTENCES[name], np.zeros(len(each.codes)))
        for name, each in examples.items()
    }
    return Measured("", held, BY_SENTENCES)


def by_words_measured(material: Material) -> Measured:
    ways = {
        judgement: Way(tone_fit.fit, tone_fit.label_thresholds, aim)
        for judgement, aim in {"irony": 1.0, "toward": 0.75, "stance": 0.75}.items()
    }
    ways["tone"] = Way(partial(tone_fit.fit, feelings=material.feelings), tone_fit.label_thresholds, aim=0.8)
    tones = material.tones()
    scores = tone_fit.held_out_scores(tones, ways["tone"].fit)
    shares = softmax(scores)
    usual = float(shares[tones.natural][:, by_words.HEATED_COLUMNS].sum(axis=1).mean())
    heat = _heat(shares, material, usual)
    stances = material.stances()
    held = {
        "tone": _with_shares(tones, ways["tone"], scores, heat),
        "irony": _held_out(material.ironies(), ways["irony"], heat),
        "toward": _held_out(material.targets(), ways["toward"], heat),
        "stance": _held_out(stances, ways["stance"], np.zeros(len(stances.codes))),
    }
    highest = tone_scores.share_of_surest(held["irony"], SUREST)
    return Measured("fast.", held, ways, usual, highest)


def _heat(shares: Floats, material: Material, usual: float) -> Floats:
    """The heat of each comment's thread, from its comments with own words."""
    heat = np.zeros(len(shares))
    for thread in np.unique(material.threads):
        rows = material.threads == thread
        heat[rows] = by_words.heat_of(shares[rows & material.worded], usual)
    return heat


def _held_out(examples: Examples, way: Way, heat: Floats) -> HeldOut:
    return _with_shares(examples, way, tone_fit.held_out_scores(examples, way.fit), heat)


def _with_shares(examples: Examples, way: Way, scores: Floats, heat: Floats) -> HeldOut:
    shares = tone_fit.held_out_shares(examples, scores, heat)
    return HeldOut(examples, scores, heat, shares, *tone_fit.held_out_sure(examples, shares, heat, way))
