"""What a lone comment says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from analysis.schema import Tables
from analysis.summary import measure, words
from analysis.summary.ledger import Ledger
from analysis.summary.quotation import Quotation


@dataclass(frozen=True)
class Opening:
    """The words of a thread's only comment, or of its first where nobody answers anybody."""

    kind: ClassVar[str] = "opening"

    author: str | None
    quoted: Quotation
    alone: bool
    """Whether it is the thread's only comment."""
    pairs: tuple[tuple[str, str], ...] = ()

    @property
    def comments(self) -> tuple[str, ...]:
        return (self.quoted.comment,)

    @property
    def sentence(self) -> str:
        if self.alone:
            return words.sentence(f"It says {self.quoted.shown()}")
        return words.sentence(f"It begins with {words.said_by(self.author, self.quoted.shown())}")

    def holds(self, ledger: Ledger) -> bool:
        first = next(iter(ledger.comments))
        return (
            ledger.quotes(self.quoted, first)
            and self.author == ledger.person(first)
            and self.alone == (len(ledger.comments) == 1)
            and not self.pairs
        )


def make(tables: Tables) -> list[Opening]:
    if tables.comments["reply_to"].notna().any():
        return []
    first = tables.comments.iloc[0]
    quoted = measure.quoted(first)
    return [Opening(measure.name_of(first), quoted, len(tables.comments) == 1)] if quoted else []
