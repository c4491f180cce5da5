"""The encoder of the package: what it reads, and that it says what the trained model says."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from analysis import models
from analysis.errors import DamagedModel
from analysis.models import embedding, encoder, graphs
from analysis.tags import by_sentences

TOLERANCE = 1.0
"""How far 8-bit weights may move a score (log-odds); the mean must stay within a tenth of it."""


def reference() -> tuple[list[str], list[str | None], np.ndarray]:
    """Sentences, what they answer, and what the model said of them before its weights were rounded."""
    arrays = models.load("encoder").arrays
    texts = arrays["texts"].tobytes().decode().split("\n")
    return texts[0::2], [text or None for text in texts[1::2]], arrays["scores"]


def said(own: list[str], answered: list[str | None]) -> np.ndarray:
    return np.hstack(list(encoder.judge(own, answered).values()))


def test_the_shipped_graph_says_what_the_trained_model_said() -> None:
    own, answered, trained = reference()
    shipped = said(own, answered)
    assert shipped.shape == trained.shape
    assert np.abs(shipped - trained).max() < TOLERANCE
    assert np.abs(shipped - trained).mean() < TOLERANCE / 10
    second, first = np.sort(trained[:, :8], axis=1)[:, -2:].T
    clear = first - second > 2 * TOLERANCE / 5
    assert clear.sum() >= 5
    assert (shipped[:, :8].argmax(axis=1) == trained[:, :8].argmax(axis=1))[clear].all()


def test_the_reference_tells_sentences_apart() -> None:
    _, _, trained = reference()
    assert len(trained) >= 10
    assert len(set(trained[:, :8].argmax(axis=1))) >= 4


def test_the_outputs_are_those_that_the_judgements_name() -> None:
    assert {name: len(labels) for name, labels in models.load("encoder").card["outputs"].items()} == {
        name: len(labels) for name, labels in by_sentences.OUTPUTS.items()
    }


def test_a_comment_is_judged_alike_whatever_stands_beside_it() -> None:
    own, answered, _ = reference()
    together = said(["Well then.", *own, "Well then."], [None, *answered, None])
    assert (together[0] == together[-1]).all()
    for row, (text, other) in enumerate(zip(own, answered, strict=True), 1):
        assert (said([text], [other])[0] == together[row]).all()


def test_what_is_answered_counts() -> None:
    alone, after = said(["Sure it will."] * 2, [None, "The bridge will be repaired by May, they say."])
    assert np.abs(alone - after).max() > 0.1


def test_nothing_to_judge_gives_no_rows() -> None:
    assert said([], []).shape == (0, sum(map(len, by_sentences.OUTPUTS.values())))


@pytest.fixture
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the encoder's files, used in place of the package's."""
    for path in models.FOLDER.glob("encoder.*"):
        shutil.copy(path, tmp_path)
    monkeypatch.setattr(models, "FOLDER", tmp_path)
    for cached in (models.load, graphs._session):  # noqa: SLF001
        cached.cache_clear()
    yield tmp_path
    for cached in (models.load, graphs._session):  # noqa: SLF001
        cached.cache_clear()


def test_a_changed_graph_is_refused(copied: Path) -> None:
    graph = copied / "encoder.onnx"
    graph.write_bytes(graph.read_bytes()[:-1] + b"x")
    with pytest.raises(DamagedModel, match=r"encoder\.onnx: not the graph"):
        encoder.judge(["Hello there"], [None])


def test_a_missing_graph_is_named(copied: Path) -> None:
    (copied / "encoder.onnx").unlink()
    with pytest.raises(DamagedModel, match=r"encoder\.onnx: missing"):
        encoder.judge(["Hello there"], [None])


def test_the_shipped_embedding_is_the_published_model() -> None:
    arrays = models.load("embedding").arrays
    texts = arrays["texts"].tobytes().decode().split("\n")
    published = arrays["vectors"] / np.linalg.norm(arrays["vectors"], axis=1, keepdims=True)
    shipped = embedding.vectors(texts)
    assert shipped.shape == published.shape
    assert np.linalg.norm(shipped, axis=1) == pytest.approx(1, abs=1e-5)
    assert (shipped * published).sum(axis=1).min() > 0.96


def test_texts_on_one_subject_are_near_each_other() -> None:
    toll, bridge, menu = embedding.vectors(
        ["bridge toll", "Drivers should pay for the crossing.", "The children leave the vegetables."]
    )
    assert toll @ bridge > toll @ menu + 0.2
    assert (embedding.vectors(["bridge toll"])[0] == toll).all()


def test_what_is_remembered_is_asked_for_once() -> None:
    asked: list[str] = []

    def lengths(texts: Sequence[str]) -> np.ndarray:
        asked.extend(texts)
        return np.array([[float(len(text))] for text in texts])

    recall = embedding.remembered(lengths)
    assert recall(["a", "bcd", "a"]).tolist() == [[1.0], [3.0], [1.0]]
    assert recall(["bcd", "ef"]).tolist() == [[3.0], [2.0]]
    assert asked == ["a", "bcd", "ef"]
