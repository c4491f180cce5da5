"""Comments told apart by lines without a list mark: headers before the body, or footers after it.

All lines of one family (`Name said...`, `Posted by: Name | date`, a date alone …) are one hypothesis; whether they
are headers or footers is read from the blank lines around them and from what stands before the first and after the last.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analysis.formats.text_layouts.borders import Border, Opening, Reading, closed
from analysis.formats.text_layouts.furniture import ends_comments, heads_comments, is_action, is_panel
from analysis.formats.text_layouts.heads import Head, Kind, bare_name, head, is_icon
from analysis.formats.text_layouts.page import Line, Page
from analysis.formats.text_layouts.signs import announced, closed_after, end_of_comments, word_count
from analysis.formats.text_layouts.times import has_clock

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
"""How surely one line of a family marks a comment, against a number alone (0.8)."""

LEAST = {Kind.SAID: 1, Kind.PANEL: 1, Kind.SIGNED: 3, Kind.TEMPLATE: 3}
"""Lines of a family that must be there where no heading or form says that the page holds comments; else 2."""
MAX_PANEL = 12
"""Lines of a forum's panel around the line that says when a post was written."""
UNSURE = frozenset({Kind.WHEN, Kind.ACTION, Kind.TEMPLATE})


@dataclass(frozen=True, slots=True)
class Hit:
    """A line that says something of a comment beside it."""

    n: int
    """Position in `page.lines`."""
    head: Head


def readings(page: Page) -> Iterator[Reading]:
    """The page read by each family of lines that it holds often enough."""
    by_kind: dict[Kind, list[Hit]] = {}
    for n, line in enumerate(page.lines):
        said = head(line.text)
        if is_panel(line.text) and not (said and said.kind == Kind.PANEL):
            continue
        if said and said.kind in STRENGTH and not line.marked:
            by_kind.setdefault(said.kind, []).append(Hit(n, said))
        elif is_action(line.text) and not line.marked:
            by_kind.setdefault(Kind.ACTION, []).append(Hit(n, Head(Kind.ACTION)))
    for kind, hits in by_kind.items():
        if found := reading(page, kind, hits):
            yield found


def reading(page: Page, kind: Kind, hits: Sequence[Hit]) -> Reading | None:
    """The page read by `hits`, or `None` where they mark no comments."""
    hits = _one_style(page, kind, hits)
    if not hits:
        return None
    signs = announced(page, hits[0].n) or closed_after(page, hits[-1].n + 1)
    if len(hits) < (1 if signs and kind not in UNSURE else LEAST.get(kind, 2)):
        return None
    if kind == Kind.WHEN and not signs and not all(has_clock(hit.head.when or "") for hit in hits):
        return None
    footer = _is_footer(page, kind, hits)
    borders = tuple(_footed(page, kind, hits) if footer else _headed(page, kind, hits))
    filled = sum(_words_in(page, border) > 0 for border in borders)
    if not borders or filled < 0.6 * len(borders):
        return None
    place = "footer" if footer else "header"
    return Reading(
        how=f"{place} lines ({kind.value})",
        borders=borders,
        score=filled * STRENGTH[kind] + 0.3 * signs,
        sure=kind not in UNSURE or signs,
    )


def _one_style(page: Page, kind: Kind, hits: Sequence[Hit]) -> Sequence[Hit]:
    """`hits` without those that look unlike the rest: another indentation, or no time of day."""
    if kind in (Kind.SAYS, Kind.SIGNED):
        indents = [page.lines[hit.n].indent for hit in hits]
        common = max(sorted(set(indents)), key=indents.count)
        return [hit for hit, at in zip(hits, indents, strict=True) if at >= common]
    if kind in (Kind.NAMED, Kind.WHEN, Kind.POSTED):
        clocked = [hit for hit in hits if has_clock(hit.head.when or "")]
        return clocked if len(clocked) >= len(hits) / 2 else hits
    return hits


def _is_footer(page: Page, kind: Kind, hits: Sequence[Hit]) -> bool:
    """Whether the lines stand after their bodies.

    The end of the page or a form after the last one makes footers of them, the page's begin or a heading before the
    first one headers. Else they cling to what they belong to: fewer blank lines on that side.
    """
    if kind in (Kind.SAYS, Kind.SAID, Kind.PANEL):
        return False
    if kind in (Kind.SIGNED, Kind.ACTION):
        return True
    last = page.after(hits[-1].n)
    ends = last is None or ends_comments(last.text) or last.indent < page.lines[hits[-1].n].indent
    first = page.lines[hits[0].n - 1] if hits[0].n else None
    begins = first is None or heads_comments(first.text)
    if ends != begins:
        return ends
    above = sum(page.lines[hit.n].blank_before for hit in hits if hit.n)
    below = sum(after.blank_before for hit in hits if (after := page.after(hit.n)))
    return above < below


