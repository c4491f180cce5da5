"""Minutes of meetings: who spoke, what they are or where they live, and what they said, a block each.

Marjorie Kettle, 14 Quarry Lane – Stated that the library is the only warm room
within walking distance of her street.

Mrs J. Colvin (12 Fen Road): has lived behind the green for thirty years.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analysis.formats.text_layouts.borders import Border, Reading, line_at
from analysis.formats.text_layouts.header_grammar import Head, Kind
from analysis.formats.text_layouts.names import line_name
from analysis.formats.text_layouts.page import Page
from analysis.formats.times import stamp
from analysis.text import tidy

LEAST, LEAST_PEOPLE = 4, 3
"""Blocks that begin so, and different people in them."""
REPORTED = 0.6
"""Share of the blocks that must begin as reports do where the page does not say that people spoke."""
LONGEST_HEAD = 160
"""Code points of a name with what stands beside it."""
MIN_WORDS = 5
"""Words of an average block."""
LONGEST_HEADING = 80
WORTH = 0.9

_PLACE = r"[^:–—()\n]{2,100}?"
_SPEAKER = re.compile(
    rf"(?P<name>[^,:;–—()\n]{{3,60}}?)(?P<beside>, {_PLACE}| \({_PLACE}\))?(?P<mark> [–—-] | -- |: )"
    r"(?P<words>\S.*)",
    re.DOTALL,
)
_NAME_WORD = re.compile(
    r"(?:[^\W\d_a-z][\w.'’-]*|\(?(?:de|der|den|di|da|du|la|le|van|von|ter|y|e|al|bin|ibn)\)?)"
)
_REPORTING = re.compile(
    r"(?:(?:has|had|is|was|also|then|read|told|spoke|said|asked|wished|felt|gave|made|thought|wants?|says|asks)\b"
    r"|\w{3,}(?:ed|s)\b|I\b|my\b|we\b|[\"“])",
    re.IGNORECASE,
)
"""How what somebody said at a meeting begins."""
_MEETING = re.compile(
    r".*\b(?:minutes|public (?:comments?|hearing|participation|forum|testimony|input|speakers?)|open forum"
    r"|(?:community|citizens?|residents?|audience|oral|written) (?:comments?|communications?)|testimony"
    r"|addressed the \w+|speakers?)\b",
    re.IGNORECASE,
)
"""What the minutes of a meeting say above those who spoke."""
_ITEM = re.compile(r"(?:\d{1,4}(?:[./-]\d{1,4})*|[A-Z]|[IVX]{1,5})[.):]?\s+[^\W\d_a-z]")
"""The begin of the next item of an agenda."""
_CLOSED = re.compile(
    r".*\b(?:closed? the (?:public )?(?:comment|hearing|participation|forum|testimony|discussion|meeting)\b"
    r"|(?:hearing|comments?|participation|forum|testimony|meeting) (?:was|were|is|are)? ?(?:then )?"
    r"(?:closed|adjourned))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Spoken:
    """A block that may be what one person said."""

    n: int
    """Position of its first line in `page.lines`."""
    author: str
    shape: tuple[bool, str]
    """Whether something stands beside the name, and the mark behind it."""
    words: str
    """What stands behind the mark in the first line, or in the second where the mark stands there."""
    wrapped: bool


def readings(page: Page) -> Iterator[Reading]:
    """The page read by blocks that begin with a name, an address or role, and a dash or colon."""
    begins = [n for n, line in enumerate(page.lines) if line.blank_before or line.number is not None or not n]
    found = [said for n in begins if (said := _spoken(page, n))]
    shapes = Counter(each.shape for each in found if each.shape[0])
    if not shapes:
        return
    shape, _ = max(shapes.items(), key=lambda item: item[1])
    full = [each for each in found if each.shape == shape]
    people = {each.author for each in full}
    own = [
        each
        for each in found
        if each.shape == shape or (each.shape[1] == shape[1] and _speaks_too(each, full[0].n, people))
    ]
    if not _are_speakers(page, full):
        return
    ends = [*(each.n for each in own[1:]), len(page.lines)]
    borders = tuple(_border(page, each, end) for each, end in zip(own, ends, strict=True))
    yield Reading(
        how="names with an address or role before what was said", borders=borders, score=WORTH * len(own)
    )


def _speaks_too(each: _Spoken, first: int, people: set[str]) -> bool:
    """Whether a block below the first speaker that begins with a name alone is what somebody said."""
    return each.n > first and (each.author in people or _REPORTING.match(each.words) is not None)


def _spoken(page: Page, n: int) -> _Spoken | None:
    line, after = page.lines[n], page.after(n)
    wrapped = after is not None and not after.blank_before and after.number is None
    for text, more in ((line.text, False), (f"{line.text} {after.text}" if after else "", True)):
        said = _SPEAKER.match(text) if not more or wrapped else None
        at = said.start("words") if said else 0
        if said is None or at > LONGEST_HEAD or (more and at <= len(line.text)):
            continue
        beside, author = said["beside"] or "", tidy(said["name"])
        if not _is_person(author) or stamp(beside):
            return None
        return _Spoken(n, author, (bool(beside), said["mark"].strip()), said["words"], more)
    return None


def _is_person(words: str) -> bool:
    """Whether words are a name of two words or more, each with a capital."""
    parts = words.split()
    return len(parts) > 1 and all(map(_NAME_WORD.fullmatch, parts)) and line_name(words) is not None


def _are_speakers(page: Page, found: Sequence[_Spoken]) -> bool:
    """Whether the blocks are so many, and such, that they report what people said."""
    if len(found) < LEAST or len({each.author for each in found}) < LEAST_PEOPLE:
        return False
    words = page.words_until[-1] - page.words_until[found[0].n]
    reported = sum(_REPORTING.match(each.words) is not None for each in found)
    told = any(_MEETING.match(line.text) for line in page.lines[: found[0].n])
    return words >= MIN_WORDS * len(found) and (told or reported >= REPORTED * len(found))


def _border(page: Page, each: _Spoken, end: int) -> Border:
    """What one person said, up to the next speaker, a heading, or the end of the meeting's item."""
    body = each.n + each.wrapped
    end = next((n for n in range(body + 1, end) if _ends(page, n)), end)
    last = page.lines[end - 1].at + 1
    return Border(
        at=page.lines[each.n].at,
        body=page.lines[body].at,
        end=min(line_at(page, end), last),
        head=Head(Kind.SAYS, each.author),
        first=each.words,
    )


def _ends(page: Page, n: int) -> bool:
    """Whether a block that begins at the `n`-th line is none of what somebody said."""
    line, after = page.lines[n], page.after(n)
    if not line.blank_before:
        return False
    alone = after is None or after.blank_before > 0
    heading = alone and len(line.text) <= LONGEST_HEADING and not line.text.endswith(tuple('.?!"”’):;,'))
    item = line.number is not None or _ITEM.match(line.text) is not None
    return heading or item or _CLOSED.match(line.text) is not None
