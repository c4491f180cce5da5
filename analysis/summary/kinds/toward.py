"""Whether the negativity goes to each other or to outsiders."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from analysis.schema import Tables
from analysis.summary import words
from analysis.summary.ledger import Ledger
from analysis.tables.aimed import AIMED, LIKELY, aimed

MAINLY, ENOUGH = 0.6, 5
"""Share of the negative comments with a target that one target must have to be called the main one, and
how many of these comments there must be; the same share of all negative ones must show a target: of fewer,
most of what is negative may be aimed elsewhere."""

OUTSIDER = "outsider"
FEWEST_NAMING, MOST_NAMING = 3, 0.5
"""Comments aimed outwards that must name the same, and their share, for it to be told."""

TARGETS = {
    OUTSIDER: "people or things outside the thread",
    "person": "another commenter",
    "article": "the article or its author",
}
AIMED_AT = {OUTSIDER: "outsiders", "person": "each other", "article": "the article"}
"""The targets as the key figures call them."""
LEADS = {
    OUTSIDER: "What is negative seems to go mostly outwards",
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
    outsider: tuple[str, int] | None
    """Whom or what most of those aimed outwards name, and how many of them do."""
    pairs: tuple[tuple[str, str], ...] = ()

    @property
    def sentence(self) -> str:
        n, (target, first), *others = len(self.comments), *self.targets
        those = f"read as {words.either(AIMED)} and show a target"
        more = f"; {words.number(self.untold)} more {words.noun(self.untold, 'is', 'are')} unclear"
        aimed = [f"{words.noun(first, 'is', 'are')} aimed at {self._told(target, first)}"]
        aimed += [f"{words.number(size)} at {self._told(target, size)}" for target, size in others]
        body = f"of the {words.comments(n)} that {those}, {words.number(first)} "
        if not others:
            body = f"{words.every(n)} comments that {those} "
        return words.sentence(f"{LEADS[target]}: {body}{words.listed(aimed)}{more * bool(self.untold)}")

    def _told(self, target: str, size: int) -> str:
        if target != OUTSIDER or self.outsider is None:
            return TARGETS[target]
        name, n = self.outsider
        naming = "all of them name" if n == size else f"{words.number(n)} of them name"
        return f"{TARGETS[target]} ({naming} {words.named(name)})"

    def holds(self, ledger: Ledger) -> bool:
        negative = [c for c in ledger.comments if ledger.likely(c, AIMED) >= LIKELY]
        aimed = tuple(c for c in negative if ledger.comments[c]["toward"] in TARGETS)
        found = Counter(ledger.comments[c]["toward"] for c in aimed)
        return (
            len(aimed) >= max(ENOUGH, MAINLY * len(negative))
            and max(found.values()) >= _main(self.targets[0][0], len(aimed), len(negative))
            and self.comments == aimed
            and self.targets == _ordered({target: found[target] for target in TARGETS if found[target]})
            and self.untold == len(negative) - len(aimed)
            and self.outsider
            == _foremost([c for c in aimed if ledger.comments[c]["toward"] == OUTSIDER], ledger.named)
            and not self.pairs
        )


def make(tables: Tables) -> list[Toward]:
    negative = aimed(tables.comments, tables.tone_shares)
    told = negative[negative["target"].isin(list(TARGETS))]
    if len(told) < max(ENOUGH, MAINLY * len(negative)):
        return []
    counts = told["target"].value_counts()
    targets = _ordered({target: int(counts[target]) for target in TARGETS if target in counts})
    if targets[0][1] < _main(targets[0][0], len(told), len(negative)):
        return []
    outwards = told.loc[told["target"] == OUTSIDER, "comment_id"].tolist()
    mentioned = zip(tables.mentioned["name"], tables.mentioned["in_comments"].str.split(";"), strict=True)
    foremost = _foremost(outwards, dict(mentioned))
    return [Toward(tuple(told["comment_id"]), targets, len(negative) - len(told), foremost)]


def _main(target: str, told: int, negative: int) -> float:
    """How many comments make a target the main one.

    A reply shows its target more easily than a fresh comment, so that people are said to quarrel among
    themselves only where most of all that is negative shows it.
    """
    return MAINLY * (negative if target == "person" else told)


def _foremost(outwards: Sequence[str], named: Mapping[str, Sequence[str]]) -> tuple[str, int] | None:
    """The name that most of these comments hold, where enough do; of equals the more named."""
    counts = [(name, len(set(outwards).intersection(ids))) for name, ids in named.items()]
    name, n = max(counts, key=lambda count: count[1], default=("", 0))
    return (name, n) if n >= max(FEWEST_NAMING, MOST_NAMING * len(outwards)) else None


def _ordered(counts: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda item: -item[1]))
