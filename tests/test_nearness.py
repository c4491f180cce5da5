"""How near phrases are to comments, by any vectors."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from analysis.tags import nearness
from analysis.tags.nearness import Offered

PLACES = {"north": (0.0, 1.0), "east": (1.0, 0.0), "north-east": (0.5**0.5, 0.5**0.5), "south": (0.0, -1.0)}


def by_compass(texts: Sequence[str]) -> np.ndarray:
    return np.array([PLACES[text] for text in texts])


def test_a_phrase_is_as_near_as_the_angle_to_the_middle_and_to_the_nearest_comment() -> None:
    (found,) = nearness.seen([Offered(["north-east", "north", "south"], ["north", "east"])], by_compass)
    assert found.tolist() == [
        pytest.approx([1.0, 0.5**0.5]),
        pytest.approx([0.5**0.5, 1.0]),
        pytest.approx([-(0.5**0.5), 0.0]),
    ]


def test_comments_that_cancel_each_other_have_no_middle() -> None:
    (found,) = nearness.seen([Offered(["north"], ["north", "south"])], by_compass)
    assert found.tolist() == [[0.0, 1.0]]


def test_vectors_are_asked_for_every_text_once() -> None:
    asked: list[str] = []

    def noted(texts: Sequence[str]) -> np.ndarray:
        asked.extend(texts)
        return by_compass(texts)

    first, second = nearness.seen(
        [Offered(["north"], ["east", "north"]), Offered(["east", "north"], ["north"])], noted
    )
    assert sorted(asked) == ["east", "north"]
    assert (first.shape, second.shape) == ((1, 2), (2, 2))
