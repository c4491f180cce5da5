"""What a page prints before the dates of its comments to say what they are (`Submitted At: 9:02am 03-10-25`).

The same words with a colon before many dates are nobody's name, nor are those that say where.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from analysis.formats.text_layouts.furniture import is_panel
from analysis.formats.text_layouts.header_grammar import MAX_HEAD
from analysis.formats.times import WHEN, stamp
from analysis.text import tidy

LEAST = 3
"""Times that the same words must stand before a date."""
MOST_LABELS = 3
"""Different words before dates; more are people's names."""
NEARLY_ALL = 0.8
"""Share of the dates that must have the label for these to be of the comments."""
_LABELLED = re.compile(
    rf"\s*(?P<label>[^\W\d][^:]{{1,30}}): ?(?P<when>{WHEN})(?P<rest>.{{0,30}})", re.IGNORECASE
)
_PLACED = re.compile(
    r"\s*(?P<label>[^\W\d]\w+ (?:in|en|au|aux|na|no|w))\b [^:\d]{2,40}? (?:on|am|le|el|il|em|op|dnia) "
    rf"(?P<when>{WHEN})(?P<rest>)",
    re.IGNORECASE,
)
"""As shops print it: `Reviewed in the United States on March 3, 2024`."""


def without_labels(lines: Sequence[str]) -> list[str]:
    """The lines, but that labelled dates stand alone; labels that few dates have are left out with them."""
    found = {n: said for n, line in enumerate(lines) if (said := _labelled(line))}
    labels = Counter(said["label"].casefold() for said in found.values())
    often = {label for label, times in labels.items() if times >= LEAST}
    if not often or len(labels) > MOST_LABELS:
        return list(lines)
    dated = sum(stamp(line) is not None for line in lines if len(line) <= MAX_HEAD)
    mended = list(lines)
    for n, said in found.items():
        label = said["label"].casefold()
        if label in often:
            of_comments = labels[label] >= NEARLY_ALL * dated
            mended[n] = f"{said['when']}{said['rest']}" if of_comments else ""
    return mended


def _labelled(line: str) -> re.Match[str] | None:
    """The label and the date of a line; what a forum says of a member (`Join Date: …`) is none."""
    if len(line) > MAX_HEAD or stamp(line) is None or is_panel(tidy(line)):
        return None
    return _LABELLED.fullmatch(line) or _PLACED.fullmatch(line)
