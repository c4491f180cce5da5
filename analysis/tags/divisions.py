"""How a number of vectors divides into groups: the same vectors give the same groups in any order."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.linalg import eigh
from scipy.sparse.linalg import svds
from scipy.spatial.distance import squareform

from analysis.tags.terms import Floats, Matrix, unit

LARGEST_EXACT = 1000
"""Rows up to which the axes come from the full matrix of inner products; above, from Lanczos steps."""

LARGEST_TREE = 2000
"""Rows that are joined two by two; of more, an even sample is, and the rest goes to the nearest group."""

STRAY = 0.3
"""Of the median row's length on the common axes, what a row has at the least that has anything in common
with others. In 13 threads read by eye, the comments below were thanks, spam and lone remarks."""

WORTH_AN_AXIS = 1.0
"""Rows (in squared lengths) that an axis keeps at the least: one that keeps less than a row is no common
subject. Source: Kaiser, The application of electronic computers to factor analysis (1960)."""
NOTHING = 1e-9
"""As above, what is left by rounding."""

CONVERSATION, CONVERSATION_OF_SHORT = 0.3, 0.8
"""How much alike two rows are for belonging to one conversation, beside 1 for the same words and 1 for the
same direction on the axes; and where comments are short, as their words tell little. Threads read by eye
divide within .03 (ARI) of .3 with .15 to .5, and worse with .8 (unseen ones .63, not .71), but those of short
comments no worse; eight such with links as found divide better (.47, not .35)."""

SHORT = 15
"""Words that say anything of a subject, of the middle comment: below, comments are short."""

EXACT_TO = 9
"""Digits of likeness that count: what is below differs with the order of summing."""

ROUNDS = 10
"""Rounds in which rows may move to a nearer group than the tree's."""

SHARPNESS = 5.0
"""Of the softmax over the nearness to each group. Fitted so that of the comments with a share of .8, 8 of 10
are with their topic's usual letter of a reader: calibration error .07 on 22 threads (.14 at 8, .25 at 3)."""


def usual_count(rows: int) -> int:
    """Into how many groups so many comments divide: 4 of 10, 7 of 26, 9 of 80, 14 of 1,000, 20 of 20,000.

    Readers divided 13 threads of 24 to 80 comments into 4 to 12 subjects.
    """
    return max(1, min(round(2 * math.log(max(rows, 1))), math.ceil(rows / 3)))


@dataclass(frozen=True)
class Division:
    """Each row's group, and how surely."""

    group: NDArray[np.int64]
    """0, 1, …; -1 = stray, nothing in common with any other row, or less than others have."""
    nearness: Floats
    """Rows by groups: cosine to the group's middle."""

    @property
    def shares(self) -> Floats:
        """Rows by groups: the probability that the row belongs to the group; strays have 0 everywhere."""
        grown = np.exp(SHARPNESS * (self.nearness - self.nearness.max(axis=1, keepdims=True, initial=-1.0)))
        shares: Floats = grown / grown.sum(axis=1, keepdims=True)
        return np.where(self.group[:, None] >= 0, shares, 0.0)


def conversation_weight(lengths: NDArray[np.int64]) -> float:
    """How much a common conversation counts among comments of so many telling words."""
    return CONVERSATION_OF_SHORT if len(lengths) and np.median(lengths) < SHORT else CONVERSATION


