"""The strands of the thread: who started each, with what words, about what, and how far it ran."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import ClassVar

from analysis.schema import Tables
from analysis.summary import measure, words
from analysis.summary.kinds.talk import SHORTEST, Talk, talk
from analysis.summary.ledger import Ledger

SHOWN = 3
"""Strands that get a sentence, the longest first, of equals the earlier."""


@dataclass(frozen=True)
class Strand:
    """A comment that answers none, and everything that leads back to it."""

    kind: ClassVar[str] = "strand"

    talk: Talk
    rank: int
    """1 for the longest strand of the thread."""
    tied: bool
    """Whether it is as long as the longest, and not alone in that."""
    whole: bool
    """Whether every comment of the thread is in it."""
    pairs: tuple[tuple[str, str], ...] = ()

    @property
    def comments(self) -> tuple[str, ...]:
        return self.talk.comments

    @property
    def sentence(self) -> str:
        return words.sentence(f"{self._opening()}: {self.talk.size()}")

    def _opening(self) -> str:
        remark, guessed = self.talk.remark(), self.talk.guessed
        if self.whole:
            return f"Everything {'seems to go' if guessed else 'goes'} back to {remark}"
        if self.rank == 1:
            longest = "one of the longest strands" if self.tied else "the longest strand"
            return f"{words.capital('what looks like ' * guessed + longest)} goes back to {remark}"
        if self.rank == 2:
            which = "Another just as long" if self.tied else "The next longest"
            return f"{which} {'seems to go' if guessed else 'goes'} back to {remark}"
        return f"A third strand {'seems to have followed' if guessed else 'followed'} {remark}"

    def holds(self, ledger: Ledger) -> bool:
        sizes = sorted(Counter(ledger.roots.values()).values(), reverse=True)
        n = len(self.comments)
        return (
            self.talk.holds(ledger)
            and ledger.roots[self.comments[0]] == self.comments[0]
            and 1 <= self.rank <= min(SHOWN, len(sizes))
            and sizes[self.rank - 1] == n
            and self.tied == (sizes[0] == n and sizes.count(n) > 1)
            and self.whole == (n == len(ledger.comments))
            and not self.pairs
        )


def make(tables: Tables) -> list[Strand]:
    comments = tables.comments
    root = comments["comment_id"].map(measure.strands(comments))
    sizes = root.value_counts(sort=False)  # in the order of their first comments
    longest = sizes.sort_values(ascending=False, kind="stable")
    longest = longest[longest >= SHORTEST].head(SHOWN)
    as_long = int((sizes == sizes.max()).sum())
    return [
        Strand(
            talk=talk(tables, comments[root == start]),
            rank=rank,
            tied=as_long > 1 and size == sizes.max(),
            whole=size == len(comments),
        )
        for rank, (start, size) in enumerate(longest.items(), 1)
    ]
