"""What part each word of a text plays: a light reading without a tagger.

Tables (`lexicon`, `words`) say what a word can be; the words beside it settle what they leave open ("to
call" is a verb, "the call" a noun), and the thread itself tells which words it writes as names.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from analysis.tags import lexicon, usual, vocabulary
from analysis.tags.words import (
    ADJECTIVE,
    ADVERB,
    FUNCTION,
    NAME,
    NOUN,
    NUMBER,
    PARTICIPLE,
    VERB,
    Everyday,
    Word,
    everyday,
    part_of,
    words_of,
)

_BEFORE_VERBS = frozenset(
    "to i you we they he she who not please let lets let's never always just also gonna gotta".split()
) | (lexicon.AUXILIARIES - frozenset("is are was were be been being am have has had having".split()))
_FORMS_OF_BE = frozenset("am is are was were be been being i'm you're he's she's it's we're they're".split())
_BEFORE_NOUNS = (lexicon.DETERMINERS | lexicon.PREPOSITIONS) - _BEFORE_VERBS
_BEFORE_ONE = frozenset("this that a an each every another which who it".split())
"""What no plural follows: "that helps" is no noun."""
_SUBJECTS = frozenset(
    "i you we they who let's can could will would shall should may might must cannot can't couldn't won't"
    " wouldn't shouldn't don't didn't doesn't gonna gotta wanna".split()
)
"""What stands before a verb that is an adjective too: "I clean offices"."""
_PARTICLES = frozenset("out up down off away back".split())
"""What belongs to a verb before it: "the story checks out"."""
_AFTER_VERBS = lexicon.DETERMINERS | lexicon.PRONOUNS

_HEADLINE = 0.6
"""Share of words with a capital from which a text is a headline or shouted."""

_OFTEN = 3
"""Capitals inside sentences from which an everyday word that mostly has one is a name: "Python"."""

_NOUN_SHARE = 0.2
"""Share of a word in -ing's uses between a determiner and a function word, from which it is a noun."""

_LONGEST_ABBREVIATION = 5
"""Letters up to which a word in capitals is an abbreviation, and so a noun."""

_SAMPLE, _SAMPLE_LENGTH = 400, 2000
"""Texts, and code points of each, from which the language and the capitals of a thread are told."""

