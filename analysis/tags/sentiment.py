"""How positive or negative the words of a text are, by VADER's lexicon.

VADER reads ASCII punctuation only, tends to ±1 with length, and takes time with the square of the
length of what it is given: texts are straightened, cut into sentences and pieces, and averaged.
Source: C. Hutto, E. Gilbert, VADER: a parsimonious rule-based model for sentiment analysis of social
media text (ICWSM 2014).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from string import punctuation

import numpy as np
from numpy.typing import NDArray
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

PARTS = ("mean", "lowest", "highest", "first", "last", "strength", "positive", "negative")
"""What `parts` tells of a text's pieces: of their compound scores (-1 to 1) the mean, the extremes,
the first, the last and the mean distance from 0; then the mean shares (0-1) of rated words."""

LONGEST_PIECE, LONGEST_WORD = 300, 60
"""Code points given to VADER at once: some 50 words, and of what has no white space. VADER reads every
emoji as several words: 4,000 in one call take 15 s."""

_PIECE = re.compile(rf"\S.{{0,{LONGEST_PIECE - 1}}}(?!\S)|\S{{1,{LONGEST_WORD}}}", re.DOTALL)


def parts(texts: Sequence[Sequence[str]]) -> NDArray[np.float64]:
    """One row a text, one column each of `PARTS`; a text is the list of its straightened sentences.

    A text without sentences is all 0.
    """
    return np.array([_parts(text) for text in texts], dtype=np.float64).reshape(len(texts), len(PARTS))


def _parts(text: Sequence[str]) -> list[float]:
    scores = [_scores(piece) for sentence in text for piece in pieces(sentence)] or [(0.0, 0.0, 0.0)]
    count = len(scores)
    compound = [score[0] for score in scores]
    return [
        sum(compound) / count,
        min(compound),
        max(compound),
        compound[0],
        compound[-1],
        sum(map(abs, compound)) / count,
        sum(score[1] for score in scores) / count,
        sum(score[2] for score in scores) / count,
    ]


def pieces(sentence: str) -> Sequence[str]:
    """A sentence of usual length as it is; a long one in pieces, cut at white space where it has any."""
    return (sentence,) if len(sentence) <= LONGEST_PIECE else _PIECE.findall(sentence)


def _scores(piece: str) -> tuple[float, float, float]:
    """VADER's compound score of `piece` (-1 to 1) and the shares (0-1) of its positive and negative words.

    One that holds no rated word scores 0 without being given to VADER: that is a third of all.
    """
    if not _may_be_rated(piece):
        return 0.0, 0.0, 0.0
    scores = _vader().polarity_scores(piece)
    return scores["compound"], scores["pos"], scores["neg"]


def _may_be_rated(piece: str) -> bool:
    lexicon = _vader().lexicon
    return not piece.isascii() or any(
        word in lexicon or word.strip(punctuation) in lexicon for word in piece.lower().split()
    )


@cache
def _vader() -> SentimentIntensityAnalyzer:
    return SentimentIntensityAnalyzer()
