"""people.csv: who took part, how much, and with whom."""

from __future__ import annotations

import pandas as pd

from analysis import text
from analysis.schema import NO_OWN_WORDS, NOT_ANALYSED, PEOPLE, TONES, UNSURE
from analysis.tables.between import between_people
from analysis.tables.leading import leading

MAIN_TONE_SHARE = 1 / 3
"""Of a person's judged comments; a tone that fewer of them show surely is not called the main one."""


def people(comments: pd.DataFrame, links: pd.DataFrame, host: str | None) -> pd.DataFrame:
    """One known person a row, the busiest first (then by own words, then by first comment).

    Replies are those of `between_people`, so that the replies given, the replies received and the
    replies of pairs.csv have one sum. `main_tone` is the tone that most
    of the person's comments show surely, else `unsure`; `main_topic` the topic of most of them; of two,
    the one that came first. Both are missing where nothing was judged.
    """
    ordered = comments[comments["person"].notna()].sort_values("position")
    replies = between_people(comments, links)
    counts = ordered.groupby("person", sort=False).agg(
        comments=("position", "size"),
        own_words=("own_words", "sum"),
        first_position=("position", "min"),
        last_position=("position", "max"),
    )
    counted = counts.assign(
        replies_given=replies.groupby("author").size(),
        replies_received=replies.groupby("reply_to_author").size(),
        people_addressed=replies.groupby("author")["reply_to_author"].nunique(),
        main_tone=_main_tone(ordered),
        main_topic=_main_topic(ordered),
        host=counts.index.map(text.fold) == text.fold(host) if host else False,
    ).fillna({"replies_given": 0, "replies_received": 0, "people_addressed": 0})
    rows = counted.rename_axis("author").reset_index()
    order = ["comments", "own_words", "first_position"]
    rows = rows.sort_values(order, ascending=[False, False, True], ignore_index=True)
    return rows[list(PEOPLE.columns)].astype(dict(PEOPLE.columns))


def _main_tone(comments: pd.DataFrame) -> pd.Series:
    """The main tone of each person of whom at least one comment has a `tone`."""
    ranked = leading(comments, ["person"], "tone")
    judged = ranked[~ranked["tone"].isin([NO_OWN_WORDS, NOT_ANALYSED])].groupby("person")["weight"].sum()
    sure = ranked[ranked["tone"].isin(TONES)].drop_duplicates("person").set_index("person")
    enough = sure["weight"] >= MAIN_TONE_SHARE * judged.reindex(sure.index)
    otherwise = ranked.drop_duplicates("person").set_index("person")["tone"]
    return sure["tone"].where(enough).reindex(judged.index).fillna(UNSURE).combine_first(otherwise)


def _main_topic(comments: pd.DataFrame) -> pd.Series:
    """The topic of most comments of each person who has one."""
    ranked = leading(comments, ["person"], "topic")
    return ranked[ranked["rank"] == 0].set_index("person")["topic"]
