"""Headers of several lines, as text copied from a browser has them, put into one line.

Above the date of a comment stand its author and what else the page prints beside him: the initial or
words of a picture, a rank, a place, a handle, whom he answers. Which line is the author shows only where
many headers are seen together.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from analysis.formats.text_layouts.furniture import is_action, is_furniture
from analysis.formats.text_layouts.heads import MAX_HEAD, Kind, bare_name, head, is_titled
from analysis.formats.text_layouts.names import is_icon
from analysis.formats.times import has_clock, without_stamps
from analysis.text import IN_REPLY_TO, tidy

MOST_LINES = 8
"""Lines of a header above its date; more are none."""
LONGEST = 60
"""Code points of the longest of them."""
LEAST = 3
"""Headers that a page must have for what they have in common to show."""
MOSTLY = 0.6
"""Share of the dates that must have a header for the page to have such ones."""
SHORT_AGE = re.compile(r"\s*(?:[·•|]\s*)?(?P<age>\d{1,3} ?(?:min|m|h|hrs?|d|w|wk|mo|y|yrs?))\s*")
"""An age without its "ago"."""

_PLACED = re.compile(r"\s*(?P<place>[^|]*[^|\s]) *\| *(?P<when>[^|]+)")
"""A commenter's place with the date beside it."""
_LABEL = re.compile(
    r"\s*(?:joined|messages|posts|location|reaction score|points|age|solutions|reactions:)\s*", re.IGNORECASE
)
"""What forums print above a number or word of their own, beside a post."""
_HANDLE = re.compile(r"\s*@(?P<name>[\w.-]+)(?:@[\w.-]+)?\s*")
_MARKED = re.compile(r"\s*(?:\d{1,5}\.|[•◦▪‣*-])\s")
"""The mark of a list: lists tell their comments apart by themselves."""
_SENTENCE = re.compile(r"\S+(?: \S+){2,}[.!?…]\W*")
_NUMBERED = re.compile(r"\s*#\d+\s*")
_ANSWERING = re.compile(rf"\W*(?:{IN_REPLY_TO} +)?@?(?P<name>\w.*?)\W*", re.IGNORECASE)
_REPLYING = re.compile(r"\s*re ?:", re.IGNORECASE)


@dataclass(frozen=True)
class _Stack:
    """The lines of one header."""

    top: int
    """The line of the author."""
    bottom: int
    """The last line."""
    author: str
    between: tuple[str, ...]
    """What stands between author and date."""
    when: str


def levelled(lines: Sequence[str]) -> list[str]:
    """The lines with each such header as `Name · date`, and below it whom the comment answers."""
    found = _without_panels(lines)
    page = _Page(found)
    for each in reversed(page.stacks if page.is_sure else ()):
        told = page.answered(each)
        found[each.top : each.bottom + 1] = [
            f"{page.name(each)} · {each.when}",
            *([f"In reply to {told}"] if told else []),
        ]
    return found


