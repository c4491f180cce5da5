"""A text in passages that can be left out of it: sentences, clauses, turns of phrase, words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from analysis.text import sentences, straighten

Span = tuple[int, int]

SHORT = 4
"""Words, with their marks, of a passage that is short enough to be pointed at."""

SENTENCE, CLAUSE, PHRASE, NONE = 0.6, 0.45, 0.2, 0.0
"""What a cut gains where it falls between sentences, clauses, phrases or mere words; it loses the share of
the words by which it misses the middle. So sentences are parted where each has a tenth of the words."""

JOINING = frozenset(
    "and but or so because since although though while whereas if unless when where who which that".split()
)
"""Words that begin a clause."""
LEANING = frozenset(
    """
    a an the this these those my your his her its our their some any no every each
    of to in on at by for from with without about into over under after before than as like
    i you he she it we they there
    is are was were am be been has have had do does did will would can could should may might must
    not never just
    """.split()
)
"""Words that lean on what follows: a phrase begins with the first of them."""

_WORD = re.compile(r"\S+")
_PAUSE = re.compile(r"[,;:)\]]$|^[-–—]+$|…$")
_MARKS = " \n\t.,;:-–—\"'“”‘’«»()[]*_"


class Word(NamedTuple):
    """A word with its marks: its place in the text, and what a cut before it gains."""

    start: int
    end: int
    cut: float


def parts(text: str, passage: Span) -> list[Span]:
    """A passage in up to four of like length, in their order, cut where the text pauses; [] of a single word.

    A half that is `SHORT` is not cut again.
    """
    return [(part[0].start, part[-1].end) for part in _quarters(_words(text, passage))]


def size(text: str, passage: Span) -> int:
    """The words of a passage, with their marks."""
    return len(_WORD.findall(text[slice(*passage)]))


def without(text: str, left_out: Iterable[Span]) -> str:
    """`text` but for some passages, none of which overlap."""
    for start, end in sorted(left_out, reverse=True):
        text = f"{text[:start].rstrip(' ')} {text[end:].lstrip(' ')}"
    return text.strip()


def pointed_at(text: str, passage: Span) -> str:
    """A passage as it stands in the text, without the marks around it, on one line."""
    words = " ".join(text[slice(*passage)].split())
    return words.strip(_MARKS) or words


def _words(text: str, passage: Span) -> list[Word]:
    starts = {start for start, _ in sentences(text)}
    found, before = [], ""
    for match in _WORD.finditer(text, *passage):
        word = straighten(match.group()).lower()
        found.append(Word(*match.span(), SENTENCE if match.start() in starts else _gain(before, word)))
        before = word
    return found


def _gain(before: str, word: str) -> float:
    """What a cut gains between two words of a sentence."""
    if _PAUSE.search(before) or (word in JOINING and before not in JOINING):
        return CLAUSE
    return PHRASE if word in LEANING and before not in LEANING | JOINING else NONE


def _quarters(words: Sequence[Word]) -> list[Sequence[Word]]:
    halves = _halves(words)
    return [part for half in halves for part in (_halves(half) if len(half) > SHORT else [half])]


def _halves(words: Sequence[Word]) -> list[Sequence[Word]]:
    """`words` in two at the best cut, of equals the first; [] of less than two words."""
    if len(words) < 2:
        return []
    middle = len(words) / 2
    at = max(range(1, len(words)), key=lambda n: words[n].cut - abs(n - middle) / len(words))
    return [words[:at], words[at:]]
