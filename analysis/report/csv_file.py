"""A table as CSV: for pandas, for R and databases, and for a spreadsheet's import."""

from __future__ import annotations

import re

import pandas as pd

from analysis.schema import Table

DECIMALS = 4
"""Shares and probabilities are not known to more; rounding also keeps the last bit of a sum out of files."""

QUOTE = '"'

_NEEDS_QUOTES = re.compile(r'[",\n\r]')
"""`csv` and pandas leave a carriage return bare, and then read a new row at it."""


def csv_file(table: Table, frame: pd.DataFrame) -> bytes:
    r"""The public columns of `frame`, one line a row after the header.

    UTF-8 without a byte-order mark, comma, `\n` after each row, quotation marks where a field needs
    them, `true` and `false`, an empty field where a fact is not known. Read it back with
    `pd.read_csv(path, keep_default_na=False, na_values=[""])`, so that a person called NA stays one.

    Text stands as the page had it, also where it begins with `=`, `+`, `-` or `@`: mentions begin so,
    and programs read these files. A spreadsheet that would take such text for a formula imports the
    columns as text. Only U+0000, which many readers end a text at, is written as U+FFFD.
    """
    public = table.public(frame)
    columns = [_fields(public[name]) for name in public.columns]
    lines = map(",".join, zip(*columns, strict=True))
    return ("\n".join([",".join(public.columns), *lines]) + "\n").encode("utf-8", "replace")


def _fields(column: pd.Series) -> list[str]:
    """Every value of `column` as it is written."""
    if pd.api.types.is_bool_dtype(column):
        column = column.astype("boolean").map({True: "true", False: "false"}, na_action="ignore")
    elif pd.api.types.is_float_dtype(column):
        column = column.round(DECIMALS) + 0.0  # 0.0, not -0.0
    missing = column.isna()
    return ["" if gone else _quoted(str(value)) for value, gone in zip(column, missing, strict=True)]


def _quoted(field: str) -> str:
    field = field.replace("\0", "\ufffd")
    return f'"{field.replace(QUOTE, 2 * QUOTE)}"' if _NEEDS_QUOTES.search(field) else field
