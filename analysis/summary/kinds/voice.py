"""A clear contradiction and a clear agreement, in their own words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import pandas as pd

from analysis import text
from analysis.schema import Tables
from analysis.summary import measure, words
from analysis.summary.ledger import Ledger
from analysis.summary.quotation import Quotation
from analysis.tables.between import between_people

SURE = 0.8
"""Probability of a stance from which a single reply by name is told: four of five are right."""
TRIED = 5
"""Surest replies of a stance among which one is looked for whose words show it."""
READS_AS = {"disagrees": "contradiction", "agrees": "agreement"}
CUES = {
    "disagrees": frozenset("disagree no not wrong but don't isn't aren't doesn't didn't never false".split()),
    "agrees": frozenset("agree agreed exactly right yes yep true good indeed correct also".split()),
}
"""Words of which the passage quoted must hold one, so that a reader sees the stance in it."""


@dataclass(frozen=True)
class Voice:
    """One reply that clearly takes a side, and says so."""

    kind: ClassVar[str] = "voice"

    stance: str
    author: str
    answered: str
    parent: str
    quoted: Quotation

    @property
    def comments(self) -> tuple[str, ...]:
        return self.parent, self.quoted.comment

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        return ((self.author, self.answered),)

    @property
    def sentence(self) -> str:
        reply = f"{words.owner(self.author)} reply to {words.named(self.answered)}"
        return words.sentence(f"{reply} reads as {READS_AS[self.stance]}: {self.quoted.shown()}")

    def holds(self, ledger: Ledger) -> bool:
        links = [a for a in ledger.between_people() if a.row["primary"]]
        mine = [a for a in links if (a.comment, a.parent) == (self.quoted.comment, self.parent)]
        return (
            len(mine) == 1
            and (mine[0].author, mine[0].answered) == (self.author, self.answered)
            and mine[0].row["stance"] == self.stance
            and (mine[0].row["stance_confidence"] or 0.0) >= SURE
            and ledger.quotes(self.quoted, mine[0].comment)
            and _shows(self.quoted, self.stance)
        )


def make(tables: Tables) -> list[Voice]:
    return [voice for stance in READS_AS if (voice := _voice(tables, stance))]


def _voice(tables: Tables, stance: str) -> Voice | None:
    """The surest reply of a stance whose words show it; of equals, the earliest."""
    replies = between_people(tables.comments, tables.links[tables.links["primary"]])
    sure = replies[(replies["stance"] == stance) & (replies["stance_confidence"] >= SURE)]
    surest = sure.sort_values(["stance_confidence", "position"], ascending=[False, True]).head(TRIED)
    texts = surest.merge(tables.comments[["comment_id", "own_text", "text"]], on="comment_id", how="left")
    found = [measure.quoted(texts.iloc[row], CUES[stance]) for row in range(len(texts))]
    for row, quoted in enumerate(found):
        if quoted and _shows(quoted, stance):
            return _told(texts.iloc[row], quoted)
    return None


def _told(reply: pd.Series, quoted: Quotation) -> Voice:
    stance, author, answered, parent = reply[["stance", "author", "reply_to_author", "reply_to"]]
    return Voice(str(stance), str(author), str(answered), str(parent), quoted)


def _shows(quoted: Quotation, stance: str) -> bool:
    return bool({word for _, _, word in text.word_spans(quoted.words)} & CUES[stance])
