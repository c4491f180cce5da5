"""The longest conversations of the thread: how far each ran, about what, and its most answered remark."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import ClassVar

from analysis.schema import Tables
from analysis.summary import measure, words
from analysis.summary.kinds.talk import Talk, shortest, talk
from analysis.summary.ledger import Ledger

SHOWN = 2
"""Strands that get a sentence, the longest first, of equals the earlier."""


@dataclass(frozen=True)
class Strand:
    """A comment that surely answers none, and everything that surely leads back to it."""

    kind: ClassVar[str] = "strand"

    talk: Talk
    longest: bool
    """Whether no other is as long, however many of the less sure replies are right."""
    whole: bool
    """Whether every comment of the thread is in it."""
    cut: bool
    """Whether its first comment may answer another."""
    pairs: tuple[tuple[str, str], ...] = ()

    @property
    def comments(self) -> tuple[str, ...]:
        return self.talk.comments

    @property
    def sentence(self) -> str:
        begins, remark = self.talk.begins and not self.cut, self.talk.remark()
        if self.whole and begins:
            return words.sentence(
                f"Everything goes back to {remark}: {self.talk.size()}{self.talk.went_on()}"
            )
        which = "The longest conversation" if self.longest else "One conversation"
        how = "begins with" if begins else "turns on"
        return words.sentence(f"{which} ({self.talk.size()}) {how} {remark}{self.talk.went_on()}")

    def holds(self, ledger: Ledger) -> bool:
        first = next(iter(self.comments), "")
        return (
            self.talk.holds(ledger)
            and ledger.roots[first] == first
            and self.longest == _leads(ledger, first)
            and self.whole == (len(self.comments) == len(ledger.comments))
            and self.cut == (ledger.comments[first]["reply_to"] is not None)
            and not self.pairs
        )


def _leads(ledger: Ledger, first: str) -> bool:
    """Whether the strand that `first` began is surely the longest."""
    sure, loose = Counter(ledger.roots.values()), Counter(ledger.loose_roots.values())
    others = [n for root, n in sure.items() if root != first]
    others += [n for root, n in loose.items() if root != ledger.loose_roots[first]]
    return all(n < sure[first] for n in others)


def make(tables: Tables) -> list[Strand]:
    comments = tables.comments
    ids = comments["comment_id"]
    root = ids.map(measure.strands(comments, measure.parents(comments)))
    loose = ids.map(measure.strands(comments, comments["reply_to"]))
    sizes = root.value_counts(sort=False)  # in the order of their first comments
    ranked = sizes[sizes >= shortest(len(comments))].sort_values(ascending=False, kind="stable")
    told = [(start, found) for start in ranked.index if (found := talk(tables, comments[root == start]))]
    return [
        Strand(
            talk=found,
            longest=bool(ranked[start] > sizes.drop(start).max() if len(sizes) > 1 else True)
            and not (loose[loose != loose[ids == start].iloc[0]].value_counts() >= ranked[start]).any(),
            whole=len(found.comments) == len(comments),
            cut=bool(comments.loc[ids == start, "reply_to"].notna().any()),
        )
        for start, found in told[:SHOWN]
    ]
