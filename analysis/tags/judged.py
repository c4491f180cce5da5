"""What is judged of the comments of a thread, by whichever models judge them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysis.tags.manner import Reading

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True)
class Sure:
    """Probabilities, one row a comment, one column a label; and whether the greatest may be shown."""

    shares: Floats
    shown: Bools


@dataclass(frozen=True)
class Judged:
    """One row a comment that can be judged."""

    tones: Sure
    """Columns as `schema.TONES`."""
    irony: Floats
    targets: Sure
    """Columns as `toward.LABELS`."""


@dataclass(frozen=True)
class Asked:
    """The comments of a thread, as the models are asked about them."""

    reading: Reading
    """Of all comments."""
    answered: Ints
    """For each comment the row of what it answers, -1 where it answers none."""
    quoted: Floats
    """Which share (0-1) of each is quoted."""
    judged: Bools
    """Whether each has own words in a language that is analysed."""


@dataclass(frozen=True)
class Judge:
    """One way to judge: the models behind it are its own affair."""

    comments: Callable[[Asked], Judged]
    """Of the comments that are judged, in their order."""
    stances: Callable[[Asked, Ints], Sure]
    """How each of some rows stands to what it answers; columns as `schema.STANCES`."""
