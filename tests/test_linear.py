"""Plain arrays do what scikit-learn does, and are refused where they do not fit."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from scipy import sparse
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from analysis import models
from analysis.errors import DamagedModel
from analysis.evaluation import tone_fit
from analysis.evaluation.tone_fit import Examples
from analysis.tags import linear
from analysis.tags.linear import Calibration, Seen, Vocabulary, softmax
from analysis.tags.manner import CONTEXT

TEXTS = (
    "the bridge is closed again and again",
    "who closed the bridge ?",
    "thanks , the bridge is open",
    "again and again and again !",
    "open the bridge",
    "",
)


def tokenised() -> list[list[str]]:
    return [text.split() for text in TEXTS]


def vectorizer() -> TfidfVectorizer:
    return TfidfVectorizer(analyzer=str.split, sublinear_tf=True).fit(TEXTS)


def vocabulary() -> Vocabulary:
    fitted = vectorizer()
    return Vocabulary(list(fitted.get_feature_names_out()), fitted.idf_)


def examples(labels: int) -> Examples:
    chance = np.random.default_rng(1)
    words = vocabulary().weigh(tokenised() * 5)
    codes = np.arange(words.shape[0]) % labels
    context = chance.normal(3.0, [1.0, 5.0], size=(len(codes), 2)) + codes[:, None]
    return Examples(
        labels=tuple("abc"[:labels]),
        seen=Seen(words, context),
        codes=codes,
        threads=np.array([f"thread {n % 10}" for n in range(len(codes))]),
        sources=np.array(["forum"] * len(codes)),
        penalty=1.0,
    )


def test_words_weigh_as_in_scikit_learn() -> None:
    expected = vectorizer().transform(TEXTS).toarray()
    assert vocabulary().weigh(tokenised()).toarray() == pytest.approx(expected)


def test_unknown_words_weigh_nothing() -> None:
    assert vocabulary().weigh([["tunnel"], []]).nnz == 0


@pytest.mark.parametrize("labels", [2, 3])
def test_probabilities_are_those_of_scikit_learn(labels: int) -> None:
    given = examples(labels)
    everything = np.ones(len(given.codes), dtype=bool)
    ours = softmax(tone_fit.fit(given, everything).scores(given.seen))
    context = given.seen.context
    scaled = (context - context.mean(axis=0)) / context.std(axis=0)
    matrix = sparse.csr_matrix(sparse.hstack([tone_fit.WORD_SCALE * given.seen.words, scaled]))
    model = LogisticRegression(C=1.0, max_iter=tone_fit.STEPS, tol=tone_fit.TOLERANCE)
    assert ours == pytest.approx(model.fit(matrix, given.codes).predict_proba(matrix))


def test_emotions_are_put_into_the_words() -> None:
    given = examples(3)
    everything = np.ones(len(given.codes), dtype=bool)
    feelings = np.random.default_rng(2).normal(size=(given.seen.words.shape[1], 4))
    with_columns = replace(
        given, seen=Seen(given.seen.words, np.hstack([given.seen.context, given.seen.words @ feelings]))
    )
    ours = tone_fit.fit(given, everything, feelings)
    assert ours.context.shape == (2, 3)
    expected = tone_fit.fit(with_columns, everything).scores(with_columns.seen)
    assert ours.scores(given.seen) == pytest.approx(expected)


def test_a_stored_model_is_the_model() -> None:
    model = linear.load("tone", CONTEXT)
    assert set(linear.arrays(model)) == set(models.load("tone").arrays)
    assert all(
        (array == models.load("tone").arrays[name]).all() for name, array in linear.arrays(model).items()
    )


def test_a_model_of_other_features_is_refused() -> None:
    with pytest.raises(DamagedModel, match=r"tone\.json: fitted for other features"):
        linear.load("tone", CONTEXT[1:])


def test_a_model_of_another_vocabulary_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    changed = models.Weights(models.load("tone").arrays, {**models.load("tone").card, "vocabulary": "other"})
    load = models.load
    monkeypatch.setattr(models, "load", lambda name: changed if name == "tone" else load(name))
    with pytest.raises(DamagedModel, match=r"tone\.json: fitted for other features"):
        linear.load.__wrapped__("tone", CONTEXT)


def test_arrays_of_other_shapes_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    arrays = {**models.load("tone").arrays, "bias": np.zeros(3)}
    changed = models.Weights(arrays, models.load("tone").card)
    load = models.load
    monkeypatch.setattr(models, "load", lambda name: changed if name == "tone" else load(name))
    with pytest.raises(DamagedModel, match=r"tone\.npz: arrays of other shapes"):
        linear.load.__wrapped__("tone", CONTEXT)


def test_a_label_is_shown_from_its_own_probability_on() -> None:
    least = np.array([[0.6, np.inf], [0.7, 0.9]])
    shares = np.array([[0.6, 0.4], [0.59, 0.41], [0.1, 0.9]])
    assert linear.sure(shares, np.full(3, -0.1), least).tolist() == [True, False, False]
    assert linear.sure(shares, np.zeros(3), least).tolist() == [False, False, True]


def test_a_label_that_is_not_sure_alone_may_be_sure_to_be_one_of_two() -> None:
    shares = np.array([[0.8, 0.15, 0.05], [0.5, 0.4, 0.1], [0.4, 0.3, 0.3]])
    model = replace(linear.load("tone", CONTEXT), shown_from=np.full((2, 3), 0.7), two_from=0.85)
    assert model.of_two(shares, np.zeros(3)).tolist() == [False, True, False]


def test_heat_moves_the_labels_that_it_moves() -> None:
    calm = Calibration(1.0, np.zeros(2), np.array([0.0, 1.0]))
    shares = calm.probabilities(np.zeros((2, 2)), np.array([0.0, 1.0]))
    assert shares[0].tolist() == [0.5, 0.5]
    assert shares[1, 1] == pytest.approx(np.e / (1 + np.e))


def test_calibration_finds_how_much_too_sure_the_scores_are() -> None:
    chance = np.random.default_rng(3)
    true = chance.normal(0, 1.5, size=(4000, 2))
    codes = (chance.random(4000) < softmax(true)[:, 1]).astype(np.int64)
    found = tone_fit.calibrate(3 * true, np.zeros(4000), codes)
    assert found.sharpness == pytest.approx(1 / 3, abs=0.03)


def test_a_threshold_is_the_least_probability_that_was_right_often_enough() -> None:
    sure = np.repeat([0.9, 0.7, 0.5], 20)
    right = np.r_[np.ones(20), np.ones(20), np.zeros(20)]
    shares = np.column_stack([sure, 1 - sure])
    codes = np.where(right == 1, 0, 1)
    assert tone_fit.label_thresholds(shares, codes, np.zeros(60), aim=0.9)[1, 0] == pytest.approx(0.51)
    assert tone_fit.label_thresholds(shares, codes, np.zeros(60), aim=0.6)[1, 0] == pytest.approx(0.4)


def test_two_labels_are_measured_where_none_is_shown() -> None:
    shares = np.repeat([[0.9, 0.1, 0.0], [0.5, 0.4, 0.1], [0.4, 0.3, 0.3]], 20, axis=0)
    codes = np.repeat([2, 1, 2], 20)
    shown = np.repeat([True, False, False], 20)
    assert tone_fit.two_threshold(shares, codes, shown, aim=0.9) == pytest.approx(0.71)
    assert tone_fit.two_threshold(shares, codes, shown, aim=0.5) == pytest.approx(0.4)


def test_calm_and_heated_threads_have_their_own_thresholds() -> None:
    shares = np.column_stack([np.full(60, 0.9), np.full(60, 0.1)])
    codes = np.r_[np.zeros(40), np.ones(20)].astype(np.int64)
    heat = np.r_[np.full(40, -1.0), np.ones(20)]
    assert tone_fit.label_thresholds(shares, codes, heat, aim=0.8)[:, 0].tolist() == [0.4, np.inf]


def test_a_label_that_was_never_right_often_enough_is_never_shown() -> None:
    shares = np.column_stack([np.full(40, 0.9), np.full(40, 0.1)])
    assert np.isinf(tone_fit.label_thresholds(shares, np.arange(40) % 2, np.zeros(40), aim=0.8)).all()


def test_no_thread_is_both_fitted_on_and_measured() -> None:
    given = examples(3)
    measured_in = pd.Series(0, index=range(len(given.codes)))
    for fitted, measured in tone_fit.folds(given, seed=0):
        assert not set(given.threads[fitted]) & set(given.threads[measured])
        measured_in += measured
    assert (measured_in == 1).all()
