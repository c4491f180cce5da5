"""Comments that begin with a header line, and all that belongs to the header besides."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.formats.lines import indent
from analysis.formats.text_layouts.borders import Border, Hit, Opening, closed, line_at, with_depths
from analysis.formats.text_layouts.furniture import ends_comments, is_action, is_furniture, is_panel
from analysis.formats.text_layouts.header_grammar import REPLYING, Head, Kind, bare_name, head, is_titled
from analysis.formats.text_layouts.names import handle, is_icon
from analysis.formats.text_layouts.page import Page
from analysis.formats.text_layouts.signs import end_of_comments

MAX_PANEL = 12
"""Lines of a forum's panel around the line that says when a post was written."""
LONGEST_SUBJECT = 90
"""Code points of a line above a header that is the comment's title."""
SUBJECTS = 0.9
"""Share of the headers that must stand below such a line, and above words, for these to be titles."""
ALIKE = 0.6
"""Share of the headers that must look alike for that look to be the page's custom."""
_DATED = frozenset({Kind.NAMED, Kind.POSTED, Kind.WHEN})


def headed(page: Page, kind: Kind, hits: Sequence[Hit]) -> tuple[Border, ...]:
    """One comment a header line, up to the next one; the last up to a form or a line left of the headers."""
    above = names_above(page, kind, hits)
    titles = titles_above(page, hits)
    openings = []
    for hit in hits:
        if kind == Kind.PANEL:
            openings.append(_with_panel(page, hit))
        else:
            openings.append(_opening(page, hit, named=above, titled=titles))
    level = min(
        *(page.lines[hit.n].indent for hit in hits), *(indent(page.raw[each.at]) for each in openings)
    )
    openings = with_depths(openings, [page.lines[hit.n].indent for hit in hits])
    end = end_of_comments(page, hits[-1].n)
    left = (n for n in range(hits[-1].n, end) if page.lines[n].indent < level)
    return closed(openings, line_at(page, next(left, end)))


def names_above(page: Page, kind: Kind, hits: Sequence[Hit]) -> bool:
    """Whether date lines have the name on a line of its own just above them."""
    if kind != Kind.WHEN:
        return False
    found = [page.lines[hit.n - 1].text for hit in hits if _name_above(page, hit)]
    return len(found) >= ALIKE * len(hits) and len(set(found)) > 1


def _name_above(page: Page, hit: Hit) -> bool:
    if not hit.n or page.lines[hit.n].blank_before:
        return False
    above = page.lines[hit.n - 1]
    begins = above.blank_before > 0 or hit.n == 1 or is_furniture(page.lines[hit.n - 2].text)
    return begins and _alone_name(above.text) is not None


def _alone_name(text: str) -> str | None:
    """The name on a line of its own, also as `@name`."""
    return handle(text) or bare_name(text)


def icons_above(page: Page, hits: Sequence[Hit]) -> bool:
    """Whether most of the lines stand below the word of a picture.

    Numbers that cling to the words above, where a blank line stands below each of the lines, are votes.
    """
    icons = [page.lines[hit.n - 1] for hit in hits if hit.n and is_icon(page.lines[hit.n - 1].text)]
    cling = not any(icon.blank_before or not icon.text.isdigit() for icon in icons)
    apart = all(after.blank_before for hit in hits if (after := page.after(hit.n)))
    return len(icons) >= ALIKE * len(hits) and not (cling and apart)


def titles_above(page: Page, hits: Sequence[Hit]) -> bool:
    """Whether most of the lines stand below a comment's title, as Scoop, Slashdot, Drupal and forums do."""
    above = [page.lines[hit.n - 1].text for hit in hits if hit.n]
    rated = sum(is_titled(line) or REPLYING.match(line) is not None for line in above)
    return rated >= ALIKE * len(hits) or _subjects_above(page, hits)


