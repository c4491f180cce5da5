"""Comments that end with a footer line, and where the first one begins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from analysis.formats.text_layouts.borders import Border, Hit, line_at
from analysis.formats.text_layouts.furniture import ends_comments, heads_comments, is_action
from analysis.formats.text_layouts.header_grammar import Head, Kind, bare_name, head, is_byline
from analysis.formats.text_layouts.names import is_icon, is_role
from analysis.formats.text_layouts.page import Line, Page
from analysis.formats.text_layouts.signs import closed_after, end_of_comments

FARTHEST = 40
"""Lines with words before the first footer among which the first comment begins."""
PROFILE = "Profile)"
"""The end of a line that links to the profile of the one it names."""
MARKED = 0.7
"""Share of the comments that begin with a list mark: then all do."""
_ONCE = frozenset({Kind.POSTED, Kind.PANEL})
"""Families of which an article holds one line at most: words after the last are a comment cut off."""
MOST_OF_HEADING = 3
"""Words of a line that does nothing but count the comments."""
CUT_WORDS = 4
"""Words after the last footer that are taken for a comment whose footer was cut off."""


def footed(page: Page, kind: Kind, hits: Sequence[Hit]) -> Iterator[Border]:
    """One comment a footer: what stands between it and the one before."""
    free = _first_begin(page, hits)
    marked = _begin_marked(page, hits)
    begins = []
    for hit in hits:
        begins.append(_last_mark(page, free, hit.n) if marked else _skip(page, free, hit.n))
        free = _footer_end(page, hit)[0] + 1
    topped = _names_on_top(page, hits, begins)
    for hit, begin in zip(hits, begins, strict=True):
        if begin < hit.n or kind == Kind.POSTED:
            yield _border(page, hit, begin, topped=topped)
    end = end_of_comments(page, free)
    cut = kind in _ONCE and not closed_after(page, free)
    if cut and page.words_until[end] - page.words_until[free] >= CUT_WORDS:
        yield _cut_off(page, free, end)


def _names_on_top(page: Page, hits: Sequence[Hit], begins: Sequence[int]) -> bool:
    """Whether most comments of a page whose footers name nobody begin with a line that may be a name."""
    if any(hit.head.author for hit in hits):
        return False
    filled = [(n, hit.n) for hit, n in zip(hits, begins, strict=True) if n < hit.n]
    tops = [bare_name(page.lines[n].text) for n, end in filled if n + 1 < end]
    names = [name for name in tops if name]
    return len(set(names)) > 1 and len(names) >= MARKED * len(filled)


def _border(page: Page, hit: Hit, begin: int, *, topped: bool) -> Border:
    """The comment from the line `begin` to its footer."""
    until, when = _footer_end(page, hit)
    end, signed = _footer_begin(page, begin, hit.n)
    body, author = begin, hit.head.author or signed
    top = begin + (topped and is_role(page.lines[begin].text))
    if (named := _name_on_top(page, top, end, topped=topped)) and author in (None, named):
        author, body = named, top + 1
    if body < end and page.lines[body].marked and is_icon(page.lines[body].text):
        body += 1
    shared = body < end and page.lines[body].marked
    return Border(
        at=line_at(page, begin),
        body=line_at(page, body),
        end=line_at(page, end),
        head=Head(hit.head.kind, author, when, hit.head.number),
        number=hit.head.number,
        first=page.lines[body].text if shared else None,
        until=line_at(page, until) + 1,
    )


def without_byline(page: Page, hits: Sequence[Hit]) -> Sequence[Hit]:
    """`hits` without the article's own byline: the first, where it looks unlike all others."""
    shapes = [_shape(page.lines[hit.n]) for hit in hits]
    if len(shapes) > 1 and shapes[0] != shapes[1] and shapes.count(shapes[1]) == len(shapes) - 1:
        return hits[1:]
    return hits


