"""Texts of printed pages: what each page prints anew at its head and foot is taken out again.

    running on Saturdays in 2023, and       cut by the end of page 2, whose foot is `Page 2 of 4`
    ^LCity of Harlow Bend                   the head of page 3, as that of page 4
    City Council – Regular Minutes
    that Saturday is the day                goes on here

Source: PDF files as `pdftotext` prints them (with `-layout` and without), and scans that were read by
machine: a form feed begins each page. Where it was lost, feet that count the pages show their ends.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise, takewhile

FORM_FEED = "\f"
EDGE = 5
"""Lines with words at the head of a page, and at its foot, that may be printed on every page."""
LEAST = 2
"""Pages that a line of a head or foot must stand on."""
SHARE = 0.4
"""Of all pages: left and right ones may have heads of their own."""
MOST_WITHIN = 1
"""How often such a line may stand within pages too: as the title on the first one."""
LEAST_LETTERS = 3
_COUNTED = re.compile(
    r".{0,80}?\b(?:page|seite|página|pagina|p\.) ?(?P<page>\d{1,4}) ?(?:of|von|de|di|van|sur|/) ?\d{1,4}\W*",
    re.IGNORECASE,
)
"""The foot of a page that says which of how many it is."""
_NUMBER = re.compile(r"\W*(?:(?:page|seite|página|pagina)\W*)?(?P<number>\d{1,4})\W*", re.IGNORECASE)
_NO_LETTER = re.compile(r"[\W\d_]+")
_ENDED = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
_SMALL = re.compile(r"[\"'“‘«(]?[a-zß-öø-ÿ]")
_HYPHENED = re.compile(r"(?P<before>.*?\b(?P<begin>[^\W\d_]{2,}))[-\u00ad]")
_REST = re.compile(r"(?P<margin>\s*)(?P<end>[^\W\d_]{2,})(?P<after>\S*)(?:\s+|$)")
_WORD = re.compile(r"[^\W\d_]{4,}")
_ENDING = re.compile(
    r"(?:[stcx]?ions?|(?:[bdfglmnprstv]?)ments?|[bdfglmnprstv]?(?:ing|ings|ed|er|ers|ly|less|ness)|[ai]bly?"
    r"|[ai]ble|[ai]?ties|[ai]?ty|t?ure|ous(?:ly)?|ful(?:ly)?|days?|bers?|keit|heit|lich\w*|ungs?|ungen)",
    re.IGNORECASE,
)
"""What is the end of a word and hardly one that a hyphen joins to another."""


def without_pages(text: str) -> str:
    """A text without the heads and feet of its pages, paragraphs that a page's end cut in one piece."""
    found = _pages(text.split("\n"))
    if len(found) < LEAST:
        return text
    bare = [_stripped(page) for page in _without_edges(found)]
    return "\n".join(_unhyphened(_joined(bare)))


def _pages(lines: Sequence[str]) -> list[list[str]]:
    """The lines of each page; one page where nothing ends any."""
    ends = [n for n, line in enumerate(lines) if FORM_FEED in line]
    if not ends:
        feet = [(n, int(said["page"])) for n, line in enumerate(lines) if (said := _COUNTED.fullmatch(line))]
        rising = len(feet) >= LEAST and all(after == before + 1 for (_, before), (_, after) in pairwise(feet))
        ends = [n + 1 for n, _ in feet if rising]
    pages = [list(lines[a:b]) for a, b in pairwise([0, *ends, len(lines)])]
    return [
        bare for page in pages if any(map(str.strip, bare := [line.replace(FORM_FEED, "") for line in page]))
    ]


