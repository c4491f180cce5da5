"""What a group of comments is about, in the names of the thread's topics."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import pandas as pd

from analysis.summary.ledger import Ledger
from analysis.tags.topics import OFF_TOPIC

FEWEST = 2
"""Comments on a topic that make it worth naming, and no less than `LEAST_SHARE` of the group."""
LEAST_SHARE = 0.2

MOSTLY, PARTLY, TURNED = "mostly", "partly", "turned"


@dataclass(frozen=True)
class About:
    """The one or two main topics of some comments."""

    names: tuple[str, ...]
    """The one that comes first, first."""
    how: str
    """MOSTLY: the first has more than half of the comments. TURNED: all comments on the first came before
    those on the second. PARTLY: neither."""

    def phrase(self) -> str:
        """As it follows a comma: `mostly about trams`."""
        said = ["off topic" if name == OFF_TOPIC else f"about {name}" for name in self.names]
        if self.how == TURNED:
            return f"first {said[0]}, then {said[1]}"
        return ", ".join(f"{self.how} {each}" for each in said)


def about(comments: pd.DataFrame) -> About | None:
    """What can be said of these comments by their topics; None where it is nothing."""
    named = comments[comments["topic"].map(names_a_subject, na_action="ignore").eq(True)]
    topics = named.groupby("topic", sort=False)["position"].agg(["size", "min", "max"])
    enough = topics[topics["size"] >= max(FEWEST, LEAST_SHARE * len(comments))]
    top = enough.sort_values(["size", "min"], ascending=[False, True]).head(2).sort_values("min")
    if top.empty:
        return None
    if len(top) == 2 and top["max"].iloc[0] < top["min"].iloc[1]:
        return About(tuple(top.index), TURNED)
    main = top[2 * top["size"] > len(comments)]
    return About(tuple(main.index), MOSTLY) if len(main) else About(tuple(top.index), PARTLY)


def counted(ledger: Ledger, ids: Collection[str]) -> About | None:
    """The same as `about`, counted anew."""
    on: dict[str, list[int]] = {}
    for place, comment in enumerate(ids):
        topic = ledger.topic(comment)
        if topic is not None and names_a_subject(topic):
            on.setdefault(topic, []).append(place)
    large = [topic for topic in on if len(on[topic]) >= max(FEWEST, LEAST_SHARE * len(ids))]
    first_two = sorted(large, key=lambda topic: -len(on[topic]))[:2]
    names = tuple(topic for topic in large if topic in first_two)
    if not names:
        return None
    if len(names) == 2 and on[names[0]][-1] < on[names[1]][0]:
        return About(names, TURNED)
    main = [topic for topic in names if 2 * len(on[topic]) > len(ids)]
    return About((main[0],), MOSTLY) if main else About(names, PARTLY)


def names_a_subject(topic: str) -> bool:
    """Whether a topic's name says what it is about.

    One without telling words is called by its first comment's opening, in quotation marks, or by a number.
    """
    return not topic.startswith(("“", "without words"))
