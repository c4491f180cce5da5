"""Lines that announce the name below them: words of a picture, initials, a comment's title."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.formats.text_layouts.furniture import is_action
from analysis.formats.text_layouts.header_grammar import REPLYING, is_titled
from analysis.formats.text_layouts.names import is_icon

INITIALS = 2
"""Letters that stand for a picture where somebody has but one name (`SH`, sheila)."""
MOST_AROUND = 40
"""Code points around a name in the words of a picture; a longer line with it is somebody's words."""
_PICTURE = re.compile(
    r".*(?:avatar|profile (?:image|photo|picture)|graphic link)\b.{0,20}|avatar von .*", re.IGNORECASE
)


def announced(above: Sequence[str]) -> tuple[int, int]:
    """Where the lines that announce a name begin, as words of a picture do, and the name's; else 0 and 0."""
    marks = [any(announces(line, name) for name in above[n + 1 : n + 3]) for n, line in enumerate(above)]
    if not any(marks):
        return 0, 0
    first = marks.index(True)
    near = range(first + 1, min(first + 3, len(above)))
    return first, max((n for n in near if has_name(above[first], above[n])), default=first + 1)


_ADDRESSES = re.compile(r"\w.* @\w|@\w.* \w.*[.?!…]\s*$|\w \w.*[?!]\s*$")
"""Words that ask or tell somebody something."""


def announces(line: str, name: str) -> bool:
    """Whether a line repeats a name among words of a picture, has its initials, or is a title above it."""
    if re.fullmatch(rf"{re.escape(name)} [-–|] \w.*", line):
        return False  # a badge below a name: "NU.nl - Sanne", "NU.nl"
    return not is_action(line) and (
        (has_name(line, name) and len(line) <= len(name) + MOST_AROUND and not _ADDRESSES.search(line))
        or (is_icon(line) and any(map(str.isalpha, line)))
        or is_picture(line)
        or is_titled(line)
        or REPLYING.match(line) is not None
    )


def is_picture(line: str) -> bool:
    """Whether a line holds the words of a picture."""
    return _PICTURE.fullmatch(line) is not None


def is_picture_of(line: str, name: str) -> bool:
    """Whether a line holds the words of somebody's picture."""
    return is_picture(line) and has_name(line, name)


def has_name(line: str, name: str) -> bool:
    """Whether a line repeats a name, or has its initials."""
    initials = "".join(word[0] for word in name.casefold().split())
    short = initials[: len(line)], initials[:1] + initials[-1:]
    of_one_word = len(initials) == 1 and len(line) == INITIALS and line.isupper()
    if of_one_word and name.casefold().startswith(line.casefold()):
        return True
    return (len(line) <= len(initials) and line.casefold() in short) or (
        re.search(rf"(?<!\w){re.escape(name)}(?!\w)", line, re.IGNORECASE) is not None
    )
