"""Thread: how people here talk, and how this person does.

Comments below an article are mostly afresh, and speak of the article; a thread that opens with a
question holds mostly replies; who hosts it asks little and is spoken to by name.
"""

from __future__ import annotations

import numpy as np

from analysis.replies.keys import Floats, both, distinct, key
from analysis.replies.reading import NOBODY, Reading

FEATURES = (
    "thread_length",
    "thread_people",
    "thread_newcomers",
    "thread_most",
    "thread_marks",
    "thread_article",
    "thread_you",
    "first_asks",
    "first_words",
    "first_article",
    "first_writes_on",
    "newcomer_among_newcomers",
    "person_asks",
    "person_article",
    "person_you",
    "person_named",
)


def of_comments(reading: Reading) -> dict[str, Floats]:
    """`FEATURES` of each comment: shares of the thread's or the person's comments; logarithms of counts."""
    if not len(reading):
        return {}
    signals = reading.signals
    newcomers = reading.mine_before < 0
    of_thread = {
        "thread_length": np.log1p(len(reading)),
        "thread_people": np.log1p(newcomers.sum()),
        "thread_newcomers": newcomers.mean(),
        "thread_most": reading.counts.max() / len(reading),
        "thread_marks": reading.marks,
        "thread_article": signals["of_article"].mean(),
        "thread_you": signals["second_person"].mean(),
        "first_asks": signals["asks"][0],
        "first_words": np.log1p(signals["words"][0]) / 5,
        "first_article": signals["of_article"][0],
        "first_writes_on": np.log1p(reading.counts[0]),
    }
    return {feature: np.full(len(reading), value) for feature, value in of_thread.items()} | {
        "newcomer_among_newcomers": newcomers * (np.arange(len(reading)) > 0) * newcomers.mean(),
        "person_asks": _mean_of_person(reading, signals["asks"]),
        "person_article": _mean_of_person(reading, signals["of_article"]),
        "person_you": _mean_of_person(reading, signals["second_person"]),
        "person_named": np.log1p(_named_by(reading)),
    }


def _mean_of_person(reading: Reading, values: Floats) -> Floats:
    """The mean of `values` over the comments of each comment's author; its own where that is unknown."""
    sums = np.bincount(reading.author + 1, weights=values)
    return np.where(reading.author == NOBODY, values, sums[reading.author + 1] / reading.counts)


def _named_by(reading: Reading) -> Floats:
    """How many people name each comment's author without an @, as a host is greeted."""
    named = reading.named[~reading.named.at]
    who = reading.author[named.row]
    others = both(distinct(key(named.code, who)[named.code != who]))[0]
    counts = np.bincount(others + 1, minlength=reading.author.max(initial=0) + 2)
    return np.where(reading.author == NOBODY, 0.0, counts[reading.author + 1])
