"""Rows of named cells from the files that hold them: CSV, TSV, JSON lines, a list in JSON."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from analysis.formats.posts import all_records, record, records
from analysis.formats.source import Source

csv.field_size_limit(2**26)
"""A comment may be longer than the 128 KiB that `csv` allows; 64 MiB is no comment."""

_HEAD = 2**18
_DELIMITERS = ",;\t|"
_ROWS_TO_JUDGE = 50
_MAX_COLUMN_NAME = 60
_REGULAR = 0.8
"""Share of the first rows that must have as many cells as the header for the file to be a table."""
NUMBER, WITHIN = "\0number", "\0within"
"""Cells of objects within objects: the row's number, and that of the row in which it stands."""
_USER_NAMES = ("username", "screen_name", "display_name", "real_name", "name")
_LEAST_SHARED = 2
"""Names of cells, this many and more, that an object and a reply in it share."""
_DEEPEST = 3
"""Levels of objects in a cell that give cells of their own."""
_NO_NAME = re.compile(r"[\d\W_]*")


@dataclass(frozen=True)
class Rows:
    """A table as read: names in order, one mapping a row; a cell that is not there is not in it."""

    columns: tuple[str, ...]
    rows: tuple[dict[str, Any], ...]
    uneven: int = 0
    """Rows with more or fewer cells than the header."""


def columns(source: Source) -> tuple[str, ...]:
    """The names of the columns of the table in `source`, none where it holds none."""
    objects = _objects(source)
    if objects:
        return _of_objects(objects).columns
    delimiter = _delimiter(source)
    return _header(_reader(source.text, delimiter)) if delimiter else ()


def of(source: Source) -> Rows | None:
    """The table in `source`; `None` where it holds none."""
    objects = _objects(source)
    if objects:
        return _of_objects(objects)
    delimiter = _delimiter(source)
    return _separated(source.text, delimiter) if delimiter else None


def _of_objects(objects: Sequence[dict[str, Any]]) -> Rows:
    rows = tuple(dict(_flat(each)) for each in _with_replies(objects))
    names = dict.fromkeys(name for row in rows for name in row)
    return Rows(tuple(name for name in names if name not in (NUMBER, WITHIN)), rows)


def people(source: Source) -> dict[str, str]:
    """Id -> name of the users that a JSON file lists beside its comments, as X's interface does."""
    parts = record(source.json)
    listed = [each for value in parts.values() for each in (value, *record(value).values())]
    found = {}
    for user in (each for users in listed if all_records(users, "id") for each in users):
        name = next((user[key] for key in _USER_NAMES if isinstance(user.get(key), str)), None)
        if name and not isinstance(user.get("text"), str):
            found[str(user["id"])] = name
    return found


def _objects(source: Source) -> tuple[dict[str, Any], ...]:
    """The objects of JSON lines, of a JSON list, or of the longest list in a JSON object."""
    lists = [source.json, *record(source.json).values()]
    found = [each for each in lists if all_records(each)]
    return max(map(tuple, found), key=len) if found else source.json_lines


def _with_replies(objects: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The objects, each followed by those like it that stand in it: its replies."""
    found: list[dict[str, Any]] = []
    waiting: list[tuple[dict[str, Any], int | None]] = [(each, None) for each in reversed(objects)]
    while waiting:
        each, within = waiting.pop()
        replies = _replies(each)
        own = {name: value for name, value in each.items() if name not in replies}
        found.append({**own, NUMBER: len(found), **({WITHIN: within} if within is not None else {})})
        number = len(found) - 1
        waiting += [(reply, number) for those in reversed(replies.values()) for reply in reversed(those)]
    return found if len(found) > len(objects) else list(objects)


def _replies(row: Mapping[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """The cells of a row that hold rows like it: lists of objects, also under `data`, `edges` or `nodes`."""
    found = {}
    for name, value in row.items():
        lists = [value, *record(value).values()] if isinstance(value, dict) else [value]
        first = next((each for each in lists if all_records(each)), None)
        inner = [record(each.get("node")) or each for each in records(first)]
        if inner and all(_is_like(each, row) for each in inner):
            found[name] = inner
    return found


def _is_like(inner: Mapping[str, Any], row: Mapping[str, Any]) -> bool:
    """Whether an object has most names of cells of another, one with words among them."""
    shared = inner.keys() & row.keys()
    worded = any(isinstance(inner[name], str) and isinstance(row[name], str) for name in shared)
    return worded and len(shared) > _LEAST_SHARED and 2 * len(shared) >= len(inner)


def _flat(row: Mapping[str, Any], depth: int = _DEEPEST) -> Iterator[tuple[str, Any]]:
    """The cells of a row; an object in a cell gives cells of its own, `author.name`.

    So does a list of objects that each have a `type` and an `id`: `references.replied_to`.
    """
    for name, value in row.items():
        if isinstance(value, dict) and depth:
            yield from ((f"{name}.{inner}", cell) for inner, cell in _flat(value, depth - 1))
        elif all_records(value, "type", "id"):
            yield from ((f"{name}.{each['type']}", each["id"]) for each in value)
        else:
            yield name, value


def _delimiter(source: Source) -> str | None:
    """What separates the cells of a table: the delimiter that gives most columns in regular rows."""
    if source.json is not None:
        return None
    head = source.text[:_HEAD]
    widths = {delimiter: _width(head, delimiter) for delimiter in _DELIMITERS}
    best = max(_DELIMITERS, key=lambda delimiter: widths[delimiter])
    return best if widths[best] > 1 else None


def _width(head: str, delimiter: str) -> int:
    """The number of columns that `delimiter` gives, 0 where the rows are no table."""
    try:
        rows = list(
            islice(csv.reader(io.StringIO(head, newline=""), delimiter=delimiter), _ROWS_TO_JUDGE + 1)
        )
    except csv.Error:
        return 0
    complete = rows[:-1] if len(head) == _HEAD and len(rows) <= _ROWS_TO_JUDGE else rows
    filled = [row for row in complete if row]
    if len(filled) < 2 or not _are_names(filled[0]):
        return 0
    same = sum(len(row) == len(filled[0]) for row in filled[1:])
    return len(filled[0]) if same >= _REGULAR * (len(filled) - 1) else 0


def _are_names(cells: list[str]) -> bool:
    """Whether the cells are names of columns: different, short, and none a number; one may be blank."""
    blank = sum(not cell.strip() for cell in cells)
    named = [cell for cell in cells if cell.strip() not in ("", "#")]
    return (
        blank <= 1
        and len(set(named)) == len(named)
        and all(len(name) <= _MAX_COLUMN_NAME and not _NO_NAME.fullmatch(name) for name in named)
    )


def _separated(text: str, delimiter: str) -> Rows:
    reader = _reader(text, delimiter)
    names = _header(reader)
    rows = [row for row in reader if row]
    return Rows(
        names,
        tuple(dict(zip(names, row, strict=False)) for row in rows),
        sum(len(row) != len(names) for row in rows),
    )


def _reader(text: str, delimiter: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)


def _header(rows: Iterator[list[str]]) -> tuple[str, ...]:
    return tuple(name.strip() for name in next(row for row in rows if row))
