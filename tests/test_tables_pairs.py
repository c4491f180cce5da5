"""Who replied to whom, how often, about what and in which tone, and the people that are counted from it."""

from __future__ import annotations

import pandas as pd
import pytest
import stories
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.schema import LINKS, PAIRS, PEOPLE, TONE_SHARES, TONES
from analysis.tables.between import between_people
from analysis.tables.pairs import pairs
from analysis.tables.people import people

NO_SHARES = TONE_SHARES.frame()


def shares(**tones: dict[str, float]) -> pd.DataFrame:
    """The tone shares of comments by id; what a comment does not name has no probability."""
    rows = ({"comment_id": c, **dict.fromkeys(TONES, 0.0), **given} for c, given in tones.items())
    return TONE_SHARES.frame(rows)


def talk(*lines: stories.Line, **columns: object) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The comments of a thread and its links, with `columns` of the links replaced."""
    comments = stories.comments(*lines)
    return comments, stories.links(comments, **columns)


def counted(frame: pd.DataFrame, *columns: str) -> list[tuple[object, ...]]:
    return list(frame[list(columns)].itertuples(index=False, name=None))


def test_a_pair_is_ordered_and_counts_each_direction_by_itself() -> None:
    made = pairs(*talk(("ana", "one"), ("bo", "no", 1), ("ana", "yes", 2), ("bo", "no!", 3)), NO_SHARES)
    assert counted(made, "author", "reply_to_author", "replies", "comments") == [
        ("bo", "ana", 2, "c2;c4"),
        ("ana", "bo", 1, "c3"),
    ]


def test_who_goes_on_from_an_own_comment_replies_to_nobody() -> None:
    comments, links = talk(("ana", "one"), ("ana", "two", 1))
    assert pairs(comments, links, NO_SHARES).empty
    assert people(comments, links, None)["replies_given"].tolist() == [0]


def test_replies_to_and_by_somebody_unknown_belong_to_no_pair() -> None:
    comments, links = talk((None, "one"), ("ana", "two", 1), (None, "three", 2))
    assert len(links) == 2
    assert pairs(comments, links, NO_SHARES).empty


def test_people_are_told_apart_by_person_not_by_the_name_shown() -> None:
    comments, links = talk(("Anonymous", "one"), ("Anonymous", "two", 1), ("ana", "three", 2))
    comments["person"] = comments["author"].where(comments["author"] != "Anonymous")
    assert people(comments, links, None)["author"].tolist() == ["ana"]
    assert pairs(comments, links, NO_SHARES).empty


def test_a_comment_that_takes_up_two_comments_of_one_person_is_one_reply() -> None:
    comments, links = talk(("ana", "one"), ("ana", "two"), ("bo", "both", 1))
    second = links.assign(reply_to="c2", primary=False, confidence=0.5)
    made = pairs(comments, pd.concat([links, second], ignore_index=True), NO_SHARES)
    assert counted(made, "replies", "comments", "confidence") == [(1, "c3", 0.9)]


def test_tones_average_the_probabilities_and_leave_small_shares_out() -> None:
    thread = talk(("ana", "one"), ("bo", "x", 1), ("bo", "y", 1))
    given = shares(c2={"critical": 0.8, "mocking": 0.1, "joking": 0.1}, c3={"critical": 0.2, "mocking": 0.8})
    assert pairs(*thread, given)["tones"].tolist() == ["critical:0.50;mocking:0.45"]


def test_of_equal_shares_the_tone_that_comes_first_in_every_legend_leads() -> None:
    thread = talk(("ana", "one"), ("bo", "x", 1))
    made = pairs(*thread, shares(c2={"supportive": 0.5, "informative": 0.5}))
    assert made["tones"].tolist() == ["informative:0.50;supportive:0.50"]


def test_a_share_of_exactly_a_tenth_is_shown() -> None:
    thread = talk(("ana", "one"), ("bo", "x", 1))
    made = pairs(*thread, shares(c2={"critical": 0.8, "joking": 0.1, "worried": 0.0999}))
    assert made["tones"].tolist() == ["critical:0.80;joking:0.10"]


def test_a_pair_none_of_whose_comments_was_judged_has_no_tones() -> None:
    assert pairs(*talk(("ana", "one"), ("bo", "x", 1)), NO_SHARES)["tones"].isna().all()


def test_about_names_the_commonest_phrases_first_each_once_and_three_at_most() -> None:
    about = ["rain", "sun", "sun", "wind", "snow", None]
    lines = [("ana", "one"), *[("bo", "x", 1)] * len(about)]
    made = pairs(*talk(*lines, about=about), NO_SHARES)
    assert made["about"].tolist() == ["sun;rain;wind"]


@pytest.mark.parametrize(
    ("stances", "confidences", "told"),
    [
        (["agrees", "unsure"], [0.6, 0.3], "agrees"),
        (["agrees", "disagrees"], [0.6, 0.9], "disagrees"),
        (["agrees", "disagrees"], [0.7, 0.7], "unsure"),
        (["agrees", "agrees", "disagrees"], [0.5, 0.5, 0.9], "agrees"),
        (["unsure", "unsure"], [0.4, 0.4], "unsure"),
        ([None, None], [None, None], "unsure"),
    ],
)
def test_the_stance_of_a_pair_needs_most_of_the_confidence(
    stances: list[str | None], confidences: list[float | None], told: str
) -> None:
    lines = [("ana", "one"), *[("bo", "x", 1)] * len(stances)]
    thread = talk(*lines, stance=pd.array(stances, dtype="str"), stance_confidence=confidences)
    assert pairs(*thread, NO_SHARES)["stance"].tolist() == [told]


def test_a_person_has_comments_words_replies_and_the_people_addressed() -> None:
    comments, links = talk(
        ("ana", "one two"), ("bo", "x", 1), ("cy", "y", 1), ("ana", "three", 2), ("ana", "four", 3)
    )
    made = people(comments, links, None)
    columns = ("author", "comments", "own_words", "replies_given", "replies_received", "people_addressed")
    assert counted(made, *columns) == [("ana", 3, 4, 2, 2, 2), ("bo", 1, 1, 1, 1, 1), ("cy", 1, 1, 1, 1, 1)]
    assert counted(made, "first_position", "last_position") == [(1, 5), (2, 2), (3, 3)]


@pytest.mark.parametrize(
    ("tones", "main"),
    [
        (["critical", "critical", "joking"], "critical"),
        (["joking", "critical"], "joking"),
        (["unsure", "unsure", "critical"], "critical"),
        (["unsure", "unsure", "unsure", "critical"], "unsure"),
        (["none", "none", "critical"], "critical"),
        (["none", "none"], "none"),
        (["not analysed"], "not analysed"),
    ],
)
def test_the_main_tone_is_the_commonest_sure_one_of_a_third_of_the_judged_comments(
    tones: list[str], main: str
) -> None:
    comments = stories.comments(*[("ana", "x")] * len(tones)).assign(tone=tones)
    assert people(comments, LINKS.frame(), None)["main_tone"].tolist() == [main]


def test_main_tone_and_topic_are_missing_where_nothing_was_judged() -> None:
    made = people(stories.comments(("ana", "x")), LINKS.frame(), None)
    assert made[["main_tone", "main_topic"]].isna().all(axis=None)


def test_of_two_topics_the_one_that_came_first_is_the_main_one() -> None:
    comments = stories.comments(*[("ana", "x")] * 3).assign(topic=["tea", "coffee", None])
    assert people(comments, LINKS.frame(), None)["main_topic"].tolist() == ["tea"]


def test_the_host_is_known_in_any_spelling_of_the_name() -> None:
    comments = stories.comments(("Ana Bö", "x"), ("bo", "y"))
    assert people(comments, LINKS.frame(), "ANA  BÖ")["host"].tolist() == [True, False]
    assert not people(comments, LINKS.frame(), None)["host"].any()


def test_a_thread_without_known_people_gives_empty_tables_of_the_right_types() -> None:
    comments, links = talk((None, "one"), (None, "two", 1))
    for made, table in ((people(comments, links, "ana"), PEOPLE), (pairs(comments, links, NO_SHARES), PAIRS)):
        assert made.empty
        assert {name: str(kind) for name, kind in made.dtypes.items()} == dict(table.columns)


authors = st.sampled_from(["ana", "bo", "cy", "dee", None])


@st.composite
def threads(draw: st.DrawFn) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Comments that each answer an earlier one or none, and their links."""
    count = draw(st.integers(1, 12))
    lines = [
        ("x", "words", draw(st.one_of(st.none(), st.integers(1, n))) if n else None) for n in range(count)
    ]
    comments, links = talk(*lines)
    comments["author"] = comments["person"] = pd.array([draw(authors) for _ in lines], dtype="str")
    return comments, links


@settings(deadline=None, max_examples=30)
@given(threads())
def test_given_received_and_pairs_have_one_sum(thread: tuple[pd.DataFrame, pd.DataFrame]) -> None:
    made, counted_pairs = people(*thread, None), pairs(*thread, NO_SHARES)
    links = len(between_people(*thread))
    assert made["replies_given"].sum() == made["replies_received"].sum() == links
    assert counted_pairs["replies"].sum() == links
    assert made["comments"].sum() == thread[0]["person"].notna().sum()
    assert made["people_addressed"].sum() == len(counted_pairs)


@settings(deadline=None, max_examples=12)
@given(threads())
def test_the_order_of_rows_changes_nothing(thread: tuple[pd.DataFrame, pd.DataFrame]) -> None:
    shuffled = [frame.sample(frac=1, random_state=7).reset_index(drop=True) for frame in thread]
    pd.testing.assert_frame_equal(people(*thread, None), people(*shuffled, None))
    pd.testing.assert_frame_equal(pairs(*thread, NO_SHARES), pairs(*shuffled, NO_SHARES))
