"""The remarks that others took up, beside those that the conversations turn on."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import ClassVar

import pandas as pd

from analysis.schema import Tables
from analysis.summary import measure, words
from analysis.summary.kinds import branch, strand
from analysis.summary.ledger import Ledger
from analysis.summary.quotation import Quotation, telling_words
from analysis.tables.tone import DIGITS

SHOWN, TRIED = 2, 12
ENOUGH, LEAST_SHARE = 1.3, 0.01
"""Answers by which a remark was taken up, in sum of their probabilities, and their share of the comments."""


@dataclass(frozen=True)
class Remark:
    """A comment that others answered."""

    author: str | None
    quoted: Quotation
    answers: tuple[str, ...]
    """Those of them that may be right, by position; none where the remark is not shown for them."""
    certain: bool
    """Whether there are some, and it is certain that there are no others."""

    def told(self) -> str:
        said, n = words.said_by(self.author, self.quoted.shown()), len(self.answers)
        return f"{said} ({words.count(n, 'answer')})" if self.certain else said


@dataclass(frozen=True)
class Remarks:
    """One or two remarks that others took up."""

    kind: ClassVar[str] = "remarks"

    remarks: tuple[Remark, ...]
    """The most answered first; by position where they are not shown for their answers."""
    pairs: tuple[tuple[str, str], ...] = ()

    @property
    def comments(self) -> tuple[str, ...]:
        ids = [c for each in self.remarks for c in (each.quoted.comment, *each.answers)]
        return tuple(dict.fromkeys(ids))

    @property
    def sentence(self) -> str:
        told = [each.told() for each in self.remarks]
        others = " that others took up" * any(each.answers for each in self.remarks)
        if len(told) > 1:
            return words.sentence(f"Among the remarks{others} are {words.listed(told)}")
        return words.sentence(f"A remark{others} is {told[0]}")

    def holds(self, ledger: Ledger) -> bool:
        sums = [_sum(ledger, each) for each in self.remarks]
        least = _enough(len(ledger.comments))
        enough = [sure is not None and sure >= least for sure in sums]
        return (
            0 < len(sums) <= SHOWN
            and len({each.quoted.comment for each in self.remarks}) == len(sums)
            and None not in sums
            and (
                all(enough) and sums == sorted(sums, key=lambda sure: -(sure or 0.0))
                if any(each.answers for each in self.remarks)
                else not any(enough)
                and len(sums) == SHOWN
                and self.comments == ledger.in_order(self.comments)
            )
            and not self.pairs
        )


def _sum(ledger: Ledger, remark: Remark) -> float | None:
    """The answers that a remark should have; None where anything said of it is not so."""
    said = remark.quoted.comment
    mine = {a.comment: a.row["confidence"] for a in ledger.primary_by_others() if a.parent == said}
    true = (
        remark.author == ledger.person(said)
        and ledger.quotes(remark.quoted, said)
        and ledger.tells_of_thread(remark.quoted)
        and remark.answers in ((), tuple(c for c in ledger.comments if c in mine))
        and remark.certain == (bool(remark.answers) and ledger.certain(ledger.comments))
    )
    return round(sum(mine.values()), DIGITS) if true else None


def _enough(comments: int) -> float:
    return max(ENOUGH, LEAST_SHARE * comments)


def make(tables: Tables) -> list[Remarks]:
    """Those that no sentence on a conversation shows already.

    Where none was surely taken up, those whose words most other comments use.
    """
    talks = [found.talk for found in strand.make(tables)] + [found.talk for found in branch.make(tables)]
    told = {talk.quoted.comment for talk in talks}
    links = measure.by_others(tables)
    links = links[links["primary"]]
    sums = links.groupby("reply_to")["confidence"].sum().round(DIGITS)
    enough = sums[(sums >= _enough(len(tables.comments))) & ~sums.index.isin(told)]
    comments = tables.comments.set_index("comment_id", drop=False)
    ranked = comments.loc[comments.index.isin(enough.index)].assign(answers=enough)
    ranked = ranked.sort_values(["answers", "position"], ascending=[False, True])
    if shown := _first(tables, ranked, links):
        return [Remarks(shown)]
    others = comments[~comments.index.isin([*told, *sums[sums >= _enough(len(comments))].index])]
    common = others.assign(common=_in_common(others)).sort_values(
        ["common", "position"], ascending=[False, True]
    )
    shown = () if told else _first(tables, common.drop_duplicates("person"), links.head(0))
    ids = tables.comments["comment_id"].tolist()
    by_position = sorted(shown, key=lambda each: ids.index(each.quoted.comment))
    return [Remarks(tuple(by_position))] if len(shown) == SHOWN else []


def _first(tables: Tables, ranked: pd.DataFrame, links: pd.DataFrame) -> tuple[Remark, ...]:
    """The first of these comments of which a passage can be shown, with their answers among `links`."""
    shown: list[Remark] = []
    ids = tables.comments["comment_id"]
    for n in range(min(len(ranked), TRIED)):
        comment = ranked.iloc[n]
        quoted = measure.telling_of_thread(tables, comment) if len(shown) < SHOWN else None
        if quoted is not None:
            answers = links[links["reply_to"] == comment["comment_id"]]
            certain = len(answers) > 0 and measure.certain(tables.comments)
            given = tuple(ids[ids.isin(answers["comment_id"])])
            shown.append(Remark(measure.name_of(comment), quoted, given, certain))
    return tuple(shown)


def _in_common(comments: pd.DataFrame) -> list[float]:
    """How many other comments hold each telling word of a comment, together, per word of its text."""
    own = [telling_words(str(text)) if pd.notna(text) else frozenset() for text in comments["own_text"]]
    holding = Counter(word for words in own for word in words)
    return [sum(holding[word] - 1 for word in words) / (len(words) + 3) for words in own]
