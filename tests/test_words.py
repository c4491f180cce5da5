"""Single words: stems, rarity, parts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.tags.words import everyday, is_vulgar, stem, words_of


@pytest.mark.parametrize(
    "forms",
    [
        ("release", "releases", "released", "releasing"),
        ("stop", "stops", "stopped", "stopping"),
        ("country", "countries"),
        ("boss", "bosses"),
        ("dog", "dog's", "dogs"),
    ],
    ids=" ".join,
)
def test_forms_of_a_word_share_a_stem(forms: tuple[str, ...]) -> None:
    assert len({stem(form) for form in forms}) == 1


def test_short_words_and_doubled_s_keep_their_end() -> None:
    assert [stem(word) for word in ("his", "bus", "glass", "red")] == ["his", "bus", "glass", "red"]


def test_a_rarer_word_has_the_higher_rarity() -> None:
    rarities = [everyday().rarity(stem(word)) for word in ("the", "people", "phone", "transcript", "zzyzx")]
    assert rarities == sorted(rarities)
    assert rarities[0] < 0.15
    assert rarities[-1] == 1.0


@pytest.mark.parametrize(
    ("word", "part"),
    [
        ("the", "function"),
        ("resignation", "noun"),
        ("trains", "noun"),
        ("said", "verb"),
        ("blackmails", "verb"),
        ("stupid", "adjective"),
        ("cheaper", "adjective"),
        ("openly", "adverb"),
        ("family", "noun"),
        ("2016", "number"),
    ],
)
def test_words_play_their_usual_part(word: str, part: str) -> None:
    assert everyday().part(word) == part


def test_a_word_that_touches_a_sign_is_glued_and_an_address_is_no_word() -> None:
    words = words_of("F@ck, see https://example.com/path or my_file")
    assert [word.written for word in words if not word.glued] == ["see", "or"]


@pytest.mark.parametrize("word", ["shit", "unfuckingbelievable", "motherfker", "nïggër", "sh1t", "kick-ass"])
def test_coarse_words_are_known(word: str) -> None:
    assert is_vulgar(word)


@pytest.mark.parametrize("word", ["Scunthorpe", "classic", "swanky", "grape", "peacock", "A55", "crêpe"])
def test_words_that_hold_a_coarse_one_are_not_taken_for_it(word: str) -> None:
    assert not is_vulgar(word.lower())


@given(st.text(max_size=80))
def test_every_word_is_found_where_it_says(text: str) -> None:
    for word in words_of(text):
        assert len(text[word.start : word.end]) == len(word.written)
        assert stem(word.folded)
