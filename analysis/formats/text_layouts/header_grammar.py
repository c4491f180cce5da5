"""What a line says of a comment's author and time: a table of known grammars.

A line that fits none of them may still repeat as a template (`templates.py`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from analysis.formats.patterns import any_of
from analysis.formats.text_layouts.furniture import REPLY, is_action
from analysis.formats.text_layouts.names import MAX_NAME, line_name, name
from analysis.formats.times import KEPT, WHEN, stamp, without_stamps
from analysis.text import says_whom_it_answers


class Kind(StrEnum):
    """A family of header and footer lines, as a reader of the report would describe it."""

    SAYS = "Name says:"
    SAID = "Name said..."
    SAYS_BARE = "Name says"
    POSTED = "Posted by Name, date"
    NAMED = "Name, date"
    PANEL = "Posted: date"
    WHEN = "date"
    SIGNED = "– Name"
    TEMPLATE = "a repeated line"
    NAME = "Name"
    ACTION = "Reply"


@dataclass(frozen=True, slots=True)
class Head:
    """What one line says: its family, and the name, time and number printed in it."""

    kind: Kind
    author: str | None = None
    when: str | None = None
    number: int | None = None


MAX_HEAD = 160
"""Code points of the longest header line; longer lines are words of a comment."""

_VERBS = """
says said writes wrote comments commented replies replied responds responded asks asked
sagt sagte schreibt schrieb meint meinte kommentiert kommentierte antwortet antwortete fragt hat_gesagt
hat_geschrieben dit écrit répond a_dit a_écrit dice dijo escribe escribió comenta comentó responde
respondió diz disse escreve escreveu comentou respondeu ha_detto scrive ha_scritto risponde commenta
zegt zei schrijft schreef reageert antwoordt
added_a_comment left_a_comment posted_a_comment made_a_comment
"""
_PARTICIPLES = """
post(?:ed)? written submitted added comment(?:ed)? reply sent contributed geschrieben verfasst kommentiert
kommentar erstellt eingetragen publié posté écrit envoyé rédigé commentaire publicado enviado escrito
comentado comentario postado comentário pubblicato scritto inviato commento geplaatst geschreven reactie
"""
_BY_WORDS = "by von par por di da door from"
_TAILS = r"""
permalink link report(?:_abuse|_comment)? (?:reply_)?to_this(?:_comment)? share flag utc ET EST PST
next prev parent root hide past favou?rite
uhr autor author votes?:_\d+ edited bearbeitet
(?:\d+_)?(?:favorites?|likes?|points?|Punkte)
"""


_SAYS = f"(?:{any_of(_VERBS)})"
_PUT = rf"(?:{any_of(_PARTICIPLES)})\W{{1,2}}"
_BY = rf"(?:{any_of(_BY_WORDS)})\b ?:?"
PUT_BY = _PUT + _BY
"""`Posted by`, `geschrieben von`."""
_ON = r"(?<!\w)(?:on|am|le|el|il|op|em|in|at|um|den|vom|du|del|,)"
_SEP = r"[ ,;:|·•∙/~–—»()\[\]#-]*"
_NAME = rf"(?P<author>\S(?:.{{0,{MAX_NAME - 2}}}?\S)??)"
_STAMP = rf"(?<!\d)(?P<when>{WHEN})"
_ICON = r"(?:(?:Blogger|OpenID|Anonymous(?= .+ said))\W+)?(?:#[\d.]+ ?[-–—] ?)?"
_TAIL = rf"(?:\.?{_SEP}(?:{any_of(_TAILS)}|{REPLY}|(?<!\d)(?P<number>\d{{1,9}})(?!\d)))*{_SEP}\.?"
_BEFORE = (
    rf"#[\d.]+{_SEP}|Reply #\d+ |(?:Unread )?(?:Post|Message|Beitrag|Mensaje|Messaggio) "
    r"|(?:OP|Author|Mod) [·•] ?"
)
_CLOCK = r"\d{1,2}:\d\d ?[AaPp][Mm]"
_POST = r"(?:Post|Beitrag|Message|Mensaje)?(?:Posted|Verfasst|Posté|Publicado|Beitrag|Geplaatst)"
_SUBJECT = r"\W+(?:Post subject|Titel|Betreff|Title|Sujet|Asunto)\b.*"

_BOARD = r"\d\d/\d\d/\d\d\(\w{3}\)\d\d:\d\d(?::\d\d)?"
"""A time as boards of pictures print it."""

_GRAMMARS: tuple[tuple[Kind, str], ...] = (
    (
        Kind.NAMED,
        rf"{_NAME}(?: ![\w/+.]+| \(ID: [^)]+\))? (?P<when>{_BOARD}) No\.(?P<number>\d{{1,9}})(?: >>\d+)*",
    ),
    (Kind.SAYS, rf"{_ICON}{_NAME}{_SEP}(?:{_ON} )?{_STAMP},? {_SAYS}{_SEP}"),
    (Kind.SAYS, rf"{_STAMP},?{_SEP}{_NAME},? {_SAYS} ?:"),
    (
        Kind.SAYS,
        rf"{_ICON}{_NAME},?[ \u00a0]{_SAYS}(?: {_ON})? ?[:–-]? ?{_STAMP}(?::\s+Re: .{{1,120}}?)?{_TAIL}",
    ),
    (Kind.SAYS, rf"{_ICON}{_NAME},?[ \u00a0]{_SAYS} ?:{_TAIL}"),
    (Kind.SAID, rf"{_ICON}{_NAME},?[ \u00a0]{_SAYS} ?(?:\.\.\.|…)"),
    (Kind.SAYS_BARE, rf"(?:{_NAME}[ \u00a0])?{_SAYS}{_TAIL}"),
    (Kind.WHEN, rf"{_SEP}(?:{_BEFORE})?(?:{_ON}:? )?{_STAMP}{_TAIL}"),
    (Kind.PANEL, rf"\W*{_POST}(?: {_ON})?\W{{0,3}}{_STAMP}(?:{_SUBJECT}|{_TAIL})"),
    (Kind.POSTED, rf"{_SEP}(?:{_PUT})?{_BY} {_NAME}{_SEP}(?:Posted )?(?:{_ON} )?{_STAMP}{_TAIL}"),
    (
        Kind.NAMED,
        rf"(?:[+-]?\d+ (?=#))?(?:#\d+ )?{_NAME}(?:{_SEP}| ?{_SEP}(?:Posted )?{_ON} ){_STAMP}{_TAIL}",
    ),
    (Kind.POSTED, rf"{_SEP}{PUT_BY} {_NAME} at {_CLOCK} on [^\W\d]+ \d{{1,2}}{_TAIL}(?:\[!\])?"),
    (Kind.POSTED, rf"{_SEP}{PUT_BY} {_NAME}:?"),
    (Kind.SIGNED, rf"(?:[–—~]|--+) ?{_NAME}"),
)
"""The first that fits a whole line says what it is."""

_COMPILED = tuple(
    (kind, re.compile(pattern, re.IGNORECASE), _STAMP in pattern, _SAYS in pattern)
    for kind, pattern in _GRAMMARS
)
"""Kind, pattern, and whether a line must hold a stamp, or a verb, to fit it."""
_SIGNING = ("–", "—", "~", "-")
_LAST_WORDS = frozenset(verb.rpartition("_")[2] for verb in _VERBS.split())
_WORD = re.compile(r"\w+")
_IS_PUT = re.compile(rf"{PUT_BY} |posted on\b", re.IGNORECASE)
_TITLED = re.compile(r".{1,90}\((?:Score: ?-?\d(?:, \w+)?|[\d.]+(?: / \d+)?|\d+, \w+)\)(?: \(#\d+\))?")


REPLYING = re.compile(r"\s*re ?:", re.IGNORECASE)
"""The begin of a reply's subject."""


