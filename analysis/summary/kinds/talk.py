"""What is said of any sub-conversation: how it began, its size, its people, its subject, its tone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import pandas as pd

from analysis.schema import Tables
from analysis.summary import measure, words
from analysis.summary.about import About, about, counted
from analysis.summary.ledger import Ledger
from analysis.summary.quotation import Quotation

SHORTEST = 3
"""Comments, the first among them, that make a sub-conversation worth a sentence."""


@dataclass(frozen=True)
class Talk:
    """A comment and all that leads back to it by replies."""

    comments: tuple[str, ...]
    """By position; the first is the one that started it."""
    starter: str | None
    quoted: Quotation | None
    """Of the first comment."""
    people: int
    """Named people in it."""
    unnamed: bool
    """Whether some of its comments carry no name."""
    two: tuple[str, ...]
    """Both names, where just two people talked, the starter first."""
    seconds: float | None
    """From the first comment to the last, where all of them show a time of day."""
    about: About | None
    tone: str | None
    """The main tone, where the thread as a whole has another or none."""
    guessed: bool
    """Whether the links that hold it together, or one of them, are little more than guesses."""

    def remark(self) -> str:
        """The comment that began it, as the object of a sentence."""
        if self.quoted is None:
            return f"a comment by {words.named(self.starter)}"
        what = "question" if self.quoted.words.endswith("?") else "remark"
        return f"{words.owner(self.starter)} {what} {self.quoted.shown()}"

    def size(self, known: About | None = None) -> str:
        """Its comments, people, duration, subject (unless it is the `known` one) and tone.

        Of two subjects and a tone, the tone is left out.
        """
        lasted = f" {words.lasting(self.seconds)}" if self.seconds is not None else ""
        about = f", {self.about.phrase()}" if self.about and self.about != known else ""
        simple = not self.about or len(self.about.names) == 1
        tone = f"; it reads as mostly {self.tone}" if self.tone and simple else ""
        return f"{words.comments(len(self.comments))}{self._by()}{lasted}{about}{tone}"

    def _by(self) -> str:
        if self.people == 0:
            return ""
        if self.unnamed:
            return f" by {words.people(self.people)} and others unnamed"
        if self.two:
            return f" between {words.listed([words.named(name) for name in self.two])}"
        if self.people == 1:
            return f", all by {words.named(self.starter)}"
        return f" by {words.people(self.people)}"

    def holds(self, ledger: Ledger) -> bool:
        """Whether all of it is as the rows give it anew."""
        first = next(iter(self.comments), "")
        ids = ledger.descendants(first)
        names = list(dict.fromkeys(ledger.person(c) for c in ids))
        tone = ledger.main_tone(ids)
        return (
            len(ids) >= SHORTEST
            and self.comments == ids
            and self.starter == ledger.person(first)
            and ledger.quotes(self.quoted, first)
            and self.people == len(set(names) - {None})
            and self.unnamed == (None in names)
            and self.two == (tuple(names) if len(names) == 2 and None not in names else ())
            and self.seconds == _seconds([ledger.comments[c]["posted_at"] for c in ids])
            and self.about == counted(ledger, ids)
            and self.tone == (tone if tone != ledger.main_tone(tuple(ledger.comments)) else None)
            and self.guessed == ledger.doubtful(ids[1:])
        )


def talk(tables: Tables, mine: pd.DataFrame) -> Talk:
    """What can be said of the comments `mine`, in order; the first began them."""
    first = mine.iloc[0]
    names = mine["person"].dropna().unique().tolist()
    unnamed = bool(mine["person"].isna().any())
    tone = measure.main_tone(tables.tone_shares, set(mine["comment_id"]))
    of_thread = measure.main_tone(tables.tone_shares, set(tables.comments["comment_id"]))
    return Talk(
        comments=tuple(mine["comment_id"]),
        starter=measure.name_of(first),
        quoted=measure.quoted(first, measure.taken_up(mine.iloc[1:])),
        people=len(names),
        unnamed=unnamed,
        two=tuple(names) if len(names) == 2 and not unnamed else (),
        seconds=_seconds([None if pd.isna(at) else str(at) for at in mine["posted_at"]]),
        about=about(mine),
        tone=tone if tone != of_thread else None,
        guessed=measure.doubtful(mine.iloc[1:]),
    )


def _seconds(posted: list[str | None]) -> float | None:
    """From the earliest to the latest of these ISO times; None where one is missing or a mere date."""
    if any(at is None or "T" not in at for at in posted):
        return None
    times = [datetime.fromisoformat(at) for at in posted if at]
    if len({time.tzinfo is None for time in times}) != 1:
        return None
    return (max(times) - min(times)).total_seconds()
