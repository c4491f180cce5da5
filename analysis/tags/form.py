"""The outer form of a text: how long it is, how it is marked, whether it asks."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from analysis.tags.tokens import LINK, NUMBER

NAMES = (
    *("words", "sentences", "words a sentence", "paragraphs", "under 4 words", "under 8 words"),
    *("letters a word", "asking sentences", "share asking", "ends asking", "only asks", "exclamations"),
    *("ends exclaiming", "trails off", "capitals", "scare quotes", "emphasis", "begins small", "links"),
    "numbers",
)
"""Columns of `measures`: sizes as log(1 + n), marks as the root of their number (at most `MOST`)."""

MOST = 6
LONGEST_WORD = 10
"""Letters a word beyond which a text is no longer-worded: it holds addresses or code."""

_CAPITALS = re.compile(r"\b[A-Z]{3,}\b")
_SCARE_QUOTES = re.compile(r'"[\w\' -]{2,25}"')
_EMPHASIS = re.compile(r"\*\w[^*\n]{0,30}\*|\b_\w+_\b")
_CLOSING = " \"')”*"


def measures(
    texts: Sequence[str], sentences: Sequence[Sequence[str]], tokenised: Sequence[Sequence[str]]
) -> NDArray[np.float64]:
    """One row a text, one column each of `NAMES`; of each straightened text its sentences and tokens too."""
    rows = [_row(*read) for read in zip(texts, sentences, tokenised, strict=True)]
    return np.array(rows, dtype=np.float64).reshape(len(texts), len(NAMES))


def _row(text: str, sentences: Sequence[str], tokens: Sequence[str]) -> list[float]:
    words = [token for token in tokens if token[0].isalpha()]
    count = len(words)
    ends = [sentence.rstrip(_CLOSING)[-1:] for sentence in sentences]
    asking = ends.count("?")
    last = ends[-1] if ends else ""
    return [
        math.log1p(count),
        math.log1p(len(ends)),
        math.log1p(count / max(len(ends), 1)),
        math.log1p(text.count("\n\n")),
        count < 4,
        count < 8,
        min(sum(map(len, words)) / count, LONGEST_WORD) if count else 0.0,
        _root(asking),
        asking / max(len(ends), 1),
        last == "?",
        0 < asking == len(ends),
        _root(text.count("!")),
        last == "!",
        _root(tokens.count("..")),
        _root(len(_CAPITALS.findall(text))),
        _root(len(_SCARE_QUOTES.findall(text))),
        _root(len(_EMPHASIS.findall(text))),
        text[:1].islower(),
        _root(tokens.count(LINK)),
        _root(tokens.count(NUMBER)),
    ]


def _root(count: int) -> float:
    return math.sqrt(min(count, MOST))
