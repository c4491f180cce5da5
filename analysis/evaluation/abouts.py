"""Fits and measures what an exchange is said to be about, on phrases that readers graded.

Readers saw a reply, what it answers and some phrases, and graded each in the sentence "Ana answered Bo
about …": 0 wrong, 1 acceptable, 2 what a participant would nod at. The grades are kept by the comments'
uids and a digest of the phrase. Threads are those of the labelled tones, with their true replies.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from analysis import models
from analysis.evaluation import tone_gold, tone_scores
from analysis.schema import ARTICLE, LINKS
from analysis.tags import about, topics
from analysis.tags.exchanges import FEATURES, Exchanges
from analysis.tags.linear import Bools, Floats, Ints
from analysis.text import fold

LABELS = Path(__file__).with_name("labels") / "abouts.jsonl"
"""`reply`, `answered` (uids) and `grades` (digest of a phrase -> 0, 1 or 2) of each exchange."""
ACCEPTABLE, GOOD = 1, 2
UNREAD = -1
FOLDS = 5
STRENGTH = 0.03
"""scikit-learn's C, for features of unit deviation; a third and ten times as much are as good."""


@dataclass(frozen=True)
class Graded:
    """Every phrase that each exchange offers: one row a phrase."""

    exchange: Ints
    """Number of the exchange."""
    thread: NDArray[np.str_]
    seen: Floats
    everywhere: Bools
    grade: Floats
    """0, 1 or 2; UNREAD where no reader saw the phrase."""

    @property
    def read(self) -> Bools:
        return np.asarray(self.grade > UNREAD)


def digest(phrase: str) -> str:
    """What stands for a phrase among the labels."""
    return hashlib.sha256(fold(phrase).removeprefix("the ").encode()).hexdigest()[:10]


def measure(data: Path) -> Mapping[str, float]:
    """Cross-validated by thread: how often what is told is wrong or good, and how often anything is told."""
    graded = read(data)
    chances = np.zeros((len(graded.grade), 2))
    for learned, measured in GroupKFold(FOLDS).split(graded.seen, groups=graded.thread):
        weights, intercept = _fitted(graded, learned)
        chances[measured] = about.chances(graded.seen[measured], weights, intercept)
    return _scores(graded, chances)


def train(data: Path) -> None:
    """Fits the weights anew and writes them with their card."""
    graded = read(data)
    weights, intercept = _fitted(graded, np.arange(len(graded.grade)))
    models.save(about.MODEL, {"weights": weights, "intercept": intercept}, _card(graded, measure(data)))


def read(data: Path) -> Graded:
    """The graded phrases, found again in their threads."""
    with LABELS.open(encoding="utf-8") as lines:
        labels = {(row["reply"], row["answered"]): row["grades"] for row in map(json.loads, lines)}
    uids = {reply for reply, _ in labels}
    parts = [part for thread in tone_gold.whole_threads(data, uids) for part in _of_thread(thread, labels)]
    threads, *columns = zip(*parts, strict=True)
    sizes = [len(seen) for seen in columns[0]]
    return Graded(
        np.repeat(np.arange(len(parts)), sizes),
        np.repeat(threads, sizes),
        *(np.concatenate(column) for column in columns),
    )


def _of_thread(
    comments: pd.DataFrame, labels: Mapping[tuple[str, str], Mapping[str, int]]
) -> Iterator[tuple[str, Floats, Bools, Ints]]:
    """Of each labelled exchange: its thread, and of its phrases what `Graded` holds."""
    links = _stated(comments)
    article = ARTICLE.frame([{"source": "article", "paragraph": 0, "text": comments["title"].iloc[0]}])
    comments, found = topics.find(comments.assign(reply_confidence=1.0), links, article)
    thread = Exchanges.of(comments, links, found, article)
    row_of = {comment: row for row, comment in enumerate(comments["comment_id"])}
    for reply, answered in zip(links["comment_id"], links["reply_to"], strict=True):
        if (grades := labels.get((reply, answered))) is not None:
            rows = row_of[reply], row_of[answered]
            offers = thread.offers(*rows)
            yield (
                str(comments["thread"].iloc[0]),
                thread.seen(*rows, offers),
                np.array([thread.is_everywhere(offer) for offer in offers], dtype=bool),
                np.array(
                    [grades.get(digest(thread.told(offer)), UNREAD) for offer in offers], dtype=np.int64
                ),
            )


