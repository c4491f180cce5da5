"""Shared words: how much of the comment's own vocabulary the earlier one has, rare words first."""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy import sparse
from sklearn.feature_extraction.text import TfidfVectorizer

from analysis.replies.reading import Floats, Ints, Reading

FEATURES = ("cosine", "cosine_share", "cosine_best", "rarest_shared", "shared_count", "new_shared")

_WORD = r"[^\W_]{3,}"
_CHUNK = 50_000
"""Pairs multiplied at once, to bound memory."""


def columns(reading: Reading, later: Ints, earlier: Ints) -> dict[str, Floats]:
    """`FEATURES` of each pair.

    `rarest_shared` is the rarity of the rarest shared word, 0 (in every comment) to 1 (in these
    two alone); `new_shared` counts shared words that stood in no comment before the earlier one.
    """
    vectorizer = TfidfVectorizer(
        sublinear_tf=True,
        token_pattern=_WORD,
        stop_words="english",
        strip_accents="unicode",
        dtype=np.float64,
    )
    try:
        grid = sparse.csr_matrix(vectorizer.fit_transform(reading.comments["own_text"]))
    except ValueError:  # no words at all
        return dict.fromkeys(FEATURES, np.zeros(len(later)))
    held = sparse.csr_matrix(grid > 0, dtype=np.float64)
    rarity = 1 - np.log(np.asarray(held.sum(axis=0)).ravel()) / np.log(max(grid.shape[0], 2))
    cosine = _products(grid, grid, later, earlier)
    best = pd.Series(cosine).groupby(later).transform("max").to_numpy()
    return {
        "cosine": cosine,
        "cosine_share": cosine / np.maximum(best, 1e-9),
        "cosine_best": ((cosine == best) & (cosine > 0)).astype(float),
        "rarest_shared": _largest(held.multiply(rarity).tocsr(), held, later, earlier),
        "shared_count": np.log1p(_products(held, held, later, earlier)),
        "new_shared": np.log1p(_products(held, _first_uses(held), later, earlier)),
    }


def _first_uses(held: sparse.csr_matrix) -> sparse.csr_matrix:
    """`held` with only the first comment that uses each word."""
    by_word = held.tocsc()
    first = np.minimum.reduceat(by_word.indices, by_word.indptr[:-1])
    words = np.arange(held.shape[1])
    return sparse.csr_matrix((np.ones(len(words)), (first, words)), shape=held.shape)


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
