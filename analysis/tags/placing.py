"""Which topic each comment belongs to, also where its own words do not say."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.tags import context
from analysis.tags.divisions import Division
from analysis.tags.terms import Floats, Matrix, Terms

NOWHERE = -1

INHERITED = 0.8
"""Confidence of a group taken over from the answered comment, of that comment's own."""
OF_THE_ARTICLE = 0.4
"""Confidence that a comment which shares its words with no other is on the article's own subject."""

ENOUGH_TERMS = 12
"""Different telling words from which it says something that a comment shares none with anything."""
TELLING = 0.35
"""Weight from which a word tells of a subject."""


@dataclass(frozen=True)
class Places:
    """The group of each comment by position, and how surely it belongs there."""

    group: NDArray[np.int64]
    """0, 1, … in the order of their first comments; -1 = none."""
    confidence: Floats
    of_division: dict[int, int]
    """Group -> group of the division, for those that the division found."""
    of_article: int | None
    """The group of comments on the article's own subject."""
    off_topic: int | None
    """The group of comments that have nothing in common with the thread or the article."""


def places(division: Division, answered: Matrix, words: Terms, article: Terms) -> Places:
    """Where each comment belongs: by its words, else with what it answers, else with the article.

    `answered` is a matrix of `context.answers`. A comment is off topic only where it says much, none of
    it shared, answers nobody and is answered by nobody.
    """
    found = division.nearness.shape[1]
    on_article, off_topic = found, found + 1
    group = division.group.copy()
    confidence = division.shares.max(axis=1, initial=0.0)
    parents = context.parents(answered)
    alone = (parents < 0) & (np.asarray(answered.sum(axis=0)).ravel() == 0)
    silent = np.asarray(words.counts.sum(axis=1)).ravel() == 0
    group[np.isin(group, np.setdiff1d(group, group[~silent]))] = NOWHERE
    odd = alone & _shares_nothing(words, article)
    for row in np.flatnonzero(group < 0):
        parent = parents[row]
        if parent >= 0 and group[parent] >= 0:
            group[row], confidence[row] = group[parent], INHERITED * confidence[parent]
        elif not silent[row]:
            group[row], confidence[row] = (off_topic if odd[row] else on_article), OF_THE_ARTICLE
    codes, kept = pd.factorize(np.where(group < 0, np.nan, group))
    number = {int(old): new for new, old in enumerate(kept)}
    return Places(
        codes.astype(np.int64),
        confidence,
        {new: old for old, new in number.items() if old < found},
        number.get(on_article),
        number.get(off_topic),
    )


def _shares_nothing(words: Terms, article: Terms) -> NDArray[np.bool_]:
    """Of each comment: it has many telling words, and neither another comment nor the article has any."""
    telling = words.weights >= TELLING
    elsewhere = np.asarray(words.present.sum(axis=0)).ravel() >= 2
    elsewhere |= np.array([stem in article.column for stem in words.column], dtype=bool)
    many = words.present @ telling.astype(float) >= ENOUGH_TERMS
    shared = words.present @ (telling & elsewhere).astype(float) > 0
    return np.asarray(many & ~shared)
