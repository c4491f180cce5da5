"""What was asked, and what rests without a reply."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from analysis.schema import Tables
from analysis.summary import measure, words
from analysis.summary.ledger import Ledger
from analysis.summary.quotation import Quotation, quotation, telling_words
from analysis.tables.tone import DIGITS

ASKING, LIKELY = "questioning", 0.5
"""The tone of a comment that really wants an answer, and its probability from which one is counted."""
CLEAR = 6
"""Words of a question that can be understood alone."""
ENOUGH = 5
"""Questions whose number tells something; fewer are told only where one without a reply can be shown."""
STATED, MOST = "stated", 0.8
"""A link that the page shows, and the share of them from which the others are rather not missing."""
NO_REPLY = "drew no reply that can be traced"


@dataclass(frozen=True)
class Questions:
    """The comments that want an answer, and those of them that drew no reply."""

    kind: ClassVar[str] = "questions"

    asked: tuple[str, ...]
    """Comments that are likely questioning and hold a question mark, by position."""
    unanswered: tuple[str, ...]
    """Those of them that no other comment answers."""
    author: str | None
    """Of the one quoted, else of the first of all."""
    quoted: Quotation | None
    pairs: tuple[tuple[str, str], ...] = ()

    @property
    def comments(self) -> tuple[str, ...]:
        return self.unanswered or self.asked

    @property
    def sentence(self) -> str:
        asked, left = len(self.asked), len(self.unanswered)
        if asked == 1:
            said = self.quoted.shown() if self.quoted else ""
            return words.sentence(f"A question by {words.named(self.author)} {NO_REPLY}: {said}")
        if not left:
            each = "Both" if asked == 2 else f"All {words.number(asked)}"
            return words.sentence(f"{each} comments that want an answer drew a reply")
        some = "none" if left == asked else words.number(left)
        example = words.said_by(self.author, self.quoted.shown()) if self.quoted else ""
        lead = ": " if left == 1 else ", among them "
        among = f"{lead}{example}" if example and left < asked else ""
        drew = NO_REPLY.replace("no", "a", 1) if left == asked else NO_REPLY
        return words.sentence(f"Of {words.number(asked)} comments that want an answer, {some} {drew}{among}")

    def holds(self, ledger: Ledger) -> bool:
        asked = tuple(c for c in ledger.comments if _asks(ledger, c))
        replied = {a.parent for a in ledger.answers_by_others()}
        example = self.quoted.comment if self.quoted else next(iter(self.comments), "")
        return (
            _shown(a.row["kind"] for a in ledger.answers if a.row["primary"])
            and self.asked == asked
            and self.unanswered == tuple(c for c in asked if c not in replied)
            and (len(asked) >= ENOUGH or self.quoted is not None)
            and example in self.comments
            and self.author == ledger.person(example)
            and ledger.quotes(self.quoted, example, "?")
            and (self.quoted is None or _is_clear(self.quoted))
            and not self.pairs
        )


def make(tables: Tables) -> list[Questions]:
    """None where the page itself does not show most replies: a question without one may have had it."""
    comments = tables.comments
    if not _shown(tables.links.loc[tables.links["primary"], "kind"]):
        return []
    marked = comments["own_text"].str.contains("?", regex=False).fillna(value=False)
    asking = tables.tone_shares.loc[tables.tone_shares[ASKING].round(DIGITS) >= LIKELY, "comment_id"]
    asked = comments[comments["comment_id"].isin(asking) & marked]
    left = asked[~asked["comment_id"].isin(measure.by_others(tables)["reply_to"])]
    texts = zip(left["comment_id"], left["own_text"], left["text"], strict=True)
    passages = [found for row in texts if (found := quotation(*row, ending="?"))]
    quoted = next((found for found in passages if _is_clear(found)), None)
    if len(asked) < ENOUGH and not quoted:
        return []
    shown = asked if left.empty else left
    authors = shown[shown["comment_id"] == quoted.comment] if quoted else shown
    return [
        Questions(
            asked=tuple(asked["comment_id"]),
            unanswered=tuple(left["comment_id"]),
            author=measure.name_of(authors.iloc[0]),
            quoted=quoted,
        )
    ]


def _shown(kinds: Iterable[str]) -> bool:
    of_all = list(kinds)
    return bool(of_all) and of_all.count(STATED) >= MOST * len(of_all)


def _is_clear(question: Quotation) -> bool:
    return len(question.words.split()) >= CLEAR and bool(telling_words(question.words))


def _asks(ledger: Ledger, comment: str) -> bool:
    asking = ledger.likely(comment, [ASKING]) >= LIKELY
    return asking and "?" in (ledger.comments[comment]["own_text"] or "")
