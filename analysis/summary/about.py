"""What a group of comments is about, in the names of the thread's topics."""

from __future__ import annotations

import re
from collections import Counter
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

KNOWN = frozenset("the this that these those my your our his her its their".split())
"""Words before a name that make it a known thing."""
_PLURAL = re.compile(r"[^\W\d_'’][^\W\d_'’siu]s$")

MOSTLY, PARTLY, TURNED = "mostly", "partly", "turned"


@dataclass(frozen=True)
class About:
    """The one or two main topics of some comments."""

    names: tuple[str, ...]
    """As the comments say them: with the article that they mostly have there."""
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
    turned = len(top) == 2 and in_time["max"].iloc[0] < in_time["min"].iloc[1]
    names = tuple(as_said(str(name), said[name]) for name in (in_time if turned else top).index)
    mostly = MOSTLY if 2 * top["size"].iloc[0] > len(comments) else PARTLY
    return About(names, TURNED if turned else mostly)


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
    turned = on[first][-1] < on[second][0] or on[second][-1] < on[first][0]
    if turned and on[second][0] < on[first][0]:
        names = (second, first)
    mostly = MOSTLY if 2 * len(on[first]) > len(ids) else PARTLY
    told = tuple(as_said(name, [texts[place] for place in on[name]]) for name in names)
    return About(told, TURNED if turned else mostly)


def is_told(topic: str, own_texts: Sequence[str | None]) -> bool:
    """Whether enough comments on a topic say a word of its name."""
    name = set(stems(topic))
    said = sum(not name.isdisjoint(stems(text)) for text in own_texts if text)
    return topic == OFF_TOPIC or said >= SAID * len(own_texts)


def as_said(name: str, own_texts: Sequence[str | None]) -> str:
    """A topic's name with "the" or "a" before it, where its comments mostly say it so (`my mug`: the mug)."""
    words = name.split()
    if len(words) == 1 and not name.islower():
        return name
    said = re.compile(
        rf"(?:(?<![^\W\d_])([^\W\d_]+)[ \u00a0]+)?(?<!\w){r'[ -]+'.join(map(re.escape, words))}(?!\w)",
        re.IGNORECASE,
    )
    before = Counter(found.lower() for text in own_texts if text for found in said.findall(text))
    one = sum(before[article] for article in ("a", "an"))
    known = sum(before[word] for word in KNOWN)
    if 2 * (one + known) <= before.total() or (known < one and _PLURAL.search(name)):
        return name
    return f"the {name}" if known >= one else f"{'an' if before['an'] > before['a'] else 'a'} {name}"


def names_a_subject(topic: str) -> bool:
    """Whether a topic's name says what it is about.

    One without telling words is called by its first comment's opening, in quotation marks, or by a number.
    """
    return not topic.startswith("“") and not is_unnamed(topic)
