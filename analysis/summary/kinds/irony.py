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
from analysis.summary.quotation import THANKS, Quotation
from analysis.tags.irony import POSSIBLE

FEWEST = 2
"""Comments that may be ironic, from which it is told: of single ones, most are meant as they stand."""
LEAST_SHARE = 0.02
"""Their share of the thread, at least."""
LIKELY = 0.5
"""Odds of the likeliest, which is shown."""
OPENING = 40
"""Code points in which a comment that gives thanks does so; these are hardly ever ironic."""
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
    quoted: Quotation
    pairs: tuple[tuple[str, str], ...] = ()

    @property
    def sentence(self) -> str:
        some = f"{words.opening(len(self.comments))} comments could be meant ironically"
        return words.sentence(f"{some}, most likely {words.said_by(self.author, self.quoted.shown())}")

    def holds(self, ledger: Ledger) -> bool:
        ironic = [
            c
            for c, row in ledger.comments.items()
            if (row["irony"] or 0.0) >= POSSIBLE and not THANKS.search((row["own_text"] or "")[:OPENING])
        ]
        return (
            len(ironic) >= max(FEWEST, LEAST_SHARE * len(ledger.comments))
            and self.comments == tuple(sorted(ironic, key=lambda c: -ledger.comments[c]["irony"]))
            and ledger.comments[self.comments[0]]["irony"] >= LIKELY
            and self.author == ledger.person(self.comments[0])
            and ledger.quotes(self.quoted, self.comments[0])
            and not self.pairs
        )


def make(tables: Tables) -> list[Irony]:
    ironic = tables.comments[tables.comments["irony"] >= POSSIBLE]
    ironic = ironic[~ironic["own_text"].str[:OPENING].str.contains(THANKS).fillna(value=False)]
    ranked = ironic.sort_values(["irony", "position"], ascending=[False, True])
    if len(ranked) < max(FEWEST, LEAST_SHARE * len(tables.comments)):
        return []
    first = ranked.iloc[0]
    weighed = "" if pd.isna(first["irony_why"]) else " ".join(_NAMED.findall(first["irony_why"]))
    said = measure.quoted(first, {word for _, _, word in text.word_spans(weighed)})
    if said is None or first["irony"] < LIKELY:
        return []
    return [Irony(tuple(ranked["comment_id"]), measure.name_of(first), said)]
