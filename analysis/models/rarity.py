"""How rare a word is in everyday English."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache

from analysis.models import load

MODEL = "everyday"


@cache
def _texts() -> tuple[Mapping[str, int], int]:
    arrays = load(MODEL).arrays
    counts = zip(arrays["word"].tolist(), arrays["texts"].tolist(), strict=True)
    return dict(counts), int(arrays["all_texts"])


def rarity(word: str) -> float:
    """0-1 for a folded word: 0 = in every everyday text, 1 = in none (inverse document frequency)."""
    texts, count = _texts()
    return math.log((count + 1) / (texts.get(word, 0) + 1)) / math.log(count + 1)