_ENGLISH_SHARE = 0.2
"""Function words among all words from which a text counts as English; English prose has .4-.5."""
_FOREIGN = lexicon.OTHER_LANGUAGES - lexicon.FUNCTION
_RAISED_SHARE = 0.18
"""Words with a capital, of those inside sentences, from which a foreign text is one that raises nouns:
German has .25-.35, French and Spanish .05-.10."""
_FEWEST_TOLD = 4
"""Words from which a text tells its own language."""
_SHORTEST_FOREIGN = 4
"""Letters of a word that counts as a noun in a language of which no more is known."""


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
    small: frozenset[str]
    """Folded words that it mostly writes without one."""
    names: frozenset[str]
    """Of the capitals, those that it writes so nearly always, or that are no everyday words."""
    proper: frozenset[str]
    """Of the capitals, those that it writes so several times: names, also where they are everyday words."""
    gerunds: frozenset[str]
    """Folded words in -ing that the thread uses as nouns ("this frosting")."""
    english: Everyday
    is_english: bool
    raises_nouns: bool
    """Whether the language writes nouns with a capital, as German does."""

    @classmethod
    def of(cls, texts: Sequence[str]) -> Grammar:
        """The grammar of `texts`: with English stop words, and those of other languages where not English."""
        step = max(1, len(texts) // _SAMPLE)
        read = [words_of(text[:_SAMPLE_LENGTH]) for text in texts[::step]]
        words = [word for one in read for word in one]
        is_english = sum(word.folded in lexicon.FUNCTION for word in words) >= _ENGLISH_SHARE * len(words)
        stops = lexicon.FUNCTION if is_english else lexicon.FUNCTION | lexicon.OTHER_LANGUAGES
        sentences = [word for one in read if not _is_headline(one) for word in one]
        raises_nouns = not is_english and _raised_share(sentences) >= _RAISED_SHARE
        inside = Counter(word.folded for word in sentences if word.joined)
        raised = Counter(word.folded for word in sentences if word.joined and word.written[0].isupper())
        capitals = frozenset(word for word, count in raised.items() if 2 * count > inside[word])
        return cls(
            stops=stops,
            capitals=capitals,
            small=frozenset(inside) - capitals,
            names=frozenset(word for word in capitals if _is_name(word, raised[word], inside[word])),
            proper=frozenset(word for word in capitals if raised[word] >= _OFTEN),
            gerunds=_gerunds(words),
            english=everyday(),
            is_english=is_english,
            raises_nouns=raises_nouns,
        )

    @cached_property
    def foreign(self) -> Grammar:
        """The grammar of texts in another language."""
        return replace(self, stops=lexicon.FUNCTION | lexicon.OTHER_LANGUAGES, is_english=False)

    def fits(self, text: str) -> bool:
        """Whether `text` is in the thread's language, as far as a few words can show."""
        words = [word.folded for word in words_of(text)]
        if not self.is_english or len(words) < _FEWEST_TOLD:
            return True
        foreign = _FOREIGN
        return sum(word in lexicon.FUNCTION for word in words) >= sum(word in foreign for word in words)

    def plain(self, text: str) -> str:
        """`text` with capitals where they mean a name: headlines and shouting brought down, length kept."""
        words = words_of(text)
        if not _is_headline(words):
            return text
        shouted = text.isupper()
        for word in words:
            if not shouted and word.written.isupper() and len(word.written) > 1:
                continue
            if word.folded not in self.capitals and not self.english.is_capital(word.folded):
                lowered = word.folded if self._is_usual(word.folded) else word.written
                text = text[: word.start] + lowered + text[word.end :]
        return text

    def _is_usual(self, folded: str) -> bool:
        """Whether a word is known to be written without a capital."""
        known = folded in self.stops or folded in self.small or self.english.knows(folded)
        return known or usual.parts().get(folded, NAME) != NAME

    def is_strange(self, folded: str) -> bool:
        """Whether this word is none of everyday English and no name that the thread writes in sentences."""
        known = folded in self.capitals or folded in self.stops or folded in usual.parts()
        return self.is_english and not known and not self.english.knows(folded)

    def part(self, word: Word, before: Word | None, after: Word | None, run: Sequence[Part]) -> str:
        """What `word` is here, given its neighbours and the run that it may continue."""
        bare = word.folded.removesuffix("'s")
        if bare in self.stops or word.folded in self.stops or "'" in bare or len(bare) < 2:
            return FUNCTION
        if not self.is_english:
            return self._foreign(word, bare)
        led_by = before.folded if before is not None and word.joined else ""
        part = FUNCTION if self._says_how(word, led_by, after, run) else part_of(bare)
        if part == FUNCTION:
            return part
        if bare in self.gerunds or self._stands_as_name(word, bare, led_by, part):
            return NOUN
        if part in {VERB, PARTICIPLE}:
            return self._verb_or_noun(word, led_by, after, run)
        is_verb = part == ADJECTIVE and led_by in _SUBJECTS and bare in vocabulary.ALSO_VERBS
        return VERB if is_verb or (part == NOUN and self._acts(word, bare, led_by, after, run)) else part

    @staticmethod
    def _says_how(word: Word, led_by: str, after: Word | None, run: Sequence[Part]) -> bool:
        """Whether the word belongs to no noun: "In fairness sugar was dear", "clean offices downtown"."""
        if word.folded in lexicon.ADVERBIALS.get(led_by, ()):
            return after is None or after.folded not in lexicon.JOINS
        return bool(run) and word.joined and run[-1].part == NOUN and word.folded in vocabulary.AFTER_NOUNS

    def _stands_as_name(self, word: Word, bare: str, led_by: str, part: str) -> bool:
        """Whether capitals make the word a noun: an abbreviation, or inside a sentence no describing word."""
        if word.written.isupper():
            return len(bare) <= _LONGEST_ABBREVIATION
        describes = part in {ADJECTIVE, ADVERB, PARTICIPLE} or (part == VERB and bare.endswith("ed"))
        describes = describes and bare not in self.names
        return bool(led_by) and word.written[0].isupper() and not describes

    def _acts(self, word: Word, bare: str, led_by: str, after: Word | None, run: Sequence[Part]) -> bool:
        """Whether the words before make a noun a verb: "to call", "was frosting", "liberals tear"."""
        if bare.endswith("ing") and led_by in _FORMS_OF_BE:
            return True
        if led_by in _BEFORE_VERBS and self.english.verbal(bare):
            return True
        return bool(run) and (self._agrees(run[-1], word, bare) or self._does(word, bare, run[-1], after))

    @staticmethod
    def _agrees(subject: Part, word: Word, bare: str) -> bool:
        """Whether a word after a plural is rather what they do."""
        many = subject.word.folded
        plural = subject.part == NOUN and many.endswith("s") and not many.endswith(("ss", "us", "is", "'s"))
        return plural and word.joined and not bare.endswith("s") and bare in vocabulary.VERBS

    def _does(self, word: Word, bare: str, subject: Part, after: Word | None) -> bool:
        """Whether a word in -s is what is done to the next: "Germany counts votes", "products rules CA"."""
        if after is None or not after.joined:
            return False
        if after.folded in _PARTICLES:
            return bare in vocabulary.VERBS or self.english.inflected_verb(bare)
        if after.folded in self.stops or not word.written.islower() or not self.english.inflected_verb(bare):
            return False
        before = subject.word
        named = before.written[0].isupper() and not before.folded.endswith("s") and part_of(bare) == VERB
        return bare.endswith("s") and (named or (before.folded.endswith("s") and after.written[0].isupper()))

    def _foreign(self, word: Word, bare: str) -> str:
        """What a word is in a language without a table: a noun by its capital, or by its length."""
        if bare[0].isdigit():
            return NUMBER
        if self.raises_nouns:
            return NOUN if bare in self.capitals and word.written[0].isupper() else FUNCTION
        return NOUN if len(bare) >= _SHORTEST_FOREIGN or not bare.isascii() else FUNCTION

    def _verb_or_noun(self, word: Word, led_by: str, after: Word | None, run: Sequence[Part]) -> str:
        """What a word is that is a verb at most times."""
        bare = word.folded.removesuffix("'s")
        described = led_by in lexicon.DETERMINERS or (bool(run) and run[-1].part == ADJECTIVE)
        after_noun = bool(run) and run[-1].part == NOUN
        if not (described or led_by in _BEFORE_NOUNS or after_noun):
            return VERB
        if bare.endswith("s") and led_by in _BEFORE_ONE:
            return VERB
        if after_noun and (
            self.english.hardly_noun(bare)
            or self._agrees(run[-1], word, bare)
            or self._does(word, bare, run[-1], after)
        ):
            return VERB
        if not self.english.nominal(bare):
            goes_on = after is not None and after.joined and after.folded not in self.stops
            return PARTICIPLE if described and goes_on and bare.endswith(("ing", "ed")) else VERB
        follows = after.folded if after is not None and after.joined else ""
        if after_noun and not described and bare.endswith("s") and follows and follows not in self.stops:
            return VERB if usual.parts().get(bare) == VERB else NOUN
        takes_object = follows in _AFTER_VERBS and bare.endswith(("s", "ed", "ing"))
        goes_on_to = follows == "to" and not described
        return VERB if takes_object or goes_on_to else NOUN


def _is_headline(words: Sequence[Word]) -> bool:
    return len(words) > 1 and sum(w.written[0].isupper() for w in words) >= _HEADLINE * len(words)


def _is_name(word: str, raised: int, inside: int) -> bool:
    """Whether capitals of a word mean a name: always, more than once; or now and then, of no usual word."""
    part = usual.parts().get(word.removesuffix("'s"))
    return part == NAME or (part is None and not everyday().knows(word)) or (raised > 1 and raised == inside)


def _raised_share(words: Sequence[Word]) -> float:
    inside = [word for word in words if word.joined]
    return sum(word.written[0].isupper() for word in inside) / max(len(inside), 1)


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
