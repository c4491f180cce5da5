"""Records become a table: order, ids, people, stated parents."""

from __future__ import annotations

import pytest

from analysis.records import Comment, Document, Thread
from analysis.threads import article_table, comments_table, host, person


def comment(order: int, **known: object) -> Comment:
    return Comment(page_order=order, posted_text=f"text {order}", text=f"text {order}", **known)


def table(*comments: Comment, **known: object):
    return comments_table(Thread(article=Document(), comments=comments, **known))


def test_comments_stand_in_the_order_of_time_where_every_one_has_a_time():
    frame = table(comment(1, posted_at="2020-01-02"), comment(2, posted_at="2020-01-01"))
    assert list(frame["page_order"]) == [2, 1]
    assert list(frame["position"]) == [1, 2]


def test_one_missing_time_leaves_the_order_of_the_page():
    assert list(table(comment(1, posted_at="2020-01-02"), comment(2))["page_order"]) == [1, 2]


def test_times_with_and_without_a_zone_are_not_compared():
    frame = table(
        comment(1, posted_at="2020-01-02T10:00:00+02:00"), comment(2, posted_at="2020-01-01T09:00:00")
    )
    assert list(frame["page_order"]) == [1, 2]


def test_a_page_that_shows_the_newest_first_is_turned_round():
    assert list(table(comment(1), comment(2), newest_first=True)["page_order"]) == [2, 1]


def said(*comments: Comment, **known: object) -> list[tuple[str, str | None]]:
    frame = table(*comments, **known)
    assert not frame["parent_missing"].any()
    return [
        (key, answered if isinstance(answered, str) else None)
        for key, answered in zip(frame["comment_id"], frame["stated_reply_to"], strict=True)
    ]


def test_what_is_answered_comes_before_its_answer_whatever_the_page_prints_first():
    flat = [
        comment(1, page_id="c", reply_to="b"),
        comment(2, page_id="b", reply_to="a"),
        comment(3, page_id="a"),
    ]
    assert said(*flat) == [("a", None), ("b", "a"), ("c", "b")]


def test_replies_below_what_they_answer_stay_there_where_the_newest_stands_first():
    nested = [
        comment(1, page_id="b"),
        comment(2, page_id="b1", reply_to="b"),
        comment(3, page_id="b2", reply_to="b"),
        comment(4, page_id="a"),
        comment(5, page_id="a1", reply_to="a"),
    ]
    assert [key for key, _ in said(*nested, newest_first=True)] == ["a", "a1", "b", "b1", "b2"]


def test_a_time_that_is_wrong_puts_no_answer_before_its_question():
    frame = said(
        comment(1, page_id="a", posted_at="2020-01-02"),
        comment(2, page_id="b", posted_at="2020-01-01", reply_to="a"),
        comment(3, page_id="c", posted_at="2020-01-03"),
    )
    assert frame == [("a", None), ("b", "a"), ("c", None)]


def test_nobody_answers_themselves():
    assert said(comment(1, page_id="a", reply_to="a"), comment(2, page_id="b")) == [("a", None), ("b", None)]


def test_of_comments_that_answer_each_other_in_a_ring_the_first_answers_none():
    ring = [("out", "b"), ("a", "c"), ("b", "a"), ("c", "b"), ("last", "c")]
    made = [comment(n, page_id=own, reply_to=answered) for n, (own, answered) in enumerate(ring, 1)]
    assert said(*made) == [("a", None), ("b", "a"), ("out", "b"), ("c", "b"), ("last", "c")]
    assert not table(*made)["parent_missing"].any()


@pytest.mark.parametrize(
    ("comments", "ids"),
    [
        ((comment(1, page_id="a", number=7), comment(2, page_id="b", number=8)), ["a", "b"]),
        ((comment(1, number=7), comment(2, number=9)), ["7", "9"]),
        ((comment(1, number=7), comment(2, number=7)), ["1", "2"]),
        ((comment(1, page_id="a"), comment(2, page_id="a")), ["1", "2"]),
    ],
    ids=["the page's own", "printed numbers", "numbers that repeat", "own ids that repeat"],
)
def test_an_id_is_the_pages_own_else_the_number_else_the_position(comments, ids):
    assert list(table(*comments)["comment_id"]) == ids


def test_a_stated_parent_is_named_by_its_id_and_a_parent_elsewhere_is_missing():
    frame = table(
        comment(1, page_id="a"), comment(2, page_id="b", reply_to="a"), comment(3, page_id="c", reply_to="x")
    )
    assert list(frame["stated_reply_to"].fillna("")) == ["", "a", ""]
    assert list(frame["parent_missing"]) == [False, False, True]


@pytest.mark.parametrize(
    ("author", "who"),
    [
        ("Ana", "Ana"),
        ("Anonymous", None),
        ("GUEST", None),
        ("Gast", None),
        ("AutoModerator", None),
        (None, None),
    ],
)
def test_unknown_and_generic_names_are_no_person(author, who):
    assert person(author) == who


def test_the_title_is_paragraph_0_and_backgrounds_follow_by_name():
    article = Document(title="T", paragraphs=("one", "two"))
    frame = article_table(
        article, {"b.txt": Document(title="B"), "a.txt": Document(title="A", paragraphs=("x",))}
    )
    assert list(frame.itertuples(index=False, name=None)) == [
        ("article", 0, "T"),
        ("article", 1, "one"),
        ("article", 2, "two"),
        ("background:a.txt", 0, "A"),
        ("background:a.txt", 1, "x"),
        ("background:b.txt", 0, "B"),
    ]


def test_a_host_who_is_written_without_blanks_among_the_comments_is_the_same() -> None:
    thread = Thread(
        article=Document(author="Old House Harriet"), comments=(comment(1, author="OldHouseHarriet"),)
    )
    assert host(thread) == "OldHouseHarriet"


def test_the_host_is_called_as_the_comments_show_the_name():
    thread = Thread(article=Document(author="Jane Doe"), comments=(comment(1, author="jane doe"), comment(2)))
    assert host(thread) == "jane doe"
    assert host(Thread(article=Document(author="Jane Doe"), comments=(comment(1),))) == "Jane Doe"
    assert host(Thread(article=Document(), comments=(comment(1, author="Ana"),))) is None
