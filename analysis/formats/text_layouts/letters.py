"""Letters to the editor and signed statements: below each stands who wrote it, and where or what they are.

SIR - I read with dismay that the Parish Council means to fell the limes in Church Walk.

Harold J. Winterbourne,
Church House, Nether Soaking.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analysis.formats.text_layouts.borders import Border, Reading, line_at
from analysis.formats.text_layouts.header_grammar import Head, Kind
from analysis.formats.text_layouts.names import line_name
from analysis.formats.text_layouts.page import Page
from analysis.formats.times import stamp

LEAST, LEAST_PEOPLE = 4, 3
"""Letters, and different people who signed them."""
MOST_LINES = 6
"""Lines of a signature, with what is said before the name (`Yours, etc.,`)."""
LONGEST, MOST_PLACE_WORDS = 60, 8
"""Code points of a signature's line, and words of a place or role in it."""
MIN_WORDS = 10
"""Words of an average letter."""
SENTENCES = 0.8
"""Share of the letters that must end as sentences do, right above who signed them."""
CLEAR = 0.6
"""Share of the signatures that must cling to words above, or be set as signatures, to be no headers."""
LONGEST_TITLE, MOST_TITLE_WORDS = 120, 20
WORTH = 0.75
"""Less than lines with a date: those say more surely where comments begin."""
_GREETING = re.compile(
    r"(?:yours|sincerely|regards|respectfully|faithfully|kind|best|with|is mise|hochachtungsvoll|mit"
    r"|cordialement|atentamente|saludos|signed)\b.{0,40}",
    re.IGNORECASE,
)
"""What stands before the name."""
_WITHHELD = re.compile(
    r"(?:full )?(?:name|initials)(?: (?:and|&) (?:full )?address)? (?:supplied|withheld|provided)\b.{0,20}",
    re.IGNORECASE,
)
"""What stands for the name of somebody who does not want it printed."""
_NAME_WORD = re.compile(r"\(?[^\W\d_a-z][\w.'’-]*\)?|de|der|den|di|da|du|la|le|van|von|ter|and|&|y|und|et")
_PLACE_WORD = re.compile(
    r"[\W\d]*[^\W\d_a-z].*|[\W\d]+|(?:the|of|on|upon|and|by|le|la|in|near|de|c/o|for|to|at)"
)
_PLACED = re.compile(r"(?P<name>[^,]{4,40}), (?P<place>[^,]{2,40}(?:, [^,]{2,30})?)")
_ENDED = re.compile(r"[.!?…][\"'”’»)\]]*$")
_TO_EDITOR = re.compile(
    r".*\b(?:letters?|editors?|publication|publish|anonymous|email|write to|opinion)\b", re.IGNORECASE
)
"""What newspapers say below the letters of how to send one."""


@dataclass(frozen=True, slots=True)
class _Signed:
    """A signature, from its first line up to the line `end` (positions in `page.lines`)."""

    n: int
    end: int
    author: str
    clear: bool
    """Whether it clings to what stands above, or is set as signatures are and headers are not."""


def readings(page: Page) -> Iterator[Reading]:
    """The page read by names with a place or role that stand below what they signed, and end a block."""
    signed = [found for start, end in _blocks(page) if (found := _signed(page, start, end))]
    if len(signed) < LEAST or len({each.author for each in signed}) < LEAST_PEOPLE:
        return
    ends = [each.end for each in signed[:-1]]
    begins = [_first_begin(page, signed[0].n), *(_without_titles(page, end) for end in ends)]
    words = sum(
        page.words_until[each.n] - page.words_until[n] for n, each in zip(begins, signed, strict=True)
    )
    if not _stand_below(page, signed) or words < MIN_WORDS * len(signed):
        return
    borders = tuple(
        Border(
            at=page.lines[n].at,
            body=page.lines[n].at,
            end=page.lines[each.n - 1].at + 1,
            head=Head(Kind.SIGNED, each.author),
            until=line_at(page, each.end - 1) + 1,
        )
        for n, each in zip(begins, signed, strict=True)
        if n < each.n
    )
    yield Reading(how="signatures below letters", borders=borders, score=WORTH * len(borders))


