"""Talk pages of wikis as lines that know how deep they are indented, to threads of signed comments.

Everything from one signature to the next is a comment, and indentation says what it answers, as
DiscussionTools reads such pages (CommentParser.php). Unlike there, words that stand left of a reply
and bear no signature are a comment of their own, by an author who is not known.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analysis.formats.moments import iso
from analysis.formats.posts import thread_names
from analysis.formats.wiki_signatures import Signature
from analysis.records import Comment, Document, Thread

_NOTICE = re.compile(
    r"(?:The (?:following|above) (?:discussion|is)|The (?:discussion|debate) above)\b.*"
    r"\b(?:archive[d]?|closed|modify)\b.*|(?:Discussion|Archiv\w*|This section) .{0,40}\barchived?\b.{0,80}",
    re.IGNORECASE | re.DOTALL,
)
"""What a wiki prints around a closed discussion."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One paragraph, list item or heading of a talk page."""

    text: str
    """Its words, without signatures."""
    posted_text: str
    level: int = 0
    """Lists that it stands in."""
    heading: int = 0
    """Its rank where it is a heading (2 = the title of a section), else 0."""
    quotes: tuple[tuple[int, int], ...] = ()
    """(start, end) in `text`."""
    signatures: tuple[Signature, ...] = ()
    listed: bool = False
    """It is an item of a bulleted or numbered list, which may be part of a comment."""
    joins: bool = False
    """It goes on in the next line: a name or an introduction."""


@dataclass
class _Section:
    heading: Line | None
    outer: _Section | None
    thread: _Section | None = None
    """The section whose thread its comments belong to."""


def is_signed(lines: Sequence[Line]) -> bool:
    """Whether anything on the page is signed."""
    return any(line.signatures for line in lines)


def threads(lines: Sequence[Line], title: str | None, notes: Sequence[str]) -> tuple[Thread, ...]:
    """One thread a section that holds comments; sub-sections belong to the section above if it holds some.

    What stands before the first heading belongs to the page's own `title`.
    """
    groups: dict[int, tuple[_Section, list[_Said]]] = {}
    for section, said in _sections(lines):
        if said and any(each.signature for each in said):
            outer = section.outer
            section.thread = outer.thread if outer and outer.thread else section
            groups.setdefault(id(section.thread), (section.thread, []))[1].extend(said)
    titles = [section.heading.text if section.heading else title for section, _ in groups.values()]
    names = thread_names([each or "" for each in titles]) if len(groups) > 1 else [None]
    return tuple(
        Thread(
            article=Document(title=words),
            comments=_comments(said),
            thread_id=name,
            notes=tuple(notes),
        )
        for words, name, (_, said) in zip(titles, names, groups.values(), strict=True)
    )


@dataclass(frozen=True, slots=True)
class _Said:
    """One comment before it has a place."""

    lines: tuple[Line, ...]
    level: int
    signature: Signature | None


def _sections(lines: Sequence[Line]) -> Iterator[tuple[_Section, list[_Said]]]:
    """Each section with what is said in it, not counting its sub-sections."""
    section = _Section(None, None)
    own: list[Line] = []
    for line in lines:
        if not line.heading:
            own.append(line)
            continue
        yield section, list(_said(own))
        outer: _Section | None = section
        while outer and (outer.heading is None or outer.heading.heading >= line.heading):
            outer = outer.outer
        section, own = _Section(line, outer), []
    yield section, list(_said(own))


def _said(lines: Sequence[Line]) -> Iterator[_Said]:
    waiting: list[Line] = []
    for line in lines:
        if not line.signatures and (not line.text or _NOTICE.fullmatch(line.text)):
            continue
        if waiting and waiting[0].level < line.level and _is_reply(waiting, line):
            yield _Said(tuple(waiting), waiting[0].level, None)
            waiting = []
        waiting.append(line)
        if line.signatures:
            yield _Said(tuple(waiting), min(waiting[0].level, line.level), line.signatures[0])
            waiting = []
    if waiting:
        yield _Said(tuple(waiting), waiting[0].level, None)


def _is_reply(before: Sequence[Line], line: Line) -> bool:
    """Whether a line right of unsigned words answers them, and is no list of theirs."""
    return not line.listed and not before[-1].joins and not any(each.listed for each in before)


def _comments(said: Sequence[_Said]) -> tuple[Comment, ...]:
    times = iso([each.signature.when if each.signature else None for each in said])
    keys = _keys(said, times)
    found: list[Comment] = []
    above: list[tuple[int, str]] = []
    for each, key, time in zip(said, keys, times, strict=True):
        while above and above[-1][0] >= each.level:
            above.pop()
        text, quotes = _joined(each.lines)
        found.append(
            Comment(
                page_order=len(found) + 1,
                page_id=key,
                author=each.signature.user if each.signature else None,
                posted_at=time,
                posted_text="\n\n".join(line.posted_text for line in each.lines),
                text=text,
                quotes=quotes,
                depth=len(above),
                reply_to=above[-1][1] if above else None,
            )
        )
        above.append((each.level, key))
    return tuple(found)


def _joined(lines: Sequence[Line]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The words of a comment's lines as paragraphs, and where in them its quotations lie."""
    text = ""
    quotes: list[tuple[int, int]] = []
    for line in lines:
        if not line.text:
            continue
        text += "\n\n" if text else ""
        for start, end in line.quotes:
            if quotes and start == 0 and quotes[-1][1] == len(text) - 2:
                quotes[-1] = (quotes[-1][0], len(text) + end)
            else:
                quotes.append((len(text) + start, len(text) + end))
        text += line.text
    return text, tuple(quotes)


def _keys(said: Sequence[_Said], times: Sequence[str | None]) -> list[str]:
    """An id from name and time for each comment, as DiscussionTools makes them, told apart by a number."""
    seen: Counter[str] = Counter()
    keys = []
    for each, time in zip(said, times, strict=True):
        stem = f"c-{each.signature.user}-{time or each.signature.when}" if each.signature else "c-unsigned"
        stem = "_".join(stem.split()).replace(";", "_")
        seen[stem] += 1
        keys.append(f"{stem}-{seen[stem]}" if seen[stem] > 1 else stem)
    return keys
