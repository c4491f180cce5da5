"""How far the person whose page it is takes part."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import pandas as pd

from analysis import text
from analysis.schema import Tables
from analysis.summary import measure, words
from analysis.summary.ledger import Ledger
from analysis.summary.measure import SURE
from analysis.tables.between import between_people

SHORTEST_ARTICLE = 200
"""Words from which what the thread is about is called an article."""


@dataclass(frozen=True)
class Host:
    """The comments of the article's author or the site's owner, and whom they answer."""

    kind: ClassVar[str] = "host"

    name: str
    comments: tuple[str, ...]
    """By position."""
    answered: tuple[str, ...]
    """Different people surely answered, in alphabetical order."""
    certain: bool
    """Whether it is certain of all comments whether and whom they answer."""
    others: int
    """Named people in the thread besides the host."""
    article: bool
    """Whether there is an article that the host wrote; else a post began the thread."""

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        return tuple((self.name, person) for person in self.answered)

    @property
    def sentence(self) -> str:
        n, met = len(self.comments), len(self.answered)
        wrote = "who wrote the article" if self.article else "who began the thread"
        joined = f"{words.named(self.name)}, {wrote}, joined in {words.times(n)}"
        least = "" if self.certain else "at least "
        if not met and not self.certain:
            return words.sentence(joined)
        if not met:
            return words.sentence(f"{joined}, though in answer to nobody by name")
        if met == self.others > 1:
            return words.sentence(
                f"{joined} and answered {'both' if met == 2 else f'all {words.number(met)}'} of the others"
            )
        whom = (
            words.named(self.answered[0])
            if met == 1
            else f"{least}{words.number(met)} of the {words.number(self.others)} others"
        )
        return words.sentence(f"{joined} and answered {whom}")

    def holds(self, ledger: Ledger) -> bool:
        names = {row["person"] for row in ledger.comments.values()} - {None}
        mine = [a for a in ledger.between_people() if a.author == self.name]
        answered = {a.answered for a in mine if a.row["confidence"] >= SURE}
        return (
            text.fold(ledger.host or "") == text.fold(self.name)
            and self.comments == tuple(c for c in ledger.comments if ledger.person(c) == self.name)
            and bool(self.comments)
            and self.answered == tuple(sorted(answered))
            and self.certain == ledger.certain(ledger.comments)
            and self.others == len(names - {self.name})
            and self.article == (ledger.article_words >= SHORTEST_ARTICLE)
        )


def make(tables: Tables) -> list[Host]:
    hosts = tables.people.loc[tables.people["host"], "author"]
    if len(hosts) != 1 or len(tables.people) == 1:
        return []
    name, comments = str(hosts.iloc[0]), tables.comments
    replies = between_people(tables.comments, tables.links)
    sure = replies[replies["confidence"] >= SURE]
    answered = sure.loc[sure["author"] == name, "reply_to_author"]
    return [
        Host(
            name=name,
            comments=tuple(comments.loc[comments["person"] == name, "comment_id"]),
            answered=tuple(sorted(answered.unique())),
            certain=measure.certain(comments),
            others=len(tables.people) - 1,
            article=article_words(tables.article) >= SHORTEST_ARTICLE,
        )
    ]


def article_words(article: pd.DataFrame) -> int:
    """Words of the page's own article, its title left out."""
    blocks = article.loc[(article["source"] == "article") & (article["paragraph"] > 0), "text"]
    return sum(len(text.words(block)) for block in blocks)
