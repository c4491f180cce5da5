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
from analysis.replies.features import Pairs
from analysis.replies.keys import Floats, Ints, starts
from analysis.replies.linker import Calibration
from analysis.replies.pointing import Pointing, Target
from analysis.replies.reading import Reading

MIN_SECOND = 0.5
"""Confidence from which a link beside the primary one is a row (fixed by the contract)."""


@dataclass(frozen=True)
class Choice:
    """A row of the candidates that a comment is said to answer; its first row is "afresh"."""

    row: int
    """Row of the pairs."""
    kind: str
    """What shows it: a kind of link but `stated`, or `afresh`."""
    probability: float
    """The model's, as if nothing else in the comment pointed anywhere; not calibrated."""
    certain: bool = False
    """Whether the page itself shows it, or nothing else is possible."""

    def confidence(self, calibration: Calibration) -> float:
        """The probability that it is right."""
        return 1.0 if self.certain else calibration.confidence(self.kind, self.probability)


@dataclass(frozen=True)
class Chosen:
    """What one comment answers."""

    state: str
    """`reply`, `afresh` or `parent missing`."""
    choices: Sequence[Choice]
    """The primary one first; "afresh" alone where nobody is answered; none where the parent is missing."""


@dataclass(frozen=True)
class Parent:
    """The primary parent of one comment."""

    state: str
    row: int
    """`AFRESH` where there is none."""
    confidence: float


@dataclass(frozen=True)
class _Candidates:
    """What one comment may answer: its rows of the pairs, "afresh" first."""

    start: int
    """Row of the pairs at which they begin."""
    earlier: Ints
    kinds: NDArray[np.object_]
    probability: Floats

    def choice(self, at: int, probability: float, *, certain: bool = False) -> Choice:
        return Choice(self.start + at, str(self.kinds[at]), probability, certain)

    @property
    def afresh(self) -> Choice:
        return self.choice(0, float(self.probability[0]), certain=len(self.probability) == 1)


def choose(pointing: Pointing, pairs: Pairs, probability: Floats, calibration: Calibration) -> list[Chosen]:
    """What each comment of `pairs` answers, by position.

    The primary parent is the first addressee named at the comment's start, else the source of its
    first quotation that stands apart, else the most probable candidate, if that is likelier to be
    right than "afresh".
    What points to different comments is judged as if it alone pointed, so the confidences of two
    addressees need not sum to 1.
    """
    kinds = kinds_of(pairs)
    found = []
    for start, end in pairwise([*starts(pairs.later).tolist(), len(pairs)]):
        part = slice(start, end)
        candidates = _Candidates(start, pairs.earlier[part], kinds[part], probability[part])
        found.append(_of_comment(pointing, int(pairs.later[start]), candidates, calibration))
    return found


def _of_comment(pointing: Pointing, row: int, candidates: _Candidates, calibration: Calibration) -> Chosen:
    if pointing.reading.parent_missing[row]:
        return Chosen("parent missing", ())
    targets = pointing.targets(row, candidates.earlier)
    best = [_best(target, targets, candidates) for target in targets]
    deciding = next((pair for pair in zip(targets, best, strict=True) if pair[0].decides), None)
    primary = _shown(pointing.reading, row, candidates, deciding) or _likeliest(candidates, calibration)
    if primary.row == candidates.start:
        return Chosen("afresh", (primary,))
    others = {each.row: each for each in best if each.row != primary.row}
    return Chosen("reply", (primary, *sorted(others.values(), key=lambda each: each.row)))


def _best(target: Target, targets: Sequence[Target], candidates: _Candidates) -> Choice:
    """The likeliest place of `target` (the latest, if tied), as if no other target pointed anywhere."""
    others = np.zeros(len(candidates.probability), dtype=bool)
    for other in targets:
        others[other.places] = True
    others[target.places] = False
    alone = np.where(others, 0.0, candidates.probability)
    alone /= alone.sum()
    best = int(target.places[::-1][np.argmax(alone[target.places][::-1])])
    return candidates.choice(best, float(alone[best]))


def _shown(
    reading: Reading, row: int, candidates: _Candidates, deciding: tuple[Target, Choice] | None
) -> Choice | None:
    """What the page, an addressee or a quotation shows to be answered; `None` where nothing shows it."""
    if reading.stated[row] != AFRESH:
        at = int(np.flatnonzero(candidates.earlier == reading.stated[row])[0])
        return candidates.choice(at, 1.0, certain=True)
    if reading.nested and deciding is None:
        return candidates.choice(0, 1.0, certain=True)
    if not reading.texts[row]:  # nothing shows that it answers anybody
        return candidates.afresh
    if deciding is None:
        return None
    target, choice = deciding
    return None if target.by_chance and int(np.argmax(candidates.probability)) == 0 else choice


def _likeliest(candidates: _Candidates, calibration: Calibration) -> Choice:
    """The most probable candidate, where that is likelier to be right than "afresh"; else "afresh"."""
    afresh = candidates.afresh
    if afresh.certain:
        return afresh
    at = 1 + int(np.argmax(candidates.probability[1:]))
    reply = candidates.choice(at, float(candidates.probability[at]))
    return reply if reply.confidence(calibration) > afresh.confidence(calibration) else afresh


def rows(
    reading: Reading, pairs: Pairs, chosen: Chosen, calibration: Calibration
) -> Iterator[dict[str, object]]:
    """The rows of one comment's links: its primary one, and the others that are sure enough."""
    if chosen.state != "reply":
        return
    for rank, choice in enumerate(chosen.choices):
        confidence = choice.confidence(calibration)
        if rank == 0 or confidence >= MIN_SECOND:
            later, earlier = int(pairs.later[choice.row]), int(pairs.earlier[choice.row])
            stated = bool(reading.stated[later] == earlier)
            yield {
                "comment_id": reading.ids[later],
                "author": reading.authors[later],
                "reply_to": reading.ids[earlier],
                "reply_to_author": reading.authors[earlier],
                "primary": rank == 0,
                "kind": "stated" if stated else choice.kind,
                "confidence": confidence,
                "evidence": describe(reading, pairs, choice.row, stated=stated),
            }


def parent(pairs: Pairs, chosen: Chosen, calibration: Calibration) -> Parent:
    """The primary parent of a comment, as its row in the comments table tells it."""
    if not chosen.choices:
        return Parent(chosen.state, AFRESH, 1.0)
    primary = chosen.choices[0]
    return Parent(chosen.state, int(pairs.earlier[primary.row]), primary.confidence(calibration))


def with_parents(comments: pd.DataFrame, parents: Sequence[Parent]) -> pd.DataFrame:
    """The comments with reply_state, reply_to, reply_confidence and depth."""
    ids = [*comments["comment_id"].tolist(), None]  # the last for AFRESH, which is -1
    depths: list[int] = []
    for each in parents:
        depths.append(depths[each.row] + 1 if each.row != AFRESH else 0)
    return comments.assign(
        reply_state=pd.array([each.state for each in parents], dtype="str"),
        reply_to=pd.array([ids[each.row] for each in parents], dtype="str"),
        reply_confidence=np.array([each.confidence for each in parents]),
        depth=np.array(depths, dtype=np.int64),
    )
