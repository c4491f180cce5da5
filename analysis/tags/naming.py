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
from analysis.tags.telling import RARE, Group, Material, group
from analysis.tags.terms import stems, weight
from analysis.tags.words import Word, is_vulgar, stem, words_of
from analysis.text import fold, sentences

MAX_WORDS = 5

JOINED = 0.7
"""Score of two phrases joined by "and", beside one phrase of two words that tells as much."""
FEWEST_USERS = 2
"""People of the topic who must use each of two phrases that are joined."""
JOINTS = (" and ", ", ")
"""What joins them, in English and in other languages."""
TOGETHER = 2
"""Comments that must hold both phrases that are joined: what two say apart is no one subject."""
UNNAMED = "unnamed"
"""Name of a topic that has no words, or none that can be shown."""
KEYPHRASES = 5
PLAIN = 2
"""Words of a phrase that is hardly one person's pet phrase."""
SHORTEST_JOINED = 3
"""Letters of a single word that is joined: "API" is, "ns" is not."""
PAIRED = 12
"""Best phrases of which pairs are tried."""


_FEELINGS = frozenset(stem(noun) for noun in vocabulary.FEELINGS)


_MOVES = {
    name: frozenset(map(stem, words.split()))
    for name, words in {
        "thanks": "thanks thank thx thanx appreciated cheers gracias danke merci",
        "praise": "great awesome excellent brilliant amazing wonderful fantastic perfect lovely love nice",
        "congratulations": "congrats congratulations kudos bravo",
    }.items()
}
"""What is done by comments that say nothing else, by the words that most of them have."""


@dataclass(frozen=True)
class Named:
    """A topic's name and its most telling phrases, best first."""

    name: str
    keyphrases: tuple[str, ...]


Ranked = Sequence[tuple[float, Candidate]]
"""(score, phrase), best first."""

Formed = tuple[str, tuple[str, ...]]
"""(name, its stems)."""


def names(material: Material, groups: NDArray[np.int64], given: Mapping[int, str]) -> list[Named]:
    """The name of each group 0, 1, … of comments; no two are alike.

    `given` holds the names of groups that have one already. Of the others, the group that its best
    phrase tells most of is named first, so that it keeps its words.
    """
    count = int(groups.max(initial=-1)) + 1
    found = [group(material, np.flatnonzero(groups == one)) for one in range(count)]
    best = [max((g.explained(phrase.key) for phrase in g.phrases), default=0.0) for g in found]
    joint = JOINTS[not material.reader.grammar.is_english]
    taken = {one for name in given.values() for one in stems(name)}
    used = {fold(name) for name in given.values()}
    named: dict[int, Named] = {}
    for one in sorted(range(count), key=lambda g: (g not in given, -best[g], g)):
        ranked = _ranked(found[one], taken)
        if one in given:
            named[one] = Named(given[one], _keyphrases(ranked))
            continue
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


def _names(of: Group, ranked: Ranked, taken: Collection[str], joint: str) -> Iterator[Formed]:
    """(name, its stems), best first; phrases that say little come last."""
    strong = [c for _, c in ranked if not c.weak and not set(c.key) <= {*taken, *_FEELINGS}]
    alone = [(of.score(c, taken), c.form, c.key) for c in strong]
    found = sorted([*alone, *_pairs(of, strong, taken, joint)], key=lambda n: -n[0])
    best = next((c for c in strong if found and c.key == found[0][2]), None)
    wider = _widened(of, best, strong, joint) if best is not None and _leaves_open(best) else None
    weak = [(0.0, c.form, c.key) for _, c in ranked if c.weak and c.words > 1]
    for form, key in [*([wider] if wider else []), *(n[1:] for n in [*found, *weak])]:
        if _fits(form):
            yield form, key


def _leaves_open(phrase: Candidate) -> bool:
    """Whether a phrase is a single word, but no term of a trade ("CSS3")."""
    return phrase.words == 1 and phrase.form[1:].islower() and phrase.form.isalpha()


def _widened(of: Group, lone: Candidate, strong: Sequence[Candidate], joint: str) -> Formed | None:
    """A single word with the phrase that goes best with it in its comments, if several people say that.

    Most words do well alone, and a companion that one person brings up misleads; but a proper name alone
    tells least: beside it one person's will do, in two words.
    """
    together = 1 if lone.is_name else TOGETHER
    beside = [
        c
        for c in strong
        if c.users >= (1 if lone.is_name and c.words == PLAIN else FEWEST_USERS)
        and _can_be_joined(c)
        and any(of.is_own([one]) for one in c.key)
        and not set(c.key) & set(lone.key)
        and of.together(lone.key, c.key) >= together
        and _fits(_joined(lone, c, joint)[0])
    ]
    if not beside:
        return None
    things = [c for c in beside if not (lone.is_name and c.is_name)]
    return _joined(lone, max(things or beside, key=lambda c: _companion(of, lone, c)), joint)


def _companion(of: Group, lone: Candidate, other: Candidate) -> tuple[int, bool, int, float]:
    """How well a phrase goes with a single word: by its people, its form, and what the two tell together."""
    told = of.explained({*lone.key, *other.key}) * of.fitness(other)
    return min(other.users, FEWEST_USERS), other.words > 1, of.together(lone.key, other.key), told


def _pairs(
    of: Group, strong: Sequence[Candidate], taken: Collection[str], joint: str
) -> Iterator[tuple[float, str, tuple[str, ...]]]:
    """(score, name, its stems) of two phrases that several people use, in the same comments."""
    shared = [c for c in strong if c.users >= FEWEST_USERS and of.is_own(c.key) and _can_be_joined(c)]
    for one, other in itertools.combinations(shared[:PAIRED], 2):
        if set(one.key) & set(other.key) or of.together(one.key, other.key) < TOGETHER:
            continue
        score = JOINED * min(of.use(one), of.use(other)) * of.explained({*one.key, *other.key}, taken)
        yield score, *_joined(one, other, joint)


def _joined(one: Candidate, other: Candidate, joint: str) -> Formed:
    """(name, its stems) of two phrases, of which a proper name stands first."""
    first, second = (other, one) if other.is_name and not one.is_name else (one, other)
    return f"{first.form}{joint}{second.form}", first.key + second.key


def _can_be_joined(phrase: Candidate) -> bool:
    """Whether a phrase says enough beside another: several words, a name or a rare word, but no sign."""
    says = phrase.is_name or weight(phrase.key[0]) >= RARE
    return phrase.words > 1 or (says and len(phrase.form) >= SHORTEST_JOINED and phrase.form.isalpha())


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
    """The name of a group without telling phrases: what its comments do, else its first words, else none.

    The words are those of its most answered comment, in quotation marks, a question's where it asks one.
    """
    ordered = sorted(members.tolist(), key=lambda row: (-material.answers[row], row))
    said = [{stem(word.folded) for word in words_of(material.texts[row])} for row in ordered]
    for name, stemmed in _MOVES.items():
        if name not in used and 2 * sum(bool(stemmed & words) for words in said) > len(said):
            return name
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
