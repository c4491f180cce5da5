"""Order: how far back the earlier comment stands, and in time, where every comment has one."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.replies.reading import Floats, Ints, Reading

FEATURES = ("previous", "second", "third_to_fifth", "log_distance", "log_hours")


def columns(reading: Reading, later: Ints, earlier: Ints) -> dict[str, Floats]:
    """`FEATURES` of each pair."""
    distance = np.where(earlier >= 0, later - earlier, 0)
    return {
        "previous": (distance == 1).astype(float),
        "second": (distance == 2).astype(float),
        "third_to_fifth": ((distance > 2) & (distance < 6)).astype(float),
        "log_distance": np.log1p(np.maximum(distance - 1, 0)),
        "log_hours": _log_hours(reading.comments["posted_at"], later, earlier),
    }


def _log_hours(posted_at: pd.Series, later: Ints, earlier: Ints) -> Floats:
    """The logarithm of 1 + the hours between the two; 0 where a time is not known."""
    times = pd.DatetimeIndex(pd.to_datetime(posted_at, errors="coerce", utc=True, format="ISO8601"))
    hours = times.tz_localize(None).to_numpy("datetime64[s]").astype(np.float64) / 3600
    at = np.maximum(earlier, 0)
    timed = np.asarray(times.notna())
    known = timed[later] & timed[at] & (earlier >= 0)
    return np.log1p(np.maximum(np.where(known, hours[later] - hours[at], 0), 0))
