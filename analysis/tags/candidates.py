"""The phrases that a number of texts offer as names, each as people write it, and who uses it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from analysis.tags.keyphrases import Phrase, Reader
from analysis.tags.spelling import Spellings
from analysis.tags.words import everyday, stem, words_of

_GREETED = re.compile(
    r"\b(?:[Hh]i|[Hh]ello|[Hh]ey|[Dd]ear|[Hh]allo|[Ll]iebe[r]?|(?i:thanks|thank you|congrats|well done)),?"
    r" ([A-Z]\w+)"
)
"""The name that follows a greeting, or thanks."""

_CALLED = re.compile(r"@ ?([A-Z]\w+)|^([A-Z]\w+)[,:] ", re.MULTILINE)
"""The name of somebody who is spoken to."""

_FULL_NAME = re.compile(r"[A-Z][\w'-]*\.?(?: [A-Z][\w'-]*\.?){1,2}")
"""A name as people have it: "Ana Lopez"."""

SELDOM = 2
"""Comments up to which a word may speak of a commenter whom nobody answers."""

NAME_BEGINNING = 3
"""Letters from which the beginning of a commenter's name stands for it ("Freddy", freddykristiansen)."""


@dataclass(frozen=True)
class Candidate:
    """A phrase that may name something."""

    key: tuple[str, ...]
    """Its stems."""
    words: int
    """Joining words included."""
    users: int
    """People who use it as it stands."""
    weak: bool
    spellings: Spellings

    @cached_property
    def form(self) -> str:
        """As people write it inside their sentences."""
        return self.spellings.best()


def candidates(texts: Iterable[tuple[str, str | None]], reader: Reader) -> list[Candidate]:
    """The phrases of (text, who wrote it) in order of first use."""
    names = reader.grammar.names
    spellings: dict[tuple[str, ...], Spellings] = defaultdict(lambda: Spellings(names))
    users: dict[tuple[str, ...], set[str]] = defaultdict(set)
    first: dict[tuple[str, ...], Phrase] = {}
    for written, person in texts:
        text = reader.grammar.plain(written)
        for phrase in reader.phrases(text):
            spellings[phrase.key].add(text, phrase)
            first.setdefault(phrase.key, phrase)
            if person is not None:
                users[phrase.key].add(person)
    return [
        Candidate(
            key=key,
            words=phrase.words,
            users=len(users[key]),
            weak=phrase.weak,
            spellings=spellings[key],
        )
        for key, phrase in first.items()
    ]


@dataclass(frozen=True)
class Commenters:
    """The names of a thread's people, which name no topic."""

    stems: frozenset[str]
    """What stands for one: the first word of a name, all of "Ana Lopez", what somebody is called."""
    wholes: frozenset[tuple[str, ...]]
    """All words of each name, which stand for one together."""
    beginnings: frozenset[str]
    """The beginnings of each name's letters in a row, of NAME_BEGINNING letters and more."""

    @classmethod
    def of(cls, comments: pd.DataFrame, texts: Sequence[str]) -> Commenters:
        """Those of the displayed names, and those whom `texts` (one a comment) greet: names may be missing.

        The beginning of a name stands for it only where somebody is called so. A word that more comments
        use than answer those who are named by it is what they speak of ("Taylor" of TaylorFan).
        """
        greeted = {name for text in texts for name in _GREETED.findall(text)}
        called = {
            name.lower() for text in texts for found in _CALLED.findall(text) for name in found if name
        } | {name.lower() for name in greeted}
        shown = sorted({*comments["author"].dropna(), *greeted})
        folded = {name: [word.folded for word in words_of(name)] for name in shown}
        standing = {name: _standing(name, each, called) for name, each in folded.items()}
        words = {word for several in standing.values() for word in several}
        (used, calling), answered = _spoken_of(texts, words), _answered(comments, words)
        known = {word for word in words if used[word] <= max(answered[word], calling[word])}
        names = {"".join(each) for each in folded.values()}
        beginnings = {name[:end] for name in names for end in range(NAME_BEGINNING, len(name) + 1)}
        return cls(
            frozenset(map(stem, known)),
            frozenset(tuple(map(stem, each)) for each in folded.values() if len(each) > 1),
            frozenset(beginnings & called - (words - known)),
        )

    @cached_property
    def _names(self) -> frozenset[str]:
        return self.stems | self.beginnings

    def are_in(self, key: tuple[str, ...], written: str) -> bool:
        """Whether a phrase is made of their names (or beginnings), or closes with one: "good job Ben"."""
        return self._is_one(key[-1], _small(written)) or self.are_named_by(key, written)

    def are_named_by(self, key: tuple[str, ...], written: str) -> bool:
        """Whether every word of a phrase is (the beginning of) a commenter's name, or all are one's."""
        small = _small(written)
        whole = tuple(map(stem, key)) in self.wholes and not small
        return whole or all(self._is_one(word, small) for word in key)

    def _is_one(self, word: str, small: Collection[str]) -> bool:
        return word not in small and not self._names.isdisjoint({word, stem(word)})


def _standing(name: str, words: Sequence[str], called: Collection[str]) -> list[str]:
    """The words that stand for somebody by themselves."""
    long = [word for word in words if len(word) > 1]
    is_full = len(long) > 1 and _FULL_NAME.fullmatch(name) is not None
    return [word for place, word in enumerate(long) if place == 0 or is_full or word in called]


def _spoken_of(texts: Sequence[str], words: Collection[str]) -> tuple[Counter[str], Counter[str]]:
    """Of some folded words: the texts that write them with a capital, and those that address somebody so."""
    used: Counter[str] = Counter()
    calling: Counter[str] = Counter()
    for text in texts:
        here = {w.folded.removesuffix("'s") for w in words_of(text) if w.written[0].isupper()} & {*words}
        if here:
            called = [*_GREETED.findall(text), *(one for two in _CALLED.findall(text) for one in two)]
            calling.update(here & {one.lower() for one in called})
            used.update(here - {one.lower() for one in called})
    return used, calling


def _answered(comments: pd.DataFrame, words: Collection[str]) -> Mapping[str, int]:
    """Of each word: the comments that answer those who are named so, SELDOM at the least."""
    author = dict(zip(comments["comment_id"], comments["author"].fillna(""), strict=True))
    answers = Counter(author[one] for one in comments["reply_to"].dropna() if one in author)
    found: Counter[str] = Counter()
    for name, count in answers.items():
        named = [word.folded for word in words_of(name)]
        whole = "".join(named)
        found.update(
            {
                word: count
                for word in words
                if word in named or (len(word) >= NAME_BEGINNING and whole.startswith(word))
            }
        )
    return {word: max(found[word], SELDOM) for word in words}


def _small(written: str) -> set[str]:
    """The stems of everyday words in small letters: "tax" is no name, whoever is called Tax Payer."""
    words = (word for word in words_of(written) if word.written.islower())
    return {stem(word.folded) for word in words if everyday().knows(word.folded)}
