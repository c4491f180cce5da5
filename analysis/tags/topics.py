"""The topics of one thread: what its conversations are about, named in its own words."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from analysis.models.embedding import Vectors
from analysis.schema import TOPICS
from analysis.tags import context, divisions, naming, placing
from analysis.tags.candidates import Commenters
from analysis.tags.divisions import Division
from analysis.tags.keyphrases import reader
from analysis.tags.naming import Named
from analysis.tags.placing import Places
from analysis.tags.telling import Material
from analysis.tags.terms import (
    Floats,
    Matrix,
    Terms,
    stems,
    subject_texts,
    terms,
    title_of,
    unsigned_texts,
)

OFF_TOPIC = "off topic"

ALSO = 0.2
"""Probability from which a second topic is told."""

FEWEST_WORDS = 5
"""Own words of a comment that can stand for its topic, where the topic has one."""


def find(
    comments: pd.DataFrame,
    links: pd.DataFrame,
    article: pd.DataFrame,
    vectors: Vectors | None,
    count: int | None = None,
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """`comments` with topic_id, topic, topic_confidence and topic_also; and one row a topic.

    `vectors` says what English phrases mean; without it, names are chosen by how words are used. `count`
    sets into how many subjects the comments divide; without it, they grow with the logarithm of the
    comments. A comment that shares its words with no other has the topic of what it answers, and where
    that is the article, the article's own subject. Comments without words that answer nobody and are
    answered by nobody have no topic. Topics are numbered by their first comment, from 1.
    """
    ordered = comments.sort_values("position", kind="stable")
    division, places, material = divided(ordered, links, article, count)
    named = _named(places, material, article, vectors)
    tagged = ordered.assign(
        topic_id=pd.array([g + 1 if g >= 0 else None for g in places.group.tolist()], dtype="Int64"),
        topic=pd.array([named[g].name if g >= 0 else None for g in places.group.tolist()], dtype="str"),
        topic_confidence=np.where(places.group < 0, np.nan, places.confidence.round(3)),
        topic_also=pd.array(_also(division, places, named), dtype="str"),
    )
    return tagged.loc[comments.index], _table(tagged, division, places, named)


def divided(
    ordered: pd.DataFrame, links: pd.DataFrame, article: pd.DataFrame, count: int | None = None
) -> tuple[Division, Places, Material]:
    """How comments, by position, divide; where each belongs; and what the names are made of."""
    words = terms(subject_texts(ordered))
    written = article["text"].fillna("").tolist()
    answered = context.answers(ordered, links)
    rows = context.in_context(words.vectors(), answered)
    weight = divisions.conversation_weight(np.asarray(words.counts.sum(axis=1)).ravel())
    division = divisions.divide(rows, context.conversations(answered), count, weight=weight)
    places = placing.places(division, answered, words, terms(written))
    return division, places, _material(ordered, words, answered, article)


def _material(ordered: pd.DataFrame, words: Terms, answered: Matrix, article: pd.DataFrame) -> Material:
    texts = unsigned_texts(ordered)
    thread_reader = reader([*texts, *article["text"].fillna("")])
    unknown = "\n" + ordered["comment_id"]
    return Material(
        texts=texts,
        persons=ordered["person"].fillna(unknown).tolist(),
        answers=np.asarray(answered.sum(axis=0)).ravel(),
        parents=context.parents(answered),
        commenters=Commenters.of(ordered, texts),
        article=article["text"].fillna("").tolist(),
        title=frozenset(stems(title_of(article))),
        terms=words,
        reader=thread_reader,
    )


def _named(places: Places, material: Material, article: pd.DataFrame, vectors: Vectors | None) -> list[Named]:
    """The name of each group; the article's own subject is called by the article's title."""
    given: dict[int, str] = {}
    if places.of_article is not None:
        title = naming.title_name(material, title_of(article))
        given |= {places.of_article: title} if title else {}
    if places.off_topic is not None:
        given[places.off_topic] = OFF_TOPIC
    return naming.names(material, places.group, given, vectors)


def _also(division: Division, places: Places, named: Sequence[Named]) -> list[str | None]:
    """The second topic of each comment that clearly has one."""
    groups = sorted(places.of_division, key=places.of_division.__getitem__)
    shares = division.shares
    also: list[str | None] = []
    for row, own in enumerate(places.group.tolist()):
        others = [(-shares[row, places.of_division[g]], g) for g in groups if g != own]
        share, other = min(others, default=(0.0, -1))
        also.append(named[other].name if -share >= ALSO else None)
    return also


def _table(tagged: pd.DataFrame, division: Division, places: Places, named: Sequence[Named]) -> pd.DataFrame:
    """One row a topic, by its first comment."""
    shown = tagged[["comment_id", "position", "person", "own_words"]]
    rows = []
    for group, (name, keyphrases) in enumerate((one.name, one.keyphrases) for one in named):
        inside = places.group == group
        found = places.of_division.get(group)
        near = division.nearness[inside, found] if found is not None else np.zeros(inside.sum())
        members = shown[inside]
        rows.append(
            {
                "topic_id": group + 1,
                "name": name,
                "keyphrases": ";".join(keyphrases),
                "comments": len(members),
                "authors": members["person"].nunique(),
                "first_position": members["position"].min(),
                "last_position": members["position"].max(),
                "typical_comment": _typical(members, near),
            }
        )
    return TOPICS.frame(rows)


def _typical(members: pd.DataFrame, nearness: Floats) -> str:
    """The comment nearest to its topic's middle; of equals the first; of few words only where all are."""
    says_enough = members["own_words"].to_numpy() >= FEWEST_WORDS
    return str(members["comment_id"].iloc[int(np.argmax(nearness.round(9) + 2 * says_enough))])
