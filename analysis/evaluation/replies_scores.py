"""How right links are: reply edges, whole graphs, whole conversations, and confidence.

Everything reads one row a comment (`thread`, `source`, `n`, `true`, `chosen`; 0 = afresh) and is
averaged over sources without weights, so that the largest source decides nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import numpy as np
import pandas as pd
from scipy.optimize import linear_sum_assignment
from sklearn.metrics.cluster import contingency_matrix

DRAWS = 1000
"""Bootstrap samples of threads; their 2.5th and 97.5th percentiles are the interval."""
SEED = 1
BINS = 10

Score = Callable[[pd.DataFrame], float]


def mean_over_sources(rows: pd.DataFrame, score: Score) -> float:
    return float(np.mean([score(part) for _, part in rows.groupby("source")]))


def scores(rows: pd.DataFrame) -> dict[str, float]:
    """Every score of links, by name."""
    return {name: mean_over_sources(rows, score) for name, score in SCORES.items()}


def f1(rows: pd.DataFrame) -> float:
    """F1 of reply edges: a comment and the comment it answers."""
    hits, claimed, real = _edges(rows)
    return float(2 * hits / (claimed + real)) if claimed + real else float("nan")


def precision(rows: pd.DataFrame) -> float:
    hits, claimed, _ = _edges(rows)
    return float(hits / claimed) if claimed else float("nan")


def recall(rows: pd.DataFrame) -> float:
    hits, _, real = _edges(rows)
    return float(hits / real) if real else float("nan")


def _edges(rows: pd.DataFrame) -> tuple[int, int, int]:
    hits = ((rows["chosen"] == rows["true"]) & (rows["true"] > 0)).sum()
    return int(hits), int((rows["chosen"] > 0).sum()), int((rows["true"] > 0).sum())


def accuracy(rows: pd.DataFrame) -> float:
    """Share of comments with the right parent or rightly afresh.

    This is also the graph F1 of Kummerfeld et al. (2019), in which a comment that answers nobody is
    linked to itself: with one link a comment, precision and recall are one.
    """
    return float((rows["chosen"] == rows["true"]).mean())


def accuracy_of_replies(rows: pd.DataFrame) -> float:
    """Share of the true replies that get the right parent; those called afresh are wrong."""
    replies = rows[rows["true"] > 0]
    return float((replies["chosen"] == replies["true"]).mean())


def one_to_one(rows: pd.DataFrame) -> float:
    """Share of comments in the best pairing of true with found conversations, one to one.

    Source: Elsner and Charniak, Disentangling chat (2010).
    """
    overlap = 0.0
    for _, thread in rows.groupby("thread"):
        table = contingency_matrix(conversations(thread, "true"), conversations(thread, "chosen"))
        pairing = linear_sum_assignment(table, maximize=True)
        overlap += float(table[pairing].sum())
    return overlap / len(rows)


def exact_match(rows: pd.DataFrame) -> float:
    """F1 of conversations found whole, among those of two comments or more.

    Source: Kummerfeld et al., A large-scale corpus for conversation disentanglement (2019).
    """
    both = claimed = real = 0
    for _, thread in rows.groupby("thread"):
        true, found = (_of_two_or_more(conversations(thread, side)) for side in ("true", "chosen"))
        both, claimed, real = both + len(true & found), claimed + len(found), real + len(true)
    return 2 * both / (claimed + real) if claimed + real else float("nan")


def conversations(thread: pd.DataFrame, side: str) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """For each comment of a thread the number of the one that opens its conversation."""
    opener: dict[int, int] = {}
    for n, parent in zip(thread["n"], thread[side], strict=True):
        opener[n] = opener[parent] if parent else n
    return np.array([opener[n] for n in thread["n"]], dtype=np.int64)


def _of_two_or_more(openers: Iterable[int]) -> set[frozenset[int]]:
    members: dict[int, set[int]] = {}
    for n, opener in enumerate(openers):
        members.setdefault(opener, set()).add(n)
    return {frozenset(each) for each in members.values() if len(each) > 1}


SCORES: Mapping[str, Score] = {
    "f1": f1,
    "precision": precision,
    "recall": recall,
    "accuracy": accuracy,
    "accuracy_of_replies": accuracy_of_replies,
    "one_to_one": one_to_one,
    "exact_match": exact_match,
}


def interval(rows: pd.DataFrame) -> tuple[float, float]:
    """The 95 % bootstrap interval of the mean F1 over sources, threads drawn within each source."""
    chance = np.random.default_rng(SEED)
    drawn = []
    for _, source in rows.groupby("source"):
        edges = np.array([_edges(thread) for _, thread in source.groupby("thread")], dtype=float)
        picks = chance.integers(0, len(edges), size=(DRAWS, len(edges)))
        hits, claimed, real = edges[picks].sum(axis=1).T
        drawn.append(2 * hits / np.maximum(claimed + real, 1))
    low, high = np.percentile(np.mean(drawn, axis=0), [2.5, 97.5])
    return float(low), float(high)


def calibration_error(right: Iterable[bool], confidence: Iterable[float], bins: int = BINS) -> float:
    """Expected calibration error: the mean gap between confidence and accuracy over equal-width bins.

    Source: Guo et al., On calibration of modern neural networks (2017).
    """
    table = reliability(right, confidence, bins)
    gaps = (table["right"] - table["confidence"]).abs()
    return float((gaps * table["count"]).sum() / table["count"].sum())


def reliability(right: Iterable[bool], confidence: Iterable[float], bins: int = BINS) -> pd.DataFrame:
    """One row a bin of confidence that holds any: mean `confidence`, share `right`, `count`."""
    frame = pd.DataFrame({"right": list(right), "confidence": list(confidence)}).astype(float)
    part = frame.groupby((frame["confidence"] * bins).clip(upper=bins - 1).astype(int))
    return part.mean().assign(count=part.size())
