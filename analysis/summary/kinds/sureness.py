"""How sure it is who replied to whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
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
    LOST: ("shows the gap that a lost name left", "show the gap that a lost name left"),
    INFERRED: ("is inferred from what it says", "are inferred from what they say"),
}
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
    comments: tuple[str, ...]
    """Those on the weakest ground that any of them rests on, by position."""
    pairs: tuple[tuple[str, str], ...] = ()

    @property
    def sentence(self) -> str:
        total = sum(n for _, n in self.grounds)
        if len(self.grounds) == 1:
            return words.sentence(
                f"{self._whole(total)} {SAID[self.grounds[0][0]][total > 1]}{self._right(total)}"
            )
        parts = [f"{words.number(n)} {SAID[ground][n > 1]}" for ground, n in self.grounds]
        return words.sentence(f"Of the {words.replies(total)}, {words.listed(parts)}{self._right(total)}")

    def _whole(self, total: int) -> str:
        return {1: "The one reply", 2: "Both replies"}.get(total, f"All {words.replies(total)}")

    def _right(self, total: int) -> str:
        if total < ENOUGH or self.grounds[0] == (SHOWN, total):
            return ""
        return f"; {words.share(self.right)} of the links should be right"

    def holds(self, ledger: Ledger) -> bool:
        chosen = {a.comment: a.row for a in ledger.answers if a.row["primary"]}
        counts = Counter(GROUNDS[row["kind"]] for row in chosen.values())
        weakest = next((ground for ground in reversed(SAID) if counts[ground]), None)
        sure = [row["confidence"] for row in chosen.values()]
        return (
            bool(chosen)
            and self.grounds == _grounds(counts)
            and self.right == round(sum(sure) / len(sure), DIGITS)
            and self.comments
            == tuple(c for c in ledger.comments if c in chosen and GROUNDS[chosen[c]["kind"]] == weakest)
            and not self.pairs
        )


def make(tables: Tables) -> list[Sureness]:
    chosen = tables.links[tables.links["primary"]]
    if chosen.empty:
        return []
    ground = chosen["kind"].map(GROUNDS)
    grounds = _grounds({str(name): int(n) for name, n in ground.value_counts().items()})
    weakest = set(chosen.loc[ground == grounds[-1][0], "comment_id"])
    ids = tables.comments["comment_id"]
    return [
        Sureness(grounds, round(float(chosen["confidence"].mean()), DIGITS), tuple(ids[ids.isin(weakest)]))
    ]


def _grounds(counts: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    return tuple((ground, counts[ground]) for ground in SAID if counts.get(ground))