def _edges(page: Sequence[str]) -> tuple[list[int], list[int]]:
    """The lines of a page that may be its head, and those that may be its foot, from the edge inwards."""
    filled = [n for n, line in enumerate(page) if line.strip()]
    half = min(EDGE, (len(filled) + 1) // 2)
    return filled[:half], filled[::-1][: min(half, len(filled) - half)]


def _key(line: str) -> str:
    """A line without its numbers: what the heads of pages share."""
    return _NO_LETTER.sub("", line.casefold())


def _without_edges(pages: Sequence[list[str]]) -> list[list[str]]:
    """The pages without their heads, feet and numbers; the first head stays, as the title.

    A head is all that comes again at the head of other pages, from the edge up to the first line that
    does not: a line of the text may repeat by chance, but not at a page's very edge.
    """
    edges = [_edges(page) for page in pages]
    drop: list[set[int]] = [set() for _ in pages]
    for side in (0, 1):
        rows = [[page[n] for n in edge[side]] for page, edge in zip(pages, edges, strict=True)]
        again, shift = _recurring(pages, rows), _shift(rows)
        for at, (page, edge) in enumerate(zip(pages, edges, strict=True)):
            numbers = {n for n in edge[side] if _is_number(page[n], at, shift)}
            printed = numbers | {n for n in edge[side] if _key(page[n]) in again}
            outer = set(takewhile(printed.__contains__, edge[side]))
            drop[at] |= outer if at or side else outer & numbers
    return [
        [line for n, line in enumerate(page) if n not in gone] for page, gone in zip(pages, drop, strict=True)
    ]


def _recurring(pages: Sequence[list[str]], rows: Sequence[list[str]]) -> set[str]:
    """What stands at one edge (`rows`) of enough pages, and hardly ever within them."""
    everywhere = Counter(key for page in pages for key in map(_key, page))
    on = Counter(key for lines in rows for key in set(map(_key, lines)) if len(key) >= LEAST_LETTERS)
    least = max(LEAST, SHARE * len(pages))
    return {key for key, times in on.items() if times >= least and everywhere[key] <= times + MOST_WITHIN}


def _shift(rows: Sequence[list[str]]) -> int | None:
    """The number of the first page, where the outermost lines of two pages or more are their numbers."""
    shifts = Counter(
        int(said["number"]) - at
        for at, lines in enumerate(rows)
        if lines and (said := _NUMBER.fullmatch(lines[0]))
    )
    return next((value for value, times in shifts.most_common(1) if times >= LEAST), None)


def _is_number(line: str, at: int, shift: int | None) -> bool:
    """Whether a line is the number of the page at position `at`."""
    said = _NUMBER.fullmatch(line)
    rises = said is not None and shift is not None and int(said["number"]) == at + shift
    return rises or _COUNTED.fullmatch(line) is not None


def _stripped(page: Sequence[str]) -> list[str]:
    """A page without the blank lines at its ends."""
    filled = [n for n, line in enumerate(page) if line.strip()]
    return list(page[filled[0] : filled[-1] + 1]) if filled else []


def _joined(pages: Sequence[list[str]]) -> list[str]:
    """The lines of all pages; a blank line between two of them but where a paragraph goes on."""
    found: list[str] = []
    for page in filter(None, pages):
        if found and not _goes_on(found[-1].strip(), page[0].strip()):
            found.append("")
        found += page
    return found


def _goes_on(above: str, below: str) -> bool:
    """Whether a sentence that one page begins ends on the next: no mark above, a small letter below."""
    return _ENDED.search(above) is None and _SMALL.match(below) is not None


def _unhyphened(lines: Sequence[str]) -> list[str]:
    """The lines, words that a line's end cut in one piece: told by the same word elsewhere, or its ending."""
    known = {word.casefold() for line in lines for word in _WORD.findall(line)}
    hyphened = {part.casefold() for line in lines for part in re.findall(r"[^\W\d_]+-[^\W\d_]+", line)}
    found: list[str] = []
    for line in lines:
        cut = _HYPHENED.fullmatch(found[-1].rstrip()) if found else None
        rest = _REST.match(line) if cut else None
        if cut and rest and _is_one(cut["begin"], rest["end"], known, hyphened):
            found[-1] = f"{cut['before']}{rest['end']}{rest['after']}"
            left = line[rest.end() :]
            found += [rest["margin"] + left] if left.strip() else []
        else:
            found.append(line)
    return found


def _is_one(begin: str, end: str, known: set[str], hyphened: set[str]) -> bool:
    if f"{begin}-{end}".casefold() in hyphened or not end.islower():
        return False
    return (begin + end).casefold() in known or _ENDING.fullmatch(end) is not None
