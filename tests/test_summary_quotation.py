"""Which passage of a comment is quoted, and that it is a literal one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.summary.quotation import MOST_WORDS, Quotation, quotation, stands_in


def test_a_sentence_around_somebody_elses_words_is_not_quoted_without_them() -> None:
    whole = 'The claim that it boils "in half the time" is marketing. I measured both of them.'
    own = "The claim that it boils\n\nis marketing. I measured both of them."
    quoted = quotation("a", own, whole)
    assert quoted is not None
    assert quoted.words == "I measured both of them."


def test_a_greeting_says_nothing_of_the_subject_and_a_mails_head_is_no_sentence() -> None:
    said = "Hey Fred, great harbour post! You wrote that nobody needs a harbour or a boat."
    quoted = quotation("a", said, said, {"fred", "harbour", "great", "post"})
    assert quoted is not None
    assert quoted.words.startswith("You wrote that")
    mail = "To: Ana Bell\nOn Behalf Of Bo Clark"
    assert quotation("a", mail, mail) is None


def shown(text: str, *about: str, ending: str = "") -> str | None:
    found = quotation("c1", text, text, about, ending)
    return found.shown() if found else None


def test_a_short_sentence_is_quoted_whole_without_its_stop() -> None:
    assert shown("Trams are late again.") == "“Trams are late again”"


def test_a_question_keeps_its_mark() -> None:
    assert shown("Are the trams late again?") == "“Are the trams late again?”"


def test_a_long_sentence_is_cut_at_its_last_clause_that_fits() -> None:
    long = "The trams are late again today, and nobody at the depot seems to know why that is so."
    assert shown(long) == "“The trams are late again today…”"


def test_a_clause_that_only_sets_out_a_condition_is_not_where_it_is_cut() -> None:
    long = "If you are taking the tram today, you may want to bring a good thick book."
    assert shown(long) == "“If you are taking the tram today, you may want to bring…”"


def test_a_cut_sentence_does_not_hang_on_a_small_word() -> None:
    long = "Nobody who ever waited for a tram in this town has the patience of a saint left"
    assert shown(long) == "“Nobody who ever waited for a tram in this town…”"


def test_words_of_the_subject_decide_between_sentences() -> None:
    text = "I had tea this morning. The depot has no heating. I like tea."
    assert shown(text) == "“I had tea this morning”"
    assert shown(text, "depot", "heating") == "“The depot has no heating”"


def test_a_greeting_is_not_what_a_comment_says() -> None:
    assert shown("Hello dear neighbours!\n\nTrams are late again.") == "“Trams are late again”"
    assert shown("Thanks for this post. It is late.") == "“It is late”"


def test_a_single_word_is_quoted_only_where_there_is_nothing_else() -> None:
    assert shown("Exactly.") == "“Exactly”"
    assert shown("Exactly. Trams are late again.") == "“Trams are late again”"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Hi Freddy",
        "…!?",
        "He called it “quite late” again.",
        "See www.example.org for the times.",
        "What the f*ck is this tram doing?",
        "F@ck the trams.",
        "This motherfker of a tram.",
        "for (i = 0; i < n; i++) x[i] += y[i];",
        "---------- tram ----------",
        "(The tram",
        "x" * 200,
    ],
)
def test_what_would_read_badly_or_is_vulgar_is_not_quoted(text: str) -> None:
    assert shown(text) is None


def test_the_clean_sentence_of_a_vulgar_comment_is_quoted() -> None:
    assert shown("What a shitty tram. It never comes on time.") == "“It never comes on time”"


def test_only_questions_are_quoted_where_a_question_is_wanted() -> None:
    assert shown("Trams are late. Do you know why?", ending="?") == "“Do you know why?”"
    assert shown("Trams are late.", ending="?") is None


def test_wrapped_lines_of_mail_are_one_sentence() -> None:
    mail = "Due to the growing use of trams in hydrology and other closely\nrelated fields, I ask."
    assert shown(mail) == "“Due to the growing use of trams in hydrology and other closely…”"


def test_a_short_line_before_a_capital_ends_by_itself() -> None:
    assert shown("Late again today\nNo tram in sight") == "“Late again today”"
    assert shown("Late again\nand no tram") == "“Late again and no tram”"


def test_a_fragment_gives_way_to_a_sentence_with_a_beginning() -> None:
    assert shown("of all things and no tram. The depot has no heating.") == "“The depot has no heating”"


def test_a_passage_does_not_open_with_a_sign() -> None:
    assert shown("## Tram lines of the town") is None
    assert shown("? ? what about the trams") is None


def test_words_that_are_only_in_the_joined_own_text_are_not_quoted() -> None:
    assert quotation("c1", "Trams are late", "Trams are [quoted] late") is None


@pytest.mark.parametrize(
    ("words", "cut"),
    [
        ("Trams are late", True),
        ("Trams are", False),
        ("rams are late", True),
        ("trams are late again.", False),
        ("Trams are late again. No, they are.", False),
        ("", True),
    ],
)
def test_only_literal_passages_stand_in_a_text(words: str, cut: bool) -> None:
    text = "Trams are late again. No, they are not."
    assert stands_in(Quotation("c1", words, cut), text) == (words == "Trams are late" and cut)


@given(st.text(alphabet="aB .,?!\n()“…-'é中", max_size=200) | st.text(max_size=80))
def test_every_quotation_is_literal_short_and_on_one_line(text: str) -> None:
    found = quotation("c1", text, text)
    if found:
        assert stands_in(found, text)
        assert found.words in " ".join(text.split())
        assert len(found.words.split()) <= MOST_WORDS
        assert "\n" not in found.shown()


def test_a_cut_quotation_ends_with_a_whole_word_of_the_start_of_a_sentence() -> None:
    assert stands_in(Quotation("c1", "the cat", True), "the cat is asleep")
    assert not stands_in(Quotation("c1", "the cat", True), "the category is wide open")
    assert not stands_in(Quotation("c1", "is asleep", True), "the cat is asleep today")


@pytest.mark.parametrize(
    "words", ["Arsenal lost again", "They use a flame retardant", "Yoshito was here first"]
)
def test_words_that_only_hold_the_letters_of_a_coarse_one_are_quoted(words: str) -> None:
    assert shown(f"{words}.") == f"“{words}”"


@pytest.mark.parametrize(
    "words", ["What a load of bullshit", "You absolute wanker", "He is such a prick", "What a load of shït"]
)
def test_coarse_words_are_not_quoted(words: str) -> None:
    assert shown(f"{words}.") is None
