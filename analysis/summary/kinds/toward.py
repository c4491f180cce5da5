"""Whether the negativity goes to each other or to outsiders."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from analysis.schema import Tables
from analysis.summary import words
from analysis.summary.ledger import Ledger
from analysis.summary.measure import DIGITS

AIMED = ("critical", "mocking", "hostile")
"""Tones that are aimed at somebody; worry is negative too, but at nobody's expense."""
LIKELY = 0.5
"""Summed probability of these tones from which a comment is counted as negative."""
MAINLY = 0.6
"""Share of the negative comments that one target must have to be called the main one."""

TARGETS = {
    "outsider": "people or things outside the thread",
    "person": "another commenter",
    "article": "the article or its author",
}
LEADS = {
    "outsider": "What is negative goes mostly outwards",
    "person": "What is negative stays mostly among the commenters",
    "article": "What is negative goes mostly to the article",
}


@dataclass(frozen=True)
class Toward:
    """What the comments that are likely critical, mocking or hostile are aimed at."""

    kind: ClassVar[str] = "toward"

    comments: tuple[str, ...]
    """Those comments, by position."""
    targets: tuple[tuple[str, int], ...]
    """(target, comments), the most frequent first, of equals in the order of TARGETS; none with 0."""
    pairs: tuple[tuple[str, str], ...] = ()

    @property
    def sentence(self) -> str:
        n, negative = len(self.comments), words.either(AIMED)
        parts = [(size, TARGETS[target]) for target, size in self.targets]
        parts += [(n - sum(size for size, _ in parts), "nobody in particular")]
        (first, target), *others = [part for part in parts if part[0]]
        if n == 1:
            return words.sentence(f"The one comment that reads as {negative} seems aimed at {target}")
        aimed = [f"{words.number(first)} {words.noun(first, 'seems', 'seem')} aimed at {target}"]
        aimed += [f"{words.number(size)} at {target}" for size, target in others]
        of = f"of the {words.comments(n)} that read as {negative}"
        return words.sentence(f"{self._lead()}: {of}, {words.listed(aimed)}")

    def _lead(self) -> str:
        target, most = self.targets[0] if self.targets else ("", 0)
        main = most >= MAINLY * len(self.comments)
        return LEADS[target] if main else "What is negative has no single target"

    def holds(self, ledger: Ledger) -> bool:
        negative = tuple(c for c in ledger.comments if ledger.likely(c, AIMED) >= LIKELY)
        found = Counter(ledger.comments[c]["toward"] for c in negative)
        return (
            bool(negative)
            and self.comments == negative
            and self.targets == _ordered({target: found[target] for target in TARGETS if found[target]})
            and not self.pairs
        )


def make(tables: Tables) -> list[Toward]:
    shares = tables.tone_shares
    likely = shares.loc[shares[list(AIMED)].sum(axis=1).round(DIGITS) >= LIKELY, "comment_id"]
    negative = tables.comments[tables.comments["comment_id"].isin(likely)]
    counts = negative["toward"].value_counts()
    targets = _ordered({target: int(counts[target]) for target in TARGETS if target in counts})
    return [Toward(tuple(negative["comment_id"]), targets)] if len(negative) else []


def _ordered(counts: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda item: -item[1]))
