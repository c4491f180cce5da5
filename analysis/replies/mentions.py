"""Where a comment names people: `@Name` marks, addressees at the start of a line, names in sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, takewhile

import pandas as pd

from analysis.replies.names import Match, Names
from analysis.replies.places import Found, begins, placed
from analysis.replies.stretches import Taken
from analysis.schema import Table
from analysis.text import IN_REPLY_TO, WORD, fold

MENTIONS = Table(
    "mentions",
    {
        "comment_id": "str",
        "start": "int64",
        "end": "int64",
        "name": "str",
        "person": "str",
        "how": "str",
        "at": "bool",
        "colon": "bool",
        "place": "str",
        "number": "Int64",
    },
)
"""One row a name written in a comment: `name` as written, `person` whom it means (missing: a
stranger), `how` it was recognised, `at` whether an @ stands before it, `colon` whether one follows
(the mark of a reply button), `place` `opening` (before every own word), `line` (opens a later line),
`closing` (ends a sentence that speaks to somebody) or `inside` (a sentence), `number` of a
comment printed beside it."""

_ANNOUNCED = re.compile(
    rf"\s*\[?(?:[↳⤷↪]\s*(?:{IN_REPLY_TO}\s+)?|{IN_REPLY_TO}\s+)@?(?P<name>[^\W_][^\n]{{0,58}}?)\s*:?\]?(?=\n|$)",
    re.IGNORECASE,
)
"""A comment's first line where the page says in it whom the comment answers."""
_ABSENT = re.compile(r"[A-ZÀ-Þ\d_]\S*(?: \S+){0,3}|\S*[\d_]\S*")
"""The name of somebody who is not in the thread; a sentence may begin in the same words."""
_AT = re.compile(r"(?<![\w@.])@ ?(?=[\w-])")
_SWEARING = re.compile(r"ss(?:hole|hat|wipe|clown)?s?\b", re.IGNORECASE)
_STRANGER = re.compile(r"[^\W_][\w.'’-]*")
_STRANGER_WITH_COLON = re.compile(r"[^\W_][\w.'’-]*(?: [A-Z#\d][\w.'’#-]*){0,3}(?=:)")
_AFTER = re.compile(r"(?P<number> ?\(?#(?P<n>\d{1,6})\)?)?(?P<mark>\s?[:,;]|\s?[-–—](?= ))?")
_PLAIN_OPENING = re.compile(
    r"(?:(?:hi|hello|hey|dear|hallo|bonjour|hola|ciao|thanks|thank you|thx|yes|no|sorry|well|ok|to)\W{1,2})?"
    r"(?P<name>[^\W_][^\n,:;!?@]{0,58}?)(?P<mark>\s?[,:!]|\s?[-–—](?= )|(?=\n))",
    re.IGNORECASE,
)
_WORD_END = re.compile(r"(?<=\w)(?!\w)|(?<=\W)(?=[\s:,]|$)")
_LINE = re.compile(r"[^\n]+")
_LOWER_CASE = re.compile(r"(?<![\w@])[a-zß-ÿ]{2,}")
LEAST_BEGUN, OFTEN_BEGUN = 2, 0.15
"""Comments that must begin with a full name of two words or more for such to address, and their share."""
_MAX_NAME = 60


def find(comments: pd.DataFrame, names: Names) -> pd.DataFrame:
    """One row a name written in a comment, in reading order (`MENTIONS`).

    A comment's own author is not looked for in running text: people sign.
    """
    common = _lower_case_words(comments["text"])
    every = [
        (comment_id, text, _all(text, names, common, author))
        for comment_id, text, author in zip(
            comments["comment_id"], comments["text"], comments["speaker"], strict=True
        )
    ]
    begun = sum(bool(found) and begins(text, found[0]) for _, text, found in every)
    unmarked = begun >= LEAST_BEGUN and begun >= OFTEN_BEGUN * len(every)
    return MENTIONS.frame(
        [
            _row(comment_id, each, place)
            for comment_id, text, found in every
            for each, place in placed(text, found, unmarked=unmarked)
        ]
    )


def _row(comment_id: str, found: Found, place: str) -> dict[str, object]:
    return {
        "comment_id": comment_id,
        "start": found.start,
        "end": found.end,
        "name": found.name,
        "person": found.match.person if found.match else None,
        "how": found.match.how if found.match else None,
        "at": found.at,
        "colon": found.colon,
        "place": place,
        "number": found.number,
    }


