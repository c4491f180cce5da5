"""Phrases that could name a subject: runs of nouns and what stands before them, no verbs, no stop words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analysis.tags import lexicon, vocabulary
from analysis.tags.parts import Grammar, Part
from analysis.tags.words import (
    ADJECTIVE,
    FUNCTION,
    NOUN,
    NUMBER,
    PARTICIPLE,
    Word,
    is_vulgar,
    stem,
    words_of,
)

LONGEST = 4
"""Words of the longest phrase, joining words not counted."""
MAX_LENGTH = 48
"""Code points of the longest phrase, as long as five words usually are."""

_CLOSING_NOUNS = frozenset(n for n in vocabulary.WEAK_NOUNS if n.endswith("s")) | {"people", "men", "women"}
"""Nouns that the next word does not belong to: "things c#", "people learning"."""

_MATERIAL = {NOUN, ADJECTIVE, NUMBER, PARTICIPLE}


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase where it stands in a text."""

    key: tuple[str, ...]
    """Stems of its words, joining words left out: the same for "the call" and "calls"."""
    start: int
    end: int
    words: int
    """Joining words included."""
    weak: bool
    """Made of words that say too little ("some people"), to be used where there is nothing else."""


@dataclass(frozen=True)
class Reader:
    """Finds the phrases of one thread's texts."""

    grammar: Grammar

    def phrases(self, text: str) -> list[Phrase]:
        """Every phrase of `text`, short ones inside long ones included, in order of place."""
        return [phrase for run in self._runs(words_of(text)) for phrase in _inside(run)]

    def _runs(self, words: Sequence[Word]) -> Iterator[list[Part]]:
        """Runs of words that may stand together in a phrase."""
        run: list[Part] = []
        for before, word, after in zip([None, *words], words, [*words[1:], None], strict=False):
            part = FUNCTION if word.glued else self.grammar.part(word, before, after, run)
            if run and self._breaks(run, word, part):
                yield run
                run = []
            if part in _MATERIAL or run:
                run.append(Part(word, part))
        if run:
            yield run

    @staticmethod
    def _breaks(run: Sequence[Part], word: Word, part: str) -> bool:
        """Whether `word` cannot go on the phrase that `run` began."""
        if not word.joined or word.glued:
            return True
        if part in _MATERIAL:
            return run[-1].word.folded in _CLOSING_NOUNS
        return word.folded not in lexicon.JOINS or run[-1].part == FUNCTION


def reader(texts: Sequence[str]) -> Reader:
    """A reader of texts like `texts`."""
    return Reader(Grammar.of(texts))


def _inside(run: Sequence[Part]) -> Iterator[Phrase]:
    """The phrases inside a run.

    Each ends where the run does or before an "of", as its head stands last; it begins with no number but
    a year, and not inside a name.
    """
    for last, end in enumerate(run):
        closes = last + 1 == len(run) or run[last + 1].part == FUNCTION
        if end.part != NOUN or not closes:
            continue
        for first in range(max(0, last - LONGEST), last + 1):
            named = [part for part in run[first : last + 1] if part.part != FUNCTION]
            fits = len(named) <= LONGEST and end.word.end - run[first].word.start <= MAX_LENGTH
            if fits and _begins(run, first) and not any(map(_is_vulgar, named)):
                yield _phrase(run[first : last + 1], named)


def _begins(run: Sequence[Part], first: int) -> bool:
    part = run[first]
    if part.part == FUNCTION or _is_short_number(part):
        return False
    inside_name = first > 0 and _is_raised(run[first - 1]) and _is_raised(part)
    return not inside_name


def _is_raised(part: Part) -> bool:
    return part.part == NOUN and part.word.written[0].isupper() and not part.word.folded.endswith("'s")


def _is_short_number(part: Part) -> bool:
    return part.part == NUMBER and not (len(part.word.folded) == 4 and part.word.folded.isdigit())


def _bare(part: Part) -> str:
    return part.word.folded.removesuffix("'s")


def _is_vulgar(part: Part) -> bool:
    return is_vulgar(_bare(part))


def _phrase(parts: Sequence[Part], named: Sequence[Part]) -> Phrase:
    last = parts[-1].word
    weak = all(part.part != NOUN or _bare(part) in vocabulary.WEAK_NOUNS for part in named)
    return Phrase(
        key=tuple(stem(_bare(part)) for part in named),
        start=parts[0].word.start,
        end=last.end - 2 * last.folded.endswith("'s"),
        words=len(parts),
        weak=weak,
    )
