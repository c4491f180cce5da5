"""Threads with known parents, read as a run reads them: candidates, and which of them is right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis import threads
from analysis.evaluation import rebuilt_threads
from analysis.evaluation.rebuilt_threads import Rebuilt, Survival
from analysis.replies import Rebuilding, linker
from analysis.replies.candidates import AFRESH
from analysis.replies.linker import Calibration

FOLDER = Path("benchmarks/replies")
SURVIVALS = {
    "survival 0": Survival(0.0, 0.0),
    "survival 0.5": Survival(0.5, 0.5),
    "survival 1": Survival(1.0, 1.0),
    "survival of far": Survival(0.3, 0.95),
}
"""Name -> the mentions of a rendering that is fitted on; the last as where people mark what is far."""
VARIANTS = ("mentions", "bare")
"""The benchmark's own renderings: never fitted on."""
SEED = 7


@dataclass(frozen=True)
class Case:
    """One rendering of a thread with its candidates and its true links."""

    truth: Rebuilt
    variant: str
    rebuilding: Rebuilding
    right: NDArray[np.bool_]
    """Of each candidate row: whether it is the comment's true parent (or truly afresh)."""

    @property
    def fitted_on(self) -> bool:
        """Whether weights may be fitted on it (by those that leave its source in)."""
        return self.variant not in VARIANTS


def cases(folder: Path) -> list[Case]:
    """Every thread in each rendering: at each survival, and in the benchmark's own variants."""
    return [case(truth, variant) for truth, variant in _renderings(folder)]


def _renderings(folder: Path) -> Iterator[tuple[Rebuilt, str]]:
    for bare in rebuilt_threads.threads(folder, "bare"):
        for name, survival in SURVIVALS.items():
            yield rebuilt_threads.rendered(bare, survival, SEED), name
    for variant in VARIANTS:
        for thread in rebuilt_threads.threads(folder, variant):
            yield thread, variant


def case(truth: Rebuilt, variant: str) -> Case:
    """A rendering with its candidates, and which of them is right."""
    thread = truth.thread
    rebuilding = Rebuilding.of(
        threads.comments_table(thread),
        threads.article_table(thread.article, {}),
        host=threads.host(thread),
        one_word_lines_dropped=thread.one_word_lines_dropped,
    )
    numbers = list(rebuilding.comments["number"])
    row_of = {number: row for row, number in enumerate(numbers)}
    parents = np.array([row_of[truth.parents[n]] if truth.parents[n] else AFRESH for n in numbers])
    pairs = rebuilding.pairs
    right = pairs.earlier == parents[pairs.later]
    return Case(truth, variant, rebuilding, right)


def linked(given: Case, probability: NDArray[np.float64], calibration: Calibration) -> pd.DataFrame:
    """One row a comment: its true and its chosen parent (printed numbers, 0 = afresh), and why.

    `kind` is what the choice rests on, `probability` the model's, `certain` whether no other was possible,
    `marks` the share of the thread's comments with marks, `confidence` the probability that it is right.
    """
    pairs, marks = given.rebuilding.pairs, given.rebuilding.reading.marks
    choices = [each.choices[0] for each in given.rebuilding.chosen(probability, calibration)]
    rows = _placed(given, pairs.earlier[[each.row for each in choices]]).assign(
        kind=[each.kind for each in choices],
        probability=[each.probability for each in choices],
        certain=[each.certain for each in choices],
        marks=marks,
    )
    return rows.assign(confidence=_confidences(rows, calibration.of_thread(marks)))


def _confidences(rows: pd.DataFrame, calibration: Calibration) -> list[float]:
    known = zip(rows["kind"], rows["probability"], rows["certain"], strict=True)
    return [1.0 if certain else calibration.confidence(kind, p) for kind, p, certain in known]


def by_rule(given: Case, scores: NDArray[np.float64]) -> pd.DataFrame:
    """One row a comment: its true parent and the one that a rule chooses, its best-scored candidate."""
    pairs = given.rebuilding.pairs
    return _placed(given, pairs.earlier[linker.best(scores, pairs.later)])


def _placed(given: Case, earlier: NDArray[np.int64]) -> pd.DataFrame:
    """One row a comment: its true parent and the chosen one, of which `earlier` gives the row."""
    numbers = list(given.rebuilding.comments["number"])
    printed = [*numbers, 0]  # the last for AFRESH, which is -1
    return pd.DataFrame(
        {
            "source": given.truth.source,
            "thread": given.truth.name,
            "variant": given.variant,
            "n": numbers,
            "true": [given.truth.parents[n] for n in numbers],
            "chosen": [int(printed[row]) for row in earlier],
        }
    )
