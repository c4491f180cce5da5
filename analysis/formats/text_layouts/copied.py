"""What copying a page from a browser does to its lines, undone.

A comment's header often is several boxes beside each other; in the copied text each is a line of its own:
a picture's words, a name, a dot, an age. What the page says is the same when they stand in one line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from analysis.formats.text_layouts import (
    fragments,
    labelled_fields,
    labels,
    quotations,
    site_lines,
    split_headers,
)
from analysis.formats.text_layouts.counted_links import without_counted
from analysis.formats.text_layouts.furniture import COUNT, is_action, is_note
from analysis.formats.text_layouts.header_grammar import MAX_HEAD, Kind, bare_name, head
from analysis.formats.text_layouts.names import handle, is_icon, is_role
from analysis.formats.text_layouts.pictures import has_name, is_picture, is_picture_of
from analysis.formats.times import SHORT_AGE, WHEN
from analysis.text import IN_REPLY_TO, in_reply_to, tidy

_DOT = re.compile(r"\s*[·•∙|]\s*")
_DOTTED = re.compile(r"\s*[·•∙|]\s*(?P<rest>\S.*)")
_AGE = re.compile(rf"\s*{SHORT_AGE}\s*")
"""As some sites print it beside a comment's links: it dates nothing."""
_REPLIES = re.compile(r"\s*\d+ repl(?:y|ies)\s*")
LEAST_ROLES, MOST_NAMES = 4, 0.75
"""Lines between a name and a time that make them roles, and how many of the names may differ."""
_ANSWERING = re.compile(rf"\s*{IN_REPLY_TO}\s*", re.IGNORECASE)
_NUMBER = re.compile(rf"\s*(?:· ?)?[+-]?{COUNT}\s*")
_ADDRESSED_ALONE = re.compile(
    rf"\s*{IN_REPLY_TO} (?:den Beitrag von |il commento di )?@?(?P<name>[^\W_][^\n]{{0,58}}?) {WHEN}",
    re.IGNORECASE,
)
"""Whom a comment answers, and when that was written, in a line of its own."""
_ADDRESSED = re.compile(
    rf"[\s·•∙|(]+{IN_REPLY_TO} +@?(?P<name>[^\W_][^·•∙|()\n]*?)\)?(?P<rest> *[·•∙|,].*| +{WHEN})?$",
    re.IGNORECASE,
)


def mended(lines: Sequence[str]) -> list[str]:
    """The lines of a page with its headers put together, and whom they say to be answered below them."""
    told = without_counted(labels.without_labels(labelled_fields.with_headers(lines)))
    whole = _without_roles(list(_with_addressed(told)))
    kept = list(_without_counts(site_lines.with_headers(fragments.joined(whole))))
    headed = _without_icons(split_headers.levelled(_joined_at_dots(kept)))
    return quotations.marked([part for line in headed for part in _parts(line)])


def _joined_at_dots(lines: Sequence[str]) -> list[str]:
    """The lines with each name and the time behind a dot in one; without notes there and ages of links."""
    found: list[str] = []
    pairs = iter(zip(lines, [*lines[1:], ""], strict=True))
    for line, below in pairs:
        above = found[-1] if found else ""
        dotted = _DOTTED.fullmatch(line)
        if _DOT.fullmatch(line) and is_note(tidy(below)) and head(tidy(above)):
            next(pairs)
        elif _DOT.fullmatch(line) and _may_head(above) and _dates(below):
            if (named := handle(above.strip())) and len(found) > 1 and bare_name(tidy(found[-2])):
                found[-2:] = [named]  # others address the handle, not the name above it
            found[-1] += f" · {below.strip()}{' ago' if _AGE.fullmatch(below) else ''}"
            next(pairs)
        elif dotted and _is_split(above, dotted["rest"]):
            found[-1] += f" · {dotted['rest']}"
        elif not (_AGE.fullmatch(line) and is_action(tidy(below))):
            found.append(line)
    return found


