"""The people of a thread by name: exact, spelled a little differently, or in a short form."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from analysis.models.rarity import rarity
from analysis.text import fold
from analysis.text import words as word_list

MIN_NEAR_LENGTH = 4
"""Letters and digits of the shortest name that may be meant by a misspelling."""
MIN_SHORT_LENGTH = 3
"""Letters of the shortest single word that may stand for a longer name."""

_TITLES = frozenset(
    {
        *("mr", "mrs", "ms", "miss", "dr", "doctor", "prof", "professor", "sir", "madam", "lady", "lord"),
        *("captain", "colonel", "major", "uncle", "aunt", "herr", "frau", "monsieur", "madame"),
        *("the", "a", "an", "old", "young", "big", "little", "some", "just", "jr", "sr", "esq", "phd", "md"),
    }
)
"""First and last words of names that call nobody alone."""
_PREPOSITIONS = frozenset({"from", "of", "in", "at", "on", "near", "by", "the", "aus"})
_POSSESSIVE = re.compile(r"['’]s$")
_NOT_ALNUM = re.compile(r"[\W_]+")
_DIGITS = re.compile(r"\d+")
_HANDLE = re.compile(r"[A-Z][a-z]{2,}(?=[A-Z\d_])")
"""The first name that a handle begins with: "AndySV1K"."""
MIN_RARITY = 0.6
"""How rare such a name is as a word: "john" has .65, "red" .55, "good" .29."""


def key(name: str) -> str:
    """`name` as its folded letters and digits; a name without any is folded whole."""
    folded = fold(name)
    return folded if folded.isalnum() else _NOT_ALNUM.sub("", folded) or folded


@dataclass(frozen=True)
class Match:
    """A person that a written name stands for, and how: `exact`, `near` or `short`."""

    person: str
    how: str


class Names:
    """Looks up the people that a written name can mean; each name is looked up once.

    People whose names differ in punctuation or case alone are told apart by their exact spelling.
    """

    def __init__(self, people: Iterable[str]) -> None:
        self.people = sorted(set(people))
        folded = Counter(map(fold, self.people))
        self._exact = {fold(name): name for name in self.people if folded[fold(name)] == 1}
        self._verbatim = frozenset(self.people)
        self._by_key: dict[str, list[str]] = defaultdict(list)
        self._by_part: dict[str, list[str]] = defaultdict(list)
        for name in self.people:
            self._by_key[key(name)].append(name)
            for part in _parts(name):
                if len(part) >= MIN_SHORT_LENGTH and part != key(name):
                    self._by_part[part].append(name)
        self._deletions = self._near_index()
        self.longest = max((len(name.split()) for name in self.people), default=0)
        self._keys = sorted(self._by_key)
        self._openers = {
            key(part) for name in self.people for part in (*name.split()[:1], *word_list(name)[:1])
        }
        self._openers |= set(self._by_part)
        self._opens: dict[str, bool] = {}
        self._known: dict[str, Match | None] = {}

    def may_begin(self, word: str) -> bool:
        """Whether a name or a short form of one can begin with `word`."""
        if word not in self._opens:
            self._opens[word] = key(word) in self._openers
        return self._opens[word]

    def may_go_on(self, written: str) -> bool:
        """Whether some name begins with the letters of `written`; an accent may still change the last."""
        begun = key(written)[:-1]
        at = bisect_left(self._keys, begun)
        return at < len(self._keys) and self._keys[at].startswith(begun)

    def exact(self, written: str) -> Match | None:
        """The person whose name this is, but for case and punctuation."""
        name = written if written in self._verbatim else self._exact.get(fold(written))
        rivals = self._by_key.get(key(written), [])
        if name is None and len(rivals) == 1:
            name = rivals[0]
        return Match(name, "exact") if name else None

    def resolve(self, written: str) -> Match | None:
        """The one person that `written` can mean, or `None` for a stranger or several."""
        if written not in self._known:
            self._known[written] = self.exact(written) or self._short(written) or self._near(written)
        return self._known[written]

    def _short(self, written: str) -> Match | None:
        found = self._by_part.get(key(written), [])
        return Match(found[0], "short") if len(found) == 1 else None

    def _near(self, written: str) -> Match | None:
        """The one person whose name is a single letter away; digits must agree (gVOR08, gVOR10)."""
        meant = key(written)
        found = {
            name
            for form in _with_one_letter_out(meant)
            for name in self._deletions.get(form, ())
            if _DIGITS.findall(key(name)) == _DIGITS.findall(meant) and abs(len(key(name)) - len(meant)) <= 1
        }
        return Match(found.pop(), "near") if len(found) == 1 else None

    def _near_index(self) -> dict[str, set[str]]:
        """Each name under its key with any one letter taken out (symmetric-delete spelling)."""
        index: dict[str, set[str]] = defaultdict(set)
        for name in self.people:
            for form in _with_one_letter_out(key(name)):
                index[form].add(name)
        return index


def _parts(name: str) -> set[str]:
    """The keys of the words by which somebody of this name may be called: the first and the last.

    Of a handle that begins with a first name it is that name.

    No title, and not what a preposition stands before: a place, mostly.
    """
    said = name.split()
    ends = said[:1] + ([] if len(said) > 1 and said[-2].casefold() in _PREPOSITIONS else said[-1:])
    handle = _HANDLE.match(name)
    if len(said) == 1 and handle and rarity(fold(handle.group())) >= MIN_RARITY:
        ends = [*ends, handle.group()]
    return {key(_POSSESSIVE.sub("", part)) for part in ends if key(part) not in _TITLES}


def _with_one_letter_out(name: str) -> set[str]:
    if len(name) < MIN_NEAR_LENGTH:
        return set()
    return {name} | {name[:n] + name[n + 1 :] for n in range(len(name))}
