"""Chats copied from a browser: the time of a message is a clock alone, its author a line beside it.

    Priya Raman            Slack, Teams, Element: the name, the clock, the words
      9:14 AM
    is the printer down?
    9:15                   a clock alone: the same person goes on
    it is

    Carla Benvenuti        WhatsApp, Signal: the name, the words, the clock
    thank you, all
    08:04

    Wilma Achter, Tue 18:02        Google Chat
    the standpipe runs again

The names are told by coming again beside clocks.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from analysis.formats.moments import iso
from analysis.formats.text_layouts.chat_lines import day, is_initial, without_links, without_reactions
from analysis.formats.text_layouts.header_grammar import MAX_HEAD, bare_name
from analysis.formats.times import stamp
from analysis.text import tidy

LEAST, LEAST_PEOPLE = 4, 2
"""Clocks beside a name that comes again, and different names."""
SHARE = 0.5
"""Share of the clocks that must stand beside such a name."""
FIRST = 8
"""Lines above the first clock among which its author stands, where clocks stand below the words."""
NEAR = 6
"""Lines below a clock among which the next name stands, reactions and dividers of days apart."""
_HOUR = r"(?P<clock>\d{1,2}[:.]\d\d(?P<half> ?[ap]\.?m\b\.?)?)"
_DAY = (
    r"(?:(?P<day>(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?|(?:mo|di|mi|do|fr|sa|so)\.?|today|yesterday|heute"
    r"|gestern|hier|ieri|hoy|ayer|\d{1,2}[/.]\d{1,2}\.?),? (?:(?:at|um|à) )?)?"
)
_MARKS = r"(?P<marks>\s*(?:(?:APP|BOT|:[\w+-]+:|[\U0001F300-\U0001FAFF\u2600-\u27BF]\uFE0F?)\s+)*)"
_CLOCK = re.compile(rf"{_MARKS}(?:, ?)?{_DAY}{_HOUR}\W*(?:\(?edited\)?)?\W*", re.IGNORECASE)
"""A line that says when a message was sent, and nothing of another year: `:palm_tree:  9:31 AM`."""
_INLINE = re.compile(rf"(?P<author>[^\s:,\[(][^:,\n]{{1,58}}),? {_DAY}{_HOUR}", re.IGNORECASE)
_EDITED = re.compile(r" \((?:edited|bearbeitet|modifié|editado)\)\s*$", re.IGNORECASE)
_CAPITALS = re.compile(r"[^\W_a-z][\w.'’-]*(?: (?:[^\W_a-z][\w.'’-]*|de|van|von|da|di|al))*(?: \(.*\))?")


@dataclass(frozen=True, slots=True)
class _Clock:
    """A line with a clock."""

    n: int
    said: re.Match[str]

    @property
    def look(self) -> tuple[bool, bool]:
        """What tells the clocks of headers from those of further messages of the same person."""
        return bool(self.said["half"]), bool(self.said["marks"])


@dataclass(frozen=True, slots=True)
class _Message:
    """A header of a chat: its lines from `at` up to `end`, and what they say."""

    at: int
    end: int
    author: str
    said: re.Match[str]


def with_headers(lines: Sequence[str]) -> list[str]:
    """The lines with the header of every message of a chat as `Name · date` in a line above its words."""
    short = [line if len(line) <= MAX_HEAD else "" for line in lines]
    clocks = [_Clock(n, said) for n, line in enumerate(short) if (said := _CLOCK.fullmatch(line))]
    inline = [_Clock(n, said) for n, line in enumerate(short) if (said := _inline(line))]
    found = _headers(without_reactions(lines), clocks, inline)
    return _written(lines, found) if found else list(lines)


def _inline(line: str) -> re.Match[str] | None:
    """The name and clock in a line that holds no more: no date of which the clock is but the end."""
    said = _INLINE.fullmatch(line)
    printed = stamp(line) if said else None
    return said if said and (printed is None or line.index(printed) >= said.end("author")) else None


def _headers(lines: Sequence[str], clocks: Sequence[_Clock], inline: Sequence[_Clock]) -> list[_Message]:
    """The headers by the way of setting them that most clocks of the page fit; none where too few do."""
    beside = {each.n: bare_name(each.said["author"]) for each in inline}
    above = {each.n: _name_above(lines, each.n) for each in clocks}
    below = {each.n: _name_below(lines, each.n) for each in clocks}
    ways = [(_again(beside), inline), (_again(above), clocks), (_again(below), clocks)]
    fit = [sum(names.values()) for names, _ in ways]
    best = max(range(len(ways)), key=fit.__getitem__)
    people, all_clocks = ways[best]
    if fit[best] < max(LEAST, SHARE * len(all_clocks)) or len(people) < LEAST_PEOPLE:
        return []
    if best == 0:
        return [_Message(each.n, each.n + 1, name, each.said) for each in inline if (name := beside[each.n])]
    return _from_above(lines, clocks, above, people) if best == 1 else _from_below(lines, clocks, people)


def _again(names: dict[int, str | None]) -> Counter[str]:
    """The names that come more than once, and how often."""
    return Counter(
        {name: times for name, times in Counter(filter(None, names.values())).items() if times > 1}
    )


def _name_above(lines: Sequence[str], n: int) -> str | None:
    above = n - 1 - (n > 1 and not lines[n - 1].strip())
    return _name(lines[above]) if above >= 0 else None


def _name_below(lines: Sequence[str], n: int) -> str | None:
    below = (line for line in lines[n + 1 : n + 1 + NEAR] if line.strip() and day(line) is None)
    return _name(next(below, ""))


def _name(line: str) -> str | None:
    plain = tidy(line)
    free = plain and day(plain) is None and not _CLOCK.fullmatch(plain) and any(map(str.isalpha, plain))
    return bare_name(plain) if free else None


def _from_above(
    lines: Sequence[str], clocks: Sequence[_Clock], above: dict[int, str | None], people: Counter[str]
) -> list[_Message]:
    """Headers whose name stands above the clock; clocks of another look belong to who wrote before.

    Where all look alike, the name of somebody who writes once has capitals, or a clock that is set in or
    says its day.
    """
    looks = Counter(each.look for each in clocks if above[each.n] in people)
    other = {each.look for each in clocks} - set(looks)
    found: list[_Message] = []
    for each in clocks:
        name = above[each.n]
        told = other or each.said["day"] or each.said["marks"] or (name and _CAPITALS.fullmatch(name))
        fits = each.look in looks and told
        if name and (name in people or fits):
            at = each.n - 1 - (not lines[each.n - 1].strip())
            at -= at > 0 and is_initial(lines[at - 1], name)
            found.append(_Message(at, each.n + 1, name, each.said))
        elif found:
            found.append(_Message(each.n, each.n + 1, found[-1].author, each.said))
    return found


def _from_below(lines: Sequence[str], clocks: Sequence[_Clock], people: Counter[str]) -> list[_Message]:
    """Headers whose name stands below a clock: that of the message before, or its own where none is above."""
    first = clocks[0].n
    top = next((n for n in range(first - 2, max(first - FIRST, -1), -1) if _name(lines[n]) in people), None)
    if top is None:
        near = range(max(first - FIRST, 0), first - 1)
        top = next((n for n in near if (name := _name(lines[n])) and _CAPITALS.fullmatch(name)), first)
    starts = [top, *(each.n + 1 for each in clocks)]
    footers = top < first
    found: list[_Message] = []
    for n, each in enumerate(clocks):
        start, end = (starts[n], each.n) if footers else (each.n + 1, (*starts, len(lines))[n + 2] - 1)
        filled = [at for at in range(start, end) if lines[at].strip() and day(lines[at]) is None]
        name = _name(lines[filled[0]]) if len(filled) > 1 else None
        own = name is not None and (name in people or _CAPITALS.fullmatch(name) is not None)
        author = name if own and name else found[-1].author if found else None
        if author and filled:
            found.append(_Message(filled[0], filled[0] + own, author, each.said))
    return found


def _written(lines: Sequence[str], found: Sequence[_Message]) -> list[str]:
    """The lines with each header in one line; dividers of days, links and counts of a chat left out."""
    clocks = {n for n, line in enumerate(lines) if len(line) <= MAX_HEAD and _CLOCK.fullmatch(line)}
    written = list(lines[: found[0].at])
    date = next((said for line in reversed(written[-FIRST:]) if (said := day(line))), None)
    people = {each.author for each in found}
    ends = [*(each.at for each in found[1:]), len(lines)]
    for each, end in zip(found, ends, strict=True):
        written += ["", f"{each.author} · {_when(each.said, date)}"]
        rest = [n for n in range(each.end, end) if n not in clocks]
        date = next((said for n in reversed(rest) if (said := day(lines[n]))), date)
        words = [lines[n] for n in rest if day(lines[n]) is None]
        written += [_EDITED.sub("", line) for line in without_links(words, people)]
    return written


def _when(said: re.Match[str], date: str | None) -> str:
    """The day that stands above the messages with the clock; without a year it says no one moment."""
    whole = f"{date} {said['clock']}" if date else ""
    if whole and iso([whole])[0]:
        return whole
    return f"{'yesterday' if (said['day'] or '').casefold() == 'yesterday' else 'today'} {said['clock']}"
