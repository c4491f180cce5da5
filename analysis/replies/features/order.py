"""Order: how far back the earlier comment stands, and in time, where every comment has one."""

from __future__ import annotations

import numpy as np

from analysis.replies.keys import Column, Floats, Ints
from analysis.replies.reading import Reading

FEATURES = ("previous", "second", "third_to_fifth", "log_distance", "log_hours")


def of_pairs(reading: Reading, later: Ints, earlier: Ints) -> dict[str, Column]:
    """`FEATURES` of each pair."""
    distance = np.where(earlier >= 0, later - earlier, 0)
    return {
        "previous": distance == 1,
        "second": distance == 2,
        "third_to_fifth": (distance > 2) & (distance < 6),
        "log_distance": np.log1p(np.maximum(distance - 1, 0)),
        "log_hours": _log_hours(reading.hours, later, earlier),
    }


def _log_hours(hours: Floats, later: Ints, earlier: Ints) -> Floats:
    """The logarithm of 1 + the hours between the two; 0 where a time is not known."""
    between = np.where(earlier >= 0, hours[later] - hours[np.maximum(earlier, 0)], 0)
    return np.asarray(np.log1p(np.maximum(np.nan_to_num(between, nan=0), 0)))
