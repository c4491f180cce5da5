"""Texts in passages that can be left out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.tags import passages

WORDS = "the bridge is closed, again. But why? I do not know - (so) :) that\n\nwas it".split(" ")
TEXT = st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)


def parts(text: str) -> list[str]:
    return [text[slice(*part)] for part in passages.parts(text, (0, len(text)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It just keeps getting better.", ["It just", "keeps getting better."]),
        ("Thank you. It works now.", ["Thank you.", "It works now."]),
        ("Thanks!", []),
        ("", []),
    ],
)
def test_a_short_text_is_cut_in_two_where_it_pauses(text: str, expected: list[str]) -> None:
    assert parts(text) == expected


def test_a_long_text_is_cut_between_sentences_and_clauses() -> None:
    sentence, clause, rest, last = (
        *("The bridge is closed again.", "Nobody told us about it,", "which is a shame."),
        "We walked home in the rain.",
    )
    assert parts(f"{sentence} {clause} {rest} {last}") == [sentence, clause, rest, last]


@given(TEXT)
def test_the_parts_of_a_text_are_all_of_it_in_order(text: str) -> None:
    found = parts(text)
    assert " ".join(found).split() == (text.split() if len(text.split()) > 1 else [])
    assert len(found) in {0, 2, 3, 4}


@given(TEXT)
def test_without_its_parts_but_one_a_text_is_that_one(text: str) -> None:
    spans = passages.parts(text, (0, len(text)))
    for n, (start, end) in enumerate(spans):
        rest = passages.without(text, [*spans[:n], *spans[n + 1 :]])
        assert rest.split() == text[start:end].split()


def test_a_passage_is_pointed_at_without_the_marks_around_it() -> None:
    text = "He said (so they say,\nmore or less), that it works! :)"
    assert pointed_at(text, "(so they say,\nmore or less),") == "so they say, more or less"
    assert pointed_at(text, "that it works!") == "that it works!"
    assert pointed_at(text, ":)") == ":)"


def pointed_at(text: str, words: str) -> str:
    start = text.index(words)
    return passages.pointed_at(text, (start, start + len(words)))
