"""Names of people, places, organisations and works in a text, by their capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analysis.tags import lexicon, usual, vocabulary
from analysis.tags.parts import Grammar
from analysis.tags.words import ADJECTIVE, NAME, NOUN, Word, is_vulgar, words_of

LONGEST = 5
"""Words of the longest name."""
TWO_LETTERS = 2
"""Letters of the shortest name: "EU"; one letter is an initial."""
LONGEST_ABBREVIATION = 6
"""Letters of the longest word in capitals that is a name by these alone: "UNICEF"."""
OF_ADJECTIVES = ("al", "ish", "ic", "ive")
"""Endings of what is called after a name, and is none: "Biblical"."""
CAPITAL_AT_TIMES = 15
"""Of 100 uses inside sentences, those with a capital from which a word is a name at times."""
LONGEST_SIGNATURE = 3
"""Words of the longest last line that is a signature."""
JOINING = "of"
ORDINALS = frozenset("first second third fourth fifth sixth".split())
"""What belongs to the name that follows: "Second Amendment"."""
COMPANY = frozenset("inc ltd llc corp co gmbh plc".split())
"""What stands behind the name of a firm, and is none alone."""
_MADE_OF_A_NAME = re.compile(r"-[^\W\d_A-Z][^-]*$")
"""As in "Maryland-based": no name, though it holds one."""
_CAMEL = re.compile(r"[a-z]{1,2}[A-Z]")
"""How a name begins that has no capital first: "uBlock"."""
_DRAWN_OUT = re.compile(r"(.)\1\1")
_INITIALS = re.compile(r"[A-Z](?:\.[A-Z])+")

Key = tuple[str, ...]


@dataclass(frozen=True)
class Names:
    """Finds the names in a thread's texts."""

    grammar: Grammar
    of_title: frozenset[str]
    """Folded words that the article's title writes with a capital inside its sentence."""

    def of(self, text: str) -> Iterator[tuple[Key, str]]:
        """(folded words, as written) of each name in `text`, titles before it left out."""
        text = self.grammar.plain(text)
        for run in self._runs(words_of(text)):
            words = list(run)
            while len(words) > 1 and words[0].folded in {*vocabulary.TITLES, JOINING}:
                words.pop(0)
            key = tuple(bare(word) for word in words)
            announces = text[words[-1].end :][:1] == ":" and self._is_usual(words[-1])
            if len(words) <= LONGEST and not announces and self._is_name(words, key):
                yield key, _written(text, words)

    def _runs(self, words: Sequence[Word]) -> Iterator[list[Word]]:
        """Runs of words with capitals; the first of a sentence only where it is known as a name.

        An "of" between two of them belongs to the name: "Hall of Fame".
        """
        run: list[Word] = []
        for before, word, after in zip([None, *words], words, [*words[1:], None], strict=False):
            if run and (not word.joined or run[-1].folded.endswith("'s")):
                yield run
                run = []
            goes_on = after is not None and after.joined and self._raised(after)
            counts = word.folded in ORDINALS and word.joined and word.written[0].isupper() and goes_on
            belongs = self._raised(word) or (run and word.folded == JOINING and goes_on) or counts
            if belongs and not self._is_shouted(before, word, after):
                run.append(word)
            elif run:
                yield run
                run = []
        if run:
            yield run

    def _raised(self, word: Word) -> bool:
        folded = bare(word)
        if (
            word.glued
            or not (word.written[0].isupper() or _CAMEL.match(word.written))
            or _MADE_OF_A_NAME.search(word.written)
            or folded in self.grammar.stops
            or len(folded) < TWO_LETTERS
        ):
            return False
        return word.joined or folded in self.grammar.names or usual.parts().get(folded) == NAME

    def _is_name(self, words: Sequence[Word], key: Key) -> bool:
        if any(map(is_vulgar, key)) or (len(key) == 1 and key[0] in COMPANY):
            return False
        if len(words) > 1:
            known = self.grammar.names
            return JOINING in key or any(self._alone(word) or bare(word) in known for word in words)
        is_demonym = key[0] in vocabulary.DEMONYMS or key[0].removesuffix("s") in vocabulary.DEMONYMS
        is_title = key[0] in vocabulary.TITLES and key[0] not in self.grammar.proper
        return (
            self._alone(words[0])
            and not (is_demonym or is_title)
            and key[0] not in vocabulary.WEAK_NOUNS | vocabulary.NOT_NAMES
        )

    def _alone(self, word: Word) -> bool:
        """Whether a word is a name by itself, not a usual word with a capital."""
        folded, grammar = bare(word), self.grammar
        part = usual.parts().get(folded)
        if _DRAWN_OUT.search(folded) or (part == ADJECTIVE and folded.endswith(OF_ADJECTIVES)):
            return False
        if part == NAME or folded in self.of_title:
            return True
        if folded in grammar.proper:
            return self._may_be_name(folded)
        if part is not None:
            return part == NOUN and grammar.english.is_capital(folded)
        is_short = word.written.isupper() and TWO_LETTERS <= len(folded) <= LONGEST_ABBREVIATION
        return is_short or folded in grammar.names or grammar.english.is_capital(folded)

    def _may_be_name(self, folded: str) -> bool:
        """Whether a word that the thread writes with a capital is no mere adjective or verb: "Latest"."""
        uses = self.grammar.english.uses.get(folded)
        return uses is None or uses.capital > CAPITAL_AT_TIMES or 2 * uses.noun > uses.known

    def _is_usual(self, word: Word) -> bool:
        """Whether everyday English has the word as no name."""
        part = usual.parts().get(bare(word), NAME)
        return part != NAME and not self.grammar.english.is_capital(bare(word))

    def _is_shouted(self, before: Word | None, word: Word, after: Word | None) -> bool:
        """Whether the word is in capitals beside a usual word that is in capitals: "BIG FAT PHONY"."""
        near = [before if word.joined else None, after if after is not None and after.joined else None]
        ours = [word, *(one for one in near if one is not None)]
        loud = [one.written.isupper() and len(one.written) > 1 for one in ours]
        return loud[0] and any(
            is_loud and (one.folded in lexicon.FUNCTION or self._is_usual(one))
            for one, is_loud in zip(ours[1:], loud[1:], strict=True)
        )


def in_title(title: str, grammar: Grammar) -> frozenset[str]:
    """The folded words that a title which is no headline writes with a capital after its first word."""
    if grammar.plain(title) != title:
        return frozenset()
    return frozenset(bare(word) for word in words_of(title) if word.joined and word.written[0].isupper())


def unsigned(text: str) -> str:
    """`text` without a last line of names alone, which is its signature."""
    rest, line, last = text.rstrip().rpartition("\n")
    words = words_of(last)
    signs = len(words) <= LONGEST_SIGNATURE and all(word.written[0].isupper() for word in words)
    return rest if line and words and signs else text


def _written(text: str, words: Sequence[Word]) -> str:
    """The name as it stands, without a possessive, with the last stop of "U.S."."""
    form = " ".join(text[words[0].start : words[-1].end].split())
    if words[-1].folded.endswith("'s"):
        return form[:-2]
    return f"{form}." if _INITIALS.fullmatch(form) and text[words[-1].end :][:1] == "." else form


def bare(word: Word) -> str:
    """The folded word without a possessive."""
    return word.folded.removesuffix("'s")
