"""What may not be meant as it is said."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar

import pandas as pd

from analysis import text
from analysis.schema import Tables
from analysis.summary import measure, words
from analysis.summary.ledger import Ledger
from analysis.summary.quotation import Quotation
from analysis.tags.irony import POSSIBLE

_NAMED = re.compile("“(.+?)”")
"""The words that weighed in a judgement, as `tags.why` says them."""


@dataclass(frozen=True)
class Irony:
    """The comments that may be ironic, and the likeliest in its own words, best those that weighed."""

    kind: ClassVar[str] = "irony"

    comments: tuple[str, ...]
    """The likeliest first; of equals, the earlier."""
    author: str | None
    """Of the likeliest."""
    quoted: Quotation | None
    pairs: tuple[tuple[str, str], ...] = ()

    @property
    def sentence(self) -> str:
        n, remark = (
            len(self.comments),
            f"{words.owner(self.author)} {self.quoted.shown() if self.quoted else 'comment'}",
        )
        if n == 1:
            return words.sentence(f"One comment could be meant ironically, {remark}")
        return words.sentence(f"{words.opening(n)} comments could be meant ironically, most likely {remark}")

    def holds(self, ledger: Ledger) -> bool:
        ironic = [c for c, row in ledger.comments.items() if (row["irony"] or 0.0) >= POSSIBLE]
        return (
            bool(ironic)
            and self.comments == tuple(sorted(ironic, key=lambda c: -ledger.comments[c]["irony"]))
            and self.author == ledger.person(self.comments[0])
            and ledger.quotes(self.quoted, self.comments[0])
            and not self.pairs
        )


def make(tables: Tables) -> list[Irony]:
    ironic = tables.comments[tables.comments["irony"] >= POSSIBLE]
    ranked = ironic.sort_values(["irony", "position"], ascending=[False, True])
    if ranked.empty:
        return []
    first = ranked.iloc[0]
    weighed = "" if pd.isna(first["irony_why"]) else " ".join(_NAMED.findall(first["irony_why"]))
    quoted = measure.quoted(first, {word for _, _, word in text.word_spans(weighed)})
    return [Irony(tuple(ranked["comment_id"]), measure.name_of(first), quoted)]
