"""Turn-taking: who spoke to whom before, who asked, who has been answered already."""

from __future__ import annotations

import numpy as np

from analysis.replies.keys import Bools, Column, Ints, key, places
from analysis.replies.reading import NOBODY, Reading

FEATURES = (
    "same_author",
    "same_author_previous",
    "addresses_me",
    "addresses_me_just_now",
    "previous_unmarked",
    "previous_unmarked_reach",
    "exchange",
    "spoke_since",
    "called_since",
    "first_since_mine",
    "others_since_mine",
    "asked",
    "asked_previous",
    "answer_to_previous",
    "you_to_previous",
    "thanks_to_previous",
    "earlier_words",
    "earlier_unmarked",
    "earlier_by_host",
    "by_host_to_other",
)


def of_pairs(reading: Reading, later: Ints, earlier: Ints) -> dict[str, Column]:
    """`FEATURES` of each pair: "me" is the later comment's author, "they" the earlier one's."""
    real, at = earlier >= 0, np.maximum(earlier, 0)
    me, they = reading.author[later], reading.author[at]
    same = real & (me == they) & (me != NOBODY)
    mine = reading.mine_before[later]
    previous = later - earlier == 1
    signals = reading.signals
    lost = signals["lost_first"] > 0
    unmarked = previous & ~reading.bears_mark[later]
    addresses_me = real & _addresses(reading, at, me)
    return {
        "same_author": same,
        "same_author_previous": same & previous,
        "addresses_me": addresses_me,
        "addresses_me_just_now": addresses_me & unmarked,
        "previous_unmarked": unmarked * reading.marks,
        "previous_unmarked_reach": unmarked * reading.marks * reading.reach,
        "exchange": real & ~same & (mine >= 0) & _addresses(reading, np.maximum(mine, 0), they),
        "spoke_since": real & ~same & (mine > at),
        "called_since": real & _called_since(reading, later, at),
        "first_since_mine": real & (mine >= 0) & (at == mine + 1),
        "others_since_mine": real & (mine >= 0) & (at > mine),
        "asked": real * signals["asks"][at],
        "asked_previous": previous * signals["asks"][at],
        "answer_to_previous": previous * signals["opens_as_answer"][later],
        "you_to_previous": previous * signals["second_person"][later],
        "thanks_to_previous": previous * signals["thanks"][later],
        "earlier_words": real * np.log1p(signals["words"][at]) / 5,
        "earlier_unmarked": real & ~reading.marked[at] & ~lost[at],
        "earlier_by_host": real & (reading.by_host[at]),
        "by_host_to_other": real & (reading.by_host[later]) & ~same,
    }


def _addresses(reading: Reading, row: Ints, code: Ints) -> Bools:
    """Whether the comment of each `row` addresses the person of each `code` by name."""
    calls = reading.named.calls
    return np.asarray((places(calls, key(code, row)) < len(calls)) & (code != NOBODY))


def _called_since(reading: Reading, later: Ints, earlier: Ints) -> Bools:
    """Whether a comment between the two addresses the earlier one's author by name."""
    calls, code = reading.named.calls, reading.author[earlier]
    before = np.searchsorted(calls, key(code, later))
    after = np.searchsorted(calls, key(code, earlier), side="right")
    return np.asarray((before > after) & (code != NOBODY))