def _with_addressed(lines: Sequence[str]) -> Iterator[str]:
    """The lines, but that `Name`, `replying to`, `Other name` above a lone dot are one."""
    n = 0
    while n < len(lines):
        name, verb, other, dot = (*lines[n : n + 4], "", "", "", "")[:4]
        named = _ANSWERING.fullmatch(verb) and bare_name(tidy(name)) and bare_name(tidy(other))
        if named and _DOT.fullmatch(dot):
            yield f"{name} · {verb.strip()} {other.strip()}"
            n += 3
        else:
            yield lines[n]
            n += 1


def _without_roles(lines: Sequence[str]) -> list[str]:
    """The lines but for what stands between a name and the dot before a time: what somebody is, or where.

    The lines above these are names where they come again, as last lines of comments do not.
    """
    roles: dict[int, str] = {}
    between: set[int] = set()
    for n in range(2, len(lines) - 1):
        if not (_DOT.fullmatch(lines[n]) and _dates(lines[n + 1]) and _may_head(lines[n - 1])):
            continue
        beside = list(
            takewhile(lambda at: _DOT.fullmatch(lines[at]) or is_role(tidy(lines[at])), range(n - 2, 0, -1))
        )
        if not any(is_role(tidy(lines[at])) for at in beside):
            beside = []
        above = bare_name(tidy(lines[n - 2 - len(beside)]))
        if above and not (is_picture(above) or is_action(above) or has_name(above, tidy(lines[n - 1]))):
            roles[n - 1] = above
            between.update(beside)
    if len(roles) < LEAST_ROLES or len(set(roles.values())) > MOST_NAMES * len(roles):
        return list(lines)
    return [line for n, line in enumerate(lines) if n not in roles and n not in between]


def _dates(line: str) -> bool:
    """Whether a line can be the rest of a header."""
    return head(tidy(line)) is not None or any(part.fullmatch(line) for part in (_AGE, _REPLIES))


def _may_head(line: str) -> bool:
    """Whether a line above a lone dot and a time can be the begin of their header: a count cannot."""
    return bool(line.strip()) and _NUMBER.fullmatch(line) is None


def _is_split(above: str, rest: str) -> bool:
    """Whether a name and the time beside it stand on two lines."""
    said = head(tidy(rest))
    return said is not None and said.kind == Kind.WHEN and bare_name(tidy(above)) is not None


def _without_counts(lines: Sequence[str]) -> Iterator[str]:
    """The lines but for the votes of a comment: numbers that cling to its links, or stand between two."""
    filled = [n for n, line in enumerate(lines) if line.strip()]
    counts: set[int] = set()
    for before, at, after in zip(filled, filled[1:], [*filled[2:], len(lines)], strict=False):
        clings = at == before + 1 or (after < len(lines) and is_action(tidy(lines[after])))
        beside = before in counts or is_action(tidy(lines[before]))
        if clings and beside and _NUMBER.fullmatch(lines[at]):
            counts.add(at)
    return (line for n, line in enumerate(lines) if n not in counts)


def _without_icons(lines: Sequence[str]) -> Iterator[str]:
    """The lines but for the words of a picture above a header or a name."""
    for n, line in enumerate(lines):
        after = lines[n + 1] if n + 1 < len(lines) else ""
        icon = line.strip().isalpha() and is_icon(tidy(line)) and head(tidy(after))
        if not icon and not (after.strip() and is_picture_of(tidy(line), tidy(after))):
            yield line


def _parts(line: str) -> tuple[str, ...]:
    """A header that also says whom its comment answers as two lines, the way most pages print it."""
    if len(line) <= MAX_HEAD and (said := _ADDRESSED_ALONE.fullmatch(line)):
        return (in_reply_to(said["name"]),)
    found = _ADDRESSED.search(line) if len(line) <= MAX_HEAD else None
    if found is None:
        return (line,)
    header = line[: found.start()] + (found["rest"] or "")
    margin = line[: len(line) - len(line.lstrip())]
    return (header, margin + in_reply_to(found["name"])) if head(tidy(header)) else (line,)
