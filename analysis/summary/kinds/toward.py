"""Whether the negativity goes to each other or to outsiders."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from analysis.schema import Tables
from analysis.summary import words
from analysis.summary.ledger import Ledger
from analysis.tables.aimed import AIMED, LIKELY, aimed

MAINLY, ENOUGH = 0.6, 4
"""Share of the negative comments with a target that one target must have to be called the main one, and
how many of these comments there must be."""

TARGETS = {
    "outsider": "people or things outside the thread",
    "person": "another commenter",
    "article": "the article or its author",
}
LEADS = {
    "outsider": "What is negative seems to go mostly outwards",
    "person": "What is negative seems to stay mostly among the commenters",
    "article": "What is negative seems to go mostly to the article",
}


@dataclass(frozen=True)
class Toward:
    """What the comments that are likely critical, mocking or hostile are aimed at."""

    kind: ClassVar[str] = "toward"

    comments: tuple[str, ...]
    """Those of them whose target can be told, by position."""
    targets: tuple[tuple[str, int], ...]
    """(target, comments), the most frequent first, of equals in the order of TARGETS; none with 0."""
    untold: int
    """Those whose target cannot be told."""
    pairs: tuple[tuple[str, str], ...] = ()

    @property
    def sentence(self) -> str:
        n, (target, first), *others = len(self.comments), *self.targets
        those = f"read as {words.either(AIMED)} and show a target"
        more = f"; {words.number(self.untold)} more {words.noun(self.untold, 'is', 'are')} unclear"
        lead = f"{LEADS[target]}: " if n >= ENOUGH and first >= MAINLY * n else ""
        seems = words.noun(first, "is", "are") if lead else words.noun(first, "seems", "seem")
        aimed = [f"{seems} aimed at {TARGETS[target]}"]
        aimed += [f"{words.number(size)} at {TARGETS[target]}" for target, size in others]
        if n == 1:
            body = f"the one comment that {those.replace('read', 'reads').replace('show', 'shows')} "
        elif others:
            body = f"of the {words.comments(n)} that {those}, {words.number(first)} "
        else:
            body = f"{words.every(n)} comments that {those} "
        said = f"{body}{words.listed(aimed)}{more * bool(self.untold)}"
        return words.sentence(lead + said if lead else words.capital(said))

    def holds(self, ledger: Ledger) -> bool:
        negative = [c for c in ledger.comments if ledger.likely(c, AIMED) >= LIKELY]
        aimed = tuple(c for c in negative if ledger.comments[c]["toward"] in TARGETS)
        found = Counter(ledger.comments[c]["toward"] for c in aimed)
        return (
            bool(aimed)
            and self.comments == aimed
            and self.targets == _ordered({target: found[target] for target in TARGETS if found[target]})
            and self.untold == len(negative) - len(aimed)
            and not self.pairs
        )


def make(tables: Tables) -> list[Toward]:
    negative = aimed(tables.comments, tables.tone_shares)
    told = negative[negative["target"].isin(list(TARGETS))]
    counts = told["target"].value_counts()
    targets = _ordered({target: int(counts[target]) for target in TARGETS if target in counts})
    return [Toward(tuple(told["comment_id"]), targets, len(negative) - len(told))] if targets else []


def _ordered(counts: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda item: -item[1]))
