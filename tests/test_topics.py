"""The topics of a thread: who belongs with whom, and what each topic is called."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
import stories
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.models import embedding
from analysis.models.embedding import Vectors
from analysis.schema import ARTICLE, COMMENTS, LINKS, TOPICS
from analysis.tags import topics
from analysis.tags.words import is_vulgar, words_of

Line = stories.Line

TRAINS_AND_BREAD: tuple[Line, ...] = (
    ("ana", "The night train to Paris was late again, and the railway blames the signal."),
    ("bo", "My sourdough starter died and the rye flour smells of acetone."),
    ("cy", "A late train is no wonder: the railway never repaired that signal.", 1),
    ("dee", "Feed the sourdough starter with rye flour twice a day.", 2),
    ("ana", "Exactly!", 3),
    ("bo", "How much rye flour does a starter need?", 4),
    ("eve", "The railway should refund every passenger of that night train.", 1),
    ("dee", "Half of its weight.", 6),
)


def found(
    *lines: Line,
    article: tuple[str, ...] = (),
    count: int | None = None,
    vectors: Vectors | None = embedding.vectors,
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The comments with their topics, and the topics."""
    frame = stories.comments(*lines)
    written = stories.article(*article) if article else ARTICLE.frame()
    return topics.find(frame, stories.links(frame), written, vectors, count)


def groups(comments: pd.DataFrame) -> list[set[int]]:
    """The positions of each topic's comments, the topic of the first comment first."""
    return [set(rows) for _, rows in comments.groupby("topic_id")["position"]]


def test_two_subjects_come_apart() -> None:
    comments, _ = found(*TRAINS_AND_BREAD, count=2)
    assert groups(comments) == [{1, 3, 5, 7}, {2, 4, 6, 8}]


def test_topics_are_numbered_by_their_first_comment() -> None:
    comments, table = found(*TRAINS_AND_BREAD, count=2)
    assert comments["topic_id"].iloc[0] == 1
    assert table["topic_id"].tolist() == [1, 2]
    assert table["first_position"].tolist() == [1, 2]
    assert table["last_position"].tolist() == [7, 8]


def test_a_reply_without_a_subject_of_its_own_has_that_of_what_it_answers() -> None:
    comments, _ = found(*TRAINS_AND_BREAD, count=2)
    topic = dict(zip(comments["position"], comments["topic_id"], strict=True))
    assert (topic[5], topic[8]) == (topic[3], topic[6])


def test_separate_conversations_about_one_subject_are_one_topic() -> None:
    comments, _ = found(
        *TRAINS_AND_BREAD, ("fay", "Which signal stops the night train on this railway?"), count=2
    )
    assert groups(comments)[0] == {1, 3, 5, 7, 9}


def test_a_conversation_splits_where_its_subject_turns() -> None:
    comments, _ = found(
        ("ana", "The senate vote on the budget failed, so the senate must negotiate the budget."),
        ("bo", "Without a budget the senate cannot pay; another vote on the budget will fail.", 1),
        ("ana", "By the way, the senate cafeteria sells a splendid lentil soup with cumin.", 2),
        ("bo", "Lentil soup needs cumin, and lemon in the soup.", 3),
        ("ana", "Lemon and cumin, and red lentil for the soup.", 4),
        count=2,
    )
    assert groups(comments) == [{1, 2}, {3, 4, 5}]


def test_names_are_words_of_the_thread_that_its_people_share() -> None:
    _, table = found(*TRAINS_AND_BREAD, count=2)
    text = " ".join(line[1] for line in TRAINS_AND_BREAD).casefold()
    for name in table["name"]:
        assert name in text
    assert "rye flour" in table["name"].iloc[1] or "starter" in table["name"].iloc[1]


