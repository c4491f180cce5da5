"""A thread's rows by comment, for counting a claim anew.

Findings are made from whole columns; they are checked here by plain loops, so that one mistake
does not prove itself.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis.schema import TONES, Tables
from analysis.summary.measure import CERTAIN, GUESSED, MOSTLY, SURE
from analysis.summary.quotation import Quotation, stands_in, tells
from analysis.tables.tone import DIGITS
from analysis.text import words

Row = Mapping[str, Any]

_COMMENTS = (
    "comment_id",
    "position",
    "posted_at",
    "person",
    "speaker",
    "own_text",
    "reply_state",
    "reply_to",
    "reply_confidence",
    "tone",
    "tone_likeliest",
    "tone_among",
    "irony",
    "toward",
    "topic_id",
)


@dataclass(frozen=True)
class Answer:
    """One link between two comments, with the people behind them."""

    comment: str
    author: str
    """Empty where unnamed."""
    parent: str
    answered: str
    """Empty where unnamed."""
    row: Row


@dataclass(frozen=True)
class Ledger:
    """The rows of one thread; missing values are None."""

    comments: Mapping[str, Row]
    """By comment_id, in the order of position."""
    answers: tuple[Answer, ...]
    """In the order of the links."""
    roots: Mapping[str, str]
    """comment_id -> the comment that its chain of sure replies began with, itself where it answers none."""
    loose_roots: Mapping[str, str]
    """The same by all replies, sure or not."""
    shares: Mapping[str, Row]
    """comment_id -> the probability of each tone, for judged comments."""
    topics: Mapping[int, Row]
    """By topic_id."""
    named: Mapping[str, tuple[str, ...]]
    """Who and what the comments name -> the comments, by position."""
    title: str
    article: tuple[str, ...]
    """The page's own article, its title first."""
    host: str | None
    article_words: int
    """Words of the page's own article, its title left out."""

    def person(self, comment: str) -> str | None:
        """Who wrote a comment; None where unnamed or unknown."""
        return self.comments[comment]["person"] if comment in self.comments else None

    def quotes(self, quoted: Quotation | None, comment: str, ending: str = "") -> bool:
        """Whether a quotation, where there is one, stands in that comment's own words."""
        if quoted is None:
            return True
        own_text = self.comments.get(comment, {}).get("own_text") or ""
        return quoted.comment == comment and stands_in(quoted, own_text, ending)

    def tells_of_thread(self, quoted: Quotation) -> bool:
        """The same, beside all other comments of the thread."""
        return self.tells(quoted, [c for c in self.comments if c != quoted.comment])

    def between_people(self) -> list[Answer]:
        """One link a comment and another named person whom it answers, its first one."""
        first: dict[tuple[str, str], Answer] = {}
        for answer in self.answers:
            if answer.author and answer.answered and answer.author != answer.answered:
                first.setdefault((answer.comment, answer.answered), answer)
        return list(first.values())

    def primary_by_others(self) -> list[Answer]:
        """The primary links but for those to one's own comments."""
        return [a for a in self.answers_by_others() if a.row["primary"]]

    def answers_by_others(self) -> list[Answer]:
        """The links but for those to one's own comments."""
        return [a for a in self.answers if not _own(a)]

    def in_order(self, ids: Collection[str]) -> tuple[str, ...]:
        """These comments by position."""
        return tuple(c for c in self.comments if c in ids)

    def descendants(self, first: str) -> tuple[str, ...]:
        """A comment and all that leads back to it by sure replies, by position."""
        found = {first} & self.comments.keys()
        for comment in self.comments:
            if self.parent(comment) in found:
                found.add(comment)
        return tuple(c for c in self.comments if c in found)

    def parent(self, comment: str) -> str | None:
        """What a comment answers, where that is sure enough to hold a conversation together."""
        row = self.comments[comment]
        return row["reply_to"] if row["reply_to"] and (row["reply_confidence"] or 0.0) >= SURE else None

    def certain(self, ids: Collection[str]) -> bool:
        """Whether it is certain of each of these comments whether and whom it answers."""
        return all((self.comments[c]["reply_confidence"] or 0.0) >= CERTAIN for c in ids)

    def tells(self, quoted: Quotation, others: Collection[str]) -> bool:
        """Whether a quotation holds words of the subject, which the comments `others` or the article use."""
        return tells(quoted.words, [*(self.comments[c]["own_text"] or "" for c in others), *self.article])

    def topic(self, comment: str) -> str | None:
        """The name of a comment's topic."""
        topic = self.comments[comment]["topic_id"]
        return None if topic is None else self.topics[topic]["name"]

    def phrases(self, topic: str) -> list[str]:
        """The phrases that tell most of the topic of that name."""
        return next(row["keyphrases"].split(";") for row in self.topics.values() if row["name"] == topic)

    def main_tone(self, ids: Collection[str]) -> str | None:
        """`measure.main_tone`, counted anew."""
        shares = self.mean_shares(ids)
        tone = max(shares, key=lambda t: shares[t], default=None)
        judged = sum(c in self.shares for c in ids)
        return tone if tone and judged > 1 and shares[tone] >= MOSTLY else None

    def mean_shares(self, ids: Collection[str]) -> dict[str, float]:
        """The mean probability of each tone over those of `ids` that were judged; empty if none was."""
        judged = [self.shares[c] for c in ids if c in self.shares]
        return (
            {t: round(sum(row[t] for row in judged) / len(judged), DIGITS) for t in TONES} if judged else {}
        )

    def likely(self, comment: str, tones: Collection[str]) -> float:
        """The probability that a comment is of one of `tones`; 0 where it was not judged."""
        return round(sum(self.shares[comment][t] for t in tones), DIGITS) if comment in self.shares else 0.0

    def guessed(self, ids: Collection[str]) -> bool:
        """`measure.guessed`, counted anew."""
        known = [self.comments[c]["reply_confidence"] for c in ids if self.comments[c]["reply_to"]]
        known = [confidence for confidence in known if confidence is not None]
        return bool(known) and round(sum(known) / len(known), DIGITS) < GUESSED


