"""How right the held-out judgements are: one number a name, beside what needs no reading."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.stats import spearmanr
from sklearn.metrics import cohen_kappa_score, f1_score, roc_auc_score

from analysis.evaluation.tone_fit import Bools, Examples, Ints, among_two
from analysis.evaluation.tone_gold import DEBATES_AMONG
from analysis.schema import STANCES, TARGETS, TONES
from analysis.tags import toward
from analysis.tags.linear import Floats, likeliest
from analysis.tags.tone import ALSO_FROM

BINS = 10
LEAST_ROWS = 20
"""Rows that a label must have to count in the mean of the labels."""
POSITIVE_FROM, NEGATIVE_TO = 0.05, -0.05
"""VADER's own borders (C. Hutto, github.com/cjhutto/vaderSentiment, "About the Scoring")."""

Scores = Mapping[str, float]


@dataclass(frozen=True)
class HeldOut:
    """A task's rows with their probabilities, from classifiers that did not see their threads."""

    examples: Examples
    scores: Floats
    heat: Floats
    shares: Floats
    sure: Bools
    """Whether the likeliest label would be shown."""
    of_two: Bools
    """Whether, in its place, the two likeliest would."""

    @property
    def right(self) -> Bools:
        return np.asarray(likeliest(self.shares) == self.examples.codes)

    def drawn(self, *sources: str) -> Bools:
        """The natural rows, of `sources` alone where any is named."""
        natural = self.examples.natural
        return natural & np.isin(self.examples.sources, sources) if sources else natural


def calibration_error(probability: Floats, right: Bools) -> float:
    """Mean distance between probability and share right, over `BINS` equal groups by probability.

    Source: M. Naeini, G. Cooper, M. Hauskrecht, Obtaining well calibrated probabilities (AAAI 2015).
    """
    order = np.argsort(probability, kind="stable")
    groups = [group for group in np.array_split(order, BINS) if len(group)]
    away = [len(group) * abs(probability[group].mean() - right[group].mean()) for group in groups]
    return float(sum(away) / len(order))


