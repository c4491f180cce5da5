"""pairs.csv: who replied to whom about what, in which tone."""

from __future__ import annotations

import pandas as pd

from analysis.schema import PAIRS, TONES, UNSURE
from analysis.tables.between import between_people
from analysis.tables.leading import leading

PAIR = ["author", "reply_to_author"]

SHARE_SHOWN = 0.1
"""A tone with a smaller share of a pair's replies is left out of `tones`: it says nothing of the pair."""

STANCE_MAJORITY = 0.5
"""Of the summed confidence of a pair's known stances; the pair's stance must have more."""

ABOUT_SHOWN = 3
"""Phrases at most that say what a pair talked about."""


def pairs(comments: pd.DataFrame, links: pd.DataFrame, tone_shares: pd.DataFrame) -> pd.DataFrame:
    """One ordered pair of different people a row: what the first replied to the second.

    `replies` counts the comments that `comments` names, by position (`between_people`). `tones` averages
    the probabilities over them (missing where none was judged); of equal shares, the tone that TONES
    names first leads.
    `stance` is the one with most of the confidence, else `unsure`. `about` holds the commonest phrases,
    the earliest first among equals. Rows: most replies first, then by the pair's first reply.
    """
    replies = between_people(comments, links)
    counts = replies.groupby(PAIR, sort=False).agg(
        replies=("comment_id", "size"), confidence=("confidence", "mean"), first=("position", "min")
    )
    rows = counts.assign(
        comments=replies.groupby(PAIR)["comment_id"].agg(";".join),
        about=_about(replies),
        tones=_tones(replies, tone_shares),
        stance=_stances(replies).reindex(counts.index).fillna(UNSURE),
    ).reset_index()
    rows = rows.sort_values(["replies", "first"], ascending=[False, True], kind="stable", ignore_index=True)
    return rows[list(PAIRS.columns)].astype(dict(PAIRS.columns))


def pair_tones(replies: pd.DataFrame, tone_shares: pd.DataFrame) -> pd.DataFrame:
    """One pair and tone a row, the greatest `share` (0-1) of each pair first; the eight sum to 1."""
    judged = replies[[*PAIR, "comment_id"]].merge(tone_shares, on="comment_id")
    means = judged.groupby(PAIR, sort=False)[list(TONES)].mean()
    shares = means.melt(var_name="tone", value_name="share", ignore_index=False).reset_index()
    return shares.sort_values("share", ascending=False, kind="stable", ignore_index=True)


def _tones(replies: pd.DataFrame, tone_shares: pd.DataFrame) -> pd.Series:
    """`label:share;…` of each pair with a judged comment."""
    shares = pair_tones(replies, tone_shares)
    shown = shares[shares["share"] >= SHARE_SHOWN]
    cells = shown["tone"] + ":" + shown["share"].map("{:.2f}".format).astype("str")
    return shown.assign(cell=cells).groupby(PAIR)["cell"].agg(";".join)


def _stances(replies: pd.DataFrame) -> pd.Series:
    """The stance of each pair that has a clear one."""
    known = replies[replies["stance"].notna() & (replies["stance"] != UNSURE)]
    ranked = leading(known, PAIR, "stance", "stance_confidence")
    total = ranked.groupby(PAIR)["weight"].transform("sum")
    clear = ranked[(ranked["rank"] == 0) & (ranked["weight"] > STANCE_MAJORITY * total)]
    return clear.set_index(PAIR)["stance"]


def _about(replies: pd.DataFrame) -> pd.Series:
    """The commonest phrases of each pair that has any, joined by `;`."""
    ranked = leading(replies, PAIR, "about")
    shown = ranked[ranked["rank"] < ABOUT_SHOWN].sort_values("rank", kind="stable")
    return shown.groupby(PAIR)["about"].agg(";".join)
