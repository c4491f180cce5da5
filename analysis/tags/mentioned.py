"""Who and what comments name in their own words: people, places, organisations, works, by their capitals.

A shorter name is joined to a longer one only where the thread itself or its article shows one person it
can stand for: "Comey" to "James Comey", not where "Brien Comey" is named too.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd

from analysis.schema import MENTIONED
from analysis.tags import usual, vocabulary
from analysis.tags.candidates import Commenters
from analysis.tags.parts import Grammar
from analysis.tags.terms import subject_texts
from analysis.tags.words import NAME, Word, is_vulgar, words_of

LONGEST = 5
"""Words of the longest name."""
TWO_LETTERS = 2
"""Letters of the shortest name: "EU"; one letter is an initial."""

JOINING = "of"
COMPANY = frozenset("inc ltd llc corp co gmbh plc".split())
"""What stands behind the name of a firm, and is none alone."""

TOLD = 2
"""Comments with a longer name, from which a shorter one that came first is taken for it."""

_MADE_OF_A_NAME = re.compile(r"-[^\W\d_A-Z][^-]*$")
"""As in "Maryland-based": no name, though it holds one."""
_INITIALS = re.compile(r"[A-Z](?:\.[A-Z])+")

Key = tuple[str, ...]


@dataclass
class _Uses:
    """Where one name stands."""

    written: Counter[str] = field(default_factory=Counter)
    rows: dict[int, None] = field(default_factory=dict)
    """Rows of the comments that use it, in order."""


def find(comments: pd.DataFrame, article: pd.DataFrame) -> pd.DataFrame:
    """One row a name, by the comments that use it, of equals the first used.

    None where the language writes all its nouns with capitals, and none for the commenters themselves:
    they are talked to.
    """
    ordered = comments.sort_values("position", kind="stable", ignore_index=True)
    texts, written = subject_texts(ordered), article["text"].fillna("").tolist()
    grammar = Grammar.of([*texts, *written])
    if grammar.raises_nouns:
        return MENTIONED.frame()
    people = Commenters.of(ordered["author"].dropna().unique().tolist(), texts)
    names = _Names(grammar)
    uses: dict[Key, _Uses] = defaultdict(_Uses)
    for row, text in enumerate(texts):
        for key, form in names.of(text):
            if not people.are_named_by(key, form):
                uses[key].written[form] += 1
                uses[key].rows[row] = None
    told = {key for text in written for key, _ in names.of(text)}
    joined = _joined(uses, _full_names(told, uses))
    comments_told = _Told.of(ordered)
    found = MENTIONED.frame(_row(comments_told, forms) for forms in joined.values())
    ranked = found.sort_values(["comments", "first_position", "name"], ascending=[False, True, True])
    return ranked.reset_index(drop=True)


@dataclass(frozen=True)
class _Told:
    """Of each comment by row: its id, its position and who wrote it."""

    comment: Sequence[str]
    position: Sequence[int]
    person: Sequence[str | None]

    @classmethod
    def of(cls, ordered: pd.DataFrame) -> _Told:
        known = ordered["person"].astype(object).where(ordered["person"].notna(), None)
        return cls(ordered["comment_id"].tolist(), ordered["position"].tolist(), known.tolist())


@dataclass(frozen=True)
class _Names:
    """Finds the names in a thread's texts."""

    grammar: Grammar

    def of(self, text: str) -> Iterator[tuple[Key, str]]:
        """(folded words, as written) of each name in `text`, titles before it left out."""
        text = self.grammar.plain(text)
        for run in self._runs(words_of(text)):
            words = list(run)
            while len(words) > 1 and words[0].folded in {*vocabulary.TITLES, JOINING}:
                words.pop(0)
            key = tuple(_bare(word) for word in words)
            if len(words) <= LONGEST and self._is_name(words, key):
                yield key, _written(text, words)

    def _runs(self, words: Sequence[Word]) -> Iterator[list[Word]]:
        """Runs of words with capitals; the first of a sentence only where it is known as a name.

        An "of" between two of them belongs to the name: "Hall of Fame".
        """
        run: list[Word] = []
        for word, after in zip(words, [*words[1:], None], strict=False):
            if run and (not word.joined or run[-1].folded.endswith("'s")):
                yield run
                run = []
            goes_on = after is not None and after.joined and self._raised(after)
            if self._raised(word) or (run and word.folded == JOINING and goes_on):
                run.append(word)
            elif run:
                yield run
                run = []
        if run:
            yield run

    def _raised(self, word: Word) -> bool:
        bare = _bare(word)
        if (
            word.glued
            or not word.written[0].isupper()
            or _MADE_OF_A_NAME.search(word.written)
            or bare in self.grammar.stops
            or len(bare) < TWO_LETTERS
        ):
            return False
        return word.joined or bare in self.grammar.names or usual.parts().get(bare) == NAME

    def _is_name(self, words: Sequence[Word], key: Key) -> bool:
        if any(map(is_vulgar, key)) or (len(key) == 1 and key[0] in COMPANY):
            return False
        if len(words) > 1:
            return JOINING in key or any(self._alone(word) for word in words)
        known = key[0] in vocabulary.DEMONYMS or key[0].removesuffix("s") in vocabulary.DEMONYMS
        return self._alone(words[0]) and not known and key[0] not in vocabulary.WEAK_NOUNS

    def _alone(self, word: Word) -> bool:
        """Whether a word is a name by itself, not a usual word with a capital."""
        bare = _bare(word)
        short = word.written.isupper() and len(bare) > 1 and not self.grammar.english.knows(bare)
        return short or bare in self.grammar.names or usual.parts().get(bare) == NAME


