"""Names of topics: one to five words of the thread that many of a topic's comments share, and few others."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysis.tags import vocabulary
from analysis.tags.candidates import Candidate, candidates
from analysis.tags.keyphrases import MAX_LENGTH
from analysis.tags.telling import Group, Material, group
from analysis.tags.terms import stems, weight
from analysis.tags.words import Word, is_vulgar, stem, words_of
from analysis.text import fold, sentences

MAX_WORDS = 5

JOINED = 0.85
"""Score of two phrases joined by "and", beside one phrase that tells as much."""
FEWEST_USERS = 2
"""People of the topic who must use each of two phrases that are joined."""
RARE = 0.7
"""Weight of a single word from which it can be joined to another."""
UNNAMED = "unnamed"
"""Name of a topic that has no words, or none that can be shown."""
KEYPHRASES = 5
PAIRED = 12
"""Best phrases of which pairs are tried."""


_FEELINGS = frozenset(stem(noun) for noun in vocabulary.FEELINGS)


@dataclass(frozen=True)
class Named:
    """A topic's name and its most telling phrases, best first."""

    name: str
    keyphrases: tuple[str, ...]


Ranked = Sequence[tuple[float, Candidate]]
"""(score, phrase), best first."""


def names(material: Material, groups: NDArray[np.int64], given: Mapping[int, str]) -> list[Named]:
    """The name of each group 0, 1, … of comments; no two are alike.

    `given` holds the names of groups that have one already. Of the others, the group that its best
    phrase tells most of is named first, so that it keeps its words.
    """
    count = int(groups.max(initial=-1)) + 1
    found = [group(material, np.flatnonzero(groups == one)) for one in range(count)]
    best = [max((g.explained(phrase.key) for phrase in g.phrases), default=0.0) for g in found]
    taken = {one for name in given.values() for one in stems(name)}
    used = {fold(name) for name in given.values()}
    named: dict[int, Named] = {}
    for one in sorted(range(count), key=lambda g: (g not in given, -best[g], g)):
        ranked = _ranked(found[one], taken)
        if one in given:
            named[one] = Named(given[one], _keyphrases(ranked))
            continue
        joint = " and " if material.reader.grammar.is_english else ", "
        fresh = (n for n in _names(found[one], ranked, taken, joint) if fold(n[0]) not in used)
        name, key = next(fresh, None) or (_opening(material, np.flatnonzero(groups == one), used), ())
        taken |= set(key)
        used.add(fold(name))
        named[one] = Named(name, _keyphrases(ranked))
    return [named[one] for one in range(count)]


def title_name(material: Material, titles: Sequence[str]) -> str | None:
    """The phrase of several words of an article's title that tells most, the comments' own words most."""
    column = material.terms.column
    holding = np.asarray(material.terms.present.sum(axis=0)).ravel()
    said = {one: float(np.log1p(holding[column[one]])) for one in column}
    found = [
        (sum(weight(one) * (1 + said.get(one, 0.0)) for one in c.key) / len(c.key) ** 0.5, c.form)
        for c in candidates([(title, None) for title in titles], material.reader)
        if c.words > 1 and not c.weak and _fits(c.form)
    ]
    return max(found, key=lambda pair: pair[0])[1] if found else None


def _ranked(of: Group, taken: Collection[str]) -> Ranked:
    """(score, phrase) of those that tell anything of the group, best first; of equals, the first met."""
    scored = [(of.score(phrase, taken), phrase) for phrase in of.phrases]
    return sorted((pair for pair in scored if pair[0] > 0), key=lambda pair: -pair[0])


def _names(
    of: Group, ranked: Ranked, taken: Collection[str], joint: str
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """(name, its stems), best first; phrases that say little come last."""
    strong = [(score, c) for score, c in ranked if not c.weak and not set(c.key) <= {*taken, *_FEELINGS}]
    found = [(score, c.form, c.key) for score, c in strong]
    shared = [c for _, c in strong if c.users >= FEWEST_USERS and of.is_own(c.key) and _can_be_joined(c)]
    for a, b in itertools.combinations(shared[:PAIRED], 2):
        if not set(a.key) & set(b.key) and a.is_name == b.is_name:
            key = a.key + b.key
            score = JOINED * min(of.fitness(a), of.fitness(b)) * of.explained(set(key), taken)
            found.append((score, f"{a.form}{joint}{b.form}", key))
    weak = [(0.0, c.form, c.key) for _, c in ranked if c.weak and c.words > 1]
    for _, form, key in [*sorted(found, key=lambda n: -n[0]), *weak]:
        if _fits(form):
            yield form, key


def _can_be_joined(phrase: Candidate) -> bool:
    """Whether a phrase says enough beside another: a name, several words, or a rare one."""
    return phrase.is_name or phrase.words > 1 or weight(phrase.key[0]) >= RARE


def _fits(form: str) -> bool:
    return len(form.split()) <= MAX_WORDS and len(form) <= MAX_LENGTH


def _keyphrases(ranked: Ranked) -> tuple[str, ...]:
    """The best phrases, none of whose words another already has."""
    chosen: list[Candidate] = []
    for _, candidate in ranked:
        fresh = not any(set(candidate.key) & set(other.key) for other in chosen)
        if len(chosen) < KEYPHRASES and fresh and not candidate.weak:
            chosen.append(candidate)
    return tuple(candidate.form for candidate in chosen)


def _opening(material: Material, members: NDArray[np.int64], used: Collection[str]) -> str:
    """The first words of a group without telling phrases, in quotation marks; else that it has no name.

    Of its most answered comment, a question where it asks one.
    """
    ordered = sorted(members.tolist(), key=lambda row: (-material.answers[row], row))
    for text in itertools.chain.from_iterable(_openings(material.texts[row]) for row in ordered):
        words = words_of(text)[:MAX_WORDS]
        name = _quoted(text, words) if words else ""
        if words and not any(is_vulgar(word.folded) for word in words) and fold(name) not in used:
            return name
    numbers = itertools.count(2)
    return next(n for n in itertools.chain([UNNAMED], (f"{UNNAMED} {n}" for n in numbers)) if n not in used)


def _quoted(text: str, words: Sequence[Word]) -> str:
    """These words of `text` in quotation marks; a list of names must not be cut by them."""
    said = " ".join(text[words[0].start : words[-1].end].split()).replace(";", ",")
    return f"“{said[:MAX_LENGTH]}”"


def _openings(text: str) -> list[str]:
    """The sentences of a text, questions first."""
    parts = [text[start:end] for start, end in sentences(text)]
    return sorted(parts, key=lambda part: not part.rstrip().endswith("?"))
