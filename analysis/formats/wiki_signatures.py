"""Signatures on talk pages of MediaWiki: a link to the user, and the time that `~~~~` leaves.

Source: CommentParser.php of the extension DiscussionTools: a time counts where a link to a user's
page, talk page or contributions stands at most some hundred characters before it, and the signature
begins at the first link to that user. Names of the spaces: languages/messages/Messages*.php.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from analysis.formats.patterns import any_of
from analysis.formats.times import WHEN

_USER_SPACES = """
User Benutzer(?:in)? Utilisateur Utilisatrice Usuari[oa] Usuári[oa] Usuário\\(a\\) Utilizador Utente Gebruiker
"""
_TALK_SPACES = """
User_talk Benutzer(?:in)?_Diskussion Discussion_utilisat(?:eur|rice) Usuari[oa]_discusión
Usuári[oa]_Discussão Usuário\\(a\\)_Discussão Utilizador_Discussão Discussioni_utente Overleg_gebruiker
"""
_CONTRIBUTIONS = """
Special:Contributions Spezial:Beiträge Spécial:Contributions Especial:Contribuciones
Especial:Contribuições Speciale:Contributi Speciaal:Bijdragen
"""


def _any(table: str) -> str:
    return any_of(table).replace(" ", "[_ ]")


USER_PAGE = (
    rf":?(?:(?:{_any(_USER_SPACES)}|{_any(_TALK_SPACES)}):|(?:{_any(_CONTRIBUTIONS)})/)"
    r" ?(?P<user>[^|\]/#\n]+)"
)
"""The title of a page that is a user's own, as wikitext and addresses write it."""
_PAGE = re.compile(rf"(?:^|/){USER_PAGE}$", re.IGNORECASE)
_TITLE = re.compile(r"[?&]title=([^&#]*)")
_STAMP = re.compile(rf"{WHEN}(?:(?<=\))|\s*\([A-Z]{{2,5}}\))", re.IGNORECASE)
_STAMP_END = re.compile(r"\d\)?\s*\([A-Z]{2,5}\)")
"""Every stamp ends in its zone; looked for first, because it is cheap."""
_BEFORE = re.compile(
    r"(?:[\s_~–—―|•·«]|(?<!\S)-++|(?<=\S)-{2,}+|(?<!\S)\(|Preceding unsigned comment added by"
    r"|\(?nicht signierter Beitrag von|Le message qui précède, non signé, a été déposé par)+$",
    re.IGNORECASE,
)
"""What stands between the words of a comment and a signature, or takes the place of a missing one."""
_FARTHEST = 200
"""Code points before a signature that such words span at most."""
_AFTER = re.compile(r"[\s)\].·•|]*(?:\[\w+\]|\(\w+\))?[\s)\].]*(?:</\w+>\s*)*")


@dataclass(frozen=True, slots=True)
class UserLink:
    """A link to a page of a user's own: where it begins in a line, and whose it is."""

    start: int
    user: str


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature in a line: where it stands, who signed, and the time as printed."""

    start: int
    end: int
    user: str
    when: str


def user_of(address: str) -> str | None:
    """The user whose page `address` is (`/wiki/User:Ana_Bell`), or `None`."""
    stated = _TITLE.search(address)
    title = unquote(stated[1] if stated else re.split("[?#]", address, maxsplit=1)[0])
    match = _PAGE.search(title.replace("_", " "))
    return user_name(match["user"]) if match else None


def user_name(title: str) -> str:
    """`title` as the wiki writes it: with blanks, its first letter a capital."""
    words = " ".join(title.replace("_", " ").split())
    return words[:1].upper() + words[1:]


def signatures(text: str, links: Sequence[UserLink], reach: int) -> Iterator[Signature]:
    """The signatures of a line, whose links to users are known, in order.

    `reach` is how many characters before the time a signature may begin.
    """
    if not links or not _STAMP_END.search(text):
        return
    free = 0
    for stamp in _STAMP.finditer(text):
        near = [link for link in links if max(free, stamp.start() - reach) <= link.start < stamp.start()]
        if near:
            user = near[-1].user
            start = min(link.start for link in near if link.user == user)
            yield Signature(start, stamp.end(), user, stamp[0])
            free = stamp.end()


def between(text: str, found: Sequence[Signature]) -> list[str]:
    """The parts of a line before, between and after its signatures; the last where it holds words."""
    starts = [0, *(each.end for each in found)]
    ends = [*(each.start for each in found), len(text)]
    parts = [text[start:end] for start, end in zip(starts, ends, strict=True)]
    return parts[:-1] if _AFTER.fullmatch(parts[-1]) else parts


def before(words: str) -> str:
    """The words before a signature without the dashes that lead to it."""
    return words[:-_FARTHEST] + _BEFORE.sub("", words[-_FARTHEST:])
