"""Any table of comments (CSV, TSV, JSON lines, a JSON list): its columns are guessed by their names.

`Thread.notes` says what was taken for what.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import PurePath
from typing import Any

from analysis.errors import UnreadableInput
from analysis.formats import table_columns, table_rows
from analysis.formats.format import Claim, Format
from analysis.formats.moments import iso
from analysis.formats.posts import (
    Post,
    any_body,
    body_text,
    comments,
    grouped,
    identifier,
    record,
    string,
    time,
    utc,
)
from analysis.formats.source import TABLES, Source
from analysis.formats.table_rows import Rows
from analysis.records import Document, Thread

_LABELS = {
    "text": "the words",
    "author": "who said them",
    "id": "the comment's id",
    "parent": "the id of what it answers",
    "time": "when",
    "thread": "the thread",
    "title": "the thread's title",
}
_BESIDE_TEXT = ("author", "id", "parent", "time")
"""At least one of these makes a table of texts a table of comments."""
_GONE = frozenset(("[deleted]", "[removed]"))
_NO_PARENT = frozenset(("", "0", "-1", "none", "null", "nan", "na", "n/a", "root"))
_NOBODY = frozenset(("nan", "NaN", "NULL", "null", "None", "none", "N/A"))
"""What programs write where no author is known."""
_NUMBER = re.compile(r"\d{9,13}(?:\.\d+)?")
_MILLISECONDS = 10**11


def _is_thread(found: Mapping[str, str]) -> bool:
    return "text" in found and any(role in found for role in _BESIDE_TEXT)


def _claim(source: Source) -> Claim:
    columns = table_rows.columns(source)
    if not columns:
        return Claim.NO
    if source.json is not None or source.json_lines:
        return Claim.GENERIC
    is_named_so = PurePath(source.name).suffix.lower() in TABLES
    return Claim.KNOWN if is_named_so or _is_thread(table_columns.by_name(columns)) else Claim.NO


def _read(source: Source) -> tuple[Thread, ...]:
    rows = table_rows.of(source)
    if rows is None:
        raise UnreadableInput(source.name, "holds no table", "save one with names in its first row")
    found = table_columns.by_name_and_values(rows.columns, rows.rows)
    _check(source.name, rows, found)
    found = _with_threads(rows, found)
    notes = (*source.decoded[1], _guesses(rows, found), *_uneven(rows))
    by_name, people = table_columns.plays_by_name(rows.rows, found), table_rows.people(source)
    threads = tuple(
        _named(
            _thread(_once(group) if "id" in found else group, found, thread_id, notes, by_name=by_name),
            people,
        )
        for thread_id, group in grouped(rows.rows, lambda row: row.get(found.get("thread", "")))
    )
    if not any(thread.comments for thread in threads):
        raise UnreadableInput(source.name, "a table of which no row has words", "save it with its comments")
    return threads


def _named(thread: Thread, people: Mapping[str, str]) -> Thread:
    """The thread with the names of authors of whom its table holds but the ids."""
    return replace(
        thread,
        comments=tuple(
            replace(each, author=people.get(each.author or "", each.author)) for each in thread.comments
        ),
    )


def _once(rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """`rows`, each of those that say the same in every cell, the comment's id among them, once."""
    return list({repr(row): row for row in rows}.values())


def _with_threads(rows: Rows, found: Mapping[str, str]) -> dict[str, str]:
    """`found` without its column for the thread where that differs in each row: an address, not a thread."""
    values = [identifier(row.get(found.get("thread", ""))) for row in rows.rows]
    is_thread = len(values) == 1 or len(set(values)) < len(values)
    return {role: column for role, column in found.items() if role != "thread" or is_thread}


def _check(name: str, rows: Rows, found: Mapping[str, str]) -> None:
    has = f"its columns are {', '.join(rows.columns)}"
    if "text" not in found:
        raise UnreadableInput(name, f"no column for the words; {has}", "rename one of them to `text`")
    if not _is_thread(found):
        raise UnreadableInput(name, f"no column says who said it; {has}", "rename one of them to `author`")


def _guesses(rows: Rows, found: Mapping[str, str]) -> str:
    taken = ", ".join(f"`{column}` as {_LABELS[role]}" for role, column in found.items())
    rest = [column for column in rows.columns if column not in found.values()]
    return f"columns read: {taken}" + (f"; not read: {', '.join(rest)}" if rest else "")


def _uneven(rows: Rows) -> tuple[str, ...]:
    return (f"rows with more or fewer cells than the header: {rows.uneven}",) if rows.uneven else ()


