"""Plain operations on text keep every letter where it was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import text


@given(st.text())
def test_straightening_keeps_the_length(raw):
    assert len(text.straighten(raw)) == len(raw)


@given(st.text())
def test_sentences_hold_every_visible_character(raw):
    held = "".join(raw[a:b] for a, b in text.sentences(raw))
    assert "".join(held.split()) == "".join(raw.split())


@given(st.text())
def test_tidying_twice_changes_nothing(raw):
    assert text.tidy(text.tidy(raw)) == text.tidy(raw)


def test_the_end_of_an_abbreviation_is_no_end_of_a_sentence():
    raw = "Mr. Lund met U.S. officials. They said no!  Why?"
    assert [raw[a:b] for a, b in text.sentences(raw)] == [
        "Mr. Lund met U.S. officials.",
        "They said no!",
        "Why?",
    ]


def test_paragraphs_are_what_stands_between_blank_lines():
    raw = "one\ntwo\n \n\nthree"
    assert [raw[a:b] for a, b in text.paragraphs(raw)] == ["one\ntwo", "three"]


def test_a_paragraph_may_be_one_letter():
    assert text.paragraphs("A\n\nonce") == [(0, 1), (3, 7)]


@pytest.mark.parametrize(
    ("raw", "tidied"),
    [("a\u00a0 b", "a b"), ("a\n\n\n\nb", "a\n\nb"), ("  a  \n b", "a\nb"), ("a\u202eb\x00", "ab")],
    ids=["blanks", "blank lines", "indentation", "control characters"],
)
def test_tidying(raw, tidied):
    assert text.tidy(raw) == tidied


@pytest.mark.parametrize(("one", "other"), [("I DON’T", "i don't"), ("ﬁne  day", "Fine day"), ("“a”", '"A"')])
def test_texts_that_read_alike_fold_alike(one, other):
    assert text.fold(one) == text.fold(other)


def test_words_keep_apostrophes_and_drop_punctuation():
    assert text.words("Don’t stop: 3.5 e-mails, o’clock!") == ["Don’t", "stop", "3.5", "e-mails", "o’clock"]
