"""The words of one comment as every format gives them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Body:
    """The text of one comment in the forms that records hold it."""

    posted_text: str
    text: str
    quotes: tuple[tuple[int, int], ...] = ()
    lost_lines: tuple[int, ...] = ()
    """Offsets in `text` before which the page shows that a line was dropped."""