def of(held: HeldOut, rows: Bools) -> dict[str, float]:
    """The scores of some rows: overall, and where the label is shown."""
    codes, shares, right = held.examples.codes[rows], held.shares[rows], held.right[rows]
    shown = held.sure[rows]
    surest = np.argsort(-shares.max(axis=1), kind="stable")[: max(len(codes) // 4, 1)]
    return {
        "accuracy": right.mean(),
        "macro_f1": f1_score(
            codes, likeliest(shares), labels=common(codes), average="macro", zero_division=0
        ),
        "calibration_error": calibration_error(shares.max(axis=1), right),
        "surest_quarter.right": right[surest].mean(),
        "shown.share": shown.mean(),
        "shown.right": right[shown].mean() if shown.any() else 0.0,
        "commonest.accuracy": np.bincount(codes).max() / len(codes),
        "count": float(len(codes)),
    }


def narrowed(held: HeldOut, rows: Bools) -> dict[str, float]:
    """How many of some rows are narrowed to two labels, and how often one of these is right."""
    of_two = held.of_two & rows
    right = among_two(held.shares[of_two], held.examples.codes[of_two])
    return {"of_two.share": of_two.sum() / rows.sum(), "of_two.right": right.mean() if len(right) else 0.0}


def common(codes: Ints) -> list[int]:
    """The labels that are common enough for their score to say something."""
    found, count = np.unique(codes, return_counts=True)
    return [int(code) for code in found[count >= LEAST_ROWS]]


def tones(held: HeldOut, sentiment: Floats) -> dict[str, float]:
    """The scores of tone; `sentiment` (-1 to 1) is VADER's for each row."""
    rows = held.drawn()
    groups = {
        "": rows,
        "debates.": held.drawn(*DEBATES_AMONG),
        "others.": rows & ~held.drawn(*DEBATES_AMONG),
    }
    found = {
        f"tone.{group}{name}": value
        for group, chosen in groups.items()
        for name, value in {**of(held, chosen), **narrowed(held, chosen)}.items()
    }
    accepted = _accepted(held)
    found["tone.accepted"] = accepted[rows].mean()
    found["tone.shown.accepted"] = accepted[rows & held.sure].mean()
    found["tone.vader.accuracy"] = (by_vader(sentiment) == held.examples.codes)[rows].mean()
    for code, label in enumerate(TONES):
        mine, named = held.examples.codes[rows] == code, likeliest(held.shares[rows]) == code
        found[f"tone.label.{label}.f1"] = f1_score(mine, named, zero_division=0)
        found[f"tone.label.{label}.calibration_error"] = calibration_error(held.shares[rows, code], mine)
        shown = named & held.sure[rows]
        found[f"tone.label.{label}.shown.count"] = float(shown.sum())
        found[f"tone.label.{label}.shown.right"] = mine[shown].mean() if shown.any() else 0.0
        found[f"tone.label.{label}.count"] = float(mine.sum())
    return found


def also(held: HeldOut, least: float = ALSO_FROM) -> dict[str, float]:
    """How often a further tone of at least `least` is one that a careful reader would accept."""
    named = (held.shares >= least) & held.drawn()[:, None]
    named[np.arange(len(named)), likeliest(held.shares)] = False
    rows, codes = np.nonzero(named)
    accepted = [
        code == held.examples.codes[row] or code in held.examples.second[row]
        for row, code in zip(rows.tolist(), codes.tolist(), strict=True)
    ]
    return {"tone.also.accepted": float(np.mean(accepted)), "tone.also.count": float(len(accepted))}


def _accepted(held: HeldOut) -> Bools:
    """Whether the likeliest tone is the first or a further one of the labels."""
    named = likeliest(held.shares)
    second = [code in others for code, others in zip(named, held.examples.second, strict=True)]
    return np.asarray(held.right | np.array(second))


def by_vader(sentiment: Floats) -> Floats:
    """The tone that VADER's polarity comes nearest to."""
    positive, negative, neither = (TONES.index(tone) for tone in ("supportive", "critical", "informative"))
    return np.select([sentiment >= POSITIVE_FROM, sentiment <= NEGATIVE_TO], [positive, negative], neither)


def share_of_surest(held: HeldOut, count: int) -> float:
    """Which share (0-1) of the `count` natural rows that most probably have the last label do have it."""
    probability, codes = held.shares[held.drawn(), -1], held.examples.codes[held.drawn()]
    surest = np.argsort(-probability, kind="stable")[:count]
    return float((codes[surest] == len(held.examples.labels) - 1).mean())


def ironies(held: HeldOut, highest: float) -> dict[str, float]:
    """The scores of irony, no probability being given that is above `highest`."""
    rows = held.drawn()
    ironic, probability = held.examples.codes[rows] == 1, np.minimum(held.shares[rows, 1], highest)
    debates = held.drawn(*DEBATES_AMONG)
    return {
        "irony.auc": roc_auc_score(ironic, probability),
        "irony.debates.auc": roc_auc_score(held.examples.codes[debates], held.shares[debates, 1]),
        "irony.calibration_error": calibration_error(probability, ironic),
        "irony.highest": highest,
        "irony.share": ironic.mean(),
        "irony.count": float(len(ironic)),
    }


def targets(held: HeldOut, answers: Bools) -> dict[str, float]:
    """The scores of the target, on comments that judge; `answers` tells whether each is a reply.

    Beside it the rule that a reply is aimed at the person, what is no reply at the article.
    """
    rows = held.drawn() & (held.examples.codes < len(TARGETS))
    codes = held.examples.codes[rows]
    named = likeliest(held.shares[:, : len(TARGETS)])[rows]
    rule = np.where(answers[rows], toward.LABELS.index("person"), toward.LABELS.index("article"))
    debates = held.drawn(*DEBATES_AMONG)[rows]
    everything = of(held, held.drawn())
    shown = held.drawn() & held.sure & (likeliest(held.shares) < len(TARGETS))
    return {
        "toward.judging.accuracy": (named == codes).mean(),
        "toward.judging.rule.accuracy": (rule == codes).mean(),
        "toward.debates.judging.accuracy": (named == codes)[debates].mean(),
        "toward.debates.judging.rule.accuracy": (rule == codes)[debates].mean(),
        "toward.shown.right": held.right[shown].mean(),
        "toward.shown.share": shown.sum() / held.drawn().sum(),
        **{
            f"toward.{name}": everything[name]
            for name in ("accuracy", "macro_f1", "calibration_error", "count")
        },
    }


def stances(held: HeldOut) -> dict[str, float]:
    """The scores of stance, on true replies."""
    found = {f"stance.{name}": value for name, value in of(held, held.drawn()).items()}
    rows = held.drawn()
    for code, label in enumerate(STANCES):
        mine, named = held.examples.codes[rows] == code, likeliest(held.shares[rows]) == code
        found[f"stance.label.{label}.f1"] = f1_score(mine, named, zero_division=0)
        found[f"stance.label.{label}.shown.count"] = float((named & held.sure[rows]).sum())
    return found


def readers(labels: pd.DataFrame) -> dict[str, float]:
    """How far two readers agree on the tones of the comments that both read, overall and by label.

    Kappa by label: of that label against all others.
    """
    both = labels[labels["second"].notna()]
    first, second = both["first"].to_numpy(str), both["second"].to_numpy(str)
    each = {
        f"readers.label.{tone}.kappa": cohen_kappa_score(first == tone, second == tone)
        for tone in TONES
        if (first == tone).any()
    }
    return {
        "readers.tone.agreement": float((first == second).mean()),
        "readers.tone.kappa": cohen_kappa_score(first, second),
        "readers.count": float(len(both)),
        **each,
    }


def sentiment(scores: Floats, polarity: pd.Series, rows: Bools) -> dict[str, float]:
    """How well VADER's score orders comments by their polarity as a reader sees it (-1 to 1)."""
    known = rows & polarity.notna().to_numpy()
    return {"sentiment.rank_correlation": float(spearmanr(scores[known], polarity[known]).statistic)}
