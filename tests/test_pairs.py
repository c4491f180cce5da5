"""What is looked up for many pairs of comments at once is what each pair would give."""

from __future__ import annotations

from difflib import SequenceMatcher

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import threads
from analysis.records import Comment, Document, Thread
from analysis.replies import Rebuilding, features, keys
from analysis.replies.rare_words import rare_words
from analysis.replies.runs import held_shares
from analysis.replies.sources import MAX_PLACES, Comparison, Index, Source

NAMES = ("Ana", "Bo Li", "Cy", None)
LINES = ("@Ana: no", "the ferry council sails north at noon", "rain?", "yes Cy, the ferry council", "")


def reading(count):
    comments = tuple(
        Comment(page_order=n, number=n, author=NAMES[n % 4], posted_text=None, text=LINES[n * n % 5])
        for n in range(1, count + 1)
    )
    thread = Thread(article=Document(title="A title"), comments=comments)
    table, article = threads.comments_table(thread), threads.article_table(thread.article, {})
    return Rebuilding.of(table, article, host=None, one_word_lines_dropped=False).reading


@pytest.mark.parametrize("at_once", [1, 7, 60])
def test_candidates_in_parts_are_those_of_the_whole(at_once):
    whole, parts = features.pairs(reading(60)), list(features.parts(reading(60), at_once))
    assert len(parts) == -(-60 // at_once)
    assert np.concatenate([part.later for part in parts]).tolist() == whole.later.tolist()
    assert np.concatenate([part.earlier for part in parts]).tolist() == whole.earlier.tolist()
    assert (np.vstack([part.features for part in parts]) == whole.features).all()
    assert (whole.features != 0).any(axis=0).sum() > 40


def test_a_thread_without_comments_has_no_candidates():
    assert len(features.pairs(reading(0))) == 0


PAIR = st.tuples(st.integers(-2, 5), st.integers(-1, 5))


@given(st.lists(PAIR, max_size=9), st.lists(PAIR, max_size=9))
def test_keys_are_ordered_as_their_pairs_and_found_again(known, wanted):
    ordered = keys.distinct(keys.key(*columns(known)))
    assert list(zip(*(half.tolist() for half in keys.both(ordered)), strict=True)) == sorted(set(known))
    found = keys.places(ordered, keys.key(*columns(wanted)))
    assert [n < len(ordered) for n in found.tolist()] == [pair in known for pair in wanted]


def columns(pairs):
    return np.array(pairs, dtype=np.int64).reshape(-1, 2).T


def held(*texts):
    found, shares = held_shares(texts)
    later, earlier = keys.both(found)
    return list(zip(later.tolist(), earlier.tolist(), shares.tolist(), strict=True))


def test_who_quoted_words_last_holds_them():
    words = "the ferry council sails north at noon"
    assert held(words, f"{words}!", "Rain.", f"I read: {words}") == [(1, 0, 1.0), (3, 1, 1.0)]


def test_runs_that_two_held_are_shared_between_them():
    assert held("a b c d e f", "s t u v w x y", "a b c d e f s t u v w x y") == [(2, 0, 0.4), (2, 1, 0.6)]


def test_one_run_alone_shows_nothing():
    assert held("a b c d e", "a b c d e") == []


def test_two_comments_share_their_rare_words():
    shared = rare_words(["a glacier melts", "no", "violins", "Glacier violins!"]).shared(
        np.array([3, 3, 3, 3]), np.array([-1, 0, 1, 2])
    )
    assert [weight > 0 for weight in shared.weight] == [False, True, False, True]
    assert shared.heaviest.tolist() == shared.weight.tolist() == shared.new.tolist()


def test_a_word_is_new_where_it_was_first_used():
    shared = rare_words(["glacier", "glacier", "glacier"]).shared(np.array([1, 2, 2]), np.array([0, 0, 1]))
    assert shared.weight.tolist() == [0, 0, 0]  # everybody says it
    shared = rare_words(["glacier", "glacier", "glacier", "rain"]).shared(np.array([2, 2]), np.array([0, 1]))
    assert shared.weight[0] == shared.weight[1] > 0
    assert shared.new.tolist() == [shared.weight[0], 0]


def test_the_nearest_source_shares_most_runs_and_an_idiom_points_nowhere():
    index = Index()
    index.add(Source("c1", None, "the ferry council sails".split()))
    index.add(Source("c2", None, "the ferry council sails north".split()))
    assert [source.name for source in index.nearest("the ferry council sails north".split())] == ["c2", "c1"]
    for n in range(MAX_PLACES):
        index.add(Source(f"d{n}", None, "the ferry council".split()))
    assert [s.name for s in index.nearest("ferry council sails".split())] == ["c2", "c1"]
    assert index.nearest("the ferry council".split()) == []


WORD = st.sampled_from("abc")


@given(st.lists(WORD, min_size=2, max_size=6), st.lists(WORD, max_size=12))
def test_a_passage_that_stands_in_its_source_whole_is_found_as_by_comparing_words(words, source):
    hit = Comparison(words).hit(Source("c1", None, source))
    longest = SequenceMatcher(None, source, words, autojunk=False).find_longest_match()
    assert (hit.longest if hit else 0) == (longest.size if longest.size > 1 else 0)
    if longest.size == len(words):
        assert hit is not None
        assert (hit.first, hit.last, hit.same) == (0, len(words) - 1, len(words))


@given(st.lists(WORD, min_size=2, max_size=6), st.lists(WORD, max_size=12))
def test_no_source_holds_more_than_it_does_at_best(words, source):
    comparison, held_by = Comparison(words), Source("c1", None, source)
    hit = comparison.hit(held_by)
    assert hit is None or hit.same <= comparison.at_best(held_by).same