def _subjects_above(page: Page, hits: Sequence[Hit]) -> bool:
    """Whether most lines stand with one short line in a block of its own, and words follow them."""
    below = [page.after(hit.n) for hit in hits]
    blocks = sum(
        hit.n > 0
        and not page.lines[hit.n].blank_before
        and (page.lines[hit.n - 1].blank_before > 0 or hit.n == 1)
        and len(page.lines[hit.n - 1].text) <= LONGEST_SUBJECT
        and after is not None
        and after.blank_before > 0
        and not ends_comments(after.text)
        for hit, after in zip(hits, below, strict=True)
    )
    nexts = [hit.n - 1 for hit in hits[1:]] + [len(page.lines)]
    filled = sum(hit.n + 1 < at for hit, at in zip(hits, nexts, strict=True))
    return len(hits) > 1 and min(blocks, filled) >= SUBJECTS * len(hits)


def _opening(page: Page, hit: Hit, *, named: bool, titled: bool) -> Opening:
    """The comment that a header line opens, with the name, title or date on lines of their own beside it."""
    first, last, said = hit.n, hit.n, hit.head
    if named and _name_above(page, hit):
        first = hit.n - 1
        said = Head(said.kind, _alone_name(page.lines[first].text), said.when, said.number)
    elif _has_top(page, hit, titled=titled):
        first = hit.n - 1
    if first < hit.n and (opening := _named_below(page, hit)):
        return opening
    after = page.after(last)
    if said.when is None and after and (below := head(after.text)) and below.kind == Kind.WHEN:
        said, last = Head(said.kind, said.author, below.when, said.number), last + 1
    elif said.kind == Kind.WHEN and said.author is None and after and _alone(page, last + 1):
        said, last = Head(said.kind, bare_name(after.text), said.when, said.number), last + 1
    return Opening(at=page.lines[first].at, body=line_at(page, last + 1), head=said, number=said.number)


def _named_below(page: Page, hit: Hit) -> Opening | None:
    """The comment whose title stands above its date and once more below it, and then the author's panel."""
    title, after = page.lines[hit.n - 1].text, page.lines[hit.n + 1 : hit.n + 3]
    author = bare_name(after[1].text) if len(after) > 1 and after[0].text == title else None
    if author is None:
        return None
    last = hit.n + 2
    while (below := page.after(last)) and is_panel(below.text):
        last += 1
    said = Head(hit.head.kind, author, hit.head.when, hit.head.number)
    return Opening(at=page.lines[hit.n - 1].at, body=line_at(page, last + 1), head=said, number=said.number)


def _has_top(page: Page, hit: Hit, *, titled: bool) -> bool:
    """Whether the line above a header is the comment's title, or stands for a picture."""
    if not hit.n:
        return False
    above = page.lines[hit.n - 1].text
    clings = is_titled(above) or not page.lines[hit.n].blank_before
    return is_icon(above) or (titled and clings and hit.head.kind in _DATED)


def _alone(page: Page, n: int) -> bool:
    """Whether the `n`-th line clings to the one before, is a name, and has a blank line after it."""
    after = page.after(n)
    clings = not page.lines[n].blank_before and after is not None and after.blank_before > 0
    return clings and bare_name(page.lines[n].text) is not None


def _with_panel(page: Page, hit: Hit) -> Opening:
    """A forum's post: its panel around the date, with the name on top where it is left."""
    first = last = hit.n
    author: str | None = None
    while author is None and first > 0 and hit.n - first < MAX_PANEL:
        before = page.lines[first - 1].text
        author = None if is_panel(before) or is_action(before) else bare_name(before)
        if author is None and not is_panel(before):
            break
        first -= 1
    while (after := page.after(last)) and last - hit.n < MAX_PANEL and _in_panel(after.text):
        last += 1
    said = Head(hit.head.kind, author, hit.head.when, hit.head.number)
    return Opening(at=page.lines[first].at, body=line_at(page, last + 1), head=said, number=said.number)


def _in_panel(line: str) -> bool:
    return is_panel(line) or is_action(line)
