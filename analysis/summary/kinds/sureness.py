"""How sure it is who replied to whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from analysis.schema import Tables
from analysis.summary import words
from analysis.summary.ledger import Ledger
from analysis.tables.tone import DIGITS

SHOWN, NAMED, LOST, INFERRED = "shown", "named", "lost", "inferred"
GROUNDS = {
    "stated": SHOWN,
    "mention": NAMED,
    "quote": NAMED,
    "name": NAMED,
    "lost mention": LOST,
    "content": INFERRED,
}
"""What a link rests on, by its kind."""
SAID = {
    SHOWN: ("is shown by the page", "are shown by the page"),
    NAMED: ("names or quotes whom it answers", "name or quote whom they answer"),
    LOST: ("stands below a lost name", "stand below a lost name"),
    INFERRED: ("is inferred", "are inferred"),
}
AFRESH = "afresh"
MOST_GROUNDS = 3
"""Grounds beside which the sentence has room for what was missed."""
ENOUGH = 5
"""Links from which it means something to say what share of them should be right."""


@dataclass(frozen=True)
class Sureness:
    """What the chosen links rest on, and how many of them should be right."""

    kind: ClassVar[str] = "sureness"

    grounds: tuple[tuple[str, int], ...]
    """(ground, replies) in the order of SAID; none with 0."""
    right: float
    """Share of the links that should be right: the mean of their confidences."""
    afresh: int
    """Comments that are taken to answer nobody."""
    missed: int
    """How many of them should be replies all the same: the sum of what their confidences lack."""
    comments: tuple[str, ...]
    """Those on the weakest ground that any of them rests on, by position."""
    pairs: tuple[tuple[str, str], ...] = ()

    @property
    def sentence(self) -> str:
        total = sum(n for _, n in self.grounds)
        if self.grounds == ((SHOWN, total),):
            whole = {1: "the one reply"}.get(total, f"{words.every(total)} replies")
            answers = words.noun(total, "answers", "answer")
            return words.sentence(f"The page itself shows whom {whole} {answers}")
        if len(self.grounds) == 1:
            return words.sentence(
                f"{self._whole(total)} {SAID[self.grounds[0][0]][total > 1]}{self._right(total)}"
            )
        parts = [f"{words.number(n)} {SAID[ground][n > 1]}" for ground, n in self.grounds]
        found = " found" if self.missed else ""
        return words.sentence(
            f"Of the {words.replies(total)}{found}, {words.listed(parts)}{self._right(total)}"
        )

    def _whole(self, total: int) -> str:
        return {1: "The one reply", 2: "Both replies"}.get(total, f"All {words.replies(total)}")

    def _right(self, total: int) -> str:
        if total < ENOUGH or self.grounds[0] == (SHOWN, total):
            return ""
        right = f"; {words.share(self.right)} of the links should be right"
        if not self.missed or len(self.grounds) > MOST_GROUNDS:
            return right
        missed, others = words.number(self.missed), words.number(self.afresh)
        return f"{right}, and {missed} of the other {others} may answer too"

    def holds(self, ledger: Ledger) -> bool:
        chosen = {a.comment: a.row for a in ledger.answers if a.row["primary"]}
        counts = Counter(GROUNDS[row["kind"]] for row in chosen.values())
        weakest = next((ground for ground in reversed(SAID) if counts[ground]), None)
        sure = [row["confidence"] for row in chosen.values()]
        others = [row for row in ledger.comments.values() if row["reply_state"] == AFRESH]
        return (
            bool(chosen)
            and len({row["person"] or c for c, row in ledger.comments.items()}) > 1
            and self.grounds == _grounds(counts)
            and self.right == round(sum(sure) / len(sure), DIGITS)
            and self.afresh == len(others)
            and self.missed == _missed([row["reply_confidence"] for row in others])
            and self.comments
            == tuple(c for c in ledger.comments if c in chosen and GROUNDS[chosen[c]["kind"]] == weakest)
            and not self.pairs
        )


def make(tables: Tables) -> list[Sureness]:
    """None where one person alone wrote: that they go on is all that their links say."""
    chosen = tables.links[tables.links["primary"]]
    if chosen.empty or (tables.comments["person"].nunique() == 1 and tables.comments["person"].notna().all()):
        return []
    ground = chosen["kind"].map(GROUNDS)
    grounds = _grounds({str(name): int(n) for name, n in ground.value_counts().items()})
    weakest = set(chosen.loc[ground == grounds[-1][0], "comment_id"])
    ids = tables.comments["comment_id"]
    others = tables.comments[tables.comments["reply_state"] == AFRESH]
    return [
        Sureness(
            grounds=grounds,
            right=round(float(chosen["confidence"].mean()), DIGITS),
            afresh=len(others),
            missed=_missed(others["reply_confidence"].tolist()),
            comments=tuple(ids[ids.isin(weakest)]),
        )
    ]


def _missed(sure: Sequence[float]) -> int:
    """How many of the comments are replies, by how sure it is of each that it is none."""
    return round(lacking(sure))


def lacking(sure: Iterable[float]) -> float:
    """How much probabilities lack of 1, together."""
    return round(sum(1 - share for share in sure), DIGITS)


def _grounds(counts: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    return tuple((ground, counts[ground]) for ground in SAID if counts.get(ground))