def _headed(page: Page, kind: Kind, hits: Sequence[Hit]) -> Iterator[Border]:
    end = end_of_comments(page, hits[-1].n)
    openings = [_opening(page, kind, hit) for hit in hits]
    level = min(page.lines[hit.n].indent for hit in hits)
    for n in range(hits[-1].n, end):
        if page.lines[n].indent < level:
            end = n
            break
    stop = page.lines[end].at if end < len(page.lines) else len(page.raw)
    return iter(closed(openings, stop))


def _opening(page: Page, kind: Kind, hit: Hit) -> Opening:
    """The comment that a header line opens, with the lines that belong to the header."""
    first, last, said = hit.n, hit.n, hit.head
    if kind == Kind.PANEL:
        first, last, said = _panel(page, hit)
    elif kind in (Kind.NAMED, Kind.POSTED, Kind.WHEN) and hit.n and _is_title(page, hit):
        first = hit.n - 1
    after = page.after(last)
    if said.when is None and after and (below := head(after.text)) and below.kind == Kind.WHEN:
        said, last = Head(said.kind, said.author, below.when, said.number), last + 1
    elif kind == Kind.WHEN and after and not after.blank_before and _stands_alone(page, last + 1):
        said, last = Head(said.kind, bare_name(after.text), said.when, said.number), last + 1
    body = page.lines[last + 1].at if last + 1 < len(page.lines) else len(page.raw)
    return Opening(at=page.lines[first].at, body=body, head=said, number=said.number)


def _stands_alone(page: Page, n: int) -> bool:
    """Whether the `n`-th line is a name with a blank line after it."""
    after = page.after(n)
    return after is not None and after.blank_before > 0 and bare_name(page.lines[n].text) is not None


def _is_title(page: Page, hit: Hit) -> bool:
    """Whether the line before a header is the comment's title, as Scoop and Slashdot print them."""
    before = page.lines[hit.n - 1]
    return len(before.text) < 100 and (
        before.text.endswith(")") and before.text[-2:-1].isalnum() and "(" in before.text[-24:]
    )


def _panel(page: Page, hit: Hit) -> tuple[int, int, Head]:
    """First and last line of a forum's panel, and what it says; the name stands on top, where it is left."""
    first = last = hit.n
    author: str | None = None
    while author is None and first > 0 and hit.n - first < MAX_PANEL:
        before = page.lines[first - 1]
        author = None if is_panel(before.text) or is_action(before.text) else bare_name(before.text)
        if author is None and not is_panel(before.text):
            break
        first -= 1
    while (
        (after := page.after(last))
        and last - hit.n < MAX_PANEL
        and (is_panel(after.text) or is_action(after.text))
    ):
        last += 1
    return first, last, Head(hit.head.kind, author, hit.head.when, hit.head.number)


def _footed(page: Page, kind: Kind, hits: Sequence[Hit]) -> Iterator[Border]:
    """One comment a footer: what stands between it and the one before."""
    hits = list(_without_byline(page, hits))
    previous_end = _first_begin(page, hits[0].n)
    marked = _marked_begins(page, hits)
    for hit in hits:
        begin = _last_mark(page, previous_end, hit.n) if marked else _skip(page, previous_end, hit.n)
        last, said = _footer_block(page, hit)
        end, signed = _footer_begin(page, begin, hit.n)
        named, body = (None, begin) if said.author or signed else _name_on_top(page, begin, end)
        said = Head(said.kind, said.author or signed or named, said.when, said.number)
        body += page.lines[body].marked and is_icon(page.lines[body].text) and body + 1 < end
        if begin < hit.n or kind == Kind.POSTED:
            yield _border(page, begin, body, end, last, said)
        previous_end = last + 1
    yield from _cut_off(page, kind, previous_end)


def _border(page: Page, begin: int, body: int, end: int, last: int, said: Head) -> Border:
    return Border(
        at=page.lines[begin].at,
        body=page.lines[body].at,
        end=page.lines[end].at,
        head=said,
        number=said.number,
        until=page.lines[last].at + 1,
        first=page.lines[body].text if page.lines[body].marked and body < end else None,
    )


