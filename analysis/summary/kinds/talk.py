"""What is said of any sub-conversation: its size, people, subject, most answered remark and tone."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from datetime import datetime

import pandas as pd

from analysis.schema import Tables
from analysis.summary import measure, words
from analysis.summary.about import About, about, counted
from analysis.summary.ledger import Ledger
from analysis.summary.quotation import Quotation

SHORTEST, LEAST_SHARE = 5, 0.05
"""Comments that make a sub-conversation worth a sentence, and their share of the thread."""
FEWEST_ANSWERS = 2
"""Direct answers by which a remark stands out; without, a conversation is told by how it began."""


@dataclass(frozen=True)
class Talk:
    """A comment and all that leads back to it by replies that are sure enough."""

    comments: tuple[str, ...]
    """By position; the first is the one that started it."""
    speaker: str | None
    """Who made the remark."""
    quoted: Quotation
    """The remark: the first comment, where it has several answers and no other has twice as many, or where
    none has several; else the most answered. Of those, one of which a telling passage can be shown."""
    answers: int
    """Comments by others that surely answer it."""
    people: int
    """Named people in it."""
    unnamed: bool
    """Whether some of its comments carry no name."""
    two: tuple[str, ...]
    """Both names, where just two people talked, the earlier first."""
    seconds: float | None
    """From the first comment to the last, where all of them show a time of day."""
    about: About | None
    tone: str | None
    """The main tone, where the thread as a whole has another or none."""
    certain: bool
    """Whether of no comment of the thread it is in doubt whether it belongs here."""

    @property
    def begins(self) -> bool:
        """Whether the remark is what the rest goes back to."""
        return self.quoted.comment == self.comments[0]

    def remark(self) -> str:
        """The remark, as the object of a sentence, and how much it was answered."""
        what = "question" if self.quoted.words.endswith("?") else "remark"
        least = "" if self.certain else "at least "
        some = f", which {least}{words.number(self.answers)} answered"
        return f"{words.said_by(self.speaker, self.quoted.shown(), what)}{some * (self.answers > 1)}"

    def size(self, known: About | None = None) -> str:
        """Its comments, people, duration and subject (unless it is the `known` one)."""
        n = len(self.comments)
        many = words.comments(n) if self.certain else f"{words.number(n)} or more comments"
        lasted = f" {words.lasting(self.seconds)}" if self.seconds is not None and self.certain else ""
        about = f", {self.about.phrase()}" if self.about and self.about != known else ""
        return f"{many}{self._by()}{lasted}{about}"

    def went_on(self) -> str:
        """Its tone, as the end of a sentence."""
        return f"; it reads as mostly {self.tone}" if self.tone else ""

    def _by(self) -> str:
        if self.people == 0 or not self.certain:
            return ""
        if self.unnamed:
            return f" by {words.people(self.people)} and others unnamed"
        if self.two:
            return f" between {words.listed([words.named(name) for name in self.two])}"
        return f" by {words.people(self.people)}"

    def holds(self, ledger: Ledger) -> bool:
        """Whether all of it is as the rows give it anew."""
        ids = ledger.descendants(next(iter(self.comments), ""))
        names = list(dict.fromkeys(ledger.person(c) for c in ids))
        tone, remark = ledger.main_tone(ids), self.quoted.comment
        answers = Counter(a.parent for a in ledger.primary_by_others() if a.comment in ids[1:])
        first = Counter({c: n for c, n in answers.items() if n >= FEWEST_ANSWERS}) or Counter(ids[:1])
        others = [c for c in ids if c != remark]
        return (
            len(ids) >= shortest(len(ledger.comments))
            and (len(names) > 1 or None in names)
            and self.comments == ids
            and remark in first
            and self.speaker == ledger.person(remark)
            and ledger.quotes(self.quoted, remark)
            and ledger.tells(self.quoted, others)
            and self.answers == answers[remark]
            and self.people == len(set(names) - {None})
            and self.unnamed == (None in names)
            and self.two == (tuple(names) if len(names) == 2 and None not in names else ())
            and self.seconds == _seconds([ledger.comments[c]["posted_at"] for c in ids])
            and self.about == counted(ledger, ids)
            and self.tone == (tone if tone != ledger.main_tone(tuple(ledger.comments)) else None)
            and self.certain == ledger.certain(ledger.comments)
        )


def talk(tables: Tables, mine: pd.DataFrame) -> Talk | None:
    """What can be said of the comments `mine`, in order; the first began them.

    None where one person talked alone, or no remark can be shown that tells anything.
    """
    names = mine["person"].dropna().unique().tolist()
    unnamed = bool(mine["person"].isna().any())
    links = measure.by_others(tables)
    links = links[links["primary"] & links["comment_id"].isin(mine["comment_id"].iloc[1:])]
    answers = links["reply_to"].value_counts()
    found = _remark(tables, mine, answers)
    if found is None or (len(names) == 1 and not unnamed):
        return None
    speaker, quoted = found
    tone = measure.main_tone(tables.tone_shares, set(mine["comment_id"]))
    of_thread = measure.main_tone(tables.tone_shares, set(tables.comments["comment_id"]))
    return Talk(
        comments=tuple(mine["comment_id"]),
        speaker=speaker,
        quoted=quoted,
        answers=int(answers.get(quoted.comment, 0)),
        people=len(names),
        unnamed=unnamed,
        two=tuple(names) if len(names) == 2 and not unnamed else (),
        seconds=_seconds([None if pd.isna(at) else str(at) for at in mine["posted_at"]]),
        about=about(tables, mine),
        tone=tone if tone != of_thread else None,
        certain=measure.certain(tables.comments),
    )


def _remark(
    tables: Tables, mine: pd.DataFrame, answers: pd.Series[int]
) -> tuple[str | None, Quotation] | None:
    """(who, what) of the remark that tells something."""
    counts = mine["comment_id"].map(answers).fillna(0).astype("int64")
    ranked = mine.assign(answers=counts.mask(mine.index == mine.index[0], 2 * counts))[
        counts >= FEWEST_ANSWERS
    ]
    ranked = (
        mine.head(1) if ranked.empty else ranked.sort_values(["answers", "position"], ascending=[False, True])
    )
    for n in range(len(ranked)):
        comment = ranked.iloc[n]
        others = mine[mine["comment_id"] != comment["comment_id"]]
        if quoted := measure.telling(tables, comment, others):
            return measure.name_of(comment), quoted
    return None


def shortest(comments: int) -> int:
    """Comments of a sub-conversation that is worth a sentence in a thread of so many."""
    return max(SHORTEST, math.ceil(LEAST_SHARE * comments))


def _seconds(posted: list[str | None]) -> float | None:
    """From the earliest to the latest of these ISO times; None where one is missing or a mere date."""
    if any(at is None or "T" not in at for at in posted):
        return None
    times = [datetime.fromisoformat(at) for at in posted if at]
    if len({time.tzinfo is None for time in times}) != 1:
        return None
    return (max(times) - min(times)).total_seconds()
