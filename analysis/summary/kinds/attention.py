"""Who drew the most replies, and who answered most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

import pandas as pd

from analysis import text
from analysis.schema import Tables
from analysis.summary import words
from analysis.summary.ledger import Ledger
from analysis.summary.measure import CERTAIN, leads
from analysis.tables.between import between_people
from analysis.tables.tone import DIGITS

MOST_NAMED = 3
"""People who may stand out from all others together."""
FEWEST, LEAST_SHARE = 4, 0.05
"""Replies from which drawing or giving most of them means something, and their share of all."""
NEARLY = 0.85
"""Share of the links found that should be right, from which their number is told."""
CENTRAL = 0.1
"""Share of the replies that must go to somebody, and come from, who is called the centre."""


@dataclass(frozen=True)
class Leaders:
    """Those who surely come first in a count of replies, and the count."""

    names: tuple[str, ...] = ()
    """The one with most first, of equals in alphabetical order; none where nobody stands out."""
    replies: tuple[int, ...] = ()
    """Of each, by the links found; none where too many of these are in doubt to say how many."""
    certain: bool = False
    """Whether there is no doubt about any of these replies."""
    others: int = 0
    """How many different people the replies come from or go to, where there is one leader and no doubt."""


NOBODY = Leaders()


@dataclass(frozen=True)
class Attention:
    """Who drew and who gave the most replies; one's own comments and unnamed people do not count.

    A comment that answers several people is a reply to each of them, as in people.csv and pairs.csv. Of
    the host it is said elsewhere how many people got an answer.
    """

    kind: ClassVar[str] = "attention"

    drew: Leaders
    gave: Leaders
    central: bool
    """Whether one person leads in both, with a good part of all replies."""
    akin: tuple[str, ...]
    """People whose names hold the sole leader's, or stand in it: perhaps the same person."""
    comments: tuple[str, ...]
    """The replies that the leaders may have drawn or given, by position."""
    pairs: tuple[tuple[str, str], ...] = ()

    @property
    def sentence(self) -> str:
        drew, gave = self.drew, self.gave
        if self.central:
            more = "nobody drew or gave more replies"
            if drew.replies and gave.replies:
                drawn, given = _amount(drew, "from"), _amount(gave, "to")
                more = f"nobody drew more replies ({drawn}) or gave more ({given})"
            return words.sentence(f"{self._names(drew)} was at the centre: {more}")
        sides = [(drew, "drew", "from"), (gave, "gave", "to")]
        halves: list[str] = []
        for leaders, did, way in (side for side in sides if side[0].names):
            most = "the most" if halves else "the most replies"
            amount = f", {_amount(leaders, way)}" if leaders.replies else ""
            halves.append(f"{self._names(leaders)} {did} {most}{amount}")
        return words.sentence("; ".join(halves))

    def _names(self, leaders: Leaders) -> str:
        names = words.listed([words.named(name) for name in leaders.names])
        same = words.either([words.named(name) for name in self.akin])
        return f"{names} (perhaps the same person as {same})" if same else names

    def holds(self, ledger: Ledger) -> bool:
        links = ledger.between_people()
        drew = _counted([(a.answered, a.author, a.row["confidence"]) for a in links])
        gave = _counted([(a.author, a.answered, a.row["confidence"]) for a in links])
        gave = _without(gave, ledger.host)
        shown = {a.comment for a in links if a.answered in drew.names or a.author in gave.names}
        people = [row["person"] for row in ledger.comments.values() if row["person"]]
        return (
            (self.drew, self.gave) == (drew, gave)
            and bool(drew.names or gave.names)
            and self.central == _central(drew, gave, [(a.author, a.answered) for a in links])
            and self.akin == _akin({*drew.names, *gave.names}, people)
            and self.comments == tuple(c for c in ledger.comments if c in shown)
            and not self.pairs
        )


def make(tables: Tables) -> list[Attention]:
    """None where just two people talked: their exchange says it all."""
    replies = between_people(tables.comments, tables.links)
    if pd.concat([replies["author"], replies["reply_to_author"]]).nunique() <= 2:
        return []
    drew = _leaders(replies, "reply_to_author", "author")
    gave = _without(_leaders(replies, "author", "reply_to_author"), tables.host)
    shown = replies[replies["reply_to_author"].isin(drew.names) | replies["author"].isin(gave.names)]
    if shown.empty:
        return []
    return [
        Attention(
            drew=drew,
            gave=gave,
            central=_central(
                drew, gave, list(zip(replies["author"], replies["reply_to_author"], strict=True))
            ),
            akin=_akin({*drew.names, *gave.names}, tables.comments["person"].dropna()),
            comments=tuple(shown["comment_id"].drop_duplicates()),
        )
    ]


