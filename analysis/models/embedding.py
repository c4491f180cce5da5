"""What short texts are about, as vectors: near each other where they speak of the same.

`embedding.onnx` holds three layers that say what the six of all-MiniLM-L6-v2 say. Source: Reimers &
Gurevych, Sentence-BERT (2019).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from analysis.models import graphs, wording

MODEL = "embedding"

Vectors = Callable[[Sequence[str]], NDArray[np.float64]]
"""Texts -> (texts, dimensions), each of length 1."""


def vectors(texts: Sequence[str]) -> NDArray[np.float64]:
    """(texts, 384): the mean of the last layer over the start and the end of each text, of length 1."""
    pooled = graphs.run(MODEL, "vectors", wording.ends(texts))
    return np.asarray(pooled / np.linalg.norm(pooled, axis=1, keepdims=True))


def remembered(vectors: Vectors) -> Vectors:
    """`vectors`, asked for each text once; never for none."""
    known: dict[str, NDArray[np.float64]] = {}

    def recall(texts: Sequence[str]) -> NDArray[np.float64]:
        new = [text for text in dict.fromkeys(texts) if text not in known]
        if new:
            known.update(zip(new, vectors(new), strict=True))
        return np.array([known[text] for text in texts])

    return recall
