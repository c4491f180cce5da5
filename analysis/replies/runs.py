"""Runs of words that more than one comment holds, and who held each last.

A quotation's source holds its runs, and so does everybody who quoted it since.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
import pandas as pd

from analysis.replies.keys import Floats, Ints, both, distinct, key, sizes, starts
from analysis.replies.tokens import tokens
from analysis.text import ADDRESS

RUN = 5
"""Words of a run."""
_FEWEST = 2
"""Runs that a comment must share with earlier ones before their last holders count."""
_WORD = re.compile(r"\w+")


def held_shares(texts: Sequence[str]) -> tuple[Ints, Floats]:
    """Keys of two rows, ordered, and what share of the former's repeated runs the latter held last.

    A run is repeated where an earlier text holds it. Pairs without a share are left out.
    """
    run, row = both(_repeated(texts))
    again = np.flatnonzero(run[1:] == run[:-1]) + 1
    held = np.sort(key(row[again], row[again - 1]))
    pairs = held[starts(held)]
    runs = np.bincount(row[again], minlength=1)[both(pairs)[0]]
    enough = runs >= _FEWEST
    return pairs[enough], (sizes(held) / runs)[enough]


def _repeated(texts: Sequence[str]) -> Ints:
    """The keys of run and row of each run that stands more than once, ordered; once for each text."""
    found = tokens([ADDRESS.sub(" ", text) for text in texts], _WORD)
    at = np.arange(max(len(found.number) - RUN + 1, 0))
    at = at[found.row[at] == found.row[at + RUN - 1]]
    run = found.number[at]
    for step in range(1, RUN):  # what stands once so far stands once with a word more
        run = pd.factorize(key(run, found.number[at + step]))[0]
        more = np.bincount(run, minlength=1)[run] > 1
        at, run = at[more], run[more]
    return distinct(key(run, found.row[at]))