def _blocks(page: Page) -> list[tuple[int, int]]:
    """The runs of lines between blank lines."""
    starts = [n for n, line in enumerate(page.lines) if line.blank_before or not n]
    return list(zip(starts, [*starts[1:], len(page.lines)], strict=True))


def _signed(page: Page, start: int, end: int) -> _Signed | None:
    """The signature that a block is, or that it ends in."""
    for n in range(max(start, end - MOST_LINES), end):
        clings = n > start
        if not n or (clings and _ENDED.search(page.lines[n - 1].text) is None):
            continue
        lines = [line.text for line in page.lines[n:end]]
        if not any(line.marked for line in page.lines[n:end]) and (
            author := _author(lines, alone=not clings)
        ):
            clear = clings or lines[0].endswith(",") or _GREETING.match(lines[0]) is not None
            return _Signed(n, end, author, clear)
    return None


def _author(lines: Sequence[str], *, alone: bool) -> str | None:
    """Who signs so: a name below a greeting, above a place or role; or name and place in a line `alone`."""
    rows = list(lines[1:]) if len(lines) > 1 and _GREETING.match(lines[0]) else list(lines)
    if any(len(row) > LONGEST or stamp(row) for row in rows):
        return None
    if len(rows) == 1:
        placed = _PLACED.fullmatch(rows[0]) if alone and len(lines) == 1 else None
        if alone and _WITHHELD.fullmatch(rows[0]):
            return rows[0].rstrip(".,")
        if placed and _is_place(placed["place"]):
            return _person(placed["name"])
        return _person(rows[0]) if len(lines) > 1 else None
    return _person(rows[0]) if all(map(_is_place, rows[1:])) else None


def _person(row: str) -> str | None:
    """The name in a line, of two words or more, each with a capital."""
    words = row.rstrip(",;").split()
    named = len(words) > 1 and all(map(_NAME_WORD.fullmatch, words)) and words[-1][0].isupper()
    return " ".join(words) if named and line_name(" ".join(words)) else None


def _is_place(row: str) -> bool:
    words = row.split()
    plain = len(words) <= MOST_PLACE_WORDS and not row.endswith(("?", "!", ":"))
    return plain and all(map(_PLACE_WORD.fullmatch, words))


def _stand_below(page: Page, signed: Sequence[_Signed]) -> bool:
    """Whether the names belong to what stands above them, and are no headers of what follows."""
    ended = sum(_ENDED.search(page.lines[each.n - 1].text) is not None for each in signed)
    if ended < SENTENCES * len(signed) or _is_title(page, signed[0].n - 1):
        return False
    after = page.lines[signed[-1].end : signed[-1].end + 1]
    closed = not after or _TO_EDITOR.match(after[0].text) is not None
    return closed or sum(each.clear for each in signed) >= CLEAR * len(signed)


def _is_title(page: Page, n: int) -> bool:
    """Whether the block that ends with the `n`-th line is the title of what follows."""
    start = n
    while start and not page.lines[start].blank_before:
        start -= 1
    text = " ".join(line.text for line in page.lines[start : n + 1])
    short = len(text) <= LONGEST_TITLE and len(text.split()) <= MOST_TITLE_WORDS
    return short and _ENDED.search(text) is None


def _first_begin(page: Page, n: int) -> int:
    """The begin of the letter that ends above the `n`-th line: below the last title."""
    begin = n
    while begin and not _is_title(page, begin - 1):
        begin -= 1
        while begin and not page.lines[begin].blank_before:
            begin -= 1
    return begin


def _without_titles(page: Page, n: int) -> int:
    """The first line from the `n`-th on, where a block begins, that is in no title."""
    begin = end = n
    while end < len(page.lines):
        end += 1
        while end < len(page.lines) and not page.lines[end].blank_before:
            end += 1
        if not _is_title(page, end - 1):
            return begin
        begin = end
    return n
