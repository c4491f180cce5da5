"""Tables of words as regular expressions."""

from __future__ import annotations

import re


def any_of(words: str) -> str:
    """A pattern for any of `words`, the longest first; `_` stands for a blank in one."""
    longest_first = sorted(words.split(), key=lambda word: (-len(word), word))
    return "|".join(word.replace("_", " ") for word in longest_first)


def any_row(table: str) -> re.Pattern[str]:
    """Whole lines that one of the patterns in `table`, one a row, describes."""
    rows = filter(None, table.split("\n"))
    return re.compile("|".join(f"(?:{row})" for row in rows), re.IGNORECASE)
