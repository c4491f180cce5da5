"""What the encoder says of comments: one run of its graph for all judgements.

`encoder.onnx` is a fine-tuned MiniLM of six layers with 8-bit weights; `encoder.json` says how it was
trained and names its outputs; `encoder.npz` holds what the model said of a few sentences before its
weights were rounded.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from analysis import models
from analysis.errors import DamagedModel
from analysis.models import wording
from analysis.models.wording import Pieces

MODEL = "encoder"
BATCH = 4
"""Comments at once, sorted by length; 16 are a quarter slower."""
WORKERS = 2
"""Batches at once, each on one core: a quarter faster than one batch on two."""
REMEDY = "install the program again"

Floats = NDArray[np.float64]


def judge(own: Sequence[str], answered: Sequence[str | None]) -> Mapping[str, Floats]:
    """Judgement -> (comments, labels): scores of each comment, not calibrated.

    `answered` holds the text that each answers, None where it answers none or that is not known.
    The same comment gets the same scores whatever stands beside it but for rounding.
    """
    scores, _ = _run(own, answered)
    labels = models.load(MODEL).card["outputs"]
    ends = np.cumsum([len(each) for each in labels.values()])
    return dict(zip(labels, np.split(scores, ends[:-1], axis=1), strict=True))


def vectors(texts: Sequence[str]) -> NDArray[np.float32]:
    """(texts, 384): the mean of the last layer over each text, of length 1: near where texts speak alike.

    Trained to tell tones, not topics.
    """
    _, pooled = _run(texts, [None] * len(texts))
    half = pooled[:, pooled.shape[1] // 2 :]
    return np.asarray(half / np.linalg.norm(half, axis=1, keepdims=True), dtype=np.float32)


def _run(own: Sequence[str], answered: Sequence[str | None]) -> tuple[Floats, Floats]:
    """(scores, pooled), one row a comment; what is alike is run once."""
    pieces = wording.pieces(own, answered)
    different = sorted(set(pieces), key=lambda each: (len(each.ids), each))
    place = {each: n for n, each in enumerate(different)}
    scores, pooled = _run_different(different)
    rows = [place[each] for each in pieces]
    return scores[rows], pooled[rows]


def _run_different(pieces: Sequence[Pieces]) -> tuple[Floats, Floats]:
    session, card = _session(), models.load(MODEL).card
    scores = np.zeros((len(pieces), sum(map(len, card["outputs"].values()))))
    pooled = np.zeros((len(pieces), int(card["width"])))

    def run(start: int) -> None:
        batch = slice(start, start + BATCH)
        ids, sides = wording.padded(pieces[batch])
        scores[batch], pooled[batch] = session.run(None, {"ids": ids, "answered": sides})

    with ThreadPoolExecutor(WORKERS) as pool:
        list(pool.map(run, range(0, len(pieces), BATCH)))
    return scores, pooled


@cache
def _session() -> onnxruntime.InferenceSession:
    """The graph, ready to run. Raises DamagedModel where it is not the one that its card describes."""
    path = models.FOLDER / f"{MODEL}.onnx"
    try:
        graph = path.read_bytes()
    except OSError as e:
        raise DamagedModel(path.name, "missing or unreadable", REMEDY) from e
    if hashlib.sha256(graph).hexdigest() != models.load(MODEL).card["graph"]:
        raise DamagedModel(path.name, "not the graph that its card describes", REMEDY)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    return onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
