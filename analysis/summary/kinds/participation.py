"""Who took part, and how much of the thread is reply."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

import pandas as pd

from analysis.schema import Tables
from analysis.summary import words
from analysis.summary.kinds.host import SHORTEST_ARTICLE, article_words
from analysis.summary.kinds.sureness import AFRESH, lacking
from analysis.summary.ledger import Ledger

ISO_DAY = len("2019-10-01")


@dataclass(frozen=True)
class Participation:
    """How many people wrote how many comments, and how many of these answer others."""

    kind: ClassVar[str] = "participation"

    comments: tuple[str, ...]
    """All of them, by position."""
    people: int
    only: str | None
    """The one named person, where there is just one."""
    unnamed: int
    """Comments whose author is not known by name."""
    host: str | None
    """Who probably wrote some of these: sites mark their own authors in a way that scrapers drop."""
    hosts: int
    """How many."""
    article: bool
    """Whether the host wrote an article; else began the thread."""
    replies: int
    parents_missing: int
    missed: int
    """How many that seem to answer nobody should be replies all the same, by how sure they are."""
    first_day: str | None
    """On which the first was posted, in ISO form, where all show a day."""
    last_day: str | None
    pairs: tuple[tuple[str, str], ...] = ()

    @property
    def sentence(self) -> str:
        return words.sentence(self._who() + self._how())

    def _who(self) -> str:
        n = len(self.comments)
        if n == 1:
            writer = f"by {words.named(self.only)}" if self.only else "and it carries no name"
            return f"There is a single comment, {writer}"
        if self.people == 0:
            return f"The {words.comments(n)}{self._when('of')} carry no names"
        writers = words.named(self.only) if self.only else f"{words.number(self.people)} people"
        if self.unnamed:
            named = (
                f"{words.number(n - self.unnamed)} {words.noun(n - self.unnamed, 'is', 'are')} by {writers}"
            )
            carry = words.noun(self.unnamed, "carries", "carry")
            nameless = f"{words.number(self.unnamed)} {carry} no name{self._hosts()}"
            return f"Of the {words.comments(n)}{self._when('of')}, {named} and {nameless}"
        if self.only:
            every = words.capital(words.every(n))
            return f"{every} comments{self._when('of')} come from one person, {writers}"
        return f"{words.opening(self.people)} people wrote {words.comments(n)}{self._when('on')}"

    def _hosts(self) -> str:
        if self.host is None:
            return ""
        some = f"{words.number(self.hosts)} of them " if self.hosts < self.unnamed else ""
        wrote = "who wrote the article" if self.article else "who began the thread"
        return f", {some}probably {words.owner(self.host)}, {wrote}"

    def _when(self, on: str) -> str:
        return f" {words.days(self.first_day, self.last_day, on)}" if self.first_day and self.last_day else ""

    def _how(self) -> str:
        n, gone = len(self.comments), self.parents_missing
        afresh = n - self.replies - gone
        if n == 1 or (self.only and not self.unnamed):
            return ""
        if self.replies + gone == 0:
            return ", and none of them visibly answers another"
        if afresh == 1 and not gone and n > 2:
            return ", all but the first in answer to an earlier one"
        to_one, to = ("does neither", "do neither") if gone and self.replies else ("does not", "do not")
        if self.missed and self.replies:
            about = f": about {words.number(self.replies + self.missed)} answer an earlier one"
            missing = (
                f"{words.number(gone)} {words.noun(gone, 'answers', 'answer')} a comment that is missing here"
            )
            return f"{about} and {missing}" if gone else about
        parts = [
            (self.replies, f"{words.noun(self.replies, 'answers', 'answer')} an earlier one"),
            (gone, f"{words.noun(gone, 'answers', 'answer')} a comment that is missing here"),
            (afresh, words.noun(afresh, to_one, to)),
        ]
        return ": " + words.listed([f"{words.number(n)} {does}" for n, does in parts if n])

    def holds(self, ledger: Ledger) -> bool:
        rows = list(ledger.comments.values())
        names = {row["person"] for row in rows} - {None}
        return (
            self.comments == tuple(ledger.comments)
            and self.people == len(names)
            and self.only == (next(iter(names)) if len(names) == 1 else None)
            and self.unnamed == sum(row["person"] is None for row in rows)
            and self.hosts == sum(_is_hosts(row["person"], row["speaker"]) for row in rows)
            and self.host == (ledger.host if self.hosts else None)
            and self.article == (ledger.article_words >= SHORTEST_ARTICLE)
            and self.replies == sum(row["reply_to"] is not None for row in rows)
            and self.missed
            == round(lacking(r["reply_confidence"] for r in rows if r["reply_state"] == AFRESH))
            and self.parents_missing == sum(row["reply_state"] == "parent missing" for row in rows)
            and (self.first_day, self.last_day) == _days([row["posted_at"] for row in rows])
            and not self.pairs
        )


def make(tables: Tables) -> list[Participation]:
    comments = tables.comments
    people = comments["person"].dropna().unique().tolist()
    hosts = int((comments["person"].isna() & comments["speaker"].notna()).sum())
    first_day, last_day = _days([None if pd.isna(at) else str(at) for at in comments["posted_at"]])
    return [
        Participation(
            comments=tuple(comments["comment_id"]),
            people=len(people),
            only=people[0] if len(people) == 1 else None,
            unnamed=int(comments["person"].isna().sum()),
            host=tables.host if hosts else None,
            hosts=hosts,
            article=article_words(tables.article) >= SHORTEST_ARTICLE,
            replies=int((comments["reply_state"] == "reply").sum()),
            missed=round(lacking(comments.loc[comments["reply_state"] == AFRESH, "reply_confidence"])),
            parents_missing=int((comments["reply_state"] == "parent missing").sum()),
            first_day=first_day,
            last_day=last_day,
        )
    ]


def _is_hosts(person: str | None, speaker: str | None) -> bool:
    return person is None and speaker is not None


def _days(posted: Sequence[str | None]) -> tuple[str, str] | tuple[None, None]:
    """The first and the last day of these ISO times; none where one is missing."""
    known = sorted(at[:ISO_DAY] for at in posted if at)
    return (known[0], known[-1]) if known and len(known) == len(posted) else (None, None)
