"""The phrases that a number of texts offer as names, each as people write it, and who uses it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from analysis.tags.keyphrases import Phrase, Reader
from analysis.tags.spelling import Spellings
from analysis.tags.words import everyday, stem, words_of

_GREETED = re.compile(r"\b(?:[Hh]i|[Hh]ello|[Hh]ey|[Dd]ear|[Hh]allo|[Ll]iebe[r]?),? ([A-Z]\w+)")
"""The name that follows a greeting."""

_CALLED = re.compile(r"@ ?([A-Z]\w+)|^([A-Z]\w+)[,:] ", re.MULTILINE)
"""The name of somebody who is spoken to."""

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
    beginnings: frozenset[str]
    """The beginnings of each name's letters in a row, of NAME_BEGINNING letters and more."""

    @classmethod
    def of(cls, authors: Iterable[str], texts: Sequence[str]) -> Commenters:
        """Those of the displayed names, and those whom `texts` greet: there may be no names shown.

        The beginning of a name stands for it only where somebody is called so.
        """
        greeted = {name for text in texts for name in _GREETED.findall(text)}
        called = {
            name.lower() for text in texts for found in _CALLED.findall(text) for name in found if name
        } | {name.lower() for name in greeted}
        folded = [[word.folded for word in words_of(author)] for author in sorted({*authors, *greeted})]
        stems = frozenset(stem(word) for words in folded for word in words)
        names = {"".join(words) for words in folded}
        beginnings = (name[:end] for name in names for end in range(NAME_BEGINNING, len(name) + 1))
        return cls(stems, frozenset(called.intersection(beginnings)))

    def are_in(self, key: tuple[str, ...], written: str) -> bool:
        """Whether a phrase is made of their names (or beginnings), or closes with one: "good job Ben"."""
        return self._is_one(key[-1], _small(written)) or self.are_named_by(key, written)

    def are_named_by(self, key: tuple[str, ...], written: str) -> bool:
        """Whether every word of a phrase is (the beginning of) a commenter's name."""
        small = _small(written)
        return all(self._is_one(word, small) for word in key)

    def _is_one(self, word: str, small: Collection[str]) -> bool:
        return word not in small and (word in self.stems or word in self.beginnings)


def _small(written: str) -> set[str]:
    """The stems of everyday words in small letters: "tax" is no name, whoever is called Tax Payer."""
    words = (word for word in words_of(written) if word.written.islower())
    return {stem(word.folded) for word in words if everyday().knows(word.folded)}
