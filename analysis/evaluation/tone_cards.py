"""The cards of the tone classifiers: what each judges, from what it learned, how often it is right."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from analysis.evaluation.tone_material import Material
from analysis.evaluation.tone_scores import Scores
from analysis.schema import STANCES, TONES
from analysis.summary.words import listed
from analysis.tags import by_words, irony, toward
from analysis.tags.linear import Linear

JUDGES = {
    by_words.TONE: "in which tone a comment speaks",
    irony.MODEL: "how probable it is that a comment is ironic",
    toward.MODEL: "at whom a comment's judgement is aimed",
    by_words.STANCE: "how a reply stands to what it answers",
}

READERS = """2,427 comments labelled by language-model readers under a written guideline and not checked by
    people: forum posts on politics, political reply pairs, blog, wiki, support and cooking threads, single
    comments of GoEmotions"""
EMOTIONS = "; further the words of GoEmotions' emotions (Apache-2.0), without its labelled comments"
LICENCE = "labels of our own; weights of single words and of cues; none of the comments' text is in them"
METHOD = """ten folds by thread: weights, calibration and thresholds never saw a comment of the measured
    thread; comments that were picked for rare tones are fitted on but not measured"""


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


def card(
    name: str, model: Linear, features: tuple[str, ...], vocabulary_digest: str, scores: Scores
) -> dict[str, object]:
    """The card of a classifier; `shown_from` is null for a label that is never shown as sure."""
    return {
        "judges": JUDGES[name],
        "data": _flat(READERS) + (EMOTIONS if name == by_words.TONE else ""),
        "licence": LICENCE,
        "method": _flat(METHOD),
        "measured": {key: round(value, 3) for key, value in scores.items() if key.startswith(f"{name}.")},
        "plain": PLAIN[name](scores),
        "shown_from": _shown_from(name, model),
        "labels": list(model.labels),
        "vocabulary": vocabulary_digest,
        "features": list(features),
    }


def _shown_from(name: str, model: Linear) -> dict[str, dict[str, float | None]]:
    """By kind of thread: from which probability on each label is shown; null where never."""
    kinds = {"calm threads": model.shown_from[0], "heated threads": model.shown_from[1]}
    if name == by_words.STANCE:
        kinds = {"all threads": model.shown_from[1]}
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

    shown = [label for label in TONES if scores[f"tone.label.{label}.shown.count"]]
    checked = f"on {int(scores['tone.count']):,} labelled comments of threads that the program had not seen"
    calm = f"In calm threads {ten('calm.shown.share')} of 10 comments get a tone shown"
    likeliest = f"Of the likeliest tones, {ten('accuracy')} of 10 are the one that a reader names first"
    return [
        f"Tones were checked {checked}: of 10 shown, {ten('shown.right')} are right.",
        f"Of the tones, {listed(shown)} alone are ever sure enough to be shown.",
        f"{calm}; {_in_heated(scores)}.",
        f"{likeliest}, {ten('accepted')} of 10 one that a careful reader would accept.",
        f"Always naming the commonest tone would be right {ten('commonest.accuracy')} times in 10.",
    ]


def _in_heated(scores: Scores) -> str:
    share = scores["tone.heated.shown.share"]
    if not share:
        return "in heated ones no tone was right often enough, and all are left unsure"
    right = _of_ten(scores["tone.heated.shown.right"])
    return f"in heated ones {_of_ten(share)} of 10, and {right} in 10 of them are right"


def _irony(scores: Scores) -> list[str]:
    highest, told = f"{scores['irony.highest']:.0%}", _of_ten(scores["irony.auc"])
    return [
        f"Irony is given as a probability alone, never above {highest}: words alone do not give it away.",
        f"Of 10 pairs of an ironic and a plain comment, {told} are told apart; by chance it would be 5.",
    ]


def _toward(scores: Scores) -> list[str]:
    right, share = _of_ten(scores["toward.shown.right"]), _of_ten(scores["toward.shown.share"])
    return [f"At whom a comment is aimed is said of {share} in 10, and then {right} of 10 are right."]


def _stance(scores: Scores) -> list[str]:
    shown = [label for label in STANCES if scores[f"stance.label.{label}.shown.count"]]
    right, unsure = _of_ten(scores["stance.shown.right"]), _of_ten(1 - scores["stance.shown.share"])
    return [
        f"Where a stance is shown, {right} of 10 are right; of 10 replies, {unsure} are left unsure.",
        f"Of the stances, {listed(shown)} alone are ever sure enough to be shown.",
    ]


PLAIN: Mapping[str, Callable[[Scores], list[str]]] = {
    by_words.TONE: _tone,
    irony.MODEL: _irony,
    toward.MODEL: _toward,
    by_words.STANCE: _stance,
}


def _of_ten(share: float) -> int:
    return round(10 * share)


def _flat(text: str) -> str:
    return " ".join(text.split())