def _without_byline(page: Page, hits: Sequence[Hit]) -> Iterator[Hit]:
    """`hits` without the article's own byline: the first, where blank lines or a heading part it from the rest."""
    if len(hits) > 2 and hits[0].head.kind == Kind.POSTED:
        style = [_shape(page.lines[hit.n]) for hit in hits]
        if style[0] != style[1] and style.count(style[1]) >= len(style) - 1:
            hits = hits[1:]
    yield from hits


def _shape(line: Line) -> str:
    """The first word and the bars of a line: what its template repeats."""
    return f"{line.text.split()[0]} {line.text.count('|')} {':' in line.text.split('|')[0][:12]}"


def _first_begin(page: Page, hit: int) -> int:
    """Where the first comment begins: after a heading, a byline, furniture or a wide gap; else its last block."""
    wide = page.gap + 1
    while hit and (is_action(page.lines[hit - 1].text) or head(page.lines[hit - 1].text)):
        hit -= 1
    for n in range(hit - 1, -1, -1):
        line = page.lines[n]
        said = head(line.text)
        byline = line.text.lower().startswith(("posted by", "posted on")) or (
            said is not None and said.kind == Kind.POSTED
        )
        if heads_comments(line.text) or ends_comments(line.text) or is_action(line.text) or byline:
            return n + 1
        if line.blank_before >= wide and hit - n <= 40:
            return n
        if hit - n > 40:
            break
    return next((n for n in range(hit - 1, -1, -1) if page.lines[n].blank_before or page.lines[n].marked), 0)


def _skip(page: Page, n: int, stop: int) -> int:
    """The first line from `n` on that is neither furniture nor a footer's rest."""
    while n < stop and (is_action(page.lines[n].text) or heads_comments(page.lines[n].text)):
        n += 1
    return n


def _footer_block(page: Page, hit: Hit) -> tuple[int, Head]:
    """Last line of the footer and what it says, with the lines of links and dates that go on with it."""
    last, said = hit.n, hit.head
    while after := page.after(last):
        below = head(after.text)
        if below and below.kind == Kind.WHEN and said.when is None and not after.blank_before:
            said = Head(said.kind, said.author, below.when, said.number)
        elif not is_action(after.text) or after.blank_before:
            break
        last += 1
    return last, said


def _footer_begin(page: Page, begin: int, hit: int) -> tuple[int, str | None]:
    """The first line of the footer, and who signed there: links, counts and a signature just before belong to it."""
    author = None
    while hit - 1 > begin:
        line = page.lines[hit - 1]
        said = head(line.text)
        if author is None and said and said.kind == Kind.SIGNED:
            author = said.author
        elif not is_action(line.text):
            break
        hit -= 1
    return hit, author


def _marked_begins(page: Page, hits: Sequence[Hit]) -> bool:
    """Whether most of the comments with footers begin with a list mark."""
    starts = [0, *(hit.n + 1 for hit in hits)]
    held = sum(
        any(page.lines[n].marked for n in range(max(start, hit.n - 8), hit.n))
        for start, hit in zip(starts, hits, strict=False)
    )
    return held > 0.7 * len(hits) and all(page.lines[hit.n].indent > 0 for hit in hits)


def _last_mark(page: Page, start: int, hit: int) -> int:
    """The last line with a list mark before the footer."""
    return next((n for n in range(hit - 1, start - 1, -1) if page.lines[n].marked), start)


def _name_on_top(page: Page, begin: int, hit: int) -> tuple[str | None, int]:
    """The name that stands alone above a body, and where the body begins."""
    line = page.lines[begin]
    if begin + 1 < hit and not line.marked:
        tagged = line.text.endswith("Profile)")
        if tagged or (page.lines[begin + 1].blank_before and bare_name(line.text)):
            return bare_name(line.text), begin + 1
    return None, begin


def _cut_off(page: Page, kind: Kind, n: int) -> Iterator[Border]:
    """The comment after the last footer, where the text breaks off before its footer."""
    if (
        kind in (Kind.POSTED,)
        and n < len(page.lines)
        and not closed_after(page, n)
        and word_count(page.lines[n:]) > 3
    ):
        line = page.lines[n]
        yield Border(
            at=line.at, body=line.at, end=len(page.raw), head=None, first=line.text if line.marked else None
        )


def _words_in(page: Page, border: Border) -> int:
    """Lines with words between the begin of a body and its end."""
    return sum(1 for at in range(border.body, border.end) if page.raw[at].strip())
