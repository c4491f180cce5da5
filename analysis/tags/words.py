"""Single words: their stems, how rare they are in everyday English, and what part they can play."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

import numpy as np

from analysis import models
from analysis.tags import lexicon, usual, vocabulary
from analysis.text import ADDRESS, straighten, unmasked

MODEL = "everyday"

SUFFIXES = (
    ("'s", ""),
    ("ies", "y"),
    ("sses", "ss"),
    ("ingly", ""),
    ("edly", ""),
    ("ings", ""),
    ("ing", ""),
    ("ied", "y"),
    ("ed", ""),
    ("ly", ""),
    ("s", ""),
)
"""Ending and what replaces it; the first that fits, where three letters stay."""

ADJECTIVE_ENDINGS = tuple(
    "-free -based -like -level -friendly -term ful ous ive able ible ical less ish est ual nal".split()
)
NOUN_ENDINGS = ("ation", "ion")
VERB_ENDINGS = ("ate", "ify", "ize", "ise", "ifies", "izes", "ises")
SHORTEST_WITH_ENDING = 6
"""Letters from which an ending tells the part of an unknown word.
"""

_MASKED = re.compile(rf"{ADDRESS.pattern}|[^\s@]{{1,64}}@[^\s@]{{1,255}}\.\w+")
_WORD = re.compile(r"[^\W_]+(?:(?:['\-]|\.(?!(?<=[a-z]\.)[A-Z][a-z]))[^\W_]+)*(?:\+\+|(?<=\b\w)#)?")
"""A word, points and hyphens inside it; "God.The" is two, where a blank was forgotten."""
_GLUE = frozenset("@_/\\=<>{}$*^~|&%+`[")
"""Signs that make a word part of a name, an address or code when they touch it."""
_PREFIXED = re.compile(r"\w:\w")
"""What makes two words one name: "WP:RFC"."""

VERB, ADJECTIVE, ADVERB, NOUN, FUNCTION, NUMBER, PARTICIPLE, NAME = (
    "verb",
    "adjective",
    "adverb",
    "noun",
    "function",
    "number",
    "participle",
    "name",
)

_MOSTLY = 0.5
"""Share of a word's known uses that decides its part; seen by eye on common words."""
_MOSTLY_ADJECTIVE = 0.72
"""As above; nouns before nouns ("phone call") reach .5 and must not count as adjectives."""
_NEARLY_ALWAYS = 0.8
_AT_TIMES = 0.15
"""Share of its known uses from which a verb is a noun at times."""
_ENOUGH_USES = 2


class Word(NamedTuple):
    """One word of a text: as written, folded, where it stands, and whether it continues a phrase."""

    written: str
    folded: str
    start: int
    end: int
    joined: bool
    """Only a blank lies between it and the word before."""
    glued: bool
    """It touches a sign that makes it part of a name, an address or code."""


@lru_cache(maxsize=4096)
def words_of(text: str) -> tuple[Word, ...]:
    """The words of `text` in order; addresses are left out."""
    plain = _MASKED.sub(lambda m: "|" * len(m.group()), straighten(text))
    found: list[Word] = []
    last = -1
    for match in _WORD.finditer(plain):
        start, end = match.span()
        touching = plain[start - 1 : start] + plain[end : end + 1]
        prefixed = ":" in touching and any(
            _PREFIXED.match(plain, at) for at in (start - 2, end - 1) if at >= 0
        )
        written = match.group()
        found.append(
            Word(
                written,
                written.lower(),
                start,
                end,
                joined=plain[last:start] == " ",
                glued=prefixed or not _GLUE.isdisjoint(touching),
            )
        )
        last = end
    return tuple(found)


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """A folded word without its inflection: "releases", "released" and "releasing" give one stem."""
    for ending, instead in SUFFIXES:
        if word.endswith(ending) and not word.endswith("ss") and len(word) - len(ending) + len(instead) >= 3:
            word = word[: len(word) - len(ending)] + instead
            break
    if len(word) > 4 and word.endswith("e"):
        word = word[:-1]
    if len(word) > 4 and word[-1] == word[-2] and word[-1] not in "sl":
        word = word[:-1]
    return word


