"""Where the subject of the whole thread turned."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

import pandas as pd

from analysis.schema import Tables
from analysis.summary import measure, words
from analysis.summary.about import names_a_subject
from analysis.summary.ledger import Ledger
from analysis.summary.quotation import Quotation
from analysis.tags.topics import OFF_TOPIC

SHORTEST, LEAST_SHARE = 5, 0.15
"""Comments of a stretch before or after a turn, at least, and their share of all that have a topic."""


@dataclass(frozen=True)
class SubjectTurn:
    """The comment from which the thread is mostly about something else than before."""

    kind: ClassVar[str] = "subject turn"

    comment: str
    author: str | None
    quoted: Quotation | None
    before: str
    """The topic of more than half of the comments before it that have one."""
    after: str
    """Its own topic, and that of more than half from it on."""
    pairs: tuple[tuple[str, str], ...] = ()

    @property
    def comments(self) -> tuple[str, ...]:
        return (self.comment,)

    @property
    def sentence(self) -> str:
        remark = self.quoted.shown() if self.quoted else "comment"
        turn = f"Until {words.owner(self.author)} {remark}"
        return words.sentence(f"{turn} most talk was of {self.before}, from there on of {self.after}")

    def holds(self, ledger: Ledger) -> bool:
        topics = {c: topic for c in ledger.comments if (topic := ledger.topic(c)) and _nameable(topic)}
        if self.comment not in topics:
            return False
        at, of_all = list(topics).index(self.comment), list(topics.values())
        return (
            self.before != self.after == topics[self.comment]
            and _mainly(of_all[:at], self.before, len(of_all))
            and _mainly(of_all[at:], self.after, len(of_all))
            and self.author == ledger.person(self.comment)
            and ledger.quotes(self.quoted, self.comment)
            and not self.pairs
        )


def make(tables: Tables) -> list[SubjectTurn]:
    """None where one strand holds most of the thread: its own sentence says how its subject turned."""
    if 2 * measure.strands(tables.comments).value_counts().max() > len(tables.comments):
        return []
    on = tables.comments.dropna(subset=["topic"])
    on = on[on["topic"].map(_nameable).astype("bool")].reset_index(drop=True)
    if on["topic"].nunique() < 2:
        return []
    before, after, cut = _best_cut(on["topic"])
    at = cut + int((on["topic"].iloc[cut:] == after).to_numpy().argmax())
    sides = on["topic"].tolist()
    told = _mainly(sides[:at], before, len(on)) and _mainly(sides[at:], after, len(on))
    if before == after or not told:
        return []
    comment = on.iloc[at]
    quoted = measure.quoted(comment, measure.taken_up(on[at + 1 :]))
    return [SubjectTurn(str(comment["comment_id"]), measure.name_of(comment), quoted, before, after)]


def _best_cut(topics: pd.Series[str]) -> tuple[str, str, int]:
    """(topic before, topic after, row) of the cut that leaves most comments on their side's main topic.

    Ties: the earliest cut; of two main topics, the first by name.
    """
    flags = pd.get_dummies(topics)
    upto = flags.to_numpy(dtype="int64").cumsum(axis=0)
    since = upto[-1] - upto
    cut = int((upto.max(axis=1) + since.max(axis=1))[:-1].argmax())
    return str(flags.columns[upto[cut].argmax()]), str(flags.columns[since[cut].argmax()]), cut + 1


def _mainly(topics: Sequence[str], main: str, of: int) -> bool:
    """Whether a stretch of `of` comments in all is long enough and more than half about `main`."""
    long = len(topics) >= max(SHORTEST, math.ceil(LEAST_SHARE * of))
    return long and 2 * Counter(topics)[main] > len(topics)


def _nameable(topic: str) -> bool:
    return names_a_subject(topic) and topic != OFF_TOPIC
