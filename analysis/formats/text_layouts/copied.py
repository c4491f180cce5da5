"""What copying a page from a browser does to its lines, undone.

A comment's header often is several boxes beside each other; in the copied text each is a line of its own:
a picture's words, a name, a dot, an age. What the page says is the same when they stand in one line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from analysis.formats.text_layouts import stacks
from analysis.formats.text_layouts.furniture import is_action
from analysis.formats.text_layouts.heads import MAX_HEAD, Kind, bare_name, head
from analysis.formats.text_layouts.names import handle, is_icon
from analysis.formats.times import AGE, WHEN, stamp
from analysis.text import IN_REPLY_TO, tidy

_DOT = re.compile(r"\s*[·•|]\s*")
_DOTTED = re.compile(r"\s*[·•|]\s*(?P<rest>\S.*)")
_AGE = re.compile(r"\s*\d{1,3} ?(?:min|h|d|w|mo|y)\s*")
"""An age without its "ago", as some sites print it beside a comment's links: it dates nothing."""
_NUMBER = re.compile(r"\s*(?:· ?)?[+-]?\d[\d.,]*[kKmM]?\s*")
_QUOTES = re.compile(r"\s*@?(?P<name>\S.{0,58}?) (?:said|wrote|schrieb|a écrit|a dit):\s*", re.IGNORECASE)
_EXPANDS = re.compile(
    r"\s*(?:click to expand|zum vergrößern anklicken|cliquez pour agrandir)\W*", re.IGNORECASE
)
"""What a forum prints above and below a quotation."""
_MESSAGE = re.compile(
    rf"\[?(?P<when>{WHEN})\]?(?: [-–])? (?P<author>[^:]{{1,60}}): (?P<words>.*)", re.IGNORECASE
)
"""A message as messengers export it, its first line of words beside the name."""
_WITH_POINTS = re.compile(
    rf"\[[–—+-]\](?P<author>[\w-]+)(?:\[\w+\])* ?(?:-?[\d.,k]+ points?|\[score hidden\])? ?(?P<when>{AGE})"
    r"\*? ?(?:\(\d+ child(?:ren)?\))?\s*",
    re.IGNORECASE,
)
"""A header of Reddit's old design: `[–]name 12 points 9 hours ago (2 children)`."""
_COMMENTED = re.compile(rf"\s*(?:commented|answered) (?P<when>{WHEN})\s*", re.IGNORECASE)
_SIGNED = re.compile(r"(?P<words>.*\S) +[–—] +(?P<author>\S[^–—]{0,58})")
"""The end of a comment on Stack Exchange: its author behind a dash, and a line below `Commented` and when."""
LEAST_MESSAGES = 3
LONGEST_QUOTATION = 80
"""Lines of it."""
_ADDRESSED = re.compile(
    rf"[\s·•|(]+{IN_REPLY_TO} +@?(?P<name>[^\W_][^·•|()\n]*?)\)?(?P<rest> *[·•|,].*| +{WHEN})?$", re.IGNORECASE
)


def mended(lines: Sequence[str]) -> list[str]:
    """The lines of a page with its headers put together, and whom they say to be answered below them."""
    kept = list(_without_counts(_signatures_apart(_messages_apart(lines))))
    found: list[str] = []
    open_header = False
    for n, line in enumerate(kept):
        after = kept[n + 1] if n + 1 < len(kept) else ""
        if open_header:
            found[-1] += f" · {line.strip()}{' ago' if _AGE.fullmatch(line) else ''}"
            open_header = False
        elif found and found[-1].strip() and _DOT.fullmatch(line) and _dates(after):
            named = handle(found[-1].strip())
            if named and len(found) > 1 and bare_name(tidy(found[-2])):
                found[-2:] = [named]  # others address the handle, not the name above it
            open_header = True
        elif found and (dotted := _DOTTED.fullmatch(line)) and _is_split(found[-1], dotted["rest"]):
            found[-1] += f" · {dotted['rest']}"
        elif not (_AGE.fullmatch(line) and is_action(tidy(after))):
            found.append(line)
    return _quoting([part for line in _without_icons(stacks.levelled(found)) for part in _parts(line)])


def _messages_apart(lines: Sequence[str]) -> list[str]:
    """The lines of a messenger's export with each name and time in a line above the words."""
    found = [_MESSAGE.fullmatch(line) if stamp(line) else None for line in lines]
    if sum(map(bool, found)) < LEAST_MESSAGES:
        return list(lines)
    parts = (
        ("", f"{said['author']} · {said['when']}", said["words"]) if said else (line,)
        for line, said in zip(lines, found, strict=True)
    )
    return [line for part in parts for line in part]


def _signatures_apart(lines: Sequence[str]) -> list[str]:
    """The lines with headers of one site, and signatures of another, the way most pages print them."""
    found: list[str] = []
    for line in lines:
        said, commented = _WITH_POINTS.fullmatch(line), _COMMENTED.fullmatch(line)
        signed = _SIGNED.fullmatch(found[-1]) if commented and found else None
        if said:
            found += ["", f"{said['author']} · {said['when']}"]
        elif commented and signed:
            found[-1:] = [signed["words"], f"– {signed['author']}", commented["when"]]
        elif not (_NUMBER.fullmatch(line) and found and _COMMENTED.fullmatch(f"commented {found[-1]}")):
            found.append(line)
    return found


def _dates(line: str) -> bool:
    """Whether a line can be the rest of a header."""
    return head(tidy(line)) is not None or _AGE.fullmatch(line) is not None


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
    """The lines but for the word of a picture above a header."""
    for n, line in enumerate(lines):
        after = lines[n + 1] if n + 1 < len(lines) else ""
        if not (line.strip().isalpha() and is_icon(tidy(line)) and head(tidy(after))):
            yield line


def _quoting(lines: Sequence[str]) -> list[str]:
    """The lines with a forum's quotations marked as such; right below a header they say who is answered."""
    found: list[str] = []
    n = 0
    while n < len(lines):
        said = _QUOTES.fullmatch(lines[n])
        end = _quotation_end(lines, n + 1) if said else None
        if said is None or end is None:
            found.append(lines[n])
            n += 1
            continue
        if found and head(tidy(found[-1])):
            found.append(f"In reply to {said['name']}")
        found += [f"> {line}" for line in lines[n + 1 : end] if line.strip()]
        found.append("")
        n = end + 1
    return found


def _quotation_end(lines: Sequence[str], start: int) -> int | None:
    """The line below a quotation that offers the rest of it."""
    for n in range(start, min(start + LONGEST_QUOTATION, len(lines))):
        if _EXPANDS.fullmatch(lines[n]):
            return n
        if _QUOTES.fullmatch(lines[n]):
            return None
    return None


def _parts(line: str) -> tuple[str, ...]:
    """A header that also says whom its comment answers as two lines, the way most pages print it."""
    found = _ADDRESSED.search(line) if len(line) <= MAX_HEAD else None
    if found is None:
        return (line,)
    header = line[: found.start()] + (found["rest"] or "")
    margin = line[: len(line) - len(line.lstrip())]
    return (header, f"{margin}In reply to {found['name']}") if head(tidy(header)) else (line,)
