"""Quotations: how many words the comment repeats of the earlier one, and who held them last."""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy import sparse
from sklearn.feature_extraction.text import CountVectorizer

from analysis.replies.reading import Floats, Ints, Reading
from analysis.text import fold

FEATURES = (
    "quoted",
    "quoted_words",
    "quoted_alone",
    "quoted_first",
    "quotes_other",
    "held_last",
    "held_share",
)

RUN = 5
"""Words of the runs that tell who held a quotation: its source, and everybody who quoted it since."""
_FEWEST_HELD = 2
"""Runs that a comment must share with earlier ones before their last holders count."""


def columns(reading: Reading, later: Ints, earlier: Ints) -> dict[str, Floats]:
    """`FEATURES` of each pair.

    `held_share` is the share of the comment's repeated runs of five words that the earlier comment
    held last, in its own words or quoted: so a quotation of a quotation points to who quoted it
    last.
    """
    traced = reading.traced
    first = traced.groupby("row")["source_row"].first().to_dict()
    sources = traced.groupby("row")["source_row"].nunique().to_dict()
    quoted = quoted_words(reading, later, earlier)
    first_source = np.array([first.get(row, -2) for row in later])
    alone = np.array([sources.get(row, 0) == 1 for row in later])
    share = _held_share(reading, later, earlier)
    return {
        "quoted": (quoted > 0).astype(float),
        "quoted_words": np.log1p(quoted),
        "quoted_alone": ((quoted > 0) & alone).astype(float),
        "quoted_first": (first_source == earlier).astype(float),
        "quotes_other": ((first_source >= 0) & (quoted == 0) & (earlier >= 0)).astype(float),
        "held_last": (share == pd.Series(share).groupby(later).transform("max").to_numpy()) * (share > 0.0),
        "held_share": share,
    }


def quoted_words(reading: Reading, later: Ints, earlier: Ints) -> Floats:
    """The words of each earlier comment that the later one quotes."""
    words = reading.traced.groupby(["row", "source_row"])["words"].sum().to_dict()
    return np.array([words.get(pair, 0) for pair in zip(later, earlier, strict=True)], dtype=float)


def _held_share(reading: Reading, later: Ints, earlier: Ints) -> Floats:
    found = np.zeros(len(later))
    texts = [fold(text) for text in reading.comments["text"]]
    vectorizer = CountVectorizer(binary=True, ngram_range=(RUN, RUN), token_pattern=r"\w+", lowercase=False)
    try:
        runs = sparse.csr_matrix(vectorizer.fit_transform(texts))
    except ValueError:  # no text has five words
        return found
    ends = np.searchsorted(later, np.arange(len(texts) + 1))
    for row, holders in enumerate(_last_holders(runs)):
        if len(holders) >= _FEWEST_HELD:
            block = slice(ends[row] + 1, ends[row + 1])  # without "afresh"
            known = holders[np.isin(holders, earlier[block])]
            counts = np.bincount(
                np.searchsorted(earlier[block], known), minlength=ends[row + 1] - ends[row] - 1
            )
            found[block] = counts / len(holders)
    return found


def _last_holders(runs: sparse.csr_matrix) -> list[Ints]:
    """For each comment, who held each of its runs last before it; runs that nobody held are left out."""
    holder = np.full(runs.shape[1], -1, dtype=np.int64)
    found: list[Ints] = []
    for row in range(runs.shape[0]):
        held = runs.indices[runs.indptr[row] : runs.indptr[row + 1]]
        before = holder[held]
        found.append(before[before >= 0])
        holder[held] = row
    return found
