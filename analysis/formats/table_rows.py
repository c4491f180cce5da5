"""Rows of named cells from the files that hold them: CSV, TSV, JSON lines, a list in JSON."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from analysis.formats.posts import all_records, record
from analysis.formats.source import Source

csv.field_size_limit(2**26)
"""A comment may be longer than the 128 KiB that `csv` allows; 64 MiB is no comment."""

_HEAD = 2**18
_DELIMITERS = ",;\t|"
_ROWS_TO_JUDGE = 50
_MAX_COLUMN_NAME = 60
_REGULAR = 0.8
"""Share of the first rows that must have as many cells as the header for the file to be a table."""
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
        return tuple(dict.fromkeys(name for each in objects for name, _ in _flat(each)))
    delimiter = _delimiter(source)
    return _header(_reader(source.text, delimiter)) if delimiter else ()


def of(source: Source) -> Rows | None:
    """The table in `source`; `None` where it holds none."""
    objects = _objects(source)
    if objects:
        return Rows(columns(source), tuple(dict(_flat(each)) for each in objects))
    delimiter = _delimiter(source)
    return _separated(source.text, delimiter) if delimiter else None


def _objects(source: Source) -> tuple[dict[str, Any], ...]:
    """The objects of JSON lines, of a JSON list, or of the longest list in a JSON object."""
    lists = [source.json, *record(source.json).values()]
    found = [each for each in lists if all_records(each)]
    return max(map(tuple, found), key=len) if found else source.json_lines


def _flat(row: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """The cells of a row; an object in a cell gives cells of its own, `author.name`."""
    for name, value in row.items():
        if isinstance(value, dict):
            yield from ((f"{name}.{inner}", cell) for inner, cell in value.items())
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
    named = [cell for cell in cells if cell.strip()]
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
