"""Phrases of the captions: counts, shares, lists and who leads, in plain words."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from analysis.charts import labels

TIED_NAMED = 3
"""More than these who share the lead are not named."""

NAMES_IN_ALT = 8
"""Names that a description of a picture lists."""

VERBS = {
    "be": ("is", "are"),
    "answer": ("answers", "answer"),
    "begin": ("begins", "begin"),
}


def count(number: int, one: str, many: str | None = None) -> str:
    """The number and what it counts, as in `1,200 replies`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def verb(number: int, name: str) -> str:
    """The verb in the number of its subject, as in `1 answers`, `2 answer`."""
    return VERBS[name][number != 1]


def percent(share: float) -> str:
    """A share as in `31 %`, or `under 1 %` of what is not nothing."""
    return "under 1 %" if 0 < share < 0.01 else f"{share:.0%}".replace("%", " %")


def listed(parts: Sequence[str]) -> str:
    """The parts as in `a, b and c`."""
    *first, last = parts
    return f"{', '.join(first)} and {last}" if first else last


def named(people: Sequence[str]) -> str:
    """The names of people in running words."""
    return listed([labels.short(name) for name in people])


def quoted(names: Sequence[str]) -> str:
    """The names of topics in running words."""
    return listed([f"“{labels.short(name)}”" for name in names])


def among(names: Sequence[str]) -> str:
    """The first of many names, for the description of a picture."""
    first = ", ".join(labels.short(name) for name in names[:NAMES_IN_ALT])
    return f"{first} and others" if len(names) > NAMES_IN_ALT else first


def leaders(numbers: pd.Series) -> list[str]:
    """Whose number is the greatest; nobody where that is below 2, or too many share it."""
    top = numbers[(numbers == numbers.max()) & (numbers > 1)]
    return top.index.tolist() if len(top) <= TIED_NAMED else []


def most(numbers: pd.Series, first: Sequence[str]) -> str:
    """The number of those who lead, as in `6`, or `6 each` where several do."""
    return f"{numbers.max():,}{' each' if len(first) > 1 else ''}"


def lead(*claims: tuple[pd.Series, str]) -> str:
    """Who leads in each number and what that means, in sentences; one where the same people lead twice.

    A claim is the numbers by person and a predicate with `{}` for the number.
    """
    said = [
        (named(first), claim.format(most(numbers, first)))
        for numbers, claim in claims
        if (first := leaders(numbers))
    ]
    same = len(said) > 1 and len({who for who, _ in said}) == 1
    if same:
        return f"{said[0][0]} {listed([claim for _, claim in said])}."
    return " ".join(f"{who} {claim}." for who, claim in said)


def sure(judged: pd.Series) -> str:
    """A sentence on how many of the judged comments have a sure tone."""
    known = f"The tone of {int(judged.sum()):,} of {count(len(judged), 'comment')} is sure"
    return f"{known}." if judged.all() else f"{known}; of the others, the likeliest is shown."
