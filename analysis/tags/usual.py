"""The part of speech that an English word mostly is."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from analysis import models

MODEL = "parts"


@cache
def parts() -> Mapping[str, str]:
    """Folded word -> the part that it mostly plays, read once a process; absent where not known."""
    arrays = models.load(MODEL).arrays
    return {word: part for part in sorted(arrays) for word in bytes(arrays[part]).decode().split()}
