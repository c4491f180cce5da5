"""Shared words: how much of the comment's own vocabulary the earlier one has, rare words first."""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy import sparse
from sklearn.feature_extraction.text import CountVectorizer

from analysis.models.rarity import rarity
from analysis.replies.reading import Floats, Ints, Reading
from analysis.text import fold

FEATURES = ("shared", "shared_share", "shared_best", "rarest_shared", "new_shared")

COMMON = 0.35
"""Words below this rarity ("about", "would") say nothing about what a comment answers."""
_WORD = r"[^\W_]{2,}"
_CHUNK = 50_000
"""Pairs multiplied at once, to bound memory."""


def columns(reading: Reading, later: Ints, earlier: Ints) -> dict[str, Floats]:
    """`FEATURES` of each pair.

    A word weighs by how rare it is in everyday English and in the thread. `shared` is the
    logarithm of 1 + the weight of the shared words, `shared_share` their part of the most that a
    candidate shares, `rarest_shared` the weight of the heaviest, and `new_shared` counts those that
    stood in no comment before the earlier one.
    """
    vectorizer = CountVectorizer(binary=True, token_pattern=_WORD, lowercase=False)
    try:
        found = vectorizer.fit_transform([fold(text) for text in reading.comments["own_text"]])
    except ValueError:  # no words at all
        return dict.fromkeys(FEATURES, np.zeros(len(later)))
    everyday = np.array([rarity(word) for word in vectorizer.get_feature_names_out()])
    held = sparse.csr_matrix(found[:, everyday >= COMMON], dtype=np.float64)
    weighted = sparse.csr_matrix(held.multiply(everyday[everyday >= COMMON] * _rarity_in_thread(held)))
    shared = _products(weighted, held, later, earlier)
    most = pd.Series(shared).groupby(later).transform("max").to_numpy()
    return {
        "shared": np.log1p(shared),
        "shared_share": shared / (most + 1),
        "shared_best": ((shared == most) & (shared > 0)).astype(float),
        "rarest_shared": _largest(weighted, held, later, earlier),
        "new_shared": np.log1p(_products(weighted, _first_uses(held), later, earlier)),
    }


def _rarity_in_thread(held: sparse.csr_matrix) -> Floats:
    """0-1 for each word: 0 = in every comment, 1 = in one."""
    counts = np.asarray(held.sum(axis=0)).ravel()
    return np.asarray(1 - np.log(np.maximum(counts, 1)) / np.log(max(held.shape[0], 2)))


def _first_uses(held: sparse.csr_matrix) -> sparse.csr_matrix:
    """`held` with only the first comment that uses each word."""
    cells = held.tocoo()
    order = np.lexsort((cells.row, cells.col))
    columns, first = np.unique(cells.col[order], return_index=True)
    rows = cells.row[order][first]
    return sparse.csr_matrix((np.ones(len(rows)), (rows, columns)), shape=held.shape)


def _products(left: sparse.csr_matrix, right: sparse.csr_matrix, later: Ints, earlier: Ints) -> Floats:
    """The scalar product of the later row of `left` and the earlier row of `right`, 0 for afresh."""
    found = np.zeros(len(later))
    for part in _parts(earlier):
        found[part] = np.asarray(left[later[part]].multiply(right[earlier[part]]).sum(axis=1)).ravel()
    return found


def _largest(left: sparse.csr_matrix, right: sparse.csr_matrix, later: Ints, earlier: Ints) -> Floats:
    found = np.zeros(len(later))
    for part in _parts(earlier):
        found[part] = left[later[part]].multiply(right[earlier[part]]).max(axis=1).toarray().ravel()
    return found


def _parts(earlier: Ints) -> list[Ints]:
    real = np.flatnonzero(earlier >= 0)
    return np.array_split(real, max(1, len(real) // _CHUNK)) if len(real) else []
