r"""Headers that fell apart where a link or a bold word ended, put together.

Ana Bell                 what `get_text("\n")` of Beautiful Soup and programs like it print:
says:                    each piece of a page in a line of its own
May 3, 2021 at 9:12 am
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.formats.lines import indent
from analysis.formats.text_layouts.furniture import is_panel
from analysis.formats.text_layouts.header_grammar import PUT_BY, Kind, bare_name, head
from analysis.text import tidy

MOST_OF_TAIL = 12
"""Lines that a header may go on with: links, and the bars between them."""
MOST_TO_DATE = 4
"""Lines that a date takes with the words before it (`on`, `at`)."""
LONGEST_DATE = 40
"""Code points of a line that belongs to a date."""
LONGEST_LINK = 20
"""Code points of a line that a header goes on with."""
_PUT_BY_ALONE = re.compile(rf"\W*{PUT_BY}\s*", re.IGNORECASE)
_COLON = re.compile(rf"^({PUT_BY.removesuffix(' ?:?')}) ?:", re.IGNORECASE)
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
    return " " * indent(lines[0]) + _COLON.sub(r"\1", tidy(" ".join(lines)))


def _header(lines: Sequence[str], n: int) -> int:
    """How many lines from the `n`-th on are one header; 0 where they are none."""
    first, second, third = (tidy(line) for line in (*lines[n : n + 3], "", "")[:3])
    said = head(first) if first else None
    if said and said.kind in (Kind.POSTED, Kind.SAYS_BARE) and said.author and not said.when:
        return _dated(lines, n, 1, said.author)
    if not first or not second:
        return 0
    if _PUT_BY_ALONE.fullmatch(f"{first} {second}") and bare_name(third):
        return _dated(lines, n, 3, third)
    says = head(second) if second[0].islower() else None
    verb = says is not None and says.kind == Kind.SAYS_BARE and says.author is None
    author = second if _PUT_BY_ALONE.fullmatch(first) else first if verb else None
    if author and bare_name(author):
        return max(2, _dated(lines, n, 2, author))
    return _with_tail(lines, n)


def _with_tail(lines: Sequence[str], n: int) -> int:
    """How many lines a date takes with the links behind it, where bars stand between these."""
    taken, whole = 1, tidy(lines[n])
    said = head(whole)
    if said is None or said.when is None:
        return 0
    for line in lines[n + 1 : n + MOST_OF_TAIL]:
        whole = f"{whole} {tidy(line)}"
        if not line.strip() or len(line) > LONGEST_LINK or head(whole) != said:
            break
        taken += 1
    return taken if any(tidy(line) in ("|", "(") for line in lines[n : n + taken]) else 0


def _label(lines: Sequence[str], n: int) -> int:
    below = lines[n + 1] if n + 1 < len(lines) else ""
    both = f"{tidy(lines[n])} {tidy(below)}"
    return 2 * bool(_LABEL.fullmatch(lines[n]) and below.strip() and is_panel(both))


def _dated(lines: Sequence[str], n: int, taken: int, author: str) -> int:
    """How many lines a header takes with the date below the author's; 0 where none stands there."""
    whole = tidy(" ".join(lines[n : n + taken]))
    for more, line in enumerate(lines[n + taken : n + taken + MOST_TO_DATE], 1):
        whole = tidy(f"{whole} {line}")
        if len(line.strip()) > LONGEST_DATE:
            break
        if (said := head(whole)) and said.author and author.startswith(said.author) and said.when:
            return taken + more
    return 0
