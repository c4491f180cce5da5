"""The rows of a table, for printing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd


def rows(frame: pd.DataFrame) -> Iterator[Any]:
    """Each row with its columns as attributes; what is missing is None."""
    known = frame.astype(object)
    return iter(known.where(known.notna(), None).itertuples(index=False))
