"""Comments signed at the end of their last line, as on talk pages of wikis.

- I would leave the hedge. Pim (talk) 09:12, 3 May 2011 (UTC)[reply]

Source: MediaWiki's `~~~~`, which writes links to the user and the talk page, and time and date in UTC.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from analysis.formats.text_layouts.borders import Border, Reading
from analysis.formats.text_layouts.header_grammar import Head, Kind
from analysis.formats.text_layouts.names import name
from analysis.formats.text_layouts.page import Line, Page

_STAMP = r"\d{1,2}[:.]\d\d, \d{1,2}\.? \w+\.? \d{4} \((?:UTC|GMT|CES?T)\)"
_SIGNED = re.compile(rf"(?P<before>.*?)(?P<when>{_STAMP})(?: ?\[\w+\]| ?\(\w+\))?\W*$", re.DOTALL)
_TALK = (
    r"talk|t|c|contribs?|contributions|email|Diskussion|Disk\.?|discuter|discussion|discusión|discussão"
    r"|msg|overleg"
)
_TAIL_LINKS = re.compile(
    rf"(?:\s*(?:[(\[|•·/]+\s*)?\b(?:{_TALK})\b\s*[)\]|•·/]*|\s*\([^()\w]*\))+$", re.IGNORECASE
)
_ORNAMENT = re.compile(r"\s*(?:[•·|]|\({2,}).*$")
_DASH = re.compile(r"(?:--+|[–—―~]|(?<=[.!?]) -) ?(?P<name>\w[^–—]{0,60})$")
_CAPITALS = re.compile(r"(?:(?<=\s)|^)(?:[A-ZÀ-ÞΑ-ΩА-Я0-9][\w.'’-]*)(?: [A-ZÀ-ÞΑ-ΩА-Я0-9][\w.'’-]*){0,3}$")
_SENTENCE_END = re.compile(r"(?<!\b[A-Z])[.!?…)\"”]+ +(?=\S)")
_NOTICE = re.compile(r"The (?:result|outcome) (?:was|of)\b|The following (?:discussion|is)\b", re.IGNORECASE)
MAX_TITLE = 100
"""Code points of a page's title."""
TAIL = 200
"""Code points at a line's end among which a signature stands."""
LEAST = 2
MIN_TOOLS = 3
"""Bars between the links of a row of links."""


def readings(page: Page) -> Iterator[Reading]:
    """The page read by its signatures, where two lines or more end in one."""
    signed = [(n, found) for n, line in enumerate(page.lines) if (found := _signature(line))]
    if len(signed) < LEAST:
        return
    borders = tuple(_borders(page, signed))
    if borders:
        yield Reading(how="signatures at line ends", borders=borders, score=len(borders) * 1.1)


def _signature(line: Line) -> tuple[str, Head] | None:
    """(words before the signature, who and when) of a line that ends in one."""
    match = _SIGNED.match(line.text[-TAIL:]) if "(" in line.text[-20:] else None
    if match is None:
        return None
    words = _TAIL_LINKS.sub("", match["before"].rstrip(" ,"))
    author, cut = _name_at_end(words)
    skipped = max(0, len(line.text) - TAIL)
    return line.text[: skipped + cut].rstrip(" -–—~"), Head(Kind.SIGNED, author, match["when"])


def _name_at_end(words: str) -> tuple[str | None, int]:
    """The name at the end of `words`, and where it begins: after a dash, else its capitals.

    Capitals before the last sentence's begin are none of it.
    """
    begin = max((match.end() for match in _SENTENCE_END.finditer(words)), default=0)
    tail = _TAIL_LINKS.sub("", _ORNAMENT.sub("", words[begin:]))
    if dashed := _DASH.search(tail):
        return name(dashed["name"]), begin + dashed.start()
    if len(tail.split()) <= 1:
        return name(tail), begin
    capitals = _CAPITALS.search(tail)
    return (name(capitals[0]), begin + capitals.start()) if capitals else (None, len(words))


def _borders(page: Page, signed: Sequence[tuple[int, tuple[str, Head]]]) -> Iterator[Border]:
    """One comment a signature, from the line after the one before; a last one whose signature was cut off."""
    ends = dict(signed)
    begin: int | None = None
    for n, line in enumerate(page.lines):
        heads = n not in ends and begin is None and _is_title(page, n)
        if _is_notice(line.text) or _is_tools(line.text) or heads:
            begin = None
            continue
        begin = n if begin is None else begin
        if n in ends:
            yield _border(page, begin, n, *ends[n])
            begin = None
    if begin is not None and begin > signed[-1][0]:
        first = page.lines[begin]
        yield Border(at=first.at, body=first.at, end=len(page.raw), first=first.text)


def _border(page: Page, begin: int, n: int, before: str, said: Head) -> Border:
    first, last = page.lines[begin], page.lines[n]
    return Border(
        at=first.at,
        body=first.at,
        end=last.at + 1,
        head=said,
        first=before if begin == n else first.text,
        last=before if begin < n else None,
    )


def _is_tools(text: str) -> bool:
    """Whether a line is the row of links that talk pages print (`edit | talk | history | …`)."""
    return "(" in text and text.count(" | ") >= MIN_TOOLS


def _is_notice(text: str) -> bool:
    """Whether a line is what a talk page says of its own discussion."""
    return _NOTICE.match(text) is not None


def _is_title(page: Page, n: int) -> bool:
    """Whether a line is a heading and no words of a comment: short, alone, and no sentence."""
    line, after = page.lines[n], page.after(n)
    alone = n == 0 or (line.blank_before > 0 and after is not None and after.blank_before > 0)
    bare = line.indent == 0 and not line.marked and not line.text.endswith(tuple(".?!:"))
    return alone and bare and len(line.text) < MAX_TITLE
