"""Who drew the most replies, and who answered most."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import ClassVar

import pandas as pd

from analysis.schema import Tables
from analysis.summary import words
from analysis.summary.ledger import Ledger
from analysis.tables.between import between_people

MOST_TIED = 2
"""So many people share the first place at most; with more, nobody stands out."""
FEWEST = 3
"""Replies from which drawing or giving "the most" means something."""


@dataclass(frozen=True)
class Leaders:
    """Those who come first in a count of replies, with it, and the number of people on the other side."""

    names: tuple[str, ...] = ()
    """In alphabetical order; none where too many share the first place."""
    replies: int = 0
    others: int = 0
    """How many different people the replies come from or go to."""


NOBODY = Leaders()


@dataclass(frozen=True)
class Attention:
    """Who drew and who gave the most replies; one's own comments and unnamed people do not count.

    A comment that answers several people is a reply to each of them, as in people.csv and pairs.csv.
    """

    kind: ClassVar[str] = "attention"

    drew: Leaders
    gave: Leaders
    comments: tuple[str, ...]
    """The replies that the leaders drew or gave, by position."""
    pairs: tuple[tuple[str, str], ...] = ()

    @property
    def sentence(self) -> str:
        drew, gave = self.drew, self.gave
        if drew.names and drew.names == gave.names:
            at = f"{_names(drew)} {words.noun(len(drew.names), 'was', 'were')} at the centre"
            more = f"nobody drew more replies ({_amount(drew, 'from')}) or gave more ({_amount(gave, 'to')})"
            return words.sentence(f"{at}: {more}")
        halves = [f"{_names(drew)} drew the most replies, {_amount(drew, 'from')}"] if drew.names else []
        if gave.names:
            halves.append(
                f"{_names(gave)} gave the most{'' if halves else ' replies'}, {_amount(gave, 'to')}"
            )
        return words.sentence("; ".join(halves))

    def holds(self, ledger: Ledger) -> bool:
        drew = _counted([(a.answered, a.author) for a in ledger.between_people()])
        gave = _counted([(a.author, a.answered) for a in ledger.between_people()])
        shown = {
            a.comment for a in ledger.between_people() if a.answered in drew.names or a.author in gave.names
        }
        return (
            (self.drew, self.gave) == (drew, gave)
            and bool(drew.names or gave.names)
            and self.comments == tuple(c for c in ledger.comments if c in shown)
            and not self.pairs
        )


def make(tables: Tables) -> list[Attention]:
    """None where just two people talked: their exchange says it all."""
    replies = between_people(tables.comments, tables.links)
    if pd.concat([replies["author"], replies["reply_to_author"]]).nunique() <= 2:
        return []
    drew = _leaders(replies, "reply_to_author", "author")
    gave = _leaders(replies, "author", "reply_to_author")
    shown = replies[replies["reply_to_author"].isin(drew.names) | replies["author"].isin(gave.names)]
    return [Attention(drew, gave, tuple(shown["comment_id"].drop_duplicates()))] if len(shown) else []


def _leaders(replies: pd.DataFrame, side: str, other: str) -> Leaders:
    counts = replies.groupby(side).size()
    first = counts[counts == counts.max()]
    if first.empty or first.iloc[0] < FEWEST or len(first) > MOST_TIED:
        return NOBODY
    others = replies.loc[replies[side].isin(first.index), other].nunique() if len(first) == 1 else 0
    return Leaders(tuple(sorted(first.index)), int(first.iloc[0]), int(others))


def _counted(rows: list[tuple[str, str]]) -> Leaders:
    """The same as `_leaders`, counted anew from (leader, other) of each reply."""
    counts = Counter(name for name, _ in rows)
    most = max(counts.values(), default=0)
    names = tuple(sorted(name for name in counts if counts[name] == most))
    if most < FEWEST or len(names) > MOST_TIED:
        return NOBODY
    others = {other for name, other in rows if name in names}
    return Leaders(names, most, len(others) if len(names) == 1 else 0)


def _names(leaders: Leaders) -> str:
    return words.listed([words.named(name) for name in leaders.names])


def _amount(leaders: Leaders, way: str) -> str:
    if len(leaders.names) > 1:
        return f"{words.number(leaders.replies)} each"
    if leaders.others == leaders.replies:
        return f"{words.number(leaders.replies)}, each {way} another person"
    return f"{words.number(leaders.replies)} {way} {words.people(leaders.others)}"
