"""The small tables that the charts draw: tone, topics, conversation and network."""

from __future__ import annotations

import pandas as pd
import pytest
import stories

from analysis.schema import LINKS, TONE_SHARES, TONES, TOPICS
from analysis.tables.conversation import conversation
from analysis.tables.network import Network, network
from analysis.tables.pairs import pairs
from analysis.tables.people import people
from analysis.tables.strands import along, strands
from analysis.tables.tone import cells_by_person, judged, shares_by, smoothed
from analysis.tables.topics import topics_over_thread


def told(*tones: str | None, sure: bool = True, author: str = "ana") -> pd.DataFrame:
    """Comments by one person whose likeliest tones are `tones`; None was not judged."""
    frame = stories.comments(*[(author, "x")] * len(tones))
    likeliest = pd.array(tones, dtype="str")
    known = pd.Series(likeliest).notna()
    return frame.assign(
        tone_likeliest=likeliest, tone=pd.Series(likeliest).where(known, "none") if sure else "unsure"
    )


def certain(comments: pd.DataFrame) -> pd.DataFrame:
    """Tone shares that give the likeliest tone of each comment all of the probability."""
    known = comments[comments["tone_likeliest"].notna()]
    return TONE_SHARES.frame(
        {"comment_id": c, **{tone: float(tone == likeliest) for tone in TONES}}
        for c, likeliest in zip(known["comment_id"], known["tone_likeliest"], strict=True)
    )


def circle(*lines: stories.Line, most: int = 60) -> Network:
    comments = stories.comments(*lines)
    links = stories.links(comments)
    everybody = people(comments, links, None)
    return network(everybody, pairs(comments, links, TONE_SHARES.frame()), comments, most)


# tone


def test_judged_comments_say_the_likeliest_tone_and_whether_it_is_sure() -> None:
    comments = told("critical", None, "joking", sure=False)
    rows = judged(comments, certain(comments))
    assert rows[["position", "tone", "sure"]].to_numpy().tolist() == [
        [1, "critical", False],
        [3, "joking", False],
    ]


def test_smoothed_shares_sum_to_one_and_follow_the_thread() -> None:
    comments = told(*["critical"] * 10, *["joking"] * 10)
    course = smoothed(judged(comments, certain(comments)), points=39)
    assert course.sum(axis=1).to_numpy() == pytest.approx(1)
    assert course["critical"].iloc[0] == course["joking"].iloc[-1] == 1
    assert (course["critical"].diff().dropna() <= 1e-9).all()
    assert course.index[19] == pytest.approx(10.5)
    assert course["critical"].iloc[19] == pytest.approx(0.5)


def test_comments_without_a_tone_leave_no_hole_in_the_course() -> None:
    comments = told("critical", None, None, None, None, "critical")
    course = smoothed(judged(comments, certain(comments)), points=5)
    assert course["critical"].tolist() == [1, 1, 1, 1, 1]
    assert course.index.tolist() == [1, 2.25, 3.5, 4.75, 6]


def test_shares_by_person_come_from_probabilities_not_from_labels() -> None:
    comments = told("critical", "critical")
    shares = certain(comments).assign(critical=[0.6, 0.5], joking=[0.4, 0.5])
    rows = judged(comments, shares)
    assert shares_by(rows, rows["person"]).loc["ana", ["critical", "joking"]].tolist() == [0.55, 0.45]


def test_each_comment_of_a_person_is_a_cell_in_its_order() -> None:
    comments = told("critical", "joking").assign(person=["bo", "ana"])
    cells = cells_by_person(judged(comments, certain(comments)), cells=10)
    assert cells[["person", "cell", "position", "tone", "sure"]].to_numpy().tolist() == [
        ["ana", 0, 2, "joking", True],
        ["bo", 0, 1, "critical", True],
    ]


def test_too_many_comments_share_cells_with_the_tone_of_most_of_them() -> None:
    comments = told("joking", "critical", "critical", "worried", "joking")
    cells = cells_by_person(judged(comments, certain(comments)), cells=2)
    assert cells[["position", "comments", "tone"]].to_numpy().tolist() == [
        [1, 3, "critical"],
        [4, 2, "worried"],
    ]


# topics


def topics(*ids: int | None, cells: int = 100, most: int = 9) -> list[list[object]]:
    comments = stories.comments(*[("ana", "x")] * len(ids)).assign(topic_id=pd.array(ids, dtype="Int64"))
    counts = pd.Series([i for i in ids if i is not None]).value_counts()
    table = TOPICS.frame(
        {"topic_id": i, "name": f"topic {i}", "comments": n, "authors": 1, "first_position": ids.index(i) + 1,
         "last_position": 9}
        for i, n in counts.items()
    )  # fmt: skip
    columns = ["topic_id", "position", "comments", "share"]
    return topics_over_thread(comments, table, most, cells)[columns].to_numpy().tolist()


