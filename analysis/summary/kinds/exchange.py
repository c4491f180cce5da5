"""Which two people answered each other most, about what and in which tone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

import pandas as pd

from analysis.schema import Tables
from analysis.summary import measure, words
from analysis.summary.about import MOSTLY, About, about, counted
from analysis.summary.ledger import Answer, Ledger
from analysis.tables.between import between_people

FEWEST = 3
"""Replies between two people from which they count as an exchange."""
FEWEST_NEXT = 4
"""The same for the exchange that is named after the busiest one."""
ENOUGH = 4
"""Replies between people from which it is worth saying that none of them makes an exchange."""


@dataclass(frozen=True)
class Exchange:
    """Two people who answered each other; `one` answered at least as often as `other`."""

    kind: ClassVar[str] = "exchange"

    one: str
    other: str
    there: int
    """Replies of `one` to `other`."""
    back: int
    comments: tuple[str, ...]
    """Those that hold these replies, by position."""
    rank: int
    """1 for the busiest exchange of the thread, 2 for the next."""
    tied: bool
    """Whether other two people exchanged as many replies."""
    about: About | None
    tone: str | None

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        there = ((self.one, self.other),)
        return (*there, (self.other, self.one)) if self.back else there

    @property
    def sentence(self) -> str:
        one, other, total = words.named(self.one), words.named(self.other), self.there + self.back
        about = f", {self.about.phrase()}" if self.about else ""
        tone = f"; it reads as mostly {self.tone}" if self.tone else ""
        if self.rank > 1:
            return words.sentence(f"Next come {one} and {other}, with {words.replies(total)}{about}{tone}")
        busiest = "One of the busiest exchanges" if self.tied else "The busiest exchange"
        if not self.back:
            how = f"ran one way: {one} answered {other} {words.times(total)}"
        elif self.there == self.back:
            how = f"was between {one} and {other}, who answered each other {words.times(self.there)} each"
        else:
            how = f"was between {one} ({words.replies(self.there)}) and {other} ({words.number(self.back)})"
        return words.sentence(f"{busiest} {how}{about}{tone}")

    def holds(self, ledger: Ledger) -> bool:
        between: dict[frozenset[str], list[Answer]] = {}
        for answer in ledger.between_people():
            between.setdefault(frozenset((answer.author, answer.answered)), []).append(answer)
        mine = between.get(frozenset((self.one, self.other)), [])
        sizes = sorted(map(len, between.values()), reverse=True)
        ids = {a.comment for a in mine}
        return (
            len(mine) >= FEWEST
            and self.there == sum(a.author == self.one for a in mine) >= self.back
            and self.back == sum(a.author == self.other for a in mine)
            and self.comments == tuple(c for c in ledger.comments if c in ids)
            and self.rank in (1, 2)
            and len(mine) == sizes[self.rank - 1]
            and self.tied == (sizes.count(len(mine)) > 1)
            and self.about
            == (_shared([a.row["about"] for a in mine]) or _mostly(counted(ledger, self.comments)))
            and self.tone == ledger.main_tone(ids)
        )


@dataclass(frozen=True)
class NoExchange:
    """No two people wrote more than one or two replies to each other."""

    kind: ClassVar[str] = "no exchange"

    pairs: tuple[tuple[str, str], ...]
    """(author, answered author) of each reply, in alphabetical order."""
    comments: tuple[str, ...]

    @property
    def sentence(self) -> str:
        if len({frozenset(pair) for pair in self.pairs}) == len(self.pairs):
            return words.sentence("No two people exchanged more than one reply")
        return words.sentence("No two people exchanged more than two replies")

    def holds(self, ledger: Ledger) -> bool:
        replies = ledger.between_people()
        return (
            self.pairs == tuple(sorted((a.author, a.answered) for a in replies))
            and self.comments == tuple(dict.fromkeys(a.comment for a in replies))
            and max(Counter(map(frozenset, self.pairs)).values(), default=0) < FEWEST
            and len(self.pairs) >= ENOUGH
        )


def make(tables: Tables) -> Sequence[Exchange | NoExchange]:
    replies = between_people(tables.comments, tables.links)
    ends = replies[["author", "reply_to_author"]]
    replies = replies.assign(low=ends.min(axis=1), high=ends.max(axis=1))
    sizes = _sizes(replies)
    if sizes.empty or sizes["replies"].iloc[0] < FEWEST:
        return _scattered(replies)
    ranks = [n for n, size in enumerate(sizes["replies"].head(2), 1) if n == 1 or size >= FEWEST_NEXT]
    return [_exchange(tables, replies, sizes, rank) for rank in ranks]


def _sizes(replies: pd.DataFrame) -> pd.DataFrame:
    """One row two people: the busiest first, of equals the more mutual, then the earlier."""
    by_low = replies["author"] == replies["low"]
    counted = replies.assign(up=by_low.astype("int64"), down=(~by_low).astype("int64"))
    sizes = counted.groupby(["low", "high"], sort=False).agg(
        replies=("up", "size"), up=("up", "sum"), down=("down", "sum"), position=("position", "min")
    )
    sizes = sizes.reset_index().assign(least=sizes[["up", "down"]].min(axis=1).array)
    order = ["replies", "least", "position"]
    return sizes.sort_values(order, ascending=[False, False, True], kind="stable", ignore_index=True)


def _exchange(tables: Tables, replies: pd.DataFrame, sizes: pd.DataFrame, rank: int) -> Exchange:
    row = sizes.iloc[rank - 1]
    mine = replies[(replies["low"] == row["low"]) & (replies["high"] == row["high"])]
    comments = tables.comments[tables.comments["comment_id"].isin(mine["comment_id"])]
    leads = mine["author"].value_counts(sort=False)
    one = str(leads.idxmax())  # of equals, the one whose reply came first
    return Exchange(
        one=one,
        other=str(row["high"] if one == row["low"] else row["low"]),
        there=int(leads.max()),
        back=int(leads.sum() - leads.max()),
        comments=tuple(comments["comment_id"]),
        rank=rank,
        tied=bool((sizes["replies"] == row["replies"]).sum() > 1),
        about=_shared(mine["about"].fillna("").tolist()) or _mostly(about(comments)),
        tone=measure.main_tone(tables.tone_shares, set(mine["comment_id"])),
    )


def _scattered(replies: pd.DataFrame) -> list[NoExchange]:
    if len(replies) < ENOUGH:
        return []
    pairs = sorted(zip(replies["author"], replies["reply_to_author"], strict=True))
    return [NoExchange(tuple(pairs), tuple(replies["comment_id"].drop_duplicates()))]


def _shared(phrases: Sequence[str | None]) -> About | None:
    """What more than half of an exchange's links are about, if that can be said of two or more."""
    counts = Counter(phrase for phrase in phrases if phrase).most_common(1)
    subject, most = counts[0] if counts else ("", 0)
    return About((subject,), MOSTLY) if most > 1 and 2 * most > len(phrases) else None


def _mostly(subject: About | None) -> About | None:
    """The subject that prevails: to tell of others is up to the strands."""
    return About(subject.names[:1], MOSTLY) if subject and subject.how == MOSTLY else None
