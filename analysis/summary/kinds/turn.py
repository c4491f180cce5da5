"""Where the subject turned, and where the tone did."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
import pandas as pd

from analysis.schema import Tables
from analysis.summary import measure, words
from analysis.summary.kinds.toward import AIMED
from analysis.summary.ledger import Ledger
from analysis.summary.measure import DIGITS
from analysis.summary.quotation import Quotation

Probabilities = np.ndarray[tuple[int], np.dtype[np.float64]]

SHORTEST = 3
"""Comments that a stretch before or after a turn holds, at least; and no less than a `LEAST_SHARE`."""
LEAST_SHARE = 0.15
MAINLY = 0.5
"""Share of a stretch's comments that its main subject must have."""
CLEAR = 0.25
"""Difference between the shares of negative comments before and after that a reader would notice."""
STEPS = 3.0
"""The same difference in standard errors: every split is tried, so the usual 2 would find turns in noise."""
JUDGED = 12
"""Judged comments from which a turn of the tone is looked for."""


@dataclass(frozen=True)
class SubjectTurn:
    """The comment from which the thread is mostly about something else than before."""

    kind: ClassVar[str] = "subject turn"

    comment: str
    author: str | None
    quoted: Quotation | None
    before: str
    """The main topic of the comments before it."""
    after: str
    """Its own topic, and the main one from there on."""
    pairs: tuple[tuple[str, str], ...] = ()

    @property
    def comments(self) -> tuple[str, ...]:
        return (self.comment,)

    @property
    def sentence(self) -> str:
        remark = self.quoted.shown() if self.quoted else "comment"
        return words.sentence(
            f"Until {words.owner(self.author)} {remark} most talk was of {self.before}, "
            f"from there on of {self.after}"
        )

    def holds(self, ledger: Ledger) -> bool:
        if self.comment not in ledger.comments:
            return False
        topics = {c: row["topic_id"] for c, row in ledger.comments.items() if row["topic_id"] is not None}
        order, at = list(topics), list(topics).index(self.comment) if self.comment in topics else 0
        return (
            self.before != self.after
            and _mainly([ledger.topics[topics[c]]["name"] for c in order[:at]], self.before, len(order))
            and _mainly([ledger.topics[topics[c]]["name"] for c in order[at:]], self.after, len(order))
            and ledger.topics[topics[self.comment]]["name"] == self.after
            and self.author == ledger.person(self.comment)
            and ledger.quotes(self.quoted, self.comment)
            and not self.pairs
        )


@dataclass(frozen=True)
class ToneTurn:
    """The comment from which clearly more, or fewer, comments are negative than before."""

    kind: ClassVar[str] = "tone turn"

    comment: str
    position: int
    before: float
    """Mean probability of being critical, mocking or hostile over the judged comments before it."""
    after: float
    """The same from it on."""
    pairs: tuple[tuple[str, str], ...] = ()

    @property
    def comments(self) -> tuple[str, ...]:
        return (self.comment,)

    @property
    def sentence(self) -> str:
        how = "sharpens" if self.after > self.before else "softens"
        return words.sentence(
            f"The tone {how} from #{self.position} on: {words.share(self.before)} of the comments before it "
            f"read as negative, {words.share(self.after)} of those since"
        )

    def holds(self, ledger: Ledger) -> bool:
        judged = [c for c in ledger.comments if c in ledger.shares]
        if self.comment not in judged:
            return False
        at = judged.index(self.comment)
        before, after = ([ledger.likely(c, AIMED) for c in part] for part in (judged[:at], judged[at:]))
        return (
            min(len(before), len(after)) >= _shortest(len(judged))
            and self.position == ledger.comments[self.comment]["position"]
            and self.before == round(sum(before) / len(before), DIGITS)
            and self.after == round(sum(after) / len(after), DIGITS)
            and abs(self.after - self.before) >= CLEAR
            and not self.pairs
        )


def subject_turn(tables: Tables) -> list[SubjectTurn]:
    on = tables.comments.dropna(subset=["topic_id"]).reset_index(drop=True)
    if on["topic_id"].nunique() < 2:
        return []
    flags = pd.get_dummies(on["topic_id"].astype("int64"))
    upto = flags.to_numpy(dtype="int64").cumsum(axis=0)
    since = upto[-1] - upto[:-1]
    fit = upto[:-1].max(axis=1) + since.max(axis=1)  # comments on the main topic of their side of a cut
    cut = int(fit.argmax())
    before, after = flags.columns[upto[cut].argmax()], flags.columns[since[cut].argmax()]
    at = int((on["topic_id"].iloc[cut + 1 :] == after).idxmax())
    names = dict(zip(tables.topics["topic_id"], tables.topics["name"], strict=True))
    sides = on["topic_id"].map(names)
    told = _mainly(sides[:at].tolist(), names[before], len(on)) and _mainly(
        sides[at:].tolist(), names[after], len(on)
    )
    if before == after or not told:
        return []
    comment = on.iloc[at]
    quoted = measure.quoted(comment, measure.taken_up(on[at + 1 :]))
    return [
        SubjectTurn(str(comment["comment_id"]), measure.name_of(comment), quoted, names[before], names[after])
    ]


def tone_turn(tables: Tables) -> list[ToneTurn]:
    judged = tables.comments[["comment_id", "position"]].merge(tables.tone_shares, on="comment_id")
    negative = judged[list(AIMED)].sum(axis=1).round(DIGITS).to_numpy()
    least = _shortest(len(judged))
    if len(judged) < JUDGED:
        return []
    cuts = range(least, len(judged) - least + 1)
    steps = [_steps(negative[:cut], negative[cut:]) for cut in cuts]
    at = cuts[int(np.argmax(steps))]
    before, after = (round(float(part.mean()), DIGITS) for part in (negative[:at], negative[at:]))
    if max(steps) < STEPS or abs(after - before) < CLEAR or words.share(before) == words.share(after):
        return []
    row = judged.iloc[at]
    return [ToneTurn(str(row["comment_id"]), int(row["position"]), before, after)]


def _shortest(comments: int) -> int:
    return max(SHORTEST, math.ceil(LEAST_SHARE * comments))


def _mainly(topics: Sequence[str], main: str, of: int) -> bool:
    """Whether a stretch of `of` comments in all is long enough and mainly about `main`."""
    return len(topics) >= _shortest(of) and Counter(topics)[main] >= MAINLY * len(topics)


def _steps(before: Probabilities, after: Probabilities) -> float:
    """The difference of two means in standard errors (Welch), either way."""
    error = math.sqrt(before.var(ddof=1) / len(before) + after.var(ddof=1) / len(after))
    return float(abs(after.mean() - before.mean()) / max(error, 0.01))
