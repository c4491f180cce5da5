r"""Headers that fell apart where a link or a bold word ended, put together.

Ana Bell                 what `get_text("\n")` of Beautiful Soup and programs like it print:
says:                    each piece of a page in a line of its own
May 3, 2021 at 9:12 am
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.formats.text_layouts.furniture import is_panel
from analysis.formats.text_layouts.heads import PUT_BY, Kind, bare_name, head
from analysis.text import tidy

MOST_OF_TAIL = 12
"""Lines that a header may go on with: links, and the bars between them."""
LONGEST = 20
"""Code points of such a line."""
_PUT_BY_ALONE = re.compile(rf"\W*{PUT_BY}\s*", re.IGNORECASE)
_LABEL = re.compile(r"\s*\S.{0,24}:\s*")


def joined(lines: Sequence[str]) -> list[str]:
    """The lines with each such header in one; labels of a panel with what stands below them."""
    found: list[str] = []
    n = 0
    while n < len(lines):
        taken = _header(lines, n) or _label(lines, n) or 1
        found.append(_one(lines[n : n + taken]) if taken > 1 else lines[n])
        n += taken
    return found


def _one(lines: Sequence[str]) -> str:
    margin = lines[0][: len(lines[0]) - len(lines[0].lstrip())]
    return margin + tidy(" ".join(lines))


def _header(lines: Sequence[str], n: int) -> int:
    """How many lines from the `n`-th on are one header; 0 where they are none."""
    first, second = (tidy(line) for line in (*lines[n : n + 2], "")[:2])
    if not first or not second:
        return 0
    if _PUT_BY_ALONE.fullmatch(first) and bare_name(second):
        dated = n + 2 < len(lines) and _is_when(lines[n + 2])
        return 2 + dated
    said = head(second) if second[0].islower() else None
    if said and said.kind == Kind.SAYS_BARE and said.author is None and bare_name(first):
        return 2
    return _with_tail(lines, n)


def _with_tail(lines: Sequence[str], n: int) -> int:
    """How many lines a date takes with the links behind it, where bars stand between these."""
    taken, whole = 1, tidy(lines[n])
    said = head(whole)
    if said is None or said.when is None:
        return 0
    for line in lines[n + 1 : n + MOST_OF_TAIL]:
        whole = f"{whole} {tidy(line)}"
        if not line.strip() or len(line) > LONGEST or head(whole) != said:
            break
        taken += 1
    return taken if any(tidy(line) == "|" for line in lines[n : n + taken]) else 0


def _label(lines: Sequence[str], n: int) -> int:
    below = lines[n + 1] if n + 1 < len(lines) else ""
    both = f"{tidy(lines[n])} {tidy(below)}"
    return 2 * bool(_LABEL.fullmatch(lines[n]) and below.strip() and is_panel(both))


def _is_when(line: str) -> bool:
    said = head(tidy(line))
    return said is not None and said.kind == Kind.WHEN
