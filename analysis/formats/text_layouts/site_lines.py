"""Headers and signatures that one site prints in a way of its own, put the way most pages print them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.formats.text_layouts import chat_clocks, forum_panels, message_lines
from analysis.formats.text_layouts.date_lines import SHORT_AGE_LINE
from analysis.formats.text_layouts.header_grammar import MAX_HEAD, bare_name
from analysis.formats.text_layouts.names import HANDLE
from analysis.formats.times import LONE_SHORT_AGE, WHEN
from analysis.text import tidy

_REDDIT = re.compile(
    r"\s*\[[–—+-]\] ?(?P<author>[^\s\[]+?)(?=[\s\[]|(?<!\d)\d{1,3} \w+ ago).{0,60}?"
    r"(?: ?(?:-?[\d.,]+k? points?|\[?score hidden\]?))*"
    rf" ?(?P<when>{WHEN})\*? ?(?:\(\d+ child(?:ren)?\))?\s*",
    re.IGNORECASE,
)
"""Reddit's old design: `[–]ana_b Heating engineer 87 points 88 points 1 year ago (2 children)`."""
_POSTED = re.compile(
    rf"(?:comment|reply) posted by (?P<author>.+), at (?P<when>{WHEN})(?P=author)", re.IGNORECASE
)
"""The BBC: `Comment posted by Ana, at 09:12 4 Mar 2022Ana`, and below it the time once more."""
_COMMENTED = re.compile(rf"\s*(?:commented|answered) (?P<when>{WHEN})\s*", re.IGNORECASE)
_SIGNED = re.compile(r"(?P<words>.*\S) +[–—] +(?P<author>\S[^–—]{0,58})")
"""Stack Exchange: a comment ends in its author behind a dash, and a line below says `Commented` and when."""
_SIGNED_WHEN = re.compile(
    rf"(?P<words>.*\S) +[–—] ?(?P<author>\S[^–—]{{0,58}}?)[  ]+(?P<when>{WHEN})(?: [+-]?\d+)?\s*",
    re.IGNORECASE,
)
"""The same with all in one line."""
_SUBMITTED = re.compile(
    rf"\s*(?P<header>Submitted by .{{1,60}}? on {WHEN})\.?\s+(?P<words>[\"“‘'(@>]*[^\W\d_].{{20,}})",
    re.IGNORECASE,
)
"""Drupal, where an extractor made one line of a table's cell."""
_POST_BY = re.compile(
    r"\s*(?:re: .{1,90} )?(?:post by|notapor|(?:beitrag ?)?von|(?:message )?par)"
    rf" (?P<author>.+?) » (?P<when>{WHEN})\s*",
    re.IGNORECASE,
)
"""phpBB: the author's panel, the subject, and then `Post by Ana » Sat Mar 02, 2019 10:14 am`."""
_MESSAGE_BY = re.compile(
    r"message \d+: by (?P<author>\S.{0,58}?)(?: \((?:new|last edited .*)\))?\s*", re.IGNORECASE
)
"""Goodreads: `message 5: by Carol Ann (new)`, a blank line, and the date."""
_LIKED = re.compile(
    rf"\s*like\W+reply(?:\W+\d+)?\W+(?P<age>{LONE_SHORT_AGE})(?:\W+edited)?\s*", re.IGNORECASE
)
"""Facebook's plugin: `Like · Reply · 212 · 7y`, an age without its "ago"."""
_REPLYING = re.compile(r"\s*replying to\s*", re.IGNORECASE)
"""X: whom a post answers, in a line below this one."""
_DIRECTIONS = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F])
"""Marks of the direction of writing, which stand around handles."""
_VOTES = re.compile(r"\s*\d+\s*")
LEAST = 3
"""Such headers that a page must have to be read so."""


def with_headers(lines: Sequence[str]) -> list[str]:
    """The lines with every such header as `Name · date` in a line of its own."""
    found = [line.translate(_DIRECTIONS) for line in lines]
    for way in (
        _of_submitted,
        _of_signed,
        message_lines.with_headers,
        chat_clocks.with_headers,
        forum_panels.with_headers,
        _of_handles,
        _of_numbered,
        _of_lines,
    ):
        found = way(found)
    return found


def _of_submitted(lines: Sequence[str]) -> list[str]:
    """Comments that stand in one line with their header, each in two."""
    found = [_SUBMITTED.fullmatch(line) for line in lines]
    if sum(map(bool, found)) < LEAST:
        return list(lines)
    parts = (
        (said["header"], said["words"]) if said else (line,) for line, said in zip(lines, found, strict=True)
    )
    return [line for part in parts for line in part]


