"""The cards of the tone classifiers: what each judges, from what it learned, how often it is right."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from analysis.evaluation.tone_fit import LEAST_SHOWN
from analysis.evaluation.tone_material import Material
from analysis.evaluation.tone_scores import Scores
from analysis.schema import STANCES, TONES
from analysis.summary.words import listed
from analysis.tags import by_sentences as sentences
from analysis.tags import by_words as words
from analysis.tags import irony, toward
from analysis.tags.linear import Linear

JUDGES = {
    words.TONE: "in which tone a comment speaks",
    irony.MODEL: "how probable it is that a comment is ironic",
    toward.MODEL: "at whom a comment's judgement is aimed",
    words.STANCE: "how a reply stands to what it answers",
}

READERS = """12,786 comments labelled by language-model readers under a written guideline and not checked
    by people: forum posts on politics, political reply pairs, threads of Reddit and Hacker News, blog, wiki,
    support and cooking threads, single comments of GoEmotions, and 3,745 comments written for it"""
EMOTIONS = "; further the words of GoEmotions' emotions (Apache-2.0), without its labelled comments"
ENCODED = "; the encoder (encoder.json) learned from more"
LICENCE = "labels of our own; weights of single words and of cues; none of the comments' text is in them"
WEIGHED = "labels of our own; weights of what the encoder says, of cues and of place; no text"
METHOD = """ten folds by thread: weights, calibration and thresholds never saw a comment of the
    measured thread; only whole threads are measured; pairs and picked ones are fitted on"""
SENTENCE_METHOD = """encoders of three folds by thread, weighing, calibration and thresholds of ten:
    none saw a comment of the measured thread; only whole threads are measured"""


def vocabulary(material: Material) -> dict[str, object]:
    """The card of the words that all classifiers count."""
    return {
        "judges": "which words the tone classifiers count",
        "data": f"{len(material.emotions):,} comments of GoEmotions (Apache-2.0) and the labelled comments",
        "licence": "single words, each of 5 comments of GoEmotions or of 3 in 2 other threads; no text",
        "method": "inverse document frequency; the labels are not looked at",
        "measured": {"words": len(material.vocabulary.words)},
        "plain": [],
    }


def by_words(
    judgement: str, model: Linear, features: tuple[str, ...], vocabulary_digest: str, scores: Scores
) -> dict[str, object]:
    """The card of a classifier of the quick way; its scores are named `fast.…`."""
    own = {name.removeprefix("fast."): value for name, value in scores.items()}
    return {
        "judges": JUDGES[judgement],
        "fast": True,
        "data": _flat(READERS) + (EMOTIONS if judgement == words.TONE else ""),
        "licence": LICENCE,
        "method": _flat(METHOD),
        **_told(judgement, model, own),
        "vocabulary": vocabulary_digest,
        "features": list(features),
    }


def by_sentences(judgement: str, model: Linear, scores: Scores) -> dict[str, object]:
    """The card of what weighs the encoder's scores."""
    return {
        "judges": JUDGES[judgement],
        "fast": False,
        "data": _flat(READERS) + ENCODED,
        "licence": WEIGHED,
        "method": _flat(SENTENCE_METHOD),
        **_told(judgement, model, scores),
        "vocabulary": None,
        "features": list(sentences.FEATURES),
    }


def _told(judgement: str, model: Linear, scores: Scores) -> dict[str, object]:
    """What was measured; `shown_from` is null for a label that is never shown as sure."""
    mine = {name: value for name, value in scores.items() if name.startswith(f"{judgement}.")}
    return {
        "measured": {name: round(value, 3) for name, value in mine.items()},
        "plain": PLAIN[judgement](mine),
        "shown_from": _shown_from(model),
        "labels": list(model.labels),
    }


def _shown_from(model: Linear) -> dict[str, dict[str, float | None]]:
    """By kind of thread: from which probability on each label is shown; null where never."""
    kinds = {"calm threads": model.shown_from[0], "heated threads": model.shown_from[1]}
    return {
        kind: {
            label: float(least) if np.isfinite(least) else None
            for label, least in zip(model.labels, row, strict=True)
        }
        for kind, row in kinds.items()
    }


def _tone(scores: Scores) -> list[str]:
    def ten(name: str) -> int:
        return _of_ten(scores[f"tone.{name}"])

    shown = [label for label in TONES if scores[f"tone.label.{label}.shown.count"] >= LEAST_SHOWN]
    checked = f"on {int(scores['tone.count']):,} labelled comments of threads that the program had not seen"
    likeliest = f"Of the likeliest tones, {ten('accuracy')} of 10 are the one that a reader names first"
    said = [
        f"Tones were checked {checked}: of 10 shown, {ten('shown.right')} are right.",
        f"{ten('shown.share')} of 10 comments get a tone shown; in debates {_in_debates(scores)}.",
        f"{ten('of_two.share')} of 10 more are narrowed to two tones, {ten('of_two.right')} of 10 rightly.",
        f"{likeliest}, {ten('accepted')} of 10 one that a careful reader would accept.",
        f"Always naming the commonest tone would be right {ten('commonest.accuracy')} times in 10.",
    ]
    if len(shown) < len(TONES):
        right = {label: f"{scores[f'tone.label.{label}.shown.right']:.0%}" for label in shown}
        each = listed([f"{label} ({right[label].replace('%', ' % right')})" for label in shown])
        said.insert(1, f"Shown more than now and then are {each} alone.")
    return said


def _in_debates(scores: Scores) -> str:
    share = scores["tone.debates.shown.share"]
    if not share:
        return "none was right often enough, and all are left unsure"
    right = _of_ten(scores["tone.debates.shown.right"])
    return f"{_of_ten(share)} of 10, and {right} in 10 of them are right"


def _irony(scores: Scores) -> list[str]:
    told = f"Of 10 pairs of an ironic and a plain comment, {_of_ten(scores['irony.auc'])} are told apart"
    highest = scores["irony.highest"]
    said = [f"{told}; by chance it would be 5."]
    if highest < 1:
        said.insert(
            0, f"Irony is given as a probability alone, never above {highest:.0%}: words do not give it away."
        )
    return said


def _toward(scores: Scores) -> list[str]:
    right, share = _of_ten(scores["toward.shown.right"]), _of_ten(scores["toward.shown.share"])
    return [f"At whom a comment is aimed is said of {share} in 10, and then {right} of 10 are right."]


def _stance(scores: Scores) -> list[str]:
    shown = [label for label in STANCES if scores[f"stance.label.{label}.shown.count"] >= LEAST_SHOWN]
    right, unsure = _of_ten(scores["stance.shown.right"]), _of_ten(1 - scores["stance.shown.share"])
    said = [f"Where a stance is shown, {right} of 10 are right; of 10 replies, {unsure} are left unsure."]
    if len(shown) < len(STANCES):
        said.append(f"Shown more than now and then are {listed(shown)} alone.")
    return said


PLAIN: Mapping[str, Callable[[Scores], list[str]]] = {
    words.TONE: _tone,
    irony.MODEL: _irony,
    toward.MODEL: _toward,
    words.STANCE: _stance,
}


def _of_ten(share: float) -> int:
    return round(10 * share)


def _flat(text: str) -> str:
    return " ".join(text.split())
