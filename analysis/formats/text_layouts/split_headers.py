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

from analysis.formats.text_layouts.comment_headings import above_heading, headings
from analysis.formats.text_layouts.date_lines import REPLY_FROM, SHORT_AGE_LINE, named, when
from analysis.formats.text_layouts.feet import are_feet
from analysis.formats.text_layouts.furniture import is_action
from analysis.formats.text_layouts.names import HANDLE
from analysis.formats.text_layouts.split_header_lines import REPLY_TO, Header, Headers
from analysis.formats.times import has_clock
from analysis.text import IN_REPLY_TO, in_reply_to, tidy

LEAST = 3
"""Headers that a page must have for what they have in common to show."""
HEADED = 0.6
"""Share of the dates that must have a header for the page to have such ones."""
_LABEL = re.compile(
    r"\s*(?:joined|messages|posts|location|reaction score|points|age|solutions|reactions:)\s*", re.IGNORECASE
)
"""What forums print above a number or word of their own, beside a post."""
_ANSWERING = re.compile(rf"\W*(?:(?:{IN_REPLY_TO}|reply to) +)?@?(?P<name>\w.*?)\W*", re.IGNORECASE)


def levelled(lines: Sequence[str]) -> list[str]:
    """The lines with each such header as `Name · date` just above the words, or whom the comment answers."""
    found = _without_panels(lines)
    page = _Headers(found)
    headers = page.of_comments if page.is_sure else ()
    feet = are_feet(found, [(each.top, each.bottom) for each in headers])
    for each in reversed(headers):
        if feet:
            found[each.top : each.bottom + 1] = [f"{page.name(each)} · {each.when}", ""]
            continue
        told = page.answered(each) or page.above(each)
        words = next((n for n in range(each.bottom + 1, len(found)) if found[n].strip()), len(found))
        if told is None and words < len(found) and REPLY_TO.match(found[words]):
            told = page.person(found[words])
            words += told is not None
        found[each.top : words] = [
            "",
            f"{page.name(each)} · {each.when}",
            *([in_reply_to(told)] if told else []),
        ]
    return found


@dataclass(frozen=True)
class _Headers:
    lines: Sequence[str]

    @cached_property
    def headers(self) -> tuple[Header, ...]:
        """In order. Beside dates, ages without "ago" count below those who write elsewhere."""
        around = Headers(self.lines, frozenset(self.dates))
        found = [each for n in self.dates if (each := around.at(n))]
        authors = {each.author for each in found}
        taken = {n for each in found for n in range(each.top, each.bottom + 1)}
        others = (around.at(n) for n in self._ages if n not in taken)
        found += [each for each in others if each and each.author in authors]
        return tuple(sorted(found, key=lambda each: each.top))

    @cached_property
    def dates(self) -> tuple[int, ...]:
        """The lines that hold nothing but a date; ages without "ago" where there are too few others."""
        full = tuple(n for n, line in enumerate(self.lines) if when(line) or named(line))
        return full if len(full) >= LEAST else self._ages

    @cached_property
    def _ages(self) -> tuple[int, ...]:
        below = zip(self.lines, [*self.lines[1:], ""], strict=True)
        return tuple(
            n
            for n, (line, after) in enumerate(below)
            if SHORT_AGE_LINE.fullmatch(line) and not is_action(tidy(after))
        )

    @cached_property
    def is_sure(self) -> bool:
        """Whether so many dates stand below a name that they all are of comments, and more lines between.

        Where the name stands right above the date, somebody must write twice or be addressed.
        """
        authors = Counter(each.author for each in self.headers)
        if len(self.headers) < max(LEAST, HEADED * len(self.dates)) or len(authors) < 2:
            return False
        if sum(each.is_tall for each in self.headers) > 1:
            return True
        return max(authors.values()) > 1 and not all(
            has_clock(each.when) for each in self.headers if each.split
        )

    @property
    def of_comments(self) -> Sequence[Header]:
        """The headers below the heading of the comments; all where no few stand above one."""
        return self.headers[above_heading([each.top for each in self.headers], headings(self.lines)) :]

    @cached_property
    def people(self) -> frozenset[str]:
        return frozenset(each.author for each in self.headers)

    @cached_property
    def addressed(self) -> bool:
        """Whether anybody is addressed by a handle that a header prints."""
        said = " ".join(line for line in self.lines if "@" in line and not HANDLE.fullmatch(line))
        return any(f"@{named}" in said for each in self.headers if (named := _handle(each)))

    def name(self, header: Header) -> str:
        """The author, by the handle where people address each other by these."""
        return (_handle(header) if self.addressed else None) or header.author

    def answered(self, header: Header) -> str | None:
        """Whom the header says to be answered."""
        found = (self.person(line) for line in header.between)
        return next((name for name in found if name and name != header.author), None)

    def above(self, header: Header) -> str | None:
        """Who wrote what is answered just below it, where a header says that it begins a reply."""
        if header.split or not REPLY_FROM.match(self.lines[header.bottom]):
            return None
        before = (each for each in reversed(self.headers) if each.bottom < header.top)
        return next((each.author for each in before if each.author != header.author), None)

    def person(self, line: str) -> str | None:
        """Who of the authors a line names, with the words that say that he is answered."""
        said = _ANSWERING.fullmatch(line)
        names = (said["name"], f"{said['name']}.") if said else ()
        return next((name for name in names if name in self.people), None)


def _handle(header: Header) -> str | None:
    return next((said["name"] for said in map(HANDLE.fullmatch, header.between) if said), None)


def _without_panels(lines: Sequence[str]) -> list[str]:
    """The lines but for what a forum says of an author: a label, and below it a number or a word."""
    labels = [n for n, line in enumerate(lines) if _LABEL.fullmatch(line)]
    counts = Counter(lines[n].strip().casefold() for n in labels)
    left_out = {at for n in labels if counts[lines[n].strip().casefold()] >= LEAST for at in (n, n + 1)}
    return [line for n, line in enumerate(lines) if n not in left_out]