@lru_cache(maxsize=KEPT)
def head(line: str) -> Head | None:
    """What `line` says as a whole, by the first grammar that fits it."""
    if len(line) > MAX_HEAD:
        return None
    words = set(_WORD.findall(line.lower()))
    stamped, verbal = stamp(line) is not None, not words.isdisjoint(_LAST_WORDS)
    if not (stamped or verbal or line.startswith(_SIGNING) or not words.isdisjoint(_BY_WORDS.split())):
        return None
    if stamped and is_action(without_stamps(line, " ").strip()):
        return Head(Kind.WHEN, when=stamp(line))
    for kind, pattern, needs_stamp, needs_verb in _COMPILED:
        if (needs_stamp and not stamped) or (needs_verb and not verbal):
            continue
        match = pattern.fullmatch(line)
        if match and (found := _head(kind, match)):
            return found
    return None


def _head(kind: Kind, match: re.Match[str]) -> Head | None:
    part = match.groupdict()
    author = name(part["author"]) if part.get("author") else None
    if part.get("author") and author is None:
        return None
    number = part.get("number")
    return Head(kind, author, part.get("when"), int(number) if number else None)


@lru_cache(maxsize=KEPT)
def bare_name(line: str) -> str | None:
    """The name that a line of its own may be: where no grammar fits, and nobody is said to be answered."""
    return None if head(line) or says_whom_it_answers(line) else line_name(line)


def is_byline(line: str) -> bool:
    """Whether `line` says who posted something, even where the rest of it fits no grammar."""
    said = head(line)
    return is_put_by(line) or (said is not None and said.kind == Kind.POSTED)


def is_put_by(line: str) -> bool:
    """Whether `line` begins with words such as `Posted by`, which stand more often after a body."""
    return _IS_PUT.match(line) is not None


def is_titled(line: str) -> bool:
    """Whether `line` is a comment's title with its rating or number, as Scoop and Slashdot print it."""
    return _TITLED.fullmatch(line) is not None
