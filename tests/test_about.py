"""What each reply took up."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
import stories
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.models import embedding
from analysis.schema import ARTICLE, LINKS, TOPICS
from analysis.tags import about, topics

Line = stories.Line

FILLER: tuple[Line, ...] = tuple(
    ("zoe", f"Remark {n}: it is what it is, and that is all there is to it, so we will see.")
    for n in range(8)
)


def told(*lines: Line, own: dict[int, str] | None = None) -> list[str | None]:
    """What the replies among `lines` are about; `own` gives comments (by position) other own words."""
    frame = stories.comments(*lines, *FILLER)
    for position, text in (own or {}).items():
        frame.loc[position - 1, "own_text"] = text
    links = stories.links(frame)
    comments, table = topics.find(frame, links, ARTICLE.frame(), embedding.vectors)
    found = about.name(comments, links, table, ARTICLE.frame(), embedding.vectors)
    assert (found.dtypes == LINKS.frame().dtypes).all()
    return [None if pd.isna(one) else one for one in found["about"]]


def test_a_short_quotation_is_shown() -> None:
    parent = "The minister denied it. A lukewarm apology followed on Monday."
    reply = "“A lukewarm apology followed” is too kind."
    assert told(("ana", parent), ("bo", reply, 1), own={2: "is too kind."}) == [
        "“A lukewarm apology followed”"
    ]


def test_of_a_long_quotation_its_best_phrase_is_shown() -> None:
    parent = "They say that all the wind turbines in the whole district will have to be taken down again."
    reply = f"“{parent}” Says who?"
    assert told(("ana", parent), ("bo", reply, 1), own={2: "Says who?"}) == ["the wind turbines"]


def test_a_coarse_quotation_is_not_shown() -> None:
    parent = "That shit storm over the harbour bridge! I will not have it."
    reply = "“That shit storm over the harbour bridge” Oh well."
    assert told(("ana", parent), ("bo", reply, 1), own={2: "Oh well."}) == ["the harbour bridge"]


def test_a_quotation_that_is_cut_off_is_not_shown() -> None:
    parent = "That manager should come with a refund, and the harbour bridge with a toll."
    reply = "“That manager should come with a” priest."
    assert told(("ana", parent), ("bo", reply, 1), own={2: "priest."}) != [
        "“That manager should come with a”"
    ]


def test_words_that_both_use_are_what_they_are_about() -> None:
    lines: tuple[Line, ...] = (
        ("ana", "My aunt says the harbour bridge is closed, and the ferry too."),
        ("bo", "Then we take the ferry from the other side, if there is one.", 1),
    )
    assert told(*lines) == ["the ferry"]


def test_a_reply_that_shares_nothing_is_about_what_it_says() -> None:
    assert told(("ana", "Heading to London this week."), ("bo", "Get a local SIM chip there.", 1)) == [
        "local SIM chip"
    ]


def test_a_word_in_passing_is_not_what_a_reply_is_about() -> None:
    assert told(("ana", "The hollow earth species lives below."), ("bo", "Ask a nurse!", 1)) == [
        "the hollow earth species"
    ]


def test_a_reply_that_says_nothing_is_about_the_point_it_answers() -> None:
    assert told(("ana", "I suspect your disappointment will pass."), ("bo", "Yeah.", 1)) == [
        "the disappointment"
    ]


def test_an_exchange_of_nothing_has_nothing() -> None:
    assert told(("ana", "Oh."), ("bo", "Yes?", 1)) == [None]


def test_people_of_the_thread_are_not_what_it_is_about() -> None:
    assert told(("Gunther", "The ferry, Gunther said."), ("bo", "Gunther! The ferry!", 1)) == ["the ferry"]


def test_every_link_of_a_comment_has_its_own() -> None:
    frame = stories.comments(
        ("ana", "The ferry was late."),
        ("bo", "The tunnel was flooded."),
        ("cy", "Ferry and tunnel!", 1),
        *FILLER,
    )
    links = stories.links(frame)
    second = links.assign(reply_to="c2", reply_to_author="bo", primary=False)
    both = pd.concat([links, second], ignore_index=True)
    comments, table = topics.find(frame, both, ARTICLE.frame(), embedding.vectors)
    assert about.name(comments, both, table, ARTICLE.frame(), embedding.vectors)["about"].tolist() == [
        "the ferry",
        "the tunnel",
    ]


def test_no_links_no_abouts() -> None:
    frame = stories.comments(("ana", "The ferry was late."))
    assert about.name(frame, LINKS.frame(), TOPICS.frame(), ARTICLE.frame(), embedding.vectors).empty


@pytest.mark.parametrize("text", ["", "🙂", "1 2 3", "我喜欢坐火车", "a;b;c", "x" * 500])
def test_any_text_has_an_answer(text: str) -> None:
    (found,) = told(("ana", text), ("bo", text, 1))
    assert found is None or (found and ";" not in found)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(alphabet="abcd ;.,“”\n", max_size=30), min_size=2, max_size=6))
def test_a_phrase_is_short_and_fits_a_list(texts: list[str]) -> None:
    lines = [("ana", texts[0]), *(("bo", text, 1) for text in texts[1:])]
    for found in told(*lines):
        assert found is None or (0 < len(found.split()) <= 7 and ";" not in found and "\n" not in found)


def test_a_longer_phrase_is_told_where_both_use_it() -> None:
    lines: tuple[Line, ...] = (
        ("ana", "The wind turbines are noisy, I hear the wind turbines at night."),
        ("bo", "Wind turbines are not that loud.", 1),
    )
    assert told(*lines) == ["the wind turbines"]


SURE, LIKED, NEARLY, UNLIKELY = (0.9, 0.2), (0.7, 0.6), (0.7, 0.55), (0.4, 0.3)
"""(accepted, nodded at)"""


@pytest.mark.parametrize(
    ("chances", "everywhere", "told"),
    [
        ([SURE, LIKED], [False, False], 1),
        ([NEARLY, LIKED], [False, True], 0),
        ([SURE, LIKED], [False, True], 1),
        ([UNLIKELY, LIKED], [False, True], 1),
        ([UNLIKELY, UNLIKELY], [False, False], None),
        ([LIKED, LIKED], [False, False], 0),
        ([], [], None),
    ],
    ids=[
        "liked best",
        "not of all, if nearly as good",
        "of all, if much better",
        "of all where nothing else",
        "nothing likely",
        "first of equals",
        "none",
    ],
)
def test_the_phrase_told_is(
    chances: list[tuple[float, float]], everywhere: list[bool], told: int | None
) -> None:
    found = np.array(chances, dtype=float).reshape(-1, 2)
    assert about.best_of(found, np.array(everywhere, dtype=bool)) == told


def test_what_the_whole_thread_speaks_of_is_told_only_where_nothing_else_is() -> None:
    lines: list[Line] = [("ana", "The ferry is loud. It has an old diesel engine.")]
    lines += [(f"passenger {n}", "The ferry!") for n in range(8)]
    lines += [("bo", "The ferry needs a new diesel engine.", 1), ("di", "The ferry again.", 2)]
    assert told(*lines) == ["diesel engine", "the ferry"]


def test_lines_that_a_person_writes_twice_are_left_out_but_for_a_whole_comment() -> None:
    said = "The harbour bridge is closed."
    assert told(("ana", said), ("bo", said, 1), ("bo", said, 1)) == ["the harbour bridge"] * 2


def test_the_order_of_rows_changes_nothing() -> None:
    frame = stories.comments(("ana", "The ferry was late."), ("bo", "That ferry is always late.", 1), *FILLER)
    links = stories.links(frame)
    comments, table = topics.find(frame, links, ARTICLE.frame(), embedding.vectors)
    here = about.name(comments, links, table, ARTICLE.frame(), embedding.vectors)
    there = about.name(comments.iloc[::-1], links, table, ARTICLE.frame(), embedding.vectors)
    pd.testing.assert_frame_equal(here, there)


def test_a_commenters_name_does_not_hide_a_word_that_it_begins_with() -> None:
    lines = ("Carla", "The car will not start."), ("bo", "Is the battery of the car old?", 1)
    assert told(*lines) == told(("Ulla", lines[0][1]), lines[1])


def test_after_the_comments_on_paper_and_in_other_languages_meaning_is_not_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def never(texts: object) -> np.ndarray:
        raise AssertionError(texts)

    def abouts(*lines: Line) -> pd.DataFrame:
        frame = stories.comments(*lines)
        links = stories.links(frame)
        comments, table = topics.find(frame, links, ARTICLE.frame(), None)
        return about.name(comments, links, table, ARTICLE.frame(), never)

    german = ("ana", "Wann fährt die Fähre nach der Insel?"), ("bo", "Die Fähre fährt um acht, wie immer.", 1)
    assert len(abouts(*german)) == 1
    english = ("ana", "When does the ferry to the island leave?"), ("bo", "The ferry leaves at eight.", 1)
    with pytest.raises(AssertionError):
        abouts(*english)
    monkeypatch.setattr(about, "LISTED", 1)
    assert len(abouts(*english)) == 1