_LISTED_VERBS = frozenset(stem(verb) for verb in vocabulary.VERBS)
_BOTH_STEMS = frozenset(stem(verb) for verb in vocabulary.BOTH)


@dataclass(frozen=True)
class _Uses:
    """How everyday English uses a word."""

    noun: int
    verb: int
    adjective: int
    capital: int

    @property
    def known(self) -> int:
        return self.noun + self.verb + self.adjective


@dataclass(frozen=True)
class Everyday:
    """The table of everyday English (see its model card)."""

    uses: Mapping[str, _Uses]
    texts: Mapping[str, int]
    """Texts that use a stem, of `all_texts`."""
    all_texts: int
    verb_stems: frozenset[str]
    """Stems of listed verbs and of words that are mostly verbs."""

    def rarity(self, stemmed: str) -> float:
        """0-1: 0 = in every text, 1 = in none; the logarithm of the share of texts with the stem."""
        share = (self.texts.get(stemmed, 0) + 1) / (self.all_texts + 1)
        return -math.log(share) / math.log(self.all_texts + 1)

    def knows(self, folded: str) -> bool:
        """Whether everyday English has the word in any form."""
        return stem(folded) in self.texts

    def is_capital(self, folded: str) -> bool:
        """Whether everyday English writes the word with a capital inside sentences."""
        return folded in self.uses and self.uses[folded].capital > 50

    def inflected_verb(self, folded: str) -> bool:
        """Whether the word is a form in -s, -ed or -ing of a verb."""
        return folded.endswith(("s", "ed", "ing")) and stem(folded) in self.verb_stems

    def hardly_noun(self, folded: str) -> bool:
        """Whether the word is a verb nearly always, as it is listed as both."""
        uses = self.uses.get(folded)
        return uses is not None and uses.verb > _NEARLY_ALWAYS * uses.known

    def verbal(self, folded: str) -> bool:
        """Whether the word can be a verb; a word that everyday English does not know can."""
        return folded in vocabulary.VERBS or folded not in self.uses or self.uses[folded].verb > 0

    def may_be_verb(self, folded: str) -> bool:
        """Whether the word is a verb at a good part of its times."""
        if usual.parts().get(folded) == VERB or (folded.endswith("s") and stem(folded) in _LISTED_VERBS):
            return True
        uses = self.uses.get(folded)
        return uses is not None and uses.verb > _AT_TIMES * uses.known and folded in vocabulary.VERBS

    def nominal(self, folded: str) -> bool:
        """Whether the word, though a verb or an adjective at times, is used as a noun as well."""
        if folded in vocabulary.VERBS or stem(folded) in _LISTED_VERBS:
            return folded in vocabulary.BOTH or (folded.endswith("s") and stem(folded) in _BOTH_STEMS)
        if folded.endswith(("ing", "ed")):
            return usual.parts().get(folded) == NOUN
        if usual.parts().get(folded) == PARTICIPLE:
            return False
        uses = self.uses.get(folded)
        if uses is None or uses.known < _ENOUGH_USES:
            return usual.parts().get(folded, NOUN) in {NOUN, NAME}
        return uses.noun >= _AT_TIMES * uses.known

    def part(self, folded: str) -> str:
        """The part that a word most often plays: one of the seven names above."""
        both = folded in vocabulary.BOTH or (folded.endswith("s") and stem(folded) in _BOTH_STEMS)
        rules = (
            (folded in lexicon.FUNCTION, FUNCTION),
            (folded[0].isdigit(), NUMBER),
            (both, self._by_use(folded) or VERB),
            (folded in vocabulary.VERBS or self.inflected_verb(folded), VERB),
            (folded in vocabulary.ADJECTIVES or is_compared(folded), ADJECTIVE),
            (folded.endswith("ly") and folded not in vocabulary.NOT_ADVERBS, ADVERB),
        )
        ruled = next((part for holds, part in rules if holds), None)
        return ruled or self._as_usual(folded) or self._by_use(folded) or _by_ending(folded)

    def _as_usual(self, folded: str) -> str | None:
        """The part that tagged texts mostly show, where everyday use does not speak for another."""
        part = usual.parts().get(folded)
        if folded.endswith("ing"):
            return NOUN if part == NOUN else PARTICIPLE
        return self._by_use(folded) if part == NOUN else NOUN if part == NAME else part

    def _by_use(self, folded: str) -> str | None:
        uses = self.uses.get(folded)
        if uses is None or uses.known < _ENOUGH_USES:
            return None
        if uses.verb > _MOSTLY * uses.known:
            return VERB
        if folded.endswith(("ing", "ed")) and uses.noun < _MOSTLY * uses.known:
            return PARTICIPLE
        if uses.adjective > _MOSTLY_ADJECTIVE * (uses.noun + uses.adjective):
            return ADJECTIVE
        return NOUN


