"""How a phrase is written when it stands by itself: as people wrote it inside their sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from analysis.tags.keyphrases import Phrase
from analysis.tags.words import Word, everyday, words_of

_SHOUTED = 4
"""Letters from which a known word in capitals is shouting and no abbreviation."""


def alone(text: str, phrase: Phrase, names: Collection[str] = ()) -> str:
    """`phrase` of `text` as it is written by itself; `names` are folded words that have a capital."""
    spellings = Spellings(names)
    spellings.add(text, phrase)
    return spellings.best()


@dataclass
class Spellings:
    """The ways in which a thread writes one phrase."""

    names: Collection[str] = ()
    """Folded words that the thread writes with a capital."""
    inside: Counter[str] = field(default_factory=Counter)
    opening: Counter[str] = field(default_factory=Counter)
    """At the start of a sentence, where a capital says nothing."""

    def add(self, text: str, phrase: Phrase) -> None:
        if phrase.noun:
            self.inside[phrase.noun] += 1
            return
        written = text[phrase.start : phrase.end]
        before = text[: phrase.start].rstrip(" \t\"'“‘(*")[-1:]
        opens = not before or before in ".!?:…\n-–—•>"
        (self.opening if opens else self.inside)[" ".join(written.split())] += 1

    def best(self) -> str:
        """The commonest way inside sentences, else at their start; of equals, the first met."""
        seen = self.inside or self.opening
        form = max(seen, key=lambda one: seen[one])
        words = words_of(form)
        opens = [not self.inside and place == 0 for place, _ in enumerate(words)]
        spelt = [self._spelt(word, opens=at) for word, at in zip(words, opens, strict=True)]
        return _with_words(form, words, spelt)

    def _spelt(self, word: Word, *, opens: bool) -> str:
        if word.folded.removesuffix("'s") in self.names:
            return word.written[0].upper() + word.written[1:]
        return _lowered(word, opens=opens)


def _lowered(word: Word, *, opens: bool) -> str:
    """The word without a capital that it has only from its place or from shouting."""
    known = everyday().knows(word.folded) and not everyday().is_capital(word.folded)
    shouted = word.written.isupper() and len(word.written) > _SHOUTED
    capital = opens and word.written[1:].islower()
    return word.written.lower() if known and (shouted or capital) else word.written


def _with_words(form: str, words: Sequence[Word], instead: Sequence[str]) -> str:
    for word, other in zip(reversed(words), reversed(instead), strict=True):
        if other != word.written:
            form = form[: word.start] + other + form[word.end :]
    return form
