"""The article part of a text page: title, paragraphs, author, and the furniture around them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from analysis.formats.lines import blocks
from analysis.formats.times import stamp, without_stamps
from analysis.records import Document
from analysis.text import tidy

FURNITURE = (
    r"FILED UNDER:",
    r"(?:Categories|Category|Tags|Tagged(?: with)?|Topics|Filed (?:under|in)|Posted in)\s*:",
    r"About (?:the )?\S",
    r".{0,200}\bFollow .{1,60} on (?:Twitter|Facebook)",
    r"\W*\d+ (?:comments?|responses?|replies|thoughts?|reactions?)\b(?: (?:to|on)\b.*)?\W*$",
    r"(?:Comments?|Responses?|Discussion|Leave a (?:reply|comment))\W*$",
    r"(?:Share|Tweet|Print|Email|Like)(?: this)?(?: on \w+)?\W*$",
    r"Skip to (?:main )?content$",
)
"""Whole lines of a page that are neither article nor comment (English blog and news templates)."""

TOP = 12
"""Lines with words in which a byline shows where an article begins."""
SHORTEST_HEADLINE = 3
"""Words of a headline."""

MENU = r"""
skip (?:to|navigation)|zum (?:inhalt|hauptinhalt|menü)|jump to|back to|view profile|members list|submit a
(?:log|sign) ?(?:in|up)|anmelden|subscribe
enter search|javascript|cookies?|browser|a community for|this post was|(?:want|click|sign up) to|shared with
welcome|all rights reserved|the comments?|advertisement
"""
"""What lines above a headline say that are parts of a site's menu."""
SHORTEST_BELOW_MENU, LONGEST_HEADLINE = 5, 25
"""Words of a headline that stands below a menu."""
LAST_ROW = 20
"""Lines with words among which a row of a menu is looked for."""
LONGEST_STOPPED = 12
"""Words of a headline that ends with a full stop."""
NEAR = 3
"""Lines below a menu's last row, or a date, among which the headline stands."""
LONGEST_BYLINE = 100
"""Code points of a line with a date that may say who posted the article; longer ones are its words."""
SHORTEST_MENU, LONGEST_MENU = 3, 80
"""Lines of a menu."""
LONGEST_ENTRY = 3
"""Words of a line of it."""

_MENU = re.compile("|".join(MENU.split("\n")[1:-1]), re.IGNORECASE)
_CRUMBS = re.compile(r" [|>›»] .* [|>›»] |\|.*\|")
_PATH = re.compile(r"\S.* > .* > .*\S")
"""Where a forum's thread stands; its title follows."""
_DOMAIN = re.compile(r"\S.* \((?:self\.\w+|[\w-]+(?:\.[\w-]+)*\.[a-z]{2,12})\)")
"""A headline with its source, as boards of links print it."""
_FURNITURE = re.compile("|".join(f"(?:{p})" for p in FURNITURE), re.IGNORECASE)
_BIOGRAPHY = re.compile(r"About (?P<name>\S.{0,60})$")
_BYLINE = re.compile(
    r"(?:[A-Z]\w{3,11} )?[Bb]y (?P<name>[A-Z]\S*(?: [A-Z]\S*){1,3})(?: on .{1,80}| ?[|·•,–—-] ?.{1,60})?$"
)
_ANSWERED = re.compile(
    r"\W*\d+ (?:comments?|responses?|replies|thoughts?|reactions?) (?:to|on)"
    r" [“”\"«„'‘]?(?P<title>.{3,200}?)[“”\"»'’]?$",
    re.IGNORECASE,
)
"""A heading of the comments that says the article's title."""
_SUBJECT = re.compile(r"^(?:Topic|Thread|Subject|Thema|Betreff|Sujet|Asunto) ?: +(?=\S)")
_WITH_SITE = re.compile(r"(?P<title>.+) [-|–—] (?P<site>.+?)")
_SITE = re.compile(r"\s*[-|–—·•:»›~].*|\s+\(.*\)")
"""What stands behind a headline in the title of its page."""
_PATH_TO = re.compile(r".*[|·•»›>/]\s*")
"""What stands before a headline in the path to it, or in the title of its page."""
_BULLET = re.compile(r"[•*+-] ")
_ENTRIES = re.compile(r" *[|·•›»>] *| {2,}|\t")
_DATED_BYLINE = re.compile(r"\b(?:by|posted|published|von) ", re.IGNORECASE)
_NO_PERSON = re.compile(r"(?:the|this|us|me|our|your)\b", re.IGNORECASE)


def document(lines: Sequence[str]) -> Document:
    """An article from the lines of a page before its first comment.

    The title is the line above a byline near the top, below a masthead; else the first of some words below
    a menu; else the first line that is no furniture. A biography ("Name", "About Name", a text that begins
    with the name) and everything after the first line of categories is furniture.
    """
    filled = [line.strip() for line in lines if line.strip()]
    skipped = filled[: _masthead(filled)] or list(takewhile(_FURNITURE.match, filled))
    if len(skipped) == len(filled):
        return Document(furniture=tuple(skipped))
    title = filled[len(skipped)]
    shown = _without_site(title, filled)
    author = _author(filled)
    paragraphs: list[str] = []
    furniture = skipped
    for block in blocks(_after(lines, title)):
        kept, cut = _split(block, author)
        paragraphs += [kept] if kept else []
        furniture += [cut] if cut else []
    return Document(
        title=tidy(shown), paragraphs=tuple(paragraphs), author=author, furniture=tuple(furniture)
    )


def _without_site(title: str, filled: Sequence[str]) -> str:
    """A title without `Topic:`, and without the name of the site at its end that stands by itself too."""
    title = _SUBJECT.sub("", title)
    found = _WITH_SITE.fullmatch(title)
    return found["title"] if found and found["site"] in filled else title


