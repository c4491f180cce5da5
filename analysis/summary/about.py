"""What a group of comments is about, in the names of the thread's topics."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.summary.ledger import Ledger
from analysis.tags.naming import is_unnamed
from analysis.tags.terms import stems
from analysis.tags.topics import OFF_TOPIC

FEWEST = 2
"""Comments on a topic that make it worth naming, and no less than `LEAST_SHARE` of the group."""
LEAST_SHARE = 0.2
SAID = 1 / 3
"""Share of the comments on a topic that say a word of its name, from which a sentence may call them by it.
Of a topic of many small subjects, the name tells but one."""

MOSTLY, PARTLY, TURNED = "mostly", "partly", "turned"


@dataclass(frozen=True)
class About:
    """The one or two main topics of some comments."""

    names: tuple[str, ...]
    how: str
    """TURNED: all comments on the first came before those on the second. MOSTLY: the first, which then is
    the larger one, has more than half of the comments. PARTLY: neither."""

    def phrase(self) -> str:
        """As it follows a comma: `mostly about trams`."""
        said = ["off topic" if name == OFF_TOPIC else f"about {name}" for name in self.names]
        if self.how == TURNED:
            return f"first {said[0]}, then {said[1]}"
        return ", ".join([f"{self.how} {said[0]}", *(f"{PARTLY} {other}" for other in said[1:])])


def about(comments: pd.DataFrame) -> About | None:
    """What can be said of these comments by their topics; None where it is nothing."""
    named = comments[comments["topic"].map(names_a_subject, na_action="ignore").eq(True)]
    topics = named.groupby("topic", sort=False)["position"].agg(["size", "min", "max"])
    enough = topics[topics["size"] >= max(FEWEST, LEAST_SHARE * len(comments))]
    said = named.groupby("topic")["own_text"].agg(list)
    enough = enough.loc[[name for name in enough.index if is_told(str(name), said[name])]]
    top = enough.sort_values(["size", "min"], ascending=[False, True]).head(2)
    if top.empty:
        return None
    in_time = top.sort_values("min")
    if len(top) == 2 and in_time["max"].iloc[0] < in_time["min"].iloc[1]:
        return About(tuple(in_time.index), TURNED)
    return About(tuple(top.index), MOSTLY if 2 * top["size"].iloc[0] > len(comments) else PARTLY)


def counted(ledger: Ledger, ids: Collection[str]) -> About | None:
    """The same as `about`, counted anew."""
    on: dict[str, list[int]] = {}
    for place, comment in enumerate(ids):
        topic = ledger.topic(comment)
        if topic is not None and names_a_subject(topic):
            on.setdefault(topic, []).append(place)
    large = [topic for topic in on if len(on[topic]) >= max(FEWEST, LEAST_SHARE * len(ids))]
    texts = [ledger.comments[comment]["own_text"] for comment in ids]
    large = [topic for topic in large if is_told(topic, [texts[place] for place in on[topic]])]
    names = tuple(sorted(large, key=lambda topic: -len(on[topic]))[:2])
    if not names:
        return None
    first, second = names[0], names[-1]
    if on[first][-1] < on[second][0] or on[second][-1] < on[first][0]:
        return About((first, second) if on[first][0] < on[second][0] else (second, first), TURNED)
    return About(names, MOSTLY if 2 * len(on[first]) > len(ids) else PARTLY)


def is_told(topic: str, own_texts: Sequence[str | None]) -> bool:
    """Whether enough comments on a topic say a word of its name."""
    name = set(stems(topic))
    said = sum(not name.isdisjoint(stems(text)) for text in own_texts if text)
    return topic == OFF_TOPIC or said >= SAID * len(own_texts)


def names_a_subject(topic: str) -> bool:
    """Whether a topic's name says what it is about.

    One without telling words is called by its first comment's opening, in quotation marks, or by a number.
    """
    return not topic.startswith("“") and not is_unnamed(topic)
