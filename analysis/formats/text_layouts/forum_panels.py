"""What forums print beside a post: the panel of its author, and his signature.

vBulletin, SMF, MyBB, Vanilla: the panel becomes a header as most pages print it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.formats.text_layouts.date_lines import when
from analysis.formats.text_layouts.furniture import is_panel
from analysis.formats.text_layouts.header_grammar import MAX_HEAD, REPLYING, bare_name
from analysis.formats.times import WHEN
from analysis.text import tidy

LEAST = 3
"""Panels that a page must have to be read so."""
_ON = re.compile(rf"\s*«\s*(?:reply #\d+\s*)?on:?\s*(?P<when>{WHEN})\s*»\s*", re.IGNORECASE)
"""SMF: `« Reply #1 on: February 16, 2012, 06:58:00 PM »`."""
_ONLINE = re.compile(
    r"(?:offline|online|away)\s+(?P<after>\S.{0,58})"
    r"|(?P<before>\S.{0,58}?)\s+(?:offline|online|away)",
    re.IGNORECASE,
)
"""The name in a forum's panel, beside whether its owner is online."""
_COUNTED = re.compile(r"(?P<name>\S.{0,58}?) posts: ?[\d.,]+", re.IGNORECASE)
"""Vanilla: the name beside how much its owner wrote."""
_JOINED = re.compile(r"join date\b", re.IGNORECASE)
MOST_OF_PANEL = 70
"""Code points of a panel's line."""
# vBulletin, above a post: picture words and date, its author's name and panel, the words of an icon before
# its subject; below it a line, a signature, and who is online.
_OLD = re.compile(rf"\s*(?:old|unread)\s+(?P<when>{WHEN})\s*(?:#\d+)?\s*", re.IGNORECASE)
_SUBJECT = re.compile(
    r"\s*(?:default|thumbs (?:up|down)|lightbulb|question|exclamation|talking|smile|wink|cool)\b.{0,90}",
    re.IGNORECASE,
)
_LINE = re.compile(r"\s*_{10,}\s*")
_ENDS = re.compile(r".{1,60} is (?:on|off)line\b.*", re.IGNORECASE)
LONGEST = 14
"""Lines of such a panel."""


def with_headers(lines: Sequence[str]) -> list[str]:
    """The lines with every such panel as `Name · date` in a line of its own."""
    return _of_panels(_of_boards(lines))


def _of_panels(lines: Sequence[str]) -> list[str]:
    """The panel of a forum's post, above its date, as one header."""
    found = list(lines)
    dates = [(n, said) for n, line in enumerate(lines) if (said := _panel_date(line))]
    tops = {n: top for n, _ in dates if (top := _panel_top(lines, n))}
    for n, said in reversed(dates if len(tops) >= LEAST else []):
        if n in tops:
            at, author = tops[n]
            found[at : n + 1] = ["", f"{author} · {said}"]
    return found


def _panel_date(line: str) -> str | None:
    posted = _ON.fullmatch(line) if len(line) <= MAX_HEAD else None
    return posted["when"] if posted else when(line)


def _panel_top(lines: Sequence[str], n: int) -> tuple[int, str] | None:
    """Where the panel above a date begins, and its author: beside who is online, else above the panel."""
    above: tuple[int, str] | None = None
    panel = joined = False
    for at in range(n - 1, max(n - LONGEST, -1), -1):
        line = tidy(lines[at]).lstrip("•* ")
        if (counted := _COUNTED.fullmatch(line)) and bare_name(counted["name"]):
            return at, counted["name"]
        if (online := _ONLINE.fullmatch(line)) and panel:
            return at, online["before"] or online["after"]
        if (len(line) > MOST_OF_PANEL and not REPLYING.match(line)) or when(line):
            break
        if joined and above is None and not is_panel(line) and bare_name(line):
            above = at, line
        panel, joined = panel or is_panel(line), joined or _JOINED.match(line) is not None
    return above


def _of_boards(lines: Sequence[str]) -> list[str]:
    """A post's panel as one header; its signature left out."""
    found: list[str] = []
    n = 0
    while n < len(lines):
        said = _OLD.fullmatch(lines[n]) if len(lines[n]) <= MAX_HEAD else None
        author = bare_name(tidy(lines[n + 1])) if said and n + 1 < len(lines) else None
        if said and author:
            found += ["", f"{author} · {said['when']}"]
            n = _panel_end(lines, n + 2, author)
        elif _LINE.fullmatch(lines[n]) and (end := _signature_end(lines, n)):
            n = end
        else:
            found.append(lines[n])
            n += 1
    return found


def _panel_end(lines: Sequence[str], start: int, author: str) -> int:
    """The line below the panel that begins with a rank: below the subject, else the first that is no part."""
    near = range(start, min(start + LONGEST, len(lines)))
    subject = next((n for n in near if _SUBJECT.fullmatch(lines[n])), None)
    if subject is not None:
        return subject + 1
    own = (
        n for n in near[1:] if lines[n].strip() and not is_panel(tidy(lines[n])) and author not in lines[n]
    )
    return next(own, near.stop)


def _signature_end(lines: Sequence[str], start: int) -> int | None:
    """The line that says who is online, where one stands below a signature."""
    near = range(start, min(start + LONGEST, len(lines)))
    return next((n for n in near if _ENDS.fullmatch(lines[n])), None)
