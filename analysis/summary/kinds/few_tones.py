"""The tone of few comments, counted one by one; or why nothing is said of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import ClassVar

from analysis.schema import NOT_ANALYSED, TONES, Tables
from analysis.summary import words
from analysis.summary.kinds.tone import ENOUGH
from analysis.summary.ledger import Ledger

FOREIGN = "The comments are not in a language whose tone can be judged, so nothing is said of tone."
WORDLESS = "The comments hold no words of their own whose tone could be judged."


@dataclass(frozen=True)
class FewTones:
    """How many of the judged comments are surely of which tone."""

    kind: ClassVar[str] = "few tones"

    comments: tuple[str, ...]
    """Those judged, by position; all, where none was."""
    judged: int
    of: int
    """Comments of the thread."""
    foreign: bool
    """Whether some are in a language that cannot be judged."""
    shown: tuple[tuple[str, int], ...]
    """(tone, comments surely of it), the most frequent first, of equals in the order of TONES."""
    pairs: tuple[tuple[str, str], ...] = ()

    @property
    def sentence(self) -> str:
        if not self.judged:
            return FOREIGN if self.foreign else WORDLESS
        return words.sentence(self._one() if self.judged == 1 else self._several())

    def _one(self) -> str:
        only = "The comment" if self.of == 1 else "The one comment whose tone can be judged"
        return f"{only} reads as {self.shown[0][0]}" if self.shown else f"{only} can be read in several tones"

    def _several(self) -> str:
        every = words.every(self.judged)
        those = "comments" if self.judged == self.of else "comments that can be judged"
        if not self.shown:
            return f"The tone of {every} {those} stays unsure"
        (tone, first), *others = self.shown
        if first == self.judged:
            return f"{words.capital(every)} {those} read as {tone}"
        reads = words.noun(first, "reads", "read")
        parts = [f"{words.number(first)} of the {words.number(self.judged)} {those} {reads} as {tone}"]
        parts += [f"{words.number(n)} as {tone}" for tone, n in others]
        unsure = self.judged - sum(n for _, n in self.shown)
        rest = "the other" if unsure == 1 else f"the other {words.number(unsure)}"
        return f"In tone, {words.listed(parts)}" + (f"; the tone of {rest} stays unsure" if unsure else "")

    def holds(self, ledger: Ledger) -> bool:
        judged = tuple(c for c in ledger.comments if c in ledger.shares)
        tones = Counter(ledger.comments[c]["tone"] for c in judged)
        shown = sorted((tone for tone in TONES if tones[tone]), key=lambda tone: -tones[tone])
        return (
            self.judged == len(judged) < ENOUGH
            and self.comments == (judged or tuple(ledger.comments))
            and self.of == len(ledger.comments)
            and self.foreign == any(row["tone"] == NOT_ANALYSED for row in ledger.comments.values())
            and self.shown == tuple((tone, tones[tone]) for tone in shown)
            and not self.pairs
        )


def make(tables: Tables) -> list[FewTones]:
    comments = tables.comments
    judged = comments[comments["comment_id"].isin(tables.tone_shares["comment_id"])]
    if len(judged) >= ENOUGH:
        return []
    counts = judged["tone"].value_counts().reindex(list(TONES), fill_value=0)
    shown = counts[counts > 0].sort_values(ascending=False, kind="stable")
    return [
        FewTones(
            comments=tuple((judged if len(judged) else comments)["comment_id"]),
            judged=len(judged),
            of=len(comments),
            foreign=bool((comments["tone"] == NOT_ANALYSED).any()),
            shown=tuple((str(tone), int(n)) for tone, n in shown.items()),
        )
    ]
