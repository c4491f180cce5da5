"""Which column of a table of comments holds what: by its name, by the words of its name, by its values."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from analysis.formats.posts import identifier

ROLES: Mapping[str, str] = {
    "text": """text body comment content message comment_text comment_body text_original body_text
        comment_content text_display content_rendered post_text message_text comment_message utterance
        reply post tweet review kommentar nachricht beitrag commentaire texte comentario mensaje texto
        commento testo comentário mensagem reactie bericht tekst""",
    "author": """author author_name author_display_name author_login username user_name user display_name
        screen_name user_login author_username name nickname handle login speaker commenter
        comment_author poster posted_by from creator_name owner_display_name autor autorin verfasser
        benutzer nutzer auteur utilisateur nom usuario nombre autore utente nome gebruiker naam""",
    "id": "comment_id commentid cid message_id reply_id id post_id number no nr",
    "parent": """parent_id parent reply_to in_reply_to in_reply_to_id reply_to_id parent_comment_id
        in_reply_to_status_id replyto parentid comment_parent parent_post_id antwort_auf réponse_à
        respuesta_a risposta_a resposta_a antwoord_op""",
    "time": """created_at created_utc published_at posted_at timestamp time datetime date created published
        comment_date date_gmt creation_date created_time time_stamp ts datum zeit zeitpunkt heure fecha
        hora data ora tijd""",
    "thread": """thread_id thread conversation_id topic_id discussion_id submission_id link_id story_id
        video_id article_id page_id post_id url thread_url article_url""",
    "title": """thread_title title headline article_title topic_title submission_title titel titre título
        titolo story_title video_title""",
}
"""Role -> names of columns that play it, the surest first (exports seen; English and six languages)."""

_PEOPLE = "author|user|owner|sender|commenter|poster|creator|reviewer|profile|member|account|from|by"
_LIKE: Mapping[str, re.Pattern[str]] = {
    "text": re.compile(
        r"(?:(?:raw|full|plain|comment|body|content|message|review|post|tweet)_)?"
        r"(?:text|content|body|comments?|message|review|com)"
        r"(?:_(?:html|raw|plain|text|content|rendered|md|markdown|original|display|full))?"
    ),
    "author": re.compile(
        rf"(?:\w+_)?(?:{_PEOPLE}|nick|screen|display|full|real)_?(?:name|login|handle|nickname|text|username|"
        r"display_name|screen_name|unique_id|real_name)|(?:unique_id|nickname|sender|owner|reviewer)|"
        rf"(?:benutzer|nutzer)name|(?:{_PEOPLE})_id|user_profile_\w*name|profile_?name"
    ),
    "id": re.compile(
        r"(?:comment|message|post|tweet|status|object|review|reply)_?(?:id|key|pk|no|number)|object_id|pk"
    ),
    "parent": re.compile(
        r"(?:is_)?(?:in_)?(?:repl(?:y|ies|ied|ying)_?to|parent|antwort_(?:an|auf)|answers?_to|reference|"
        r"\w+_replied_to|thread_ts)(?:_(?:comment|message|tweet|status|post|user_name|author))?"
        r"(?:_?(?:id|str|key|name))*"
    ),
    "time": re.compile(
        r"(?:\w+_)?(?:at|time|date|datetime|timestamp)(?:_(?:ms|utc|iso|created|posted|gmt))*|"
        r"(?:posted|published|created|sent)(?:_(?:on|at|iso))?"
    ),
    "title": re.compile(r"(?:story|video|thread|post|article|page)_(?:title|name)"),
}
"""Role -> the names that its column has where none of `ROLES` stands."""
_FLOAT = re.compile(r"\d+\.0+")
"""A number of an id, as programs write it where some cells of its column are empty."""
_KIND = re.compile(r"t\d_")
"""Reddit's prefix of ids: the parent of a comment is `t1_` and its id, of a top comment `t3_`."""
_KEY = re.compile(r"[A-Z]+\d[A-Z\d]{3,}")
_NUMBERED = "#"
"""The name of a column of numbers."""
_HELD = 0.8
"""Share of a column's cells that must be ids, or names, for it to say what is answered."""
_HELD_BY_OTHERS = 0.4
"""The same for ids to be known by parents that are known by their name."""
_LEAST = 2
"""Cells that show what a column holds."""

