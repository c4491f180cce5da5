"""How probable it is that a comment's words mean something else than they say."""

from __future__ import annotations

import numpy as np

from analysis import models
from analysis.tags import linear
from analysis.tags.linear import Floats, Seen
from analysis.tags.manner import CONTEXT

MODEL = "irony"
LABELS = ("plain", "ironic")


def probabilities(seen: Seen, heat: Floats) -> Floats:
    """The calibrated probability (0-1) of irony for each comment; `heat` is that of its thread.

    Never above the share of ironic comments among those that seemed surest: no cue in the words tells
    irony for certain.
    """
    shares = linear.load(MODEL, CONTEXT).probabilities(seen, heat)
    highest = float(models.load(MODEL).card["highest"])
    return np.asarray(np.minimum(shares[:, LABELS.index("ironic")], highest))
