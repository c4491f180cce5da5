"""What a format is: a name, a claim on a source, and a reader."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum

from analysis.formats.source import Source
from analysis.records import Thread


class Claim(IntEnum):
    """How surely a format knows a source as its own; the higher rank reads it."""

    NO = 0
    GENERIC = 1
    """Can make something of it, as of many files."""
    MARKED = 2
    """Finds marks that files of many makes may bear."""
    KNOWN = 3
    """Knows its marks."""


@dataclass(frozen=True, kw_only=True)
class Format:
    """One input format."""

    name: str
    matches: str
    """What such a file looks like, in words for a person."""
    how_to_get: str
    """How a person gets such a file."""
    claim: Callable[[Source], Claim]
    read: Callable[[Source], tuple[Thread, ...]]
    at_most: Claim = Claim.KNOWN
    """The highest claim that it ever makes; it is not asked where another makes a higher one."""
