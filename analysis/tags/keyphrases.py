"""Phrases that could name a subject: runs of nouns and what stands before them, no verbs, no stop words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analysis.tags import lexicon, usual, vocabulary
from analysis.tags.parts import Grammar, Part
from analysis.tags.words import (
    ADJECTIVE,
    FUNCTION,
    NOUN,
    NUMBER,
    PARTICIPLE,
    Word,
    everyday,
    is_compared,
    is_vulgar,
    noun_of,
    stem,
    words_of,
)

LONGEST = 4
"""Words of the longest phrase, joining words not counted."""
MAX_LENGTH = 48
"""Code points of the longest phrase, as long as five words usually are."""

ORDINAL = ("1st", "2nd", "3rd", "th")
"""Endings of a number that says which: "3rd party"."""

_CLOSING_NOUNS = frozenset(n for n in vocabulary.WEAK_NOUNS if n.endswith("s")) | {"people", "men", "women"}
"""Nouns that the next word does not belong to: "things c#", "people learning"."""

_CODE = re.compile(
    r"^(?:.*[;{}][ \t]*(?://.*)?|[ \t]*\w{2,8}[ \t]+[\w\[\]%$+*]+,[ \t]?[\w\[\]%$+*]+)$", re.MULTILINE
)
"""A line of a program: it ends as no sentence does, or is a word with two operands."""

_NO_WORD = re.compile(r"([aehiouwyz])\1\1|\.(?:com|org|net|de)$")
"""A word that is drawn out, or a site: "pleaaase", "www", "example.com"."""

MOST_PARTS = 2
"""Parts, joined by hyphens or stops, of a word in small letters that need not all be everyday words."""

_CODED = re.compile(r"[a-z][A-Z]")
"""A name out of a program: "pictureIsDone"."""
MOST_CODED = 2
"""Such names in a phrase at most: several in a row are a program's."""

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
    noun: str | None = None
    """What a verb is called as a noun: "resignation" where the text has "resigns"."""


@dataclass(frozen=True)
class Reader:
    """Finds the phrases of one thread's texts."""

    grammar: Grammar

    def phrases(self, text: str) -> list[Phrase]:
        """Every phrase of `text`, short ones inside long ones included; and nouns that verbs stand for."""
        reads = self if self.grammar.fits(text) else Reader(self.grammar.foreign)
        code = [match.span() for match in _CODE.finditer(text)]
        words = words_of(text)
        found = [phrase for run in reads.runs(words) for phrase in _inside(run)]
        made = [_made(word) for word in words if not word.glued and noun_of(word.folded)]
        return [
            phrase
            for phrase in [*found, *(made if reads.grammar.is_english else ())]
            if not any(start <= phrase.start < end for start, end in code)
        ]

    def runs(self, words: Sequence[Word]) -> Iterator[list[Part]]:
        """Runs of words that may stand together in a phrase."""
        run: list[Part] = []
        for before, word, after in zip([None, *words], words, [*words[1:], None], strict=False):
            left_out = word.glued or self._is_no_word(word) or self._may_be_slip(word, after)
            part = FUNCTION if left_out else self.grammar.part(word, before, after, run)
            part = NOUN if _counts(word, after) else part
            if run and self._breaks(run, word, part):
                yield run
                run = []
            if part in _MATERIAL or run:
                run.append(Part(word, part))
        if run:
            yield run

    def _is_no_word(self, word: Word) -> bool:
        """Whether it is drawn out, a site, or put together as programs' names are ("pt-alert-badge")."""
        parts = re.split(r"[-.]", word.folded)
        is_code = word.written.islower() and len(parts) > MOST_PARTS and self.grammar.is_english
        return _NO_WORD.search(word.written) is not None or (
            is_code
            and not all(part in self.grammar.stops or self.grammar.english.knows(part) for part in parts)
        )

    def _may_be_slip(self, word: Word, after: Word | None) -> bool:
        """Whether an unknown word stands at the start of a sentence before a capital: "Bals Bezos"."""
        opens_name = after is not None and after.joined and after.written[0].isupper()
        return opens_name and not word.joined and self.grammar.is_strange(word.folded)

    @staticmethod
    def _breaks(run: Sequence[Part], word: Word, part: str) -> bool:
        """Whether `word` cannot go on the phrase that `run` began."""
        if not word.joined or word.glued:
            return True
        if part in _MATERIAL:
            return run[-1].word.folded in _CLOSING_NOUNS
        return word.folded not in lexicon.JOINS or run[-1].part == FUNCTION


def _counts(word: Word, after: Word | None) -> bool:
    """Whether an ordinal belongs to the next word: "third party"."""
    belongs = after is not None and after.joined and after.folded in lexicon.AFTER_ORDINALS
    return belongs and word.folded in lexicon.ORDINALS and not word.glued


def reader(texts: Sequence[str]) -> Reader:
    """A reader of texts like `texts`."""
    return Reader(Grammar.of(texts))


