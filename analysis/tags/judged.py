"""What is judged of the comments of a thread, by whichever models judge them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from analysis.models.embedding import Vectors
from analysis.tags.manner import Reading

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True)
class Sure:
    """Probabilities, one row a comment, one column a label; and what of them may be shown."""

    shares: Floats
    shown: Bools
    """Whether the greatest may."""
    of_two: Bools
    """Whether the two greatest may, as one of which it is unsure which."""


@dataclass(frozen=True)
class Judged:
    """One row a comment that can be judged."""

    tones: Sure
    """Columns as `schema.TONES`."""
    irony: Floats
    targets: Sure
    """Columns as `toward.LABELS`."""


Left = Literal["words", "what it answers", "the tone of the thread", "its length and marks"]
"""What may be left out of what a comment is judged by: some of its words, or a part of its context."""
WORDS: Left = "words"
ANSWERED: Left = "what it answers"
THREAD: Left = "the tone of the thread"
FORM: Left = "its length and marks"


@dataclass(frozen=True)
class Changed:
    """Comments of a thread as they might have been, each with one thing left out."""

    rows: Ints
    """Which comments of the thread."""
    texts: tuple[str, ...]
    """Their words, without those that are left out."""
    left_out: tuple[Left, ...]
    """`ANSWERED`: as if each answered nobody; `THREAD`: in a usual thread; `FORM`: as the mean of its own."""

    def without(self, left: Left) -> Bools:
        """Of each, whether that is what it lacks."""
        return np.array([each == left for each in self.left_out], dtype=bool)


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

    def followed_by(self, changed: Changed) -> Asked:
        """The thread, then its changed comments as if they stood where they stand."""
        answered = np.where(changed.without(ANSWERED), -1, self.answered[changed.rows])
        return Asked(
            reading=self.reading.followed_by(changed.texts),
            answered=np.concatenate([self.answered, answered]),
            quoted=np.concatenate([self.quoted, self.quoted[changed.rows]]),
            judged=np.concatenate([self.judged, np.ones(len(changed.rows), dtype=bool)]),
        )


Anew = Callable[[Changed], Mapping[str, Floats]]
"""Judgement (`TONE`, `IRONY`, `STANCE`) -> (changed comments, labels): the probabilities that would be
shown; those of a stance say nothing where what is answered is left out."""
TONE, IRONY, STANCE = "tone", "irony", "stance"


@dataclass(frozen=True)
class Judge:
    """One way to judge: the models behind it are its own affair."""

    comments: Callable[[Asked], Judged]
    """Of the comments that are judged, in their order."""
    stances: Callable[[Asked, Ints], Sure]
    """How each of some rows stands to what it answers; columns as `schema.STANCES`."""
    anew: Callable[[Asked], Anew]
    """How comments of a thread would be judged if something of them were left out, the others as they are."""
    context: tuple[Left, ...]
    """The parts of a comment's context that it is judged by."""
    vectors: Vectors | None
    """What texts mean; None: not known."""