def _of_signed(lines: Sequence[str]) -> list[str]:
    """Comments that end in their author and date, each with its words, its author and its date in lines."""
    found = [_SIGNED_WHEN.fullmatch(line) for line in lines]
    if sum(map(bool, found)) < LEAST:
        return list(lines)
    votes = {n - 1 for n, said in enumerate(found) if said and n and _VOTES.fullmatch(lines[n - 1])}
    parts = (
        (said["words"], f"– {said['author']}", said["when"], "") if said else (line,)
        for n, (line, said) in enumerate(zip(lines, found, strict=True))
        if n not in votes
    )
    return [line for part in parts for line in part]


def _of_handles(lines: Sequence[str]) -> list[str]:
    """Name, handle and age in this order, where the age stands above, or a blank line between."""
    found = list(lines)
    pairs = [
        n for n, line in enumerate(found) if HANDLE.fullmatch(line) and _name_above(found, n) is not None
    ]
    for n in reversed(pairs if len(pairs) >= LEAST else []):
        name = _name_above(found, n)
        assert name is not None
        ages = [found[name - 1]] if name and SHORT_AGE_LINE.fullmatch(found[name - 1].rstrip("*")) else []
        found[name - len(ages) : n + 1] = [found[name], found[n], *(age.rstrip("*") for age in ages)]
    return found


def _name_above(lines: Sequence[str], n: int) -> int | None:
    """The line of the name that belongs to the handle in line `n`."""
    above = n - 1 - (n > 1 and not lines[n - 1].strip())
    return above if above >= 0 and lines[above].strip() and bare_name(tidy(lines[above])) else None


def _of_numbered(lines: Sequence[str]) -> list[str]:
    """The author of each numbered message right above its date."""
    found: list[str] = []
    above_date = False
    for line in lines:
        if above_date and not line.strip():
            continue
        by = _MESSAGE_BY.fullmatch(line) if len(line) <= MAX_HEAD else None
        found += ["", by["author"]] if by else [line]
        above_date = by is not None
    return found


Change = tuple[int, list[str]]
"""How many of the lines above a line go, and what stands in place of these and the line."""


def _of_lines(lines: Sequence[str]) -> list[str]:
    """The lines as the first of `_RULES` that fits each of them changes it."""
    found: list[str] = []
    for line in lines:
        rules = _RULES if len(line) <= MAX_HEAD else ()
        changes = filter(None, (rule(found, line) for rule in rules))
        gone, put = next(changes, (0, [line]))
        found[len(found) - gone :] = put
    return found


def _header(_: Sequence[str], line: str) -> Change | None:
    said = _REDDIT.fullmatch(line) or _POSTED.fullmatch(line)
    return (0, ["", f"{said['author']} · {said['when']}"]) if said else None


def _below_panel(above: Sequence[str], line: str) -> Change | None:
    said = _POST_BY.fullmatch(line)
    if said is None:
        return None
    return len(above) - _panel_begin(above, said["author"]), ["", f"{said['author']} · {said['when']}"]


def _addressed(above: Sequence[str], line: str) -> Change | None:
    fits = above and HANDLE.fullmatch(line) and _REPLYING.fullmatch(above[-1])
    return (1, [f"Replying to {line.strip()}"]) if fits else None


def _age_of_links(_: Sequence[str], line: str) -> Change | None:
    said = _LIKED.fullmatch(line)
    return (0, [f"{line[: said.end('age')].strip()} ago"]) if said else None


def _date_of_signed(above: Sequence[str], line: str) -> Change | None:
    said = _COMMENTED.fullmatch(line)
    signed = _SIGNED.fullmatch(above[-1]) if said and above else None
    return (1, [signed["words"], f"– {signed['author']}", said["when"]]) if said and signed else None


def _said_again(above: Sequence[str], line: str) -> Change | None:
    return (0, []) if above and line.strip() and _repeats(line, above[-1]) else None


_RULES = (_header, _below_panel, _addressed, _age_of_links, _date_of_signed, _said_again)


def _panel_begin(lines: Sequence[str], author: str) -> int:
    """The author's name above a panel, with the words of a picture above it; else the end."""
    near = range(len(lines) - 1, max(len(lines) - forum_panels.LONGEST, -1), -1)
    name = next((n for n in near if tidy(lines[n]) == author), None)
    if name is None:
        return len(lines)
    return name - (name > 0 and tidy(lines[name - 1]).casefold() == "user avatar")


def _repeats(line: str, above: str) -> bool:
    """Whether a line says again what the header above it says, or counts votes below a signature's date."""
    author, _, when = above.partition(" · ")
    again = when.startswith(line.strip()) or line.strip() == f"{author} replied:"
    return (bool(when) and again) or bool(
        _VOTES.fullmatch(line) and _COMMENTED.fullmatch(f"commented {above}")
    )