def _inside(run: Sequence[Part]) -> Iterator[Phrase]:
    """The phrases inside a run.

    Each ends where the run does or before an "of", as its head stands last; it begins with no number but
    a year, with no word that only judges, and neither begins nor ends inside a name.
    """
    for last, end in enumerate(run):
        if end.part != NOUN or not _closes(run, last):
            continue
        for first in range(max(0, last - LONGEST), last + 1):
            named = [part for part in run[first : last + 1] if part.part != FUNCTION]
            fits = len(named) <= LONGEST and end.word.end - run[first].word.start <= MAX_LENGTH
            fits = fits and sum(bool(_CODED.search(part.word.written)) for part in named) <= MOST_CODED
            if fits and _begins(run, first) and not any(map(_is_vulgar, named)) and not _is_babble(named):
                yield _phrase(run[first : last + 1], named)


def _closes(run: Sequence[Part], last: int) -> bool:
    """Whether the word at `last` ends the run or stands before an "of" that is not inside a name."""
    after = run[last + 1 : last + 3]
    in_name = len(after) == 2 and _is_raised(run[last]) and _is_raised(after[1])
    return not after or (after[0].part == FUNCTION and not in_name) or _may_be_verb(run[: last + 2])


def _may_be_verb(run: Sequence[Part]) -> bool:
    """Whether the last word of `run` may say what the noun before it does."""
    if len(run) < 2 or run[-2].part != NOUN or run[-1].word.written[0].isupper():
        return False
    return everyday().may_be_verb(run[-1].word.folded)


def _begins(run: Sequence[Part], first: int) -> bool:
    part, before = run[first], run[first - 1] if first else None
    if part.part == FUNCTION or _is_short_number(part) or (before is not None and _needs(before, part)):
        return False
    after = run[first + 1] if first + 1 < len(run) else part
    opens_name = part.word.joined and _is_raised(part) and _is_raised(after)
    leads = after is not part and _needs(part, after)
    if part.part in {ADJECTIVE, PARTICIPLE} and not opens_name and not leads and _says_nothing(_bare(part)):
        return False
    if _bare(part) in vocabulary.QUANTITIES:
        return False
    if before is not None and before.part == FUNCTION and first > 1:
        before = run[first - 2]  # "Hall of Fame" is one name
    inside_name = before is not None and _is_raised(before) and part.word.written[0].isupper()
    return not inside_name or (before is not None and _can_be_left_out(before))


def _needs(before: Part, part: Part) -> bool:
    """Whether a word cannot do without the one before: "low hanging fruit", "third party"."""
    if before.word.folded in lexicon.ORDINALS or before.word.folded.endswith(ORDINAL):
        return part.word.folded in lexicon.AFTER_ORDINALS
    return part.part == PARTICIPLE and part.word.folded.endswith("ing") and before.part == ADJECTIVE


def _says_nothing(adjective: str) -> bool:
    return adjective in vocabulary.EMPTY_ADJECTIVES or is_compared(adjective)


def _can_be_left_out(part: Part) -> bool:
    """Whether a name goes on whole without this word: "President Trump", "Russian Minister Lavrov"."""
    return _bare(part) in vocabulary.TITLES or _bare(part) in vocabulary.DEMONYMS


def _is_raised(part: Part) -> bool:
    return (
        part.part in {NOUN, ADJECTIVE}
        and part.word.written[0].isupper()
        and not part.word.folded.endswith("'s")
    )


def _is_short_number(part: Part) -> bool:
    is_year = len(part.word.folded) == 4 and part.word.folded.isdigit()
    return part.part == NUMBER and not is_year and not part.word.folded.endswith(ORDINAL)


def _bare(part: Part) -> str:
    return part.word.folded.removesuffix("'s")


def _is_vulgar(part: Part) -> bool:
    return is_vulgar(_bare(part))


def _is_babble(named: Sequence[Part]) -> bool:
    """Whether several words in small letters are none of English: "awh lerdy loo"."""
    small = [
        part.word.folded for part in named if part.word.written.isalpha() and part.word.written.islower()
    ]
    return len([word for word in small if word not in usual.parts() and not everyday().knows(word)]) > 1


def _phrase(parts: Sequence[Part], named: Sequence[Part]) -> Phrase:
    last = parts[-1].word
    heads = [part for part, after in zip(parts, [*parts[1:], None], strict=True) if _is_head(part, after)]
    led_by_noun = len(named) > 1 and named[-2].part == NOUN
    weak = (
        all(map(_is_weak, filter(_is_noun, named)))
        or any(map(_is_weak, heads[:-1]))
        or (_is_weak(named[-1]) and not led_by_noun)
    )
    return Phrase(
        key=tuple(stem(_bare(part)) for part in named),
        start=parts[0].word.start,
        end=last.end - 2 * last.folded.endswith("'s"),
        words=len(parts),
        weak=weak,
    )


def _made(word: Word) -> Phrase:
    noun = noun_of(word.folded)
    return Phrase((stem(word.folded),), word.start, word.end, words=1, weak=False, noun=noun)


def _is_noun(part: Part) -> bool:
    return part.part == NOUN


def _is_head(part: Part, after: Part | None) -> bool:
    return part.part == NOUN and (after is None or after.part == FUNCTION)


def _is_weak(part: Part) -> bool:
    return _bare(part) in vocabulary.WEAK_NOUNS
