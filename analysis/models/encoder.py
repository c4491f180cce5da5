"""What the encoder says of comments: one run of its graph for all judgements.

`encoder.onnx` is a fine-tuned MiniLM of six layers; `encoder.json` says how it was trained and names its
outputs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from analysis import models
from analysis.models import graphs, wording

MODEL = "encoder"

Floats = NDArray[np.float64]


def judge(own: Sequence[str], answered: Sequence[str | None]) -> Mapping[str, Floats]:
    """Judgement -> (comments, labels): scores of each comment, not calibrated.

    `answered` holds the text that each answers, None where it answers none or that is not known.
    """
    scores = graphs.run(MODEL, "scores", wording.pieces(own, answered))
    labels = models.load(MODEL).card["outputs"]
    ends = np.cumsum([len(each) for each in labels.values()])
    return dict(zip(labels, np.split(scores, ends[:-1], axis=1), strict=True))
