"""How right links are, on threads of a few comments whose scores can be counted by hand."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.evaluation import replies_scores as scores
from analysis.evaluation.replies_readers import answers


def thread(true: str, chosen: str, name: str = "one", source: str = "site") -> pd.DataFrame:
    """A thread from the parents of its comments, a digit each: `thread("011", "012")`."""
    return pd.DataFrame(
        {
            "source": source,
            "thread": name,
            "n": range(1, len(true) + 1),
            "true": [int(digit) for digit in true],
            "chosen": [int(digit) for digit in chosen],
        }
    )


def test_edges_count_only_where_somebody_is_answered():
    rows = thread("0110", "0012")
    assert (scores.precision(rows), scores.recall(rows), scores.f1(rows)) == (1 / 2, 1 / 2, 1 / 2)


def test_accuracy_counts_comments_that_are_rightly_afresh():
    assert scores.accuracy(thread("0110", "0012")) == 1 / 2


def test_a_reply_called_afresh_is_a_wrong_reply():
    assert scores.accuracy_of_replies(thread("0110", "0012")) == 1 / 2


def test_a_conversation_is_everything_below_one_comment():
    assert scores.conversations(thread("010311", "0" * 6), "true").tolist() == [1, 1, 3, 3, 1, 1]


def test_one_to_one_pairs_each_true_conversation_with_one_found():
    assert scores.one_to_one(thread("011044", "011011")) == 4 / 6
    assert scores.one_to_one(thread("011044", "010044")) == 5 / 6


def test_exact_match_counts_whole_conversations_of_two_comments_or_more():
    assert scores.exact_match(thread("011044", "011040")) == 1 / 2
    assert scores.exact_match(thread("012044", "011044")) == 1.0


def test_a_thread_without_replies_has_no_conversation_to_match():
    assert pd.isna(scores.exact_match(thread("000", "000")))


def test_each_source_counts_the_same():
    large, small = thread("0111", "0111"), thread("01", "00", "two", "other")
    assert scores.mean_over_sources(pd.concat([large, small]), scores.accuracy_of_replies) == 1 / 2


def test_the_interval_holds_the_score_and_is_none_where_all_threads_are_alike():
    rows = pd.concat([thread("0111", "01" + "10"[n % 2] * 2, str(n)) for n in range(20)])
    low, high = scores.interval(rows)
    assert low < scores.f1(rows) < high
    alike = pd.concat([thread("0111", "0110", str(n)) for n in range(5)])
    assert scores.interval(alike) == pytest.approx((0.8, 0.8))


def test_a_bin_of_the_reliability_table_holds_its_mean_confidence_and_share_right():
    table = scores.reliability([True, False, True], [0.91, 0.95, 0.12])
    assert table["count"].tolist() == [1, 2]
    assert table["confidence"].tolist() == pytest.approx([0.12, 0.93])
    assert table["right"].tolist() == [1.0, 0.5]


def test_every_reader_answered_every_comment_with_an_earlier_one_or_none():
    rows = answers()
    assert rows["thread"].nunique() == 10
    for _, read in rows.groupby("thread"):
        assert read["n"].tolist() == list(range(1, len(read) + 1))
        for reader in ("a", "b"):
            assert ((read[reader] >= 0) & (read[reader] < read["n"])).all()
