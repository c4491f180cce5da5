"""A table as CSV: for pandas, for R and databases, and for a spreadsheet's import."""

from __future__ import annotations

import csv

import pandas as pd

from analysis.schema import Table

DECIMALS = 4
"""Shares and probabilities are not known to more; rounding also keeps the last bit of a sum out of files."""


def csv_file(table: Table, frame: pd.DataFrame) -> bytes:
    r"""The public columns of `frame`, one line a row after the header.

    UTF-8 without a byte-order mark, comma, `\n` between rows, quotation marks where a field needs
    them, `true` and `false`, an empty field where a fact is not known. Read it back with
    `pd.read_csv(path, keep_default_na=False, na_values=[""])`, so that a person called NA stays one.

    Text stands as the page had it, also where it begins with `=`, `+`, `-` or `@`: mentions begin so,
    and programs read these files. A spreadsheet that takes such text for a formula is told not to by
    importing the columns as text.
    """
    public = table.public(frame)
    plain = public.assign(**{name: _plain(public[name]) for name in public.columns})
    return plain.to_csv(index=False, lineterminator="\n", quoting=csv.QUOTE_MINIMAL).encode("utf-8", "replace")


def _plain(column: pd.Series) -> pd.Series:
    if pd.api.types.is_bool_dtype(column):
        return column.astype("boolean").map({True: "true", False: "false"}, na_action="ignore")
    if pd.api.types.is_float_dtype(column):
        return column.round(DECIMALS) + 0.0  # no "-0.0"
    return column