def _lower_case_words(texts: pd.Series) -> frozenset[str]:
    """Words that the thread writes in lower case: as names without an @ they are too common."""
    return frozenset(word for text in texts for word in _LOWER_CASE.findall(text))


def _all(text: str, names: Names, common: frozenset[str], author: str | None) -> list[Found]:
    marked = [*_announced(text, names), *_marked(text, names)]
    taken = Taken((found.start, found.end) for found in marked)
    plain = [
        found
        for found in _plain(text, names, common)
        if found.match and found.match.person != author and not taken.overlap(found.start, found.end)
    ]
    return sorted([*marked, *plain], key=lambda found: found.start)


def _announced(text: str, names: Names) -> Iterator[Found]:
    """The name in a first line such as `In reply to Name`, also of a person who is not in the thread."""
    line = _ANNOUNCED.match(text)
    if line is None:
        return
    match = names.exact(line["name"]) or names.exact(line["name"].rpartition(" by ")[2])
    if match or _ABSENT.fullmatch(line["name"]):
        yield Found(line.start(), line.end(), line["name"], match, True, True, None)


def _marked(text: str, names: Names) -> Iterator[Found]:
    """Every `@Name`: the longest known name after the @, else the words of a stranger.

    After `@ ` only a known name is a mention.
    """
    for at in _AT.finditer(text):
        if _SWEARING.match(text, at.end()):
            continue
        length, match = _longest_name(text, at.end(), names)
        if not length:
            stranger = _STRANGER_WITH_COLON.match(text, at.end()) or _STRANGER.match(text, at.end())
            if stranger is None or at.group().endswith(" "):
                continue
            length = len(stranger.group().rstrip(".'’-"))
            match = names.resolve(text[at.end() : at.end() + length])
        yield _with_marks(text, (at.start(), at.end(), at.end() + length), match)


def _longest_name(text: str, start: int, names: Names) -> tuple[int, Match | None]:
    """The length of the longest exact name that begins at `start`, and whose it is."""
    line_end = text.find("\n", start)
    line = text[start : min(start + _MAX_NAME, line_end if line_end >= 0 else len(text))]
    for stop in reversed([m.start() for m in _WORD_END.finditer(line)]):
        match = names.exact(line[:stop])
        if match and (line[stop - 1].isalnum() or fold(line[:stop]) == fold(match.person)):
            return stop, match
    return 0, None


def _with_marks(text: str, borders: tuple[int, int, int], match: Match | None) -> Found:
    """A marked name with the number and the colon behind it; `borders` of the @ and the name."""
    start, name_start, name_end = borders
    after = _AFTER.match(text, name_end)
    assert after is not None  # every part of the pattern is optional
    mark = (after["mark"] or "").strip()
    return Found(
        start,
        after.end(),
        text[name_start:name_end],
        match,
        True,
        mark == ":",
        int(after["n"]) if after["n"] else None,
    )


def _plain(text: str, names: Names, common: frozenset[str]) -> Iterator[Found]:
    """Names without an @: at the start of a line before a comma or colon, and in sentences."""
    for line in _LINE.finditer(text):
        opening = _PLAIN_OPENING.match(text, line.start())
        match = names.resolve(opening["name"].strip()) if opening else None
        if opening and match and match.how != "near":
            colon = opening["mark"] == ":"
            yield Found(opening.start("name"), opening.end(), opening["name"], match, False, colon, None)
    taken = 0
    for word in WORD.finditer(text):
        start = word.start()
        if start >= taken and names.may_begin(word.group()):
            end, match = _name_in_sentence(text, start, names, common)
            if match:
                yield Found(start, end, text[start:end], match, False, False, None)
                taken = end


def _name_in_sentence(
    text: str, start: int, names: Names, common: frozenset[str]
) -> tuple[int, Match | None]:
    """Where the longest person's name ends that begins with the word at `start`, and whose it is.

    A single word counts only with a capital or a digit, and if the thread never writes it small.
    """
    ends = [word.end() for word in islice(WORD.finditer(text, start), names.longest)]
    first = text[start : ends[0]]
    begun = list(takewhile(lambda end: names.may_go_on(text[start:end]), ends))
    for end in reversed(begun or ends[:1]):
        match = names.exact(text[start:end]) if end > ends[0] else names.resolve(first)
        if match is None or match.how == "near":
            continue
        telling = first[0].isupper() or any(c.isdigit() for c in first)
        if end > ends[0] or (telling and fold(first) not in common and len(first) > 2):
            stopped = match.how == "exact" and match.person.endswith(".") and text[end : end + 1] == "."
            return end + stopped, match
    return start, None
