"""Makes the table of the parts that English words mostly play, from the lexicon of Brill's tagger.

The lexicon holds a word and its tags a line, the commonest first (see the model card for its origin).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from analysis import models
from analysis.tags import usual
from analysis.tags.words import ADJECTIVE, ADVERB, NAME, NOUN, PARTICIPLE, VERB

PART_OF_TAG = {
    **dict.fromkeys(("JJ", "JJR", "JJS"), ADJECTIVE),
    **dict.fromkeys(("RB", "RBR", "RBS"), ADVERB),
    **dict.fromkeys(("NN", "NNS"), NOUN),
    **dict.fromkeys(("VB", "VBD", "VBP", "VBZ"), VERB),
    **dict.fromkeys(("VBG", "VBN"), PARTICIPLE),
}
"""Tags of the Penn Treebank."""
NAME_TAGS = ("NNP", "NNPS")

_WORD = re.compile(r"[A-Z]?[a-z]+(?:-[a-z]+)*")


def train(lexicon: Path) -> None:
    """Writes the table anew from a lexicon file."""
    found = arrays(lexicon.read_text(encoding="utf-8").splitlines())
    words = sum(len(bytes(part).split()) for part in found.values())
    card = {
        "judges": "which part of speech a word mostly is",
        "data": "lexicon of Brill's tagger 1.14 (Brown corpus, Penn Treebank; MIT), Twitter words (CC BY)",
        "licence": "MIT (Massachusetts Institute of Technology, University of Pennsylvania), CC BY 3.0 (CMU)",
        "method": "the commonest tag of each word in small letters",
        "measured": {"words": words},
        "plain": [],
    }
    models.save(usual.MODEL, found, card)


def arrays(lines: Iterable[str]) -> dict[str, NDArray[np.uint8]]:
    """Of each part, its words with blanks between, as bytes, in alphabetical order."""
    words: dict[str, list[str]] = {part: [] for part in sorted({NAME, *PART_OF_TAG.values()})}
    for word, part in sorted(_tagged(lines)):
        words[part].append(word)
    return {part: np.frombuffer(" ".join(these).encode(), dtype=np.uint8) for part, these in words.items()}


def _tagged(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    """(folded word, part); a name only where the word is never in small letters."""
    fields = [line.split() for line in lines]
    tags = {row[0]: row[1] for row in fields if len(row) > 1 and _WORD.fullmatch(row[0])}
    for word, tag in tags.items():
        if word.islower() and tag in PART_OF_TAG:
            yield word, PART_OF_TAG[tag]
        elif word[0].isupper() and tag in NAME_TAGS and word.lower() not in tags:
            yield word.lower(), NAME
