"""Phrases that could name a subject: runs of nouns and what stands before them, no verbs, no stop words.

A light reading without a tagger: each word gets a part from tables (`lexicon`, `words`), and the word
before it settles what the tables leave open ("to call" is a verb, "the call" a noun).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analysis.tags import lexicon
from analysis.tags.words import (
    ADJECTIVE,
    FUNCTION,
    NOUN,
    NUMBER,
    PARTICIPLE,
    VERB,
    Everyday,
    Word,
    everyday,
    is_vulgar,
    stem,
    words_of,
)

LONGEST = 4
"""Words of the longest phrase, joining words not counted."""

_BEFORE_VERBS = frozenset(
    "to i you we they he she who not please let lets let's never always just also gonna gotta".split()
) | (lexicon.AUXILIARIES - frozenset("is are was were be been being am have has had having".split()))
_BEFORE_NOUNS = (lexicon.DETERMINERS | lexicon.PREPOSITIONS) - _BEFORE_VERBS
_BEFORE_ONE = frozenset("this that a an each every another which who it".split())
"""What no plural follows: "that helps" is no noun."""
_AFTER_VERBS = lexicon.DETERMINERS | lexicon.PRONOUNS
_CLOSING_NOUNS = frozenset(n for n in lexicon.WEAK_NOUNS if n.endswith("s")) | {"people", "men", "women"}
"""Nouns that the next word does not belong to: "things c#", "people learning"."""

_MATERIAL = {NOUN, ADJECTIVE, NUMBER, PARTICIPLE}

_HEADLINE = 0.6
"""Share of words with a capital from which a text is a headline or shouted."""

_NOUN_SHARE = 0.2
"""Share of a word in -ing's uses between a determiner and a function word, from which it is a noun."""

_SAMPLE, _SAMPLE_LENGTH = 400, 2000
"""Texts, and code points of each, from which the language and the capitals of a thread are told."""

_ENGLISH_SHARE = 0.2
"""Function words among all words from which a text counts as English; English prose has .4-.5."""


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


@dataclass(frozen=True, slots=True)
class _Part:
    word: Word
    part: str


@dataclass(frozen=True)
class Reader:
    """Finds the phrases of one thread's texts."""

    stops: frozenset[str]
    """Words that no phrase begins or ends with."""
    capitals: frozenset[str]
    """Folded words that the thread mostly writes with a capital inside its sentences."""
    gerunds: frozenset[str]
    """Folded words in -ing that the thread uses as nouns ("this frosting")."""
    english: Everyday

    def plain(self, text: str) -> str:
        """`text` with capitals where they mean a name: headlines and shouting brought down, length kept."""
        words = words_of(text)
        raised = sum(word.written[0].isupper() for word in words)
        if raised < _HEADLINE * len(words) or len(words) < 2:
            return text
        for word in words:
            if word.folded not in self.capitals and not self.english.is_capital(word.folded):
                known = word.folded in self.stops or self.english.knows(word.folded)
                text = text[: word.start] + (word.folded if known else word.written) + text[word.end :]
        return text

    def phrases(self, text: str) -> list[Phrase]:
        """Every phrase of `text`, short ones inside long ones included, in order of place."""
        return [phrase for chunk in self._chunks(words_of(text)) for phrase in _inside(chunk)]

    def chunks(self, text: str) -> list[Phrase]:
        """The longest phrases of `text` that say something; none lies inside another."""
        found: list[Phrase] = []
        telling = (phrase for phrase in self.phrases(text) if not phrase.weak)
        for phrase in sorted(telling, key=lambda p: (p.start - p.end, p.start)):
            if all(phrase.end <= other.start or other.end <= phrase.start for other in found):
                found.append(phrase)
        return sorted(found, key=lambda phrase: phrase.start)

    def _chunks(self, words: Sequence[Word]) -> Iterator[list[_Part]]:
        """Runs of words that may stand together in a phrase."""
        run: list[_Part] = []
        for before, word, after in zip([None, *words], words, [*words[1:], None], strict=False):
            part = FUNCTION if word.glued else self._part(word, before, after, run)
            if run and self._breaks(run, word, part):
                yield run
                run = []
            if part in _MATERIAL or run:
                run.append(_Part(word, part))
        if run:
            yield run

    @staticmethod
    def _breaks(run: Sequence[_Part], word: Word, part: str) -> bool:
        """Whether `word` cannot go on the phrase that `run` began."""
        if not word.joined or word.glued:
            return True
        if part in _MATERIAL:
            return run[-1].word.folded in _CLOSING_NOUNS
        return word.folded not in lexicon.JOINS or run[-1].part == FUNCTION

    def _part(self, word: Word, before: Word | None, after: Word | None, run: Sequence[_Part]) -> str:
        """What `word` is here, given its neighbours and the run that it may continue."""
        bare = word.folded.removesuffix("'s")
        if bare in self.stops or word.folded in self.stops or "'" in bare or len(bare) < 2:
            return FUNCTION
        led_by = before.folded if before is not None and word.joined else ""
        if word.written[0].isupper() and led_by and not word.written.isupper():
            return NOUN
        part = self.english.part(bare)
        if bare in self.gerunds:
            return NOUN
        if part in {VERB, PARTICIPLE}:
            return self._verb_or_noun(bare, led_by, after, run)
        if part == NOUN and led_by in _BEFORE_VERBS and self.english.verbal(bare):
            return VERB
        return part

    def _verb_or_noun(self, bare: str, led_by: str, after: Word | None, run: Sequence[_Part]) -> str:
        """What a word is that is a verb at most times."""
        described = led_by in lexicon.DETERMINERS or (bool(run) and run[-1].part == ADJECTIVE)
        if not (described or led_by in _BEFORE_NOUNS or (run and run[-1].part == NOUN)):
            return VERB
        if bare.endswith("s") and led_by in _BEFORE_ONE:
            return VERB
        if not self.english.nominal(bare):
            goes_on = after is not None and after.joined and after.folded not in self.stops
            return PARTICIPLE if described and goes_on and bare.endswith(("ing", "ed")) else VERB
        governs = after is not None and after.joined and after.folded in _AFTER_VERBS
        return VERB if governs and bare.endswith(("s", "ed", "ing")) else NOUN


