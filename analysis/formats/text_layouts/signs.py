"""Signs that a page holds comments, and where they begin and end."""

from __future__ import annotations

import re

from analysis.formats.text_layouts.furniture import ends_comments, heads_comments
from analysis.formats.text_layouts.page import Page

MOST_DIGITS = 7
"""A longer number counts no comments."""
NEAR = 6
"""Lines with words above the first comment among which its heading stands."""

_VOICE = re.compile(
    r"\b(?:I|I'm|I've|I'd|I'll|me|my|mine|you|your|you're|thanks|thank|lol|haha|hi|hello|dear|wow|yes|no|agree"
    r"|ich|mir|mich|mein\w*|du|dir|dich|dein\w*|danke|hallo|liebe[r]?|euch|ihr|sie|je|j'ai|moi|mon|ma|merci|bonjour|vous"
    r"|tu|yo|mi|me|gracias|hola|usted|eu|meu|minha|obrigad[oa]|olá|você|io|mio|mia|grazie|ciao|lei"
    r"|ik|mij|mijn|bedankt|jij|je|jullie|hoi)\b|@\w|[!?]|[:;]-?[)(DP]|[\U0001F300-\U0001FAFF]",
    re.IGNORECASE,
)


_FIRST_PERSON = re.compile(
    r"\b(?:I|I'm|I’m|I've|I’ve|I'd|my|mine|ich|mir|mich|mein\w*|je|j['’]ai|moi|mon|yo|mi|mí|eu|meu|minha|io|mio|mia"
    r"|ik|mij|mijn)\b"
)
_COUNT = re.compile(r"\D{0,40}[1-9]")
_ONE = re.compile(r"comment\W*\d", re.IGNORECASE)
"""A line that gives one comment's number ("Comment 57989"), no count."""


def speaks(text: str) -> bool:
    """Whether `text` has the voice of a comment: first or second person, thanks, a question, a shout."""
    return _VOICE.search(text) is not None


def confides(text: str) -> bool:
    """Whether somebody speaks of themselves in `text`, as hardly any list of an article does."""
    return _FIRST_PERSON.search(text) is not None


def announced(page: Page, n: int) -> bool:
    """Whether a heading of comments stands among the lines just above the `n`-th."""
    return any(heads_comments(line.text) for line in page.lines[max(0, n - NEAR) : n])


def announced_count(page: Page, start: int) -> int:
    """How many comments the last heading above the line `start` counts; 0 where none counts them."""
    counts = [
        re.findall(r"\d+", line.text)
        for line in page.lines
        if line.at < start
        and _COUNT.match(line.text)
        and heads_comments(line.text)
        and not _ONE.match(line.text)
    ]
    return int(counts[-1][0]) if counts and len(counts[-1][0]) < MOST_DIGITS else 0


def closed_after(page: Page, n: int) -> bool:
    """Whether a form or the page's end furniture stands among the three lines from the `n`-th on."""
    return any(ends_comments(line.text) for line in page.lines[n : n + 3])


def end_of_comments(page: Page, n: int) -> int:
    """Position of the first line of a form from the `n`-th on, or the number of lines."""
    for m in range(n, len(page.lines)):
        if ends_comments(page.lines[m].text):
            return m
    return len(page.lines)


def says_it_has_comments(page: Page) -> bool:
    """Whether a heading counts comments (`12 Comments`); forms stand under articles without any too."""
    return any(_COUNT.match(line.text) and heads_comments(line.text) for line in page.lines)
