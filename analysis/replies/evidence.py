"""What shows a link, in words: only what is there, strongest first."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from analysis.models.rarity import rarity
from analysis.replies.candidates import AFRESH
from analysis.replies.features import FEATURES, Pairs
from analysis.replies.reading import Reading
from analysis.text import says_whom_it_answers, word_spans

MIN_RARITY = 0.5
"""Shared words below this rarity ("actually", "between") show nothing."""
MAX_SHARED = 3
"""Shared words that are shown, the rarest first."""

KINDS = (
    ("mention", ("at_opening", "at_line", "at_inside")),
    ("quote", ("quoted_words",)),
    ("lost mention", ("lost_fits",)),
    ("name", ("name_opening", "name_line", "name_inside", "name_closing")),
)
"""Kind of a link and the features that it needs, in the contract's order; else `content`."""

PHRASES = (
    ("at_opening", "opens with @{name}"),
    ("at_line", "addresses @{name}"),
    ("at_inside", "mentions @{name}"),
    ("name_opening", "addresses {name} by name"),
    ("name_line", "addresses {name} by name"),
    ("name_closing", "addresses {name} by name"),
    ("name_inside", "names {name}"),
    ("number_agrees", "gives the comment's number"),
    ("quoted_words", "quotes {quoted} of its words"),
    ("lost_fits", "its first line was dropped, as a lost “@{author}:” would be"),
    ("addresses_me", "its author had been addressed there"),
    ("previous", "comes directly after it"),
    ("asked_previous", "a question was asked there"),
)
"""Feature and what it says, in the order of telling."""

PRINTED = "is printed as a reply to {name}"
"""Instead of the first, where the page itself says whom the comment answers."""


def kinds_of(pairs: Pairs) -> NDArray[np.object_]:
    """The first kind of evidence that holds for each of `pairs`; `afresh` for that row."""
    holds = [np.logical_or.reduce([pairs[feature] > 0 for feature in needs]) for _, needs in KINDS]
    found = np.select(holds, [kind for kind, _ in KINDS], "content")
    return np.where(pairs.earlier == AFRESH, "afresh", found).astype(object)


def describe(reading: Reading, pairs: Pairs, row: int, *, stated: bool) -> str:
    """All that shows that the later comment of this row of `pairs` answers the earlier one, `;` between."""
    later, earlier = int(pairs.later[row]), int(pairs.earlier[row])
    value = dict(zip(FEATURES, pairs.features[row].tolist(), strict=True))
    author = reading.speakers[earlier]
    known = {
        "name": reading.named.written.get((later, int(reading.author[earlier])), ""),
        "author": author,
        "quoted": round(math.expm1(value["quoted_words"])),
    }
    said = ["the page shows it"] if stated else []
    printed = says_whom_it_answers(reading.texts[later])
    said += [
        (PRINTED if printed and feature == "at_opening" else phrase).format(**known)
        for feature, phrase in PHRASES
        if value[feature] > 0
    ]
    if value["inexact_name"] > 0:
        said.append(f"taken for {author}")
    if author is not None and reading.authors[earlier] is None:
        said.append(f"{author} is assumed where a header was lost")
    shared = _shared(reading.own_texts[later], reading.own_texts[earlier])
    if shared:
        said.append("shares the words " + ", ".join(f"“{word}”" for word in shared))
    return "; ".join(said) or "no mark; the likeliest of the earlier comments"


def _shared(later: str, earlier: str) -> list[str]:
    """Rare words of both own texts as the later one writes them, the rarest first."""
    mine = {folded: later[start:end] for start, end, folded in word_spans(later)}
    both = mine.keys() & {folded for _, _, folded in word_spans(earlier)}
    rarities = {word: rarity(word) for word in both}
    rare = sorted((-rarity, word) for word, rarity in rarities.items() if rarity >= MIN_RARITY)
    return [mine[word] for _, word in rare[:MAX_SHARED]]