def test_a_topic_has_a_place_for_each_of_its_comments() -> None:
    assert topics(2, 1, None, 2) == [[1, 2, 1, 1.0], [2, 1, 1, 1.0], [2, 4, 1, 1.0]]


def test_in_long_threads_a_place_is_a_stretch_with_the_share_of_its_comments() -> None:
    assert topics(1, 1, 2, 1, None, 1, cells=2) == [[1, 1, 3, 2 / 3], [1, 4, 3, 2 / 3], [2, 1, 3, 1 / 3]]


def test_the_topics_with_most_comments_are_kept_the_earlier_of_equals() -> None:
    assert {row[0] for row in topics(3, 1, 2, 1, 2, 3, 1, most=2)} == {1, 3}


# conversation


def test_a_thread_is_a_row_a_comment_and_an_arc_a_link() -> None:
    comments = told("critical", "joking", "joking").assign(reply_to=[None, "c1", "c1"])
    links = stories.links(comments, kind=["mention", "content"])
    made = conversation(comments, links)
    assert made.rows["position"].tolist() == [1, 2, 3]
    assert made.rows["author"].tolist() == ["ana"] * 3
    assert made.replies.to_numpy().tolist() == [[1, 0, False, "joking", True], [2, 0, True, "joking", True]]


@pytest.mark.parametrize(
    ("kind", "inferred"),
    [
        ("stated", False),
        ("mention", False),
        ("quote", False),
        ("lost mention", True),
        ("name", False),
        ("content", True),
    ],
)
def test_a_link_is_inferred_where_its_comment_does_not_show_it(kind: str, inferred: bool) -> None:
    comments = stories.comments(("ana", "one"), ("bo", "two", 1))
    made = conversation(comments, stories.links(comments, kind=kind))
    assert made.replies["inferred"].tolist() == [inferred]


def test_a_thread_without_links_has_rows_and_no_arcs() -> None:
    made = conversation(stories.comments(("ana", "one")), LINKS.frame())
    assert len(made.rows) == 1
    assert made.replies.empty
    assert made.rows["tone"].isna().all()


# strands


def test_a_strand_is_what_goes_back_to_one_comment() -> None:
    comments = stories.comments(
        ("ana", "one"),
        ("bo", "two"),
        ("cy", "three", 1),
        ("ana", "four", 3),
        (None, "five", 1),
        (None, "six", 5),
    )
    found = strands(comments)
    assert found[["root", "position", "author", "comments", "people"]].to_numpy().tolist() == [
        ["c1", 1, "ana", 5, 4],
        ["c2", 2, "bo", 1, 1],
    ]
    assert along(comments)["root"].tolist() == ["c1", "c2", "c1", "c1", "c1", "c1"]


# network


TWO_CIRCLES = [
    ("ana", "1"), ("bo", "2", 1), ("ana", "3", 2), ("cy", "4"), ("dee", "5", 4), ("cy", "6", 5), ("eve", "7"),
]  # fmt: skip


def test_those_who_talk_to_each_other_stand_together_and_the_silent_apart() -> None:
    made = circle(*TWO_CIRCLES)
    assert made.people["author"].tolist() == ["ana", "bo", "cy", "dee"]
    assert made.people["group"].tolist() == [0, 0, 1, 1]
    assert made.apart == ("eve",)


def test_arrows_run_between_the_rows_of_their_people() -> None:
    made = circle(*TWO_CIRCLES)
    names = made.people["author"].to_numpy()
    assert names[made.replies["source"]].tolist() == made.replies["author"].tolist()
    assert names[made.replies["target"]].tolist() == made.replies["reply_to_author"].tolist()
    assert made.replies["replies"].sum() == 4
    assert (made.people_left_out, made.replies_left_out) == (0, 0)


def test_the_busiest_are_kept_and_what_is_left_out_is_counted() -> None:
    made = circle(("ana", "1"), ("bo", "2", 1), ("ana", "3", 2), ("cy", "4", 1), ("dee", "5"), most=2)
    assert sorted(made.people["author"]) == ["ana", "bo"]
    assert (made.apart, made.people_left_out, made.replies_left_out) == (("dee",), 1, 1)


def test_an_arrow_has_the_leading_tone_of_its_pair_sure_where_half_of_its_comments_are() -> None:
    comments = stories.comments(("ana", "one"), ("bo", "two", 1), ("bo", "three", 1), ("ana", "four", 2))
    comments["tone"] = ["none", "mocking", "unsure", "unsure"]
    links = stories.links(comments)
    given = pairs(comments, links, TONE_SHARES.frame()).assign(
        tones=["mocking:0.62;joking:0.20", "joking:0.90"]
    )
    made = network(people(comments, links, None), given, comments, 60)
    assert made.replies[["tone", "sure"]].to_numpy().tolist() == [["mocking", True], ["joking", False]]


def test_a_pair_none_of_whose_comments_was_judged_has_an_arrow_without_a_tone() -> None:
    assert circle(*TWO_CIRCLES).replies["tone"].isna().all()
