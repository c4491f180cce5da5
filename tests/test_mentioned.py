"""Who and what the comments of a thread name."""

from __future__ import annotations

import pandas as pd
import pytest
import stories
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.schema import ARTICLE, COMMENTS, MENTIONED
from analysis.tags import mentioned

Line = stories.Line

FILLER: tuple[Line, ...] = (("zoe", "It is what it is, and that is all there is to it, so we will see."),)


def named(*lines: Line, article: tuple[str, ...] = ()) -> dict[str, int]:
    """Each name and the number of comments that use it."""
    table = found(*lines, article=article)
    return dict(zip(table["name"], table["comments"], strict=True))


def found(*lines: Line, article: tuple[str, ...] = ()) -> pd.DataFrame:
    frame = stories.comments(*lines, *FILLER)
    return mentioned.find(frame, stories.article(*article) if article else ARTICLE.frame())


def test_people_and_places_are_counted_once_a_comment() -> None:
    assert named(
        ("ana", "So they met Philip Rivers in old Chicago, and then Philip Rivers left from Chicago again."),
        ("bo", "I have never seen Chicago.", 1),
    ) == {"Chicago": 2, "Philip Rivers": 1}


def test_a_last_name_alone_is_the_person_that_the_thread_shows() -> None:
    table = found(
        ("ana", "They fired James Comey in May."),
        ("bo", "They should have kept Comey, and so said Comey.", 1),
        ("cy", "I liked Comey.", 1),
    )
    assert table["name"].tolist() == ["Comey"]
    assert table["also"].tolist() == ["James Comey"]
    assert table["in_comments"].tolist() == ["c1;c2;c3"]
    assert table["people"].tolist() == [3]


def test_a_last_name_of_two_people_is_joined_to_neither() -> None:
    assert named(
        ("ana", "They met James Comey and then Susan Comey there."),
        ("bo", "I liked Comey.", 1),
    ) == {"James Comey": 1, "Susan Comey": 1, "Comey": 1}


def test_a_name_used_before_the_longer_one_is_known_without_it() -> None:
    assert named(("ana", "So they asked Obama about it."), ("bo", "So did they ask Michelle Obama?", 1)) == {
        "Obama": 1,
        "Michelle Obama": 1,
    }


def test_a_country_is_not_the_same_as_its_north() -> None:
    assert named(
        ("ana", "They fled from North Korea to the sea."),
        ("bo", "I have been to Korea once.", 1),
    ) == {"North Korea": 1, "Korea": 1}


def test_the_article_can_show_who_is_meant() -> None:
    table = found(("ana", "So they let Kislyak in."), article=("Talks", "They met Sergey Kislyak there."))
    assert table["name"].tolist() == ["Kislyak"]


def test_titles_do_not_make_another_person() -> None:
    assert named(
        ("ana", "So they asked President Obama about it."), ("bo", "They asked Obama about it.", 1)
    ) == {"Obama": 2}


def test_commenters_nationalities_and_words_that_open_a_sentence_are_no_names() -> None:
    assert (
        named(
            ("Moose", "Trains run late in winter. Nobody told the Russians or a Russian driver on Monday."),
            ("bo", "So they said, Moose. Yes, and they asked Moose again.", 1),
        )
        == {}
    )


def test_what_is_made_of_a_name_is_none() -> None:
    assert named(
        ("ana", "So they met Jean-Paul Sartre in old Chicago, and then he left from Chicago again."),
        ("bo", "I know a Chicago-based firm.", 1),
    ) == {"Jean-Paul Sartre": 1, "Chicago": 1}


def test_an_of_inside_a_name_belongs_to_it_and_what_a_firm_is_called_by_is_none() -> None:
    lines = [
        ("ana", "So we saw the Hall of Fame in old Chicago, and the mayor of Chicago."),
        ("bo", "It was built by some Inc or other.", 1),
    ]
    assert named(*lines) == {"Chicago": 1, "Hall of Fame": 1}


