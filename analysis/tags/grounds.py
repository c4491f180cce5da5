"""Which passage of the article or of a background document a comment is about or rests on, if any.

Most comments rest on none, and none is said of them: a connection is claimed where a quotation was
traced, where words or a figure of one passage are repeated, or where a sentence or two share several words
with one passage that neither everyday English, nor the article, nor the thread has much of.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from analysis.schema import GROUNDS
from analysis.tags import repeats
from analysis.tags.parts import Grammar
from analysis.tags.terms import Floats, Terms, stems, terms, weight
from analysis.tags.words import stem, words_of
from analysis.text import sentences

QUOTED_EXACTLY, QUOTED_NEARLY = 0.95, 0.85
"""Confidence that a comment rests on the passage that its quotation was traced to."""
REPEATED = 0.8
"""As above, a passage alone of which it has a run of words or a figure."""
FEW_RUNS = 4
"""Runs of three words up to which a quotation points at no passage where two hold as many of them."""
SHOWN = 8
"""Words of a quotation, or shared words, that the evidence shows."""

TELLING = 0.25
"""How much a word tells (0-1) for it to count."""
OF_TITLE = 0.3
"""How much a word of the title tells, beside others: every comment may use it."""
FEWEST_SHARED = 3
FEWEST_FOREIGN = 4
"""Shared words at the least where it is not known how rare they are: in another language than English."""
LEAST = 1.0
"""How much the shared words tell together, at the least."""
LEAST_OF_FEW = 1.5
"""As above, of three words: each must tell half. Of 25 connections by shared words that a reader judged, 14
were true; of the 17 that these bounds leave, 15."""
LEAST_SHARE = 0.2
"""Of the weight of all words of the comment's sentences, what the shared words have at the least."""
AHEAD = 1.15
"""How many times as much is shared with the passage as with any other of its document."""
CLEAR = 2.0
"""From this score on, another passage may come near."""
LONGEST_WINDOW = 40
"""Words, everyday ones left out, of two sentences that are compared as one."""

Row = dict[str, Any]


def find(comments: pd.DataFrame, spans: pd.DataFrame, article: pd.DataFrame) -> pd.DataFrame:
    """One row a passage that a comment is about or rests on, by comment position, surest first."""
    if article.empty or comments.empty:
        return GROUNDS.frame()
    position = dict(zip(comments["comment_id"], comments["position"].tolist(), strict=True))
    rows = [*_quoted(comments, spans, article), *_shared(comments, article), *_repeated(comments, article)]
    rows.sort(key=lambda r: (position[r["comment_id"]], -r["confidence"], r["source"], r["paragraph"]))
    found = GROUNDS.frame(rows)
    return found.drop_duplicates(["comment_id", "source", "paragraph"], ignore_index=True)


def _quoted(comments: pd.DataFrame, spans: pd.DataFrame, article: pd.DataFrame) -> Iterator[Row]:
    """A row for each quotation that was traced to a document: its passage with most of the words in order."""
    text = dict(zip(comments["comment_id"], comments["text"], strict=True))
    passages: dict[str, list[tuple[int, frozenset[tuple[str, ...]]]]] = {}
    for source, number, passage in zip(article["source"], article["paragraph"], article["text"], strict=True):
        passages.setdefault(source, []).append((int(number), _runs(passage)))
    quotes = spans[(spans["kind"] == "quote") & spans["source"].isin(list(passages))]
    for span in quotes.to_dict("records"):
        quotation = text[span["comment_id"]][span["start"] : span["end"]]
        runs = _runs(quotation)
        held = sorted(
            ((len(runs & theirs), -number) for number, theirs in passages[span["source"]]), reverse=True
        )
        shared, paragraph = held[0]
        is_elsewhere = len(held) > 1 and held[1][0] == shared and len(runs) <= FEW_RUNS
        if shared and not is_elsewhere:
            yield {
                "comment_id": span["comment_id"],
                "source": span["source"],
                "paragraph": -paragraph,
                "confidence": QUOTED_EXACTLY if span["exact"] is True else QUOTED_NEARLY,
                "evidence": f"quotes “{_shortened(quotation)}”",
            }


def _repeated(comments: pd.DataFrame, article: pd.DataFrame) -> Iterator[Row]:
    """A row for each run of words or figure that a comment has from one passage alone."""
    for comment_id, repeat in repeats.find(comments.sort_values("position", kind="stable"), article):
        yield {
            "comment_id": comment_id,
            "source": repeat.source,
            "paragraph": repeat.paragraph,
            "confidence": REPEATED,
            "evidence": f"repeats “{_shortened(repeat.words)}”",
        }


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    """The runs of three words of `text`; of a shorter one, all its words."""
    words = [word.folded for word in words_of(text)]
    return frozenset(tuple(words[at : at + 3]) for at in range(max(1, len(words) - 2)))


def _shortened(quotation: str) -> str:
    words = quotation.split()
    return " ".join(words[:SHOWN]).strip("\"“”'‘’>") + ("…" if len(words) > SHOWN else "")


