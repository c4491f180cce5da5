"""Who and what comments name in their own words: people, places, organisations, works, by their capitals.

A shorter name is joined to a longer one only where the thread itself or its article shows one person it
can stand for: "Comey" to "James Comey", not where "Brien Comey" is named too.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd

from analysis.schema import MENTIONED
from analysis.tags import usual
from analysis.tags.candidates import Commenters
from analysis.tags.parts import Grammar
from analysis.tags.proper_names import TWO_LETTERS, Key, Names, bare, in_title, unsigned
from analysis.tags.terms import subject_texts, title_of
from analysis.tags.words import NAME, words_of

SEVERAL = 3
"""Comments with a name, from which it is known in small letters too."""
TOLD = 2
"""Comments with a longer name, from which a shorter one that came first is taken for it."""
SELDOM = 3
"""How many times as many comments may have the shorter one: a "Hilary Clinton" is not every Clinton."""


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
    people = Commenters.of(ordered, texts)
    names = Names(grammar, in_title(title_of(article), grammar))
    uses: dict[Key, _Uses] = defaultdict(_Uses)
    for row, (text, author) in enumerate(zip(texts, ordered["author"].fillna(""), strict=True)):
        own = {word.folded for word in words_of(author)}
        for key, form in names.of(unsigned(text)):
            if not people.are_named_by(key, form) and not own.issuperset(key):
                uses[key].written[form] += 1
                uses[key].rows[row] = None
    for row, key in _in_small_letters(texts, uses):
        uses[key].rows[row] = None
    told = {key for text in written for key, _ in names.of(text)}
    joined = _joined(uses, _full_names(told, uses))
    comments_told = _Told.of(ordered)
    found = MENTIONED.frame(_row(comments_told, forms) for forms in joined.values())
    ranked = found.sort_values(["comments", "first_position", "name"], ascending=[False, True, True])
    return ranked.reset_index(drop=True)


def _in_small_letters(texts: Sequence[str], uses: Mapping[Key, _Uses]) -> Iterator[tuple[int, Key]]:
    """(row, key) of each name that stands in small letters too, where it means nothing else: "json"."""
    known = {
        key[0]
        for key, use in uses.items()
        if len(key) == 1
        and len(key[0]) > TWO_LETTERS
        and len(use.rows) >= SEVERAL
        and not usual.parts().get(key[0])
    }
    for row, text in enumerate(texts):
        for one in sorted({bare(word) for word in words_of(text) if word.written.islower()} & known):
            yield row, (one,)


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


def _full_names(told: Collection[Key], uses: Mapping[Key, _Uses]) -> Mapping[str, set[Key]]:
    """Last word -> the names of two or three words, the first of them a name's, that it closes.

    A name that comments use before the longer one may be known without it, unless the article or several
    comments have the longer one.
    """
    full: dict[str, set[Key]] = defaultdict(set)
    for key in sorted({*told, *uses}):
        if len(key) in {2, 3} and usual.parts().get(key[0], NAME) == NAME:
            full[key[-1]].add(key)
    return {last: keys for last, keys in full.items() if len(keys) > 1 or _is_told(uses, told, *keys)}


def _is_told(uses: Mapping[Key, _Uses], told: Collection[Key], key: Key) -> bool:
    """Whether the last word of a name stands for it."""
    short = uses.get(key[-1:])
    if short is None:
        return True
    if any(form.isupper() for form in short.written):
        return False  # "UK" is no short form of "Brocott UK"
    if key in told:
        return True
    whole = uses[key].rows
    often = SELDOM * len(whole) >= len(short.rows)
    return often and (len(whole) >= TOLD or min(whole) <= min(short.rows))


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
