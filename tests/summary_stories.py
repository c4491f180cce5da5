"""Small threads with tones, stances and topics, for the tests of the summary."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import pandas as pd
import stories

from analysis import summary
from analysis.schema import MENTIONED, NOT_ANALYSED, TONE_SHARES, TONES, TOPICS, UNSURE, Tables
from analysis.tables.pairs import pairs
from analysis.tables.people import people

QUARREL = (
    ("Ana", "The new bridge is far too narrow for two lanes of traffic."),
    ("Bo", "It is as wide as the old bridge ever was.", 1),
    ("Ana", "The old bridge had no trams on it.", 2),
    ("Bo", "Trams will leave the bridge next year anyway.", 3),
    ("Cy", "Who pays for the paint?", 1),
    ("Dee", "My cousin painted his boat blue."),
)
"""Ana and Bo dispute; Cy asks; Dee speaks of something else."""

DISPUTE = (
    *QUARREL,
    ("Ana", "Then the old bridge would have done.", 4),
    ("Bo", "The old bridge was rotten.", 7),
)
"""Bo answers Ana three times, Ana him twice."""


@dataclass(frozen=True)
class Tags:
    """What is known of a thread beside its words; keys are positions."""

    tones: Mapping[int, str] = field(default_factory=dict)
    """A tone, or one with a question mark for an unsure one: `critical?`."""
    toward: Mapping[int, str] = field(default_factory=dict)
    irony: Mapping[int, float] = field(default_factory=dict)
    stances: Mapping[int, str] = field(default_factory=dict)
    kinds: Mapping[int, str] = field(default_factory=dict)
    confidences: Mapping[int, float] = field(default_factory=dict)
    about: Mapping[int, str] = field(default_factory=dict)
    topics: Mapping[str, Sequence[int]] = field(default_factory=dict)
    phrases: Mapping[str, str] = field(default_factory=dict)
    """By topic, its keyphrases, where they are not its name."""
    speakers: Mapping[int, str] = field(default_factory=dict)
    """Who probably wrote a comment that carries no name."""
    posted_at: Mapping[int, str] = field(default_factory=dict)
    named: Mapping[str, Sequence[int]] = field(default_factory=dict)
    foreign: Sequence[int] = ()
    lost_parents: Sequence[int] = ()


def thread(*lines: stories.Line, host: str | None = None, **tags: object) -> Tables:
    """A thread of `lines` as the summary gets it, with what `tags` (see Tags) say of its comments."""
    known = Tags(**tags)  # type: ignore[arg-type]
    comments = _tagged(stories.comments(*lines), known)
    links = stories.links(comments)
    position = links["comment_id"].str[1:].astype("int64")
    links = links.assign(
        kind=_column(position, known.kinds, "str", "mention"),
        confidence=_column(position, known.confidences, "float64", 1.0),
        stance=_column(position, known.stances, "str", UNSURE),
        stance_confidence=0.8,
        about=_column(position, known.about, "str"),
    )
    shares = _shares(known)
    return replace(
        stories.tables(*lines),
        host=host,
        comments=comments,
        links=links,
        tone_shares=shares,
        topics=_topics(comments, known),
        people=people(comments, links, host),
        pairs=pairs(comments, links, shares),
        mentioned=_mentioned(comments, known),
    )


def _column(position: pd.Series, known: Mapping[int, object], kind: str, default: object = None) -> pd.Series:
    """What is known at each position."""
    return pd.Series([known.get(n, default) for n in position], index=position.index, dtype=kind)


def _tagged(comments: pd.DataFrame, known: Tags) -> pd.DataFrame:
    position = comments["position"]
    names = [*known.topics]
    topic = {n: number for number, name in enumerate(names) for n in known.topics[name]}
    sure = {n: UNSURE if {*"?/"} & {*tone} else tone for n, tone in known.tones.items()}
    likeliest = {n: tone.rstrip("?").partition("/")[0] for n, tone in known.tones.items()}
    two = {n: tone.replace("/", ";") for n, tone in known.tones.items() if "/" in tone}
    return comments.assign(
        tone=_column(position, {**dict.fromkeys(known.foreign, NOT_ANALYSED), **sure}, "str"),
        tone_likeliest=_column(position, likeliest, "str"),
        tone_among=_column(position, two, "str"),
        tone_confidence=0.7,
        toward=_column(position, known.toward, "str"),
        irony=_column(position, known.irony, "float64", 0.1),
        topic_id=_column(position, topic, "Int64"),
        topic=_column(position, {n: names[t] for n, t in topic.items()}, "str"),
        posted_at=_column(position, known.posted_at, "str"),
        speaker=comments["person"].fillna(_column(position, known.speakers, "str")),
        reply_confidence=_column(position, known.confidences, "float64", 1.0),
        reply_state=comments["reply_state"].where(~position.isin(known.lost_parents), "parent missing"),
    )


def _mentioned(comments: pd.DataFrame, known: Tags) -> pd.DataFrame:
    return MENTIONED.frame(
        {
            "name": name,
            "comments": len(positions),
            "people": comments["person"][comments["position"].isin(positions)].nunique(),
            "first_position": min(positions),
            "last_position": max(positions),
            "in_comments": ";".join(f"c{n}" for n in positions),
        }
        for name, positions in known.named.items()
    )


def _shares(known: Tags) -> pd.DataFrame:
    """A sure tone has .86 of the probability, an unsure one .3; the rest is spread evenly."""
    rows = []
    for position in sorted(known.tones):
        tone = known.tones[position].rstrip("?")
        share = 0.3 if known.tones[position].endswith("?") else 0.86
        rest = dict.fromkeys(TONES, (1 - share) / (len(TONES) - 1))
        rows.append({"comment_id": f"c{position}", **rest, tone: share})
    return TONE_SHARES.frame(rows)


def _topics(comments: pd.DataFrame, known: Tags) -> pd.DataFrame:
    return TOPICS.frame(
        {
            "topic_id": number,
            "name": name,
            "keyphrases": known.phrases.get(name, name),
            "comments": len(positions),
            "authors": comments["person"][comments["position"].isin(positions)].nunique(),
            "first_position": min(positions),
            "last_position": max(positions),
            "typical_comment": f"c{min(positions)}",
        }
        for number, (name, positions) in enumerate(known.topics.items())
    )


def said(tables: Tables, kind: str) -> list[str]:
    """The sentences of one kind."""
    return [found.sentence for found in summary.find(tables).findings if found.kind == kind]


def only(tables: Tables, kind: str) -> str:
    """The one sentence of a kind."""
    (sentence,) = said(tables, kind)
    return sentence


def cited(tables: Tables, kind: str) -> tuple[str, ...]:
    return next(found.comments for found in summary.find(tables).findings if found.kind == kind)
