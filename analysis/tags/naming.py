"""Names of topics: two to five words of the thread that many of a topic's comments share, and few others."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from analysis.tags import vocabulary
from analysis.tags.candidates import Candidate, Commenters, candidates
from analysis.tags.keyphrases import MAX_LENGTH, Reader
from analysis.tags.terms import Floats, Terms, stems, weight
from analysis.tags.words import everyday, is_vulgar, stem, words_of
from analysis.text import fold

MAX_WORDS = 5

READ = 300
"""Comments of a topic, spread evenly, that its name is made from."""

SAME_PERSON = 0.3
"""Weight of a further comment of the same person, beside 1 for the first."""
EACH_USER = 0.15
"""What each further person who uses a phrase as it stands adds to its score, up to three."""
PET_PHRASE = 0.9
"""Score of a phrase that one person uses, beside its words."""
JOINED = 0.86
"""Score of two phrases joined by "and", beside one phrase that tells as much."""
RARITY_COUNTS = 1.5
"""Power of a word's weight: a name rather has the rarer word of two that as many use."""
FURTHER_WORD = 0.92
"""What each word after the second leaves of a score."""
WEAK = 0.3
"""How much a word tells that says little ("thing"), beside others."""
PET_WORD = 0.5
"""How much a word tells that one comment uses and everyday English does not know: often a typing error."""
TAKEN = 0.4
"""How much a word tells that already names another topic."""
UNNAMED = "unnamed"
"""Name of a topic that has no words, or none that can be shown."""
KEYPHRASES = 5
PAIRED = 16
"""Best phrases of which pairs are tried."""


@dataclass(frozen=True)
class Named:
    """A topic's name and its most telling phrases, best first."""

    name: str
    keyphrases: tuple[str, ...]


@dataclass(frozen=True)
class Material:
    """What names are made of: one thread's texts, who wrote them, and the article."""

    texts: Sequence[str]
    persons: Sequence[str]
    """One key a comment; a comment without a known author has a key of its own."""
    authors: Collection[str]
    """Displayed names of the commenters, which name no topic."""
    article: Sequence[str]
    terms: Terms
    reader: Reader

    @cached_property
    def of_article(self) -> list[Candidate]:
        """The article's phrases."""
        return candidates([(text, None) for text in self.article], self.reader)


@dataclass(frozen=True)
class _Group:
    """A topic to be named: its phrases, and what each of its comments shares with them."""

    phrases: Sequence[Candidate]
    column: dict[str, int]
    present: Floats
    """Comments by stems: 1 where the comment holds the stem."""
    votes: Floats
    """Weight of each comment: a person's first counts 1, further ones less."""
    tells: Floats
    """0-1 of each stem: how much it tells of this topic."""

    def explained(self, key: Collection[str], taken: Collection[str] = ()) -> float:
        """How many comments (by weight) a name with these stems tells of: the sum of the chances of each."""
        known = [one for one in key if one in self.column]
        columns = [self.column[one] for one in known]
        tells = self.tells[columns] * [TAKEN if one in taken else 1 for one in known]
        return float(self.votes @ (1 - np.prod(1 - self.present[:, columns] * tells, axis=1)))


def names(material: Material, groups: NDArray[np.int64], given: Mapping[int, str]) -> list[Named]:
    """The name of each group 0, 1, … of comments; no two are alike.

    `given` holds the names of groups that have one already. Of the others, the group that its best
    phrase tells most of is named first, so that it keeps its words.
    """
    commenters = Commenters.of(material.authors)
    found = [_group(material, groups, one, commenters) for one in range(int(groups.max(initial=-1)) + 1)]
    best = [max((g.explained(phrase.key) for phrase in g.phrases), default=0.0) for g in found]
    joint = " and " if material.reader.grammar.is_english else ", "
    taken = {one for name in given.values() for one in stems(name)}
    used = {fold(name) for name in given.values()}
    named: dict[int, Named] = {}
    for one in sorted(range(len(found)), key=lambda g: (g not in given, -best[g], g)):
        ranked = _ranked(found[one], taken)
        if one in given:
            named[one] = Named(given[one], _keyphrases(ranked))
            continue
        texts = [material.texts[row] for row in np.flatnonzero(groups == one).tolist()]
        fresh = (n for n in _names(found[one], ranked, taken, joint) if fold(n[0]) not in used)
        name, key = next(fresh, None) or (_opening(texts, used), ())
        taken |= set(key)
        used.add(fold(name))
        named[one] = Named(name, _keyphrases(ranked))
    return [named[one] for one in range(len(found))]


