"""Texts as the tokens that the classifiers count: words, marks and signs of feeling."""

from __future__ import annotations

import re

LINK, NUMBER = "<link>", "<number>"

_TOKEN = re.compile(
    r"(?P<link>(?:https?://|www\.)\S+)"
    r"|[^\W\d_]+(?:'[^\W\d_]+)*"
    r"|(?P<number>\d+(?:[.,:]\d+)*)"
    r"|(?P<marks>[?!]+|\.{2,}|…)"
    r"|(?<!\w)[:;=]-?[()dp/](?!\w)|/s(?!\w)|%"
    r"|[\u2600-\u27bf\U0001f300-\U0001faff]"
)
_LONGEST_MARK = 2
"""Marks kept of a row of them: `!!!!` counts as `!!`."""


def tokens(text: str) -> list[str]:
    """The tokens of a straightened `text` in order, folded; addresses and numbers are `LINK` and `NUMBER`."""
    return [_token(found) for found in _TOKEN.finditer(text.casefold())]


def _token(found: re.Match[str]) -> str:
    match found.lastgroup:
        case "link":
            return LINK
        case "number":
            return NUMBER
        case "marks":
            return ".." if found.group()[0] in ".…" else found.group()[:_LONGEST_MARK]
        case _:
            return found.group()
