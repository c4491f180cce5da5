"""Links that a page prints with every comment (`Mute user`, `permalink`), told by how often they stand there.

Known ones are furniture (`furniture.py`); these are words that no table holds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from analysis.formats.text_layouts.furniture import is_furniture, letters
from analysis.formats.text_layouts.header_grammar import head
from analysis.text import tidy

LEAST = 4
"""Dates that a page must have for what repeats with them to show."""
LONGEST = 40
"""Code points of a link."""
REPEATED = 0.7
"""A line that says the same as often as this share of the dates is a link …"""
REPEATED_BESIDE = 0.9
"""… or as this share where it stands beside dates, as somebody's name does who writes most comments."""


def without_links(lines: Sequence[str]) -> list[str]:
    """The lines but for links that repeat with the dates; blank where one stood."""
    filled = [n for n, line in enumerate(lines) if line.strip()]
    short = [n for n in filled if len(lines[n].strip()) <= LONGEST]
    heads = {n: head(tidy(lines[n])) for n in filled}
    dated = {n for n, said in heads.items() if said is not None and said.when}
    if len(dated) < LEAST:
        return list(lines)
    places = {n: place for place, n in enumerate(filled)}
    beside = {filled[at] for n in dated for at in (places[n] - 1, places[n] + 1) if 0 <= at < len(filled)}
    count = Counter(letters(lines[n]) for n in short)
    near = Counter(letters(lines[n]) for n in short if n in beside)
    links = {
        words
        for words, times in count.items()
        if words and times >= (REPEATED_BESIDE if 2 * near[words] > times else REPEATED) * len(dated)
    }
    gone = {
        n for n in short if letters(lines[n]) in links and n not in dated and not is_furniture(tidy(lines[n]))
    }
    return ["" if n in gone else line for n, line in enumerate(lines)]
