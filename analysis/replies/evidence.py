"""What shows a link, in words: only what is there, strongest first."""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.models.rarity import rarity
from analysis.replies.candidates import AFRESH
from analysis.text import fold, words

MIN_RARITY = 0.5
"""Shared words below this rarity ("actually", "between") show nothing."""
MAX_SHARED = 3
"""Shared words that are shown, the rarest first."""

KINDS = (
    ("mention", ("at_opening", "at_line", "at_inside")),
    ("quote", ("quoted_words",)),
    ("lost mention", ("lost_fits",)),
    ("name", ("name_opening", "name_line", "name_inside")),
)
"""Kind of a link and the features that it needs, in the contract's order; else `content`."""

PHRASES = (
    ("at_opening", "opens with @{name}"),
    ("at_line", "addresses @{name}"),
    ("at_inside", "mentions @{name}"),
    ("name_opening", "addresses {name} by name"),
    ("name_line", "addresses {name} by name"),
    ("name_inside", "names {name}"),
    ("number_agrees", "gives the comment's number"),
    ("quoted_words", "quotes {quoted} of its words"),
    ("lost_fits", "its first line was dropped, as a lost “@{author}:” would be"),
    ("addresses_me", "its author had been addressed there"),
    ("previous", "comes directly after it"),
    ("asked_previous", "a question was asked there"),
)
"""Feature and what it says, in the order of telling."""


def kinds_of(pairs: pd.DataFrame) -> NDArray[np.object_]:
    """The first kind of evidence that holds for each row of `features.pairs`; `afresh` for that row."""
    holds = [(pairs[list(needs)] > 0).any(axis=1).to_numpy() for _, needs in KINDS]
    found = np.select(holds, [kind for kind, _ in KINDS], "content")
    return np.where(pairs["earlier"].to_numpy() == AFRESH, "afresh", found).astype(object)


def describe(
    pair: pd.Series, comments: pd.DataFrame, written: Mapping[tuple[str, str], str], *, stated: bool
) -> str:
    """All that shows that the later comment of `pair` answers the earlier one, `;` between.

    `written` maps (comment, person) to the name as the comment writes it.
    """
    later, earlier = int(pair["later"]), int(pair["earlier"])
    author, own_text = comments["speaker"].iloc[earlier], comments["own_text"]
    known = {
        "name": written.get((comments["comment_id"].iloc[later], author), ""),
        "author": author,
        "quoted": round(math.expm1(pair["quoted_words"])),
    }
    said = ["the page shows it"] if stated else []
    said += [phrase.format(**known) for feature, phrase in PHRASES if pair[feature] > 0]
    if pair["inexact_name"] > 0:
        said.append(f"taken for {author}")
    if isinstance(author, str) and pd.isna(comments["author"].iloc[earlier]):
        said.append(f"{author} is assumed where a header was lost")
    shared = _shared(own_text.iloc[later], own_text.iloc[earlier])
    if shared:
        said.append("shares the words " + ", ".join(f"“{word}”" for word in shared))
    return "; ".join(said) or "no mark; the likeliest of the earlier comments"


def _shared(later: str, earlier: str) -> list[str]:
    """Rare words of both own texts as the later one writes them, the rarest first."""
    theirs, mine = _rare_words(earlier), _rare_words(later)
    both = sorted(theirs.keys() & mine.keys(), key=lambda word: (-rarity(word), word))
    return [mine[word] for word in both[:MAX_SHARED]]


def _rare_words(text: str) -> dict[str, str]:
    """Folded word -> the word as written."""
    found = {fold(word): word for word in words(text)}
    return {word: written for word, written in found.items() if rarity(word) >= MIN_RARITY}
