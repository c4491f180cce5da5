"""The article's passages with the comments about each, for a picture of the margin."""

from __future__ import annotations

import pandas as pd

EXCERPT = 160
"""Code points of a passage or a comment that are kept: more than a row of a picture has room for."""


def margin(comments: pd.DataFrame, article: pd.DataFrame, grounds: pd.DataFrame) -> pd.DataFrame:
    """One row a comment about a passage, by passage and position.

    `source`, `paragraph` and the beginning of its text (`passage`); the comment's `position`, `author`
    (missing where unknown), the beginning of its own words (`said`), and whether it `quotes` the passage.
    """
    told = comments[["comment_id", "position", "author", "own_text"]]
    rows = grounds.merge(article, on=["source", "paragraph"]).merge(told, on="comment_id")
    rows = rows.assign(
        passage=_beginning(rows["text"]),
        said=_beginning(rows["own_text"]),
        quotes=rows["evidence"].str.startswith("quotes"),
        is_background=rows["source"] != "article",
    )
    ordered = rows.sort_values(["is_background", "source", "paragraph", "position"], ignore_index=True)
    return ordered[["source", "paragraph", "passage", "position", "author", "said", "quotes"]]


def _beginning(texts: pd.Series[str]) -> pd.Series[str]:
    whole = texts.fillna("").str.split().str.join(" ")
    cut = whole.str.slice(0, EXCERPT).str.replace(r"\W*\w*$", "…", regex=True)
    return whole.where(whole.str.len() <= EXCERPT, cut)
