"""A template and plain data, set by typst with the report's own fonts."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import typst

from analysis.charts import typefaces

FOLDER = Path(__file__).parent


def pdf(template: str, content: Mapping[str, Any], standards: list[typst.PDFStandard]) -> bytes:
    """The pages as one PDF. Raises typst.TypstError where a standard cannot be met."""
    return typst.compile(
        _source(template),
        sys_inputs=_inputs(content),
        font_paths=_fonts(),
        ignore_system_fonts=True,
        pdf_standards=standards,
        timestamp=0,
    )


def pngs(template: str, content: Mapping[str, Any], dots_per_inch: float) -> list[bytes]:
    """Each page as a picture."""
    made: bytes | list[bytes] = typst.compile(
        _source(template),
        sys_inputs=_inputs(content),
        font_paths=_fonts(),
        ignore_system_fonts=True,
        format="png",
        ppi=dots_per_inch,
    )
    return made if isinstance(made, list) else [made]


def _source(template: str) -> bytes:
    return (FOLDER / template).read_bytes()


def _inputs(content: Mapping[str, Any]) -> dict[str, str]:
    return {"data": json.dumps(content, ensure_ascii=False)}


@cache
def _fonts() -> typst.Fonts:
    folders = [typefaces.FOLDER, typefaces.dejavu()[0].parent]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)
