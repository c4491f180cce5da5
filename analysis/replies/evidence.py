"""What shows a link, in words: only what is there, strongest first."""

from __future__ import annotations

import re

import pandas as pd

from analysis.text import fold

MIN_RARE_LETTERS = 4
MAX_SHARED = 3
"""Shared words that are shown, the longest first."""

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
    ("addresses_me", "which had addressed its author"),
    ("previous", "comes directly after it"),
    ("asked_previous", "which asked a question"),
)
"""Feature and what it says, in the order of telling."""


def kind_of(pair: pd.Series) -> str:
    """The first kind of evidence that holds for a row of `features.pairs`."""
    return next((kind for kind, needs in KINDS if any(pair[n] > 0 for n in needs)), "content")


def describe(pair: pd.Series, comments: pd.DataFrame, mentions: pd.DataFrame, *, stated: bool) -> str:
    """All that shows that the later comment of `pair` answers the earlier one, `;` between."""
    later, earlier = comments.iloc[int(pair["later"])], comments.iloc[int(pair["earlier"])]
    mine = mentions[mentions["comment_id"] == later["comment_id"]]
    named = mine[mine["person"] == earlier["person"]]
    known = {
        "name": named["name"].iloc[0] if len(named) else "",
        "author": earlier["author"],
        "quoted": _quoted_words(pair),
    }
    said = ["the page shows it"] if stated else []
    said += [phrase.format(**known) for feature, phrase in PHRASES if pair[feature] > 0]
    if pair["inexact_name"] > 0:
        said.append(f"taken for {earlier['author']}")
    shared = _shared(later["own_text"], earlier["own_text"])
    if shared:
        said.append("shares the words " + ", ".join(f"“{word}”" for word in shared))
    return "; ".join(said) or "no mark; the likeliest of the earlier comments"


def _quoted_words(pair: pd.Series) -> int:
    return round(float(2.718281828459045 ** pair["quoted_words"]) - 1)


def _shared(later: str, earlier: str) -> list[str]:
    """Words of both own texts, longest first; the rarer a word is, the longer it tends to be."""
    theirs = set(_long_words(earlier))
    return sorted({w for w in _long_words(later) if w in theirs}, key=lambda w: (-len(w), w))[:MAX_SHARED]


def _long_words(text: str) -> list[str]:
    return [word for word in re.findall(r"[^\W\d_]+", fold(text)) if len(word) > MIN_RARE_LETTERS]
