"""The side conversations inside a strand that holds most of the thread."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import ClassVar

import pandas as pd

from analysis.schema import Tables
from analysis.summary import measure, words
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
    topic: str | None
    """The main topic of the strand it is in."""
    pairs: tuple[tuple[str, str], ...] = ()

    @property
    def comments(self) -> tuple[str, ...]:
        return self.talk.comments

    @property
    def sentence(self) -> str:
        what = "A side conversation" if self.rank == 1 else "Another"
        grew = "seems to have grown" if self.talk.guessed else "grew"
        return words.sentence(f"{what} {grew} from {self.talk.remark()}: {self.talk.size(self.topic)}")

    def holds(self, ledger: Ledger) -> bool:
        if not self.talk.holds(ledger):
            return False
        first = self.comments[0]
        parent = ledger.comments[first]["reply_to"]
        siblings = [c for c, row in ledger.comments.items() if parent and row["reply_to"] == parent]
        strand = [c for c in ledger.comments if ledger.roots[c] == ledger.roots[first]]
        return (
            sum(len(ledger.descendants(c)) >= SHORTEST for c in siblings) > 1
            and 2 * len(self.comments) <= len(strand)
            and 2 * len(strand) > len(ledger.comments)
            and self.topic == ledger.main_topic(strand)
            and self.rank in range(1, SHOWN + 1)
            and not self.pairs
        )


def make(tables: Tables) -> list[Branch]:
    comments = tables.comments
    root = comments["comment_id"].map(measure.strands(comments))
    sizes = root.value_counts()
    if sizes.iloc[0] < LONG or 2 * sizes.iloc[0] <= len(comments):
        return []
    strand = comments[root == sizes.index[0]]
    shown: list[pd.DataFrame] = []
    for start in _starts(strand):
        mine = strand[strand["comment_id"].isin(_descendants(strand, start))]
        if not any(set(mine["comment_id"]) & set(other["comment_id"]) for other in shown):
            shown.append(mine)
    topic = measure.topic_name(tables.topics, measure.main_topic(strand))
    return [Branch(talk(tables, mine), rank, topic) for rank, mine in enumerate(shown[:SHOWN], 1)]


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
