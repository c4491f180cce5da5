"""How many replies agree and contradict, as far as their words show it, and whom."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import ClassVar

import pandas as pd

from analysis.schema import Tables
from analysis.summary import measure, words
from analysis.summary.ledger import Ledger
from analysis.summary.quotation import THANKS
from analysis.tables.between import between_people

AGREES, DISAGREES = "agrees", "disagrees"
FEWEST, LEAST_SHARE = 4, 0.1
"""Replies that take the same side, from which they are counted, and their share of all: with fewer, most of
either was not noticed, and the number says nothing."""
FEWEST_FOR_NAME = 3
"""Replies of one sort from which a person is said to have met most of it, if nobody else met as many."""

Foremost = tuple[str | None, int]
"""Who met most of something, and how often; nobody where two met as much."""


@dataclass(frozen=True)
class Sides:
    """How many replies read as agreement and as contradiction; where one answers several, its primary link.

    The two are not weighed against each other: one may show itself in words more readily.
    """

    kind: ClassVar[str] = "sides"

    agree: int
    """0 where too few; those that thank are not counted."""
    disagree: int
    """0 where too few."""
    replies: int
    """All, whatever their stance, but for those to one's own comments."""
    agreed: Foremost
    contradicted: Foremost
    comments: tuple[str, ...]
    """Those that take a side, by position."""
    pairs: tuple[tuple[str, str], ...] = ()

    @property
    def sentence(self) -> str:
        sorts = [(self.disagree, "contradiction"), (self.agree, "agreement")]
        (more, first), (fewer, second) = sorted(sorts, key=lambda sort: -sort[0])
        reads = f"clearly {words.noun(more, 'reads', 'read')} as {first}"
        rest = f", {words.number(fewer)} as {second}" if fewer else ""
        counts = f"{words.opening(more)} of the {words.replies(self.replies)} {reads}{rest}"
        drew = [("contradiction", *self.contradicted), ("agreement", *self.agreed)]
        most = [f"{words.named(who)} the most {what} ({words.number(n)})" for what, who, n in drew if who]
        told = words.listed(most).replace(" the most", " drew the most", 1)
        return words.sentence("; ".join(part for part in (counts, told) if part))

    def holds(self, ledger: Ledger) -> bool:
        replies = ledger.primary_by_others()
        least = max(FEWEST, LEAST_SHARE * len(replies))
        agree = [a for a in replies if a.row["stance"] == AGREES and not self._thanks(ledger, a.comment)]
        disagree = [a for a in replies if a.row["stance"] == DISAGREES]
        agree, disagree = (side if len(side) >= least else [] for side in (agree, disagree))
        ids = {a.comment for a in (*agree, *disagree)}
        return (
            (self.agree, self.disagree, self.replies) == (len(agree), len(disagree), len(replies))
            and self.agree + self.disagree > 0
            and self.agreed == _counted([a.answered for a in agree if a.author and a.answered])
            and self.contradicted == _counted([a.answered for a in disagree if a.author and a.answered])
            and self.comments == tuple(c for c in ledger.comments if c in ids)
            and not self.pairs
        )

    @staticmethod
    def _thanks(ledger: Ledger, comment: str) -> bool:
        return THANKS.search(ledger.comments[comment]["own_text"] or "") is not None


def make(tables: Tables) -> list[Sides]:
    links = measure.by_others(tables)
    replies = links[links["primary"]]
    ids = tables.comments["comment_id"]
    thanking = ids[tables.comments["own_text"].str.contains(THANKS).fillna(value=False)]
    least = max(FEWEST, LEAST_SHARE * len(replies))
    agree, disagree = (replies[replies["stance"] == stance] for stance in (AGREES, DISAGREES))
    agree = agree[~agree["comment_id"].isin(thanking)]
    agree, disagree = (side if len(side) >= least else side.head(0) for side in (agree, disagree))
    if agree.empty and disagree.empty:
        return []
    return [
        Sides(
            agree=len(agree),
            disagree=len(disagree),
            replies=len(replies),
            agreed=_foremost(tables, agree),
            contradicted=_foremost(tables, disagree),
            comments=tuple(ids[ids.isin(agree["comment_id"]) | ids.isin(disagree["comment_id"])]),
        )
    ]


def _foremost(tables: Tables, links: pd.DataFrame) -> Foremost:
    met = between_people(tables.comments, links)["reply_to_author"].value_counts()
    if met.empty or met.iloc[0] < FEWEST_FOR_NAME or (met == met.iloc[0]).sum() > 1:
        return None, 0
    return str(met.index[0]), int(met.iloc[0])


def _counted(met: list[str]) -> Foremost:
    """The same as `_foremost`, counted anew."""
    counts = Counter(met).most_common(2)
    if not counts or counts[0][1] < FEWEST_FOR_NAME or (len(counts) > 1 and counts[0][1] == counts[1][1]):
        return None, 0
    return counts[0]
