"""Probabilities, refs and names as the report prints them."""

from __future__ import annotations

SURENESS = (
    (0.99, "certain"),
    (0.9, "very likely"),
    (0.7, "likely"),
    (0.5, "rather likely"),
    (0.0, "a guess"),
)
"""(from this probability on, its word), highest first; the method page prints this list."""

UNNAMED = "author unknown"

ABOUT = 60.0
"""Ems of subjects that a table shows."""

NAME = 40.0
"""Ems of a person's name that a table shows; the files have all of it."""


def sureness(probability: float) -> str:
    """A probability as word and number: `likely, 83 %`."""
    word = next(word for least, word in SURENESS if round(probability, 2) >= least)
    return f"{word}, {percent(probability)}"


def percent(share: float) -> str:
    """`share` (0-1) as `83 %`, whole per cent; 0 and 100 are kept for what is exactly so."""
    whole = round(100 * share)
    if 0 < share < 1:
        whole = min(max(whole, 1), 99)
    return f"{whole}\N{NO-BREAK SPACE}%"


def items(joined: str | None) -> list[str]:
    """The parts of a `;`-joined column value."""
    return [part.strip() for part in (joined or "").split(";") if part.strip()]
