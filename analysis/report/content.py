"""All that the printed report says, as plain data for its template."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from analysis import models
from analysis.report import first_page, mentioned_rows, pair_rows, reply_rows
from analysis.report.manifest import is_fast
from analysis.report.method import method
from analysis.report.paper import layout
from analysis.report.printable import SUBSTITUTE, clean
from analysis.report.refs import anchors
from analysis.schema import LISTED, Tables
from analysis.summary import Summary

WORDS: Mapping[str, object] = {
    "kicker": "Thread report",
    "findings": "In short",
    "charts": "In pictures",
    "pairs": "Who replied to whom",
    "pairs_header": ["Who", "Replied to", "Times", "About", "In which tone", "Comments"],
    "mentioned": "Who is talked about",
    "mentioned_header": ["Name", "Also written", "Comments", "People", "Named in"],
    "replies": "Every comment and what it answers",
    "replies_header": ["#", "Comment", "What it answers, and why", "About", "Tone"],
    "method": "How this report was made",
}

PAIRS_NOTE = (
    "A bar shows how likely each tone is in these replies, in the colours of the charts; grey is what is"
    " less likely than a tenth."
)
REPLIES_NOTE = (
    "A tone with “?” is the likeliest of a comment whose tone is unsure. In small print stands what weighed"
    " most in a tone, a stance or a possible irony; where no words stand there, it was the whole comment."
)


def content(
    tables: Tables, summary: Summary, charts: list[dict[str, Any]], facts: Mapping[str, object]
) -> dict[str, Any]:
    """What the template reads; every string in it is `printable`. `charts` are those of `pictures.shown`."""
    known = anchors(tables.comments, LISTED)
    said = {
        **first_page.heading(tables.title),
        "source": first_page.source(facts, tables.article),
        "imprint": f"Comment thread analysis {clean(str(facts.get('version', '')))}".strip(),
        "figures": first_page.figures(summary.figures),
        "findings": first_page.findings(summary, tables, known),
        "charts": charts,
        "pairs": pair_rows.pair_rows(tables.pairs, known),
        "pairs_note": PAIRS_NOTE
        + _cut("pairs of people", len(tables.pairs), len(pair_rows.printed(tables.pairs)), "pairs.csv"),
        "mentioned": mentioned_rows.mentioned_rows(tables.mentioned, known),
        "mentioned_note": mentioned_rows.note(tables.mentioned),
        "replies": reply_rows.reply_rows(tables.comments, tables.links, tables.spans, known),
        "replies_note": REPLIES_NOTE
        + _cut("comments", len(tables.comments), LISTED, "links.csv and comments.csv"),
    }
    return {
        **said,
        "method": method(models.cards(fast=is_fast(facts)), facts, _not_shown(said)),
        "words": WORDS,
        "layout": _layout(),
    }


def _layout() -> dict[str, Any]:
    return {
        **layout(),
        "finding_size": first_page.FINDING_SIZE,
        "figures_in_a_row": first_page.FIGURES_IN_A_ROW,
        "pair_columns": list(pair_rows.COLUMNS),
        "mentioned_columns": list(mentioned_rows.COLUMNS),
        "reply_columns": list(reply_rows.COLUMNS),
        "why_size": reply_rows.WHY_SIZE,
    }


def _cut(things: str, rows: int, most: int, files: str) -> str:
    """What a table of `rows` leaves out on paper; empty where that is nothing."""
    if rows <= most:
        return ""
    return f" The first {most:,} of {rows:,} {things}; {files} beside this report hold them all."


def _not_shown(said: Mapping[str, object]) -> list[str]:
    """What the report has no letters for."""
    if not _holds(said, SUBSTITUTE):
        return []
    return [
        f"{SUBSTITUTE} stands for a sign that this report’s fonts lack; the CSV files hold the sign itself."
    ]


def _holds(value: object, sign: str) -> bool:
    if isinstance(value, Mapping):
        return any(_holds(part, sign) for part in value.values())
    if isinstance(value, list):
        return any(_holds(part, sign) for part in value)
    return isinstance(value, str) and sign in value
