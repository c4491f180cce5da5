"""The language of each comment, told by its commonest words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.tags import language
from analysis.tags.manner import Reading


def languages(*texts: str) -> list[str]:
    return language.of_comments(Reading(texts).tokens)


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("en", "I have no idea what the council is waiting for."),
        ("en", "Merged to master, see the log for details."),
        ("de", "Ich habe keine Ahnung, worauf der Stadtrat noch wartet."),
        ("de", "Bei uns lag gestern noch Schnee."),
        ("fr", "Je ne sais pas ce que le conseil attend pour agir."),
        ("es", "No sé a qué está esperando el ayuntamiento para actuar."),
        ("pt", "Não sei o que a câmara está esperando para agir, mas é uma vergonha."),
        ("it", "Non so che cosa sta aspettando il comune, ma è una vergogna."),
        ("nl", "Ik weet niet waar de gemeente nog op wacht."),
        ("ja", "これは本当にひどい話ですね。"),
        ("ko", "정말 좋은 글 감사합니다"),
        ("el", "Δεν συμφωνώ καθόλου με το άρθρο"),
        ("und", "Это просто невероятно, что они делают с нашим городом"),
        ("und", "这篇文章写得很好，谢谢分享"),
        ("und", "هذا غير صحيح على الإطلاق"),
        ("und", "Olen aivan eri mieltä kirjoittajan kanssa tästä asiasta eikä väite ole edes totta"),
    ],
)
def test_a_sentence_tells_its_language(expected: str, text: str) -> None:
    assert languages(text) == [expected]


@pytest.mark.parametrize(
    ("expected", "text"), [("de", "Danke!"), ("es", "Muchas gracias"), ("en", "Thanks!")]
)
def test_one_word_of_one_language_is_enough(expected: str, text: str) -> None:
    assert languages(text) == [expected]


def test_a_short_comment_is_in_the_language_of_its_thread() -> None:
    german = "Das ist doch alles nicht neu, und es wird auch nicht besser."
    assert languages(german, "Passt.") == ["de", "de"]
    assert languages("That is not new, and it will not get any better.", "Passt.") == ["en", "en"]


def test_one_foreign_word_makes_no_foreign_sentence() -> None:
    assert languages("It was a bridge like any other.", "Measured weight per ski: 2024 grams") == ["en", "en"]


def test_a_thread_may_mix_languages() -> None:
    assert languages(
        "That is not new, and it will not get any better.",
        "Das ist doch alles nicht neu, und es wird auch nicht besser.",
        "I agree with what you say about the bridge.",
    ) == ["en", "de", "en"]


def test_english_is_assumed_where_nothing_can_be_told() -> None:
    assert languages("Podunk!") == ["en"]
    assert languages("") == ["en"]
    assert languages("😂😂") == ["en"]


def test_no_comments_have_no_languages() -> None:
    assert languages() == []


@given(st.lists(st.text(max_size=60), max_size=5))
def test_every_comment_gets_a_language_and_order_changes_nothing(texts: list[str]) -> None:
    found = languages(*texts)
    assert languages(*reversed(texts)) == found[::-1]
    assert set(found) <= {*language.COMMON, *language.SCRIPTS, language.UNKNOWN}
