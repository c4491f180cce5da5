"""Whole-column measures of a thread that several kinds of finding are made from."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import pandas as pd

from analysis.schema import TONES, Tables
from analysis.summary.quotation import Quotation, content_words, quotation
from analysis.tables.tone import DIGITS

MOSTLY = 0.5
"""Mean probability of a tone from which comments are said to be mostly of that tone."""
WEAKEST = 0.35
"""Confidence of a single reply below which a strand that it holds together is told as a likelihood."""
GUESSED = 0.6
"""Mean confidence of replies below which what is built on them is told as a likelihood."""


def strands(comments: pd.DataFrame) -> pd.Series[str]:
    """The comment that each comment's chain of primary replies began with, by comment_id."""
    root = comments["reply_to"].fillna(comments["comment_id"])
    root.index = pd.Index(comments["comment_id"])
    while True:
        further = root.map(root)
        if further.equals(root):
            return root
        root = further


def main_tone(tone_shares: pd.DataFrame, ids: Collection[str]) -> str | None:
    """The tone that makes up at least `MOSTLY` of the comments' probability, if two or more were judged."""
    judged = tone_shares.loc[tone_shares["comment_id"].isin(ids), list(TONES)]
    mean = judged.mean().round(DIGITS)
    return str(mean.idxmax()) if len(judged) > 1 and mean.max() >= MOSTLY else None


def guessed(replies: pd.DataFrame) -> bool:
    """Whether the links of these comments to what they answer are, on the whole, little more than guesses."""
    confidence = replies.loc[replies["reply_to"].notna(), "reply_confidence"]
    return len(confidence) > 0 and bool(round(confidence.mean(), DIGITS) < GUESSED)


def doubtful(replies: pd.DataFrame) -> bool:
    """Whether these comments may not belong together: most of their links, or one of them, is a guess."""
    lowest = replies.loc[replies["reply_to"].notna(), "reply_confidence"].min()
    return guessed(replies) or bool(lowest < WEAKEST)


def name_of(comment: pd.Series[Any]) -> str | None:
    """The person who wrote a comment, None where unnamed."""
    return None if pd.isna(comment["person"]) else str(comment["person"])


def quoted(comment: pd.Series[Any], about: Collection[str] = ()) -> Quotation | None:
    """A passage of one comment's own words."""
    if pd.isna(comment["own_text"]):
        return None
    return quotation(str(comment["comment_id"]), str(comment["own_text"]), str(comment["text"]), about)


def taken_up(others: pd.DataFrame) -> set[str]:
    """The words of subject that these comments use or quote: what they took up of another is among them."""
    return set().union(*map(content_words, others["text"].dropna()))


def by_others(tables: Tables) -> pd.DataFrame:
    """The links but for those by which people answer their own comments."""
    person = tables.comments.set_index("comment_id")["person"]
    author, answered = tables.links["comment_id"].map(person), tables.links["reply_to"].map(person)
    return tables.links[author.isna() | answered.isna() | (author != answered)]
