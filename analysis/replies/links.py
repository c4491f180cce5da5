"""From probable candidates to links: the primary parent of each comment, and its other addressees."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.replies.candidates import AFRESH
from analysis.replies.evidence import describe, kinds_of
from analysis.replies.linker import Calibration
from analysis.schema import LINKS
from analysis.text import fold, words

MIN_SECOND = 0.5
"""Confidence from which a link beside the primary one is a row (fixed by the contract)."""
HELD_WORDS = 8
"""First words of a quotation that tell who else quoted it."""


@dataclass(frozen=True)
class Choice:
    """A row of the candidates that a comment is said to answer; its first row is "afresh"."""

    row: int
    """Row of the pairs table."""
    kind: str
    """What shows it: a kind of link but `stated`, or `afresh`."""
    probability: float
    """The model's, as if nothing else in the comment pointed anywhere; not calibrated."""
    certain: bool = False
    """Whether the page itself shows it, or nothing else is possible."""


@dataclass(frozen=True)
class Chosen:
    """What one comment answers."""

    state: str
    """`reply`, `afresh` or `parent missing`."""
    choices: Sequence[Choice]
    """The primary one first; "afresh" alone where nobody is answered; none where the parent is missing."""


@dataclass(frozen=True)
class _Target:
    """Something in a comment that points to earlier comments, and the candidate rows it points to."""

    decides: bool
    """Whether it names the primary parent: an addressee at the start, or the first quotation."""
    greets: bool
    """A name without an @: a greeting of the host opens new comments too, so "afresh" may be likelier."""
    rows: NDArray[np.int64]


@dataclass(frozen=True)
class _Candidates:
    """What one comment may answer: its rows of the pairs table, "afresh" first."""

    start: int
    """Row of the pairs table at which they begin."""
    earlier: NDArray[np.int64]
    kinds: NDArray[np.object_]
    probability: NDArray[np.float64]

    def choice(self, at: int, probability: float, *, certain: bool = False) -> Choice:
        return Choice(self.start + at, str(self.kinds[at]), probability, certain)

    @property
    def afresh(self) -> Choice:
        return self.choice(0, float(self.probability[0]), certain=len(self.probability) == 1)


def choose(
    marks: Marks, pairs: pd.DataFrame, probability: NDArray[np.float64], calibration: Calibration
) -> list[Chosen]:
    """What each comment answers, by position.

    The primary parent is the first addressee named at the comment's start, else the source of its
    first quotation, else the most probable candidate, if that is likelier to be right than "afresh".
    What points to different comments is judged as if it alone pointed, so the confidences of two
    addressees need not sum to 1.
    """
    ends = np.searchsorted(pairs["later"], np.arange(len(marks.comments) + 1))
    earlier, kinds = pairs["earlier"].to_numpy(np.int64), kinds_of(pairs)
    return [
        _of_comment(
            marks,
            n,
            _Candidates(int(start), earlier[start:end], kinds[start:end], probability[start:end]),
            calibration,
        )
        for n, (start, end) in enumerate(pairwise(ends))
    ]


