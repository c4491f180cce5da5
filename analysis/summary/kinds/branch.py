"""The side conversations inside a strand that holds most of the thread."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import ClassVar

import pandas as pd

from analysis.schema import Tables
from analysis.summary import measure, words
from analysis.summary.about import About, about, counted
from analysis.summary.kinds.talk import Talk, shortest, talk
from analysis.summary.ledger import Ledger

LONG = 10
"""Comments of a strand that is worth dividing; it must hold more than half of the thread, too."""
SHOWN = 2


@dataclass(frozen=True)
class Branch:
    """An answer inside the main strand, and everything that surely leads back to it.

    It is one of two or more such parts that begin with answers to the same comment, and no more than
    half of its strand: else it would be the strand itself, told from a later comment.
    """

    kind: ClassVar[str] = "branch"

    talk: Talk
    known: About | None
    """What the whole strand is about."""
    pairs: tuple[tuple[str, str], ...] = ()

    @property
    def comments(self) -> tuple[str, ...]:
        return self.talk.comments

    @property
    def sentence(self) -> str:
        how = "grew from" if self.talk.begins else "turns on"
        told = f"A side conversation ({self.talk.size(self.known)}) {how} {self.talk.remark()}"
        return words.sentence(told + self.talk.went_on())

    def holds(self, ledger: Ledger) -> bool:
        root = ledger.roots.get(next(iter(self.comments), ""))
        strand = [c for c in ledger.comments if ledger.roots[c] == root]
        return (
            self.talk.holds(ledger)
            and 2 * len(strand) > len(ledger.comments)
            and len(strand) >= LONG
            and self.comments in _branches(ledger, strand)
            and self.known == counted(ledger, strand)
            and not self.pairs
        )


def _branches(ledger: Ledger, strand: list[str]) -> list[tuple[str, ...]]:
    """The comments of each branch of a strand, found anew."""
    parent = {c: ledger.parent(c) for c in strand}
    below = dict.fromkeys(strand, 1)
    for c in reversed(strand[1:]):
        below[parent[c] or ""] += below[c]
    long = [c for c in strand[1:] if below[c] >= shortest(len(ledger.comments))]
    begun = Counter(parent[c] for c in long)
    found: list[tuple[str, ...]] = []
    for c in sorted(long, key=lambda c: -below[c]):
        apart = not any(c in branch for branch in found)
        if apart and begun[parent[c]] > 1 and 2 * below[c] <= len(strand):
            found.append(ledger.descendants(c))
    return found


def make(tables: Tables) -> list[Branch]:
    parent = measure.parents(tables.comments)
    root = tables.comments["comment_id"].map(measure.strands(tables.comments, parent))
    sizes = root.value_counts()
    if sizes.iloc[0] < LONG or 2 * sizes.iloc[0] <= len(tables.comments):
        return []
    strand = tables.comments.assign(reply_to=parent)[root == sizes.index[0]]
    parts: list[pd.DataFrame] = []
    for start in _starts(strand, shortest(len(tables.comments))):  # one inside another comes later
        if not any((mine["comment_id"] == start).any() for mine in parts):
            parts.append(strand[strand["comment_id"].isin(_descendants(strand, start))])
    talks = [found for mine in parts if (found := talk(tables, mine))]
    return [Branch(found, about(tables, strand)) for found in talks[:SHOWN]]


def _starts(strand: pd.DataFrame, shortest: int) -> list[str]:
    """The comments that may start a branch: of the largest first, of equals the earlier."""
    parents = dict(zip(strand["comment_id"], strand["reply_to"], strict=True))
    size = Counter(parents.keys())
    for comment in reversed(parents):  # answers come after what they answer
        size[parents[comment]] += size[comment]
    long = [c for c in parents if shortest <= size[c] <= len(strand) / 2]
    side_by_side = Counter(parents[c] for c in parents if size[c] >= shortest)
    return sorted((c for c in long if side_by_side[parents[c]] > 1), key=lambda c: -size[c])


def _descendants(strand: pd.DataFrame, start: str) -> set[str]:
    """`start` and all that leads back to it."""
    found = {start}
    for comment, parent in zip(strand["comment_id"], strand["reply_to"], strict=True):
        if parent in found:
            found.add(comment)
    return found
