"""Numbers, shares, names and durations as a person would write them."""

from __future__ import annotations

import pytest

from analysis.summary import words


@pytest.mark.parametrize(
    ("n", "written"), [(0, "no"), (1, "one"), (9, "nine"), (10, "10"), (26, "26"), (5000, "5,000")]
)
def test_numbers_below_ten_are_words(n: int, written: str) -> None:
    assert words.number(n) == written


@pytest.mark.parametrize(
    ("n", "written"),
    [(1, "One"), (19, "Nineteen"), (20, "Twenty"), (26, "Twenty-six"), (99, "Ninety-nine")],
)
def test_numbers_that_open_a_sentence_are_words(n: int, written: str) -> None:
    assert words.opening(n) == written


def test_no_sentence_opens_with_a_figure() -> None:
    assert words.opening(1200) == "Altogether 1,200"


def test_one_thing_is_singular_and_no_thing_plural() -> None:
    assert [words.comments(n) for n in (0, 1, 2)] == ["no comments", "one comment", "two comments"]
    assert [words.replies(n) for n in (1, 2)] == ["one reply", "two replies"]
    assert [words.people(n) for n in (1, 12)] == ["one person", "12 people"]


def test_once_and_twice_have_words_of_their_own() -> None:
    assert [words.times(n) for n in (1, 2, 3, 14)] == ["once", "twice", "three times", "14 times"]


@pytest.mark.parametrize(
    ("share", "written"),
    [
        (0.0, "hardly any"),
        (0.04, "hardly any"),
        (0.06, "about one in ten"),
        (0.15, "about one in seven"),
        (0.33, "about a third"),
        (0.5, "about half"),
        (0.68, "about two-thirds"),
        (0.94, "about nine in ten"),
        (0.96, "nearly all"),
        (1.0, "nearly all"),
    ],
)
def test_a_share_takes_the_nearest_words(share: float, written: str) -> None:
    assert words.share(share) == written


def test_lists_end_in_and_or_or() -> None:
    assert words.listed(["a"]) == "a"
    assert words.listed(["a", "b"]) == "a and b"
    assert words.listed(["a", "b", "c"]) == "a, b and c"
    assert words.either(["a", "b", "c"]) == "a, b or c"


def test_a_name_stays_as_written_on_one_line() -> None:
    assert words.named("the\n quiet  one") == "the quiet one"
    assert words.owner("Thomas") == "Thomas’s"
    assert words.named(None) == "an unnamed commenter"
    assert words.named("x" * 41) == "x" * 39 + "…"


@pytest.mark.parametrize(
    ("hours", "written"),
    [
        (0, "within an hour or so"),
        (1.5, "within an hour or so"),
        (1.6, "in two hours"),
        (36, "in 36 hours"),
        (37, "in two days"),
        (24 * 13, "in 13 days"),
        (24 * 14, "in two weeks"),
        (24 * 70, "in two months"),
        (24 * 730, "in two years"),
    ],
)
def test_durations_take_the_unit_that_fits(hours: float, written: str) -> None:
    assert words.lasting(hours * 3600) == written


@pytest.mark.parametrize("ended", ["Yes?", "“Is it?”", "So long…", "Mr. X Jr."])
def test_a_sentence_that_ends_already_gets_no_second_stop(ended: str) -> None:
    assert words.sentence(ended) == ended
    assert words.sentence("Yes") == "Yes."
