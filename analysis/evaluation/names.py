"""Fits and measures the names of topics, on names that readers graded.

Readers saw some comments of a topic and phrases, each as its heading. Threads are those of the labelled
tones, with their true replies; a topic is known by its comments, also where they divide otherwise now.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from analysis.evaluation import graded, tone_gold
from analysis.evaluation.graded import Graded, Measured, Part, Subject
from analysis.schema import LINKS
from analysis.tags import acceptance, naming, telling, topics
from analysis.tags.linear import Floats, Ints
from analysis.tags.telling import FEATURES

LABELS = Path(__file__).with_name("labels") / "names.jsonl"
"""`comments` (uids) and `grades` (digest of a phrase -> 0, 1 or 2) of each topic."""


def measure(data: Path) -> Mapping[str, float]:
    """How often the phrase chosen for a topic is right, by folds of threads."""
    return _measured(read(data)).named(SUBJECT.name)


def train(data: Path) -> None:
    """Fits the weights anew and writes them with their cards."""
    known = read(data)
    graded.save(SUBJECT, known, _measured(known))


def read(data: Path) -> Graded:
    """The graded names, found again in their threads."""
    with LABELS.open(encoding="utf-8") as lines:
        labels = [json.loads(line) for line in lines]
    of_comment: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for label in labels:
        of_comment[label["comments"][0]].append(label)
    found = [
        each
        for comments, article in tone_gold.whole_threads(data, of_comment)
        for each in _of_thread(
            comments, article, [label for uid in comments["comment_id"] for label in of_comment.get(uid, ())]
        )
    ]
    return Graded.of(found, len(labels))


def _measured(known: Graded) -> Measured:
    def choose(rows: Ints, chances: Floats) -> int:
        return int(acceptance.order(known.fits[rows], chances)[0])

    return graded.measured(known, choose)


def _of_thread(
    comments: pd.DataFrame, article: pd.DataFrame, labels: Sequence[Mapping[str, Any]]
) -> Iterator[Part]:
    """The phrases that may name each labelled topic."""
    ordered = comments.sort_values("position", kind="stable")
    _, places, material = topics.divided(ordered, LINKS.frame(), article)
    for label in labels:
        members = np.flatnonzero(ordered["comment_id"].isin(label["comments"]))
        if len(members) < len(label["comments"]):
            raise ValueError(f"{label['comments'][0]}: not all comments of this graded topic are in the data")
        groups = places.group.copy()
        one = groups[members] = groups.max(initial=-1) + 1
        group = telling.group(material, members)
        phrases = [phrase for phrase in group.phrases if naming.is_name(phrase)]
        fits = naming.fitness(material, naming.Holders.of(material, groups), one, phrases)
        case = naming.case(material, members, group, phrases, fits)
        grades = graded.grades_of(case.offered.phrases, label["grades"])
        yield str(comments["thread"].iloc[0]), case, grades


def _plain(topics: int, measured: Mapping[str, float]) -> str:
    right, good = (round(100 * measured[f"told.{name}"]) for name in ("acceptable", "good"))
    return (
        f"Of 100 names, read for {topics:,} topics, {right} were acceptable to a reader and {good} as he"
        " would put it himself."
    )


SUBJECT = Subject("names", naming.MODEL, FEATURES, "names of topics", _plain)
