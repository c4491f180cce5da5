"""What the thread is about."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import ClassVar

import pandas as pd

from analysis.schema import Tables
from analysis.summary import measure, words
from analysis.summary.about import is_told, names_a_subject
from analysis.summary.kinds.talk import SHORTEST
from analysis.summary.ledger import Ledger

SHOWN = 3
FEWEST = 2
"""Comments on a topic that make it worth naming."""


@dataclass(frozen=True)
class Subjects:
    """The topics with most comments, each shown by its most typical comment."""

    kind: ClassVar[str] = "subjects"

    topics: tuple[tuple[str, int], ...]
    """(name, comments), the largest first, of equals the earlier."""
    comments: tuple[str, ...]
    """A comment on each, in the same order."""
    of: int
    """Topics of so many comments in the thread, shown or not."""
    pairs: tuple[tuple[str, str], ...] = ()

    @property
    def sentence(self) -> str:
        (first, n), *rest = self.topics
        if not rest:
            return words.sentence(f"One subject recurs, {first}, in {words.comments(n)}")
        names = [f"{first} ({words.comments(n)})", *(f"{name} ({words.number(size)})" for name, size in rest)]
        lead = "The largest topics are" if self.of > SHOWN else f"{words.opening(self.of)} subjects recur:"
        return words.sentence(f"{lead} {words.listed(names)}")

    def holds(self, ledger: Ledger) -> bool:
        texts: dict[int, list[str | None]] = {}
        for row in ledger.comments.values():
            if row["topic_id"] is not None:
                texts.setdefault(row["topic_id"], []).append(row["own_text"])
        names = {topic: str(ledger.topics[topic]["name"]) for topic in texts}
        told = [
            topic for topic in texts if names_a_subject(names[topic]) and is_told(names[topic], texts[topic])
        ]
        counts = Counter({topic: len(texts[topic]) for topic in told})
        recurring = [topic for topic, n in counts.most_common() if n >= FEWEST]  # of equals the earlier
        shown = recurring[:SHOWN]
        return (
            bool(shown)
            and self.topics == tuple((ledger.topics[topic]["name"], counts[topic]) for topic in shown)
            and self.comments == tuple(ledger.topics[topic]["typical_comment"] for topic in shown)
            and self.of == len(recurring)
            and not self.pairs
        )


def make(tables: Tables) -> list[Subjects]:
    """None where strands of some length hold most of the thread: their sentences name their subjects."""
    lengths = measure.strands(tables.comments).value_counts()
    if 2 * lengths[lengths >= SHORTEST].sum() > len(tables.comments):
        return []
    recurring = _recurring(tables)
    top = recurring.head(SHOWN)
    topics = tuple(zip(top["name"], top["size"].tolist(), strict=True))
    return [Subjects(topics, tuple(top["typical_comment"]), len(recurring))] if topics else []


def _recurring(tables: Tables) -> pd.DataFrame:
    """The topics of two or more comments, the largest first, of equals the earlier, with their `size`."""
    on = tables.comments.dropna(subset=["topic_id"])
    places = on.groupby("topic_id")["position"].agg(["size", "min"])
    topics = tables.topics[tables.topics["name"].map(names_a_subject).astype("bool")]
    texts = on.groupby("topic_id")["own_text"].agg(list)
    named = zip(topics["topic_id"], topics["name"], strict=True)
    told = [topic for topic, name in named if is_told(name, texts[topic])]
    counted = topics[topics["topic_id"].isin(told)].merge(places, left_on="topic_id", right_index=True)
    ranked = counted.sort_values(["size", "min"], ascending=[False, True])
    return ranked[ranked["size"] >= FEWEST]
