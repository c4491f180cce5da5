"""Which characters the report's fonts draw, and how wide."""

from __future__ import annotations

from functools import cache, lru_cache

from matplotlib.ft2font import FT2Font, LoadFlags

from analysis.charts import typefaces

UNKNOWN_WIDTH = 1.0
"""Ems of a character that no font holds."""


@lru_cache(maxsize=1 << 15)
def families(character: str) -> frozenset[int]:
    """The families that hold `character` in each of their weights, since words may be set in bold."""
    code = ord(character)
    return frozenset(
        n for n, faces in enumerate(_families()) if all(face.get_char_index(code) for face in faces)
    )


@lru_cache(maxsize=1 << 15)
def width(character: str) -> float:
    """Ems that `character` takes, in the wider of regular and bold, before any kerning."""
    held_by = families(character)
    if not held_by:
        return UNKNOWN_WIDTH
    return max(_advance(face, ord(character)) for face in _families()[min(held_by)])


def _advance(face: FT2Font, code: int) -> float:
    return float(face.load_char(code, LoadFlags.NO_SCALE).horiAdvance / face.units_per_EM)


@cache
def _families() -> tuple[tuple[FT2Font, ...], ...]:
    """The faces of each family, in the order in which families are tried."""
    faces = [FT2Font(str(path)) for path in typefaces.bundled() + typefaces.dejavu()]
    return tuple(tuple(f for f in faces if f.family_name == name) for name in typefaces.FAMILIES)
