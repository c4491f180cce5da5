"""What the classifiers see of a comment beside its words: turns of phrase, form, feeling, place.

Reads own words only.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.tags import cues, form, sentiment
from analysis.tags.tokens import tokens
from analysis.text import sentences, straighten

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

PLACE = ("answers", "shared words", "longer than answered", "quoted share")
"""Whether it answers a comment, which share (0-1) of its longer words that one uses too, by what factor
(log) it is longer, and which share of its words is quoted."""

CONTEXT = (*form.NAMES, *cues.NAMES, *(f"sentiment {part}" for part in sentiment.PARTS), *PLACE)

SHARED_LETTERS = 4
"""Letters from which a word counts as shared: shorter ones are in every text."""


@dataclass(frozen=True)
class Reading:
    """Texts, read once for all that is judged of them."""

    texts: tuple[str, ...]

    @cached_property
    def straight(self) -> list[str]:
        return [straighten(text) for text in self.texts]

    @cached_property
    def sentences(self) -> list[list[str]]:
        return [[text[start:end] for start, end in sentences(text)] for text in self.straight]

    @cached_property
    def tokens(self) -> list[list[str]]:
        return [tokens(text) for text in self.straight]

    @cached_property
    def sentiment(self) -> Floats:
        """One row a text, one column each of `sentiment.PARTS`."""
        return sentiment.parts(self.sentences)

    @cached_property
    def form(self) -> Floats:
        """One row a text: its form, its cues."""
        return np.hstack(
            [form.measures(self.straight, self.sentences, self.tokens), cues.counts(self.tokens)]
        )

    def usual_form(self, chosen: Bools) -> Floats:
        """One value each of `form.NAMES`: the mean of the texts chosen."""
        return np.asarray(self.form[chosen, : len(form.NAMES)].mean(axis=0))

    def followed_by(self, texts: tuple[str, ...]) -> Reading:
        """The reading of these texts and then of others; what was read is not read again."""
        more, longer = Reading(texts), Reading(self.texts + texts)
        vars(longer).update(
            straight=self.straight + more.straight,
            sentences=self.sentences + more.sentences,
            tokens=self.tokens + more.tokens,
            sentiment=np.vstack([self.sentiment, more.sentiment]),
            form=np.vstack([self.form, more.form]),
        )
        return longer


@lru_cache(maxsize=1)
def read(texts: tuple[str, ...]) -> Reading:
    """The reading of `texts`; kept until others are read, as tone and stance read the same thread in turn."""
    return Reading(texts)


def context(reading: Reading, rows: Ints, answered: Ints, quoted_share: Floats) -> Floats:
    """One row for each of `rows` of the reading, one column each of `CONTEXT`.

    `answered` holds the row of the text that each answers, -1 where it answers none; `quoted_share`
    (0-1) which part of its comment is quoted.
    """
    place = _place(reading.tokens, rows, answered, quoted_share)
    return np.hstack([reading.form[rows], reading.sentiment[rows], place])


def answered_rows(comments: pd.DataFrame, links: pd.DataFrame) -> Ints:
    """For each comment the row of its primary parent, -1 where it has none."""
    rows = dict(zip(comments["comment_id"], range(len(comments)), strict=True))
    primary = links[links["primary"]]
    parent = dict(zip(primary["comment_id"], primary["reply_to"], strict=True))
    return np.array([rows.get(parent.get(each), -1) for each in comments["comment_id"]], dtype=np.int64)


def _place(tokenised: Sequence[Sequence[str]], rows: Ints, answered: Ints, quoted_share: Floats) -> Floats:
    found = [
        _beside(tokenised[row], tokenised[parent]) if parent >= 0 else (0.0, 0.0, 0.0)
        for row, parent in zip(rows, answered, strict=True)
    ]
    return np.column_stack([np.array(found, dtype=np.float64).reshape(len(found), 3), quoted_share])


def _beside(mine: Sequence[str], theirs: Sequence[str]) -> tuple[float, float, float]:
    """That it answers, the share of its longer words that are shared, and how much longer it is (log)."""
    words = {token for token in mine if len(token) >= SHARED_LETTERS}
    shared = len(words.intersection(theirs)) / len(words) if words else 0.0
    return 1.0, shared, math.log1p(len(mine)) - math.log1p(len(theirs))
