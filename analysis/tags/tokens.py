"""Texts as the tokens that the classifiers count: words, marks and signs of feeling."""

from __future__ import annotations

import re

from analysis.text import ADDRESS

LINK, NUMBER = "<link>", "<number>"

_TOKEN = re.compile(
    r"[^\W\d_]+(?:'[^\W\d_]+)*"
    r"|<link>"
    r"|\d+(?:[.,:]\d+)*"
    r"|[?!]+|\.{2,}|…"
    r"|(?<!\w)[:;=]-?[()dp/](?!\w)|/s(?!\w)|%"
    r"|[\u2600-\u27bf\U0001f300-\U0001faff]"
)
_LONGEST_MARK = 2
"""Marks kept of a row of them: `!!!!` counts as `!!`."""


def tokens(text: str) -> list[str]:
    """The tokens of a straightened `text` in order, folded; addresses and numbers are `LINK` and `NUMBER`."""
    found = _TOKEN.findall(ADDRESS.sub(f" {LINK} ", text.casefold()))
    return [token if token[0].isalpha() else _sign(token) for token in found]


def _sign(token: str) -> str:
    first = token[0]
    if first.isdigit():
        return NUMBER
    if first in ".…":
        return ".."
    return token[:_LONGEST_MARK] if first in "?!" else token