def is_compared(folded: str) -> bool:
    """Whether a word is the comparative or superlative of a listed adjective."""
    bases = {
        folded.removesuffix(ending) + added
        for ending, added in (("er", ""), ("r", ""), ("est", ""), ("st", ""), ("ier", "y"), ("iest", "y"))
        if folded.endswith(ending)
    }
    undoubled = {base[:-1] for base in bases if base[-2:-1] == base[-1:]}
    return bool((bases | undoubled) & vocabulary.ADJECTIVES)


def _by_ending(folded: str) -> str:
    if len(folded) < SHORTEST_WITH_ENDING:
        return NOUN
    endings = ((PARTICIPLE, ("ing", "ed")), (ADJECTIVE, ADJECTIVE_ENDINGS), (VERB, VERB_ENDINGS))
    return next((part for part, known in endings if folded.endswith(known)), NOUN)


@cache
def everyday() -> Everyday:
    """The table, read once a process."""
    arrays = models.load(MODEL).arrays
    columns = ("noun", "verb", "adjective", "capital")
    words = [str(word) for word in arrays["word"]]
    uses = {
        word: _Uses(*row)
        for word, *row in zip(words, *(arrays[column].tolist() for column in columns), strict=True)
    }
    texts: dict[str, int] = {}
    for word, count in zip(words, arrays["texts"].tolist(), strict=True):
        texts[stem(word)] = texts.get(stem(word), 0) + count
    verbs = {stem(w) for w, u in uses.items() if u.known > _ENOUGH_USES and u.verb > _MOSTLY * u.known}
    return Everyday(uses, texts, int(np.asarray(arrays["all_texts"])), _LISTED_VERBS | verbs)


@lru_cache(maxsize=200_000)
def part_of(folded: str) -> str:
    """The part that a word most often plays in everyday English."""
    return everyday().part(folded)


@lru_cache(maxsize=50_000)
def noun_of(folded: str) -> str | None:
    """The noun that says what a verb does, of those made by an ending: "resigns" gives "resignation"."""
    known = usual.parts()
    if len(folded) < SHORTEST_WITH_ENDING or known.get(folded, VERB) not in {VERB, PARTICIPLE}:
        return None
    bare = {folded, *(folded.removesuffix(ending) for ending in ("s", "es", "ed", "d", "ing"))}
    bases = [base for base in sorted(bare) if known.get(base) == VERB or known.get(base + "e") == VERB]
    made = [base.removesuffix("e") + ending for base in bases for ending in NOUN_ENDINGS]
    found = [noun for noun in made if known.get(noun) == NOUN and noun not in vocabulary.OTHER_NOUNS]
    return next((noun for noun in found if noun not in vocabulary.WEAK_NOUNS), None)


def is_vulgar(folded: str) -> bool:
    """Whether a word is too coarse to name anything by, also with marks or digits in its letters."""
    plain = unmasked(folded).lower()
    bare = plain.replace("-", "").replace(".", "")
    known = {folded, plain, bare, *plain.split("-")}
    return bool(known & vocabulary.VULGAR) or any(part in bare for part in vocabulary.VULGAR_PARTS)
