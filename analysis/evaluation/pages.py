"""How well comments are told apart on real pages, with borders marked by hand or from the page's HTML.

Reads `<page>.txt` with `<page>.labels.json` (`comments`: `line`, the 1-based line where each one
starts, `author`, null where the page does not show it). A border counts as found within one line
with words: blank ones are not counted, as the labels of V, made by program, often pass over a first
line such as `Liebe Ana,`. In the sets A and B the line is that of the comment's block, in V that of
its body.

B holds pages on which nothing marks the borders (`NO_MARK`): there every comment found is one too many.
`python -m analysis.evaluation.pages FOLDER` prints one line a page.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from analysis import formats
from analysis.formats.numbered_says import NUMBERED_SAYS, openings
from analysis.formats.source import Source, load
from analysis.formats.text_layouts import TEXT_LAYOUTS
from analysis.formats.text_layouts.choose import best

FOLDER = Path("benchmarks/pages")
SETS = ("A", "B", "V")
BODY_LABELLED = "V"
NO_MARK = (
    "lemmy-headless",
    "substack-headless",
    "smf-printpage-headless",
    "mastodon-thread",
    "hn-mirror-gt-quotes",
    "mailinglist-raw-oneline",
)
"""Layouts of B that print nothing between comments."""


@dataclass(frozen=True)
class Page:
    """How well one page is read."""

    name: str
    marked: int
    claimed: int
    found: int
    named: int
    """Found comments whose author is right, or not known."""
    how: str

    @property
    def judged(self) -> bool:
        """Whether its borders can be found: two comments or more, and something that marks them."""
        return self.marked > 1 and not self.name.startswith(NO_MARK)


def measure(data: Path) -> Mapping[str, float]:
    """Recall and precision of borders and the share of right or empty authors, for each set of pages."""
    scores: dict[str, float] = {}
    for part in SETS:
        pages = list(measured(data / FOLDER / part))
        judged = [page for page in pages if page.judged or part != "B"]
        found = sum(page.found for page in judged)
        scores |= {
            f"pages.{part}.recall": found / sum(page.marked for page in judged),
            f"pages.{part}.precision": found / sum(page.claimed for page in judged),
            f"pages.{part}.author_right_or_empty": sum(page.named for page in judged) / found,
        }
        if part == "B":
            scores["pages.B.invented_where_unmarked_count"] = sum(
                page.claimed for page in pages if page.name.startswith(NO_MARK)
            )
    return scores


def measured(folder: Path) -> Iterator[Page]:
    """Each page of a set, by name."""
    for labels in sorted(folder.glob("*.labels.json")):
        name = labels.name.removesuffix(".labels.json")
        entries = json.loads(labels.read_text(encoding="utf-8"))["comments"]
        true = {entry["line"]: entry["author"] for entry in entries if entry["line"]}
        yield _page(name, load(folder / f"{name}.txt"), true, bodies=folder.name == BODY_LABELLED)


def _page(name: str, source: Source, true: Mapping[int, str | None], *, bodies: bool) -> Page:
    how, claimed = _borders(source, bodies=bodies)
    worded = _worded(source.text)
    got = {worded[line]: author for line, author in claimed.items()}
    matched = [
        (author, got.pop(at))
        for line, author in sorted(true.items())
        if (at := _nearest(worded[line], got)) is not None
    ]
    named = sum(author is None or mine in (author, None) for author, mine in matched)
    return Page(name, len(true), len(claimed), len(matched), named, how)


def _nearest(line: int, got: Mapping[int, str | None]) -> int | None:
    return next((at for at in (line, line - 1, line + 1) if at in got), None)


def _worded(text: str) -> list[int]:
    """1-based line -> how many lines with words there are up to it."""
    counts, total = [0], 0
    for line in text.split("\n"):
        total += bool(line.strip())
        counts.append(total)
    return [*counts, total]


def _borders(source: Source, *, bodies: bool) -> tuple[str, dict[int, str | None]]:
    """How the page is read, and 1-based line -> author of each comment found; none where it is an article."""
    reader = formats.identify(source)
    lines = source.text.split("\n")
    if reader is NUMBERED_SAYS:
        items = openings(lines)
        after = [item.line + (bodies and item.name is not None) for item in items]
        return reader.name, {
            _worded_from(lines, at): item.name for at, item in zip(after, items, strict=True)
        }
    reading = best(source.text)[1]
    if reader is not TEXT_LAYOUTS or reading is None:
        return reader.name, {}
    return reading.how, {
        _worded_from(lines, each.body if bodies else each.at): each.head.author if each.head else None
        for each in reading.borders
    }


def _worded_from(lines: Sequence[str], at: int) -> int:
    """The 1-based number of the first line with words from the 0-based line `at` on."""
    return next((n for n in range(at, len(lines)) if lines[n].strip()), len(lines) - 1) + 1


def main() -> None:
    """Prints one line a page: marked, claimed and found borders, and how it was read."""
    for part in SETS:
        for page in measured(Path(sys.argv[1]) / FOLDER / part):
            print(
                f"{part} {page.name[:60]:60} marked {page.marked:3} claimed {page.claimed:3}"
                f" found {page.found:3} named {page.named:3} {page.how}"
            )


if __name__ == "__main__":
    main()
