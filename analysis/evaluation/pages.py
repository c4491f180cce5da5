"""How well comments are told apart on real pages of the numbered layout, with borders marked by hand.

Reads `<page>.txt` with `<page>.labels.json` (`comments`: `line`, the 1-based line where each one
starts, `author`, null where the page does not show it). A border counts as found within one line.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from analysis import formats
from analysis.formats.numbered_says import NUMBERED_SAYS, openings
from analysis.formats.source import load

FOLDER = Path("benchmarks/pages/A")


def measure(data: Path) -> Mapping[str, float]:
    """Recall and precision of borders, and how many authors of the found ones are right."""
    marked = found = claimed = authors = 0
    for path in sorted((data / FOLDER).glob("*.txt")):
        labels = json.loads(path.with_name(path.stem + ".labels.json").read_text(encoding="utf-8"))
        true = {entry["line"]: entry["author"] for entry in labels["comments"] if entry["line"]}
        got = _borders(path)
        marked += len(true)
        claimed += len(got)
        for line, author in true.items():
            at = next((at for at in (line, line - 1, line + 1) if at in got), None)
            found += at is not None
            authors += at is not None and got[at] in (author, None)
    return {
        "pages.A.recall": found / marked,
        "pages.A.precision": found / claimed,
        "pages.A.author_right_or_empty": authors / found,
    }


def _borders(path: Path) -> dict[int, str | None]:
    """Line -> author of each comment that the reader finds; none where it reads an article."""
    source = load(path)
    if formats.identify(source) is not NUMBERED_SAYS:
        return {}
    return {item.line + 1: item.name for item in openings(source.text.split("\n"))}
