"""Dropped lines: a comment's first line is gone, as a lost `@Name:` of one word would be."""

from __future__ import annotations

import numpy as np

from analysis.replies.features.names import author_rank
from analysis.replies.features.quotations import quoted_words
from analysis.replies.keys import Column, Ints
from analysis.replies.reading import NOBODY, Reading

FEATURES = ("lost_fits", "lost_fits_latest", "lost_fits_quoted", "lost_misfits", "lost_later_fits")


def of_pairs(reading: Reading, later: Ints, earlier: Ints) -> dict[str, Column]:
    """`FEATURES` of each pair.

    Where the document holds no line of one word at all, only names of one word can have been
    lost; elsewhere any name may have been.
    """
    at = np.maximum(earlier, 0)
    other = (reading.author[at] != reading.author[later]) & (reading.author[at] != NOBODY) & (earlier >= 0)
    fits = other & (reading.one_word_name[at] | (not reading.one_word_lines_dropped))
    lost, lost_later = reading.signals["lost_first"][later] > 0, reading.signals["lost_later"][later] > 0
    quoted = np.log1p(quoted_words(reading, later, earlier))
    return {
        "lost_fits": lost & fits,
        "lost_fits_latest": lost & fits & (author_rank(reading, later, earlier) == 0),
        "lost_fits_quoted": (lost & fits) * quoted,
        "lost_misfits": lost & ~fits & (earlier >= 0),
        "lost_later_fits": lost_later & fits,
    }
