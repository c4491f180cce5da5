"""Phrases of the captions: counts, shares, lists and who leads, in plain words."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from analysis.charts import labels

TIED_NAMED = 3
"""More people than these who share the lead are not named."""


def count(number: int, one: str, many: str | None = None) -> str:
    """The number and what it counts, as in `1,200 replies`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def verb(number: int, plural: str) -> str:
    """The verb in the number of its subject, as in `1 answers`, `2 answer`."""
    return {"be": "is" if number == 1 else "are"}.get(plural, f"{plural}s" if number == 1 else plural)


def percent(share: float) -> str:
    """A share as in `31 %`, or `under 1 %` where rounding would say 0."""
    return f"{share:.0%}".replace("%", " %") if share >= 0.005 or share == 0 else "under 1 %"


def listed(parts: Sequence[str]) -> str:
    """The parts as in `a, b and c`."""
    *first, last = parts
    return f"{', '.join(first)} and {last}" if first else last


def named(people: Sequence[str]) -> str:
    """The names of people in running words."""
    return listed([labels.short(name) for name in people])


def leaders(numbers: pd.Series) -> list[str]:
    """Whose number is the greatest; nobody where that is below 2, or too many share it."""
    top = numbers[(numbers == numbers.max()) & (numbers > 1)]
    return top.index.tolist() if len(top) <= TIED_NAMED else []
