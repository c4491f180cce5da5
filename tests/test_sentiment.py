"""VADER, given what it can read, in pieces that it can bear."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from analysis.tags import sentiment
from analysis.tags.manner import Reading

VADER = SentimentIntensityAnalyzer()


def mean(text: str) -> float:
    return float(Reading((text,)).sentiment[0, sentiment.PARTS.index("mean")])


def test_one_plain_sentence_has_vaders_own_score() -> None:
    assert mean("I like the bridge.") == VADER.polarity_scores("I like the bridge.")["compound"] > 0


def test_a_typographic_apostrophe_negates_as_a_straight_one_does() -> None:
    assert mean("I don’t like it") == mean("I don't like it") < 0


def test_words_in_typographic_quotation_marks_are_read() -> None:
    assert mean("It is “great”") == mean('It is "great"') > 0


def test_sentences_are_scored_alone_and_averaged() -> None:
    assert mean("I love it. The bus is red.") == pytest.approx(mean("I love it.") / 2)


def test_a_text_without_words_is_neither() -> None:
    assert mean("") == mean("...") == 0


def test_emoji_are_read() -> None:
    assert mean("😂") > 0


def test_the_parts_are_the_extremes_and_the_ends() -> None:
    row = Reading(("I love it. I hate it. The bus is red.",)).sentiment[0]
    part = dict(zip(sentiment.PARTS, row, strict=True))
    assert part["highest"] == part["first"] == mean("I love it.")
    assert part["lowest"] == mean("I hate it.")
    assert part["last"] == 0
    assert part["strength"] > part["mean"]


@given(st.text(alphabet="ab 😀.", min_size=1, max_size=2000))
def test_pieces_are_bounded_and_lose_nothing(text: str) -> None:
    cut = sentiment.pieces(text)
    assert "".join("".join(cut).split()) == "".join(text.split())
    assert all(len(piece) <= sentiment.LONGEST_PIECE for piece in cut)


@given(
    st.lists(
        st.sampled_from("good bad not n't very :) ?? !!! 😀 the shit kiss of death GREAT,".split()),
        max_size=12,
    )
)
def test_what_is_not_given_to_vader_scores_nothing_there(words: list[str]) -> None:
    text = " ".join(words)
    straight = Reading((text,)).sentences[0]
    expected = [VADER.polarity_scores(sentence)["compound"] for sentence in straight]
    assert mean(text) == pytest.approx(np.mean(expected) if expected else 0.0)
