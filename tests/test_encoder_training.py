"""How the encoder is trained; needs what `make train` installs."""

from __future__ import annotations

import numpy as np
import pytest

torch = pytest.importorskip("torch")

from analysis.evaluation import encoder_fit  # noqa: E402  # after the skip
from analysis.evaluation.encoder_fit import Course, Lesson  # noqa: E402
from analysis.evaluation.encoder_net import Net  # noqa: E402
from analysis.models import wording  # noqa: E402

TEXTS = ["thank you so much", "is it open", "thanks a lot", "when does it open"] * 4
COURSE = Course(epochs=12, rate=3e-4, batch=8)


def lesson() -> Lesson:
    """Thanks and questions, told apart by `tone`; `irony` is known of none."""
    shares = np.eye(2)[np.tile([0, 1], len(TEXTS) // 2)]
    return Lesson(
        wording.pieces(TEXTS, [None] * len(TEXTS)),
        {"tone": shares, "irony": np.ones((len(TEXTS), 1))},
        {"tone": np.ones(len(TEXTS)), "irony": np.zeros(len(TEXTS))},
    )


@pytest.fixture(scope="module")
def trained() -> Net:
    torch.manual_seed(0)
    return encoder_fit.train(Net({"tone": 2, "irony": 1}), lesson(), COURSE)


def test_what_was_taught_is_learned(trained: Net) -> None:
    scores = encoder_fit.scores(trained, lesson().pieces)["tone"]
    assert scores.argmax(axis=1).tolist() == [0, 1] * (len(TEXTS) // 2)


def test_what_is_not_known_is_not_learned(trained: Net) -> None:
    assert trained.heads["irony"].bias.item() == 0


def test_a_comment_is_scored_alike_among_longer_ones(trained: Net) -> None:
    short, long = wording.pieces(["is it open", "word " * 90], [None, None])
    alone = encoder_fit.scores(trained, [short])["tone"]
    beside = encoder_fit.scores(trained, [long, short])["tone"][1:]
    assert alone == pytest.approx(beside, abs=1e-2)


def test_every_round_shows_every_comment_once() -> None:
    pieces = lesson().pieces
    course = Course(batch=5)
    batches = encoder_fit.batches(pieces, course)
    seen = np.concatenate([next(batches) for _ in range(4)])
    assert sorted(seen.tolist()) == list(range(len(TEXTS)))
