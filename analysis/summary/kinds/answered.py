"""What was said to what: a remark and a sure reply to it, both in their own words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import pandas as pd

from analysis.schema import Tables
from analysis.summary import measure, words
from analysis.summary.ledger import Ledger
from analysis.summary.quotation import Quotation, telling_words

SHOWN = 3
SURE = 0.9
"""Confidence of a link from which it is told as a fact who replied what to whom."""
TRIED = 12
"""Replies that take up most of what they answer, among which some are looked for that can be shown."""


@dataclass(frozen=True)
class Answered:
    """One remark, and what somebody replied to it."""

    kind: ClassVar[str] = "answered"

    speaker: str | None
    remark: Quotation
    author: str
    reply: Quotation

    @property
    def comments(self) -> tuple[str, ...]:
        return self.remark.comment, self.reply.comment

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        return ((self.author, self.speaker),) if self.speaker else ()

    @property
    def sentence(self) -> str:
        said = words.said_by(self.speaker, self.remark.shown())
        return words.sentence(f"To {said}, {words.named(self.author)} replied {self.reply.shown()}")

    def holds(self, ledger: Ledger) -> bool:
        links = [a for a in ledger.primary_by_others() if a.row["confidence"] >= SURE]
        mine = [a for a in links if (a.comment, a.parent) == (self.reply.comment, self.remark.comment)]
        return (
            len(mine) == 1
            and (mine[0].author, mine[0].answered) == (self.author, self.speaker or "")
            and bool(self.author)
            and ledger.quotes(self.remark, mine[0].parent)
            and ledger.quotes(self.reply, mine[0].comment)
            and bool(telling_words(self.remark.words) & telling_words(self.reply.words))
            and all(ledger.tells_of_thread(quoted) for quoted in (self.remark, self.reply))
        )


def make(tables: Tables) -> list[Answered]:
    """Those that take up most telling words; of equals, the earliest. No comment is shown twice.

    What is shown of both has a telling word in common: else they would seem to pass each other by.
    """
    links = measure.by_others(tables)
    links = links[links["primary"] & (links["confidence"] >= SURE)]
    comments = tables.comments
    row = {str(comment): n for n, comment in enumerate(comments["comment_id"])}
    telling = [
        frozenset[str]() if pd.isna(text) else telling_words(str(text)) for text in comments["own_text"]
    ]
    pairs = [
        (row[reply], row[remark])
        for reply, remark in zip(links["comment_id"], links["reply_to"], strict=True)
    ]
    ranked = sorted(pairs, key=lambda pair: -len(telling[pair[0]] & telling[pair[1]]))
    shown: list[Answered] = []
    quoted: set[int] = set()
    for reply, remark in ranked[:TRIED]:
        if len(shown) == SHOWN or quoted & {reply, remark}:
            continue
        said, answer = _shown(tables, remark, reply), _shown(tables, reply, remark)
        author = measure.name_of(comments.iloc[reply])
        if said and answer and author and telling_words(said.words) & telling_words(answer.words):
            quoted |= {reply, remark}
            shown.append(Answered(measure.name_of(comments.iloc[remark]), said, author, answer))
    return shown


def _shown(tables: Tables, one: int, other: int) -> Quotation | None:
    """A passage of one comment, by row, best on what the other speaks of."""
    comment = tables.comments.iloc[one]
    near = measure.telling(tables, comment, tables.comments.iloc[[other]])
    return near or measure.telling_of_thread(tables, comment)
