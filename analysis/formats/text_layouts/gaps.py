"""Comments told apart by wide gaps alone, where all header and footer lines were lost: the last resort."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.formats.text_layouts.borders import Opening, Reading, closed, line_at
from analysis.formats.text_layouts.furniture import heads_comments, is_furniture
from analysis.formats.text_layouts.page import Line, Page
from analysis.formats.text_layouts.signs import end_of_comments, speaks
from analysis.formats.times import stamp

LEAST = 4
"""Wide gaps; fewer are as likely lines that an article lost."""
SHARE = 0.5
"""Of all gaps: an article has few wide ones."""
VOICE = 0.6
"""Share of the parts that speak as comments do."""
MIN_WORDS = 6
"""Words of an average part."""


def readings(page: Page) -> Iterator[Reading]:
    """The page read by its gaps of two blank lines or more, where those are the rule."""
    after = [n + 1 for n, line in enumerate(page.lines) if heads_comments(line.text)]
    start = after[0] if after else 0
    end = end_of_comments(page, start)
    lines = page.lines[start:end]
    wide = [n for n, line in enumerate(lines, start) if line.blank_before >= 2 and not _is_top(line)]
    gaps = sum(line.blank_before > 0 for line in lines)
    if len(wide) < LEAST or len(wide) < SHARE * gaps or len(wide) == gaps:
        return
    parts = [page.lines[a:b] for a, b in zip(wide, [*wide[1:], end], strict=True)]
    voices = sum(any(speaks(line.text) for line in part) for part in parts)
    words = page.words_until[end] - page.words_until[wide[0]]
    if voices < VOICE * len(parts) or words < MIN_WORDS * len(parts):
        return
    openings = [Opening(at=page.lines[n].at, body=page.lines[n].at) for n in wide]
    borders = closed(openings, line_at(page, end))
    yield Reading(how="blank lines alone", borders=borders, score=0.1 * len(wide), sure=False)


def _is_top(line: Line) -> bool:
    """Whether a line belongs to the top of a page: furniture, or a date and little else."""
    printed = stamp(line.text)
    return (
        is_furniture(line.text)
        or (printed is not None and len(line.text) < len(printed) + 10)
        or "«" in line.text
    )
