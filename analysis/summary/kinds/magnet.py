"""The comment inside a conversation that most people took up."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import ClassVar

from analysis.schema import Tables
from analysis.summary import measure, words
from analysis.summary.ledger import Ledger
from analysis.summary.quotation import Quotation

FEWEST = 3
"""Direct answers that make a comment stand out."""


@dataclass(frozen=True)
class Magnet:
    """The comment with the most direct answers by others."""

    kind: ClassVar[str] = "magnet"

    author: str | None
    quoted: Quotation
    answers: tuple[str, ...]
    """By position."""
    pairs: tuple[tuple[str, str], ...] = ()

    @property
    def comments(self) -> tuple[str, ...]:
        return (self.quoted.comment, *self.answers)

    @property
    def sentence(self) -> str:
        return words.sentence(
            f"Nothing drew more direct answers than {words.owner(self.author)} {self.quoted.shown()}, "
            f"with {words.number(len(self.answers))}"
        )

    def holds(self, ledger: Ledger) -> bool:
        drawn = {(a.parent, a.comment) for a in ledger.answers_by_others()}
        counts = Counter(parent for parent, _ in drawn)
        mine = {comment for parent, comment in drawn if parent == self.quoted.comment}
        return (
            self.answers == tuple(c for c in ledger.comments if c in mine)
            and len(mine) >= FEWEST
            and [n for n in counts.values() if n >= len(mine)] == [len(mine)]
            and self.author == ledger.person(self.quoted.comment)
            and ledger.quotes(self.quoted, self.quoted.comment)
            and not self.pairs
        )


def make(tables: Tables) -> list[Magnet]:
    links = measure.by_others(tables).drop_duplicates(["comment_id", "reply_to"])
    counts = links["reply_to"].value_counts()
    if counts.empty or counts.iloc[0] < FEWEST or (counts == counts.iloc[0]).sum() > 1:
        return []
    comments, magnet = tables.comments, counts.index[0]
    comment = comments[comments["comment_id"] == magnet].iloc[0]
    answers = comments[comments["comment_id"].isin(links.loc[links["reply_to"] == magnet, "comment_id"])]
    quoted = measure.quoted(comment, measure.taken_up(answers))
    return [Magnet(measure.name_of(comment), quoted, tuple(answers["comment_id"]))] if quoted else []