def test_words_of_a_headline_are_no_names() -> None:
    assert named(("ana", "Trains Run Late In Winter Again"), ("bo", "they do", 1)) == {}


WORDS = "Obama Chicago James Comey North Korea the met and went to NATO. said".split()
lines = st.lists(
    st.tuples(st.sampled_from(["ana", "bo"]), st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join)),
    min_size=1,
    max_size=8,
)


@settings(max_examples=40, deadline=None)
@given(lines, st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(told: list[Line], chance: object) -> None:
    frame = stories.comments(*told)
    order = list(range(len(frame)))
    chance.shuffle(order)  # type: ignore[attr-defined]
    here = mentioned.find(frame, ARTICLE.frame())
    there = mentioned.find(frame.iloc[order].reset_index(drop=True), ARTICLE.frame())
    pd.testing.assert_frame_equal(here, there)
    assert (here.dtypes == MENTIONED.frame().dtypes).all()
    assert (here["in_comments"].str.split(";").str.len() == here["comments"]).all()


def test_no_comments_name_nobody() -> None:
    assert mentioned.find(COMMENTS.frame(), ARTICLE.frame()).empty


def test_a_commenter_whose_name_begins_like_another_does_not_hide_it() -> None:
    lines = ("HarlowLost2020", "So it goes."), ("bo", "They say that Harlow never read it, and Harlow knew.")
    assert named(*lines) == {"Harlow": 1}
    assert named(*lines, ("cy", "@Harlow you would say that.")) == {}


def test_an_everyday_word_that_the_thread_writes_with_a_capital_is_a_name() -> None:
    lines = [("ana", "So we wrote it in Python."), ("bo", "I like the Python that they have.", 1)]
    assert named(*lines, ("cy", "We all use Python here, so it is.", 1))["Python"] == 3
    assert named(("ana", "So they saw the Origin there."), ("bo", "It is the origin of it.", 1)) == {}


def test_a_name_counts_in_small_letters_where_it_means_nothing_else() -> None:
    lines = [("ana", "So I parse JSON."), ("bo", "It is JSON there."), ("cy", "and JSON it is")]
    assert named(*lines, ("di", "just use json here")) == {"JSON": 4}


def test_a_capital_title_names_what_comments_write_with_a_capital() -> None:
    lines = [("ana", "So we saw the Moon there.")]
    assert named(*lines, article=("A trip to the Moon and what it was like", "It was far.")) == {"Moon": 1}


@pytest.mark.parametrize(
    "text",
    ["You are a BIG FAT PHONY here.", "See the Dr about it.", "It is XXX and BS.", "So Warning: it is."],
)
def test_shouting_and_what_is_called_nothing_is_no_name(text: str) -> None:
    assert named(("ana", text), ("bo", "It is Warning: not.", 1)) == {}


def test_a_name_inside_a_commenters_is_named_where_many_speak_of_it() -> None:
    lines = [(name, "So I like the song of Taylor Swift.") for name in ("ana", "bo", "cy", "di")]
    assert named(("Taylor_swiftfan_4ever", "yes it is so"), *lines) == {"Taylor Swift": 4}
    assert named(("Eddie_Hitler", "yes it is so"), ("bo", "It was Hitler who did it.")) == {"Hitler": 1}
    assert named(("Ana Lopez", "yes it is so"), ("bo", "So it was Lopez and Ana who did it.")) == {}


def test_a_signature_names_nobody() -> None:
    assert named(("x12", "So it is what it is.\nPhilip Rivers"), ("Ana Lopez", "So says Ana Lopez.")) == {}


def test_a_name_with_a_small_first_letter_is_whole() -> None:
    text = "So we have the uBlock Origin and the Pale Moon here."
    assert named(("ana", text), ("bo", "They have the uBlock Origin too.", 1))["uBlock Origin"] == 2


def test_a_longer_name_that_is_told_once_does_not_stand_for_all() -> None:
    lines = [("ana", "So they met Hilary Clinton there."), *[("bo", "It was Clinton who did it.", 1)] * 5]
    assert named(*lines)["Clinton"] == 5
