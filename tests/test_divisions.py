"""How vectors divide into groups, and what replies add to a comment's words."""

from __future__ import annotations

import numpy as np
import pytest
import stories
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import sparse

from analysis.evaluation.divided_threads import CHOSEN_ON, UNSEEN
from analysis.schema import LINKS
from analysis.tags.context import answers, conversations, in_context
from analysis.tags.divisions import (
    CONVERSATION,
    CONVERSATION_OF_SHORT,
    conversation_weight,
    divide,
    usual_count,
)
from analysis.tags.terms import terms, unit


def rows(*vectors: tuple[float, ...]) -> sparse.csr_matrix:
    return unit(sparse.csr_matrix(np.array(vectors, dtype=float)))


@pytest.mark.parametrize(
    ("comments", "count"), [(0, 1), (1, 1), (3, 1), (10, 4), (26, 7), (80, 9), (20_000, 20)]
)
def test_more_comments_have_more_subjects_but_not_many_more(comments: int, count: int) -> None:
    assert usual_count(comments) == count


def test_two_directions_are_two_groups() -> None:
    division = divide(rows((1, 0.1, 0), (1, 0, 0.1), (0, 1, 0.1), (0.1, 1, 0), (1, 0.1, 0.1)), count=2)
    assert division.group[0] == division.group[1] == division.group[4]
    assert division.group[2] == division.group[3] != division.group[0]


def test_shares_add_up_and_are_highest_for_the_own_group() -> None:
    division = divide(rows((1, 0.1, 0), (1, 0, 0.1), (0, 1, 0.1), (0.1, 1, 0)), count=2)
    assert division.shares.sum(axis=1) == pytest.approx(1.0)
    assert (division.shares.argmax(axis=1) == division.group).all()


def test_a_row_that_has_nothing_in_common_is_a_stray() -> None:
    division = divide(rows((1, 0, 0), (1, 0.1, 0), (1, 0.2, 0), (0, 0, 1)))
    assert division.group.tolist() == [0, 0, 0, -1]
    assert division.shares[3].sum() == 0


def test_rows_of_zeros_are_strays() -> None:
    assert divide(rows((0, 0), (0, 0))).group.tolist() == [-1, -1]
    assert divide(sparse.csr_matrix((0, 3))).group.tolist() == []


def test_equal_rows_are_one_group_however_many() -> None:
    assert set(divide(rows(*[(1, 2, 3)] * 300)).group) == {0}


def test_a_large_number_of_rows_divides_like_a_small_one() -> None:
    chance = np.random.default_rng(0)
    middles = np.eye(6)[chance.integers(0, 3, 2500)]
    division = divide(rows(*(middles + 0.1 * chance.random(middles.shape))), count=3)
    for middle in range(3):
        assert len(set(division.group[middles[:, middle] == 1])) == 1
    assert len(set(division.group)) == 3


@settings(max_examples=50, deadline=None)
@given(
    st.lists(st.tuples(*[st.sampled_from([0.0, 0.5, 1.0, 2.0])] * 4), min_size=1, max_size=12),
    st.integers(1, 5),
)
def test_groups_are_numbered_without_gaps(vectors: list[tuple[float, ...]], count: int) -> None:
    division = divide(rows(*vectors), count=count)
    known = sorted(set(division.group) - {-1})
    assert known == list(range(len(known)))
    assert len(known) <= count
    assert division.nearness.shape == (len(vectors), len(known))


def test_a_reply_takes_on_the_words_of_what_it_answers() -> None:
    frame = stories.comments(
        ("ana", "trains signal"), ("bo", "yes", 1), ("cy", "trains signal"), ("dee", "soup")
    )
    words = terms(frame["own_text"].tolist())
    mixed = in_context(words.vectors(), answers(frame, stories.links(frame)))
    near = (mixed @ mixed.T).toarray()
    assert near[1, 0] > 0.9
    assert near[1, 2] > 0.5
    assert near[1, 3] == 0


def test_a_doubtful_link_counts_less_than_a_sure_one() -> None:
    frame = stories.comments(("ana", "a"), ("bo", "b", 1), ("cy", "c", 1))
    frame["reply_confidence"] = [0.9, 0.9, 0.3]
    found = answers(frame, stories.links(frame)).toarray()
    assert found[1, 0] == 0.9
    assert found[2, 0] == 0.3


def test_a_second_addressee_counts_half() -> None:
    frame = stories.comments(("ana", "a"), ("bo", "b"), ("cy", "c", 1))
    second = stories.links(frame).assign(reply_to="c2", primary=False, confidence=0.8)
    assert answers(frame, second).toarray()[2].tolist() == [0.9, 0.4, 0.0]


def test_a_parent_outside_the_thread_counts_nothing() -> None:
    frame = stories.comments(("ana", "a"), ("bo", "b", 1)).iloc[1:].reset_index(drop=True)
    assert answers(frame, LINKS.frame()).nnz == 0


def test_a_readers_divisions_are_whole() -> None:
    for division in [*CHOSEN_ON.values(), *UNSEEN.values()]:
        assert sorted(division) == list(range(1, len(division) + 1))
        assert 4 <= len(set(division.values())) <= 12
    assert not set(CHOSEN_ON) & set(UNSEEN)


def test_comments_of_one_conversation_stay_together_where_words_do_not_tell() -> None:
    alike = rows((1, 1, 0), (1, 1, 0), (1, 0, 1), (1, 0, 1))
    apart = sparse.csr_matrix(np.array([[1, 0], [0, 1], [1, 0], [0, 1]], dtype=float))
    by_words = divide(alike, count=2).group
    assert by_words.tolist() == [0, 0, 1, 1]
    together = divide(rows((1, 1), (1, 1), (1, 1), (1, 1)), apart, count=2)
    assert together.group[0] == together.group[2]
    assert together.group[1] == together.group[3]


def test_what_one_row_alone_has_is_no_group() -> None:
    division = divide(rows((1, 0, 0), (1, 0.1, 0), (0.6, 0, 1), (0, 1, 0), (0.1, 1, 0)), count=3)
    assert division.group[2] == -1
    assert set(division.group) == {-1, 0, 1}


def test_a_conversation_is_all_that_answers_its_first_comment() -> None:
    frame = stories.comments(("ana", "a"), ("bo", "b", 1), ("cy", "c"), ("dee", "d", 2), ("eve", "e", 3))
    found = conversations(answers(frame, stories.links(frame))).toarray()
    same = found @ found.T
    assert same.astype(int).tolist() == [
        [1, 1, 0, 1, 0],
        [1, 1, 0, 1, 0],
        [0, 0, 1, 0, 1],
        [1, 1, 0, 1, 0],
        [0, 0, 1, 0, 1],
    ]


def test_of_a_doubtful_parent_less_is_taken_over_than_its_probability() -> None:
    frame = stories.comments(("ana", "trains"), ("bo", "soup", 1), ("cy", "soup", 1), ("dee", "trains soup"))
    frame["reply_confidence"] = [0.9, 1.0, 0.5, 0.9]
    words = terms(frame["own_text"].tolist())
    mixed = in_context(words.vectors(), answers(frame, stories.links(frame))).toarray()
    train = words.column["train"]
    assert mixed[1, train] > 3 * mixed[2, train] > 0


def test_a_conversation_counts_more_among_short_comments() -> None:
    short, long = np.array([3, 9, 40]), np.array([15, 30, 40])
    assert conversation_weight(short) == CONVERSATION_OF_SHORT
    assert conversation_weight(long) == CONVERSATION
    assert conversation_weight(long[:0]) == CONVERSATION