def _stated(comments: pd.DataFrame) -> pd.DataFrame:
    """A link for every stated parent."""
    stated = comments[comments["reply_to"].notna()]
    rows = zip(stated["comment_id"], stated["reply_to"], strict=True)
    known = {"primary": True, "confidence": 1.0, "kind": "stated", "evidence": "the page states it"}
    return LINKS.frame([{"comment_id": reply, "reply_to": answered, **known} for reply, answered in rows])


def _fitted(graded: Graded, rows: Ints) -> tuple[Floats, Floats]:
    """((FEATURES, 2), (2,)): for being acceptable and for being good."""
    rows = rows[graded.read[rows]]
    seen, grade = graded.seen[rows], graded.grade[rows]
    centre, spread = seen.mean(axis=0), seen.std(axis=0)
    spread[spread < 1e-9] = 1.0
    fits = [
        LogisticRegression(C=STRENGTH, max_iter=2000).fit((seen - centre) / spread, grade >= least)
        for least in (ACCEPTABLE, GOOD)
    ]
    weights = np.column_stack([fit.coef_[0] / spread for fit in fits])
    return weights, np.array([fit.intercept_[0] for fit in fits]) - centre @ weights


def _scores(graded: Graded, chances: Floats) -> dict[str, float]:
    """Of the exchanges whose phrase was read, if one is told."""
    told, offered, silent = [], [], 0
    for number in np.unique(graded.exchange):
        rows = np.flatnonzero(graded.exchange == number)
        best = about.best_of(chances[rows], graded.everywhere[rows])
        if best is None:
            silent += 1
        elif graded.read[rows[best]]:
            told.append(rows[best])
            offered.append(graded.grade[rows].max())
    grade, best_offered = graded.grade[told], np.array(offered)
    right = grade >= ACCEPTABLE
    return {
        "abouts.told": len(told) / (len(told) + silent),
        "abouts.told.acceptable": float(right.mean()),
        "abouts.told.good": float((grade >= GOOD).mean()),
        "abouts.best_offered.acceptable": float((best_offered >= ACCEPTABLE).mean()),
        "abouts.best_offered.good": float((best_offered >= GOOD).mean()),
        "abouts.calibration_error": tone_scores.calibration_error(chances[told, 0], right),
    }


def _card(graded: Graded, measured: Mapping[str, float]) -> Mapping[str, object]:
    exchanges, grades = len(np.unique(graded.exchange)), int(graded.read.sum())
    return {
        "judges": "what an exchange is about",
        "features": list(FEATURES),
        "data": f"{grades:,} phrases of {exchanges:,} exchanges of blogs, forums, talk pages and mailing"
        " lists, graded by language-model readers and not checked by people",
        "licence": "grades of our own; the files hold no text",
        "method": "two logistic regressions over what is seen of each phrase of the two comments",
        "measured": {name: round(value, 3) for name, value in measured.items()},
        "plain": [_plain(exchanges, measured)],
    }


def _plain(exchanges: int, measured: Mapping[str, float]) -> str:
    told, right, good = (
        round(100 * measured[f"abouts.{name}"]) for name in ("told", "told.acceptable", "told.good")
    )
    return (
        f"What an exchange is about was read in {exchanges:,} exchanges: a phrase is told for {told} of 100;"
        f" of 100 told, {right} were acceptable to a reader and {good} as he would put it himself."
    )
