"""What the encoder says of comments: one run of its graph for all judgements.

`encoder.onnx` is a fine-tuned MiniLM of six layers with 8-bit weights; `encoder.json` says how it was
trained and names its outputs; `encoder.npz` holds what the model said of a few sentences before its
weights were rounded.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from functools import cache

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from analysis import models
from analysis.errors import DamagedModel
from analysis.models import wording

MODEL = "encoder"
BATCH = 16
"""Comments at once, sorted by length. More are no faster, and short ones would wait for long ones."""
THREADS = 2
"""As measured; on machines with more cores other threads of comments can use them."""
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
    """(scores, pooled), one row a comment."""
    pieces = wording.pieces(own, answered)
    session, outputs = _session(), models.load(MODEL).card["outputs"]
    scores = np.zeros((len(pieces), sum(map(len, outputs.values()))))
    pooled = np.zeros((len(pieces), int(models.load(MODEL).card["width"])))
    order = sorted(range(len(pieces)), key=lambda n: (len(pieces[n].ids), pieces[n].ids, pieces[n].answered))
    for start in range(0, len(order), BATCH):
        rows = order[start : start + BATCH]
        ids, sides = wording.padded([pieces[n] for n in rows])
        scores[rows], pooled[rows] = session.run(None, {"ids": ids, "answered": sides})
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
    options.intra_op_num_threads = THREADS
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
