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

from analysis.formats.text_layouts.furniture import is_action, is_furniture, is_note
from analysis.formats.text_layouts.header_parts import (
    REPLY_TO,
    SHORT_AGE,
    age,
    announced,
    announces,
    is_gap,
    is_heading,
    named,
    place_and_date,
    when,
)
from analysis.formats.text_layouts.heads import bare_name
from analysis.formats.times import has_clock
from analysis.text import IN_REPLY_TO, tidy

MOST_LINES = 8
"""Lines of a header above its date; more are none."""
MOST_BETWEEN = 4
"""Lines between its author and its date."""
LONGEST = 120
"""Code points of the longest of them."""
LEAST = 3
"""Headers that a page must have for what they have in common to show."""
MOST_ABOVE = 3
"""Headers that an article has above the heading of its comments, at most."""
MOSTLY = 0.6
"""Share of the dates that must have a header for the page to have such ones."""
_LABEL = re.compile(
    r"\s*(?:joined|messages|posts|location|reaction score|points|age|solutions|reactions:)\s*", re.IGNORECASE
)
"""What forums print above a number or word of their own, beside a post."""
_HANDLE = re.compile(r"\s*@(?P<name>[\w.-]+)(?:@[\w.-]+)?\s*")
_MARKED = re.compile(r"\s*(?:\d{1,5}\.|[•◦▪‣*-])\s")
"""The mark of a list: lists tell their comments apart by themselves."""
_SENTENCE = re.compile(r"\S+(?: \S+){2,}[.!?…]\W*")
_COUNT = re.compile(r"\s*[+-]?\d[\d.,]*[kK]?\s*")
_VOTES = re.compile(r"\d+\+?")
_ANSWERING = re.compile(rf"\W*(?:(?:{IN_REPLY_TO}|reply to) +)?@?(?P<name>\w.*?)\W*", re.IGNORECASE)


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
    split: bool
    """Whether author and date stand on two lines."""

    @property
    def is_tall(self) -> bool:
        """Whether it holds more than a name and a date."""
        return bool(self.between) or self.bottom - self.top > self.split


def levelled(lines: Sequence[str]) -> list[str]:
    """The lines with each such header as `Name · date` just above the words, or whom the comment answers."""
    found = _without_panels(lines)
    page = _Page(found)
    for each in reversed(page.of_comments if page.is_sure else ()):
        told = page.answered(each)
        words = next((n for n in range(each.bottom + 1, len(found)) if found[n].strip()), len(found))
        if told is None and words < len(found) and REPLY_TO.match(found[words]):
            told = page.person(found[words])
            words += told is not None
        found[each.top : words] = [
            "",
            f"{page.name(each)} · {each.when}",
            *([f"In reply to {told}"] if told else []),
        ]
    return found


