"""Pairs of whole numbers, such as two rows or a person and a row, as single ones: columns to look up in."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Column = Ints | Floats | Bools

_BITS = 32
"""Of the second number; no thread has as many comments."""


def key(first: Ints, second: Ints) -> Ints:
    """One number for two, in the order of the first, then the second, which is -1 or more."""
    return (first << _BITS) + second + 1


def both(keys: Ints) -> tuple[Ints, Ints]:
    """The two numbers of each key."""
    return keys >> _BITS, (keys & (1 << _BITS) - 1) - 1


def distinct(keys: Ints) -> Ints:
    """The different `keys`, ordered; by sorting, many times as fast as `np.unique` where many are equal."""
    ordered = np.sort(keys)
    return ordered[starts(ordered)]


def places(known: Ints, wanted: Ints) -> Ints:
    """The place of each wanted key among the ordered and different `known` ones; their number if absent."""
    at = np.searchsorted(known, wanted)
    return np.where(np.r_[known, -1][at] == wanted, at, len(known))


def starts(groups: Ints) -> Ints:
    """Where each run of equal, ordered `groups` starts."""
    return np.flatnonzero(np.r_[True, groups[1:] != groups[:-1]][: len(groups)])


def sizes(groups: Ints) -> Ints:
    """How long each run of equal, ordered `groups` is."""
    return np.asarray(np.diff(np.r_[starts(groups), len(groups)]))


def sums(groups: Ints, values: Column, count: int) -> Floats:
    """The sum of the values of each group from 0 to `count` - 1."""
    return np.asarray(np.bincount(groups, values, count), dtype=np.float64)


def highest(values: Floats, groups: Ints) -> Floats:
    """The highest value of the group of each value; equal, ordered `groups` stand together."""
    if not len(groups):
        return values
    return np.repeat(np.maximum.reduceat(values, starts(groups)), sizes(groups))
