"""Whole-column measures of a thread that several kinds of finding are made from."""

from __future__ import annotations

import math
from collections.abc import Collection
from typing import Any

import pandas as pd

from analysis.schema import TONES, Tables
from analysis.summary.quotation import Quotation, content_words, quotation, telling_words
from analysis.tables.tone import DIGITS

MOSTLY = 0.5
"""Mean probability of a tone from which comments are said to be mostly of that tone."""
SURE = 0.5
"""Confidence of a reply from which it holds a conversation together. One weaker link joins two that have
nothing to do with each other: on eight unseen threads of known structure, 12 of the 18 strands of five and
more comments over all links were parts of one true strand, and 6 of 6 over these."""
CERTAIN = 0.95
"""Confidence of a reply from which it is counted as a fact."""
CLEARLY = 1.2816
"""Standard deviations by which a sum of doubtful links is greater than another in nine of ten cases."""
GUESSED = 0.6
"""Mean confidence of replies below which what is built on them is told as a likelihood."""


def parents(comments: pd.DataFrame) -> pd.Series[str]:
    """What each comment answers where that is sure enough to hold a conversation together."""
    return comments["reply_to"].where(comments["reply_confidence"] >= SURE)


def strands(comments: pd.DataFrame, parents: pd.Series[str]) -> pd.Series[str]:
    """The comment that each comment's chain of these `parents` began with, by comment_id."""
    root = parents.fillna(comments["comment_id"])
    root.index = pd.Index(comments["comment_id"])
    while True:
        further = root.map(root)
        if further.equals(root):
            return root
        root = further


def certain(comments: pd.DataFrame) -> bool:
    """Whether it is certain of each of these comments whether and whom it answers."""
    return bool((comments["reply_confidence"] >= CERTAIN).all())


def main_tone(tone_shares: pd.DataFrame, ids: Collection[str]) -> str | None:
    """The tone that makes up at least `MOSTLY` of the comments' probability, if two or more were judged."""
    judged = tone_shares.loc[tone_shares["comment_id"].isin(ids), list(TONES)]
    mean = judged.mean().round(DIGITS)
    return str(mean.idxmax()) if len(judged) > 1 and mean.max() >= MOSTLY else None


def guessed(replies: pd.DataFrame) -> bool:
    """Whether the links of these comments to what they answer are, on the whole, little more than guesses."""
    confidence = replies.loc[replies["reply_to"].notna(), "reply_confidence"]
    return len(confidence) > 0 and bool(round(confidence.mean(), DIGITS) < GUESSED)


def name_of(comment: pd.Series[Any]) -> str | None:
    """The person who wrote a comment, None where unnamed."""
    return None if pd.isna(comment["person"]) else str(comment["person"])


def quoted(comment: pd.Series[Any], about: Collection[str] = ()) -> Quotation | None:
    """A passage of one comment's own words."""
    if pd.isna(comment["own_text"]):
        return None
    return quotation(str(comment["comment_id"]), str(comment["own_text"]), str(comment["text"]), about)


def telling(tables: Tables, comment: pd.Series[Any], others: pd.DataFrame) -> Quotation | None:
    """A passage of one comment's own words that tells a subject: `others` or the article use its words."""
    if pd.isna(comment["own_text"]):
        return None
    article = tables.article.loc[tables.article["source"] == "article", "text"]
    shared = frozenset[str]().union(*map(telling_words, [*others["own_text"].dropna(), *article.dropna()]))
    texts = str(comment["own_text"]), str(comment["text"])
    return quotation(str(comment["comment_id"]), *texts, shared, telling=True)


def telling_of_thread(tables: Tables, comment: pd.Series[Any]) -> Quotation | None:
    """The same, beside all other comments of the thread."""
    return telling(tables, comment, tables.comments[tables.comments["comment_id"] != comment["comment_id"]])


def said(comments: pd.DataFrame) -> list[tuple[str | None, str | None]]:
    """(person, own words) of each comment, None where missing."""
    both = comments[["person", "own_text"]].astype(object)
    return list(both.where(both.notna(), None).itertuples(index=False, name=None))


def taken_up(others: pd.DataFrame) -> set[str]:
    """The words of subject that these comments use or quote: what they took up of another is among them."""
    return set().union(*map(content_words, others["text"].dropna()))


def by_others(tables: Tables) -> pd.DataFrame:
    """The links but for those by which people answer their own comments."""
    person = tables.comments.set_index("comment_id")["person"]
    author, answered = tables.links["comment_id"].map(person), tables.links["reply_to"].map(person)
    return tables.links[author.isna() | answered.isna() | (author != answered)]


def leads(first: float, spread: float, second: float, other_spread: float) -> bool:
    """Whether one sum of doubtful things is surely greater than another, by their means and variances.

    By the normal approximation, in at least nine of ten cases.
    """
    return first - second > CLEARLY * math.sqrt(spread + other_spread)