@dataclass(frozen=True)
class _Page:
    lines: Sequence[str]

    @cached_property
    def stacks(self) -> tuple[_Stack, ...]:
        return tuple(filter(None, (self._stack(n) for n in self.dates)))

    @cached_property
    def dates(self) -> tuple[int, ...]:
        """The lines that hold nothing but a date; ages without "ago" only where there are no others."""
        full = tuple(n for n, line in enumerate(self.lines) if _when(line))
        return full if len(full) >= LEAST else tuple(n for n in range(len(self.lines)) if self._is_age(n))

    def _is_age(self, n: int) -> bool:
        below = self.lines[n + 1] if n + 1 < len(self.lines) else ""
        return SHORT_AGE.fullmatch(self.lines[n]) is not None and not is_action(tidy(below))

    @cached_property
    def is_sure(self) -> bool:
        """Whether so many dates stand below a name that they all are of comments, and more lines between.

        Where the name stands right above the date, somebody must write twice or be addressed.
        """
        authors = Counter(each.author for each in self.stacks)
        if len(self.stacks) < max(LEAST, MOSTLY * len(self.dates)) or len(authors) < 2:
            return False
        if any(each.between or each.bottom - each.top > 1 for each in self.stacks):
            return True
        return max(authors.values()) > 1 and not all(has_clock(each.when) for each in self.stacks)

    @cached_property
    def people(self) -> frozenset[str]:
        return frozenset(each.author for each in self.stacks)

    @cached_property
    def addressed(self) -> bool:
        """Whether anybody is addressed by a handle that a header prints."""
        said = " ".join(line for line in self.lines if "@" in line and not _HANDLE.fullmatch(line))
        return any(f"@{named}" in said for each in self.stacks if (named := _handle(each)))

    def name(self, stack: _Stack) -> str:
        """The author, by the handle where people address each other by these."""
        return (_handle(stack) if self.addressed else None) or stack.author

    def answered(self, stack: _Stack) -> str | None:
        """Whom the header says to be answered."""
        for line in stack.between:
            said = _ANSWERING.fullmatch(line)
            if said and said["name"] in self.people and said["name"] != stack.author:
                return said["name"]
        return None

    def _stack(self, n: int) -> _Stack | None:
        """The header whose date stands in line `n`, if there is a name above it that begins a block."""
        placed = _PLACED.fullmatch(self.lines[n])
        top = n
        while top and n - top < MOST_LINES and self._is_part(top - 1):
            top -= 1
        above = [tidy(line) for line in self.lines[top:n]]
        first = _first_own(above)
        if first == len(above) or (top and not _is_gap(self.lines[top - 1])):
            return None
        author = bare_name(above[first])
        if author is None or _MARKED.match(self.lines[top]) or any(map(_SENTENCE.fullmatch, above[first:])):
            return None
        bottom = n + (n + 1 < len(self.lines) and _NUMBERED.fullmatch(self.lines[n + 1]) is not None)
        between = (*above[first + 1 :], *([placed["place"]] if placed else []))
        return _Stack(top, bottom, author, between, _when(self.lines[n]) or _age(self.lines[n]))

    def _is_part(self, n: int) -> bool:
        line = self.lines[n]
        return bool(line.strip()) and len(line.strip()) <= LONGEST and not _is_gap(line) and n not in self._at

    @cached_property
    def _at(self) -> frozenset[int]:
        return frozenset(self.dates)


def _handle(stack: _Stack) -> str | None:
    return next((said["name"] for said in map(_HANDLE.fullmatch, stack.between) if said), None)


def _first_own(above: Sequence[str]) -> int:
    """The first of the lines that does not only repeat or announce the next, as words of a picture do."""
    n = 0
    while n + 1 < len(above) and _announces(above[n], above[n + 1]):
        n += 1
    return n


def _announces(line: str, after: str) -> bool:
    folded, name = line.casefold(), after.casefold()
    initial = len(folded) == 1 and name.startswith(folded)
    named = len(name) > 1 and f" {name} " in f" {folded} "
    return initial or named or is_icon(line) or is_titled(line) or _REPLYING.match(line) is not None


def _is_gap(line: str) -> bool:
    return not line.strip() or is_furniture(tidy(line))


def _when(line: str) -> str | None:
    """The date that a line holds, beside a place at most."""
    if len(line) > MAX_HEAD:
        return None
    placed = _PLACED.fullmatch(line)
    said = head(tidy(placed["when"] if placed else line))
    if said is None or said.kind != Kind.WHEN or (placed and not bare_name(tidy(placed["place"]))):
        return None
    links = tidy(without_stamps(line, " "))
    return None if any(map(str.isalpha, links)) and is_action(links) else said.when


def _age(line: str) -> str:
    said = SHORT_AGE.fullmatch(line)
    return f"{said['age']} ago" if said else ""


def _without_panels(lines: Sequence[str]) -> list[str]:
    """The lines but for what a forum says of an author: a label, and below it a number or a word."""
    labels = [n for n, line in enumerate(lines) if _LABEL.fullmatch(line)]
    counts = Counter(lines[n].strip().casefold() for n in labels)
    left_out = {at for n in labels if counts[lines[n].strip().casefold()] >= LEAST for at in (n, n + 1)}
    return [line for n, line in enumerate(lines) if n not in left_out]
