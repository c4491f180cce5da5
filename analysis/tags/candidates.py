"""The phrases that a number of texts offer as names, each as people write it, and who uses it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property

from analysis.tags.keyphrases import Phrase, Reader
from analysis.tags.spelling import Spellings
from analysis.tags.words import stem, words_of

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
    doubtful: bool
    """Used once, and its last word may be a verb."""
    spellings: Spellings

    @cached_property
    def is_name(self) -> bool:
        """Whether people write it with a capital that is no accident of its place."""
        return any(word.written[0].isupper() for word in words_of(self.form))

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
    uses: Counter[tuple[str, ...]] = Counter()
    for written, person in texts:
        text = reader.grammar.plain(written)
        for phrase in reader.phrases(text):
            spellings[phrase.key].add(text, phrase)
            first.setdefault(phrase.key, phrase)
            uses[phrase.key] += 1
            if person is not None:
                users[phrase.key].add(person)
    return [
        Candidate(
            key=key,
            words=phrase.words,
            users=len(users[key]),
            weak=phrase.weak,
            doubtful=phrase.doubtful and uses[key] == 1,
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
    def of(cls, authors: Collection[str]) -> Commenters:
        folded = [[word.folded for word in words_of(author)] for author in sorted(authors)]
        stems = frozenset(stem(word) for words in folded for word in words)
        names = {"".join(words) for words in folded}
        beginnings = (name[:end] for name in names for end in range(NAME_BEGINNING, len(name) + 1))
        return cls(stems, frozenset(beginnings))

    def end(self, phrase: Candidate) -> bool:
        """Whether a phrase closes with (the beginning of) a commenter's name: "good job Ben"."""
        last = phrase.key[-1]
        raised = phrase.form.split()[-1][:1].isupper()
        return last in self.stems or (raised and last in self.beginnings)

    def are_named_by(self, key: tuple[str, ...]) -> bool:
        """Whether every word of a phrase is (the beginning of) a commenter's name."""
        return all(one in self.stems or one in self.beginnings for one in key)