def _shared(comments: pd.DataFrame, article: pd.DataFrame) -> Iterator[Row]:
    """A row for each comment and document with a passage that shares enough with the comment's sentences."""
    comments = comments.sort_values("position", kind="stable")
    own = comments["own_text"].fillna("").tolist()
    in_comments, grammar = terms(own), Grammar.of(own)
    for source, rows in article.groupby("source", sort=True):
        passages = _Passages.of(rows, in_comments, grammar)
        for comment_id, text in zip(comments["comment_id"], own, strict=True):
            best = max(passages.shared_with(text), key=lambda match: match.score, default=None)
            if best is not None and best.is_enough:
                yield {
                    "comment_id": comment_id,
                    "source": source,
                    "paragraph": best.paragraph,
                    "confidence": round(min(0.95, 0.7 + 0.1 * best.score), 2),
                    "evidence": "shares " + ", ".join(f"“{word}”" for word in _written(text, best.stems)),
                }


@dataclass(frozen=True)
class _Match:
    """What a comment's sentences share with the passage that shares most."""

    paragraph: int
    stems: Sequence[str]
    """The most telling first."""
    score: float
    runner_up: float
    """Score of the next passage."""
    share: float
    """Of the weight of all words of the sentences, what the shared ones have."""
    fewest: int
    """Words that must be shared."""

    @property
    def is_enough(self) -> bool:
        return (
            len(self.stems) >= self.fewest
            and self.score >= (LEAST if len(self.stems) > FEWEST_SHARED else LEAST_OF_FEW)
            and self.share >= LEAST_SHARE
            and (self.score >= CLEAR or self.score >= AHEAD * self.runner_up)
        )


@dataclass(frozen=True)
class _Passages:
    """The passages of one document, without its title."""

    paragraphs: Sequence[int]
    present: Floats
    """Passages by stems: 1 where the passage holds the stem."""
    column: Mapping[str, int]
    tells: Floats
    """0-1 of each stem: how much it tells; 0 = less than counts."""
    fewest: int
    """Words that a comment must share with a passage."""

    @classmethod
    def of(cls, rows: pd.DataFrame, in_comments: Terms, grammar: Grammar) -> _Passages:
        here = terms(rows["text"].fillna("").tolist())
        title = {one for text in rows.loc[rows["paragraph"] == 0, "text"] for one in stems(text)}
        tells = here.weights * _scarcity(here, here) * _scarcity(here, in_comments)
        tells *= [OF_TITLE if one in title else 1.0 for one in here.column]
        stops = {stem(word) for word in grammar.stops}
        used = np.array([one in in_comments.column and one not in stops for one in here.column], dtype=bool)
        body = rows["paragraph"].to_numpy() > 0
        return cls(
            rows.loc[body, "paragraph"].tolist(),
            here.present[np.flatnonzero(body)].toarray(),
            here.column,
            np.where(used & (tells >= TELLING), tells, 0.0),
            FEWEST_SHARED if grammar.is_english else FEWEST_FOREIGN,
        )

    def shared_with(self, text: str) -> Iterator[_Match]:
        """What each sentence of `text`, alone and with the next, shares with the passages."""
        for said in _windows(text):
            known = [one for one in sorted(said) if one in self.column and self.tells[self.column[one]] > 0]
            if len(known) < self.fewest:
                continue
            columns = [self.column[one] for one in known]
            scores = self.present[:, columns] @ self.tells[columns]
            first = int(scores.argmax())
            common = [one for one in known if self.present[first, self.column[one]] > 0]
            common.sort(key=lambda one: -self.tells[self.column[one]])
            yield _Match(
                self.paragraphs[first],
                common,
                float(scores[first]),
                float(np.delete(scores, first).max(initial=0.0)),
                sum(map(weight, common)) / sum(map(weight, said)),
                self.fewest,
            )


def _scarcity(of: Terms, among: Terms) -> Floats:
    """0-1 of each stem of `of`: 1 where at most one text of `among` holds it, 0 where all do."""
    texts = among.counts.shape[0]
    holding = np.asarray(among.present.sum(axis=0)).ravel()
    counts = np.array([holding[among.column[one]] if one in among.column else 0.0 for one in of.column])
    scarce: Floats = np.clip(np.log((texts + 1) / (counts + 0.5)) / np.log(texts + 1), 0, 1)
    return scarce


def _windows(text: str) -> Iterator[set[str]]:
    """The stems of each sentence of `text`, and of each with the one before it, where both are short."""
    before: list[str] | None = None
    for start, end in sentences(text):
        now = stems(text[start:end])
        yield set(now)
        if before is not None and len(before) + len(now) <= LONGEST_WINDOW:
            yield {*before, *now}
        before = now


def _written(text: str, wanted: Sequence[str]) -> list[str]:
    """The words of `text` with these stems, as first written, at most SHOWN."""
    first: dict[str, str] = {}
    for word in words_of(text):
        first.setdefault(stem(word.folded), word.written)
    return [first[one] for one in wanted][:SHOWN]