def ledger(tables: Tables) -> Ledger:
    """The rows of `tables`, for checking."""
    comments = {row["comment_id"]: row for row in _rows(tables.comments.sort_values("position"), _COMMENTS)}
    roots: dict[str, str] = {}
    loose: dict[str, str] = {}
    for comment, row in comments.items():  # a parent comes before its answers
        sure = (row["reply_confidence"] or 0.0) >= SURE
        roots[comment] = roots.get(row["reply_to"], comment) if sure else comment
        loose[comment] = loose.get(row["reply_to"], comment)
    return Ledger(
        comments=comments,
        answers=tuple(_answer(row, comments) for row in _rows(tables.links, tables.links.columns)),
        roots=roots,
        loose_roots=loose,
        shares={row["comment_id"]: row for row in _rows(tables.tone_shares, tables.tone_shares.columns)},
        topics={row["topic_id"]: row for row in _rows(tables.topics, tables.topics.columns)},
        named={
            row["name"]: tuple(row["in_comments"].split(";"))
            for row in _rows(tables.mentioned, ("name", "in_comments"))
        },
        title=tables.title,
        article=tuple(
            row["text"] or ""
            for row in _rows(tables.article, ("source", "text"))
            if row["source"] == "article"
        ),
        host=tables.host,
        article_words=sum(
            len(words(row["text"]))
            for row in _rows(tables.article, ("source", "paragraph", "text"))
            if row["source"] == "article" and row["paragraph"]
        ),
    )


def _answer(link: Row, comments: Mapping[str, Row]) -> Answer:
    author, answered = (comments[link[end]]["person"] or "" for end in ("comment_id", "reply_to"))
    return Answer(link["comment_id"], author, link["reply_to"], answered, link)


def _own(answer: Answer) -> bool:
    """Whether somebody answers their own comment."""
    return bool(answer.author) and answer.author == answer.answered


def _rows(frame: pd.DataFrame, columns: Collection[str]) -> list[dict[str, Any]]:
    """The rows of `frame` as dictionaries, None where a value is missing."""
    values = [frame[c].astype(object).where(frame[c].notna(), None).tolist() for c in columns]
    return [dict(zip(columns, row, strict=True)) for row in zip(*values, strict=True)]
