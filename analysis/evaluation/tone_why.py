"""Whether the words named for a tone carry it: how far its probability falls without them, beside others.

The fall is that of the probability that is shown, which the words' own choice aimed at: the same number
of words drawn by chance tells how much of it any words would give. The comments are those that the
models learned from; what is measured is the naming, not the tone.

Source: J. DeYoung et al., ERASER: a benchmark to evaluate rationalized NLP models (ACL 2020), there
"comprehensiveness".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.random import Generator

from analysis.evaluation.tone_gold import WHOLE_THREADS
from analysis.evaluation.tone_material import Material
from analysis.tags import leaving_out, passages
from analysis.tags.judged import TONE, WORDS, Anew, Asked, Changed, Floats, Ints, Judge
from analysis.tags.leaving_out import Shown
from analysis.tags.manner import Reading
from analysis.tags.passages import Span

THREADS = 60
"""Threads measured, of the whole ones, evenly over the order of their names: a minute."""
SEED = 0

_WORD = re.compile(r"\S+")


def measure(material: Material, judge: Judge, prefix: str) -> dict[str, float]:
    """The mean falls (0-1) without named and without chance words; the share of tones with words named.

    The falls are those of tones with words named.
    """
    chance = np.random.default_rng(SEED)
    found = [row for asked in _threads(material) for row in falls(asked, judge, chance)]
    known = np.array([row for row in found if row], dtype=np.float64).reshape(-1, 2)
    named, by_chance = known.mean(axis=0)
    return {
        f"{prefix}tone.why.fall": named,
        f"{prefix}tone.why.fall.by_chance": by_chance,
        f"{prefix}tone.why.named": len(known) / len(found),
        f"{prefix}tone.why.count": len(found),
    }


def falls(asked: Asked, judge: Judge, chance: Generator) -> Iterator[tuple[float, float] | None]:
    """Of each tone that a thread shows, its fall without its named words and without as many others.

    None where no words are named.
    """
    shown = list(_shown(asked, judge))
    if not shown:
        return
    anew = judge.anew(asked)
    named = [reasons.passages for reasons in leaving_out.reasons(asked, anew, shown, judge.context)]
    texts = [asked.reading.texts[each.row] for each in shown]
    others = [_by_chance(text, each, chance) for text, each in zip(texts, named, strict=True)]
    without = _without(texts, anew, shown, named), _without(texts, anew, shown, others)
    for each, passed, kept, drawn in zip(shown, named, *without, strict=True):
        yield (each.probability - kept, each.probability - drawn) if passed else None


def _threads(material: Material) -> Iterator[Asked]:
    whole = material.gold.comments["source"].isin(WHOLE_THREADS).to_numpy(bool)
    names = np.unique(material.threads[whole])
    for name in names[:: max(1, len(names) // THREADS)]:
        yield _thread(material.asked, np.flatnonzero(material.threads == name))


def _thread(asked: Asked, rows: Ints) -> Asked:
    """The comments of one thread, as if there were no others."""
    place = {-1: -1} | {int(row): n for n, row in enumerate(rows)}
    return Asked(
        reading=Reading(tuple(asked.reading.texts[row] for row in rows)),
        answered=np.array([place.get(int(row), -1) for row in asked.answered[rows]], dtype=np.int64),
        quoted=asked.quoted[rows],
        judged=asked.judged[rows],
    )


def _shown(asked: Asked, judge: Judge) -> Iterator[Shown]:
    tones = judge.comments(asked).tones
    for row, shares, shown in zip(np.flatnonzero(asked.judged), tones.shares, tones.shown, strict=True):
        if shown:
            label = int(shares.argmax())
            yield Shown(int(row), TONE, label, float(shares[label]))


def _by_chance(text: str, named: Sequence[Span], chance: Generator) -> list[Span]:
    """As many words of a text as the passages named hold, drawn one by one."""
    words = [match.span() for match in _WORD.finditer(text)]
    many = sum(passages.size(text, passage) for passage in named)
    return [words[n] for n in sorted(chance.choice(len(words), size=many, replace=False))]


def _without(
    texts: Sequence[str], anew: Anew, shown: Sequence[Shown], left_out: Sequence[Sequence[Span]]
) -> Floats:
    """The probability of each tone shown, judged again without some of its words."""
    rows = np.array([each.row for each in shown], dtype=np.int64)
    changed = tuple(passages.without(text, left) for text, left in zip(texts, left_out, strict=True))
    shares = anew(Changed(rows, changed, (WORDS,) * len(shown)))[TONE]
    return np.array([row[each.label] for row, each in zip(shares, shown, strict=True)])
