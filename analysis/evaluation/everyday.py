"""Counts how everyday English uses its words: the table that tells rare words and nouns.

Only single words and their counts are kept, and only words of at least `FEWEST_TEXTS` texts.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analysis.tags import lexicon
from analysis.text import straighten

FOLDER = Path("benchmarks/tone")

FEWEST_TEXTS = 3
"""Texts that must use a word for it to be kept: fewer are typing errors and private names."""

VERB_AFTER = frozenset(
    "to will would can could should must may might shall don't didn't doesn't won't can't couldn't shouldn't"
    " wouldn't cannot i you we they who he she let's lets please not never always just also i'd you'd we'd"
    " they'd i'll you'll we'll they'll he'll she'll it'll gonna wanna gotta".split()
)
NOUN_AFTER = (lexicon.DETERMINERS | lexicon.PREPOSITIONS) - VERB_AFTER - {"this", "that", "which", "what"}
ADJECTIVE_AFTER = frozenset(
    "is are was were am isn't aren't wasn't weren't i'm you're he's she's it's they're we're that's so very"
    " too really more most quite pretty extremely totally absolutely how seems seem looks look feel feels"
    " sounds".split()
)

_TOKEN = re.compile(r"[^\W_]+(?:['.\-][^\W_]+)*|[.,!?;:()\"…-]")


def texts(data: Path) -> Iterator[str]:
    """The texts of the labelled sets whose licences let figures made from them be passed on."""
    folder = data / FOLDER
    for part in ("train", "dev", "test"):
        with (folder / f"goemotions/original/{part}.tsv").open(encoding="utf-8") as lines:
            yield from (line.split("\t")[0] for line in lines)
    for name in ("amazonReviewSnippets", "nytEditorialSnippets", "tweets"):
        path = folder / f"vader_ground_truth/{name}_GroundTruth.txt"
        with path.open(encoding="utf-8", errors="replace") as lines:
            yield from (line.rstrip("\n").split("\t")[-1] for line in lines)
    for name in ("stack-exchange", "wikipedia"):
        with (folder / f"politeness/{name}.annotated.csv").open(encoding="utf-8", newline="") as file:
            yield from (row["Request"] for row in csv.DictReader(file))


class Counts:
    """Of each word: the texts that use it, and its uses as noun, verb, adjective and with a capital."""

    def __init__(self) -> None:
        self.texts = 0
        self.seen: Counter[str] = Counter()
        self.noun: Counter[str] = Counter()
        self.verb: Counter[str] = Counter()
        self.adjective: Counter[str] = Counter()
        self.inside: Counter[str] = Counter()
        self.capital: Counter[str] = Counter()

    def add(self, text: str) -> None:
        written = _TOKEN.findall(straighten(text))
        folded = [token.lower() for token in written]
        self.texts += 1
        self.seen.update({word for word in folded if word[0].isalnum()})
        neighbours = zip([".", *folded], folded, [*folded[1:], "."], written, strict=False)
        for before, word, after, form in neighbours:
            if word[0].isalnum():
                self._add_use(before, word, after, form)

    def _add_use(self, before: str, word: str, after: str, form: str) -> None:
        closes = not after[0].isalnum() or after in lexicon.FUNCTION
        self.noun[word] += closes and (before in NOUN_AFTER or before.endswith("'s"))
        self.verb[word] += before in VERB_AFTER
        self.adjective[word] += before in ADJECTIVE_AFTER if closes else before in lexicon.DETERMINERS
        if before[0].isalnum():
            self.inside[word] += 1
            self.capital[word] += form[0].isupper() and not (form.isupper() and len(form) > 1)


def count(data: Path) -> Counts:
    found = Counts()
    for text in texts(data):
        found.add(text)
    return found


def arrays(data: Path) -> dict[str, NDArray[Any]]:
    """The table: one row a word, and the number of texts."""
    found = count(data)
    kept = sorted(word for word, n in found.seen.items() if n >= FEWEST_TEXTS)
    columns = {"texts": found.seen, "noun": found.noun, "verb": found.verb, "adjective": found.adjective}
    capital = [round(100 * found.capital[word] / max(found.inside[word], 1)) for word in kept]
    return {
        "word": np.array(kept),
        **{name: np.array([of[word] for word in kept], dtype=np.int32) for name, of in columns.items()},
        "capital": np.array(capital, dtype=np.int8),
        "all_texts": np.array(found.texts, dtype=np.int64),
    }
