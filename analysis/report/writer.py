"""Everything known about one thread, written as the files that people and programs read."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from analysis import schema
from analysis import summary as summaries
from analysis.charts import Drawn
from analysis.report import pictures, typeset, whole
from analysis.report.content import content
from analysis.report.csv_file import csv_file
from analysis.report.graph import graphml
from analysis.report.manifest import manifest
from analysis.report.pdf import TEMPLATE, pdf
from analysis.report.web_data import web_data
from analysis.report.web_page import web_page
from analysis.schema import Tables
from analysis.summary import Summary

PARTS = ("tables", "charts", "summary", "graph", "pdf", "html")
"""What `only` may name."""

TABLES = (
    schema.COMMENTS,
    schema.LINKS,
    schema.PAIRS,
    schema.SPANS,
    schema.PEOPLE,
    schema.TOPICS,
    schema.ARTICLE,
    schema.GROUNDS,
    schema.MENTIONED,
)

PDF, PAGE = "report.pdf", "report.html"
FIRST_PAGE = "report.png"
"""Page 1 as a picture, for a page that links to the report."""
FIRST_PAGE_DOTS_PER_INCH = 110

OURS = frozenset(
    [PDF, PAGE, FIRST_PAGE, "charts", "summary.md", "findings.json", "replies.graphml", whole.MARKER]
    + [f"{table.name}.csv" for table in TABLES]
)
"""Top-level names that a run writes, and therefore replaces."""


def write(  # noqa: PLR0913 - one argument for each kind of result
    out: Path,
    tables: Tables,
    summary: Summary,
    drawn: Mapping[str, Drawn],
    facts: Mapping[str, object],
    only: frozenset[str] = frozenset(),
) -> Path | None:
    """The path of the PDF, or None where none was asked for.

    `out` then holds the files of this run alone, and what a person has added to it. `facts` are the
    manifest's inputs, version, settings, accuracy, left_out and notes; `only` names the PARTS to
    write, all where it is empty. Same arguments, same bytes.

    Raises UnwritableOutput; `out` is then as it was.
    """
    wanted = only or frozenset(PARTS)
    files = dict(_files(tables, summary, drawn, facts, wanted))
    whole.put(out, files, OURS)
    return out / PDF if PDF in files else None


def _files(
    tables: Tables,
    summary: Summary,
    drawn: Mapping[str, Drawn],
    facts: Mapping[str, object],
    wanted: frozenset[str],
) -> Iterator[tuple[str, bytes]]:
    charts = pictures.shown(drawn.values()) if wanted & {"pdf", "charts", "html"} else []
    if "pdf" in wanted:
        said = content(tables, summary, charts, facts)
        yield PDF, pdf(said)
        yield FIRST_PAGE, typeset.pngs(TEMPLATE, said, FIRST_PAGE_DOTS_PER_INCH)[0]
    if "html" in wanted:
        yield PAGE, web_page(web_data(tables, summary, charts, facts))
    if "charts" in wanted:
        for name, picture in pictures.pngs(charts, tables.title).items():
            yield f"charts/{name}.png", picture
    if "summary" in wanted:
        yield "summary.md", _bytes(summaries.markdown(summary, tables))
        yield "findings.json", _json(summaries.as_data(summary))
    if "tables" in wanted:
        for table in TABLES:
            yield f"{table.name}.csv", csv_file(table, getattr(tables, table.name))
    if "graph" in wanted:
        yield "replies.graphml", graphml(tables)
    yield whole.MARKER, _json(manifest(tables, summary, facts))


def _json(value: object) -> bytes:
    return _bytes(json.dumps(value, ensure_ascii=False, indent=2, default=_plain) + "\n")


def _bytes(text: str) -> bytes:
    """UTF-8; half a surrogate pair, which it cannot hold, becomes `?`."""
    return text.encode("utf-8", "replace")


def _plain(value: Any) -> object:
    """What JSON has no notion of: read-only mappings, sets, numbers of numpy."""
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, (set, frozenset)):
        return sorted(value)
    return value.item()