@dataclass(frozen=True)
class _Page:
    lines: Sequence[str]

    @cached_property
    def stacks(self) -> tuple[_Stack, ...]:
        """In order. Beside dates, ages without "ago" count below those who write elsewhere."""
        found = [each for n in self.dates if (each := self._in_one_line(n) or self._stack(n))]
        authors = {each.author for each in found}
        taken = {n for each in found for n in range(each.top, each.bottom + 1)}
        others = (self._stack(n) for n in self._ages if n not in taken)
        found += [each for each in others if each and each.author in authors]
        return tuple(sorted(found, key=lambda each: each.top))

    @cached_property
    def dates(self) -> tuple[int, ...]:
        """The lines that hold nothing but a date; ages without "ago" where there are too few others."""
        full = tuple(n for n, line in enumerate(self.lines) if when(line) or named(line))
        return full if len(full) >= LEAST else self._ages

    @cached_property
    def _ages(self) -> tuple[int, ...]:
        found = (n for n, line in enumerate(self.lines) if SHORT_AGE.fullmatch(line))
        return tuple(n for n in found if not is_action(tidy(self._below(n))))

    def _below(self, n: int) -> str:
        return self.lines[n + 1] if n + 1 < len(self.lines) else ""

    @cached_property
    def is_sure(self) -> bool:
        """Whether so many dates stand below a name that they all are of comments, and more lines between.

        Where the name stands right above the date, somebody must write twice or be addressed.
        """
        authors = Counter(each.author for each in self.stacks)
        if len(self.stacks) < max(LEAST, MOSTLY * len(self.dates)) or len(authors) < 2:
            return False
        if sum(each.is_tall for each in self.stacks) > 1:
            return True
        return max(authors.values()) > 1 and not all(
            has_clock(each.when) for each in self.stacks if each.split
        )

    @property
    def of_comments(self) -> Sequence[_Stack]:
        """The headers below the heading of the comments; all where no few stand above one."""
        first = self.stacks[0].top
        titles = (n for n in range(first + 1, len(self.lines)) if is_heading(self.lines[n]))
        heading = next(titles, -1)
        below = [each for each in self.stacks if each.top > heading]
        above = len(self.stacks) - len(below)
        return below if above <= min(MOST_ABOVE, len(below) - 1) else self.stacks

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
        found = (self.person(line) for line in stack.between)
        return next((name for name in found if name and name != stack.author), None)

    def person(self, line: str) -> str | None:
        """Who of the authors a line names, with the words that say that he is answered."""
        said = _ANSWERING.fullmatch(line)
        return said["name"] if said and said["name"] in self.people else None

    def _stack(self, n: int) -> _Stack | None:
        """The header whose date stands in line `n`, if there is a name above it that begins a block."""
        if named(self.lines[n]):
            return None
        place, _ = place_and_date(self.lines[n])
        above = self._above(n)
        words = [line for _, line in above]
        first, own = announced(words)
        while first == own < len(words) and _VOTES.fullmatch(words[own]):
            first = own = own + 1
        if own == len(above) or len(above) - own > MOST_BETWEEN + 1 or _MARKED.match(words[own]):
            return None
        top = above[first][0]
        author = bare_name(words[own])
        begins = first < own or first > 0 or not top or self._is_end(top - 1)
        if author is None or not begins or (first == own and any(map(_SENTENCE.fullmatch, words[own:]))):
            return None
        return _Stack(
            self._announced_from(top, author),
            self._last(n),
            author,
            (*words[own + 1 :], *([place] if place else [])),
            when(self.lines[n]) or age(self.lines[n]),
            split=True,
        )

    def _is_end(self, n: int) -> bool:
        """Whether the comment before may end in line `n`."""
        return is_gap(self.lines[n]) or _COUNT.fullmatch(self.lines[n]) is not None

    def _above(self, n: int) -> list[tuple[int, str]]:
        """The lines above a date that may belong to its header, and where they stand.

        Blank lines end it, but not where words of a picture stand above, or where a name stands alone
        below the links of the comment before.
        """
        top = n - (n > 0 and REPLY_TO.match(self.lines[n - 1]) is not None)
        while top and n - top < MOST_LINES and self._is_part(top - 1):
            top -= 1
        near = [(at, line) for at in range(top, n) if (line := tidy(self.lines[at]))]
        further = self._across_gaps(top)
        words = [line for _, line in further]
        if words and any(announced(words)):
            return [*further, *near]
        if not near and len(further) == 1:
            alone = further[0][0]
            filled = (tidy(line) for line in reversed(self.lines[:alone]) if line.strip())
            before = next(filled, "")
            return further if is_furniture(before) or _COUNT.fullmatch(before) else []
        return near

    def _across_gaps(self, top: int) -> list[tuple[int, str]]:
        """The short lines above a gap, blank ones apart, up to a link, a date or a longer line."""
        found: list[tuple[int, str]] = []
        for at in range(top - 1, max(top - MOST_LINES, -1), -1):
            line = self.lines[at]
            if line.strip() and not self._is_part(at):
                break
            if line.strip():
                found.insert(0, (at, tidy(line)))
        return found

    def _in_one_line(self, n: int) -> _Stack | None:
        """The header that line `n` is by itself, with what announces its author."""
        said = named(self.lines[n])
        if said is None or said.author is None or said.when is None:
            return None
        return _Stack(
            self._announced_from(n, said.author),
            self._last(n),
            said.author,
            (),
            said.when,
            split=False,
        )

    def _announced_from(self, top: int, author: str) -> int:
        """The first of the lines above a header, blank ones apart, that only announce its author."""
        first = top
        for n in range(top - 1, max(top - MOST_LINES, -1), -1):
            line = tidy(self.lines[n])
            if line and not announces(line, author):
                break
            first = n if line else first
        return first

    def _last(self, n: int) -> int:
        """The last line of the notes and counts below the date."""
        while self._is_beside(n + 1):
            n += 1
        return n

    def _is_beside(self, n: int) -> bool:
        line = tidy(self.lines[n]) if n < len(self.lines) else ""
        counts = _COUNT.fullmatch(line) is not None and (self._are_counted or not self._below(n).strip())
        return counts or is_note(line)

    @cached_property
    def _are_counted(self) -> bool:
        """Whether most dates have a number below them: votes."""
        return sum(_COUNT.fullmatch(self._below(n)) is not None for n in self.dates) >= MOSTLY * len(
            self.dates
        )

    def _is_part(self, n: int) -> bool:
        line = self.lines[n]
        return bool(line.strip()) and len(line.strip()) <= LONGEST and not is_gap(line) and n not in self._at

    @cached_property
    def _at(self) -> frozenset[int]:
        return frozenset(self.dates)


def _handle(stack: _Stack) -> str | None:
    return next((said["name"] for said in map(_HANDLE.fullmatch, stack.between) if said), None)


def _without_panels(lines: Sequence[str]) -> list[str]:
    """The lines but for what a forum says of an author: a label, and below it a number or a word."""
    labels = [n for n, line in enumerate(lines) if _LABEL.fullmatch(line)]
    counts = Counter(lines[n].strip().casefold() for n in labels)
    left_out = {at for n in labels if counts[lines[n].strip().casefold()] >= LEAST for at in (n, n + 1)}
    return [line for n, line in enumerate(lines) if n not in left_out]
