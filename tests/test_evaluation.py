"""Scores are compared with their baseline, and threads are rendered with known parents."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from analysis.evaluation import gate, rebuilt_threads
from analysis.evaluation.rebuilt_threads import Survival
from analysis.evaluation.replies import calibration_error

THREAD = """A thread

Its article, one line long.


  1. Ana says:

    When does the ferry sail?

  2. Old Nan says:

    At noon, as it always did.

  3. Bo says:

    Thank you both for this.
"""


@pytest.fixture
def bare(tmp_path):
    (tmp_path / "site__one.bare.txt").write_text(THREAD, encoding="utf-8")
    (tmp_path / "site__one.parents.json").write_text(json.dumps({"1": 0, "2": 1, "3": 2}), encoding="utf-8")
    (thread,) = rebuilt_threads.threads(tmp_path, "bare")
    return thread


def texts(made):
    return [comment.text for comment in made.thread.comments]


def test_a_benchmark_thread_is_read_with_its_parents(bare):
    assert (bare.source, bare.parents) == ("site", {1: 0, 2: 1, 3: 2})


def test_no_mention_survives_at_survival_0(bare):
    assert texts(rebuilt_threads.rendered(bare, Survival(0.0, 0.0), seed=1)) == texts(bare)


def test_every_mention_that_is_not_a_line_of_one_word_survives_at_survival_1(bare):
    for seed in range(6):
        made = rebuilt_threads.rendered(bare, Survival(1.0, 1.0), seed)
        answer = made.thread.comments[1]
        assert answer.text.startswith("@Ana: ") or (
            not answer.text.startswith("@") and answer.lost_lines in ((0,), ())
        )
        assert made.thread.comments[2].text.startswith("@Old Nan:")


def test_what_is_near_may_lose_its_mention_alone(bare):
    far = replace(bare, parents={1: 0, 2: 1, 3: 1})
    made = rebuilt_threads.rendered(far, Survival(next=0.0, far=1.0), seed=1)
    assert "@" not in made.thread.comments[1].text
    assert made.thread.comments[2].text.startswith("@Ana") or made.thread.comments[2].lost_lines == (0,)


def test_a_mention_may_stand_before_a_later_paragraph(bare):
    long = replace(bare.thread.comments[2], posted_text="It is closed again.\n\nAnd who knew of it?")
    thread = replace(bare.thread, comments=(*bare.thread.comments[:2], long))
    made = [
        rebuilt_threads.rendered(replace(bare, thread=thread), Survival(1.0, 1.0), seed) for seed in range(40)
    ]
    said = [each.thread.comments[2].text for each in made]
    assert 0 < sum(text.startswith("It is closed again.\n\n@Old Nan:") for text in said) < 20


def test_confidences_that_are_right_have_no_calibration_error():
    assert calibration_error([True, False, True, False], [0.5, 0.5, 0.5, 0.5]) == 0
    assert calibration_error([False, False], [1.0, 1.0]) == 1


@pytest.mark.parametrize(
    ("name", "score", "fell"),
    [
        ("replies.f1", 0.78, True),
        ("replies.f1", 0.795, False),
        ("replies.calibration_error", 0.82, True),
        ("replies.calibration_error", 0.7, False),
        ("speed.seconds", 9.0, False),
    ],
)
def test_a_score_falls_when_it_gets_worse_by_more_than_the_tolerance(name, score, fell):
    (row,) = gate.compared({name: score}, {name: 0.8})
    assert row.fell is fell


def test_a_new_score_has_no_baseline_to_fall_from():
    (row,) = gate.compared({"new": 0.1}, {})
    assert (row.pinned, row.fell) == (None, False)


def test_a_pinned_score_that_is_not_measured_any_more_fell():
    rows = gate.compared({"tone.accuracy": 0.7}, {"tone.accuracy": 0.7, "tone.gone": 0.5, "links.f1": 0.8})
    assert [(row.name, row.fell) for row in rows] == [("tone.accuracy", False), ("tone.gone", True)]


def test_a_pinned_subject_leaves_the_others_as_they_were(tmp_path, monkeypatch):
    monkeypatch.setattr(gate, "PINNED", tmp_path / "baseline.json")
    gate.pin("data", {"replies.f1": 0.7, "replies.old": 0.1, "tone.f1": 0.5, "tone.count": 9})
    gate.pin("data", {"replies.f1": 0.8})
    assert gate.load() == ("data", {"replies.f1": 0.8, "tone.f1": 0.5})
    gate.pin("other data", {"replies.f1": 0.8})
    assert gate.load() == ("other data", {"replies.f1": 0.8})


def test_the_digest_follows_names_and_bytes(tmp_path):
    (tmp_path / "a").write_text("x")
    first = gate.digest(tmp_path)
    (tmp_path / "a").write_text("y")
    assert gate.digest(tmp_path) != first
