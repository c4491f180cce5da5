"""Which phrases are looked at closer, and by which weights each is liked."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from analysis.errors import DamagedModel
from analysis.tags import acceptance
from analysis.tags.acceptance import LOOKED_AT, Acceptance, Case
from analysis.tags.nearness import Offered

SEEN = ("how good it looks",)


@pytest.fixture(autouse=True)
def plain_weights(monkeypatch: pytest.MonkeyPatch) -> None:
    """By use a phrase is liked as it looks; closer, as near as it is to the middle of the comments."""
    by_use = Acceptance(np.array([[1.0, 1.0]]), np.zeros(2))
    closer = Acceptance(np.array([[0.0, 0.0], [1.0, 1.0], [0.0, 0.0]]), np.zeros(2))
    monkeypatch.setattr(acceptance, "load", lambda model, _: closer if model.endswith("_near") else by_use)


def meaning(texts: Sequence[str]) -> np.ndarray:
    """Comments mean north; phrases turn to it by their number."""
    turned = [np.deg2rad(90 if text == "comment" else 9 * int(text)) for text in texts]
    return np.column_stack([np.cos(turned), np.sin(turned)])


def case(count: int, comments: Sequence[str] = ("comment",)) -> Case:
    """Phrases 0, 1, …, of which the first looks best."""
    looks = np.arange(count, 0.0, -1).reshape(-1, 1)
    return Case(Offered.of([str(n) for n in range(count)], comments), looks, np.ones(count))


def test_without_meaning_all_phrases_stand_as_they_look() -> None:
    (liked,) = acceptance.liked("m", SEEN, [case(10)], None)
    assert liked.rows.tolist() == list(range(10))
    assert liked.others.tolist() == []
    assert (np.diff(liked.chances[:, 0]) < 0).all()


def test_only_the_best_looking_are_looked_at_closer() -> None:
    (liked,) = acceptance.liked("m", SEEN, [case(LOOKED_AT + 2)], meaning)
    assert liked.rows.tolist() == list(range(LOOKED_AT))
    assert liked.others.tolist() == [LOOKED_AT, LOOKED_AT + 1]
    assert (np.diff(liked.chances[:, 0]) > 0).all()


def test_cases_without_phrases_or_comments_with_words_stay_as_they_look() -> None:
    none, silent, usual = acceptance.liked("m", SEEN, [case(0), case(3, ["", "🙂", "12"]), case(3)], meaning)
    assert none.rows.tolist() == []
    assert (np.diff(silent.chances[:, 0]) < 0).all()
    assert (np.diff(usual.chances[:, 0]) > 0).all()


def test_where_no_case_can_be_looked_at_nothing_is_asked() -> None:
    def never(texts: Sequence[str]) -> np.ndarray:
        raise AssertionError(texts)

    assert acceptance.liked("m", SEEN, [case(0), case(2, [""])], never)


def test_what_fits_better_counts_more_and_of_equals_the_first_comes_first() -> None:
    chances = np.array([[0.4, 0.2], [0.4, 0.2], [0.6, 0.4]])
    assert acceptance.order(np.array([1.0, 1.0, 1.0]), chances).tolist() == [2, 0, 1]
    assert acceptance.order(np.array([1.0, 1.0, 0.4]), chances).tolist() == [0, 1, 2]


def test_weights_of_other_features_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    with pytest.raises(DamagedModel, match=r"naming\.json: other features"):
        acceptance.load("naming", SEEN)