def _shape(line: Line) -> tuple[str, int]:
    """The first word and the number of bars of a line: what its template repeats."""
    return line.text.split()[0], line.text.count("|")


def _counts(line: str, comments: int) -> bool:
    """Whether a few words with this number announce so many comments, in whatever language."""
    return len(line.split()) <= MOST_OF_HEADING and re.findall(r"\d+", line) == [str(comments)]


def _first_begin(page: Page, hits: Sequence[Hit]) -> int:
    """Where the first comment begins: after a heading, byline, furniture or wide gap; else its last block."""
    hit = hits[0].n
    while hit and (is_action(page.lines[hit - 1].text) or head(page.lines[hit - 1].text)):
        hit -= 1
    for n in range(hit - 1, max(hit - FARTHEST, 0) - 1, -1):
        line = page.lines[n]
        if (
            heads_comments(line.text)
            or _counts(line.text, len(hits))
            or ends_comments(line.text)
            or is_action(line.text)
            or is_byline(line.text)
        ):
            return n + 1
        if line.blank_before > page.gap:
            return n
    blocks = (n for n in range(hit - 1, -1, -1) if page.lines[n].blank_before or page.lines[n].marked)
    return next(blocks, 0)


def _skip(page: Page, n: int, stop: int) -> int:
    """The first line from `n` on that is neither furniture nor a footer's rest."""
    while n < stop and (is_action(page.lines[n].text) or heads_comments(page.lines[n].text)):
        n += 1
    return n


def _footer_end(page: Page, hit: Hit) -> tuple[int, str | None]:
    """Last line of the footer, with the links and the date that cling to it, and when it was written."""
    last, when = hit.n, hit.head.when
    while (after := page.after(last)) and not after.blank_before:
        below = head(after.text)
        if below and below.kind == Kind.WHEN and when is None:
            when = below.when
        elif not is_action(after.text):
            break
        last += 1
    return last, when


def _footer_begin(page: Page, begin: int, hit: int) -> tuple[int, str | None]:
    """The first line of the footer, with the links, counts and signature just before it, and who signed."""
    author = None
    while hit - 1 > begin:
        said = head(page.lines[hit - 1].text)
        if author is None and said and said.kind == Kind.SIGNED:
            author = said.author
        elif author is None and page.lines[hit - 1].text.endswith(PROFILE):
            author = bare_name(page.lines[hit - 1].text)
        elif not is_action(page.lines[hit - 1].text):
            break
        hit -= 1
    return hit, author


def _begin_marked(page: Page, hits: Sequence[Hit]) -> bool:
    """Whether most of the comments begin with a list mark."""
    starts = [max(hits[0].n - FARTHEST, 0), *(hit.n + 1 for hit in hits)]
    held = sum(
        any(line.marked for line in page.lines[start : hit.n])
        for start, hit in zip(starts, hits, strict=False)
    )
    return held > MARKED * len(hits) and all(page.lines[hit.n].indent for hit in hits)


def _last_mark(page: Page, start: int, hit: int) -> int:
    """The last line with a list mark before the footer."""
    return next((n for n in range(hit - 1, start - 1, -1) if page.lines[n].marked), start)


def _name_on_top(page: Page, begin: int, end: int, *, topped: bool = False) -> str | None:
    """The name that stands alone above a body, or, where such are the custom (`topped`), clings to it."""
    if begin + 1 >= end or page.lines[begin].marked:
        return None
    alone = topped or page.lines[begin + 1].blank_before or page.lines[begin].text.endswith(PROFILE)
    return bare_name(page.lines[begin].text) if alone else None


def _cut_off(page: Page, n: int, end: int) -> Border:
    """The comment after the last footer, where the text breaks off before its footer."""
    author = _name_on_top(page, n, end)
    body = page.lines[n + 1 if author else n]
    return Border(
        at=page.lines[n].at,
        body=body.at,
        end=line_at(page, end),
        head=Head(Kind.NAME, author) if author else None,
        first=body.text if body.marked else None,
    )
