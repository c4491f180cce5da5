"""The words of many texts as numbers, so that they can be compared as whole columns."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from analysis.replies.keys import Ints
from analysis.text import fold


@dataclass(frozen=True)
class Tokens:
    """Every word of all texts, in order: its number in `words`, and the row of its text."""

    words: Sequence[str]
    """The different words, as they first appear."""
    number: Ints
    row: Ints


def tokens(texts: Sequence[str], word: re.Pattern[str]) -> Tokens:
    """What matches `word` in each of the folded texts."""
    numbers: defaultdict[str, int] = defaultdict()
    numbers.default_factory = numbers.__len__
    by_text = [np.fromiter(map(numbers.__getitem__, word.findall(fold(text))), np.int64) for text in texts]
    number = np.concatenate([np.zeros(0, dtype=np.int64), *by_text])
    return Tokens(list(numbers), number, np.repeat(np.arange(len(texts)), [len(each) for each in by_text]))
