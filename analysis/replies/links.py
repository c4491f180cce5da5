"""From probable candidates to links: the primary parent of each comment, and its other addressees."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.replies.candidates import AFRESH
from analysis.replies.evidence import describe, kind_of
from analysis.schema import LINKS
from analysis.text import fold, words

MIN_SECOND = 0.5
"""Confidence from which a link beside the primary one is a row (fixed by the contract)."""
HELD_WORDS = 8
"""First words of a quotation that tell who else quoted it."""


@dataclass(frozen=True)
class _Target:
    """Something in a comment that points to earlier comments, and the candidate rows it points to."""

    decides: bool
    """Whether it names the primary parent: an addressee at the start, or the first quotation."""
    rows: NDArray[np.int64]


@dataclass(frozen=True)
class _Choice:
    row: int
    """Row of the candidates; that of "afresh" where nobody is answered."""
    confidence: float


def choose(
    comments: pd.DataFrame,
    mentions: pd.DataFrame,
    quotes: pd.DataFrame,
    pairs: pd.DataFrame,
    probability: NDArray[np.float64],
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """`comments` with reply_state, reply_to, reply_confidence and depth, and the links table.

    The primary parent is the first addressee named at the comment's start, else the source of its
    first quotation, else the most probable candidate. What points to different comments is judged
    as if it alone pointed, so the confidences of two addressees need not sum to 1.
    """
    thread = _Marks(comments, mentions, quotes)
    ends = np.searchsorted(pairs["later"], np.arange(len(comments) + 1))
    earlier = pairs["earlier"].to_numpy(np.int64)
    primaries: list[tuple[str, int, float]] = []
    rows: list[dict[str, object]] = []
    for n in range(len(comments)):
        block = slice(int(ends[n]), int(ends[n + 1]))
        state, choices = _of_comment(thread, n, earlier[block], probability[block])
        chosen = choices[0] if choices else None
        parent = int(earlier[block][chosen.row]) if chosen else AFRESH
        if state != "reply":
            primaries.append((state, AFRESH, chosen.confidence if chosen else 1.0))
            continue
        assert chosen is not None
        primaries.append((state, parent, chosen.confidence))
        for rank, choice in enumerate(choices):
            pair = pairs.iloc[block.start + choice.row]
            rows.append(_link(thread, pair, choice.confidence, primary=rank == 0))
    return _with_parents(comments, primaries), LINKS.frame(rows)


class _Marks:
    """What points from each comment to earlier ones, looked up by row."""

    def __init__(self, comments: pd.DataFrame, mentions: pd.DataFrame, quotes: pd.DataFrame) -> None:
        self.comments = comments
        self.written = _written(mentions)
        self.row_of = dict(zip(comments["comment_id"], range(len(comments)), strict=True))
        self.speaker = comments["speaker"].to_numpy(object)
        self.stated = comments["stated_reply_to"].map(self.row_of)
        self.empty = comments["text"].eq("").to_numpy(bool)
        self.missing = comments["parent_missing"].to_numpy(bool)
        deeper = comments["stated_depth"].fillna(0).gt(0)
        self.nested = bool((self.stated.notna() | self.missing | deeper).any())
        self.folded = [" ".join(words(fold(text))) for text in comments["text"]]
        self.addressed = _addressees(mentions, self.row_of)
        self.quoted = _quoted(comments, quotes, self.row_of)

    def targets(self, n: int, earlier: NDArray[np.int64]) -> Iterator[_Target]:
        """What points, in the order in which the primary parent is looked for."""
        author = self.speaker[np.maximum(earlier, 0)]
        for person, opening in self.addressed.get(n, ()):
            rows = np.flatnonzero((author == person) & (earlier >= 0))
            if len(rows):
                yield _Target(opening, rows)
        for nth, (source, start) in enumerate(self.quoted.get(n, ())):
            holders = [e == source or (e >= 0 and start in self.folded[e]) for e in earlier]
            rows = np.flatnonzero(holders if nth == 0 else earlier == source)
            if len(rows):
                yield _Target(nth == 0, rows)


def _written(mentions: pd.DataFrame) -> dict[tuple[str, str], str]:
    """(comment, person) -> the name as first written there."""
    known = mentions[mentions["person"].notna()]
    first = known.drop_duplicates(["comment_id", "person"])
    return dict(zip(zip(first["comment_id"], first["person"], strict=True), first["name"], strict=True))


def _addressees(mentions: pd.DataFrame, row_of: dict[str, int]) -> dict[int, list[tuple[str, bool]]]:
    """Row -> (person, whether at the start), those at the start first, each person once.

    A name inside a sentence addresses somebody only where a reply button set it (`@Name:`).
    """
    known = mentions[mentions["person"].notna()]
    address = known[(known["place"] != "inside") | (known["at"] & known["colon"])]
    rows = address["comment_id"].map(row_of)
    found: dict[int, dict[str, bool]] = {}
    for row, person, place in zip(rows, address["person"], address["place"], strict=True):
        found.setdefault(row, {}).setdefault(person, place == "opening")
    return {row: sorted(people.items(), key=lambda item: not item[1]) for row, people in found.items()}


def _quoted(
    comments: pd.DataFrame, quotes: pd.DataFrame, row_of: dict[str, int]
) -> dict[int, list[tuple[int, str]]]:
    """Row -> (row of the source, the quotation's first words), in reading order."""
    texts = dict(zip(comments["comment_id"], comments["text"], strict=True))
    found: dict[int, list[tuple[int, str]]] = {}
    for comment_id, start, end, source in zip(
        quotes["comment_id"], quotes["start"], quotes["end"], quotes["source"], strict=True
    ):
        if source in row_of:
            first = " ".join(words(fold(texts[comment_id][start:end]))[:HELD_WORDS])
            found.setdefault(row_of[comment_id], []).append((row_of[source], first))
    return found


def _of_comment(
    thread: _Marks, n: int, earlier: NDArray[np.int64], probability: NDArray[np.float64]
) -> tuple[str, Sequence[_Choice]]:
    """The reply state of comment `n` and its choices, the primary one first."""
    if thread.missing[n]:
        return "parent missing", ()
    targets = list(thread.targets(n, earlier))
    seconds = [_best(target, targets, probability) for target in targets]
    if not pd.isna(thread.stated.iloc[n]):
        primary = _Choice(int(np.flatnonzero(earlier == int(thread.stated.iloc[n]))[0]), 1.0)
    else:
        deciding = [choice for target, choice in zip(targets, seconds, strict=True) if target.decides]
        if thread.nested and not deciding:
            return "afresh", (_Choice(0, 1.0),)
        if thread.empty[n]:  # nothing shows that it answers anybody
            return "afresh", (_Choice(0, float(probability[0])),)
        likeliest = int(np.argmax(probability))
        primary = deciding[0] if deciding else _Choice(likeliest, float(probability[likeliest]))
    if earlier[primary.row] == AFRESH:
        return "afresh", (primary,)
    others = {c.row: c for c in seconds if c.row != primary.row and c.confidence >= MIN_SECOND}
    return "reply", (primary, *sorted(others.values(), key=lambda choice: choice.row))


def _best(target: _Target, targets: Sequence[_Target], probability: NDArray[np.float64]) -> _Choice:
    """The likeliest row of `target` (the latest, if tied), as if no other target pointed anywhere."""
    others = np.zeros(len(probability), dtype=bool)
    for other in targets:
        others[other.rows] = True
    others[target.rows] = False
    alone = np.where(others, 0.0, probability)
    alone /= alone.sum()
    best = target.rows[::-1][np.argmax(alone[target.rows][::-1])]
    return _Choice(int(best), float(alone[best]))


def _link(thread: _Marks, pair: pd.Series, confidence: float, *, primary: bool) -> dict[str, object]:
    comments, later, earlier = thread.comments, int(pair["later"]), int(pair["earlier"])
    stated = thread.stated.iloc[later] == earlier
    return {
        "comment_id": comments["comment_id"].iloc[later],
        "author": comments["author"].iloc[later],
        "reply_to": comments["comment_id"].iloc[earlier],
        "reply_to_author": comments["author"].iloc[earlier],
        "primary": primary,
        "kind": "stated" if stated else kind_of(pair),
        "confidence": confidence,
        "evidence": describe(pair, comments, thread.written, stated=stated),
    }


def _with_parents(comments: pd.DataFrame, primaries: Sequence[tuple[str, int, float]]) -> pd.DataFrame:
    ids = list(comments["comment_id"])
    depths: list[int] = []
    for _, parent, _ in primaries:
        depths.append(depths[parent] + 1 if parent != AFRESH else 0)
    return comments.assign(
        reply_state=pd.array([state for state, _, _ in primaries], dtype="str"),
        reply_to=pd.array(
            [ids[parent] if parent != AFRESH else None for _, parent, _ in primaries], dtype="str"
        ),
        reply_confidence=np.array([confidence for _, _, confidence in primaries]),
        depth=np.array(depths, dtype=np.int64),
    )