def divide(
    rows: Matrix,
    conversations: Matrix | None = None,
    count: int | None = None,
    *,
    weight: float = CONVERSATION,
) -> Division:
    """`rows` (unit vectors or zeros) in `count` groups at most; without it, in the usual number or fewer.

    Rows are alike by their entries, by their directions on latent semantic axes (as many as groups, and as
    the usual number at the least), and by their `conversations` (a column each, 1 in the rows that belong to
    it), which count `weight`. The two groups that are most alike on average are joined until `count` are
    left; then rows move to the nearest middle.
    Source: Deerwester et al., Indexing by latent semantic analysis (1990); Sokal & Michener, A statistical
    method for evaluating systematic relationships (1958).
    """
    axes = _axes(rows, max(count or 0, usual_count(rows.shape[0])))
    if count is None:
        axes = axes[:, (axes**2).sum(axis=0) > WORTH_AN_AXIS]
    lengths = np.linalg.norm(axes, axis=1)
    usual = float(np.median(lengths[lengths > 0])) if lengths.any() else 0.0
    near = np.flatnonzero((lengths > 0) & (lengths >= STRAY * usual))
    group = np.full(rows.shape[0], -1, dtype=np.int64)
    if not len(near):
        return Division(group, np.zeros((rows.shape[0], 0)))
    together = [] if conversations is None else [math.sqrt(weight) * conversations]
    whole = unit(sparse.hstack([rows, unit(sparse.csr_matrix(axes)), *together], format="csr"))
    group[near] = _of_several(_grouped(whole[near], count or axes.shape[1]))
    found = np.flatnonzero(group >= 0)
    return Division(group, whole @ _middles(whole[found], group[found]).T)


def _of_several(group: NDArray[np.int64]) -> NDArray[np.int64]:
    """The groups numbered anew, rows that are alone in theirs -1: what one comment says is no subject yet."""
    sizes = np.bincount(group)
    number = np.where(sizes > 1, np.cumsum(sizes > 1) - 1, -1)
    found: NDArray[np.int64] = number[group].astype(np.int64)
    return found


def _axes(rows: Matrix, count: int) -> Floats:
    """Coordinates of the rows on the `count` axes that keep most of them, the one that keeps most first."""
    count = min(count, *rows.shape)
    if count == 0 or rows.nnz == 0:
        return np.zeros((rows.shape[0], 0))
    if rows.shape[0] <= LARGEST_EXACT or count >= min(rows.shape) - 1:
        products = (rows @ rows.T).toarray()
        size = len(products)
        values, vectors = eigh(products, subset_by_index=(size - count, size - 1))
        axes = vectors * np.sqrt(np.maximum(values, 0))
    else:
        left, values, _ = svds(rows, k=count, v0=np.ones(min(rows.shape)))
        axes = left * values
    kept: Floats = axes[:, np.argsort(-values, kind="stable")]
    return kept[:, (kept**2).sum(axis=0) > NOTHING]


def _grouped(rows: Matrix, count: int) -> NDArray[np.int64]:
    """The group of each row: joined two by two down to `count`, then each with the nearest middle."""
    size = rows.shape[0]
    if size <= max(count, 1) or count < 2:
        return np.zeros(size, dtype=np.int64)
    sample = rows[:: math.ceil(size / LARGEST_TREE)]
    apart = np.maximum(1 - (sample @ sample.T).toarray(), 0).round(EXACT_TO)
    np.fill_diagonal(apart, 0)
    cut = fcluster(linkage(squareform(apart, checks=False), "average"), count, "maxclust")
    return _moved(rows, _middles(sample, cut.astype(np.int64) - 1))


def _moved(rows: Matrix, middles: Floats) -> NDArray[np.int64]:
    """The nearest middle of each row, the middles following their members (spherical k-means)."""
    nearest = _nearest(rows, middles)
    for _ in range(ROUNDS):
        kept = np.unique(nearest)
        middles[kept] = _middles(rows, np.searchsorted(kept, nearest))
        again = _nearest(rows, middles)
        if np.array_equal(again, nearest):
            break
        nearest = again
    return np.unique(nearest, return_inverse=True)[1].astype(np.int64)


def _nearest(rows: Matrix, middles: Floats) -> NDArray[np.int64]:
    found: NDArray[np.int64] = (rows @ middles.T).round(EXACT_TO).argmax(axis=1)
    return found


def _middles(rows: Matrix, group: NDArray[np.int64]) -> Floats:
    """The mean direction of each group."""
    shape = (int(group.max(initial=-1)) + 1, len(group))
    members = sparse.csr_matrix((np.ones(len(group)), (group, np.arange(len(group)))), shape=shape)
    middles: Floats = unit(sparse.csr_matrix(members @ rows)).toarray()
    return middles
