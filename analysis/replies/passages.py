"""Which stretches of a comment may be somebody else's words, by their form alone.

A passage is marked where the page or the writer marks it (`>`; quotation marks; a block quotation),
and otherwise a whole line. Whether an unmarked line is a quotation is for `quotes` to find out.
Passages pasted from elsewhere (a tweet with its age, an agency's dateline, a news report) are
recognised here, because no earlier comment holds them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analysis.replies.stretches import Taken
from analysis.text import paragraphs, straighten, words

OPENING_MARKS = '“„«"'
_MARKED_LINE = re.compile(r"^[ \t]*>+[ \t]?(?P<words>.*)$", re.MULTILINE)
_QUOTED = re.compile(r"“[^“”]+”|„[^„“”]+[“”]|«[^«»]+»|\"[^\"\n]+\"", re.DOTALL)
_LINE = re.compile(r"[^\n]+")

_AGE = re.compile(
    r"^(?:@\w+ )?[·•] ?(?:\d{1,3} ?(?:s|m|h|d|w|min|hrs?|hours?|days?)|[A-Z][a-z]{2} \d{1,2}(?:, \d{4})?)$"
)
"""The line of a pasted tweet that holds its age or date ("· 3h", "@name · Mar 3")."""
_DATELINE = re.compile(
    r"^[A-Z][A-Z .'-]{2,30}(?:, [A-Z][a-z.]{2,9} \d{1,2})?"
    r"(?: \((?:Reuters|AP|AFP|UPI|dpa|Bloomberg|CNN|TASS)\))? [-–—] "
)
"""An agency's dateline ("MOSCOW, Sept 30 (Reuters) – ")."""

REPORTED = (
    r"\baccording to\b",
    r"\b(?:officials?|spokes(?:man|woman|person)|police|person|people|sources?|report|statement|lawyer|"  # noqa: ISC004
    r"secretary|minister|president|senator|company|agency)\b[^.]{0,30}\b(?:said|says|told|announced|added)\b",
    r"\b(?:he|she|they)\s+(?:said|added|told)\b",
    r"\b(?:said|told)\s+(?:on|in a|reporters|the)\b",
    r"\bfamiliar with the matter\b|\bon condition of anonymity\b|\bdeclined to comment\b",
)
"""Turns of phrase of a news report; two different ones and no word of the writer make a pasted one."""
_REPORTED = [re.compile(cue, re.IGNORECASE) for cue in REPORTED]
_MIN_REPORTED = 2
_MIN_REPORT_WORDS = 25
_WRITER = re.compile(r"\b(?:I|I'm|I've|I'd|I'll|we|my|our|me|us|you|your|you're)\b", re.IGNORECASE)
_IN_QUOTES = re.compile(r'"[^"]*"')
_HEADLINE_WORDS = range(6, 25)


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a comment's text that may be quoted."""

    start: int
    end: int
    marked: bool
    """Whether the page or the writer marks it as quoted."""
    block: bool
    """Whether it fills its line or lines."""


def candidates(text: str, stated: Sequence[tuple[int, int]], name_ends: Sequence[int] = ()) -> list[Passage]:
    """The passages of `text` that may be quotations, marked ones first, none inside another.

    `stated` holds the stretches that the page itself shows as quotations, `name_ends` the ends
    of addressees (`@Name:`): a line that begins with them begins after them.
    """
    found = [Passage(start, end, True, True) for start, end in stated]
    found += _free(found, (Passage(*m.span("words"), True, True) for m in _MARKED_LINE.finditer(text)))
    found += _free(found, (_quoted(text, m) for m in _QUOTED.finditer(text)))
    ends = sorted(name_ends)
    found += _free(found, (_line(m, ends) for m in _LINE.finditer(text)))
    return [passage for passage in found if passage.start < passage.end]


def _free(found: Sequence[Passage], more: Iterator[Passage]) -> list[Passage]:
    taken = Taken((passage.start, passage.end) for passage in found)
    return [passage for passage in more if not taken.overlap(passage.start, passage.end)]


def _line(match: re.Match[str], name_ends: Sequence[int]) -> Passage:
    start, end = match.span()
    last = bisect_right(name_ends, end)
    if last and name_ends[last - 1] > start:
        start = name_ends[last - 1]
    return Passage(start + (1 if match.string[start : start + 1] == " " else 0), end, False, True)


def _quoted(text: str, match: re.Match[str]) -> Passage:
    start, end = match.span()
    before = text[text.rfind("\n", 0, start) + 1 : start].strip()
    after = text[end : _line_end(text, end)].strip()
    return Passage(start, end, True, not before and not after)


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end


def pasted(text: str) -> list[tuple[int, int]]:
    """(start, end) of the passages that are pasted from outside, in order, none overlapping."""
    blocks = paragraphs(text)
    reports = [_is_report(text[start:end]) for start, end in blocks]
    found: list[tuple[int, int]] = []
    for n, (start, end) in enumerate(blocks):
        tweet = _tweet_start(text, start, end)
        if tweet is not None:
            found.append((tweet, end))
        elif reports[n] or (n + 1 < len(blocks) and reports[n + 1] and _is_headline(text[start:end])):
            found.append((start, end))
    return found


def _tweet_start(text: str, start: int, end: int) -> int | None:
    """Where a pasted tweet begins in a paragraph: at the name on the line before its age."""
    line_starts = [start + m.start() for m in _LINE.finditer(text[start:end])]
    for n, at in enumerate(line_starts):
        line = text[at : _line_end(text, at)]
        if _AGE.match(line.strip()):
            return line_starts[max(n - 1, 0)]
    return None


def _is_report(paragraph: str) -> bool:
    plain = straighten(paragraph)
    if _DATELINE.match(paragraph):
        return True
    if _WRITER.search(_IN_QUOTES.sub("", plain)) or len(words(plain)) < _MIN_REPORT_WORDS:
        return False
    return sum(bool(cue.search(plain)) for cue in _REPORTED) >= _MIN_REPORTED


def _is_headline(paragraph: str) -> bool:
    """One line of six words or more, capitalised, without an end stop."""
    return (
        "\n" not in paragraph
        and paragraph[:1].isupper()
        and paragraph[-1:].isalnum()
        and len(words(paragraph)) in _HEADLINE_WORDS
        and not _WRITER.search(straighten(paragraph))
    )
