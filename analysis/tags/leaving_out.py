"""What weighed most in a judgement: the probability that is shown, judged again without it.

Coarse to fine, so that few judgements do: first without each quarter of a comment, then without each
part of the quarters that weigh. All judgements of a comment are asked about together.

Source: M. Zeiler, R. Fergus, Visualizing and understanding convolutional networks (ECCV 2014); J. Li,
W. Monroe, D. Jurafsky, Understanding neural networks through representation erasure (2016).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from analysis.tags import passages
from analysis.tags.judged import ANSWERED, STANCE, WORDS, Anew, Asked, Changed, Floats, Left
from analysis.tags.passages import Span

WEIGHS = math.log(2)
"""How much the log-odds of what is shown must fall without something for it to be named: the odds halve."""
HOLDS = 0.5
"""The part of a passage's fall from which on a part of the passage stands for it."""
DECIDES = 0.5
"""Probability below which a judgement falls without what decides it. The tone of the thread and the form of a
comment weigh in each a little; they are named where they decide."""
MOST = 3
"""Passages named."""
ROUNDS = 4
"""How often a comment is cut: four quarterings make 256 parts."""
LEAST = 1e-6
"""Probability beyond which odds do not grow: no judgement is surer."""


@dataclass(frozen=True)
class Shown:
    """A judgement that is shown."""

    row: int
    """Of the comment."""
    judgement: str
    label: int
    """Its column among the judgement's probabilities."""
    probability: float


@dataclass(frozen=True)
class Reasons:
    """What weighed in one judgement, each kind the weightiest first; of equals, the first in the text."""

    passages: tuple[Span, ...] = ()
    """In the text as it is judged."""
    context: tuple[Left, ...] = ()


Trial = tuple[int, Span | Left]
"""A comment's row, and what of it is left out: words, or a part of its context."""


@dataclass(frozen=True)
class Tried:
    """How comments of a thread are judged without something."""

    texts: Sequence[str]
    found: dict[Trial, Mapping[str, Floats]] = field(default_factory=dict)
    """By what is left out: judgement -> the probability of each label."""

    def probability(self, shown: Shown, left: Span | Left) -> float:
        """That of what is shown without it; as shown where that was not tried."""
        judged = self.found.get((shown.row, left))
        return float(judged[shown.judgement][shown.label]) if judged else shown.probability

    def fall(self, shown: Shown, left: Span | Left) -> float:
        """How much the log-odds of what is shown fall without it."""
        return log_odds(shown.probability) - log_odds(self.probability(shown, left))

    def counts(self, shown: Shown, left: Left) -> bool:
        """Whether a part of the context is worth naming."""
        decides = left == ANSWERED or self.probability(shown, left) < DECIDES
        return decides and self.fall(shown, left) >= WEIGHS

    def weighty(self, shown: Shown, passage: Span) -> list[tuple[float, Span]]:
        """The parts of a passage that weigh, each with its fall."""
        falls = [(self.fall(shown, part), part) for part in passages.parts(self.texts[shown.row], passage)]
        return [(fall, part) for fall, part in falls if fall >= WEIGHS]

    def named(self, shown: Shown, passage: Span) -> Iterator[tuple[float, Span]]:
        """What weighs in a passage, each as short as holds most of what its whole does."""
        for fall, part in self.weighty(shown, passage):
            finer = list(self.named(shown, part))
            yield from finer if any(each >= HOLDS * fall for each, _ in finer) else [(fall, part)]


def reasons(asked: Asked, anew: Anew, shown: Sequence[Shown], context: Sequence[Left]) -> list[Reasons]:
    """What weighed in each of the judgements `shown`, of its words and of the parts of its `context`."""
    tried = Tried(asked.reading.texts)
    contexts = [_context(each, asked, context) for each in shown]
    trials: set[Trial] = {
        (each.row, left) for each, lefts in zip(shown, contexts, strict=True) for left in lefts
    }
    wholes = [(each, (0, len(tried.texts[each.row]))) for each in shown]
    cut = wholes
    for _ in range(ROUNDS):
        trials.update(
            (each.row, part) for each, whole in cut for part in _parts(tried.texts[each.row], whole)
        )
        _try(tried, anew, sorted(trials - set(tried.found), key=_order))
        cut = [(each, part) for each, whole in cut for part in _to_cut(tried, each, whole)]
        if not cut:
            break
    return [_reasons(tried, lefts, *each) for lefts, each in zip(contexts, wholes, strict=True)]


def log_odds(probability: float) -> float:
    kept = min(max(probability, LEAST), 1 - LEAST)
    return math.log(kept / (1 - kept))


def _context(shown: Shown, asked: Asked, context: Sequence[Left]) -> list[Left]:
    """The parts of the context that a judgement can do without: a stance is one towards what is answered."""
    answers = asked.answered[shown.row] >= 0 and shown.judgement != STANCE
    return [left for left in context if left != ANSWERED or answers]


def _parts(text: str, passage: Span) -> list[Span]:
    """The parts of a passage without which words are left."""
    found = passages.parts(text, passage)
    return [part for part in found if any(map(str.isalpha, passages.without(text, [part])))]


def _to_cut(tried: Tried, shown: Shown, passage: Span) -> list[Span]:
    """The weightiest parts of a passage that are too long to be pointed at."""
    text = tried.texts[shown.row]
    weightiest = sorted(tried.weighty(shown, passage), key=_strongest)[:MOST]
    return [part for _, part in weightiest if passages.size(text, part) > passages.SHORT]


def _try(tried: Tried, anew: Anew, trials: Sequence[Trial]) -> None:
    """Judges comments anew, each without one thing, and adds what is found."""
    if not trials:
        return
    texts = [tried.texts[row] for row, _ in trials]
    lefts = [left for _, left in trials]
    changed = Changed(
        rows=np.array([row for row, _ in trials], dtype=np.int64),
        texts=tuple(
            text if isinstance(left, str) else passages.without(text, [left])
            for text, left in zip(texts, lefts, strict=True)
        ),
        left_out=tuple(left if isinstance(left, str) else WORDS for left in lefts),
    )
    judged = anew(changed)
    for n, trial in enumerate(trials):
        tried.found[trial] = {judgement: shares[n] for judgement, shares in judged.items()}


def _reasons(tried: Tried, context: Sequence[Left], shown: Shown, whole: Span) -> Reasons:
    named = sorted(tried.named(shown, whole), key=_strongest)[:MOST]
    counted = [left for left in context if tried.counts(shown, left)]
    counted.sort(key=lambda left: -tried.fall(shown, left))
    return Reasons(tuple(passage for _, passage in named), tuple(counted))


def _strongest(weighed: tuple[float, Span]) -> tuple[float, Span]:
    return -weighed[0], weighed[1]


def _order(trial: Trial) -> tuple[int, bool, Span, str]:
    row, left = trial
    return (row, True, (0, 0), left) if isinstance(left, str) else (row, False, left, "")
