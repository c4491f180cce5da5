"""Messages whose author and time stand beside or above their words, put the way most pages print them.

Messengers' exports, minutes and chats; and mails as archives print them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.formats.mail_message import author
from analysis.formats.text_layouts.header_grammar import MAX_HEAD, head
from analysis.formats.times import WHEN
from analysis.text import tidy

_CLOCK = r"\d{1,2}[:.]\d\d(?::\d\d)?(?: ?[ap]m)?"
_SPEAKER = r"(?P<author>[^\s:<>()\[\]][^:<>()\[\]\n]{0,58}?)"
_MESSAGES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\[?(?P<when>{WHEN})\]?(?: [-–])? (?P<author>[^:\n]{{1,60}}): ",
        rf"\[(?P<when>{_CLOCK})\] {_SPEAKER}:(?: |$)",
        rf"\[?(?P<when>{_CLOCK})\]? <{_SPEAKER}>(?: |$)",
        rf"{_SPEAKER}(?: \([^()\n]{{1,58}}\))?,? [\[(]?(?P<when>{WHEN}|{_CLOCK})[\])]?:(?: |$)",
    )
)
"""A message as messengers and minutes print it, its first line of words beside the name."""
_ON_SOME_DAY = re.compile(_CLOCK, re.IGNORECASE)
"""The time of a message whose day is not said."""
_MAIL = re.compile(r"(?P<what>from|date|sent|to|cc|subject|reply-to)\s*:\s+(?P<said>\S.*)", re.IGNORECASE)
"""A line of the header of a mail, as archives print it."""
LEAST = 3
"""Messages that a page must have to be read so."""


def with_headers(lines: Sequence[str]) -> list[str]:
    """The lines with the header of every such message as `Name · date` in a line of its own."""
    return _of_mails(_of_messages(lines))


def _of_messages(lines: Sequence[str]) -> list[str]:
    """Each name and time of a messenger's export in a line above the words."""
    free = [line if len(line) > MAX_HEAD or head(tidy(line)) is None else "" for line in lines]
    ways = ([each.match(line) for line in free] for each in _MESSAGES)
    found = max(ways, key=lambda said: sum(map(bool, said)))
    if sum(map(bool, found)) < LEAST:
        return list(lines)
    parts = (
        ("", f"{said['author']} · {_dated(said['when'])}", line[said.end() :]) if said else (line,)
        for line, said in zip(lines, found, strict=True)
    )
    return [line for part in parts for line in part]


def _dated(when: str) -> str:
    return f"today {when}" if _ON_SOME_DAY.fullmatch(when) else when


def _of_mails(lines: Sequence[str]) -> list[str]:
    """The header of each mail as one line; the first subject stays, as the title."""
    found: list[str] = []
    n = mails = 0
    while n < len(lines):
        end, said = _mail_header(lines, n)
        if "date" in said and (sender := author(said.get("from", ""))):
            mails += 1
            subject = [said["subject"]] if mails == 1 and "subject" in said else []
            found += [*subject, "", f"{sender} · {said['date']}"]
            n = end
        else:
            found.append(lines[n])
            n += 1
    return found if mails >= LEAST else list(lines)


def _mail_header(lines: Sequence[str], start: int) -> tuple[int, dict[str, str]]:
    """The end of the header that begins at `start`, and what it says."""
    said: dict[str, str] = {}
    end = start
    while end < len(lines) and len(lines[end]) <= MAX_HEAD and (line := _MAIL.fullmatch(lines[end].strip())):
        said[line["what"].lower().replace("sent", "date")] = line["said"]
        end += 1
    return end, said
