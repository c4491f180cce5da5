"""Fits and measures what an exchange is said to be about, on phrases that readers graded.

Readers saw a reply, what it answers and some phrases, each in the sentence "Ana answered Bo about …".
Threads are those of the labelled tones, with their true replies.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np
import pandas as pd

from analysis.evaluation import graded, tone_gold
from analysis.evaluation.graded import Graded, Measured, Part, Subject
from analysis.models import embedding
from analysis.schema import LINKS
from analysis.tags import about, topics
from analysis.tags.exchanges import FEATURES, Exchanges
from analysis.tags.linear import Bools

LABELS = Path(__file__).with_name("labels") / "abouts.jsonl"
"""`reply`, `answered` (uids) and `grades` (digest of a phrase -> 0, 1 or 2) of each exchange."""


def measure(data: Path) -> Mapping[str, float]:
    """How often what is told of an exchange is right, by folds of threads."""
    return _measured(*read(data)).named(SUBJECT.name)


def train(data: Path) -> None:
    """Fits the weights anew and writes them with their cards."""
    known, everywhere = read(data)
    graded.save(SUBJECT, known, _measured(known, everywhere))


def read(data: Path) -> tuple[Graded, Bools]:
    """The graded phrases, found again in their threads, and whether the whole thread speaks of each."""
    with LABELS.open(encoding="utf-8") as lines:
        labels = {(row["reply"], row["answered"]): row["grades"] for row in map(json.loads, lines)}
    uids = {reply for reply, _ in labels}
    found = [each for thread in tone_gold.whole_threads(data, uids) for each in _of_thread(*thread, labels)]
    return Graded.of([part for part, _ in found], len(labels)), np.concatenate([known for _, known in found])


def _measured(known: Graded, everywhere: Bools) -> Measured:
    return graded.measured(known, lambda rows, chances: about.best_of(chances, everywhere[rows]))


def _of_thread(
    comments: pd.DataFrame, article: pd.DataFrame, labels: Mapping[tuple[str, str], Mapping[str, int]]
) -> Iterator[tuple[Part, Bools]]:
    """The phrases of each labelled exchange, and whether the whole thread speaks of each."""
    links = _stated(comments)
    comments, found = topics.find(comments, links, article, embedding.vectors)
    thread = Exchanges.of(comments, links, found, article)
    for reply, answered in zip(links["comment_id"], links["reply_to"], strict=True):
        if (grades := labels.get((reply, answered))) is not None:
            rows = thread.row_of[reply], thread.row_of[answered]
            offers = thread.offers(*rows)
            told = graded.grades_of([thread.told(offer) for offer in offers], grades)
            part = str(comments["thread"].iloc[0]), about.case(thread, rows, offers), told
            yield part, np.array([thread.is_everywhere(offer) for offer in offers], dtype=bool)


def _stated(comments: pd.DataFrame) -> pd.DataFrame:
    """A link for every stated parent."""
    stated = comments[comments["reply_to"].notna()]
    rows = zip(stated["comment_id"], stated["reply_to"], strict=True)
    known = {"primary": True, "confidence": 1.0, "kind": "stated", "evidence": "the page states it"}
    return LINKS.frame([{"comment_id": reply, "reply_to": answered, **known} for reply, answered in rows])


def _plain(exchanges: int, measured: Mapping[str, float]) -> str:
    told, right, good = (round(100 * measured[name]) for name in ("told", "told.acceptable", "told.good"))
    return (
        f"Read for {exchanges:,} exchanges: {told} of 100 get a phrase; of 100 phrases {right} were"
        f" acceptable to a reader and {good} as he would put it himself."
    )


SUBJECT = Subject("abouts", about.MODEL, FEATURES, "what an exchange is about", _plain)
