"""What part each word of a text plays: a light reading without a tagger.

Tables (`lexicon`, `words`) say what a word can be; the words beside it settle what they leave open ("to
call" is a verb, "the call" a noun), and the thread itself tells which words it writes as names.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from analysis.tags import lexicon
from analysis.tags.words import (
    ADJECTIVE,
    FUNCTION,
    NOUN,
    PARTICIPLE,
    VERB,
    Everyday,
    Word,
    everyday,
    words_of,
)

_BEFORE_VERBS = frozenset(
    "to i you we they he she who not please let lets let's never always just also gonna gotta".split()
) | (lexicon.AUXILIARIES - frozenset("is are was were be been being am have has had having".split()))
_BEFORE_NOUNS = (lexicon.DETERMINERS | lexicon.PREPOSITIONS) - _BEFORE_VERBS
_BEFORE_ONE = frozenset("this that a an each every another which who it".split())
"""What no plural follows: "that helps" is no noun."""
_AFTER_VERBS = lexicon.DETERMINERS | lexicon.PRONOUNS

_HEADLINE = 0.6
"""Share of words with a capital from which a text is a headline or shouted."""

_NOUN_SHARE = 0.2
"""Share of a word in -ing's uses between a determiner and a function word, from which it is a noun."""

_LONGEST_ABBREVIATION = 5
"""Letters up to which a word in capitals is an abbreviation, and so a noun."""

_SAMPLE, _SAMPLE_LENGTH = 400, 2000
"""Texts, and code points of each, from which the language and the capitals of a thread are told."""

_ENGLISH_SHARE = 0.2
"""Function words among all words from which a text counts as English; English prose has .4-.5."""


@dataclass(frozen=True, slots=True)
class Part:
    """A word and the part that it plays where it stands (one of the names in `words`)."""

    word: Word
    part: str


@dataclass(frozen=True)
class Grammar:
    """What is known of the language of one thread's texts."""

    stops: frozenset[str]
    """Words that no phrase begins or ends with."""
    capitals: frozenset[str]
    """Folded words that the thread mostly writes with a capital inside its sentences."""
    gerunds: frozenset[str]
    """Folded words in -ing that the thread uses as nouns ("this frosting")."""
    english: Everyday
    is_english: bool

    @classmethod
    def of(cls, texts: Sequence[str]) -> Grammar:
        """The grammar of `texts`: with English stop words, and those of other languages where not English."""
        step = max(1, len(texts) // _SAMPLE)
        read = [words_of(text[:_SAMPLE_LENGTH]) for text in texts[::step]]
        words = [word for one in read for word in one]
        is_english = sum(word.folded in lexicon.FUNCTION for word in words) >= _ENGLISH_SHARE * len(words)
        stops = lexicon.FUNCTION if is_english else lexicon.FUNCTION | lexicon.OTHER_LANGUAGES
        sentences = [word for one in read if not _is_headline(one) for word in one]
        return cls(stops, _capitals(sentences), _gerunds(words), everyday(), is_english)

    def plain(self, text: str) -> str:
        """`text` with capitals where they mean a name: headlines and shouting brought down, length kept."""
        words = words_of(text)
        if not _is_headline(words):
            return text
        for word in words:
            if word.folded not in self.capitals and not self.english.is_capital(word.folded):
                known = word.folded in self.stops or self.english.knows(word.folded)
                text = text[: word.start] + (word.folded if known else word.written) + text[word.end :]
        return text

    def part(self, word: Word, before: Word | None, after: Word | None, run: Sequence[Part]) -> str:
        """What `word` is here, given its neighbours and the run that it may continue."""
        bare = word.folded.removesuffix("'s")
        if bare in self.stops or word.folded in self.stops or "'" in bare or len(bare) < 2:
            return FUNCTION
        led_by = before.folded if before is not None and word.joined else ""
        if word.written.isupper():
            is_name = len(bare) <= _LONGEST_ABBREVIATION
        else:
            is_name = bool(led_by) and word.written[0].isupper()
        if is_name or bare in self.gerunds:
            return NOUN
        part = self.english.part(bare)
        if part in {VERB, PARTICIPLE}:
            return self._verb_or_noun(bare, led_by, after, run)
        if part == NOUN and led_by in _BEFORE_VERBS and self.english.verbal(bare):
            return VERB
        return part

    def _verb_or_noun(self, bare: str, led_by: str, after: Word | None, run: Sequence[Part]) -> str:
        """What a word is that is a verb at most times."""
        described = led_by in lexicon.DETERMINERS or (bool(run) and run[-1].part == ADJECTIVE)
        if not (described or led_by in _BEFORE_NOUNS or (run and run[-1].part == NOUN)):
            return VERB
        if bare.endswith("s") and led_by in _BEFORE_ONE:
            return VERB
        if run and run[-1].part == NOUN and self.english.hardly_noun(bare):
            return VERB
        if not self.english.nominal(bare):
            goes_on = after is not None and after.joined and after.folded not in self.stops
            return PARTICIPLE if described and goes_on and bare.endswith(("ing", "ed")) else VERB
        follows = after.folded if after is not None and after.joined else ""
        takes_object = follows in _AFTER_VERBS and bare.endswith(("s", "ed", "ing"))
        goes_on_to = follows == "to" and not described
        return VERB if takes_object or goes_on_to else NOUN


def _is_headline(words: Sequence[Word]) -> bool:
    return len(words) > 1 and sum(w.written[0].isupper() for w in words) >= _HEADLINE * len(words)


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
