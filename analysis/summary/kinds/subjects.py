"""What the thread is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

import pandas as pd

from analysis.schema import Tables
from analysis.summary import measure, words
from analysis.summary.about import as_said, is_told, names_a_subject, says
from analysis.summary.ledger import Ledger

SHOWN, SHOWN_OF_MANY = 3, 6
"""Subjects that the sentence holds at most, in a thread of up to `MANY` comments and in a longer one."""
MANY = 150
FEWEST, LEAST_SHARE = 3, 0.02
"""Comments that say a subject, and their share of all, from which it recurs."""


@dataclass(frozen=True)
class Subjects:
    """The names of topics that recur in words, and in how many comments.

    Not how many comments are on each topic: that is likely, and this can be read.
    """

    kind: ClassVar[str] = "subjects"

    topics: tuple[tuple[str, int], ...]
    """(name, comments that say it), the most said first, of equals the topic that began earlier."""
    comments: tuple[str, ...]
    """Those that say any of them, by position."""
    pairs: tuple[tuple[str, str], ...] = ()

    @property
    def sentence(self) -> str:
        (first, n), *rest = self.topics
        if not rest:
            return words.sentence(f"One subject recurs, {first}, in {words.comments(n)}")
        names = [f"{first} (in {words.comments(n)})", *(f"{name} ({words.number(n)})" for name, n in rest)]
        return words.sentence(f"Recurring subjects are {words.listed(names)}")

    def holds(self, ledger: Ledger) -> bool:
        said = [(row["person"], row["own_text"]) for row in ledger.comments.values()]
        found: list[tuple[str, list[str]]] = []
        for number in sorted(ledger.topics, key=lambda topic: ledger.topics[topic]["first_position"]):
            name = str(ledger.topics[number]["name"])
            if names_a_subject(name) and is_told(name, said):
                found.append((name, [c for c, row in ledger.comments.items() if says(row["own_text"], name)]))
        found = [(name, ids) for name, ids in found if len(ids) >= max(FEWEST, LEAST_SHARE * len(said))]
        shown = sorted(found, key=lambda item: -len(item[1]))[: _shown(len(said))]
        naming = {comment for _, ids in shown for comment in ids}
        texts = [text for _, text in said]
        return (
            _is_worth_telling([len(ids) for _, ids in shown])
            and self.topics == tuple((as_said(name, texts), len(ids)) for name, ids in shown)
            and self.comments == tuple(c for c in ledger.comments if c in naming)
            and not self.pairs
        )


def make(tables: Tables) -> list[Subjects]:
    comments = tables.comments
    said = measure.said(comments)
    texts = [text for _, text in said]
    topics = tables.topics[tables.topics["name"].map(names_a_subject).astype("bool")]
    topics = topics.sort_values("first_position", kind="stable")
    names = [name for name in topics["name"] if is_told(name, said)]
    saying = pd.DataFrame({name: [says(text, name) for text in texts] for name in names})
    counts = saying.sum().sort_values(ascending=False, kind="stable")
    shown = counts[counts >= max(FEWEST, LEAST_SHARE * len(comments))].head(_shown(len(comments)))
    if not _is_worth_telling(shown.tolist()):
        return []
    naming = saying[shown.index].any(axis=1).to_numpy()
    return [
        Subjects(
            topics=tuple((as_said(str(name), texts), int(n)) for name, n in shown.items()),
            comments=tuple(comments.loc[naming, "comment_id"]),
        )
    ]


def _is_worth_telling(counts: Sequence[int]) -> bool:
    """Whether several subjects recur, or one in more comments than a few."""
    return len(counts) > 1 or sum(counts) > FEWEST


def _shown(comments: int) -> int:
    return SHOWN_OF_MANY if comments > MANY else SHOWN
