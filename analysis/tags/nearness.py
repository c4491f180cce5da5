"""How near phrases are in meaning to the comments that they would be told of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from analysis.models.embedding import Vectors
from analysis.tags.linear import Floats

FEATURES = (
    "nearness in meaning to the middle of the comments",
    "nearness in meaning to the nearest of them",
)
"""What is seen of each phrase: cosines of its vector."""


_WORD = re.compile(r"[^\W\d_]")


@dataclass(frozen=True)
class Offered:
    """Phrases that may be told of some comments."""

    phrases: Sequence[str]
    comments: Sequence[str]
    """Those with words: a picture of a face is about nothing."""

    @classmethod
    def of(cls, phrases: Sequence[str], comments: Sequence[str]) -> Offered:
        return cls(phrases, [text for text in comments if _WORD.search(text)])


def seen(offered: Sequence[Offered], vectors: Vectors) -> list[Floats]:
    """(phrases, FEATURES) of each, none of which may lack phrases or comments; `vectors` is asked once."""
    if not offered:
        return []
    texts = dict.fromkeys(text for each in offered for text in (*each.phrases, *each.comments))
    row = {text: n for n, text in enumerate(texts)}
    known = vectors(list(texts))
    return [
        _seen(known[[row[text] for text in each.phrases]], known[[row[text] for text in each.comments]])
        for each in offered
    ]


def _seen(phrases: Floats, comments: Floats) -> Floats:
    middle = comments.mean(axis=0)
    length = float(np.linalg.norm(middle)) or 1.0
    return np.column_stack([phrases @ middle / length, (phrases @ comments.T).max(axis=1)])
