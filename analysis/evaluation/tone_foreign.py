"""Irony and stance on sets that others labelled by other rules, with the weights of the package.

None of them was trained on. They say how far the judgements carry, not how right they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pandas as pd
from sklearn.metrics import roc_auc_score

from analysis.evaluation.tone_gold import DEBATES, FOLDER
from analysis.evaluation.tone_material import Material
from analysis.schema import STANCES
from analysis.tags import by_sentences, irony
from analysis.tags.judged import Asked, Floats, Ints, Sure
from analysis.tags.manner import Reading
from analysis.text import fold

NEWS = FOLDER / "tone/ucc/val.csv"
FORUM = FOLDER / "tone/sarcasm_v2"
FORUM_PARTS = {"GEN": "general", "RQ": "questions", "HYP": "hyperbole"}
LEAST_TRUST = 0.6
"""Confidence of its raters from which a label of the news comments counts."""
TOGETHER = 200
"""Comments scored at once; an even number, so that no pair is cut."""
VERDICTS = {"disagrees": 0, "agrees": 2}
"""Our stances as the debates' labels; every other is neutral: 1."""


def measure(data: Path, material: Material) -> dict[str, float]:
    return _news(data) | _forum(data, material) | _debates(data)


def _news(data: Path) -> dict[str, float]:
    news = pd.read_csv(data / NEWS)
    news = news[news["sarcastic:confidence"].ge(LEAST_TRUST) & news["comment"].notna()]
    return {"irony.ucc.auc": roc_auc_score(news["sarcastic"] >= 0.5, _irony(list(news["comment"])))}


def _forum(data: Path, material: Material) -> dict[str, float]:
    """Without the posts that are labelled here too: both sets come from one corpus."""
    ours = {_start(text) for text in material.gold.comments["posted_text"]}
    found = {}
    for part, name in FORUM_PARTS.items():
        posts = pd.read_csv(data / FORUM / f"{part}-sarc-notsarc.csv")
        posts = posts[[_start(text) not in ours for text in posts["text"]]]
        ironic = posts["class"].eq("sarc")
        found[f"irony.sarcasm_v2.{name}.auc"] = roc_auc_score(ironic, _irony(list(posts["text"])))
    return found


def _start(text: str) -> str:
    return fold(text)[:60]


def _irony(texts: Sequence[str]) -> Floats:
    """Of each text the probability of irony, each a thread of its own."""
    alone = np.full(len(texts), -1)
    return np.vstack([part.shares for part in _apart(irony.MODEL, texts, alone, 1)])[:, 1]


def _debates(data: Path) -> dict[str, float]:
    """Agreement of a reply with what it answers, on the pairs that nobody read for training."""
    pairs = pd.read_csv(data / DEBATES).iloc[1::2]
    both = zip(pairs["body_parent"].astype("str"), pairs["body_child"].astype("str"), strict=True)
    texts = [text for pair in both for text in pair]
    answered = np.where(np.arange(len(texts)) % 2, np.arange(len(texts)) - 1, -1)
    shares = np.vstack([part.shares for part in _apart("stance", texts, answered, 2)])
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


def _apart(judgement: str, texts: Sequence[str], answered: Ints, size: int) -> Iterator[Sure]:
    """The judgement of the last comment of each thread of `size` comments; many are scored together."""
    for start in range(0, len(texts), TOGETHER):
        chunk = texts[start : start + TOGETHER]
        judged = np.ones(len(chunk), dtype=bool)
        before = np.maximum(answered[start : start + TOGETHER] - start, -1)
        asked = Asked(Reading(tuple(chunk)), before, np.zeros(len(chunk)), judged)
        lasts = np.arange(size - 1, len(chunk), size)
        yield by_sentences.sure(judgement, by_sentences.see(by_sentences.scores(asked), asked, lasts))
