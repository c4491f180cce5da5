"""Runs a network of the package on texts in numbers.

`<name>.onnx` is a graph with 8-bit weights; `<name>.json` holds its digest as `graph`; `<name>.npz` what the
network said of a few sentences before its weights were rounded.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from analysis import models
from analysis.errors import REINSTALL, DamagedModel
from analysis.models import wording
from analysis.models.wording import Pieces

WORKERS = 2
"""Texts at once, each on one core: a quarter faster than one text on two."""


def run(name: str, output: str, pieces: Sequence[Pieces]) -> NDArray[np.float64]:
    """What the graph of the model `name` puts out as `output`, one row a text; what is alike is run once.

    Each text is run by itself: of several at once the largest number would set how finely all are rounded.
    So a text gets the same numbers whatever stands beside it. Raises DamagedModel.
    """
    session = _session(name)
    (width,) = (each.shape[1] for each in session.get_outputs() if each.name == output)
    place = {each: n for n, each in enumerate(dict.fromkeys(pieces))}
    found = np.zeros((len(place), width))

    def read(text: Pieces) -> None:
        ids, sides = wording.padded([text])
        (found[place[text]],) = session.run([output], {"ids": ids, "answered": sides})[0]

    with ThreadPoolExecutor(WORKERS) as pool:
        list(pool.map(read, place))
    return found[[place[each] for each in pieces]]


@cache
def _session(name: str) -> onnxruntime.InferenceSession:
    """The graph, ready to run. Raises DamagedModel where it is not the one that its card describes."""
    path = models.FOLDER / f"{name}.onnx"
    try:
        graph = path.read_bytes()
    except OSError as e:
        raise DamagedModel(path.name, "missing or unreadable", REINSTALL) from e
    if hashlib.sha256(graph).hexdigest() != models.load(name).card.get("graph"):
        raise DamagedModel(path.name, "not the graph that its card describes", REINSTALL)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    return onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
