"""Names and words of people as they can stand in a picture: one clean line that fits."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache

from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.font_manager import FontProperties

from analysis.charts import typefaces
from analysis.charts.page import MM_PER_POINT

ELLIPSIS = "…"
NOT_DRAWN = "□"
"""Stands for a character that no bundled font holds."""

NO_NAME = "(no name)"

HOST = " (host)"
"""After the name of who wrote the article or runs the site."""

JOINERS = "\u200c\u200d"
"""Format characters that shape Persian and Indic letters and emoji; every other one is dropped, among
them those that turn the direction of the text around."""

MARKS_SHOWN = 3
"""Combining marks kept on one letter; real writing needs no more, and stacks of them spoil a page."""

LETTERS_READ = 200
"""Code points that are looked at; no picture has room for more."""


def clean(text: str) -> str:
    """`text` as one line of characters that the fonts can draw; NO_NAME where nothing is left."""
    one_line = " ".join(text[:LETTERS_READ].split())
    drawn = "".join(_drawable(letter) for letter in unicodedata.normalize("NFC", one_line))
    return " ".join(_without_stacks(drawn).split()).strip(JOINERS) or NO_NAME


def fit(text: str, width: float, size: float) -> str:
    """`text` cleaned, and cut with an ellipsis where it is wider than `width` mm at `size` points."""
    whole = clean(text)
    widest = measure(whole, size)
    if widest <= width:
        return whole
    length = int(len(whole) * width / widest)
    while length > 0 and measure(_cut(whole, length), size) > width:
        length -= 1
    return _cut(whole, length)


def person(name: str, host: bool, width: float, size: float) -> str:
    """`name` as `fit` gives it, followed by HOST where it is the host's."""
    tag = HOST if host else ""
    return fit(name, width - measure(tag, size), size) + tag


def lines(text: str, width: float, size: float, most: int = 2) -> list[str]:
    """`text` cleaned, broken between words into `most` lines at most; the last is cut where it must be."""
    broken: list[str] = []
    rest = clean(text).split(" ")
    while rest and len(broken) < most - 1:
        taken = max(
            (n for n in range(1, len(rest) + 1) if measure(" ".join(rest[:n]), size) <= width), default=1
        )
        broken.append(fit(" ".join(rest[:taken]), width, size))
        rest = rest[taken:]
    return [*broken, fit(" ".join(rest), width, size)] if rest else broken


def short(text: str, letters: int = 40) -> str:
    """`text` cleaned, and cut with an ellipsis after `letters` characters: for running words."""
    whole = clean(text)
    return whole if len(whole) <= letters else _cut(whole, letters)


@lru_cache(maxsize=10_000)
def measure(text: str, size: float) -> float:
    """The width of `text` in mm at `size` points."""
    box = _renderer().get_text_width_height_descent(text, _font(size), ismath=False)  # type: ignore[no-untyped-call]
    return float(box[0]) * MM_PER_POINT


def _cut(text: str, length: int) -> str:
    """The first `length` code points and an ellipsis, without half a letter before it."""
    while 0 < length < len(text) and (unicodedata.combining(text[length]) or text[length] in JOINERS):
        length -= 1
    return text[:length].rstrip(" " + JOINERS) + ELLIPSIS


def _drawable(letter: str) -> str:
    kind = unicodedata.category(letter)
    if kind in {"Cc", "Cf", "Cs", "Zl", "Zp"} and letter not in JOINERS:
        return ""
    if ord(letter) in typefaces.covered() or letter in JOINERS:
        return letter
    plain = unicodedata.normalize("NFKC", letter)
    return plain if all(ord(part) in typefaces.covered() for part in plain) else NOT_DRAWN


def _without_stacks(text: str) -> str:
    kept: list[str] = []
    marks = 0
    for letter in text:
        marks = marks + 1 if unicodedata.category(letter) in {"Mn", "Me"} else 0
        if marks <= MARKS_SHOWN:
            kept.append(letter)
    return "".join(kept)


@cache
def _renderer() -> RendererAgg:
    typefaces.register()
    return RendererAgg(1, 1, 72)  # type: ignore[no-untyped-call]


@cache
def _font(size: float) -> FontProperties:
    return FontProperties(family=list(typefaces.FAMILIES), size=size)
