"""Quotations as forums print them in a page's text, marked as such."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.formats.text_layouts.header_grammar import head
from analysis.text import in_reply_to, tidy

_SAID = re.compile(r"\s*@?(?P<name>\S.{0,58}?) (?:said|wrote|schrieb|a écrit|a dit):\s*", re.IGNORECASE)
_EXPANDS = re.compile(
    r"\s*(?:click to expand|zum vergrößern anklicken|cliquez pour agrandir)\W*", re.IGNORECASE
)
"""What XenForo prints above and below a quotation."""
_WROTE = re.compile(r"\s*(?P<name>\S.{0,58}?) (?:wrote|schrieb|a écrit|escribió): ↑.{0,60}", re.IGNORECASE)
"""What phpBB prints above one; a blank line stands below it."""
_QUOTE = re.compile(r"\s*(?:quote|zitat|citation):?\s*", re.IGNORECASE)
_ORIGINALLY = re.compile(
    r"\s*(?:originally posted by (?P<name>\S.{0,58}?)(?: view post)?"
    r"|quote from: (?P<of>\S.{0,58}?) on .{6,40}):?\s*",
    re.IGNORECASE,
)
"""What vBulletin prints above one; nothing stands below it."""
LONGEST = 80
"""Lines of a quotation."""


def marked(lines: Sequence[str]) -> list[str]:
    """The lines with quotations marked where their end shows; below a header they say who is answered."""
    found: list[str] = []
    n = 0
    while n < len(lines):
        said = _SAID.fullmatch(lines[n])
        end = _end(lines, n + 1) if said else None
        if wrote := _WROTE.fullmatch(lines[n]):
            said, end = wrote, next((m for m in range(n, len(lines)) if not lines[m].strip()), len(lines))
        originally = _ORIGINALLY.fullmatch(lines[n])
        if said and end is not None:
            found += _answered(found, said["name"])
            found += [f"> {line}" for line in lines[n + 1 : end] if line.strip()]
            found.append("")
            n = end + 1
        elif originally:
            if found and _QUOTE.fullmatch(found[-1]):
                found.pop()
            found += _answered(found, originally["name"] or originally["of"])
            n += 1
        else:
            found.append(lines[n])
            n += 1
    return found


def _answered(above: Sequence[str], name: str) -> list[str]:
    return [in_reply_to(name)] if above and head(tidy(above[-1])) else []


def _end(lines: Sequence[str], start: int) -> int | None:
    """The line below a quotation that offers the rest of it."""
    for n in range(start, min(start + LONGEST, len(lines))):
        if _EXPANDS.fullmatch(lines[n]):
            return n
        if _SAID.fullmatch(lines[n]):
            return None
    return None
