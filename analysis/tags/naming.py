"""Names of topics: one to five words of the thread, as readers would give them, no two alike."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from analysis.models.embedding import Vectors
from analysis.tags import acceptance, telling, vocabulary
from analysis.tags.acceptance import Case
from analysis.tags.candidates import Candidate, candidates
from analysis.tags.keyphrases import MAX_LENGTH
from analysis.tags.linear import Floats, Ints
from analysis.tags.nearness import Offered
from analysis.tags.telling import FEATURES, Group, Material, group
from analysis.tags.terms import is_everywhere, stems, weight
from analysis.tags.words import Word, is_vulgar, stem, words_of
from analysis.text import fold, sentences

MAX_WORDS = 5

MODEL = "naming"

SINGLE, SINGLE_OF_ALL = 0.8, 0.4
"""How much a name of one word is worth, and of one word that all of the thread speak of, beside one of
several words that is liked as much. By graded names .9 would be as good, but people rather give names of two
words and more."""
NOT_LEADING = 0.7
"""As above, a name whose words another topic's comments hold as often as those of its own: without it more
are acceptable one by one (.83, not .79), but a third of the names fit another topic as well."""
ONE_PERSONS, ONE_COMMENTS, ONE_PERSONS_WORDS = 0.75, 0.7, 0.9
"""As above, one that a single person uses, one each word of which a single comment of several holds, and one
that no two people's comments hold all words of: by graded names .81 are acceptable with them, .80 without the
last, .78 with none."""
MANY = 2
"""People, or comments, that are more than one."""
NO_NAME = 1e-6
"""As above, what cannot be a name: it comes after all that can."""
UNNAMED = "unnamed"
"""Name of a topic that has no words, or none that can be shown."""
KEYPHRASES = 5
COMPARED = 50
"""Comments of a topic, spread evenly, whose meaning its name is compared with."""


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


def names(material: Material, groups: Ints, given: Mapping[int, str], vectors: Vectors | None) -> list[Named]:
    """The name of each group 0, 1, … of comments; no two are alike.

    `given` holds the names of groups that have one already. Of the others, the group that its best
    phrase tells most of is named first, so that it keeps its words. `vectors` says what English texts mean.
    """
    count = int(groups.max(initial=-1)) + 1
    found = [group(material, np.flatnonzero(groups == one)) for one in range(count)]
    best = [round(max((g.explained(phrase.key) for phrase in g.phrases), default=0.0), 9) for g in found]
    holders = Holders.of(material, groups)
    told = [frozenset(stems(name)) for name in given.values()]
    used = {fold(name) for name in given.values()}
    named: dict[int, Named] = {}
    fits = [fitness(material, holders, one, each.phrases) for one, each in enumerate(found)]
    ranking = _ranking(material, groups, found, fits, vectors)
    for one in sorted(range(count), key=lambda g: (g not in given, -best[g], g)):
        ranked = ranking[one]
        keyphrases = _keyphrases(ranked)
        if one in given:
            named[one] = Named(given[one], keyphrases)
            continue
        fresh = (c for c in _allowed(ranked, told) if fold(c.form) not in used)
        chosen = next(fresh, None)
        name = chosen.form if chosen else _opening(material, np.flatnonzero(groups == one), used)
        told += [frozenset(chosen.key)] if chosen else []
        used.add(fold(name))
        named[one] = Named(name, keyphrases)
    return [named[one] for one in range(count)]


def is_unnamed(name: str) -> bool:
    """Whether a topic has no name but a number."""
    return re.fullmatch(rf"{UNNAMED}(?: \d+)?", name) is not None


@dataclass(frozen=True)
class Holders:
    """Of each group and stem: the group's comments that hold it."""

    counts: Floats
    """(groups, stems)"""
    sizes: Floats
    """Comments of each group."""
    groups: Ints
    """The group of each comment."""

    @classmethod
    def of(cls, material: Material, groups: Ints) -> Holders:
        count = int(groups.max(initial=-1)) + 1
        rows = np.flatnonzero(groups >= 0)
        members = sparse.csr_matrix((np.ones(len(rows)), (groups[rows], rows)), shape=(count, len(groups)))
        counts = np.asarray((members @ material.terms.present).toarray())
        return cls(counts, np.maximum(np.asarray(members.sum(axis=1)).ravel(), 1), groups)


