"""Fitted weights and what is known about them: arrays that cannot run code, and their cards.

Every model is three files beside this one: `<name>.npz` (the arrays), `<name>.json` (the card that
programs read: what it judges, what it was fitted on, how well it does, the arrays' digest) and
`<name>.md` (the same for people). A network has a fourth, `<name>.onnx` (see `graphs`).
"""

from __future__ import annotations

import hashlib
import io
import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from analysis.errors import REINSTALL, DamagedModel

FOLDER = Path(__file__).parent

Arrays = Mapping[str, NDArray[Any]]

UNREADABLE = (
    *(OSError, ValueError, EOFError, KeyError, NotImplementedError, RuntimeError, SyntaxError),
    *(BadZipFile, zlib.error),
)
"""What numpy and zipfile raise for a file that is cut, changed or holds more than plain arrays."""


@dataclass(frozen=True)
class Weights:
    """A model's arrays by name, and its card."""

    arrays: Arrays
    card: Mapping[str, Any]


@cache
def load(name: str) -> Weights:
    """The model `name`, read once a process.

    Raises DamagedModel where a file is missing or the arrays are not those that the card describes.
    """
    card = _card(FOLDER / f"{name}.json")
    path = FOLDER / f"{name}.npz"
    try:
        with np.load(io.BytesIO(path.read_bytes()), allow_pickle=False) as stored:
            arrays = {key: stored[key] for key in stored.files}
    except UNREADABLE as e:
        raise DamagedModel(path.name, "missing or unreadable", REINSTALL) from e
    if digest(arrays) != card.get("digest"):
        raise DamagedModel(path.name, "not the arrays that its card describes", REINSTALL)
    return Weights(arrays, card)


def cards(*, fast: bool = False) -> list[Mapping[str, Any]]:
    """The cards of the models that a run uses, by name: a card that says `fast` is of one way to judge."""
    every = (_card(path) for path in sorted(FOLDER.glob("*.json")))
    return [card for card in every if card.get("fast", fast) == fast]


def save(name: str, arrays: Arrays, card: Mapping[str, Any]) -> None:
    """Writes a model; the same arrays and card give the same bytes."""
    with (FOLDER / f"{name}.npz").open("wb") as file:
        np.savez_compressed(file, **dict(arrays))  # type: ignore[arg-type]  # numpy types the flag
    text = json.dumps({**card, "digest": digest(arrays)}, indent=1, ensure_ascii=False)
    (FOLDER / f"{name}.json").write_text(text + "\n", encoding="utf-8")
    load.cache_clear()


def digest(arrays: Arrays) -> str:
    """A sha256 over the arrays' names, types, shapes and values."""
    total = hashlib.sha256()
    for name in sorted(arrays):
        array = np.ascontiguousarray(arrays[name])
        total.update(f"{name} {array.dtype.str} {array.shape}".encode())
        total.update(array.tobytes())
    return total.hexdigest()


def _card(path: Path) -> Mapping[str, Any]:
    try:
        card = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as e:
        raise DamagedModel(path.name, "missing or unreadable", REINSTALL) from e
    if not isinstance(card, dict):
        raise DamagedModel(path.name, "no card", REINSTALL)
    return card
