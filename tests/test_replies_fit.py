"""Weights and calibration are fitted on made-up threads whose truth is known."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis.evaluation import replies_fit as fitting
from analysis.evaluation.rebuilt_threads import Rebuilt
from analysis.evaluation.replies_baselines import RULES, followed
from analysis.evaluation.replies_cases import Case, case
from analysis.evaluation.replies_fit import Material
from analysis.records import Comment, Document, Thread
from analysis.replies import linker

WORDS = ("ferries", "beehives", "glaciers", "violins", "orchards", "lanterns")


def made(name: str, source: str, *, variant: str = "survival 0") -> Case:
    """Three questions, then three answers, each of which repeats its question's word."""
    asked = [(f"P{n}", f"How old are {WORDS[n]} here?") for n in range(3)]
    order = [2, 0, 1] if len(name) % 2 else [1, 2, 0]
    answered = [(f"Q{n}", f"Those {WORDS[n]} are old indeed.") for n in order]
    comments = tuple(
        Comment(page_order=n, number=n, author=author, posted_text=text, text=text)
        for n, (author, text) in enumerate([*asked, *answered], 1)
    )
    parents = {1: 0, 2: 0, 3: 0} | {4 + at: n + 1 for at, n in enumerate(order)}
    return case(
        Rebuilt(name, source, Thread(article=Document(title="T"), comments=comments), parents), variant
    )


@pytest.fixture(scope="module")
def material() -> Material:
    names = ("one", "three", "four", "seven", "eleven", "six")
    return Material([made(name, f"site {n % 3}") for n, name in enumerate(names)])


def test_threads_of_other_sites_teach_that_answers_repeat_words(material):
    rows = fitting.linked_as_scored(fitting.left_out(material, fitting.by_source))
    assert (rows["true"] == rows["chosen"]).all()


def test_no_case_is_linked_by_weights_that_saw_its_source(material, monkeypatch):
    seen = []
    fit = fitting.fit

    def spy(material, rows, columns=None):
        seen.append(
            {c.truth.source for n, c in enumerate(material.cases) if rows[material.of_case == n].any()}
        )
        return fit(material, rows, columns)

    monkeypatch.setattr(fitting, "fit", spy)
    fitting.left_out(material, fitting.by_source)
    assert seen == [{"site 1", "site 2"}, {"site 0", "site 2"}, {"site 0", "site 1"}]


def test_the_benchmarks_own_renderings_are_never_fitted_on():
    own = Material([made("one", "a", variant="bare"), made("two", "b"), made("four", "c")])
    assert [own.rows(lambda c: c.fitted_on)[own.of_case == n].any() for n in range(3)] == [False, True, True]


def test_a_feature_that_is_left_out_has_no_weight(material):
    weights = fitting.fit(material, np.ones(len(material.right), dtype=bool), np.array([0, 1]))
    assert not weights[2:].any()


def test_fitting_again_gives_the_same_bytes(material):
    everything = np.ones(len(material.right), dtype=bool)
    assert fitting.fit(material, everything).tobytes() == fitting.fit(material, everything).tobytes()


def choices(
    kind: str, probability: float, right: float, count: int = 300, *, marks: float = 0.0
) -> pd.DataFrame:
    hits = np.arange(count) < right * count
    return pd.DataFrame(
        {
            "source": ["a", "b"] * (count // 2),
            "variant": "survival 0",
            "kind": kind,
            "probability": probability,
            "certain": False,
            "marks": marks,
            "true": 1,
            "chosen": np.where(hits, 1, 0),
        }
    )


def test_each_kind_has_its_own_calibration():
    lines = fitting.calibrate(pd.concat([choices("quote", 0.5, 0.9), choices("content", 0.5, 0.4)]))
    assert lines.confidence("quote", 0.5) == pytest.approx(0.9, abs=0.03)
    assert lines.confidence("content", 0.5) == pytest.approx(0.4, abs=0.03)


def test_links_by_content_have_another_calibration_where_most_replies_are_marked():
    lines = fitting.calibrate(
        pd.concat([choices("content", 0.5, 0.7), choices("content", 0.5, 0.3, marks=linker.MARKED)])
    )
    assert lines.of_thread(0.0).confidence("content", 0.5) == pytest.approx(0.7, abs=0.03)
    assert lines.of_thread(linker.MARKED).confidence("content", 0.5) == pytest.approx(0.3, abs=0.03)


def test_what_is_decided_is_judged_by_a_calibration_of_other_sources(material, monkeypatch):
    seen = []

    def spy(rows):
        seen.append(set(rows["source"]))
        return linker.UNCALIBRATED

    monkeypatch.setattr(fitting, "calibrate", spy)
    scored = fitting.left_out(material, fitting.by_source)
    rows = fitting.decided(scored, fitting.by_source)
    assert seen == [{"site 1", "site 2"}, {"site 0", "site 2"}, {"site 0", "site 1"}]
    assert rows.equals(fitting.linked_as_scored(scored))


def test_a_probability_next_to_1_is_no_certainty():
    assert linker.UNCALIBRATED.confidence("mention", 1.0) == pytest.approx(1 - linker.NEAREST)


def test_of_tied_candidates_the_latest_is_best():
    assert linker.best(np.array([0.2, 0.4, 0.4, 1.0]), np.array([0, 0, 0, 1])).tolist() == [2, 3]


def test_rules_choose_as_they_say(material):
    rows = followed(material.cases[:1], RULES["previous"])
    assert rows["chosen"].tolist() == [0, 1, 2, 3, 4, 5]
    assert followed(material.cases[:1], RULES["host_answers_all"])["chosen"].tolist() == [0] * 6
