"""The clearest contradiction and the clearest agreement, in their own words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from analysis.schema import Tables
from analysis.summary import measure, words
from analysis.summary.ledger import Answer, Ledger
from analysis.summary.quotation import Quotation
from analysis.tables.between import between_people

SURE = 0.8
"""Probability of a stance from which a single reply by name is told: four of five are right."""
READS_AS = {"disagrees": "contradiction", "agrees": "agreement"}
CUES = {
    "disagrees": frozenset("disagree no not wrong but don't isn't aren't doesn't didn't never false".split()),
    "agrees": frozenset("agree agreed exactly right yes yep true good indeed correct also".split()),
}
"""Words that the passage quoted should rather hold than not, so that it shows the stance."""


@dataclass(frozen=True)
class Voice:
    """One reply that clearly takes a side."""

    stance: str
    author: str
    answered: str
    comment: str
    parent: str
    quoted: Quotation | None


@dataclass(frozen=True)
class Voices:
    """The surest reply of either sort; one of the two where only one was found."""

    kind: ClassVar[str] = "voices"

    voices: tuple[Voice, ...]

    @property
    def comments(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(c for voice in self.voices for c in (voice.parent, voice.comment)))

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        return tuple((voice.author, voice.answered) for voice in self.voices)

    @property
    def sentence(self) -> str:
        first, *rest = self.voices
        reads = f"reply to {words.named(first.answered)} reads as {READS_AS[first.stance]}{_said(first)}"
        parts = [f"{words.owner(first.author)} {reads}"]
        parts += [
            f"{words.owner(v.author)} to {words.named(v.answered)} as {READS_AS[v.stance]}{_said(v)}"
            for v in rest
        ]
        return words.sentence(", ".join(parts))

    def holds(self, ledger: Ledger) -> bool:
        taken = [stance for stance in READS_AS if _named(ledger, stance)]
        return (
            bool(taken)
            and [voice.stance for voice in self.voices] == taken
            and all(_surest(voice, ledger) for voice in self.voices)
        )


def make(tables: Tables) -> list[Voices]:
    found = [voice for stance in READS_AS if (voice := _voice(tables, stance))]
    return [Voices(tuple(found))] if found else []


def _voice(tables: Tables, stance: str) -> Voice | None:
    replies = between_people(tables.comments, tables.links[tables.links["primary"]])
    replies = replies[(replies["stance"] == stance) & (replies["stance_confidence"] >= SURE)]
    if replies.empty:
        return None
    surest = replies.sort_values(
        ["stance_confidence", "position"], ascending=[False, True], kind="stable"
    ).iloc[0]
    comment = tables.comments[tables.comments["comment_id"] == surest["comment_id"]].iloc[0]
    return Voice(
        stance=stance,
        author=str(surest["author"]),
        answered=str(surest["reply_to_author"]),
        comment=str(surest["comment_id"]),
        parent=str(surest["reply_to"]),
        quoted=measure.quoted(comment, CUES[stance]),
    )


def _said(voice: Voice) -> str:
    return f" ({voice.quoted.shown()})" if voice.quoted else ""


def _surest(voice: Voice, ledger: Ledger) -> bool:
    """Whether the reply is there, takes that side, says these words, and no other takes it more surely."""
    rivals = _named(ledger, voice.stance)
    mine = [a for a in rivals if (a.comment, a.parent) == (voice.comment, voice.parent)]
    return (
        len(mine) == 1
        and (mine[0].author, mine[0].answered) == (voice.author, voice.answered)
        and all(a.row["stance_confidence"] <= mine[0].row["stance_confidence"] for a in rivals)
        and ledger.quotes(voice.quoted, voice.comment)
    )


def _named(ledger: Ledger, stance: str) -> list[Answer]:
    """The links that are surely of one stance, between two named people."""
    named = [a for a in ledger.primary_by_others() if a.author and a.answered]
    return [a for a in named if a.row["stance"] == stance and (a.row["stance_confidence"] or 0.0) >= SURE]
