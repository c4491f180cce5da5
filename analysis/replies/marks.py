"""What points from comments to earlier ones, as columns: who is named where, whose words are repeated."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from analysis.replies.keys import Bools, Floats, Ints, distinct, key, places, sums


@dataclass(frozen=True)
class Named:
    """The mentions of people of the thread, in reading order; see `mentions.MENTIONS`."""

    row: Ints
    code: Ints
    """Of the person."""
    at: Bools
    colon: Bools
    exact: Bools
    place: NDArray[np.object_]
    number: Ints
    """-1 where none is given."""
    name: NDArray[np.object_]

    def __getitem__(self, which: Bools | slice) -> Named:
        return Named(*(getattr(self, column.name)[which] for column in fields(self)))

    def between(self, first: int, last: int) -> Named:
        """The mentions in the comments of these rows and those between."""
        return self[slice(*np.searchsorted(self.row, [first, last + 1]))]

    @cached_property
    def calls(self) -> Ints:
        """The ordered keys of all (person addressed, row that addresses them)."""
        address = self.place != "inside"
        return distinct(key(self.code[address], self.row[address]))

    @cached_property
    def written(self) -> Mapping[tuple[int, int], str]:
        """(row, person) -> the name as first written there."""
        columns = (column[::-1].tolist() for column in (self.row, self.code, self.name))
        return {(row, code): name for row, code, name in zip(*columns, strict=True)}


@dataclass(frozen=True)
class Traced:
    """The quotations of earlier comments, in reading order; `start` and `end` in the comment's text."""

    row: Ints
    source: Ints
    words: Ints
    start: Ints
    end: Ints
    apart: Bools
    """Whether nothing is said before it on its line; else it stands inside a sentence."""
    marked: Bools
    """Whether the comment shows that it quotes; else it may say the same by itself."""

    @cached_property
    def pairs(self) -> Ints:
        """The ordered keys of (row, source)."""
        return distinct(key(self.row, self.source))

    @cached_property
    def words_of_pairs(self) -> Floats:
        """How many words each of `pairs` repeats, and 0 at the end for all others."""
        at = places(self.pairs, key(self.row, self.source))
        return sums(at, self.words, len(self.pairs) + 1)
