"""Quotations: how many words the comment repeats, and who held them last."""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy import sparse
from sklearn.feature_extraction.text import CountVectorizer

from analysis.replies.reading import Floats, Ints, Reading
from analysis.text import fold

FEATURES = (
    "quoted_words",
    "quoted_first",
    "quotes_other",
    "repeats",
    "repeats_share",
    "repeats_newly",
    "repeats_newly_share",
)

RUN = 5
"""Words of the runs that tell who held a quotation: its source, and everybody who quoted it since."""


def columns(reading: Reading, later: Ints, earlier: Ints) -> dict[str, Floats]:
    """`FEATURES` of each pair.

    `repeats` counts the runs of five words that the earlier comment holds too, its own quotations
    included; `repeats_newly` those that no comment between the two holds: so a quotation of a
    quotation points to who quoted it last.
    """
    traced = reading.traced
    words = traced.groupby(["row", "source_row"])["words"].sum().to_dict()
    first = traced.groupby("row")["source_row"].first().to_dict()
    quoted = np.array([words.get(pair, 0) for pair in zip(later, earlier, strict=True)], dtype=float)
    sources = np.array([first.get(row, -2) for row in later])
    repeats, newly = _repeats(reading, later, earlier)
    most = pd.Series(repeats).groupby(later).transform("max").to_numpy()
    all_newly = pd.Series(newly).groupby(later).transform("sum").to_numpy()
    return {
        "quoted_words": np.log1p(quoted),
        "quoted_first": (sources == earlier).astype(float),
        "quotes_other": ((sources >= 0) & (quoted == 0) & (earlier >= 0)).astype(float),
        "repeats": np.log1p(repeats),
        "repeats_share": repeats / np.maximum(most, 1),
        "repeats_newly": np.log1p(newly),
        "repeats_newly_share": newly / np.maximum(all_newly, 1),
    }


def _repeats(reading: Reading, later: Ints, earlier: Ints) -> tuple[Floats, Floats]:
    texts = [fold(text) for text in reading.comments["text"]]
    repeats, newly = np.zeros(len(later)), np.zeros(len(later))
    try:
        runs = CountVectorizer(
            binary=True, ngram_range=(RUN, RUN), token_pattern=r"\w+", lowercase=False, dtype=np.int64
        ).fit_transform(texts)
    except ValueError:  # no text has five words
        return repeats, newly
    runs = sparse.csr_matrix(runs[:, np.asarray(runs.sum(axis=0)).ravel() > 1])
    held_last = _last_holders(runs)
    ends = np.searchsorted(later, np.arange(runs.shape[0] + 1))
    for row in np.flatnonzero(np.diff(runs.indptr)):
        block = slice(ends[row] + 1, ends[row + 1])  # without "afresh"
        shared = runs[earlier[block]].multiply(runs[row]).tocsr()
        repeats[block] = np.diff(shared.indptr)
        newly[block] = _counts(held_last[row], earlier[block])
    return repeats, newly


def _counts(values: Ints, among: Ints) -> Ints:
    """How often each of `among`, which is ordered, is one of `values`."""
    known = values[np.isin(values, among)]
    return np.bincount(np.searchsorted(among, known), minlength=len(among))


def _last_holders(runs: sparse.csr_matrix) -> list[Ints]:
    """For each comment, who held each of its runs last before it; runs that nobody held are left out."""
    holder: dict[int, int] = {}
    found: list[Ints] = []
    for row in range(runs.shape[0]):
        held = runs.indices[runs.indptr[row] : runs.indptr[row + 1]]
        found.append(np.array([holder[run] for run in held if run in holder], dtype=np.int64))
        holder.update(dict.fromkeys(held, row))
    return found