def _written(text: str, words: Sequence[Word]) -> str:
    """The name as it stands, without a possessive, with the last stop of "U.S."."""
    form = " ".join(text[words[0].start : words[-1].end].split())
    if words[-1].folded.endswith("'s"):
        return form[:-2]
    return f"{form}." if _INITIALS.fullmatch(form) and text[words[-1].end :][:1] == "." else form


def _bare(word: Word) -> str:
    return word.folded.removesuffix("'s")


def _full_names(told: Collection[Key], uses: Mapping[Key, _Uses]) -> Mapping[str, set[Key]]:
    """Last word -> the names of two or three words, the first of them a name's, that it closes.

    A name that comments use before the longer one may be known without it, unless the article or several
    comments have the longer one.
    """
    full: dict[str, set[Key]] = defaultdict(set)
    for key in sorted({*told, *uses}):
        if len(key) in {2, 3} and usual.parts().get(key[0], NAME) == NAME:
            full[key[-1]].add(key)
    return {
        last: keys
        for last, keys in full.items()
        if len(keys) > 1 or any(key in told for key in keys) or _is_told(uses, *keys)
    }


def _is_told(uses: Mapping[Key, _Uses], key: Key) -> bool:
    short, whole = uses.get(key[-1:]), uses[key].rows
    return short is None or len(whole) >= TOLD or min(whole) <= min(short.rows)


def _joined(uses: Mapping[Key, _Uses], full: Mapping[str, set[Key]]) -> dict[Key, list[_Uses]]:
    """The uses of each name, those of its last word alone among them where no other name ends so."""
    found: dict[Key, list[_Uses]] = {}
    for key in uses:
        wholes = full.get(key[-1], set()) if len(key) == 1 else set()
        found.setdefault(min(wholes) if len(wholes) == 1 else key, []).append(uses[key])
    return found


def _row(told: _Told, forms: Sequence[_Uses]) -> dict[str, object]:
    """The row of one name: called as it is written most, of equals as it is first."""
    written: Counter[str] = Counter()
    for one in forms:
        written.update(one.written)
    rows = sorted({row for one in forms for row in one.rows})
    name = max(written, key=lambda form: written[form])
    return {
        "name": name,
        "also": ";".join(form for form in written if form != name),
        "comments": len(rows),
        "people": len({told.person[row] for row in rows} - {None}),
        "first_position": told.position[rows[0]],
        "last_position": told.position[rows[-1]],
        "in_comments": ";".join(told.comment[row] for row in rows),
    }
