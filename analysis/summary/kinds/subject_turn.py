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
from analysis.summary.about import SAID, Said, is_told, names_a_subject, says
from analysis.summary.ledger import Ledger
from analysis.summary.quotation import Quotation

SHORTEST, LEAST_SHARE = 5, 0.15
"""Comments of a stretch before or after a turn, at least, and their share of all that have a topic."""


@dataclass(frozen=True)
class SubjectTurn:
    """The comment from which the thread is mostly about something else than before."""

    kind: ClassVar[str] = "subject turn"

    comment: str
    author: str | None
    quoted: Quotation
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
        remark = words.said_by(self.author, self.quoted.shown())
        return words.sentence(f"Until {remark} most talk was of {self.before}, from there on of {self.after}")

    def holds(self, ledger: Ledger) -> bool:
        topics = {c: topic for c in ledger.comments if (topic := ledger.topic(c)) and names_a_subject(topic)}
        if self.comment not in topics:
            return False
        ids, of_all = list(topics), list(topics.values())
        at = ids.index(self.comment)
        said = [(ledger.person(c), ledger.comments[c]["own_text"]) for c in ids]
        return (
            self.before != self.after == topics[self.comment]
            and _mainly(of_all[:at], said[:at], self.before, len(ids))
            and _mainly(of_all[at:], said[at:], self.after, len(ids))
            and self.author == ledger.person(self.comment)
            and ledger.quotes(self.quoted, self.comment)
            and ledger.tells(self.quoted, ids[at + 1 :])
            and not self.pairs
        )


def make(tables: Tables) -> list[SubjectTurn]:
    """None where one strand holds most of the thread: its own sentence says how its subject turned."""
    comments = tables.comments
    if 2 * measure.strands(comments, measure.parents(comments)).value_counts().max() > len(comments):
        return []
    on = comments.dropna(subset=["topic"])
    on = on[on["topic"].map(names_a_subject).astype("bool")].reset_index(drop=True)
    if on["topic"].nunique() < 2:
        return []
    before, after, cut = _best_cut(on["topic"])
    at = cut + int((on["topic"].iloc[cut:] == after).to_numpy().argmax())
    topics, said = on["topic"].tolist(), measure.said(on)
    told = all(
        _mainly(topics[side], said[side], main, len(on))
        for side, main in ((slice(at), before), (slice(at, None), after))
    )
    if before == after or not told:
        return []
    comment = on.iloc[at]
    quoted = measure.telling(tables, comment, on[at + 1 :])
    person = measure.name_of(comment)
    return [SubjectTurn(str(comment["comment_id"]), person, quoted, before, after)] if quoted else []


def _best_cut(topics: pd.Series[str]) -> tuple[str, str, int]:
    """(topic before, topic after, row) of the cut that leaves most comments on their side's main topic.

    Ties: the earliest cut; of two main topics, the first by name.
    """
    flags = pd.get_dummies(topics)
    upto = flags.to_numpy(dtype="int64").cumsum(axis=0)
    since = upto[-1] - upto
    cut = int((upto.max(axis=1) + since.max(axis=1))[:-1].argmax())
    return str(flags.columns[upto[cut].argmax()]), str(flags.columns[since[cut].argmax()]), cut + 1


def _mainly(topics: Sequence[str], said: Sequence[Said], main: str, of: int) -> bool:
    """Whether a stretch of `of` comments in all is long enough, more than half about `main`, and says so."""
    saying = sum(says(text, main) for _, text in said)
    return (
        len(topics) >= max(SHORTEST, math.ceil(LEAST_SHARE * of))
        and 2 * Counter(topics)[main] > len(topics)
        and saying >= SAID * len(topics)
        and is_told(main, said)
    )
