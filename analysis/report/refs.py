"""References to comments: `#8` in words, a link to the row of comment 8 on paper."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TypedDict

import pandas as pd


class Ref(TypedDict):
    """Words, and the label of the row to which they lead; `None` where they lead nowhere."""

    text: str
    to: str | None


def anchors(comments: pd.DataFrame, rows: int) -> dict[str, Ref]:
    """The reference of every comment by its id; the first `rows` of them have a row to lead to."""
    numbers = zip(comments["comment_id"], comments["position"], strict=True)
    return {
        comment: {"text": f"#{position}", "to": f"comment-{position}" if row < rows else None}
        for row, (comment, position) in enumerate(numbers)
    }


def refs(comments: Iterable[str], known: Mapping[str, Ref]) -> list[Ref]:
    """The references of `comments`, in their order."""
    return [known[comment] for comment in comments]


def linked(citation: str, known: Mapping[str, Ref]) -> list[Ref]:
    """`[#3, #8–#10]` in pieces: each number is a reference, what stands between them is words."""
    numbers = {ref["text"]: ref for ref in known.values()}
    pieces = [piece for piece in re.split(r"(#\d+)", citation) if piece]
    return [numbers.get(piece, Ref(text=piece, to=None)) for piece in pieces]
