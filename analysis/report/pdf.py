"""The report as PDF: the template and its data set by typst, accessible as far as the text allows."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

import typst

from analysis.report import typeset
from analysis.report.printable import SUBSTITUTE, leading_marks

TEMPLATE = "report.typ"

ATTEMPTS = 8
"""Compilations tried for PDF/UA-1, each with one more text replaced; the report is tagged without it too."""

_NOT_HELD = re.compile(r'the text `"(.+?)"` could not be displayed', re.DOTALL)
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}|\\(.)", re.DOTALL)
_SIGNS = {"n": "\n", "t": "\t", "r": "\r", "0": "\0"}


def pdf(content: Mapping[str, Any]) -> bytes:
    """The PDF of `content`: PDF/UA-1, or tagged only where PDF/UA-1 cannot be reached.

    PDF/UA-1 refuses a text that no font can draw, which fonts decide for letters and marks together. The
    text that it names loses its marks or, if it has none, becomes `SUBSTITUTE`; the page is set again.
    """
    text: Any = content
    for _ in range(ATTEMPTS):
        try:
            return typeset.pdf(TEMPLATE, text, standards=["ua-1"])
        except typst.TypstError as e:
            refused = _NOT_HELD.search(e.message)
            eased = _eased(text, _unescaped(refused[1])) if refused else text
            if eased == text:
                break
            text = eased
    return typeset.pdf(TEMPLATE, text, standards=[])


def _unescaped(quoted: str) -> str:
    """What typst quotes in a message, as it stands in the text."""
    return _ESCAPED.sub(lambda m: chr(int(m[1], 16)) if m[1] else _SIGNS.get(m[2], m[2]), quoted)


def _eased(content: Any, refused: str) -> Any:
    """`content` with the text that was refused made simpler; as it is where it is as simple as can be."""
    bare = _in_strings(content, lambda text: _without_marks_after(refused, text))
    if bare != content or refused.isascii():
        return bare
    return _in_strings(content, lambda text: text.replace(refused, SUBSTITUTE))


def _without_marks_after(letter: str, text: str) -> str:
    head, *parts = text.split(letter)
    return letter.join([head, *(part[leading_marks(part) :] for part in parts)])


def _in_strings(value: Any, change: Callable[[str], str]) -> Any:
    """`value` with every string below it changed."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, Mapping):
        return {key: _in_strings(part, change) for key, part in value.items()}
    if isinstance(value, list):
        return [_in_strings(part, change) for part in value]
    return value