def test_a_topic_counts_its_comments_and_people() -> None:
    _, table = found(*TRAINS_AND_BREAD, count=2)
    assert table["comments"].tolist() == [4, 4]
    assert table["authors"].tolist() == [3, 2]
    assert set(table["typical_comment"]) <= {f"c{n}" for n in range(1, 9)}


def test_no_commenter_is_a_topic() -> None:
    _, table = found(
        ("Turbine", "Solar panels on the roof pay off."),
        ("Bo", "Turbine is right, Turbine knows solar panels. Thank you Turbine!", 1),
        ("Cy", "Hello Turbine, what do solar panels cost, Turbine?", 1),
    )
    assert "Turbine" not in table["name"].iloc[0]
    assert "solar panels" in table["name"].iloc[0]


def test_a_comment_that_shares_nothing_is_about_the_article() -> None:
    stray = ("gus", "Could humidity matter?")
    comments, table = found(*TRAINS_AND_BREAD, stray, article=("A Guide to Glass Roofs",), count=2)
    last = comments.iloc[-1]
    assert last["topic"] == "glass roofs"
    assert last["topic_confidence"] < 0.5
    assert table["name"].tolist().count("glass roofs") == 1


def test_only_a_long_comment_that_shares_nothing_with_anything_is_off_topic() -> None:
    spam = (
        "Cheap designer handbags, sunglasses, watches and jewellery! Discount vouchers, casino bonus, payday"
        " loans, pharmacy pills, cryptocurrency investment, horoscope and lottery jackpots await customers."
    )
    comments, _ = found(*TRAINS_AND_BREAD, ("gus", spam), ("hal", "Could humidity matter?"), count=2)
    assert comments["topic"].tolist().count(topics.OFF_TOPIC) == 1
    assert comments["topic"].iloc[8] == topics.OFF_TOPIC


def test_a_comment_that_only_quotes_is_about_what_it_quotes() -> None:
    quotation = "“The railway repaired the signal of the night train.”"
    frame = stories.comments(*TRAINS_AND_BREAD, ("gus", quotation))
    frame.loc[8, "own_text"] = ""
    comments, _ = topics.find(frame, stories.links(frame), ARTICLE.frame(), None, 2)
    assert comments["topic_id"].iloc[8] == comments["topic_id"].iloc[0]


def test_a_second_topic_is_told_where_a_comment_has_one() -> None:
    both = "I ate sourdough of rye flour in the night train while the railway saw to the signal."
    comments, _ = found(*TRAINS_AND_BREAD, ("gus", both), count=2)
    assert comments["topic_also"].notna().sum() == 1
    assert comments["topic_also"].iloc[8] != comments["topic"].iloc[8]
    assert comments["topic_confidence"].iloc[8] < comments["topic_confidence"].iloc[0]


def test_comments_without_words_and_replies_have_no_topic() -> None:
    comments, table = found(("ana", ""), ("bo", "🙂"), ("cy", "", 2))
    assert comments["topic_id"].isna().all()
    assert table.empty


@pytest.mark.parametrize(
    "lines",
    [
        (),
        (("ana", ""),),
        (("ana", "Trains!"),),
        (("ana", "yes"), ("bo", "no", 1)),
        ((None, "我喜欢坐火车去巴黎"), (None, "火车很好", 1), (None, "我的面包发酵失败了")),
        (("ana", "أحب السفر بالقطار إلى باريس"), ("bo", "نعم القطار جميل", 1)),
        (("ana", "Der Zug ist zu spät"), ("bo", "Ja, der Zug ist immer zu spät", 1), ("cy", "Mein Brot")),
        (("ana", "shit"), ("bo", "fucking shit", 1)),
        (("ana", "x" * 3000), ("bo", "y" * 3000, 1)),
        (("ana", "https://example.com/a"), ("bo", "1 2 3", 1)),
    ],
    ids=["none", "empty", "one", "short", "chinese", "arabic", "german", "coarse", "endless", "address"],
)
def test_every_thread_gives_whole_tables(lines: tuple[Line, ...]) -> None:
    comments, table = found(*lines)
    assert (comments.dtypes == COMMENTS.frame().dtypes).all()
    assert (table.dtypes == TOPICS.frame().dtypes).all()
    assert len(comments) == len(lines)
    assert table["comments"].sum() == comments["topic_id"].notna().sum()


