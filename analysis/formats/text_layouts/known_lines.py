"""Comments told apart by lines without a list mark: headers before the body, or footers after it.

All lines of one family (`Name said...`, `Posted by: Name | date`, a date alone …) are one
hypothesis. Whether they are headers or footers is read from the blank lines around them, and from
what stands before the first and after the last of them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from analysis.formats.text_layouts.borders import Border, Hit, Reading, words_in
from analysis.formats.text_layouts.comment_headings import above_heading
from analysis.formats.text_layouts.footer_borders import footed, without_byline
from analysis.formats.text_layouts.furniture import is_action, is_panel, letters
from analysis.formats.text_layouts.header_borders import headed
from analysis.formats.text_layouts.header_grammar import Head, Kind, bare_name, head
from analysis.formats.text_layouts.header_or_footer import is_footer
from analysis.formats.text_layouts.names import is_described
from analysis.formats.text_layouts.page import Page
from analysis.formats.text_layouts.signs import announced, closed_after
from analysis.formats.times import has_clock
from analysis.text import IN_REPLY_TO, tidy

STRENGTH = {
    Kind.SAID: 1.0,
    Kind.POSTED: 1.0,
    Kind.PANEL: 1.1,
    Kind.SAYS: 0.9,
    Kind.NAMED: 0.8,
    Kind.WHEN: 0.7,
    Kind.SIGNED: 0.7,
    Kind.ACTION: 0.45,
    Kind.TEMPLATE: 0.4,
}
"""How surely one line of a family marks a comment; a number alone is worth 0.8."""

LEAST = {Kind.SAID: 1, Kind.PANEL: 1, Kind.SIGNED: 3, Kind.TEMPLATE: 3}
"""Lines of a family that must be there where no heading or form says that the page has comments; else 2."""
LEAST_QUOTED = 4
"""The same for `Name says:` at the left margin, as articles introduce quotations too."""
UNSURE = frozenset({Kind.WHEN, Kind.ACTION, Kind.TEMPLATE})
_IN_REPLY = re.compile(rf"{IN_REPLY_TO} ", re.IGNORECASE)
FILLED = 0.6
"""Share of the comments that must have words for the lines to be marks of comments."""


def readings(page: Page) -> Iterator[Reading]:
    """The page read by each family of lines that it holds often enough."""
    by_kind: dict[Kind, list[Hit]] = {}
    for n, line in enumerate(page.lines):
        said = None if line.marked else _said(line.text)
        if said:
            by_kind.setdefault(said.kind, []).append(Hit(n, said))
    for kind, hits in by_kind.items():
        if found := reading(page, kind, hits):
            yield found


def _is_beside_words(page: Page, border: Border) -> bool:
    """Whether all that stands between two links is a number, or a date with names: no comment's words."""
    lines = [tidy(page.raw[at]) for at in range(border.at, border.end) if page.raw[at].strip()]
    dated = any(head(line) for line in lines)
    return bool(lines) and all(
        not any(map(str.isalpha, line))
        or (dated and (head(line) or bare_name(line) or _IN_REPLY.match(line)))
        for line in lines
    )


def _said(line: str) -> Head | None:
    """What a line says of a comment, if it is of a family that stands alone."""
    said = head(line)
    if is_panel(line) and not (said and said.kind == Kind.PANEL):
        return None
    if said:
        return said if said.kind in STRENGTH else None
    return Head(Kind.ACTION) if is_action(line) and any(map(str.isalpha, line)) else None


def reading(page: Page, kind: Kind, hits: Sequence[Hit]) -> Reading | None:
    """The page read by `hits`, or `None` where they mark no comments."""
    hits = _below_heading(page, _one_style(page, kind, hits))
    if not hits:
        return None
    signs = announced(page, hits[0].n) or closed_after(page, hits[-1].n + 1)
    if kind == Kind.POSTED and (own := without_byline(page, hits)) is not hits:
        hits, signs = own, True
    if not _enough(page, kind, hits, signs=signs):
        return None
    footer = is_footer(page, kind, hits)
    borders = tuple(footed(page, kind, hits)) if footer else headed(page, kind, hits)
    filled = sum(words_in(page, border) > 0 for border in borders)
    if kind == Kind.ACTION:
        filled -= sum(_is_beside_words(page, border) for border in borders)
    if not borders or filled < FILLED * len(borders):
        return None
    return Reading(
        how=f"{'footer' if footer else 'header'} lines ({kind.value})",
        borders=borders,
        score=filled * STRENGTH[kind] + 0.3 * signs,
        sure=kind not in UNSURE or signs,
    )


def _below_heading(page: Page, hits: Sequence[Hit]) -> Sequence[Hit]:
    """`hits` without the few that stand above the heading of the comments: the article's own lines."""
    return hits[above_heading([hit.n for hit in hits], page.headings) :]


def _enough(page: Page, kind: Kind, hits: Sequence[Hit], *, signs: bool) -> bool:
    """Whether the lines are so many, and such, that an article would hardly hold them."""
    if signs and kind not in UNSURE:
        return True
    if kind == Kind.WHEN and not signs and not all(has_clock(hit.head.when or "") for hit in hits):
        return False
    if kind == Kind.SAYS and not all(page.lines[hit.n].indent for hit in hits):
        described = any(is_described(hit.head.author or "") for hit in hits)
        return len(hits) >= LEAST_QUOTED and not described
    return len(hits) >= LEAST.get(kind, 2)


def _one_style(page: Page, kind: Kind, hits: Sequence[Hit]) -> Sequence[Hit]:
    """`hits` without those that look unlike the rest: left of them, other links, or with no time of day."""
    if kind in (Kind.SAYS, Kind.SIGNED):
        indents = [page.lines[hit.n].indent for hit in hits]
        common = max(sorted(set(indents)), key=indents.count)
        return [hit for hit, at in zip(hits, indents, strict=True) if at >= common]
    if kind == Kind.ACTION:
        links = [letters(page.lines[hit.n].text) for hit in hits]
        commonest = Counter(links).most_common(1)[0][0]
        return [hit for hit, link in zip(hits, links, strict=True) if link == commonest]
    if kind in (Kind.NAMED, Kind.WHEN, Kind.POSTED):
        clocked = [hit for hit in hits if has_clock(hit.head.when or "")]
        return clocked if len(clocked) >= len(hits) / 2 else hits
    return hits
