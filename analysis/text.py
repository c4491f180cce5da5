"""Plain operations on text: tidying, straightening, words, sentences, paragraphs.

All offsets are code points of the string that was passed in.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

STRAIGHT = str.maketrans(
    {
        "‘": "'",
        "’": "'",
        "‚": "'",
        "‛": "'",
        "`": "'",
        "´": "'",
        "“": '"',
        "”": '"',
        "„": '"',
        "‟": '"',
        "«": '"',
        "»": '"',
        "–": "-",
        "—": "-",
        "―": "-",
        "‐": "-",
        "‑": "-",
        "−": "-",
        "\u00a0": " ",
        "\u202f": " ",
        "\u2009": " ",
    }
)
"""One code point for one, so that offsets stay; `…` therefore stays as it is."""

WORD = re.compile(r"[^\W_]+(?:['’.\-][^\W_]+)*")
"""Letters and digits, joined by an apostrophe, a stop or a hyphen."""

ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
"""A web address that stands in a text."""

IN_REPLY_TO = (
    r"(?:in reply to|replying to|replied to|in response to|(?:als )?antwort auf|antwortet(?:e)? auf|"
    r"en réponse à|en respuesta a|em resposta a|in risposta a|als reactie op|"
    r"als antwoord op|in reactie op|in antwort auf|als reaktion auf|en respuesta a|respondiendo a|"
    r"respondendo a|risposta a|(?:som )?svar (?:på|till?)|w odpowiedzi (?:na|do)|odpowiedź do|"
    r"v odpovědi na|yanıt olarak|в ответ на|ответ на|у відповідь на|válasz erre|ως απάντηση στ\w+)"
)
"""A pattern for what a page prints before the name of whom a comment answers."""

_ANSWERS = re.compile(rf"\s*{IN_REPLY_TO} ", re.IGNORECASE)
_SPACE = re.compile(r"[^\S\n]+")
_BLANK_RUN = re.compile(r"\n{3,}")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_SENTENCE_END = re.compile(r"(?:(?<=[.!?…])|(?<=[.!?…][\"'”’»)]))\s+(?=[\"'“‘«(]?[^\W\d_a-z]|\d)|\n\s*\n")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|St|Jr|Sr|vs|etc|e\.g|i\.e|Inc|No)|\b[A-Z](?:\.[A-Z])*)\.$"
)
_BLANK_LINES = re.compile(r"\n\s*\n")
_WORD_WITH_DIGITS = re.compile(r"(?=[^\W\d_]*\d)(?=\d*[^\W\d_])[^\W_]{4,}")
_FOR_LETTERS = str.maketrans("013457", "oieast")
"""Digits and the letters that they are written for: "l33t"."""


def straighten(text: str) -> str:
    """`text` with typographic quotes, dashes and blanks in ASCII, the same length."""
    if text.isascii():  # most words; one mark of them all is ASCII
        return text.replace("`", "'")
    return text.translate(STRAIGHT)


def fold(text: str) -> str:
    """`text` for comparison: compatibility forms, straight, case-folded, white space single."""
    if text.isascii() and "`" not in text:  # most words; ten times as fast
        return " ".join(text.casefold().split())
    return " ".join(straighten(unicodedata.normalize("NFKC", text)).casefold().split())


def unmasked(text: str) -> str:
    """`text` in plain letters: without the marks on them, and for the digits inside words of letters."""
    if not text.isascii():
        split = unicodedata.normalize("NFKD", text)
        text = "".join(letter for letter in split if not unicodedata.combining(letter))
    return _WORD_WITH_DIGITS.sub(_in_letters, text)


def _in_letters(word: re.Match[str]) -> str:
    written = word.group()
    mostly_letters = 2 * sum(map(str.isdigit, written)) <= len(written)
    return written.translate(_FOR_LETTERS) if mostly_letters else written


def same_name(name: str) -> str:
    """The letters and digits of a name, folded: what "Old House Harriet" and "@OldHouseHarriet" share."""
    return "".join(filter(str.isalnum, fold(name)))


def in_reply_to(name: str) -> str:
    """The line that says whom a comment answers, as most pages print it."""
    return f"In reply to {name}"


def says_whom_it_answers(text: str) -> bool:
    """Whether `text` begins with such a line."""
    return _ANSWERS.match(text) is not None


def tidy(text: str) -> str:
    """`text` with single blanks, at most one blank line in a row, no control characters."""
    if text.isascii() and text.isprintable():  # one plain line, as most are; four times as fast
        return " ".join(text.split())
    lines = _SPACE.sub(" ", _CONTROL.sub("", text.replace("\r\n", "\n"))).split("\n")
    return _BLANK_RUN.sub("\n\n", "\n".join(line.strip() for line in lines)).strip("\n")


def words(text: str) -> list[str]:
    """The words of `text` in order, as written; digits count, punctuation does not."""
    return WORD.findall(text)


def word_spans(text: str) -> list[tuple[int, int, str]]:
    """(start, end, folded word) of each word of `text`."""
    return [
        (m.start(), m.end(), word.casefold() if (word := m.group()).isascii() else fold(word))
        for m in WORD.finditer(text)
    ]


def prose_spans(text: str) -> list[tuple[int, int, str]]:
    """`word_spans` without what stands in web addresses: to repeat an address is not to repeat words."""
    return word_spans(ADDRESS.sub(lambda found: " " * len(found.group()), text))


def paragraphs(text: str) -> list[tuple[int, int]]:
    """(start, end) of the blocks of `text` between blank lines."""
    gaps = [gap.span() for gap in _BLANK_LINES.finditer(text)]
    starts, ends = [0, *(end for _, end in gaps)], [*(start for start, _ in gaps), len(text)]
    blocks = (_stripped(text, start, end) for start, end in zip(starts, ends, strict=True))
    return [(start, end) for start, end in blocks if start < end]


def sentences(text: str) -> list[tuple[int, int]]:
    """(start, end) of the sentences of `text`; together they hold every non-blank character.

    A stop ends a sentence only before a capital, a digit or a quotation mark, and not after an
    abbreviation or an initial.
    """
    return [(a, b) for a, b in _sentence_bounds(text) if a < b]


def _sentence_bounds(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for gap in _SENTENCE_END.finditer(text):
        before = text[start : gap.start()]
        if "\n" not in gap.group() and _ABBREVIATION.search(before[-12:]):
            continue
        yield _stripped(text, start, gap.start())
        start = gap.end()
    yield _stripped(text, start, len(text))


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