def _thread(
    rows: Sequence[dict[str, Any]],
    found: Mapping[str, str],
    thread_id: str | None,
    notes: tuple[str, ...],
    *,
    by_name: bool,
) -> Thread:
    cells = [{role: row.get(column) for role, column in found.items()} for row in rows]
    for each, when in zip(cells, _times([each.get("time") for each in cells]), strict=True):
        words = _words(each.get("text"))
        each |= {"text": words, "time": when}
        if by_name:
            each |= {"parent": None, "text": _answering(identifier(each.get("parent")), words)}
    if any(table_rows.WITHIN in row for row in rows):
        cells = _with_places(cells, rows)
    counts = Counter(identifier(each.get("id")) for each in cells)
    has_ids = _are_ids(counts)
    if "id" in found and not has_ids:
        notes = (*notes, f"`{found['id']}` is not one for each comment, and not used")
    ids = set(counts) if has_ids else set()
    gone = [_gone(each) for each in cells]
    return Thread(
        article=Document(title=string(cells[0].get("title"))),
        comments=comments(_post(each, ids) for each, why in zip(cells, gone, strict=True) if not why),
        thread_id=thread_id,
        left_out=dict(Counter(filter(None, gone))),
        notes=notes,
    )


def _are_ids(counts: Counter[str | None]) -> bool:
    return all(key is not None and count == 1 for key, count in counts.items())


def _with_places(cells: Sequence[dict[str, Any]], rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Cells with the ids of rows that stand within others: their own, or else their numbers in the file."""
    numbers = [str(row[table_rows.NUMBER]) for row in rows]
    own = [identifier(each.get("id")) for each in cells]
    ids = own if _are_ids(Counter(own)) else numbers
    id_of = dict(zip(numbers, ids, strict=True))
    return [
        {**each, "id": id_, "parent": id_of.get(str(row.get(table_rows.WITHIN)), each.get("parent"))}
        for each, id_, row in zip(cells, ids, rows, strict=True)
    ]


def _words(cell: object) -> str:
    """The words of a cell; of a list of pieces, as Telegram writes links and bold words, all of them."""
    pieces = cell if isinstance(cell, list) else [cell]
    return "".join(body_text(record(each).get("text") if isinstance(each, dict) else each) for each in pieces)


def _answering(name: str | None, words: str) -> str:
    return f"In reply to {name}\n\n{words}" if name and words.strip() else words


def _within(own: str | None, ids: set[str | None]) -> str | None:
    """The parent that an id names itself, as YouTube's do: `UgxA.9zT` answers `UgxA`."""
    above = (own or "").partition(".")[0]
    return above if own in ids and above != own and above in ids else None


def _times(cells: Sequence[object]) -> list[str | None]:
    """ISO 8601 of each cell: as stated, of seconds since 1970, or as pages print times."""
    found = [_time(cell) for cell in cells]
    printed = iso([cell if isinstance(cell, str) else None for cell in cells])
    return [exact or read for exact, read in zip(found, printed, strict=True)]


def _gone(cells: Mapping[str, Any]) -> str:
    words = cells["text"].strip()
    return "no words" if not words else "deleted" if words in _GONE else ""


def _post(cells: Mapping[str, Any], ids: set[str | None]) -> Post:
    author = identifier(cells.get("author"))
    own = identifier(cells.get("id"))
    return Post(
        body=any_body(cells["text"]),
        page_id=own if own in ids else None,
        author=None if author in _GONE | _NOBODY else author,
        posted_at=cells["time"],
        reply_to=_parent(identifier(cells.get("parent")), ids, identifier(cells.get("thread")))
        or _within(own, ids),
    )


def _parent(stated: str | None, ids: set[str | None], thread: str | None) -> str | None:
    """The id of the answered comment; none where the cell says that it answers the article."""
    if stated is None or not ids or (stated.lower() in _NO_PARENT and stated not in ids):
        return None
    bare = table_columns.bare_id(stated)
    if stated in ids or bare in ids:
        return stated if stated in ids else bare
    is_page = stated == thread or stated.startswith("t3_") or f"t3_{stated}" == thread
    return None if is_page else bare


def _time(cell: object) -> str | None:
    """ISO 8601 as stated, or seconds or milliseconds since 1970."""
    text = str(cell).strip()
    if _NUMBER.fullmatch(text):
        seconds = float(text)
        return utc(seconds / 1000 if seconds > _MILLISECONDS else seconds)
    return time(text) if re.match(r"\d{4}-", text) else None


TABLE = Format(
    name="table",
    matches="a table of comments: CSV or TSV with names in its first row, JSON lines, a JSON list",
    how_to_get="save a spreadsheet as CSV with columns such as `author`, `text`, `time`, `id`, `parent_id`",
    claim=_claim,
    read=_read,
)