def reader(texts: Sequence[str]) -> Reader:
    """A reader for the language of `texts`: English alone, or with the stop words of other languages."""
    step = max(1, len(texts) // _SAMPLE)
    words = [words_of(text[:_SAMPLE_LENGTH]) for text in texts[::step]]
    flat = [word for one in words for word in one]
    is_english = sum(word.folded in lexicon.FUNCTION for word in flat) >= _ENGLISH_SHARE * len(flat)
    stops = lexicon.FUNCTION if is_english else lexicon.FUNCTION | lexicon.OTHER_LANGUAGES
    return Reader(stops, _capitals(flat), _gerunds(flat), everyday())


def _capitals(words: Sequence[Word]) -> frozenset[str]:
    inside = Counter(word.folded for word in words if word.joined)
    raised = Counter(word.folded for word in words if word.joined and word.written[0].isupper())
    return frozenset(word for word, count in raised.items() if 2 * count > inside[word])


def _gerunds(words: Sequence[Word]) -> frozenset[str]:
    uses = Counter(word.folded for word in words if word.folded.endswith("ing"))
    as_noun = Counter(
        word.folded
        for before, word, after in zip(words, words[1:], [*words[2:], None], strict=False)
        if word.folded in uses
        and word.joined
        and before.folded in lexicon.DETERMINERS
        and (after is None or not after.joined or after.folded in lexicon.FUNCTION)
    )
    return frozenset(word for word, n in as_noun.items() if n >= 2 and n >= _NOUN_SHARE * uses[word])


def _inside(chunk: Sequence[_Part]) -> Iterator[Phrase]:
    """The phrases inside a run.

    Each ends where the run does or before an "of", as its head stands last; it begins with no number but
    a year, and not inside a name.
    """
    for last, end in enumerate(chunk):
        closes = last + 1 == len(chunk) or chunk[last + 1].part == FUNCTION
        if end.part != NOUN or not closes:
            continue
        for first in range(max(0, last - LONGEST), last + 1):
            named = [part for part in chunk[first : last + 1] if part.part != FUNCTION]
            if len(named) <= LONGEST and _begins(chunk, first) and not any(map(_is_vulgar, named)):
                yield _phrase(chunk[first : last + 1], named)


def _begins(chunk: Sequence[_Part], first: int) -> bool:
    part = chunk[first]
    if part.part == FUNCTION or _is_short_number(part):
        return False
    inside_name = first > 0 and _is_raised(chunk[first - 1]) and _is_raised(part)
    return not inside_name


def _is_raised(part: _Part) -> bool:
    return part.part == NOUN and part.word.written[0].isupper() and not part.word.folded.endswith("'s")


def _is_short_number(part: _Part) -> bool:
    return part.part == NUMBER and not (len(part.word.folded) == 4 and part.word.folded.isdigit())


def _bare(part: _Part) -> str:
    return part.word.folded.removesuffix("'s")


def _is_vulgar(part: _Part) -> bool:
    return is_vulgar(_bare(part))


def _phrase(parts: Sequence[_Part], named: Sequence[_Part]) -> Phrase:
    last = parts[-1].word
    weak = all(part.part != NOUN or _bare(part) in lexicon.WEAK_NOUNS for part in named)
    return Phrase(
        key=tuple(stem(_bare(part)) for part in named),
        start=parts[0].word.start,
        end=last.end - 2 * last.folded.endswith("'s"),
        words=len(parts),
        weak=weak,
    )