def title_name(material: Material, titles: Sequence[str]) -> str | None:
    """The most telling phrase of several words of an article's title."""
    found = [
        (sum(weight(one) for one in c.key) / len(c.key) ** 0.5, c.form)
        for c in candidates([(title, None) for title in titles], material.reader)
        if c.words > 1 and not c.weak and _fits(c.form)
    ]
    return max(found, key=lambda pair: pair[0])[1] if found else None


def _group(material: Material, groups: NDArray[np.int64], one: int, commenters: Commenters) -> _Group:
    members = np.flatnonzero(groups == one)
    read = members[:: max(1, -(-len(members) // READ))]
    texts = [(material.texts[row], material.persons[row]) for row in read.tolist()]
    phrases = {phrase.key: phrase for phrase in candidates(texts, material.reader)}
    further = {phrase.key: phrase for phrase in material.of_article if phrase.key not in phrases}
    named = [p for key, p in (phrases | further).items() if not commenters.are_named_by(key)]
    used = list(dict.fromkeys(s for phrase in named for s in phrase.key if s in material.terms.column))
    columns = [material.terms.column[one] for one in used]
    present = material.terms.present
    inside = np.asarray(present[members][:, columns].sum(axis=0)).ravel()
    total = np.asarray(present[:, columns].sum(axis=0)).ravel()
    rare = material.terms.weights[columns] ** RARITY_COUNTS
    tells = rare * _plainness(used, total) * inside / (total + 1)
    return _Group(
        named,
        {one: place for place, one in enumerate(used)},
        present[read][:, columns].toarray(),
        _votes([person for _, person in texts]),
        tells,
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


def _score(group: _Group, key: Collection[str], words: int, taken: Collection[str]) -> float:
    return group.explained(set(key), taken) * float(FURTHER_WORD ** max(words - 2, 0))


def _ranked(group: _Group, taken: Collection[str]) -> list[tuple[float, Candidate]]:
    """(score, phrase) of those that tell anything of the group, best first; of equals, the first met."""
    scored = [(_score(group, c.key, c.words, taken) * _by_users(c), c) for c in group.phrases]
    return sorted((pair for pair in scored if pair[0] > 0), key=lambda pair: -pair[0])


def _by_users(candidate: Candidate) -> float:
    """1 for a single word; a longer phrase gains by each person who uses it, and loses where one does."""
    if candidate.words < 2:
        return 1.0
    return PET_PHRASE if candidate.users < 2 else 1 + EACH_USER * min(candidate.users - 1, 3)


def _names(
    group: _Group, ranked: Sequence[tuple[float, Candidate]], taken: Collection[str], joint: str
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """(name, its stems), best first: phrases of several words and pairs of phrases, then single words."""
    found = [(score, c.form, c.key) for score, c in ranked if c.words > 1]
    for (_, a), (_, b) in itertools.combinations(ranked[:PAIRED], 2):
        if not set(a.key) & set(b.key):
            form, key = f"{a.form}{joint}{b.form}", a.key + b.key
            found.append((JOINED * _score(group, key, a.words + b.words, taken), form, key))
    singles = [(0.0, c.form, c.key) for _, c in ranked if c.words == 1]
    for _, form, key in [*sorted(found, key=lambda n: -n[0]), *singles]:
        if _fits(form):
            yield form, key


def _fits(form: str) -> bool:
    return len(form.split()) <= MAX_WORDS and len(form) <= MAX_LENGTH


def _keyphrases(ranked: Sequence[tuple[float, Candidate]]) -> tuple[str, ...]:
    """The best phrases, none of whose words another already has."""
    chosen: list[Candidate] = []
    for _, candidate in ranked:
        if len(chosen) < KEYPHRASES and not any(set(candidate.key) & set(other.key) for other in chosen):
            chosen.append(candidate)
    return tuple(candidate.form for candidate in chosen)


def _opening(texts: Sequence[str], used: Collection[str]) -> str:
    """The first words of a group without telling phrases, in quotation marks; else that it has no name."""
    shown = (words_of(text)[:MAX_WORDS] for text in texts)
    fit = ((text, words) for text, words in zip(texts, shown, strict=True) if words)
    for text, words in fit:
        name = "“" + " ".join(text[words[0].start : words[-1].end].split())[:MAX_LENGTH] + "”"
        if not any(is_vulgar(word.folded) for word in words) and fold(name) not in used:
            return name
    numbers = itertools.count(2)
    return next(n for n in itertools.chain([UNNAMED], (f"{UNNAMED} {n}" for n in numbers)) if n not in used)
