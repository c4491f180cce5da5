"""Borders to comments: bodies without furniture, times, depth and stated parents, and what was left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from statistics import mode

from analysis.formats.lines import body
from analysis.formats.moments import iso
from analysis.formats.text_layouts import reply_counts
from analysis.formats.text_layouts.borders import Border, Reading
from analysis.formats.text_layouts.furniture import (
    ends_comments,
    is_action,
    is_count,
    is_panel,
    letters,
)
from analysis.formats.text_layouts.header_grammar import Kind, head
from analysis.formats.text_layouts.names import (
    two_apart,
    without_handles,
    without_number,
    without_places,
    without_tail,
)
from analysis.formats.text_layouts.notices import reason_left_out
from analysis.formats.text_layouts.page import Page
from analysis.formats.text_layouts.placing import Placed, Said, by_counts, by_depth, by_references
from analysis.formats.text_layouts.repeats import without_counts, without_repeats
from analysis.formats.text_layouts.signs import announced_count
from analysis.records import Comment
from analysis.text import in_reply_to, tidy

TAIL_DATES = 0.5
"""Share of the comments that end in a date line: then it says when they were posted."""
RANKS = 2
"""Lines that may stand between an author's name and the panel below a post: what he is called there."""
TAIL_SUBJECTS = 0.5
"""Share of the comments beyond which the subject at their end is the next one's."""
MOSTLY_LINKED, LEAST_LINKED = 0.6, 4
"""Share of the other comments that must hold a link for it to end the last one, and comments in all."""
_SUBJECT = re.compile(r"\s*re ?: .{1,120}", re.IGNORECASE)
ACTIONS = "reply links, votes and share lines"
NOT_HERE = "announced by the page but not in this text"


def comments(page: Page, reading: Reading) -> tuple[tuple[Comment, ...], Counter[str]]:
    """The comments of a reading in page order, and what of it was left out, by reason."""
    left_out: Counter[str] = Counter()
    actions = sum(is_action(line.text) for line in page.lines if reading.start <= line.at < reading.end)
    if actions:
        left_out[ACTIONS] = actions
    usual = _usual_links(page, reading.borders)
    borders, said = _all_said(page, _ended(page, reading.borders, usual), usual)
    missing = announced_count(page, reading.start) - len(said)
    if missing > 0:
        left_out[NOT_HERE] = missing
    reasons = [reason_left_out(each.author, each.body.text) for each in said]
    left_out.update(reason for reason in reasons if reason)
    kept = [n for n, reason in enumerate(reasons) if not reason]
    people = [said[n] for n in kept]
    below = reply_counts.answered(page, borders)
    counted = by_counts(said, below) if below else None
    placed = [counted[n] for n in kept] if counted else by_references(people)
    placed = placed or by_depth(people, lossy=missing > 0)
    return tuple(_comments(people, placed)), left_out


def _numbered(border: Border, number: int | None) -> Border:
    return border if number is None else replace(border, number=number)


def _all_said(
    page: Page, borders: Sequence[Border], usual: frozenset[str]
) -> tuple[list[Border], list[Said]]:
    """The borders, numbered as names say, and what each comment says, without what most of them hold."""
    blanks = [_blank_before_body(page, border) for border in borders]
    margin = max(page.gap, mode(sorted(blanks)))
    lines = [
        [""] * (blank if blank > margin else 0) + _words(page, border, usual)
        for blank, border in zip(blanks, borders, strict=True)
    ]
    printed, numbers = without_number([border.head.author if border.head else None for border in borders])
    numbered = list(map(_numbered, borders, numbers))
    own = _without_next_subjects(without_repeats(lines))
    lines = [_without_panel(words, author) for words, author in zip(own, printed, strict=True)]
    lines, tails = _without_tail_dates(without_counts(lines))
    named = two_apart(without_tail(without_handles(without_places(printed))))
    said = [
        _said(page, border, words, tail, who)
        for border, words, tail, who in zip(numbered, lines, tails, named, strict=True)
    ]
    return numbered, said


def _usual_links(page: Page, borders: Sequence[Border]) -> frozenset[str]:
    """The letters of the links and counts that most comments but the last hold, where there are some."""
    if len(borders) < LEAST_LINKED:
        return frozenset()
    held = Counter(link for each in borders[:-1] for link in set(map(letters, _links(page, each))))
    return frozenset(link for link, n in held.items() if n >= MOSTLY_LINKED * (len(borders) - 1))


def _ended(page: Page, borders: tuple[Border, ...], usual: frozenset[str]) -> tuple[Border, ...]:
    """The borders, the last up to a link that most others hold (`usual`): what follows is the page's end.

    So are the last ones that do not hold it, if they are nobody's or stand below where a page ends.
    """
    if not usual:
        return borders
    holding = [n for n, each in enumerate(borders) if not usual.isdisjoint(map(letters, _links(page, each)))]
    linked = holding[-1] if holding else len(borders) - 1
    while len(borders) > max(LEAST_LINKED, linked + 1) and (
        _is_nobodys(borders[-1]) or _ends_between(page, borders[linked], borders[-1])
    ):
        borders = borders[:-1]
    last = borders[-1]
    words = (
        at for at in range(last.body, last.end) if page.raw[at].strip() and not is_action(tidy(page.raw[at]))
    )
    ends = (
        at + 1
        for at in range(next(words, last.end), last.end)
        if letters(page.raw[at]) in usual and is_action(tidy(page.raw[at]))
    )
    return (*borders[:-1], replace(last, end=next(ends, last.end)))


