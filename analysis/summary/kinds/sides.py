"""Who was agreed with and who was contradicted, where the words say so clearly."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import ClassVar

import pandas as pd

from analysis.schema import Tables
from analysis.summary import words
from analysis.summary.ledger import Ledger

FEWEST = 3
"""Replies that clearly take a side, from which they are weighed against each other."""
FEWEST_FOR_NAME = 2
"""Replies of one sort from which a person is said to have met most of it, if nobody else met as many."""

Foremost = tuple[str | None, int]
"""Who met most of something, and how often; nobody where two met as much."""


@dataclass(frozen=True)
class Sides:
    """How many replies clearly agree or disagree, and with whom most; nobody replies to themselves."""

    kind: ClassVar[str] = "sides"

    agree: int
    disagree: int
    agreed: Foremost
    contradicted: Foremost
    comments: tuple[str, ...]
    """Those that take a side, by position."""
    pairs: tuple[tuple[str, str], ...] = ()

    @property
    def sentence(self) -> str:
        met = [("was contradicted", *self.contradicted), ("met agreement", *self.agreed)]
        most = [f"{words.named(who)} {what} most often, {words.times(n)}" for what, who, n in met if who]
        return words.sentence("; ".join([self._balance(), *([words.listed(most)] if most else [])]))

    def _balance(self) -> str:
        agree, disagree = words.number(self.agree), words.number(self.disagree)
        if not self.agree or not self.disagree:
            every = f"All {agree if self.agree else disagree} replies"
            return f"{every} that clearly take a side {'agree' if self.agree else 'disagree'}"
        if self.agree == self.disagree:
            return f"Replies that clearly take a side balance out, {agree} for and as many against"
        if self.agree > self.disagree:
            outweighs, tally = "agreement outweighs contradiction", f"{agree} to {disagree}"
        else:
            outweighs, tally = "contradiction outweighs agreement", f"{disagree} to {agree}"
        return f"Where replies clearly take a side, {outweighs}, {tally}"

    def holds(self, ledger: Ledger) -> bool:
        agree, disagree = ledger.with_stance("agrees"), ledger.with_stance("disagrees")
        ids = {a.comment for a in (*agree, *disagree)}
        return (
            (self.agree, self.disagree) == (len(agree), len(disagree))
            and self.agree + self.disagree >= FEWEST
            and self.agreed == _counted([a.answered for a in agree if a.author and a.answered])
            and self.contradicted == _counted([a.answered for a in disagree if a.author and a.answered])
            and self.comments == tuple(c for c in ledger.comments if c in ids)
            and not self.pairs
        )


def make(tables: Tables) -> list[Sides]:
    person = tables.comments.set_index("comment_id")["person"]
    links = tables.links.assign(
        author=tables.links["comment_id"].map(person), answered=tables.links["reply_to"].map(person)
    )
    own = links["author"].notna() & (links["author"] == links["answered"])
    sided = links[links["stance"].isin(["agrees", "disagrees"]) & ~own]
    if len(sided) < FEWEST:
        return []
    agree, disagree = (sided[sided["stance"] == stance] for stance in ("agrees", "disagrees"))
    return [
        Sides(
            agree=len(agree),
            disagree=len(disagree),
            agreed=_foremost(agree),
            contradicted=_foremost(disagree),
            comments=tuple(
                tables.comments["comment_id"][tables.comments["comment_id"].isin(sided["comment_id"])]
            ),
        )
    ]


def _foremost(links: pd.DataFrame) -> Foremost:
    met = links.dropna(subset=["author", "answered"])["answered"].value_counts()
    if met.empty or met.iloc[0] < FEWEST_FOR_NAME or (met == met.iloc[0]).sum() > 1:
        return None, 0
    return str(met.index[0]), int(met.iloc[0])


def _counted(met: list[str]) -> Foremost:
    """The same as `_foremost`, counted anew."""
    counts = Counter(met).most_common(2)
    if not counts or counts[0][1] < FEWEST_FOR_NAME or (len(counts) > 1 and counts[0][1] == counts[1][1]):
        return None, 0
    return counts[0]
