"""The tone of the thread as a whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, TypeVar

import pandas as pd

from analysis.schema import NOT_ANALYSED, TONES, Tables
from analysis.summary import words
from analysis.summary.kinds.toward import AIMED
from analysis.summary.ledger import Ledger
from analysis.summary.measure import DIGITS

FEW = 8
"""Judged comments below which tones are counted one by one; from here on their probabilities are averaged."""
WORTH_NAMING = 0.12
"""Share from which a tone is named; under it, less than one comment in eight."""
NAMED = 3
MIXED = 0.3
"""A leading tone with a smaller share does not lead."""
RARE = 0.05
"""Share of comments of a sort below which they are called rare; the same as "hardly any"."""
HEATED = 0.35
"""Share of critical and mocking comments from which a reader would ask whether the thread is hostile."""
EXAMPLES = 3
"""Comments that are cited for each tone named."""

Amount = TypeVar("Amount", int, float)

FOREIGN = "The comments are not in a language whose tone can be judged, so nothing is said of tone."
WORDLESS = "The comments hold no words of their own whose tone could be judged."


@dataclass(frozen=True)
class Tone:
    """How likely each tone is over the thread, and how many single tones are sure."""

    kind: ClassVar[str] = "tone"

    judged: int
    """Comments with own words in a language that can be judged."""
    foreign: int
    """Comments in a language that cannot."""
    shown: tuple[tuple[str, int], ...]
    """(tone, comments surely of it), the most frequent first, of equals in the order of `TONES`."""
    shares: tuple[tuple[str, float], ...]
    """(tone, mean probability), likewise; none where few were judged."""
    comments: tuple[str, ...]
    """Few judged: all of them. Else the clearest examples of the tones named, by position."""
    pairs: tuple[tuple[str, str], ...] = ()

    @property
    def sentence(self) -> str:
        if not self.judged:
            return FOREIGN if self.foreign else WORDLESS
        said = self._by_shares() if self.shares else self._one_by_one()
        are = words.noun(self.foreign, "is", "are")
        beyond = (
            f"; {words.number(self.foreign)} in another language {are} not judged" if self.foreign else ""
        )
        return words.sentence(said + beyond)

    def _one_by_one(self) -> str:
        n, unsure = self.judged, self._unsure()
        if n == 1:
            reads = f"reads as {self.shown[0][0]}" if self.shown else "could be read in more than one way"
            return f"In tone, the one comment {'that can be judged ' * bool(self.foreign)}{reads}"
        all_of_them = "both" if n == 2 else f"all {words.number(n)}"
        if not self.shown:
            return f"The tone of {all_of_them} comments stays unsure"
        if len(self.shown) == 1 and not unsure:
            return f"{words.capital(all_of_them)} comments read as {self.shown[0][0]}"
        (tone, first), *others = self.shown
        sure = [
            f"{words.number(first)} of the {words.comments(n)} {words.noun(first, 'reads', 'read')} as {tone}"
        ]
        sure += [f"{words.number(n)} as {tone}" for tone, n in others]
        rest = f"; the tone of the other{'' if unsure == 1 else f' {words.number(unsure)}'} stays unsure"
        return f"In tone, {words.listed(sure)}{rest * bool(unsure)}"

    def _by_shares(self) -> str:
        (tone, share), *rest = [item for item in self.shares if item[0] in _named(self.shares)]
        reads = [f"{words.share(share)} of the comments read as {tone}"]
        reads += [f"{words.share(share).removeprefix('about ')} as {tone}" for tone, share in rest]
        mixed = "tones are mixed: " if share < MIXED else ""
        return words.capital(mixed + words.listed(reads)) + self._heat() + self._sureness()

    def _heat(self) -> str:
        share = dict(self.shares)
        if sum(share[tone] for tone in AIMED) < RARE:
            return f", and hardly any as {words.either(AIMED)}"
        if share["critical"] + share["mocking"] >= HEATED and share["hostile"] < RARE:
            return ", and open hostility is rare"
        return ""

    def _sureness(self) -> str:
        sure = self.judged - self._unsure()
        if not sure:
            return "; not one single tone is sure"
        if 2 * sure < self.judged:
            return f"; most single tones stay unsure ({self._unsure():,} of {self.judged:,})"
        return f"; the tone of {words.number(sure)} of the {self.judged:,} is fairly sure"

    def _unsure(self) -> int:
        return self.judged - sum(n for _, n in self.shown)

    def holds(self, ledger: Ledger) -> bool:
        judged = [c for c in ledger.comments if c in ledger.shares]
        shown = Counter(ledger.comments[c]["tone"] for c in judged)
        shares = ledger.mean_shares(judged) if len(judged) >= FEW else {}
        return (
            self.judged == len(judged)
            and self.foreign == sum(row["tone"] == NOT_ANALYSED for row in ledger.comments.values())
            and self.shown == _ordered({t: shown[t] for t in TONES if shown[t]})
            and self.shares == _ordered(shares)
            and self.comments == (self._examples(ledger, judged) if shares else tuple(judged))
            and not self.pairs
        )

    def _examples(self, ledger: Ledger, judged: list[str]) -> tuple[str, ...]:
        chosen: set[str] = set()
        for tone in _named(self.shares):
            mine = [c for c in judged if ledger.comments[c]["tone_likeliest"] == tone]
            chosen.update(sorted(mine, key=lambda c: -ledger.shares[c][tone])[:EXAMPLES])
        return tuple(c for c in judged if c in chosen)


def make(tables: Tables) -> list[Tone]:
    comments, shares = tables.comments, tables.tone_shares
    judged = comments[comments["comment_id"].isin(shares["comment_id"])]
    counts = judged["tone"].value_counts()
    means = shares[list(TONES)].mean().round(DIGITS) if len(judged) >= FEW else pd.Series(dtype="float64")
    ordered = _ordered({str(tone): float(share) for tone, share in means.items()})
    return [
        Tone(
            judged=len(judged),
            foreign=int((comments["tone"] == NOT_ANALYSED).sum()),
            shown=_ordered({tone: int(counts[tone]) for tone in TONES if tone in counts}),
            shares=ordered,
            comments=_clearest(judged, shares, _named(ordered)) if ordered else tuple(judged["comment_id"]),
        )
    ]


def _clearest(judged: pd.DataFrame, shares: pd.DataFrame, tones: Sequence[str]) -> tuple[str, ...]:
    """The ids of the comments most likely to be of each of `tones`, by position."""
    likely = judged[["comment_id", "position", "tone_likeliest"]].merge(shares, on="comment_id")
    best = [
        likely[likely["tone_likeliest"] == tone]
        .sort_values([tone, "position"], ascending=[False, True])
        .head(EXAMPLES)
        for tone in tones
    ]
    return tuple(pd.concat(best).sort_values("position")["comment_id"])


def _named(shares: Sequence[tuple[str, float]]) -> list[str]:
    return [tone for n, (tone, share) in enumerate(shares[:NAMED]) if share >= WORTH_NAMING or n == 0]


def _ordered(amounts: Mapping[str, Amount]) -> tuple[tuple[str, Amount], ...]:
    """(tone, amount), the greatest first, of equals in the order of TONES."""
    return tuple(sorted(amounts.items(), key=lambda item: -item[1]))
