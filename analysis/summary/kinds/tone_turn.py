"""Where the tone of the whole thread turned."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from analysis.schema import Tables
from analysis.summary import words
from analysis.summary.ledger import Ledger
from analysis.tables.aimed import AIMED
from analysis.tables.tone import DIGITS

Probabilities = np.ndarray[tuple[int], np.dtype[np.float64]]

SHORTEST, LEAST_SHARE = 6, 0.2
"""Judged comments of a stretch before or after a turn, at least, and their share of all."""
CLEAR = 0.25
"""Difference between the shares of negative comments before and after that a reader would notice."""
STEPS = 3.0
"""The same difference in standard errors: every cut is tried, so the usual 2 would find turns in noise."""
SMALLEST_ERROR = 0.02
"""Standard error that is assumed at least: a model's probabilities differ less than what they stand for."""


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


def make(tables: Tables) -> list[ToneTurn]:
    judged = tables.comments[["comment_id", "position"]].merge(tables.tone_shares, on="comment_id")
    negative = judged[list(AIMED)].sum(axis=1).round(DIGITS).to_numpy()
    least = _shortest(len(judged))
    cuts = range(least, len(judged) - least + 1)
    steps = [_steps(negative[:cut], negative[cut:]) for cut in cuts]
    if max(steps, default=0.0) < STEPS:
        return []
    at = cuts[int(np.argmax(steps))]
    before, after = (round(float(part.mean()), DIGITS) for part in (negative[:at], negative[at:]))
    row = judged.iloc[at]
    clear = abs(after - before) >= CLEAR
    return [ToneTurn(str(row["comment_id"]), int(row["position"]), before, after)] if clear else []


def _shortest(judged: int) -> int:
    return max(SHORTEST, math.ceil(LEAST_SHARE * judged))


def _steps(before: Probabilities, after: Probabilities) -> float:
    """The difference of two means in standard errors (Welch), either way."""
    error = math.sqrt(before.var(ddof=1) / len(before) + after.var(ddof=1) / len(after))
    return float(abs(after.mean() - before.mean()) / max(error, SMALLEST_ERROR))
