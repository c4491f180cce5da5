"""Which passages of the documents comments rest on."""

from __future__ import annotations

import pandas as pd
import pytest
import stories
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.schema import ARTICLE, COMMENTS, GROUNDS, SPANS
from analysis.tags import grounds

Line = stories.Line

PASSAGES = (
    "The bakery of the lighthouse",
    "Bring the milk to a boil while stirring constantly, and remove it from the heat once it thickens.",
    "The lighthouse keeper sells his loaves on Saturdays, at the northern pier beside the ferry.",
    "Travellers from the mainland queue for hours, although the harbour has a supermarket.",
)
TALK: tuple[Line, ...] = (
    ("ana", "What a lovely place, thank you for writing this."),
    ("bo", "We were there in May and it rained the whole time."),
    ("cy", "Is it open to everybody, or do you have to know somebody?"),
    ("dee", "I never liked islands much, to be honest."),
)


def found(
    *lines: Line, spans: pd.DataFrame | None = None, passages: tuple[str, ...] = PASSAGES
) -> pd.DataFrame:
    frame = stories.comments(*lines)
    return grounds.find(frame, SPANS.frame() if spans is None else spans, stories.article(*passages))


def test_talk_that_rests_on_no_passage_has_none() -> None:
    assert found(*TALK).empty


def test_a_comment_with_rare_words_of_one_passage_rests_on_it() -> None:
    rows = found(*TALK, ("eve", "Mine never thickens, however long I keep stirring the milk after the boil."))
    assert rows[["comment_id", "source", "paragraph"]].to_numpy().tolist() == [["c5", "article", 1]]
    assert rows["evidence"].iloc[0].startswith("shares “")
    assert {"“thickens”", "“stirring”", "“boil”"} <= set(
        rows["evidence"].iloc[0][len("shares ") :].split(", ")
    )


def test_three_words_that_tell_little_are_no_ground() -> None:
    assert found(*TALK, ("eve", "Stirring milk is heat.")).empty


def test_everyday_words_of_another_language_are_no_ground() -> None:
    german = (
        "Der Leuchtturm",
        "Die Bäckerei ist schon lange neben dem Leuchtturm, und sie verkauft einem das Brot.",
        "Am Hafen gibt es nur einen Laden.",
    )
    talk = (("ana", "Das ist doch schön, und ich mag es sehr."), ("bo", "Ich habe es nie gesehen, leider."))
    assert found(*talk, ("eve", "Es ist schon schade, dass einem dem nichts bleibt."), passages=german).empty


def test_one_shared_word_is_no_ground() -> None:
    assert found(*TALK, ("eve", "A supermarket would be nice.")).empty


def test_words_of_the_title_are_no_ground() -> None:
    assert found(*TALK, ("eve", "A bakery in a lighthouse, a lighthouse with a bakery, what an idea.")).empty


def test_words_that_every_passage_has_are_no_ground() -> None:
    same = ("Islands", *(f"The ferry, the pier and the lighthouse, part {n}." for n in range(5)))
    assert found(*TALK, ("eve", "The ferry, the pier and the lighthouse!"), passages=same).empty


def test_a_quotation_rests_on_the_passage_that_has_its_words() -> None:
    text = "“sells his loaves on Saturdays” is not true."
    quote = SPANS.frame(
        [{"comment_id": "c5", "start": 0, "end": 31, "kind": "quote", "source": "article", "exact": True}]
    )
    rows = found(*TALK, ("eve", text), spans=quote)
    assert rows["paragraph"].tolist() == [2]
    assert rows["confidence"].tolist() == [grounds.QUOTED_EXACTLY]
    assert rows["evidence"].tolist() == ["quotes “sells his loaves on Saturdays”"]


def test_a_quotation_from_elsewhere_rests_on_nothing() -> None:
    quote = SPANS.frame(
        [{"comment_id": "c5", "start": 0, "end": 10, "kind": "quote", "source": "outside", "exact": True}]
    )
    assert found(*TALK, ("eve", "“so it was” they said"), spans=quote).empty


def test_background_documents_are_told_apart() -> None:
    article = pd.concat(
        [
            stories.article(*PASSAGES),
            stories.article("Milk", "x", PASSAGES[1]).assign(source="background:milk.txt"),
        ],
        ignore_index=True,
    )
    frame = stories.comments(
        *TALK,
        ("eve", "Mine never thickens, however constantly I keep stirring and removing it after the boil."),
    )
    rows = grounds.find(frame, SPANS.frame(), article)
    assert rows[["source", "paragraph"]].to_numpy().tolist() == [["article", 1], ["background:milk.txt", 2]]


def test_a_thread_without_an_article_has_no_grounds() -> None:
    assert grounds.find(stories.comments(*TALK), SPANS.frame(), ARTICLE.frame()).empty
    assert grounds.find(COMMENTS.frame(), SPANS.frame(), stories.article(*PASSAGES)).empty


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.text(alphabet="abc. \n“”", max_size=40), max_size=5),
    st.lists(st.text(max_size=40), max_size=4),
)
def test_every_ground_is_a_passage_of_a_comment(texts: list[str], passages: list[str]) -> None:
    rows = found(*(("ana", text) for text in texts), passages=tuple(passages))
    assert (rows.dtypes == GROUNDS.frame().dtypes).all()
    assert set(rows["comment_id"]) <= {f"c{n}" for n, _ in enumerate(texts, 1)}
    assert rows["paragraph"].between(0, max(len(passages) - 1, 0)).all()
    assert rows["confidence"].between(0, 1).all()


FIGURES = (
    "The vote of the council",
    "The plan has eight cheap flats, which is 20 percent, while the rules ask for 35 percent of them.",
    "The town pays 71 million a year, and it saw four green ticks on the board of 412 names.",
)


@pytest.mark.parametrize(
    ("said", "paragraph", "repeated"),
    [
        ("They get away from the 35 % that they signed.", 1, "35 %"),
        ("And we pay 71 million for this?", 2, "71 million"),
        ("Four green ticks, and nothing works.", 2, "Four green ticks"),
        ("Only 412 of us, they say.", 2, "412"),
        ("So it is eight cheap flats, which is nothing.", 1, "eight cheap flats"),
    ],
)
def test_an_unmarked_run_or_figure_of_one_passage_is_a_ground(
    said: str, paragraph: int, repeated: str
) -> None:
    rows = found(*TALK, ("eve", said), passages=FIGURES)
    assert rows["paragraph"].tolist() == [paragraph]
    assert rows["evidence"].tolist() == [f"repeats “{repeated}”"]


@pytest.mark.parametrize(
    "said",
    ["It is 20 of them.", "I waited for 35 minutes.", "It was on the board of it.", "In 2009 it rained."],
)
def test_a_bare_number_and_a_run_of_small_words_are_no_ground(said: str) -> None:
    assert found(*TALK, ("eve", said), passages=(*FIGURES, "It was built in 2009.")).empty


def test_what_a_comment_nearby_says_is_repeated_from_it() -> None:
    rows = found(*TALK, ("eve", "They pay 71 million!"), ("bo", "Not 71 million."), passages=FIGURES)
    assert rows["comment_id"].tolist() == ["c5"]