def _masthead(filled: Sequence[str]) -> int:
    """How many lines stand above the headline, where a heading of comments, a byline or a menu shows it."""
    told = {found["title"] for line in filled if (found := _ANSWERED.match(line))}
    for n, line in enumerate(filled[:LONGEST_MENU]):
        if line in told or (n < TOP and _SUBJECT.match(line)):
            return n
    if (again := _said_again(filled)) is not None:
        return again
    for n, line in enumerate(filled[:TOP]):
        headline = filled[n - 1] if n else ""
        if (
            _is_byline(line)
            and SHORTEST_HEADLINE <= len(headline.split()) <= LONGEST_HEADLINE
            and not _is_sentence(headline)
            and not _FURNITURE.match(headline)
        ):
            return n - 1
    return _menu(filled)


def _said_again(filled: Sequence[str]) -> int | None:
    """The headline that a line above it says too: the page's title (`Headline | Site`), or a path to it."""
    top = list(takewhile(lambda line: len(line.split()) <= LONGEST_HEADLINE, filled[:LONGEST_MENU]))
    for n, line in enumerate(top):
        if not _is_short_headline(line) or _BULLET.match(line):
            continue
        for above in top[:n]:
            before, found, after = above.partition(line)
            if found and (_PATH_TO.fullmatch(before) or not before) and (_SITE.fullmatch(after) or not after):
                return n
    return None


def _is_byline(line: str) -> bool:
    """Whether a line says who wrote the article, or when it was posted by somebody."""
    if _BYLINE.match(line):
        return True
    return len(line) <= LONGEST_BYLINE and bool(stamp(line) and _DATED_BYLINE.search(line))


def _menu(filled: Sequence[str]) -> int:
    """How many lines stand above the first that may be a headline, where they are a site's menu."""
    top = filled[:LONGEST_MENU]
    if len(top) > 1 and _PATH.fullmatch(top[0]):
        return 1
    if (below := _below_row(top)) is not None:
        return below
    sourced = next((n for n, line in enumerate(top) if _DOMAIN.fullmatch(line)), None)
    first = next((n for n, line in enumerate(top) if _is_headline(line)), 0) if sourced is None else sourced
    entries = sum(len(line.split()) <= LONGEST_ENTRY or _is_menu(line) for line in top[:first])
    fits = len(top) > first and len(top[first].split()) <= LONGEST_HEADLINE
    return first if fits and (entries >= SHORTEST_MENU or (entries and _is_menu(top[0]))) else 0


def _below_row(top: Sequence[str]) -> int | None:
    """The headline that stands close below a menu's row, or below a date that no headline stands above."""
    rows = [n for n, line in enumerate(top) if _is_row_of_entries(line)]
    high = [n for n in rows if n < TOP]
    dates = [
        n for n, line in enumerate(top[1:TOP], 1) if _is_date(line) and not _is_short_headline(top[n - 1])
    ]
    for row in (*sorted({*high, *dates}, reverse=True), *(n for n in rows if TOP <= n < LAST_ROW)):
        for n in range(row + 1, min(row + 1 + (1 if row in dates else NEAR), len(top))):
            if n not in rows and _is_short_headline(top[n]):
                return n
    return None


def _is_short_headline(line: str) -> bool:
    return _is_headline(line, SHORTEST_HEADLINE) and not line.endswith(".") and " > " not in line


def _is_sentence(line: str) -> bool:
    """Whether a line is the end of a paragraph rather than a headline with a full stop."""
    return line.endswith(".") and len(line.split()) > LONGEST_STOPPED


def _is_row_of_entries(line: str) -> bool:
    """Whether a line is a menu whose entries stand beside each other."""
    entries = [entry for entry in _ENTRIES.split(line.strip(" «»")) if entry]
    return (
        len(entries) >= SHORTEST_MENU
        and not _is_byline(line)
        and (
            "«" in line
            or all(
                len(entry.split()) < LONGEST_ENTRY and not any(map(str.isdigit, entry)) for entry in entries
            )
        )
    )


def _is_date(line: str) -> bool:
    """Whether a line is a date and nothing else."""
    return stamp(line) is not None and not any(map(str.isalpha, without_stamps(line, "")))


def _is_menu(line: str) -> bool:
    return _MENU.search(line) is not None or _CRUMBS.search(line) is not None


def _is_headline(line: str, shortest: int = SHORTEST_BELOW_MENU) -> bool:
    """Whether a line below a menu may be a headline, or is a paragraph."""
    return len(line.split()) >= shortest and not (_FURNITURE.match(line) or _is_menu(line) or stamp(line))


def _after(lines: Sequence[str], title: str) -> Sequence[str]:
    return lines[next(n for n, line in enumerate(lines) if line.strip() == title) + 1 :]


def _author(lines: Sequence[str]) -> str | None:
    """The name in a biography's heading ("About Name" under a line "Name"), or in a byline."""
    for before, line in zip(["", *lines], lines, strict=False):
        match = _BIOGRAPHY.match(line)
        if match and not _NO_PERSON.match(match["name"]) and (before == match["name"] or len(line) < 40):
            return match["name"]
    for line in lines[1:4]:
        if match := _BYLINE.match(line):
            return match["name"]
    return None


def _split(block: str, author: str | None) -> tuple[str, str]:
    """`block` as (what is article, what is furniture): from its first line of furniture on."""
    lines = block.split("\n")
    for n, line in enumerate(lines):
        if _FURNITURE.match(line) or (author is not None and _strip_by(line) == author):
            return "\n".join(lines[:n]), "\n".join(lines[n:])
    return block, ""


def _strip_by(line: str) -> str:
    byline = _BYLINE.match(line)
    return byline["name"] if byline else line
