"""Which two people answered each other most, about what and in which tone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

import pandas as pd

from analysis.schema import Tables
from analysis.summary import measure, words
from analysis.summary.about import MOSTLY, About, Said, about, counted, is_told
from analysis.summary.ledger import Answer, Ledger
from analysis.tables.between import between_people
from analysis.tables.tone import DIGITS

FEWEST, LEAST_SHARE = 4, 0.03
"""Replies between two people from which they count as an exchange, in sum of their probabilities, and their
share of all replies between people."""
NEARLY = 0.85
"""Share of the replies found that should be right, from which their number is told."""
RIVALS = 2
"""Other exchanges that may be as busy as one of the busiest."""
MOST = 2
"""Replies that make no exchange."""
ENOUGH, SURE_ENOUGH = 20, 0.9
"""Replies between people from which it tells something that none of them makes an exchange, and how sure
they must be on the whole."""


@dataclass(frozen=True)
class Exchange:
    """The two people who answered each other most; `one` answered at least as often as `other`."""

    kind: ClassVar[str] = "exchange"

    one: str
    other: str
    there: int
    """Replies of `one` to `other` among the links found."""
    back: int
    nearly: bool
    """Whether few enough of them are in doubt to say how many there are."""
    certain: bool
    """Whether none is."""
    comments: tuple[str, ...]
    """Those that hold these replies, by position."""
    tied: bool
    """Whether other two people may have exchanged as many replies."""
    about: About | None
    tone: str | None

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        there = ((self.one, self.other),)
        return (*there, (self.other, self.one)) if self.back else there

    @property
    def sentence(self) -> str:
        one, other, total = words.named(self.one), words.named(self.other), self.there + self.back
        some = "" if self.certain else "about "
        about = f", {self.about.phrase()}" if self.about else ""
        tone = f"; it reads as mostly {self.tone}" if self.tone else ""
        busiest = "One of the busiest exchanges" if self.tied else "The busiest exchange"
        if not self.nearly:
            how = f"was between {one} and {other}"
        elif not self.back:
            how = f"ran one way: {one} answered {other} {some}{words.times(total)}"
        elif self.there == self.back:
            each = f"{some}{words.times(self.there)} each"
            how = f"was between {one} and {other}, who answered each other {each}"
        else:
            there, back = f"{some}{words.replies(self.there)}", words.number(self.back)
            how = f"was between {one} ({there}) and {other} ({back})"
        return words.sentence(f"{busiest} {how}{about}{tone}")

    def holds(self, ledger: Ledger) -> bool:
        between: dict[frozenset[str], list[Answer]] = {}
        for answer in ledger.between_people():
            between.setdefault(frozenset((answer.author, answer.answered)), []).append(answer)
        mine = between.pop(frozenset((self.one, self.other)), [])
        ids = {a.comment for a in mine}
        sure, spread = _sum(mine)
        rivals = [_sum(others) for others in between.values()]
        as_busy = sum(not measure.leads(sure, spread, *other) for other in rivals)
        said = [c for c in ledger.comments if c in ids | {a.parent for a in mine}]
        shared = _shared([a.row["about"] for a in mine])
        subject = shared if shared and is_told(shared.names[0], [_said(ledger, c) for c in said]) else None
        return (
            sure >= max(FEWEST, LEAST_SHARE * len(ledger.between_people()))
            and all(other <= sure for other, _ in rivals)
            and as_busy <= RIVALS
            and self.tied == (as_busy > 0)
            and self.there == sum(a.author == self.one for a in mine) >= self.back
            and self.back == sum(a.author == self.other for a in mine)
            and self.nearly == (sure >= NEARLY * len(mine))
            and self.certain == all(a.row["confidence"] >= measure.CERTAIN for a in mine)
            and self.comments == tuple(c for c in ledger.comments if c in ids)
            and self.about == (subject or _mostly(counted(ledger, self.comments)))
            and self.tone == ledger.main_tone(ids)
        )


def _sum(replies: Sequence[Answer]) -> tuple[float, float]:
    """How many of these replies should be right, and the variance of that."""
    sure = spread = 0.0
    for answer in replies:
        sure += answer.row["confidence"]
        spread += answer.row["confidence"] * (1 - answer.row["confidence"])
    return round(sure, DIGITS), round(spread, DIGITS)


def _said(ledger: Ledger, comment: str) -> Said:
    return ledger.person(comment), ledger.comments[comment]["own_text"]


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
            and max(Counter(map(frozenset, self.pairs)).values(), default=0) <= MOST
            and len(self.pairs) >= ENOUGH
            and _sum(replies)[0] >= SURE_ENOUGH * len(replies)
        )


def make(tables: Tables) -> Sequence[Exchange | NoExchange]:
    replies = between_people(tables.comments, tables.links)
    ends = replies[["author", "reply_to_author"]]
    replies = replies.assign(
        low=ends.min(axis=1),
        high=ends.max(axis=1),
        spread=replies["confidence"] * (1 - replies["confidence"]),
    )
    sizes = _sizes(replies)
    if sizes.empty or sizes["sure"].iloc[0] < max(FEWEST, LEAST_SHARE * len(replies)):
        return _scattered(replies)
    first, rivals = sizes.iloc[0], sizes.iloc[1:]
    as_busy = sum(
        not measure.leads(first["sure"], first["spread"], sure, spread)
        for sure, spread in zip(rivals["sure"], rivals["spread"], strict=True)
    )
    return [_exchange(tables, replies, first, tied=as_busy > 0)] if as_busy <= RIVALS else []


def _sizes(replies: pd.DataFrame) -> pd.DataFrame:
    """One row two people: the busiest first, of equals the more mutual, then the earlier."""
    up = replies["confidence"].where(replies["author"] == replies["low"], 0.0)
    sizes = (
        replies.assign(up=up, down=replies["confidence"] - up)
        .groupby(["low", "high"], sort=False)
        .agg(
            sure=("confidence", "sum"),
            spread=("spread", "sum"),
            up=("up", "sum"),
            down=("down", "sum"),
            position=("position", "min"),
        )
        .round(DIGITS)
        .reset_index()
    )
    sizes = sizes.assign(least=sizes[["up", "down"]].min(axis=1).array)
    order = ["sure", "least", "position"]
    return sizes.sort_values(order, ascending=[False, False, True], kind="stable", ignore_index=True)


def _exchange(tables: Tables, replies: pd.DataFrame, row: pd.Series, *, tied: bool) -> Exchange:
    mine = replies[(replies["low"] == row["low"]) & (replies["high"] == row["high"])]
    comments = tables.comments[tables.comments["comment_id"].isin(mine["comment_id"])]
    both = tables.comments["comment_id"].isin([*mine["comment_id"], *mine["reply_to"]])
    leads = mine["author"].value_counts(sort=False)
    one = str(leads.idxmax())  # of equals, the one whose reply came first
    shared = _shared(mine["about"].fillna("").tolist())
    subject = shared if shared and is_told(shared.names[0], measure.said(tables.comments[both])) else None
    return Exchange(
        one=one,
        other=str(row["high"] if one == row["low"] else row["low"]),
        there=int(leads.max()),
        back=int(leads.sum() - leads.max()),
        nearly=bool(row["sure"] >= NEARLY * len(mine)),
        certain=bool((mine["confidence"] >= measure.CERTAIN).all()),
        comments=tuple(comments["comment_id"]),
        tied=tied,
        about=subject or _mostly(about(tables, comments)),
        tone=measure.main_tone(tables.tone_shares, set(mine["comment_id"])),
    )


def _scattered(replies: pd.DataFrame) -> list[NoExchange]:
    if len(replies) < ENOUGH or round(replies["confidence"].sum(), DIGITS) < SURE_ENOUGH * len(replies):
        return []
    if replies.groupby(["low", "high"]).size().max() > MOST:
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
