"""How much each phrase of a topic tells of it: the comments that share its words, and who uses it."""

from __future__ import annotations

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

USERS = (0.7, 0.8, 1.0, 1.12, 1.2)
"""Score of a phrase that 0, 1, 2, … people of the topic use as it stands; 0: only the article does."""
IN_ARTICLE = 1.1
"""Score of a phrase of the article that commenters use, beside others."""
LENGTHS = {1: 0.6, 2: 1.0, 3: 0.97, 4: 0.85, 5: 0.75}
"""Score of a phrase by its words, joining words included: two say what one leaves open."""
COMMON_ALONE = 0.4
"""As above, of a single word that everyday English has: "occasions" may be any."""
NAME_ALONE = 0.72
"""As above, of a single proper name: "Putin" leaves open what of him."""
RARE = 0.7
"""Weight from which a word is none of everyday English."""
DOUBTFUL = 0.5
"""Score of a phrase whose last word may be a verb, beside others."""
PET = 0.6
"""Score of what one person says more precisely than several others: "replacement paper straws"."""
HEARD = 0.5
"""Weight of a comment outside the topic that one inside answers: its words may say what is spoken of."""

RARITY_COUNTS = 1.5
"""Power of a word's weight: a name rather has the rarer word of two that as many use."""
WEAK = 0.3
"""How much a word tells that says little ("thing"), beside others."""
PET_WORD = 0.5
"""How much a word tells that one comment uses and everyday English does not know: often a typing error."""
TAKEN = 0.4
"""How much a word tells that already names another topic."""


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
    authors: Collection[str]
    """Displayed names of the commenters, which name no topic."""
    article: Sequence[str]
    terms: Terms
    reader: Reader

    @cached_property
    def of_article(self) -> list[Candidate]:
        """The article's phrases."""
        return candidates([(text, None) for text in self.article], self.reader)

    @cached_property
    def keys_of_article(self) -> frozenset[tuple[str, ...]]:
        return frozenset(phrase.key for phrase in self.of_article)

    @cached_property
    def commenters(self) -> Commenters:
        return Commenters.of(self.authors)


@dataclass(frozen=True)
class Group:
    """A topic to be named: its phrases, and what each of its comments shares with them."""

    phrases: Sequence[Candidate]
    column: Mapping[str, int]
    present: Floats
    """Comments by stems: 1 where the comment holds the stem; answered ones outside come last."""
    votes: Floats
    """Weight of each comment: a person's first counts 1, further ones less, answered ones more."""
    tells: Floats
    """0-1 of each stem: how much it tells of this topic."""
    share: Floats
    """0-1 of each stem: of the thread's comments that hold it, those of this topic."""
    of_article: frozenset[tuple[str, ...]]

    @cached_property
    def shared(self) -> frozenset[tuple[str, ...]]:
        """The phrases of several words that several people use."""
        return frozenset(p.key for p in self.phrases if p.users > 1 and p.words > 1)

    def explained(self, key: Collection[str], taken: Collection[str] = ()) -> float:
        """How many comments (by weight) a name with these stems tells of: the sum of the chances of each."""
        known = [one for one in key if one in self.column]
        columns = [self.column[one] for one in known]
        tells = self.tells[columns] * [TAKEN if one in taken else 1 for one in known]
        return float(self.votes @ (1 - np.prod(1 - self.present[:, columns] * tells, axis=1)))

    def is_own(self, key: Collection[str]) -> bool:
        """Whether every word of a phrase is used more inside the topic than outside."""
        return all(self.share[self.column[one]] > 0.5 for one in key if one in self.column)

    def score(self, phrase: Candidate, taken: Collection[str]) -> float:
        """How good a name `phrase` is, where `taken` words already name other topics."""
        return self.explained(set(phrase.key), taken) * self.fitness(phrase)

    def fitness(self, phrase: Candidate) -> float:
        """What a phrase has by its form and its users, whatever its words tell."""
        return self.use(phrase) * _length(phrase)

    def use(self, phrase: Candidate) -> float:
        """What a phrase has by its users."""
        users = USERS[min(phrase.users, len(USERS) - 1)] * (DOUBTFUL if phrase.doubtful else 1.0)
        if phrase.users == 1 and phrase.key[1:] in self.shared:
            users *= PET
        return users * (IN_ARTICLE if phrase.users and phrase.key in self.of_article else 1.0)

    def together(self, some: Collection[str], others: Collection[str]) -> int:
        """Comments that hold a stem of both."""
        held = [
            self.present[:, [self.column[one] for one in key if one in self.column]].any(axis=1)
            for key in (some, others)
        ]
        return int((held[0] & held[1]).sum())


def _length(phrase: Candidate) -> float:
    if phrase.words > 1:
        return LENGTHS[phrase.words]
    if phrase.is_name:
        return NAME_ALONE if phrase.users else COMMON_ALONE
    return LENGTHS[1] if weight(phrase.key[0]) >= RARE else COMMON_ALONE


def group(material: Material, members: NDArray[np.int64]) -> Group:
    """What is known of the topic of these comments (by row)."""
    inside = members[:: max(1, -(-len(members) // READ))]
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
    people = material.commenters
    named = [p for key, p in phrases.items() if not people.are_named_by(key) and not people.end(p)]
    used = list(dict.fromkeys(one for phrase in named for one in phrase.key if one in column))
    columns = [column[one] for one in used]
    total = np.asarray(present[:, columns].sum(axis=0)).ravel()
    tells = material.terms.weights[columns] ** RARITY_COUNTS * _plainness(used, total)
    votes = _votes(persons)
    votes *= 1 + EACH_ANSWER * np.minimum(material.answers[inside], MOST_ANSWERS)
    return Group(
        named,
        {one: place for place, one in enumerate(used)},
        present[read][:, columns].toarray(),
        np.concatenate([votes, np.full(len(read) - len(inside), HEARD)]),
        tells * (own + HEARD * heard)[columns] / (total + 1),
        own[columns] / np.maximum(total, 1),
        material.keys_of_article,
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
