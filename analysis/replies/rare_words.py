"""What comments say in rare words: how much each word weighs, and what two comments share of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from analysis.models.rarity import rarity
from analysis.replies.keys import Floats, Ints, both, distinct, key, sums
from analysis.replies.tokens import tokens

COMMON = 0.35
"""Words below this rarity ("about", "would") say nothing about what a comment answers."""
_WORD = re.compile(r"[^\W_]{2,}")


@dataclass(frozen=True)
class Shared:
    """What pairs of comments share; one value a pair."""

    weight: Floats
    """Of all the words that they share."""
    heaviest: Floats
    """Of the rarest one."""
    new: Floats
    """Of those that stood in no comment before the earlier one."""


@dataclass(frozen=True)
class RareWords:
    """The rare words of each comment of a thread."""

    held: sparse.csr_matrix
    """Comments × words in alphabetical order: the word's weight where the comment holds it."""
    first: Ints
    """The row of the first comment that holds each word."""

    def shared(self, later: Ints, earlier: Ints) -> Shared:
        """What the comments of these rows share; nothing where `earlier` is no row."""
        real = np.flatnonzero(earlier >= 0)
        others = self.held[earlier[real]]
        others.data[:] = 1.0
        common = self.held[later[real]].multiply(others).tocsr()
        pair = np.repeat(real, np.diff(common.indptr))
        new = self.first[common.indices] == earlier[pair]
        heaviest = np.zeros(len(later))
        np.maximum.at(heaviest, pair, common.data)
        return Shared(
            weight=sums(pair, common.data, len(later)),
            heaviest=heaviest,
            new=sums(pair, common.data * new, len(later)),
        )


def rare_words(own_texts: Sequence[str]) -> RareWords:
    """The words that are not common, by how rare they are in everyday English and in the thread."""
    found = tokens(own_texts, _WORD)
    everyday = np.array([rarity(word) for word in found.words])
    rare = np.flatnonzero(everyday >= COMMON)
    column = np.full(len(found.words), -1)
    column[rare] = np.arange(len(rare))
    held = column[found.number]
    row, word = both(distinct(key(found.row, held)[held >= 0]))
    weights = everyday[rare] * _rarity_in_thread(np.bincount(word, minlength=len(rare)), len(own_texts))
    first = np.zeros(len(rare), dtype=np.int64)
    first[word[::-1]] = row[::-1]
    ends = np.r_[0, np.cumsum(np.bincount(row, minlength=len(own_texts)))]
    return RareWords(sparse.csr_matrix((weights[word], word, ends), (len(own_texts), len(rare))), first)


def _rarity_in_thread(counts: Ints, comments: int) -> Floats:
    """0-1 for each word by how many comments hold it: 0 = all, 1 = one."""
    return np.asarray(1 - np.log(counts) / np.log(max(comments, 2)))