Cells = Sequence[Mapping[str, Any]]


def by_name(columns: Sequence[str]) -> dict[str, str]:
    """Role -> the column that plays it; each column plays one role, and the surest name wins."""
    return by_name_and_values(columns, ())


def by_name_and_values(columns: Sequence[str], rows: Cells) -> dict[str, str]:
    """The same, where names alone leave a role open by what stands in the columns of `rows` too."""
    names = {_plain(column): column for column in reversed(columns)}
    found: dict[str, str] = {}
    for role, cues in ROLES.items():
        column = next((names[cue] for cue in cues.split() if cue in names), None)
        if role == "author" and column is not None and _holds_keys(rows, column):
            column = None
        if column is not None and column not in found.values():
            found[role] = column
    for role, like in _LIKE.items():
        left = [n for n, c in names.items() if c not in found.values() and like.fullmatch(n)]
        if role not in found and left:
            found[role] = names[max(left, key=lambda name: _fullness(role, rows, names[name]))]
    if "id" not in found and _NUMBERED in columns:
        found["id"] = _NUMBERED
    return found | _by_values(columns, rows, found)


def bare_id(stated: str) -> str:
    """An id without the prefix of its kind, or the whole number that a program wrote with a fraction."""
    return stated.partition(".")[0] if _FLOAT.fullmatch(stated) else _KIND.sub("", stated, count=1)


def plays_by_name(rows: Cells, found: Mapping[str, str]) -> bool:
    """Whether what is answered is told by who wrote it, not by an id."""
    if "author" not in found or "parent" not in found:
        return False
    return _share_in(rows, found["parent"], _values(rows, found["author"])) >= _HELD


def _by_values(columns: Sequence[str], rows: Cells, found: Mapping[str, str]) -> dict[str, str]:
    """The column of ids that the parents are among, or the column of parents that are among the ids."""
    if "parent" not in found:
        return _parents(columns, rows, found) if "id" in found else {}
    if plays_by_name(rows, found):
        return {}

    def held(column: str) -> float:
        return _share_in(rows, found["parent"], _values(rows, column))

    if "id" in found and held(found["id"]):
        return {}
    pointed = [column for column in columns if column != found["parent"] and _is_of_each(rows, column)]
    best = max(pointed, key=held, default=None)
    return {"id": best} if best is not None and held(best) >= _HELD_BY_OTHERS else {}


def _parents(columns: Sequence[str], rows: Cells, found: Mapping[str, str]) -> dict[str, str]:
    ids = _values(rows, found["id"])
    for column in columns:
        some = len(_values(rows, column)) >= _LEAST and not _is_of_each(rows, column)
        if column not in found.values() and some and _share_in(rows, column, ids) >= _HELD:
            return {"parent": column}
    return {}


def _holds_keys(rows: Cells, column: str) -> bool:
    """Whether the names in a column are keys of a database, such as `U06XQ`."""
    values = _values(rows, column)
    return len(rows) >= _LEAST and sum(bool(_KEY.fullmatch(v)) for v in values) >= _HELD * len(values)


def _fullness(role: str, rows: Cells, column: str) -> float:
    """How much stands in a column: of texts the letters, of all else the cells that differ."""
    cells = [row.get(column) for row in rows]
    if role == "text":
        return float(sum(len(cell) for cell in cells if isinstance(cell, str)))
    named = role == "author" and not _plain(column).endswith("_id")
    return len(_values(rows, column)) + (len(cells) * named)


def _values(rows: Cells, column: str) -> set[str]:
    return {value for row in rows if (value := identifier(row.get(column))) is not None}


def _is_of_each(rows: Cells, column: str) -> bool:
    return len(rows) >= _LEAST and len(_values(rows, column)) == len(rows)


def _share_in(rows: Cells, column: str, values: set[str]) -> float:
    """The share of a column's filled cells that hold one of `values`, as it is or as programs spoil ids."""
    cells = [value for row in rows if (value := identifier(row.get(column))) is not None]
    held = sum(value in values or bare_id(value) in values for value in cells)
    return held / len(cells) if len(cells) >= _LEAST else 0.0


def _plain(column: str) -> str:
    """`column` in lower case with `_` between words: `Author Name`, `authorName`, `author.name` are one."""
    parts = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", column.strip())
    return re.sub(r"[\W_]+", "_", parts).strip("_").lower()
