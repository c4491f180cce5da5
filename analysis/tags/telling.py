"""What is seen of each phrase of a topic: the comments that share its words, and who uses it."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from analysis.tags import vocabulary
from analysis.tags.candidates import Candidate, Commenters, candidates
from analysis.tags.keyphrases import Reader
from analysis.tags.terms import Floats, Terms, weight
from analysis.tags.words import everyday, stem

READ = 300
"""Comments of a topic, spread evenly, that its name is made from."""

SAME_PERSON = 0.3
"""Weight of a further comment of the same person, beside 1 for the first."""
EACH_ANSWER, MOST_ANSWERS = 0.25, 4
"""What each comment that answers one adds to its weight, and up to how many do: they speak of its subject."""

FEATURES = (
    "rarity of its commonest word in everyday English",
    "comments of the topic with each of its words",
    "comments that it tells of",
    "of the comments with its words, those of the topic",
    "comments of the thread with its words",
    "people who use it",
    "of two words",
    "of four words or more",
    "length",
    "its words in the title",
)
"""What is seen of each phrase. Chosen among 33 by leaving out, one after the other, what helped least."""

HEARD = 0.5
"""Weight of a comment outside the topic that one inside answers: its words may say what is spoken of."""

RARITY_COUNTS = 1.5
"""Power of a word's weight: a name rather has the rarer word of two that as many use."""
WEAK = 0.3
"""How much a word tells that says little ("thing"), beside others."""
PET_WORD = 0.5
"""How much a word tells that one comment uses and everyday English does not know: often a typing error."""


@dataclass(frozen=True)
class Material:
    """What names are made of: one thread's texts, who wrote them, and the article."""

    texts: Sequence[str]
    persons: Sequence[str]
    """One key a comment; a comment without a known author has a key of its own."""
    answers: Floats
    """How many comments answer each, by how surely they do."""
    parents: NDArray[np.int64]
    """Row of the comment that each most surely answers; negative = none."""
    commenters: Commenters
    """Their names name no topic."""
    article: Sequence[str]
    title: frozenset[str]
    """Stems of the article's title."""
    terms: Terms
    reader: Reader

    @cached_property
    def of_article(self) -> list[Candidate]:
        """The article's phrases."""
        return candidates([(text, None) for text in self.article], self.reader)

    @cached_property
    def holding(self) -> Floats:
        """The comments that hold each stem."""
        return np.asarray(self.terms.present.sum(axis=0)).ravel()


@dataclass(frozen=True)
class Group:
    """A topic to be named: its phrases, and what each of its comments shares with them."""

    phrases: Sequence[Candidate]
    column: Mapping[str, int]
    present: Floats
    """Comments by stems: 1 where the comment holds the stem; answered ones outside come last."""
    votes: Floats
    """Weight of each comment: a person's first counts 1, further ones less, answered ones more."""
    inside: int
    """Comments of the topic that were read: the first rows."""
    tells: Floats
    """0-1 of each stem: how much it tells of this topic."""
    share: Floats
    """0-1 of each stem: of the thread's comments that hold it, those of this topic."""
    holding: Floats
    """0-1 of each stem: how many of the thread's comments hold it, by logarithm."""
    title: frozenset[str]

    @cached_property
    def held(self) -> Floats:
        """Of each stem: the share of the topic's comments that hold it."""
        return np.asarray(self.present[: self.inside].mean(axis=0))

    def explained(self, key: Collection[str]) -> float:
        """How many comments (by weight) a name with these stems tells of: the sum of the chances of each."""
        columns = self._columns(key)
        return float(self.votes @ (1 - np.prod(1 - self.present[:, columns] * self.tells[columns], axis=1)))

    def seen(self, phrases: Sequence[Candidate]) -> Floats:
        """What is seen of each phrase: (phrases, FEATURES)."""
        return np.array(list(map(self._seen, phrases)), dtype=np.float64).reshape(-1, len(FEATURES))

    def _seen(self, phrase: Candidate) -> tuple[float, ...]:
        weights = {one: weight(one) for one in phrase.key}
        columns = self._columns(phrase.key)
        in_title = sum(told for one, told in weights.items() if one in self.title)
        return (
            min(weights.values()),
            _mean(self.held[columns]),
            self.explained(weights) / float(self.votes.sum()),
            _mean(self.share[columns]),
            _mean(self.holding[columns]),
            math.log1p(phrase.users),
            phrase.words == 2,
            phrase.words > 3,
            len(phrase.form) / 20,
            in_title / (sum(weights.values()) or 1.0),
        )

    def _columns(self, key: Collection[str]) -> list[int]:
        return [self.column[one] for one in dict.fromkeys(key) if one in self.column]


def spread(rows: NDArray[np.int64], most: int) -> NDArray[np.int64]:
    """`rows`, or so many of them, evenly."""
    return rows if len(rows) <= most else rows[np.arange(most) * len(rows) // most]


def _mean(values: Floats) -> float:
    return float(values.mean()) if len(values) else 0.0


def group(material: Material, members: NDArray[np.int64]) -> Group:
    """What is known of the topic of these comments (by row)."""
    inside = spread(members, READ)
    answered = np.unique(material.parents[inside])
    read = np.concatenate([inside, np.setdiff1d(answered[answered >= 0], members)])
    persons = [material.persons[row] for row in inside.tolist()]
    told = [*persons, *[None] * (len(read) - len(inside))]
    texts = zip([material.texts[row] for row in read.tolist()], told, strict=True)
    phrases = {phrase.key: phrase for phrase in candidates(texts, material.reader)}
    present = material.terms.present
    own = np.asarray(present[members].sum(axis=0)).ravel()
    heard = np.asarray(present[read[len(inside) :]].sum(axis=0)).ravel()
    column = material.terms.column
    for phrase in material.of_article:
        if phrase.key not in phrases and all(one in column and own[column[one]] for one in phrase.key):
            phrases[phrase.key] = phrase
    named = [phrase for phrase in phrases.values() if not material.commenters.are_in(phrase.key, phrase.form)]
    used = list(dict.fromkeys(one for phrase in named for one in phrase.key if one in column))
    columns = [column[one] for one in used]
    total = np.asarray(present[:, columns].sum(axis=0)).ravel()
    tells = material.terms.weights[columns] ** RARITY_COUNTS * _plainness(used, total)
    votes = _votes(persons)
    votes *= 1 + EACH_ANSWER * np.minimum(material.answers[inside], MOST_ANSWERS)
    return Group(
        phrases=named,
        column={one: place for place, one in enumerate(used)},
        present=present[read][:, columns].toarray(),
        votes=np.concatenate([votes, np.full(len(read) - len(inside), HEARD)]),
        inside=len(inside),
        tells=tells * (own + HEARD * heard)[columns] / (total + 1),
        share=own[columns] / np.maximum(total, 1),
        holding=np.log1p(total) / np.log1p(present.shape[0]),
        title=material.title,
    )


def _votes(persons: Sequence[str]) -> Floats:
    first = {person: row for row, person in reversed(list(enumerate(persons)))}
    return np.array([1.0 if first[p] == row else SAME_PERSON for row, p in enumerate(persons)])


_WEAK_STEMS = frozenset(stem(noun) for noun in vocabulary.WEAK_NOUNS)


def _plainness(some: Sequence[str], total: Floats) -> Floats:
    """0-1: what is left of each stem's weight as a word of a name."""
    known = everyday().texts
    return np.array(
        [
            WEAK if one in _WEAK_STEMS else PET_WORD if count < 2 and one not in known else 1.0
            for one, count in zip(some, total, strict=True)
        ]
    )
