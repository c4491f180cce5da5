"""People: who opened the thread, who hosts it, who is new, and where the writer's own last comment stands.

The host is who runs the site, or else who writes most: they answer, mostly in the order of asking.
"""

from __future__ import annotations

import numpy as np

from analysis.replies.keys import Bools, Column, Floats, Ints
from analysis.replies.reading import NOBODY, Reading

FEATURES = (
    "opening",
    "earlier_by_opener",
    "earlier_by_newcomer",
    "earlier_share",
    "before_mine",
    "just_before_mine",
    "host_to_previous",
    "host_distance",
    "host_first_time",
    "host_since_mine",
    "host_next_unread",
    "afresh_share",
    "afresh_count",
    "afresh_by_opener",
    "afresh_second",
    "afresh_after_mine",
    "afresh_after_host",
    "afresh_short",
    "afresh_host_asks",
    "afresh_newcomer_answers",
    "afresh_newcomer_you",
)

SHORT = 12
"""Own words of a short comment."""


def of_pairs(reading: Reading, later: Ints, earlier: Ints) -> dict[str, Column]:
    """The first half of `FEATURES`: "mine" is the last comment of the later one's author before it."""
    real, at = earlier >= 0, np.maximum(earlier, 0)
    mine = reading.mine_before[later]
    other = reading.author[at] != reading.author[later]
    answers = real & reading.by_host[later] & other
    share = reading.counts / max(len(reading.author), 1)
    return {
        "opening": real & (at == 0),
        "earlier_by_opener": real & _by_opener(reading)[at],
        "earlier_by_newcomer": real & (reading.mine_before[at] < 0),
        "earlier_share": real * share[at],
        "before_mine": real & (mine > at),
        "just_before_mine": real & (mine >= 0) & (at == mine - 1),
        "host_to_previous": answers & (later - at == 1),
        "host_distance": answers * np.log1p(np.maximum(later - at - 1, 0)),
        "host_first_time": answers & (mine < 0),
        "host_since_mine": answers & (at > mine),
        "host_next_unread": answers & (mine >= 0) & (at == mine + 1),
    }


def of_comments(reading: Reading) -> dict[str, Floats]:
    """The second half of `FEATURES`, of each comment."""
    signals, mine = reading.signals, reading.mine_before
    rows = np.arange(len(mine))
    newcomer = (mine < 0) & ~reading.by_host
    found = {
        "afresh_share": reading.counts / max(len(mine), 1),
        "afresh_count": np.log1p(reading.counts - 1),
        "afresh_by_opener": _by_opener(reading) & (rows > 0),
        "afresh_second": rows == 1,
        "afresh_after_mine": (mine >= 0) & (mine == rows - 1),
        "afresh_after_host": (rows > 0) & reading.by_host[np.maximum(rows - 1, 0)],
        "afresh_short": (signals["words"] > 0) & (signals["words"] < SHORT),
        "afresh_host_asks": reading.by_host * signals["asks"],
        "afresh_newcomer_answers": newcomer * signals["opens_as_answer"],
        "afresh_newcomer_you": newcomer * signals["second_person"],
    }
    return {feature: np.asarray(values, dtype=float) for feature, values in found.items()}


def _by_opener(reading: Reading) -> Bools:
    """Whether who wrote the thread's first comment wrote each one."""
    opener = reading.author[0] if len(reading.author) else NOBODY
    return np.asarray((reading.author == opener) & (opener != NOBODY))
