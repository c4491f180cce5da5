"""Who and what the comments name most."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import pandas as pd

from analysis.schema import Tables
from analysis.summary import words
from analysis.summary.about import says
from analysis.summary.ledger import Ledger

SHOWN = 3
"""Names that the sentence holds, at most."""
FEWEST, LEAST_SHARE = 3, 0.15
"""Comments that must name somebody, and the share of the thread that they must make up."""


@dataclass(frozen=True)
class Named:
    """The people, places and things outside the thread that most comments name.

    Not those of the title, nor of which a topic has its name: these are told as such.
    """

    kind: ClassVar[str] = "named"

    names: tuple[tuple[str, int], ...]
    """(name, comments), the most named first, of equals the first named."""
    of: int
    """Comments of the thread."""
    comments: tuple[str, ...]
    """Those that name any of them, by position."""
    pairs: tuple[tuple[str, str], ...] = ()

    @property
    def sentence(self) -> str:
        (first, n), *rest = self.names
        name = f"{words.named(first)} is named in {words.number(n)} of the {words.comments(self.of)}"
        others = [f"{words.named(other)} in {words.number(size)}" for other, size in rest]
        return words.sentence(words.listed([name, *others]))

    def holds(self, ledger: Ledger) -> bool:
        least = max(FEWEST, LEAST_SHARE * len(ledger.comments))
        known = [ledger.title, *(str(row["name"]) for row in ledger.topics.values())]
        often = [
            (name, len(ids))
            for name, ids in ledger.named.items()
            if len(ids) >= least and not any(says(told, name) for told in known)
        ]
        naming = {comment for name, _ in self.names for comment in ledger.named.get(name, ())}
        return (
            bool(self.names)
            and self.names == tuple(sorted(often, key=lambda item: -item[1])[:SHOWN])
            and self.of == len(ledger.comments)
            and self.comments == tuple(c for c in ledger.comments if c in naming)
            and not self.pairs
        )


def make(tables: Tables) -> list[Named]:
    ids, mentioned = tables.comments["comment_id"], tables.mentioned
    known = [tables.title, *tables.topics["name"]]
    told = pd.Series([any(says(other, name) for other in known) for name in mentioned["name"]], dtype="bool")
    often = mentioned[(mentioned["comments"] >= max(FEWEST, LEAST_SHARE * len(ids))) & ~told.to_numpy()]
    often = often.head(SHOWN)
    if often.empty:
        return []
    naming = set(";".join(often["in_comments"]).split(";"))
    return [
        Named(
            names=tuple(zip(often["name"], often["comments"].tolist(), strict=True)),
            of=len(ids),
            comments=tuple(ids[ids.isin(naming)]),
        )
    ]
