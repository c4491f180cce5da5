"""Who replied to whom: spans (own words, quotes, mentions), candidate links, chosen links."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from analysis.replies import features, linker, links, mentions, quotes, spans
from analysis.replies.features import Pairs
from analysis.replies.keys import Floats
from analysis.replies.linker import Calibration
from analysis.replies.links import Chosen, Parent
from analysis.replies.names import Names
from analysis.replies.pointing import Pointing
from analysis.replies.reading import Reading
from analysis.schema import LINKS


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

    reading: Reading
    spans: pd.DataFrame

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
        return cls(Reading(comments, named, quoted, host, one_word_lines_dropped), spanned)

    @property
    def comments(self) -> pd.DataFrame:
        return self.reading.comments

    @cached_property
    def pairs(self) -> Pairs:
        """The candidates of all comments, to be fitted on; a run sees them in parts."""
        return features.pairs(self.reading)

    @cached_property
    def _pointing(self) -> Pointing:
        return Pointing(self.reading)

    def chosen(self, probability: Floats, calibration: Calibration) -> list[Chosen]:
        """What each comment answers, by position, as follows from the probability of each of `pairs`."""
        return links.choose(
            self._pointing, self.pairs, probability, calibration.of_thread(self.reading.marks)
        )

    def decided(self, calibration: Calibration) -> Rebuilt:
        """The structure by the fitted weights and this calibration."""
        of_thread = calibration.of_thread(self.reading.marks)
        parents: list[Parent] = []
        rows: list[dict[str, object]] = []
        for pairs in features.parts(self.reading):
            for each in links.choose(self._pointing, pairs, linker.probabilities(pairs), of_thread):
                parents.append(links.parent(pairs, each, of_thread))
                rows += links.rows(self.reading, pairs, each, of_thread)
        return Rebuilt(links.with_parents(self.comments, parents), self.spans, LINKS.frame(rows))


def rebuild(
    comments: pd.DataFrame, article: pd.DataFrame, *, host: str | None, one_word_lines_dropped: bool
) -> Rebuilt:
    """The reply structure of one thread, with the evidence and the confidence of every link.

    Fills own_text, own_words, quoted_share, reply_state, reply_to, reply_confidence and depth of
    `comments`; the links lack stance and about.
    """
    rebuilding = Rebuilding.of(comments, article, host=host, one_word_lines_dropped=one_word_lines_dropped)
    return rebuilding.decided(linker.calibration())
