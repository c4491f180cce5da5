"""The tone of a thread of some length: shares of its comments, and how many single tones are sure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

import pandas as pd

from analysis.schema import NOT_ANALYSED, TONES, Tables
from analysis.summary import words
from analysis.summary.ledger import Ledger, Row
from analysis.tables.aimed import AIMED
from analysis.tables.tone import DIGITS

ENOUGH = 8
"""Judged comments from which their probabilities are averaged; fewer are counted one by one."""
WORTH_NAMING = 0.12
"""Share from which a further tone is named; under it, less than one comment in eight."""
NAMED = 3
MIXED = 0.3
"""A leading tone with a smaller share does not lead."""
RARE = 0.05
"""Share of comments of a sort below which they are called rare; the same as "hardly any"."""
HEATED = 0.35
"""Share of critical and mocking comments from which a reader would ask whether the thread is hostile."""
MANY_FOREIGN = 0.1
"""Share of comments in another language from which it is said that not all were judged."""
EXAMPLES = 3
"""Comments that are cited for each tone named."""

Shares = tuple[tuple[str, float], ...]


@dataclass(frozen=True)
class Tone:
    """How likely each tone is over the thread, and how many single tones are sure."""

    kind: ClassVar[str] = "tone"

    judged: int
    """Comments with own words in a language that can be judged."""
    foreign: int
    """Comments in a language that cannot."""
    sure: int
    """Judged comments whose own tone is sure enough to be shown."""
    of_two: int
    """Further ones whose tone is surely one of two."""
    hostile: int
    """Those that may be hostile: by the likeliest tone, or one of two."""
    shares: Shares
    """(tone, mean probability) of all eight, the greatest first, of equals in the order of TONES."""
    comments: tuple[str, ...]
    """The clearest examples of the tones named, by position."""
    pairs: tuple[tuple[str, str], ...] = ()

    @property
    def sentence(self) -> str:
        many = self.foreign >= MANY_FOREIGN * (self.judged + self.foreign)
        of = "of the comments that can be judged" if many else "of the comments"
        (tone, share), *rest = [item for item in self.shares if item[0] in _named(self.shares)]
        reads = [f"{words.share(share)} {of} read as {tone}"]
        reads += [f"{words.share(share).removeprefix('about ')} as {tone}" for tone, share in rest]
        mixed = "tones are mixed: " if share < MIXED else ""
        taken = "taken together, " if 2 * self.sure < self.judged else ""
        said = words.capital(taken + mixed + words.listed(reads))
        return words.sentence(said + self._heat() + self._sureness())

    def _heat(self) -> str:
        share = dict(self.shares)
        if sum(share[tone] for tone in AIMED) < RARE:
            return f", and hardly any as {words.either(AIMED)}"
        if share["critical"] + share["mocking"] >= HEATED and share["hostile"] < RARE and not self.hostile:
            return ", and open hostility is rare"
        return ""

    def _sureness(self) -> str:
        if 2 * self.sure < self.judged:
            some = f"only {words.number(self.sure)}" if self.sure else "none"
            known = f"{some} of the {self.judged:,} {words.noun(self.sure or 1, 'is', 'are')} sure"
            two = f"{words.number(self.of_two)}{' more' if self.sure else ''}"
            narrowed = f"{two} {words.noun(self.of_two, 'is', 'are')} narrowed to two tones"
            link = "and" if self.sure else "but"
            return f"; one by one, {known}" + (f", {link} {narrowed}" if self.of_two else "")
        return f"; the tone of {words.number(self.sure)} of the {self.judged:,} is fairly sure"

    def holds(self, ledger: Ledger) -> bool:
        judged = [c for c in ledger.comments if c in ledger.shares]
        tones = Counter(row["tone"] for row in ledger.comments.values())
        shares = ledger.mean_shares(judged)
        examples: set[str] = set()
        for tone in _named(self.shares):
            mine = [c for c in judged if ledger.comments[c]["tone_likeliest"] == tone]
            examples.update(sorted(mine, key=lambda c: -ledger.shares[c][tone])[:EXAMPLES])
        return (
            self.judged == len(judged) >= ENOUGH
            and self.foreign == tones[NOT_ANALYSED]
            and self.sure == sum(ledger.comments[c]["tone"] in TONES for c in judged)
            and self.of_two == sum(ledger.comments[c]["tone_among"] is not None for c in judged)
            and self.hostile == sum(_may_be_hostile(ledger.comments[c]) for c in judged)
            and self.shares == tuple(sorted(shares.items(), key=lambda item: -item[1]))
            and self.comments == tuple(c for c in judged if c in examples)
            and not self.pairs
        )


def _may_be_hostile(row: Row) -> bool:
    return "hostile" in (row["tone_likeliest"], *(row["tone_among"] or "").split(";"))


def make(tables: Tables) -> list[Tone]:
    comments = tables.comments
    judged = comments[comments["comment_id"].isin(tables.tone_shares["comment_id"])]
    if len(judged) < ENOUGH:
        return []
    means = tables.tone_shares[list(TONES)].mean().round(DIGITS).sort_values(ascending=False, kind="stable")
    shares = tuple((str(tone), float(share)) for tone, share in means.items())
    return [
        Tone(
            judged=len(judged),
            foreign=int((comments["tone"] == NOT_ANALYSED).sum()),
            sure=int(judged["tone"].isin(TONES).sum()),
            of_two=int(judged["tone_among"].notna().sum()),
            hostile=int(
                (
                    judged["tone_likeliest"].eq("hostile")
                    | judged["tone_among"].str.contains("hostile", na=False)
                ).sum()
            ),
            shares=shares,
            comments=_clearest(judged, tables.tone_shares, _named(shares)),
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


def _named(shares: Shares) -> list[str]:
    """The tones that the sentence names: the first, and two others of some size."""
    return [tone for n, (tone, share) in enumerate(shares[:NAMED]) if share >= WORTH_NAMING or n == 0]
