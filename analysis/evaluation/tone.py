"""Measures tone, irony, target and stance on labelled comments, and fits all of it but the encoder itself.

Everything is measured on threads that the models did not see, neither their weights nor their
calibration nor their thresholds: ten folds by thread, over encoders that saw other threads.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path

import numpy as np

from analysis import models, threads
from analysis.evaluation import (
    tone_baselines,
    tone_cards,
    tone_fit,
    tone_foreign,
    tone_scores,
    tone_ways,
    tone_why,
)
from analysis.evaluation.tone_material import Material
from analysis.records import Comment, Document, Thread
from analysis.schema import LINKS
from analysis.tags import by_sentences, by_words, linear, stance, tone
from analysis.tags.judged import Judge
from analysis.tags.manner import CONTEXT


def measure(data: Path) -> Mapping[str, float]:
    """Scores on the labelled comments of the folder that holds `benchmarks/` and `samples/`."""
    material = Material.of(data)
    vader, polarity = material.reading.sentiment[:, 0], material.labels["polarity"]
    return {
        **tone_ways.by_sentences_measured(material).scores(material),
        **tone_ways.by_words_measured(material).scores(material),
        **tone_baselines.measure(material),
        **tone_scores.sentiment(vader, polarity, material.tones().natural),
        **tone_scores.readers(material.gold.labels),
        **tone_foreign.measure(data, material),
        **tone_why.measure(material, by_sentences.JUDGE, ""),
        **tone_why.measure(material, by_words.JUDGE, "fast."),
        **_speed(material, by_sentences.JUDGE, ""),
        **_speed(material, by_words.JUDGE, "fast."),
    }


def train(data: Path) -> None:
    """Fits what judges by words, and what weighs the encoder's scores; writes both with their cards."""
    material = Material.of(data)
    _train_words(material)
    train_weighing(material)


def _train_words(material: Material) -> None:
    measured = tone_ways.by_words_measured(material)
    scores = measured.scores(material)
    words = np.frombuffer("\n".join(material.vocabulary.words).encode(), dtype=np.uint8)
    rarity = material.vocabulary.rarity.astype(np.float32)
    models.save(linear.VOCABULARY, {"words": words, "rarity": rarity}, tone_cards.vocabulary(material))
    digest = models.digest({"words": words, "rarity": rarity})
    facts = {"tone": {"usual_heat": measured.usual_heat}, "irony": {"highest": measured.highest_irony}}
    for judgement, held in measured.held.items():
        model = tone_fit.finished(held.examples, held.scores, held.heat, measured.ways[judgement])
        features = by_words.PAIR if judgement == by_words.STANCE else CONTEXT
        card = tone_cards.by_words(judgement, model, features, digest, scores)
        models.save(judgement, linear.arrays(model), {**card, **facts.get(judgement, {})})


def train_weighing(material: Material) -> None:
    """Fits what weighs the encoder's scores, on the stored scores of held-out threads."""
    measured = tone_ways.by_sentences_measured(material)
    scores = measured.scores(material)
    for judgement, held in measured.held.items():
        model = tone_fit.finished(held.examples, held.scores, held.heat, measured.ways[judgement])
        card = tone_cards.by_sentences(judgement, model, scores)
        models.save(by_sentences.model_of(judgement), linear.arrays(model), card)


def _speed(material: Material, judge: Judge, prefix: str) -> dict[str, float]:
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
    tone.judge(comments.head(10), links.head(0), judge)
    begun = time.perf_counter()
    judged, _ = tone.judge(comments, links, judge)
    after_tone = time.perf_counter()
    stance.judge(judged, links, judge)
    return {
        f"{prefix}tone.thousand.seconds": after_tone - begun,
        f"{prefix}stance.thousand.seconds": time.perf_counter() - after_tone,
    }