def tables(
    marks: Marks, pairs: pd.DataFrame, chosen: Sequence[Chosen], calibration: Calibration
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The comments with reply_state, reply_to, reply_confidence and depth, and the links table."""
    earlier = pairs["earlier"].to_numpy(np.int64)
    primaries: list[tuple[str, int, float]] = []
    rows: list[dict[str, object]] = []
    for each in chosen:
        if each.state != "reply":
            confidence = _confidence(each.choices[0], calibration) if each.choices else 1.0
            primaries.append((each.state, AFRESH, confidence))
            continue
        links = list(_links(marks, pairs, each, calibration))
        primaries.append((each.state, int(earlier[each.choices[0].row]), float(str(links[0]["confidence"]))))
        rows += links
    return _with_parents(marks.comments, primaries), LINKS.frame(rows)


def _links(
    marks: Marks, pairs: pd.DataFrame, chosen: Chosen, calibration: Calibration
) -> Iterator[dict[str, object]]:
    """The rows of one comment's links: its primary one, and the others that are sure enough."""
    for rank, choice in enumerate(chosen.choices):
        confidence = _confidence(choice, calibration)
        if rank == 0 or confidence >= MIN_SECOND:
            yield _link(marks, pairs.iloc[choice.row], choice.kind, confidence, primary=rank == 0)


def _confidence(choice: Choice, calibration: Calibration) -> float:
    return 1.0 if choice.certain else calibration.confidence(choice.kind, choice.probability)


class Marks:
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
        for person, (opening, marked) in self.addressed.get(n, ()):
            rows = np.flatnonzero((author == person) & (earlier >= 0))
            if len(rows):
                yield _Target(opening, not marked, rows)
        for nth, (source, start) in enumerate(self.quoted.get(n, ())):
            holders = [e == source or (e >= 0 and start in self.folded[e]) for e in earlier]
            rows = np.flatnonzero(holders if nth == 0 else earlier == source)
            if len(rows):
                yield _Target(nth == 0, False, rows)


def _written(mentions: pd.DataFrame) -> dict[tuple[str, str], str]:
    """(comment, person) -> the name as first written there."""
    known = mentions[mentions["person"].notna()]
    first = known.drop_duplicates(["comment_id", "person"])
    return dict(zip(zip(first["comment_id"], first["person"], strict=True), first["name"], strict=True))


def _addressees(
    mentions: pd.DataFrame, row_of: dict[str, int]
) -> dict[int, list[tuple[str, tuple[bool, bool]]]]:
    """Row -> (person, (whether at the start, whether with an @)), those at the start first.

    Each person once, as first named. A name inside a sentence addresses somebody only where a reply
    button set it (`@Name:`).
    """
    known = mentions[mentions["person"].notna()]
    address = known[(known["place"] != "inside") | (known["at"] & known["colon"])]
    rows = address["comment_id"].map(row_of)
    found: dict[int, dict[str, tuple[bool, bool]]] = {}
    for row, person, place, at in zip(rows, address["person"], address["place"], address["at"], strict=True):
        found.setdefault(row, {}).setdefault(person, (place == "opening", bool(at)))
    return {row: sorted(people.items(), key=lambda item: not item[1][0]) for row, people in found.items()}


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


def _of_comment(marks: Marks, n: int, candidates: _Candidates, calibration: Calibration) -> Chosen:
    """What comment `n` answers."""
    if marks.missing[n]:
        return Chosen("parent missing", ())
    targets = list(marks.targets(n, candidates.earlier))
    best = [_best(target, targets, candidates) for target in targets]
    if not pd.isna(marks.stated.iloc[n]):
        at = int(np.flatnonzero(candidates.earlier == int(marks.stated.iloc[n]))[0])
        primary = candidates.choice(at, 1.0, certain=True)
    else:
        deciding = [each for target, each in zip(targets, best, strict=True) if target.decides]
        if marks.nested and not deciding:
            return Chosen("afresh", (candidates.choice(0, 1.0, certain=True),))
        if marks.empty[n]:  # nothing shows that it answers anybody
            return Chosen("afresh", (candidates.afresh,))
        first = next((target for target in targets if target.decides), None)
        if first is not None and not (first.greets and int(np.argmax(candidates.probability)) == 0):
            primary = deciding[0]
        else:
            primary = _likeliest(candidates, calibration)
    if primary.row == candidates.start:
        return Chosen("afresh", (primary,))
    others = {each.row: each for each in best if each.row != primary.row}
    return Chosen("reply", (primary, *sorted(others.values(), key=lambda each: each.row)))


def _likeliest(candidates: _Candidates, calibration: Calibration) -> Choice:
    """The most probable candidate, where that is likelier to be right than "afresh"; else "afresh"."""
    afresh = candidates.afresh
    if afresh.certain:
        return afresh
    at = 1 + int(np.argmax(candidates.probability[1:]))
    reply = candidates.choice(at, float(candidates.probability[at]))
    return reply if _confidence(reply, calibration) > _confidence(afresh, calibration) else afresh


def _best(target: _Target, targets: Sequence[_Target], candidates: _Candidates) -> Choice:
    """The likeliest row of `target` (the latest, if tied), as if no other target pointed anywhere."""
    others = np.zeros(len(candidates.probability), dtype=bool)
    for other in targets:
        others[other.rows] = True
    others[target.rows] = False
    alone = np.where(others, 0.0, candidates.probability)
    alone /= alone.sum()
    best = int(target.rows[::-1][np.argmax(alone[target.rows][::-1])])
    return candidates.choice(best, float(alone[best]))


def _link(marks: Marks, pair: pd.Series, kind: str, confidence: float, *, primary: bool) -> dict[str, object]:
    comments, later, earlier = marks.comments, int(pair["later"]), int(pair["earlier"])
    stated = marks.stated.iloc[later] == earlier
    return {
        "comment_id": comments["comment_id"].iloc[later],
        "author": comments["author"].iloc[later],
        "reply_to": comments["comment_id"].iloc[earlier],
        "reply_to_author": comments["author"].iloc[earlier],
        "primary": primary,
        "kind": "stated" if stated else kind,
        "confidence": confidence,
        "evidence": describe(pair, comments, marks.written, stated=stated),
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
