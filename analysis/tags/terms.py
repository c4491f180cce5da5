"""What each comment is about, as weighted words: rare ones count, everyday ones hardly do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TypeAlias

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import sparse

from analysis.tags.words import everyday, stem, words_of

COMMONEST = 0.18
"""Rarity below which a word says nothing of a subject: it is in more than 1 of 8 everyday texts."""

LIGHTEST = 0.09
"""Weight of the commonest word that counts; the rarest weighs 1. From .05 to .2 nothing changes."""

EVERYWHERE, FEWEST = 1 / 3, 5
"""Share of a thread's comments that hold some words above which all speak of that, and the least number."""

SIGNED = 2
"""Comments of one person that hold the same line, from which it is a signature or a greeting."""

Matrix: TypeAlias = sparse.csr_matrix
Floats = NDArray[np.float64]


@lru_cache(maxsize=200_000)
def weight(stemmed: str) -> float:
    """0-1: how much a word says of a subject, by its rarity in everyday English."""
    rarity = everyday().rarity(stemmed)
    if rarity < COMMONEST or not any(letter.isalpha() for letter in stemmed):
        return 0.0
    return LIGHTEST + (1 - LIGHTEST) * (rarity - COMMONEST) / (1 - COMMONEST)


def stems(text: str) -> list[str]:
    """The stems of the words of `text` that say anything of a subject, in order."""
    found = (stem(word.folded) for word in words_of(text) if len(word.folded) > 1)
    return [one for one in found if weight(one) > 0]


@dataclass(frozen=True)
class Terms:
    """The words of a number of texts."""

    column: Mapping[str, int]
    """Each stem's column, in order of first use."""
    counts: Matrix
    """Uses of each stem (columns) in each text (rows)."""
    weights: Floats
    """Weight of each stem."""

    @cached_property
    def present(self) -> Matrix:
        """1 where a text holds a stem."""
        return (self.counts > 0).astype(np.float64)

    def vectors(self) -> Matrix:
        """One unit vector a text over the stems that at least two texts hold; 0 where it holds none.

        An entry grows with the stem's weight, its rarity among these texts and the logarithm of its uses.
        """
        texts = self.counts.shape[0]
        holding = np.asarray(self.present.sum(axis=0)).ravel()
        scale = self.weights * np.log((texts + 1) / (holding + 0.5)) * (holding >= 2)
        logged = self.counts.astype(np.float64)
        logged.data = 1 + np.log(logged.data)
        return unit(logged @ sparse.diags(scale))


def terms(texts: Sequence[str]) -> Terms:
    """The words of `texts`, one row a text."""
    column: dict[str, int] = {}
    rows: list[int] = []
    columns: list[int] = []
    uses: list[int] = []
    for row, text in enumerate(texts):
        for one, count in Counter(stems(text)).items():
            rows.append(row)
            columns.append(column.setdefault(one, len(column)))
            uses.append(count)
    counts = sparse.csr_matrix((uses, (rows, columns)), shape=(len(texts), len(column)), dtype=np.int64)
    return Terms(column, counts, np.array([weight(one) for one in column], dtype=np.float64))


def is_everywhere(held: float, texts: int) -> bool:
    """Whether what `held` of so many comments hold tells no part of the thread from another."""
    return held >= FEWEST and held > EVERYWHERE * texts


def unit(rows: Matrix) -> Matrix:
    """`rows` with each row of length 1, but for rows of zeros."""
    lengths = np.sqrt(np.asarray(rows.multiply(rows).sum(axis=1)).ravel())
    return sparse.csr_matrix(sparse.diags(1 / np.where(lengths > 0, lengths, 1)) @ rows)


def subject_texts(comments: pd.DataFrame) -> list[str]:
    """What each comment says of its subject: its own words, and where it has none, what it quotes."""
    own, whole = comments["own_text"].fillna(""), comments["text"].fillna("")
    silent = ~own.str.contains(r"\w", regex=True)
    return own.mask(silent, whole).tolist()


def unsigned_texts(comments: pd.DataFrame) -> list[str]:
    """The subject texts without the lines that their person writes under comments again and again.

    A comment of nothing else keeps them.
    """
    told, texts = comments["person"].fillna("").tolist(), subject_texts(comments)
    lines = Counter(
        (person, line)
        for person, text in zip(told, texts, strict=True)
        for line in set(text.split("\n"))
        if person and line.strip()
    )
    unsigned = (
        "\n".join(line for line in text.split("\n") if lines[person, line] < SIGNED)
        for person, text in zip(told, texts, strict=True)
    )
    return [short if short.strip() else text for short, text in zip(unsigned, texts, strict=True)]


def title_of(article: pd.DataFrame) -> str:
    """The article's title; empty where it has none."""
    titles = article.loc[(article["source"] == "article") & (article["paragraph"] == 0), "text"]
    return str(titles.iloc[0]) if len(titles) and titles.notna().iloc[0] else ""
