"""Runs a network of the package on texts in numbers.

`<name>.onnx` is a graph with 8-bit weights; `<name>.json` holds its digest; `<name>.npz` what the network
said of a few sentences before its weights were rounded.
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
from analysis.errors import DamagedModel
from analysis.models import wording
from analysis.models.wording import Pieces

WORKERS = 2
"""Batches at once, each on one core: a quarter faster than one batch on two."""
REMEDY = "install the program again"


def run(name: str, output: str, pieces: Sequence[Pieces], batch: int) -> NDArray[np.float64]:
    """What the graph of the model `name` puts out as `output`, one row a text; what is alike is run once.

    `batch` texts of like length are run at once. A text gets the same numbers whatever stands beside it
    but for rounding. Raises DamagedModel.
    """
    different = sorted(set(pieces), key=lambda each: (len(each.ids), each))
    place = {each: n for n, each in enumerate(different)}
    found = _run_different(name, output, different, batch)
    return found[[place[each] for each in pieces]]


def _run_different(name: str, output: str, pieces: Sequence[Pieces], batch: int) -> NDArray[np.float64]:
    session = _session(name)
    (width,) = (each.shape[1] for each in session.get_outputs() if each.name == output)
    found = np.zeros((len(pieces), width))

    def run(start: int) -> None:
        rows = slice(start, start + batch)
        ids, sides = wording.padded(pieces[rows])
        (found[rows],) = session.run([output], {"ids": ids, "answered": sides})

    with ThreadPoolExecutor(WORKERS) as pool:
        list(pool.map(run, range(0, len(pieces), batch)))
    return found


@cache
def _session(name: str) -> onnxruntime.InferenceSession:
    """The graph, ready to run. Raises DamagedModel where it is not the one that its card describes."""
    path = models.FOLDER / f"{name}.onnx"
    try:
        graph = path.read_bytes()
    except OSError as e:
        raise DamagedModel(path.name, "missing or unreadable", REMEDY) from e
    if hashlib.sha256(graph).hexdigest() != models.load(name).card["graph"]:
        raise DamagedModel(path.name, "not the graph that its card describes", REMEDY)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    return onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
