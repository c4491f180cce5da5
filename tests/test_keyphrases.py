"""Phrases of a text, and how they are written by themselves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.tags.keyphrases import LONGEST, MAX_LENGTH, reader
from analysis.tags.parts import Grammar
from analysis.tags.spelling import alone
from analysis.tags.words import is_vulgar, words_of

PLAIN_ENGLISH = "It is what it is, and that is all there is to it, so we will see what they do with it."


def phrases(text: str, *others: str) -> list[str]:
    """The phrases of `text` that say something, in a thread with `others`, as they stand."""
    found = reader([text, PLAIN_ENGLISH, *others]).phrases(text)
    return [text[phrase.start : phrase.end] for phrase in found if not phrase.weak]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We talked about the wind turbines.", ["wind turbines", "turbines"]),
        ("They want to call the police.", ["police"]),
        ("The call came late.", ["call"]),
        ("Putin's transcripts are out", ["Putin's transcripts", "transcripts"]),
        ("the release of transcripts", ["release", "release of transcripts", "transcripts"]),
        ("He is blackmailing Trump", ["Trump"]),
        ("I read that Harry Potter book", ["Harry Potter book", "book"]),
        ("the 2016 election", ["2016 election", "election"]),
        ("It was very beautiful and so stupid", []),
        ("some people say things", []),
        ("that helps, this explains a lot", []),
        ("a local SIM chip", ["local SIM chip", "SIM chip", "chip"]),
        ("They bake great sourdough bread", ["sourdough bread", "bread"]),
        ("They were letting Philip Rivers throw it", ["Philip Rivers"]),
        ("Bals Bezos has it all", ["Bezos"]),
        ("They met President Obama there", ["President Obama", "Obama"]),
        ("He is in the Hall of Fame", ["Hall of Fame"]),
        ("I saw the 3rd party sellers there", ["3rd party sellers", "sellers"]),
        ("They have third party sellers there", ["third party sellers", "sellers"]),
        ("In fairness sugar was dear", ["sugar"]),
        ("It does nothing for bees whatever they said", ["bees"]),
        ("I never see a brick laid.", ["brick"]),
        ("But Germany counts postal votes", ["Germany", "postal votes", "votes"]),
        ("I clean offices downtown at five", ["offices"]),
        ("They have clean water there", ["clean water", "water"]),
        ("It was a low hanging fruit", ["fruit", "low hanging fruit"]),
        ("We lost our recipe Thanks", ["recipe"]),
        ("The username checks out", ["username"]),
        ("It found Tweets Refreshed", ["Tweets"]),
        ("lerdy wozzle loo", ["loo"]),
        ("int first = second;", []),
        ("My pleaaase came from example.com", []),
        ("It is so liable for it", []),
        ("the couple of flags", ["flags"]),
        ("hide the zq-alert-badge first", []),
        ("see site.tags.qxname there", []),
        ("a state-of-the-art bakery", ["bakery", "state-of-the-art bakery"]),
    ],
)
def test_phrases_are_runs_that_end_in_a_noun(text: str, expected: list[str]) -> None:
    assert sorted(phrases(text)) == sorted(expected)


def test_a_verb_stands_for_the_noun_that_is_made_of_it() -> None:
    text = "Then he resigns"
    (phrase,) = reader([text, PLAIN_ENGLISH]).phrases(text)
    assert (phrase.noun, alone(text, phrase)) == ("resignation", "resignation")


def test_a_comment_in_another_language_gives_no_function_words() -> None:
    found = phrases("Me gusta esta tarta de la casa, y todos los pasteles")
    assert "tarta" in found
    assert not {"esta", "todos", "de la casa"} & set(found)


def test_a_name_is_not_cut_in_its_middle() -> None:
    assert "York" not in phrases("We live near New York now", "They love New York", "In New York it rains")


def test_a_phrase_stops_at_punctuation_and_line_ends() -> None:
    assert phrases("turbines, birds\nbats") == ["turbines", "birds", "bats"]


def test_no_phrase_holds_a_coarse_word_or_code() -> None:
    assert phrases("the shit storm of my_variable and F@ck") == ["storm"]


def test_a_word_in_ing_is_a_noun_where_the_thread_uses_it_as_one() -> None:
    assert "frosting" not in phrases("We were frosting it")
    assert "frosting" in phrases("I love frosting", "The frosting is nice.", "Can this frosting be kept?")


def test_capitals_of_a_headline_are_no_names() -> None:
    grammar = Grammar.of(["Then Obama said it to them.", "And what did Obama do?", PLAIN_ENGLISH])
    assert grammar.plain("Obama Told Voters He Did Not Care") == "Obama told voters he did not care"


def test_a_text_in_small_letters_stays_as_it_is() -> None:
    assert Grammar.of([PLAIN_ENGLISH]).plain("Obama told voters") == "Obama told voters"


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Recipes are old", "recipes"), ("See the Kremlin", "Kremlin"), ("My RECIPES!", "recipes")],
)
def test_a_phrase_alone_has_capitals_only_as_a_name(text: str, expected: str) -> None:
    known = "Some say the Kremlin knows and that is all there is to it."
    (phrase,) = [p for p in reader([text, known, PLAIN_ENGLISH]).phrases(text) if not p.weak]
    assert alone(text, phrase) == expected


@given(st.text(max_size=120))
def test_phrases_of_any_text_keep_their_bounds(text: str) -> None:
    for phrase in reader([text]).phrases(text):
        written = text[phrase.start : phrase.end]
        assert 0 < len(written) <= MAX_LENGTH
        assert 1 <= len(phrase.key) <= LONGEST
        assert "\n" not in written
        assert ";" not in written
        assert not any(is_vulgar(word.folded) for word in words_of(written))


@given(st.text(max_size=120))
def test_bringing_down_capitals_keeps_the_length(text: str) -> None:
    assert len(Grammar.of([text]).plain(text)) == len(text)


def test_names_out_of_a_program_in_a_row_are_no_phrase() -> None:
    found = phrases("the coordX coordY lengthOf isDone of it")
    assert not any(len(phrase.split()) > 2 for phrase in found)
    assert "isDone" in found


def test_what_stands_behind_a_prefix_cuts_no_name() -> None:
    assert phrases("It is a violation of WP:RFC and of the policy.") == ["violation", "policy"]


def test_what_a_noun_does_to_another_is_no_part_of_a_phrase() -> None:
    found = phrases("The new robot handles reports from the watchlist.")
    assert not any("handles" in phrase for phrase in found)
