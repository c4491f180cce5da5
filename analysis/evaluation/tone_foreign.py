"""Irony and stance on sets that others labelled by other rules, with the weights of the package.

None of them was trained on. They say how far the judgements carry, not how right they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pandas as pd
from sklearn.metrics import roc_auc_score

from analysis.evaluation.tone_gold import DEBATES, FOLDER
from analysis.evaluation.tone_material import Material
from analysis.schema import STANCES
from analysis.tags.judged import Asked, Floats, Judge
from analysis.tags.manner import Reading
from analysis.text import fold

NEWS = FOLDER / "tone/ucc/val.csv"
FORUM = FOLDER / "tone/sarcasm_v2"
FORUM_PARTS = {"GEN": "general", "RQ": "questions", "HYP": "hyperbole"}
LEAST_TRUST = 0.6
"""Confidence of its raters from which a label of the news comments counts."""
VERDICTS = {"disagrees": 0, "agrees": 2}
"""Our stances as the debates' labels; every other is neutral: 1."""


def measure(data: Path, judge: Judge, material: Material) -> dict[str, float]:
    return _news(data, judge) | _forum(data, judge, material) | _debates(data, judge)


def _news(data: Path, judge: Judge) -> dict[str, float]:
    news = pd.read_csv(data / NEWS)
    news = news[news["sarcastic:confidence"].ge(LEAST_TRUST) & news["comment"].notna()]
    return {"irony.ucc.auc": roc_auc_score(news["sarcastic"] >= 0.5, _irony(news["comment"], judge))}


def _forum(data: Path, judge: Judge, material: Material) -> dict[str, float]:
    """Without the posts that are labelled here too: both sets come from one corpus."""
    ours = {_start(text) for text in material.gold.comments["posted_text"]}
    found = {}
    for part, name in FORUM_PARTS.items():
        posts = pd.read_csv(data / FORUM / f"{part}-sarc-notsarc.csv")
        posts = posts[[_start(text) not in ours for text in posts["text"]]]
        found[f"irony.sarcasm_v2.{name}.auc"] = roc_auc_score(
            posts["class"].eq("sarc"), _irony(posts["text"], judge)
        )
    return found


def _start(text: str) -> str:
    return fold(text)[:60]


def _irony(texts: pd.Series, judge: Judge) -> Floats:
    """Of each text the probability of irony, each a thread of its own."""
    return np.array([judge.comments(_alone([text])).irony[0] for text in texts])


def _alone(texts: Sequence[str]) -> Asked:
    """A thread of one text, or of one and its answer."""
    size = len(texts)
    judged = np.ones(size, dtype=bool)
    return Asked(Reading(tuple(texts)), np.arange(-1, size - 1), np.zeros(size), judged)


def _debates(data: Path, judge: Judge) -> dict[str, float]:
    """Agreement of a reply with what it answers, on the pairs that nobody read for training."""
    pairs = pd.read_csv(data / DEBATES).iloc[1::2]
    shares = np.vstack(
        [
            judge.stances(_alone([str(before), str(reply)]), np.array([1])).shares
            for before, reply in zip(pairs["body_parent"], pairs["body_child"], strict=True)
        ]
    )
    verdict = np.column_stack([_verdict(shares, code) for code in range(3)])
    right = verdict.argmax(axis=1) == pairs["label"].to_numpy()
    surest = np.argsort(-verdict.max(axis=1), kind="stable")[: len(right) // 4]
    return {
        "stance.debagreement.accuracy": right.mean(),
        "stance.debagreement.surest_quarter.right": right[surest].mean(),
    }


def _verdict(shares: Floats, code: int) -> Floats:
    columns = [n for n, stance in enumerate(STANCES) if VERDICTS.get(stance, 1) == code]
    return np.asarray(shares[:, columns].sum(axis=1))
