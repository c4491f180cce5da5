"""Whether the lines that mark the comments of a page stand before their words or after them.

What posts quote of each other tells it best. The end of the page or a form after the last line makes footers
of them, the page's begin or a heading before the first one headers. Else they cling to what they belong to:
fewer blank lines on that side.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from analysis.formats.text_layouts.borders import Hit
from analysis.formats.text_layouts.furniture import ends_comments, heads_comments, is_action, is_panel
from analysis.formats.text_layouts.header_borders import icons_above, names_above, titles_above
from analysis.formats.text_layouts.header_grammar import Kind, is_put_by
from analysis.formats.text_layouts.page import Page
from analysis.formats.text_layouts.quoted_posts import above_rather_than_below

_LINKED = re.compile(r"(?:like|reply)\b.*\b(?:reply|like)\b", re.IGNORECASE)
"""A line that begins with a comment's links: it stands below the words."""
LINKED = 0.6
"""Share of the lines that must have links on one side, and not on the other, for these to tell them."""
_FOLDS = re.compile(r"\[[–—+-]\]\W*$")
"""What folds a comment away stands at the end of its header."""
_ALWAYS = {Kind.SIGNED: True, Kind.ACTION: True, Kind.SAYS: False, Kind.SAID: False}
"""Families that stand on one side only: whether they are footers."""

Sign = Callable[[Page, Kind, Sequence[Hit]], bool | None]
"""Whether the lines are footers, None where a sign does not tell."""


def is_footer(page: Page, kind: Kind, hits: Sequence[Hit]) -> bool:
    """Whether the lines stand after their bodies, by the first sign that tells; blank lines always do."""
    told = (sign(page, kind, hits) for sign in _SIGNS)
    return next(found for found in told if found is not None)


def _by_kind(_: Page, kind: Kind, __: Sequence[Hit]) -> bool | None:
    return _ALWAYS.get(kind)


def _by_panels(page: Page, kind: Kind, hits: Sequence[Hit]) -> bool | None:
    """Panels as forums print them hold headers."""
    around = [line.text for hit in hits for line in page.lines[max(hit.n - 1, 0) : hit.n + 3]]
    panels = (is_panel(text) or text.casefold().startswith("benutzer-profile") for text in around)
    return False if kind == Kind.PANEL and any(panels) else None


def _by_own_links(page: Page, kind: Kind, hits: Sequence[Hit]) -> bool | None:
    linked = kind == Kind.WHEN and all(_LINKED.match(page.lines[hit.n].text) for hit in hits)
    return True if linked else None


def _by_quotations(page: Page, _: Kind, hits: Sequence[Hit]) -> bool | None:
    above = above_rather_than_below(page, hits)
    return above < 0 if above else None


def _by_links(page: Page, kind: Kind, hits: Sequence[Hit]) -> bool | None:
    """Links (`Reply`) end a comment: they stand above the next one's header, or below its own footer."""
    if kind not in (Kind.NAMED, Kind.POSTED):
        return None
    above = sum(is_action(page.lines[hit.n - 1].text) for hit in hits[1:])
    below = sum(is_action(after.text) for hit in hits[:-1] if (after := page.after(hit.n)))
    apart = (above - below) / max(1, len(hits) - 1)
    return apart < 0 if abs(apart) >= LINKED else None


def _by_top(page: Page, kind: Kind, hits: Sequence[Hit]) -> bool | None:
    """What folds a comment away, names, titles and pictures stand at its top."""
    topped = (
        all(_FOLDS.search(page.lines[hit.n].text) for hit in hits)
        or names_above(page, kind, hits)
        or titles_above(page, hits)
        or icons_above(page, hits)
    )
    return False if topped else None


def _by_ends(page: Page, kind: Kind, hits: Sequence[Hit]) -> bool | None:
    """Nothing follows the last footer, and nothing but a heading precedes the first header."""
    last = page.after(hits[-1].n)
    ends = last is None or ends_comments(last.text) or last.indent < page.lines[hits[-1].n].indent
    begins = not hits[0].n or heads_comments(page.lines[hits[0].n - 1].text)
    above, below = _blank_lines(page, hits)
    clings = kind == Kind.NAMED and not below and above >= len(hits) - 1
    return (ends and not clings) if ends != begins else None


def _by_blank_lines(page: Page, _: Kind, hits: Sequence[Hit]) -> bool | None:
    above, below = _blank_lines(page, hits)
    return above < below or (above == below and all(is_put_by(page.lines[hit.n].text) for hit in hits))


def _blank_lines(page: Page, hits: Sequence[Hit]) -> tuple[int, int]:
    """Blank lines above and below the lines."""
    above = sum(page.lines[hit.n].blank_before for hit in hits if hit.n)
    below = sum(after.blank_before for hit in hits if (after := page.after(hit.n)))
    return above, below


_SIGNS: tuple[Sign, ...] = (
    _by_kind,
    _by_panels,
    _by_own_links,
    _by_quotations,
    _by_links,
    _by_top,
    _by_ends,
    _by_blank_lines,
)
"""The surest first."""
