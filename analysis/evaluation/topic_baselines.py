"""What topics are measured against: word counts with NMF, LDA and k-means, and the reply tree."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import sparse
from sklearn.cluster import KMeans
from sklearn.decomposition import NMF, LatentDirichletAllocation
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer

PARENT, GRANDPARENT = 0.6, 0.3
"""Weights of the answered comments in the one that knows the replies."""

Groups = NDArray[np.int64]
Method = Callable[["Case"], Groups]


@dataclass(frozen=True)
class Case:
    """Comments with their true groups."""

    comments: pd.DataFrame
    truth: Sequence[object]

    @property
    def count(self) -> int:
        return len(set(self.truth))

    @property
    def texts(self) -> list[str]:
        return [str(text) for text in self.comments["own_text"]]


def nmf(case: Case) -> Groups:
    return _nmf_of(_tfidf(case.texts), case.count)


def nmf_with_parents(case: Case) -> Groups:
    row_of = {comment: row for row, comment in enumerate(case.comments["comment_id"])}
    replies = case.comments[case.comments["reply_to"].isin(list(row_of))]
    rows = [row_of[comment] for comment in replies["comment_id"]]
    columns = [row_of[comment] for comment in replies["reply_to"]]
    parents = sparse.csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(len(row_of), len(row_of)))
    own = _tfidf(case.texts)
    once = parents @ own
    return _nmf_of(own + PARENT * once + GRANDPARENT * (parents @ once), case.count)


def _nmf_of(rows: sparse.csr_matrix, count: int) -> Groups:
    found = NMF(count, init="nndsvda", max_iter=400, tol=1e-3, random_state=0).fit_transform(rows)
    return np.asarray(found.argmax(axis=1), dtype=np.int64)


def lda(case: Case) -> Groups:
    counts = CountVectorizer(stop_words="english").fit_transform(case.texts)
    found = LatentDirichletAllocation(case.count, random_state=0).fit_transform(counts)
    return np.asarray(found.argmax(axis=1), dtype=np.int64)


def kmeans(case: Case) -> Groups:
    found = KMeans(case.count, random_state=0, n_init=5).fit_predict(_tfidf(case.texts))
    return np.asarray(found, dtype=np.int64)


def tree(case: Case) -> Groups:
    """Each comment with the first one of its conversation."""
    parent = dict(zip(case.comments["comment_id"], case.comments["reply_to"], strict=True))
    roots: dict[str, str] = {}
    for comment in case.comments["comment_id"]:
        roots[comment] = roots.get(parent[comment], comment)
    return np.asarray(pd.factorize(pd.Series(roots))[0], dtype=np.int64)


def _tfidf(texts: Sequence[str]) -> sparse.csr_matrix:
    return TfidfVectorizer(stop_words="english", sublinear_tf=True).fit_transform(texts)
