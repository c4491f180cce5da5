"""What a group of comments is about, in the names of the thread's topics."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import pandas as pd

from analysis.schema import Tables
from analysis.summary import measure
from analysis.summary.ledger import Ledger
from analysis.tags.naming import is_unnamed
from analysis.tags.terms import stems
from analysis.tags.topics import OFF_TOPIC
from analysis.text import fold

FEWEST = 2
"""Comments that must say a name, and people who wrote them, for a sentence to call anything by it. The name
of a topic is one guess at what its comments share; what a single person says once is not shared."""
LEAST_SHARE = 0.2
"""Share of a group's comments on a topic, from which its sentence may name it."""
SAID = 1 / 3
"""Share of a group's comments that must say the name of what they are said to be mostly about; and of a
topic's own comments that must say its name."""
TOGETHER = 2 / 3
"""Share of a group's comments on the two subjects between which it is said to have turned."""

KNOWN = frozenset("the this that these those my your our his her its their".split())
"""Words before a name that make it a known thing."""
_PLURAL = re.compile(r"[^\W\d_'’][^\W\d_'’siu]s$")

MOSTLY, TURNED = "mostly", "turned"

Said = tuple[str | None, str | None]
"""(person, own words) of a comment; what carries no name counts as somebody else's."""


@dataclass(frozen=True)
class About:
    """The main topic of some comments, or the two that followed each other."""

    names: tuple[str, ...]
    """As the comments say them: with the article that they mostly have there."""
    how: str
    """TURNED: all comments on the first, which the group began with, came before those on the second.
    MOSTLY: more than half of the comments say a phrase of the one."""

    def phrase(self) -> str:
        """As it follows a comma: `mostly about trams`."""
        if self.how == TURNED:
            return f"first about {self.names[0]}, then about {self.names[1]}"
        return f"{self.how} about {self.names[0]}"


def about(tables: Tables, mine: pd.DataFrame) -> About | None:
    """What can be said of the comments `mine`, in order, by their topics; None where it is nothing."""
    phrases = tables.topics.set_index("name")["keyphrases"].str.split(";")
    named = mine[mine["topic"].map(names_a_subject, na_action="ignore").eq(True)]
    topics = named.groupby("topic", sort=False)["position"].agg(["size", "min", "max"])
    enough = topics[topics["size"] >= max(FEWEST, LEAST_SHARE * len(mine))]
    said = measure.said(mine)
    texts = [text for _, text in said]
    told = enough.loc[[str(name) for name in enough.index if is_told(str(name), said)]]
    ranked = told.sort_values(["size", "min"], ascending=[False, True])
    top = ranked.head(2).sort_values("min")
    if (
        len(top) == 2
        and top["max"].iloc[0] < top["min"].iloc[1]
        and top["min"].iloc[0] == mine["position"].iloc[0]
        and top["size"].sum() >= TOGETHER * len(mine)
    ):
        return About(tuple(as_said(str(name), texts) for name in top.index), TURNED)
    for name in map(str, ranked.index):
        holding = [text for text in texts if any(says(text, phrase) for phrase in phrases[name])]
        naming = [text for text in texts if says(text, name)]
        if 2 * len(holding) > len(mine) and len(naming) >= SAID * len(mine):
            return About((as_said(name, texts),), MOSTLY)
    return None


def counted(ledger: Ledger, ids: Collection[str]) -> About | None:
    """The same as `about`, counted anew."""
    on: dict[str, list[int]] = {}
    for place, comment in enumerate(ids):
        topic = ledger.topic(comment)
        if topic is not None and names_a_subject(topic):
            on.setdefault(topic, []).append(place)
    said = [(ledger.person(c), ledger.comments[c]["own_text"]) for c in ids]
    texts = [text for _, text in said]
    large = [topic for topic in on if len(on[topic]) >= max(FEWEST, LEAST_SHARE * len(ids))]
    names = sorted((name for name in large if is_told(name, said)), key=lambda name: -len(on[name]))
    if len(names) > 1:
        first, second = sorted(names[:2], key=lambda name: on[name][0])
        both = len(on[first]) + len(on[second])
        if on[first][0] == 0 and on[first][-1] < on[second][0] and both >= TOGETHER * len(ids):
            return About((as_said(first, texts), as_said(second, texts)), TURNED)
    for name in names:
        phrases = ledger.phrases(name)
        holding = naming = 0
        for text in texts:
            holding += any(says(text, phrase) for phrase in phrases)
            naming += says(text, name)
        if 2 * holding > len(texts) and naming >= SAID * len(texts):
            return About((as_said(name, texts),), MOSTLY)
    return None


def is_told(name: str, said: Iterable[Said]) -> bool:
    """Whether enough comments, by more than one person, say a name: it itself, or all its telling words."""
    comments = [(n, person) for n, (person, text) in enumerate(said) if says(text, name)]
    people = {person or n for n, person in comments}
    return min(len(comments), len(people)) >= FEWEST


def told(tables: Tables) -> frozenset[str]:
    """The names of the topics that enough of their comments say."""
    on = tables.comments.dropna(subset=["topic"])
    said = {str(name): measure.said(mine) for name, mine in on.groupby("topic")}
    return frozenset(name for name in said if names_a_subject(name) and is_told(name, said[name]))


def says(own_text: str | None, phrase: str) -> bool:
    """Whether a comment says a phrase, or each of its telling words."""
    if not own_text:
        return False
    return fold(phrase) in fold(own_text) if not (wanted := _stems(phrase)) else wanted <= _stems(own_text)


@lru_cache(maxsize=8192)
def _stems(own_text: str) -> frozenset[str]:
    return frozenset(stems(own_text))


def as_said(name: str, own_texts: Sequence[str | None]) -> str:
    """A topic's name with "the" or "a" before it, where its comments mostly say it so (`my mug`: the mug)."""
    many = f"{name}s"
    if name.islower() and _uses(many, own_texts) > _uses(name, own_texts):
        name = many
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


def _uses(name: str, own_texts: Sequence[str | None]) -> int:
    said = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
    return sum(len(said.findall(text)) for text in own_texts if text)


def names_a_subject(topic: str) -> bool:
    """Whether a topic's name says what it is about.

    One without telling words is called by its first comment's opening, in quotation marks, or by a number;
    what has nothing to do with the rest, off topic.
    """
    return not topic.startswith("“") and not is_unnamed(topic) and topic != OFF_TOPIC
