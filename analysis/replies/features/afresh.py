"""Afresh: what speaks for a comment that answers the article or nobody."""

from __future__ import annotations

import numpy as np

from analysis.replies.keys import Floats
from analysis.replies.reading import Reading

FEATURES = (
    "afresh",
    "afresh_early",
    "afresh_marked",
    "afresh_unmarked_in_marked",
    "afresh_unmarked_reach",
    "afresh_lost",
    "afresh_quotes",
    "afresh_answer",
    "afresh_you",
    "afresh_points_back",
    "afresh_article",
    "afresh_thanks",
    "afresh_newcomer",
    "afresh_words",
    "afresh_by_host",
    "afresh_asks",
    "afresh_names_host",
)

USUAL_WORDS = 40
"""Words of a usual comment (the median of 149 threads). A comment without words counts as usual:
short comments are mostly replies, but one whose words are lost shows nothing."""


def of_comments(reading: Reading) -> dict[str, Floats]:
    """`FEATURES` of each comment.

    `afresh_unmarked_in_marked` is the share of the thread's comments that bear a mark, where this
    one bears none: on a page whose marks survived, no mark is a sign.
    """
    signals = reading.signals
    named = reading.named
    to_host = (named.code == reading.host_code) & (named.place != "inside")
    found = {
        "afresh": np.ones(len(reading)),
        "afresh_early": 1 / (1 + np.arange(len(reading))),
        "afresh_marked": reading.marked,
        "afresh_unmarked_in_marked": ~reading.bears_mark * reading.marks,
        "afresh_unmarked_reach": ~reading.bears_mark * reading.marks * reading.reach,
        "afresh_lost": signals["lost_first"],
        "afresh_quotes": reading.is_row(reading.traced.row),
        "afresh_answer": signals["opens_as_answer"],
        "afresh_you": signals["second_person"],
        "afresh_points_back": signals["points_back"],
        "afresh_article": signals["of_article"],
        "afresh_thanks": signals["thanks"],
        "afresh_newcomer": reading.mine_before < 0,
        "afresh_words": np.log1p(np.where(signals["words"] > 0, signals["words"], USUAL_WORDS)) / 5,
        "afresh_by_host": reading.by_host,
        "afresh_asks": signals["asks"],
        "afresh_names_host": reading.is_row(named.row[to_host]),
    }
    return {feature: np.asarray(values, dtype=float) for feature, values in found.items()}
