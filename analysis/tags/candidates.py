"""The phrases that a number of texts offer as names, each as people write it, and who uses it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from analysis.tags.keyphrases import Phrase, Reader
from analysis.tags.spelling import Spellings
from analysis.tags.words import stem, words_of

_GREETED = re.compile(r"\b(?:[Hh]i|[Hh]ello|[Hh]ey|[Dd]ear|[Hh]allo|[Ll]iebe[r]?),? ([A-Z]\w+)")
"""The name that follows a greeting."""

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
    def of(cls, authors: Iterable[str], texts: Iterable[str] = ()) -> Commenters:
        """Those of the displayed names, and those whom `texts` greet: there may be no names shown."""
        greeted = (name for text in texts for name in _GREETED.findall(text))
        folded = [[word.folded for word in words_of(author)] for author in sorted({*authors, *greeted})]
        stems = frozenset(stem(word) for words in folded for word in words)
        names = {"".join(words) for words in folded}
        beginnings = (name[:end] for name in names for end in range(NAME_BEGINNING, len(name) + 1))
        return cls(stems, frozenset(beginnings))

    def are_in(self, key: tuple[str, ...], written: str) -> bool:
        """Whether a phrase is made of their names (or beginnings), or closes with one: "good job Ben"."""
        raised = written.rsplit(maxsplit=1)[-1][:1].isupper()
        closes = key[-1] in self.stems or (raised and key[-1] in self.beginnings)
        return closes or self.are_named_by(key)

    def are_named_by(self, key: tuple[str, ...]) -> bool:
        """Whether every word of a phrase is (the beginning of) a commenter's name."""
        return all(one in self.stems or one in self.beginnings for one in key)
