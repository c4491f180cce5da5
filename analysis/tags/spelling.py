"""How a phrase is written when it stands by itself: as people wrote it inside their sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from analysis.tags.keyphrases import Phrase
from analysis.tags.words import Word, everyday, words_of

_SHOUTED = 4
"""Letters from which a known word in capitals is shouting and no abbreviation."""


def alone(text: str, phrase: Phrase) -> str:
    """`phrase` of `text` as it is written by itself."""
    spellings = Spellings()
    spellings.add(text, phrase)
    return spellings.best()


@dataclass
class Spellings:
    """The ways in which a thread writes one phrase."""

    inside: Counter[str] = field(default_factory=Counter)
    opening: Counter[str] = field(default_factory=Counter)
    """At the start of a sentence, where a capital says nothing."""

    def add(self, text: str, phrase: Phrase) -> None:
        written = text[phrase.start : phrase.end]
        before = text[: phrase.start].rstrip(" \t\"'“‘(*")[-1:]
        opens = not before or before in ".!?:…\n-–—•>"
        (self.opening if opens else self.inside)[" ".join(written.split())] += 1

    def best(self) -> str:
        """The commonest way inside sentences, else at their start; of equals, the first met."""
        seen = self.inside or self.opening
        form = max(seen, key=lambda one: seen[one])
        words = words_of(form)
        lowered = [_lowered(word, opens=not self.inside and place == 0) for place, word in enumerate(words)]
        return _with_words(form, words, lowered)


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
