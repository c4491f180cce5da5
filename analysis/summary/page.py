"""The summary as files: Markdown for people, rows for programs."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import Any

from analysis.schema import Tables
from analysis.summary.finding import Finding, Summary

RUNS_SHOWN = 8
"""Comments, or runs of comments in a row, that a citation lists before it says how many more there are."""

_MARKDOWN = re.compile(r"([\\`*_\[\]<>|~&]|^[-+=#]|(?<=^\d)[.)])")
"""What Markdown or HTML could read as markup, at the start of a line also as a list or a rule."""


def markdown(summary: Summary, tables: Tables) -> str:
    """summary.md: the title, the sentences with the comments that prove them, the key figures."""
    lines = [f"# {escaped(tables.title) or 'Untitled thread'}", ""]
    for found in summary.findings:
        cited = citation(found, tables)
        lines += [f"{escaped(found.sentence)} {cited}".rstrip(), ""]
    lines += ["| key figure | |", "|---|---:|"]
    lines += [f"| {escaped(label)} | {escaped(value)} |" for label, value in summary.figures]
    return "\n".join(lines) + "\n"


def as_data(summary: Summary) -> list[dict[str, Any]]:
    """findings.json: one object a sentence, with the ids of its comments and the pairs it speaks of."""
    return [
        {
            "sentence": found.sentence,
            "kind": found.kind,
            "comments": list(found.comments),
            "pairs": [list(pair) for pair in found.pairs],
        }
        for found in summary.findings
    ]


def citation(found: Finding, tables: Tables) -> str:
    """The positions of a finding's comments, in order, as `[#3, #8–#10]`; empty where it cites none."""
    position = tables.comments.set_index("comment_id")["position"]
    places = sorted(position.loc[list(found.comments)].tolist())
    runs = list(_runs(places))
    shown = [
        f"#{a}" if a == b else f"#{a}, #{b}" if b == a + 1 else f"#{a}–#{b}" for a, b in runs[:RUNS_SHOWN]
    ]
    left = sum(b - a + 1 for a, b in runs[RUNS_SHOWN:])
    return f"[{', '.join(shown)}{f' and {left:,} more' if left else ''}]" if shown else ""


def _runs(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """(first, last) of each run of places in a row."""
    for _, run in itertools.groupby(enumerate(places), key=lambda item: item[1] - item[0]):
        steps = [place for _, place in run]
        yield steps[0], steps[-1]


def escaped(line: str) -> str:
    """`line` on one line, with nothing in it that Markdown or HTML would read as markup."""
    return _MARKDOWN.sub(r"\\\1", " ".join(line.split()))
