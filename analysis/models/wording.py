"""A text as the networks read it: own words and what they answer, as numbers of word pieces.

BERT's uncased word pieces. Written out here: the library for it brings a dozen others for downloading.
Source: github.com/google-research/bert, tokenization.py.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from analysis.errors import REINSTALL, DamagedModel
from analysis.text import ADDRESS, straighten

VOCABULARY = Path(__file__).with_name("encoder_words.txt")

OWN_HEAD, OWN_TAIL = 96, 40
"""Word pieces read of the start and of the end of a long comment; 9 of 10 are read whole."""
ANSWERED_HEAD, ANSWERED_TAIL = 32, 20
"""Word pieces read of the start and of the end of what it answers."""
SHORT_HEAD, SHORT_TAIL = 48, 16
"""Word pieces read of the start and of the end where only the subject of a text is asked for."""
LETTERS_A_PIECE = 12
"""Code points looked at for each piece that is kept: 30,000 words need not be read whole."""
LONGEST_WORD = 50
"""Letters beyond which a word is no word."""
EMOJI_IN_A_ROW = 2

MARKS = {"Mn", "Cf"}
"""Unicode's accents and what joins letters unseen."""

PADDING, UNKNOWN, START, END = 0, 100, 101, 102
"""BERT's [PAD], [UNK], [CLS] and [SEP]."""

_EMOJI = re.compile(r"[\u2600-\u27bf\U0001f300-\U0001faff]")
_ROW = re.compile(r"([\u2600-\u27bf\U0001f300-\U0001faff])\1+")
_WORD = re.compile(r"[^\W_]+|[^\w\s]|_")


class Pieces(NamedTuple):
    """One comment in numbers: its word pieces, and for each whether (1) it is of what is answered."""

    ids: tuple[int, ...]
    answered: tuple[int, ...]


def pieces(own: Sequence[str], answered: Sequence[str | None]) -> list[Pieces]:
    """The word pieces of each text together with those of what it answers (None: nothing known)."""
    found = zip(own, answered, strict=True)
    return [_joined(_mine(text), _theirs(other) if other else []) for text, other in found]


def ends(texts: Sequence[str]) -> list[Pieces]:
    """The word pieces of the start and of the end of each text by itself."""
    return [alone(_ends(text, SHORT_HEAD, SHORT_TAIL)) for text in texts]


def alone(own: Sequence[int]) -> Pieces:
    """Word pieces as a text by itself."""
    return _joined(own, [])


def shortened(own: Sequence[int], head: int = SHORT_HEAD, tail: int = SHORT_TAIL) -> Sequence[int]:
    """The first and the last word pieces, all of a short text."""
    return own if len(own) <= head + tail else [*own[:head], *own[-tail:]]


def padded(rows: Sequence[Pieces]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """(ids, answered), one row a comment, as long as the longest."""
    longest = max(len(row.ids) for row in rows)
    ids = np.full((len(rows), longest), PADDING, dtype=np.int64)
    answered = np.zeros((len(rows), longest), dtype=np.int64)
    for n, row in enumerate(rows):
        ids[n, : len(row.ids)] = row.ids
        answered[n, : len(row.answered)] = row.answered
    return ids, answered


def _joined(own: Sequence[int], answered: Sequence[int]) -> Pieces:
    first = [START, *own, END]
    second = [*answered, END] if answered else []
    return Pieces((*first, *second), (0,) * len(first) + (1,) * len(second))


def _mine(text: str) -> Sequence[int]:
    return _ends(text, OWN_HEAD, OWN_TAIL)


@lru_cache(maxsize=4096)  # many answer one comment
def _theirs(text: str) -> Sequence[int]:
    return _ends(text, ANSWERED_HEAD, ANSWERED_TAIL)


def _ends(text: str, head: int, tail: int) -> Sequence[int]:
    """The word pieces of a text: all, or the first and the last of a long one."""
    first, last = head * LETTERS_A_PIECE, tail * LETTERS_A_PIECE
    short = text if len(text) <= first + last else f"{text[:first]} {text[-last:]}"
    found = [piece for word in _words(legible(short)) for piece in _pieces(word)]
    return shortened(found, head, tail)


def legible(text: str) -> str:
    """`text` in what the vocabulary knows: straight marks, `link` for addresses, emoji by their names."""
    bare = ADDRESS.sub(" link ", straighten(text))
    if bare.isascii():
        return bare
    return _EMOJI.sub(_name, _ROW.sub(lambda row: row.group()[:EMOJI_IN_A_ROW], bare))


def _name(emoji: re.Match[str]) -> str:
    return f" {unicodedata.name(emoji.group(), '').lower()} "


def _words(text: str) -> list[str]:
    """The words and single marks of `text`, in small letters without accents."""
    small = text.lower()
    if not small.isascii():
        apart = unicodedata.normalize("NFD", small)
        small = "".join(letter for letter in apart if unicodedata.category(letter) not in MARKS)
    return _WORD.findall(small)


@lru_cache(maxsize=1 << 16)
def _pieces(word: str) -> tuple[int, ...]:
    """The longest known pieces that `word` begins with, one after the other."""
    if len(word) > LONGEST_WORD:
        return (UNKNOWN,)
    found = tuple(_greedy(word))
    return (UNKNOWN,) if UNKNOWN in found else found


def _greedy(word: str) -> Iterator[int]:
    known, start = vocabulary(), 0
    while start < len(word):
        mark = "##" if start else ""
        ends = range(len(word), start, -1)
        end = next((end for end in ends if mark + word[start:end] in known), None)
        if end is None:
            yield UNKNOWN
            return
        yield known[mark + word[start:end]]
        start = end


@cache
def vocabulary() -> Mapping[str, int]:
    """Word piece -> its number. Raises DamagedModel."""
    try:
        lines = VOCABULARY.read_text(encoding="utf-8").split("\n")
    except (OSError, ValueError) as e:
        raise DamagedModel(VOCABULARY.name, "missing or unreadable", REINSTALL) from e
    return {piece: n for n, piece in enumerate(lines)}
