"""What a line says of a comment's author and time: a table of known grammars.

A line that fits none of them may still repeat as a template (`templates.py`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from analysis.formats.text_layouts.furniture import REPLY, reason_left_out
from analysis.formats.text_layouts.times import WHEN


class Kind(StrEnum):
    """A family of header and footer lines."""

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


MAX_NAME = 60
"""Code points of the longest displayed name taken for one; longer lines are sentences."""
MAX_NAME_WORDS = 8
MAX_HEAD = 160
"""Code points of the longest header line; longer lines are words of a comment."""

_SAYS_VERBS = (
    "says said writes wrote comments commented replies replied responds responded asks asked "
    "sagt sagte schreibt schrieb meint meinte kommentiert kommentierte antwortet antwortete fragt "
    "dit écrit répond dice dijo escribe escribió comenta comentó responde respondió "
    "diz disse escreve escreveu comentou respondeu ha_detto scrive ha_scritto rispone risponde commenta "
    "a_dit a_écrit hat_gesagt hat_geschrieben zegt zei schrijft schreef reageert antwoordt"
).split()
_VERB = (
    "(?:"
    + "|".join(sorted((verb.replace("_", " ") for verb in _SAYS_VERBS), key=lambda v: (-len(v), v)))
    + ")"
)
_BY = (
    r"(?:(?:posted|written|submitted|added|comment(?:ed)?|reply|sent|contributed|geschrieben|verfasst|kommentiert|erstellt"
    r"|eingetragen|publié|posté|écrit|envoyé|rédigé|publicado|enviado|escrito|comentado|postado|pubblicato|scritto"
    r"|inviato|geplaatst|geschreven|kommentar|commentaire|comentario|comentário|commento|reactie)\W{1,2})?"
    r"(?:by|von|par|por|di|da|door|from)\b:?"
)
_ON = r"(?<!\w)(?:on|am|le|el|il|op|em|in|at|um|den|vom|du|del|,)"
_SEP = r"(?:[ ,;:|·•/~–—»()\[\]-]|&nbsp;)*"
_NAME = rf"(?P<author>\S(?:.{{0,{MAX_NAME - 2}}}?\S)??)"
_STAMP = rf"(?<!\d)(?P<when>{WHEN})"
_LEAD = r"(?:(?:Blogger|OpenID|Anonymous(?= .+ said))\W+)?"
_TAIL = rf"(?:{_SEP}(?:{REPLY}|#\d+|Permalink|Link|Report(?: abuse| comment)?|Share|Edit|Flag|utc|ET|EST|PST|Uhr|reply|Votes?: \d+"
_TAIL += (
    r"|\[? ?\d* ?(?:favorites?|likes?|points?|Punkte)? ?\]?|(?:Autor|Author)|\(#?(?P<number>\d+)\)|(?P<number2>\d+)))*"
    + _SEP
)

_GRAMMARS: tuple[tuple[Kind, str], ...] = (
    (Kind.SAYS, rf"{_LEAD}{_NAME}{_SEP}(?:{_ON} )?{_STAMP},? {_VERB}{_SEP}:?"),
    (Kind.SAYS, rf"{_STAMP},?{_SEP}{_NAME},? {_VERB} ?:"),
    (Kind.SAYS, rf"{_LEAD}{_NAME},?[ \u00a0]{_VERB}(?: on| am| le| el| op)? ?:? ?{_STAMP}{_TAIL}:?"),
    (Kind.SAYS, rf"{_LEAD}{_NAME},?[ \u00a0]{_VERB} ?:{_TAIL}"),
    (Kind.SAID, rf"{_LEAD}{_NAME},?[ \u00a0]{_VERB} ?(?:\.\.\.|…)"),
    (Kind.SAYS_BARE, rf"(?:{_NAME}[ \u00a0])?{_VERB}{_TAIL}"),
    (Kind.WHEN, rf"{_SEP}(?:{_ON} )?{_STAMP}{_TAIL}"),
    (Kind.PANEL, rf"\W*(?:Post|Beitrag|Message|Mensaje)?(?:Posted|Verfasst|Posté|Publicado|Beitrag|Geplaatst)"
     rf"(?: {_ON})?\W{{0,3}}{_STAMP}(?:\W+(?:Post subject|Titel|Betreff|Title|Sujet|Asunto)\b.*|{_TAIL})"),
    (Kind.POSTED, rf"{_SEP}{_BY} {_NAME}(?: \(anonymous\))?{_SEP}(?:Posted )?(?:{_ON} )?{_STAMP}{_TAIL}"),
    (Kind.NAMED, rf"(?:#\d+ )?{_NAME}(?:{_SEP}| ?{_SEP}(?:Posted )?{_ON} ){_STAMP}{_TAIL}"),
    (Kind.SIGNED, rf"(?:[–—~]|--+) ?{_NAME}"),
)  # fmt: skip
"""The first that fits a whole line says what it is."""

_COMPILED = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _GRAMMARS)
_CUE = re.compile(rf"\d|\b{_VERB}\b|^[–—~-]|{WHEN}", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<!\b\w)\.$|[!?;,:]$|\w{3,}[.!?] [A-ZÄÖÜ]|, \w+ \w+ \w+")
_NO_NAME = re.compile(
    r"(?:@.*|(?:it is|last|joined|registered|created|first)\b.*|on|am|le|el|il|op|at|um|the article|this|that|which|who|he|she|they|it|I|you|we|also|as|and|but|update\w*|edit\w*"
    rf"|posted|published|last|updated|since|from|by|copyright|©|\W+|{WHEN}\W*.*"
    r"|.*\b(?:he|she|they|who|which|that|it|I|also|always|often|never|usually|once|then|still|just|immer|oft|nie|auch"
    r"|toujours|jamais|siempre|nunca|sempre|mai|altijd|nooit)|(?:my|his|her|our|their|your|mein\w*|mon|ma|mi|mia|mijn) .*)$",
    re.IGNORECASE,
)
_DECORATION = re.compile(r"^[\s|»«·•*~,;–—(\[-]+|[\s|»«·•*~,;:–—(\[-]+$")
_FRAMED = re.compile(r"([-~*|=_]+)[^\W_](?:.*[^\W_])?\1")
_OWN_TITLE = re.compile(
    r" ?\(?(?:Post author|Author|Autor|Auteur|Autore|Admin|OP|View Profile|Profile|\d+)\)$| \((?:\d+)$|(?: |(?<=[a-zäöü]))(?:Author|Autor|Auteur|Autore)$"
)
_GENERIC_ICON = frozenset({"profile", "avatar", "gravatar", "user", "photo", "picture", "says", ""})


@lru_cache(maxsize=4096)
def head(line: str) -> Head | None:
    """What `line` says as a whole, by the first grammar that fits it."""
    if len(line) > MAX_HEAD or not _CUE.search(line):
        return None
    for kind, pattern in _COMPILED:
        match = pattern.fullmatch(line)
        if match and (found := _head(kind, match)):
            return found
    return None


def _head(kind: Kind, match: re.Match[str]) -> Head | None:
    part = match.groupdict()
    author = name(part["author"]) if part.get("author") else None
    if part.get("author") and author is None:
        return None
    number = part.get("number") or part.get("number2")
    return Head(kind, author, part.get("when"), int(number) if number else None)


def name(words: str) -> str | None:
    """`words` as a displayed name without decoration, or `None` where they cannot be one."""
    if reason_left_out(words, "") == "pingback":
        return words.strip(" :»")
    bare = words if _FRAMED.fullmatch(words) else _OWN_TITLE.sub("", _DECORATION.sub("", words))
    if not bare or len(bare) > MAX_NAME or len(bare.split()) > MAX_NAME_WORDS or not re.search(r"\w", bare):
        return None
    return None if _NO_NAME.fullmatch(bare) else bare


@lru_cache(maxsize=4096)
def bare_name(line: str) -> str | None:
    """The name that a line of its own may be: few words, no sentence, no stamp."""
    if reason_left_out(line, "") == "pingback":
        return line.strip(" :»")
    words = re.sub(rf"(?:^#\d+ )|(?:{_SEP}(?:{REPLY}|»))+$", "", line, flags=re.IGNORECASE)
    if len(words) > 40 or len(words.split()) > 5 or _SENTENCE.search(words) or head(words):
        return None
    return name(words)


def is_icon(line: str) -> bool:
    """Whether `line` is the word of a picture or a number that a page sets where the name should be."""
    return line.casefold() in _GENERIC_ICON or re.fullmatch(r"#?\d+[.)]?", line) is not None