def fitness(material: Material, holders: Holders, one: int, phrases: Sequence[Candidate]) -> Floats:
    """How well each phrase names this group: by its form, and by who and which groups hold its words."""
    column, texts = material.terms.column, material.terms.present.shape[0]
    members = np.flatnonzero(holders.groups == one)
    inside = sparse.csc_matrix(material.terms.present[members])
    persons = [material.persons[row] for row in members.tolist()]
    found = []
    for phrase in phrases:
        columns = [column[each] for each in dict.fromkeys(phrase.key) if each in column]
        held = holders.counts[:, columns]
        shares = held.sum(axis=1) / holders.sizes
        fits = 1.0 if shares[one] > np.delete(shares, one).max(initial=0.0) else NOT_LEADING
        if phrase.words == 1:
            everywhere = is_everywhere(float(material.holding[columns].min(initial=texts)), texts)
            fits *= SINGLE_OF_ALL if everywhere else SINGLE
        fits *= ONE_PERSONS if phrase.users < MANY else 1.0
        if holders.sizes[one] > MANY:
            fits *= ONE_COMMENTS if held[one].max(initial=0.0) < MANY else 1.0
            fits *= ONE_PERSONS_WORDS if _people_holding(inside, columns, persons) < MANY else 1.0
        found.append(fits)
    return np.array(found)


def _people_holding(inside: sparse.csc_matrix, columns: Sequence[int], persons: Sequence[str]) -> int:
    """The people (one a row of `inside`) a comment of whom holds every stem of these columns."""
    rows = [inside.indices[inside.indptr[one] : inside.indptr[one + 1]] for one in columns]
    return len({persons[row] for row in functools.reduce(np.intersect1d, rows)}) if rows else 0


def title_name(material: Material, title: str) -> str | None:
    """The phrase of several words of an article's title that tells most, the comments' own words most."""
    column = material.terms.column
    said = {one: float(np.log1p(material.holding[column[one]])) for one in column}
    found = [
        (sum(weight(one) * (1 + said.get(one, 0.0)) for one in c.key) / len(c.key) ** 0.5, c.form)
        for c in candidates([(title, None)], material.reader)
        if c.words > 1 and not c.weak and _fits(c.form)
    ]
    return max(found, key=lambda pair: pair[0])[1] if found else None


def _ranking(
    material: Material, groups: Ints, found: Sequence[Group], fits: Sequence[Floats], vectors: Vectors | None
) -> list[list[Candidate]]:
    """The phrases of each group, best first; of equals, the first met."""
    cases = [
        case(material, np.flatnonzero(groups == one), each, each.phrases, fit * _first_names(each.phrases))
        for one, (each, fit) in enumerate(zip(found, fits, strict=True))
    ]
    ranking = []
    known = vectors if material.reader.grammar.is_english else None
    liked = acceptance.liked(MODEL, FEATURES, cases, known)
    for seen, each, told in zip(cases, found, liked, strict=True):
        best = told.rows[acceptance.order(seen.fits[told.rows], told.chances)]
        ranking.append([each.phrases[row] for row in (*best, *told.others)])
    return ranking


def case(
    material: Material, members: NDArray[np.int64], of: Group, phrases: Sequence[Candidate], fits: Floats
) -> Case:
    """What is seen of some phrases of a group, and the comments that their meaning is compared with."""
    compared = [material.texts[row] for row in telling.spread(members, COMPARED)]
    offered = Offered.of([phrase.form for phrase in phrases], compared)
    return Case(offered, of.seen(phrases), fits)


def _first_names(phrases: Sequence[Candidate]) -> Floats:
    """Puts what may be a name before all else."""
    return np.where([is_name(phrase) for phrase in phrases], 1.0, NO_NAME)


def is_name(phrase: Candidate) -> bool:
    """Whether a phrase may be a name: it says enough, and no feeling alone."""
    return not phrase.weak and not set(phrase.key) <= _FEELINGS and _fits(phrase.form)


def _allowed(ranked: Sequence[Candidate], told: Sequence[frozenset[str]]) -> Iterator[Candidate]:
    """The phrases that may be the name, best first; those that say little come last.

    Reads: `told`, the stems of each name that is given already. A name says more than these do, and holds
    none of several words.
    """
    taken = _FEELINGS.union(*told)
    longer = [name for name in told if len(name) > 1]
    for candidate in filter(is_name, ranked):
        key = set(candidate.key)
        if not key <= taken and not any(name <= key for name in longer):
            yield candidate
    yield from (c for c in ranked if c.weak and c.words > 1 and _fits(c.form))


def _fits(form: str) -> bool:
    return len(form.split()) <= MAX_WORDS and len(form) <= MAX_LENGTH


def _keyphrases(ranked: Sequence[Candidate]) -> tuple[str, ...]:
    """The best phrases, none of whose words another already has."""
    chosen: list[Candidate] = []
    for candidate in ranked:
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
