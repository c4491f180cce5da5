"""Who replied to whom: spans (own words, quotes, mentions), candidate links, chosen links."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.replies import features, linker, links, mentions, quotes, spans
from analysis.replies.features.thread import MARKS
from analysis.replies.linker import Calibration
from analysis.replies.links import Chosen
from analysis.replies.names import Names
from analysis.replies.reading import Reading


@dataclass(frozen=True)
class Rebuilt:
    """A thread's reply structure."""

    comments: pd.DataFrame
    spans: pd.DataFrame
    links: pd.DataFrame


@dataclass(frozen=True)
class Rebuilding:
    """A thread read for names, quotations and candidates, before anything is decided.

    What is fitted and what is measured starts from here, so that both see what a run sees.
    """

    comments: pd.DataFrame
    mentions: pd.DataFrame
    quotes: pd.DataFrame
    spans: pd.DataFrame
    pairs: pd.DataFrame

    @classmethod
    def of(
        cls, comments: pd.DataFrame, article: pd.DataFrame, *, host: str | None, one_word_lines_dropped: bool
    ) -> Rebuilding:
        """Reads a comments table; the order of its rows changes nothing."""
        comments = comments.sort_values("position", ignore_index=True)
        named = mentions.find(comments, Names(comments["speaker"].dropna()))
        quoted = quotes.find(comments, article, named)
        spanned = spans.spans(comments, named, quoted)
        comments = comments.assign(**spans.own_words(comments, spanned, named))
        reading = Reading(comments, named, quoted, host, one_word_lines_dropped)
        return cls(comments, named, quoted, spanned, features.pairs(reading))

    @cached_property
    def _pointing(self) -> links.Marks:
        return links.Marks(self.comments, self.mentions, self.quotes)

    @property
    def marks(self) -> float:
        """The share of the comments that show whom they answer, or that such a mark was lost."""
        return float(self.pairs[MARKS].max()) if len(self.pairs) else 0.0

    def chosen(self, probability: NDArray[np.float64], calibration: Calibration) -> list[Chosen]:
        """What each comment answers, by position, as follows from the probability of each row of `pairs`."""
        return links.choose(self._pointing, self.pairs, probability, calibration.of_thread(self.marks))

    def decided(self, probability: NDArray[np.float64], calibration: Calibration) -> Rebuilt:
        """The structure that follows from the probability of each row of `pairs`."""
        chosen = self.chosen(probability, calibration)
        of_thread = calibration.of_thread(self.marks)
        comments, table = links.tables(self._pointing, self.pairs, chosen, of_thread)
        return Rebuilt(comments, self.spans, table)


def rebuild(
    comments: pd.DataFrame, article: pd.DataFrame, *, host: str | None, one_word_lines_dropped: bool
) -> Rebuilt:
    """The reply structure of one thread, with the evidence and the confidence of every link.

    Fills own_text, own_words, quoted_share, reply_state, reply_to, reply_confidence and depth of
    `comments`; the links lack stance and about.
    """
    rebuilding = Rebuilding.of(comments, article, host=host, one_word_lines_dropped=one_word_lines_dropped)
    return rebuilding.decided(linker.probabilities(rebuilding.pairs), linker.calibration())