def test_the_same_words_five_hundred_times_are_one_topic() -> None:
    comments, table = found(*((f"u{n}", "The train to Paris is late again") for n in range(500)))
    assert table["comments"].tolist() == [500]
    assert comments["topic_id"].eq(1).all()


WORDS = "train railway signal sourdough flour starter senate budget vote soup the a is and not".split()

texts = st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join)
lines = st.lists(st.tuples(st.sampled_from(["ana", "bo", "cy"]), texts), min_size=1, max_size=14).flatmap(
    lambda rows: st.tuples(*(st.tuples(st.just(r), st.integers(0, n)) for n, r in enumerate(rows))).map(
        lambda told: tuple((a, text, parent or None) for (a, text), parent in told)
    )
)


@settings(max_examples=60, deadline=None)
@given(lines, st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(told: tuple[Line, ...], chance: object) -> None:
    frame = stories.comments(*told)
    order = list(range(len(frame)))
    chance.shuffle(order)  # type: ignore[attr-defined]
    here, table = topics.find(frame, stories.links(frame), ARTICLE.frame(), embedding.vectors)
    there, other = topics.find(
        frame.iloc[order].reset_index(drop=True),
        stories.links(frame).iloc[::-1],
        ARTICLE.frame(),
        embedding.vectors,
    )
    pd.testing.assert_frame_equal(here, there.sort_values("position", ignore_index=True))
    pd.testing.assert_frame_equal(table, other)


@settings(max_examples=60, deadline=None)
@given(lines)
def test_no_two_names_are_alike_and_none_is_coarse_or_a_commenter(told: tuple[Line, ...]) -> None:
    comments, table = found(*told)
    names = table["name"].str.casefold().tolist()
    assert len(set(names)) == len(names)
    for name in names:
        assert 1 <= len(name.split()) <= 5
        assert not any(is_vulgar(word.folded) for word in words_of(name))
        assert name not in {"ana", "bo", "cy"}
    known = comments.dropna(subset=["topic_id"])
    assert known["topic_confidence"].between(0, 1).all()
    assert (known["topic"] == known["topic_id"].map(table.set_index("topic_id")["name"])).all()


def test_nothing_in_gives_nothing_out() -> None:
    comments, table = topics.find(COMMENTS.frame(), LINKS.frame(), ARTICLE.frame(), embedding.vectors)
    assert comments.empty
    assert table.empty


def test_a_topic_called_by_its_opening_words_does_not_cut_a_list() -> None:
    _, table = found(("ana", "so; it is"), ("bo", "it is; so", 1))
    assert ";" not in table["name"].iloc[0]


def test_lines_that_a_person_writes_under_every_comment_name_nothing() -> None:
    signed = "\nSenior Widget Analyst, Springfield Institute"
    _, table = found(
        ("ana", "The harbour ferry is late." + signed),
        ("bo", "Then take the harbour bridge, or wait for the ferry.", 1),
        ("ana", "The ferry it is." + signed, 2),
    )
    said = " ".join([*table["name"], *table["keyphrases"]])
    assert "ferry" in said
    assert "Analyst" not in said
    assert "Institute" not in said


def test_what_all_say_is_put_before_what_one_person_says_once() -> None:
    _, table = found(
        ("ana", "The harbour ferry is late, says the gondolier."),
        ("bo", "That harbour ferry never runs, says my plumber.", 1),
        ("cy", "A harbour ferry with a hole, says my florist.", 1),
        count=1,
    )
    assert table["name"].tolist() == ["harbour ferry"]


def name_of(*lines: Line) -> str:
    """What the one topic of these comments is called."""
    _, table = found(*lines, count=1)
    assert len(table) == 1
    return str(table["name"].iloc[0])


def test_what_several_say_is_put_before_what_one_says_more_precisely() -> None:
    assert (
        name_of(
            ("ana", "The paper straws again, they never work for me."),
            ("bo", "Some replacement paper straws are worse than that.", 1),
            ("cy", "We had paper straws, and it was fine.", 1),
        )
        == "paper straws"
    )


def test_no_name_of_several_words_stands_inside_another() -> None:
    _, table = found(
        ("ana", "The focaccia bread rose twice as high as mine ever did, what a focaccia bread."),
        ("bo", "My focaccia bread stuck to the tin, so much oil in that focaccia bread."),
        ("cy", "The garden snails ate my basil and the lettuce, those garden snails."),
        ("dee", "Beer traps for garden snails work, my lettuce is fine."),
        ("eve", "I put rosemary in the herb focaccia bread, and salt; herb focaccia bread for dinner."),
        ("fay", "Rosemary and sage make the best herb focaccia bread, with salt."),
        count=3,
    )
    assert sum("focaccia bread" in name for name in table["name"]) == 1


def test_a_name_tells_its_topic_from_the_others() -> None:
    lines: list[Line] = [("ana", "The harbour ferry needs a new diesel engine, this diesel engine is loud.")]
    lines += [("bo", "A diesel engine on the harbour ferry! Diesel engine fumes everywhere.", 1)]
    lines += [("cy", "The harbour ferry sells ticket booklets, and ticket booklets are cheap.")]
    lines += [("di", "Ticket booklets for the harbour ferry never expire.", 3)]
    _, table = found(*lines, count=2)
    assert table["name"].tolist() == ["diesel engine", "ticket booklets"]


def test_thanks_alone_are_called_thanks() -> None:
    assert name_of(("ana", "Awesome, thanks!"), ("bo", "Awesome. Thank you.", 1)) == "thanks"


def test_a_person_who_is_greeted_names_no_topic() -> None:
    shown = name_of(
        ("", "Hi Alethea, the pudding is too thin."),
        ("", "Alethea, was the pudding cold? Then whisk the pudding.", 1),
        ("", "Dear Alethea, thank you, the pudding was warm.", 2),
    )
    assert "Alethea" not in shown
    assert "pudding" in shown


GALE: tuple[Line, ...] = (
    ("ana", "The gale tore the roof off the boathouse, and the club has no insurance."),
    ("bo", "A new roof for the boathouse costs more than the club has.", 1),
    ("cy", "We patched my shed with old sails after the storm; mention that to the treasurer.", 1),
    ("dee", "Tarpaulin first, then beams. The treasurer should ask the town for help with the roof.", 2),
    ("eve", "The town never pays for wind damage, ask the sailors.", 4),
)


def test_of_the_phrases_in_question_the_one_nearest_in_meaning_names_a_topic() -> None:
    def near(phrase: str) -> Vectors:
        """As if this phrase and whole comments meant one thing, and all other phrases another."""
        return lambda texts: np.eye(2)[[int(text == phrase or len(text) > 40) for text in texts]]

    for phrase in ("roof", "treasurer", "town"):
        _, table = found(*GALE, count=1, vectors=near(phrase))
        assert table["name"].tolist() == [phrase]


def test_a_name_is_what_several_people_speak_of() -> None:
    talk: tuple[Line, ...] = (
        ("ana", "The toll on the harbour bridge went up, and my cousin's parrot cage is dear too."),
        ("bo", "The harbour bridge is not worth that toll.", 1),
        ("cy", "They closed the harbour bridge again, toll or no toll.", 2),
    )
    _, table = found(
        *talk, ("dee", "My sourdough starter died."), ("eve", "Feed that sourdough starter.", 4), count=2
    )
    assert table["name"].iloc[0] == "harbour bridge"
