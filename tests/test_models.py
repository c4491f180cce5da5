"""Fitted weights: loaded as plain arrays, refused where they are not what their card describes."""

from __future__ import annotations

import io
import json
from pathlib import Path

import numpy as np
import pytest

from analysis import models
from analysis.errors import DamagedModel


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of models with one in it: `small`."""
    monkeypatch.setattr(models, "FOLDER", tmp_path)
    models.save("small", {"weights": np.arange(6.0).reshape(2, 3)}, {"judges": "nothing", "plain": []})
    models.load.cache_clear()
    yield tmp_path
    models.load.cache_clear()


@pytest.mark.usefixtures("folder")
def test_what_was_saved_is_loaded() -> None:
    loaded = models.load("small")
    assert loaded.arrays["weights"].tolist() == [[0, 1, 2], [3, 4, 5]]
    assert loaded.card["judges"] == "nothing"


def test_saving_again_gives_the_same_bytes(folder: Path) -> None:
    first = {path.name: path.read_bytes() for path in folder.iterdir()}
    models.save("small", {"weights": np.arange(6.0).reshape(2, 3)}, {"judges": "nothing", "plain": []})
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == first


def test_other_arrays_than_the_card_describes_are_refused(folder: Path) -> None:
    np.savez(folder / "small.npz", weights=np.zeros((2, 3)))
    with pytest.raises(DamagedModel, match=r"small\.npz: not the arrays"):
        models.load("small")


def test_arrays_of_another_shape_are_refused(folder: Path) -> None:
    np.savez(folder / "small.npz", weights=np.arange(6.0))
    with pytest.raises(DamagedModel, match=r"small\.npz"):
        models.load("small")


@pytest.mark.parametrize("name", ["small.npz", "small.json"])
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(DamagedModel, match=name):
        models.load("small")


@pytest.mark.parametrize("kept", [0, 1, 10, 100, -5])
def test_a_cut_file_is_refused(folder: Path, kept: int) -> None:
    whole = (folder / "small.npz").read_bytes()
    (folder / "small.npz").write_bytes(whole[:kept])
    with pytest.raises(DamagedModel, match=r"small\.npz"):
        models.load("small")


def test_every_changed_byte_of_the_arrays_is_noticed_or_harmless(folder: Path) -> None:
    whole = bytearray((folder / "small.npz").read_bytes())
    for at in range(len(whole)):
        changed = whole.copy()
        changed[at] ^= 0xFF
        (folder / "small.npz").write_bytes(changed)
        models.load.cache_clear()
        try:
            loaded = models.load("small")
        except DamagedModel:
            continue
        assert loaded.arrays["weights"].tolist() == [[0, 1, 2], [3, 4, 5]]


def test_arrays_that_would_run_code_are_refused(folder: Path) -> None:
    stored = io.BytesIO()
    np.savez(stored, weights=np.array([print], dtype=object))
    (folder / "small.npz").write_bytes(stored.getvalue())
    with pytest.raises(DamagedModel, match=r"small\.npz"):
        models.load("small")


@pytest.mark.parametrize("text", ["", "{", "[]", '"card"', "\udcff"])
def test_a_card_that_is_no_card_is_refused(folder: Path, text: str) -> None:
    (folder / "small.json").write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(DamagedModel, match=r"small\.json"):
        models.load("small")


def test_every_model_of_the_package_loads_and_says_what_a_report_needs() -> None:
    names = sorted(path.stem for path in models.FOLDER.glob("*.json"))
    assert {"tone", "irony", "toward", "stance", "vocabulary"} <= set(names)
    for name in names:
        card = models.load(name).card
        assert {"judges", "data", "licence", "method", "measured", "plain"} <= set(card)
        assert (models.FOLDER / f"{name}.md").read_text("utf-8").startswith("# ")


def test_cards_are_written_for_people_and_machines_alike() -> None:
    for path in models.FOLDER.glob("*.json"):
        card = json.loads(path.read_text("utf-8"))
        assert [s for s in card["plain"] if not s.endswith(".") or s[0] != s[0].upper()] == []