def _leaders(replies: pd.DataFrame, side: str, other: str) -> Leaders:
    sure = replies["confidence"]
    weighed = replies.assign(sure=sure, spread=sure * (1 - sure)).groupby(side)
    counts = weighed.agg(sure=("sure", "sum"), spread=("spread", "sum")).round(DIGITS).reset_index()
    counts = counts.sort_values(["sure", side], ascending=[False, True], ignore_index=True)
    rows = list(counts.itertuples(index=False, name=None))
    size = _standing_out(rows, len(replies))
    first = counts.head(size)
    mine = replies[replies[side].isin(first[side])]
    certain = bool((mine["confidence"] >= CERTAIN).all())
    others = mine[other].nunique() if size == 1 and certain else 0
    found = mine[side].value_counts()
    nearly = size and round(mine["confidence"].sum(), DIGITS) >= NEARLY * len(mine)
    amounts = tuple(int(found[name]) for name in first[side]) if nearly else ()
    return Leaders(tuple(first[side]), amounts, certain, int(others)) if size else NOBODY


def _standing_out(ranked: list[tuple[str, float, float]], replies: int) -> int:
    """How many of the first, by (name, expected replies, variance), surely come before all that follow."""
    least = max(FEWEST, LEAST_SHARE * replies)
    for size in range(1, min(MOST_NAMED, len(ranked)) + 1):
        last, follower = ranked[size - 1], [*ranked, ("", 0.0, 0.0)][size]
        if last[1] < least:
            return 0
        if leads(last[1], last[2], follower[1], follower[2]):
            return size
    return 0


def _counted(rows: list[tuple[str, str, float]]) -> Leaders:
    """The same as `_leaders`, counted anew from (leader, other, confidence) of each reply."""
    sums: dict[str, float] = {}
    spreads: dict[str, float] = {}
    for name, _, sure in rows:
        sums[name] = sums.get(name, 0.0) + sure
        spreads[name] = spreads.get(name, 0.0) + sure * (1 - sure)
    ranked = [(name, round(sums[name], DIGITS), round(spreads[name], DIGITS)) for name in sorted(sums)]
    ranked.sort(key=lambda row: -row[1])
    first = ranked[: _standing_out(ranked, len(rows))]
    if not first:
        return NOBODY
    names = tuple(name for name, _, _ in first)
    mine = [(other, sure) for name, other, sure in rows if name in names]
    certain = all(sure >= CERTAIN for _, sure in mine)
    others = len({other for other, _ in mine}) if len(names) == 1 and certain else 0
    nearly = round(sum(sure for _, sure in mine), DIGITS) >= NEARLY * len(mine)
    found = Counter(name for name, _, _ in rows)
    return Leaders(names, tuple(found[name] for name in names) if nearly else (), certain, others)


def _without(leaders: Leaders, host: str | None) -> Leaders:
    """Nobody where the host leads: that hosts answer is said of them alone."""
    hosts = host is not None and text.fold(host) in map(text.fold, leaders.names)
    return NOBODY if hosts else leaders


def _central(drew: Leaders, gave: Leaders, replies: Sequence[tuple[str, str]]) -> bool:
    """Whether one person leads in both, in a good part of these (author, answered author)."""
    if len(drew.names) != 1 or drew.names != gave.names:
        return False
    (name,) = drew.names
    given, drawn = (sum(pair[end] == name for pair in replies) for end in (0, 1))
    return min(given, drawn) >= CENTRAL * len(replies)


def _akin(leaders: Iterable[str], people: Iterable[str]) -> tuple[str, ...]:
    """People one of whose names begins with the other: `Ben`, `Ben Balter`; where there is one leader."""
    names = sorted({*leaders})
    if len(names) != 1:
        return ()
    mine = text.fold(names[0]).split()
    folded: Mapping[str, list[str]] = {name: text.fold(name).split() for name in sorted({*people} - {*names})}
    akin = [
        name
        for name, theirs in folded.items()
        if theirs and (theirs[: len(mine)] == mine or mine[: len(theirs)] == theirs)
    ]
    return tuple(akin)


def _amount(leaders: Leaders, way: str) -> str:
    numbers = [words.number(n) for n in leaders.replies]
    about = "" if leaders.certain else "about "
    if len(numbers) > 1:
        each = len(set(numbers)) == 1
        return f"{about}{numbers[0]} each" if each else f"{about}{words.listed(numbers)}"
    if not leaders.others:
        return f"{about}{numbers[0]}"
    if leaders.others == leaders.replies[0]:
        return f"{numbers[0]}, each {way} another person"
    return f"{numbers[0]} {way} {words.people(leaders.others)}"
