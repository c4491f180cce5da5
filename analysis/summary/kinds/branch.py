"""The side conversations inside a strand that holds most of the thread."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import ClassVar

import pandas as pd

from analysis.schema import Tables
from analysis.summary import measure, words
from analysis.summary.about import About, about, counted
from analysis.summary.kinds.talk import SHORTEST, Talk, talk
from analysis.summary.ledger import Ledger

LONG = 10
"""Comments of a strand that is worth dividing; it must hold more than half of the thread, too."""
SHOWN = 2


@dataclass(frozen=True)
class Branch:
    """An answer inside the main strand, and everything that leads back to it.

    It is one of two or more such parts that begin with answers to the same comment, and no more than
    half of its strand: else it would be the strand itself, told from a later comment.
    """

    kind: ClassVar[str] = "branch"

    talk: Talk
    rank: int
    known: About | None
    """What the whole strand is about."""
    pairs: tuple[tuple[str, str], ...] = ()

    @property
    def comments(self) -> tuple[str, ...]:
        return self.talk.comments

    @property
    def sentence(self) -> str:
        what = "A side conversation" if self.rank == 1 else "Another"
        grew = "seems to have grown" if self.talk.guessed else "grew"
        return words.sentence(f"{what} {grew} from {self.talk.remark()}: {self.talk.size(self.known)}")

    def holds(self, ledger: Ledger) -> bool:
        root = ledger.roots.get(next(iter(self.comments), ""))
        strand = [c for c in ledger.comments if ledger.roots[c] == root]
        return (
            self.talk.holds(ledger)
            and 2 * len(strand) > len(ledger.comments)
            and self.rank >= 1
            and _branches(ledger, strand)[self.rank - 1 : self.rank] == [self.comments]
            and self.known == counted(ledger, strand)
            and not self.pairs
        )


def _branches(ledger: Ledger, strand: list[str]) -> list[tuple[str, ...]]:
    """The comments of each branch of a strand, found anew."""
    parent = {c: ledger.comments[c]["reply_to"] for c in strand}
    below = dict.fromkeys(strand, 1)
    for c in reversed(strand[1:]):
        below[parent[c]] += below[c]
    long = [c for c in strand[1:] if below[c] >= SHORTEST]
    begun = Counter(parent[c] for c in long)
    found: list[tuple[str, ...]] = []
    for c in sorted(long, key=lambda c: -below[c]):
        apart = not any(c in branch for branch in found)
        if len(found) < SHOWN and apart and begun[parent[c]] > 1 and 2 * below[c] <= len(strand):
            found.append(ledger.descendants(c))
    return found


def make(tables: Tables) -> list[Branch]:
    comments = tables.comments
    root = comments["comment_id"].map(measure.strands(comments))
    sizes = root.value_counts()
    if sizes.iloc[0] < LONG or 2 * sizes.iloc[0] <= len(comments):
        return []
    strand = comments[root == sizes.index[0]]
    shown: list[pd.DataFrame] = []
    for start in _starts(strand):  # a branch inside another is smaller, and comes later
        if len(shown) < SHOWN and not any((mine["comment_id"] == start).any() for mine in shown):
            shown.append(strand[strand["comment_id"].isin(_descendants(strand, start))])
    return [Branch(talk(tables, mine), rank, about(strand)) for rank, mine in enumerate(shown, 1)]


def _starts(strand: pd.DataFrame) -> list[str]:
    """The comments that may start a branch: of the largest first, of equals the earlier."""
    parents = dict(zip(strand["comment_id"], strand["reply_to"], strict=True))
    size = Counter(parents.keys())
    for comment in reversed(parents):  # answers come after what they answer
        size[parents[comment]] += size[comment]
    long = [c for c in parents if SHORTEST <= size[c] <= len(strand) / 2]
    side_by_side = Counter(parents[c] for c in parents if size[c] >= SHORTEST)
    return sorted((c for c in long if side_by_side[parents[c]] > 1), key=lambda c: -size[c])


def _descendants(strand: pd.DataFrame, start: str) -> set[str]:
    """`start` and all that leads back to it."""
    found = {start}
    for comment, parent in zip(strand["comment_id"], strand["reply_to"], strict=True):
        if parent in found:
            found.add(comment)
    return found
