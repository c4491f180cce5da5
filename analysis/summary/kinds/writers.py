"""Who wrote most of the comments."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from analysis.schema import Tables
from analysis.summary import words
from analysis.summary.ledger import Ledger

SHOWN = 3
"""People whom the sentence holds, at most."""
FEWEST, LEAST_SHARE = 3, 0.05
"""Comments that each must have written, and the share of the thread that they must make up."""


@dataclass(frozen=True)
class Writers:
    """The people who wrote more than anybody else."""

    kind: ClassVar[str] = "writers"

    people: tuple[tuple[str, int], ...]
    """(name, comments), the busiest first, of equals the one who began first; nobody else wrote as many as
    the last of them."""
    of: int
    """Comments of the thread."""
    comments: tuple[str, ...]
    """Theirs, by position."""
    pairs: tuple[tuple[str, str], ...] = ()

    @property
    def sentence(self) -> str:
        names = words.listed([words.named(name) for name, _ in self.people])
        numbers = words.listed([words.number(n) for _, n in self.people])
        return words.sentence(f"{names} wrote the most comments, {numbers} of the {words.number(self.of)}")

    def holds(self, ledger: Ledger) -> bool:
        counts: dict[str, int] = {}
        for row in ledger.comments.values():
            if row["person"]:
                counts[row["person"]] = counts.get(row["person"], 0) + 1
        least = max(FEWEST, LEAST_SHARE * len(ledger.comments))
        told = dict(self.people)
        others = [n for name, n in counts.items() if name not in told]
        ordered = sorted(counts.items(), key=lambda item: -item[1])
        return (
            0 < len(self.people) <= SHOWN
            and self.people == tuple(ordered[: len(self.people)])
            and all(n < self.people[-1][1] for n in others)
            and self.people[-1][1] >= least
            and self.of == len(ledger.comments)
            and self.comments == tuple(c for c, row in ledger.comments.items() if row["person"] in told)
            and not self.pairs
        )


def make(tables: Tables) -> list[Writers]:
    """The busiest one, two or three; nobody where more share the last place, or all wrote alone."""
    comments = tables.comments
    counts = comments.groupby("person", sort=False).size().sort_values(ascending=False, kind="stable")
    if len(counts) < 2:
        return []
    least = max(
        FEWEST, LEAST_SHARE * len(comments), float(counts.iloc[SHOWN]) + 1 if len(counts) > SHOWN else 0
    )
    busiest = counts[counts >= least].head(SHOWN)
    if busiest.empty or len(busiest) == len(counts):
        return []
    return [
        Writers(
            people=tuple(zip(busiest.index.tolist(), busiest.tolist(), strict=True)),
            of=len(comments),
            comments=tuple(comments.loc[comments["person"].isin(busiest.index), "comment_id"]),
        )
    ]