def _ends_between(page: Page, one: Border, other: Border) -> bool:
    """Whether a page ends between the words of one comment and what looks like another."""
    return any(ends_comments(tidy(line)) for line in page.raw[one.body : other.at])


def _is_nobodys(border: Border) -> bool:
    return border.head is None or border.head.author is None


def _links(page: Page, border: Border) -> Iterator[str]:
    return (line for line in page.raw[border.body : border.end] if line.strip() and is_action(tidy(line)))


def _said(
    page: Page, border: Border, words: Sequence[str], tail: str | None, who: tuple[str | None, str | None]
) -> Said:
    author, answered = who
    when = (border.head.when if border.head else None) or tail
    addressed = [in_reply_to(answered)] if answered else []
    return Said(border, author, when, body([*addressed, *words], page.gap))


def _words(page: Page, border: Border, usual: frozenset[str]) -> list[str]:
    """The lines of a comment's words, without the links and counts around them.

    Where nothing else is left, what no other comment has below it (not `usual`) is what somebody says.
    """
    lines = list(page.raw[border.body : border.end])
    if border.first is not None and lines:
        margin = len(lines[0]) - len(lines[0].lstrip())
        lines[0] = " " * _body_margin(lines, margin) + border.first
    if border.last is not None and lines:
        lines[-1] = border.last
    kept: list[str] = []
    for line in lines:
        if line.strip() and is_action(tidy(line)):
            while kept and (not kept[-1].strip() or is_count(kept[-1])):
                kept.pop()
        else:
            kept.append(line)
    if usual and not any(map(str.strip, kept)):
        return [line for line in lines if (said := letters(line)) and said not in usual]
    return kept


def _without_next_subjects(bodies: Sequence[list[str]]) -> list[list[str]]:
    """`bodies` without the subject of the next post (`Re: …`) that most of them end in."""
    ends = [_last_filled(lines) for lines in bodies]
    ended = [
        end > 0 and _SUBJECT.fullmatch(lines[end]) is not None
        for end, lines in zip(ends, bodies, strict=True)
    ]
    if sum(ended) <= TAIL_SUBJECTS * len(bodies):
        return list(bodies)
    return [lines[:end] if cut else lines for lines, end, cut in zip(bodies, ends, ended, strict=True)]


def _last_filled(lines: Sequence[str]) -> int:
    return next((n for n in range(len(lines) - 1, -1, -1) if lines[n].strip()), -1)


def _without_panel(lines: list[str], author: str | None) -> list[str]:
    """`lines` without the panel of its author (`Posts: 12`) that a forum prints below a post."""
    end = len(lines)
    while end and (not lines[end - 1].strip() or is_panel(tidy(lines[end - 1]))):
        end -= 1
    if not any(line.strip() for line in lines[end:]):
        return lines
    near = range(end - 1, max(end - 1 - RANKS, 0) - 1, -1)
    return lines[: next((n for n in near if tidy(lines[n]) == author), end)]


def _blank_before_body(page: Page, border: Border) -> int:
    """Blank lines between a header and its body; more than usual mark a dropped line."""
    blank = 0
    while (
        border.first is None and border.body - blank > border.at + 1 and not page.raw[border.body - blank - 1]
    ):
        blank += 1
    return blank


def _body_margin(lines: Sequence[str], margin: int) -> int:
    """Where the first line's words would stand without its mark: at the margin of the lines after it."""
    return min((len(line) - len(line.lstrip()) for line in lines[1:] if line.strip()), default=margin)


def _without_tail_dates(bodies: Sequence[list[str]]) -> tuple[list[list[str]], list[str | None]]:
    """`bodies` without the date lines they end in, and those dates, where most end in one."""
    tails = [_tail_date(lines) for lines in bodies]
    if sum(tail is not None for tail in tails) < TAIL_DATES * len(bodies):
        return list(bodies), [None] * len(bodies)
    cut = [lines[: at[0]] if at is not None else lines for lines, at in zip(bodies, tails, strict=True)]
    return cut, [at[1] if at else None for at in tails]


def _tail_date(lines: Sequence[str]) -> tuple[int, str] | None:
    """The last line with words and its date, where it says nothing else."""
    for n in range(len(lines) - 1, 0, -1):
        if text := tidy(lines[n]):
            said = head(text)
            return (n, said.when) if said and said.kind == Kind.WHEN and said.when else None
    return None


def _comments(said: Sequence[Said], placed: Sequence[Placed]) -> Iterator[Comment]:
    times = iso([each.when for each in said])
    for n, (each, place) in enumerate(zip(said, placed, strict=True)):
        yield Comment(
            page_order=n + 1,
            author=each.author,
            page_id=place.page_id,
            number=each.border.number,
            posted_at=times[n],
            depth=place.depth,
            reply_to=place.reply_to,
            posted_text=each.body.posted_text,
            text=each.body.text,
            lost_lines=each.body.lost_lines,
        )
