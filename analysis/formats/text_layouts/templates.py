"""Header and footer lines of no known grammar: short lines that repeat but for a name, a date or a number.

    Reader 14 (Oslo): Ana Bell        what repeats: `Reader 0 … `, what varies: the rest
    Reader 15 (Turin): Bo

The template of a line is its words with numbers and dates as slots. Lines that begin or end with the
same words are one hypothesis, if what is left of them varies, bodies stand between them, and they
hold a date or number, or the page says that it has comments.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from analysis.formats.text_layouts.borders import Hit, Reading
from analysis.formats.text_layouts.furniture import ends_comments, heads_comments
from analysis.formats.text_layouts.header_grammar import Head, Kind, bare_name
from analysis.formats.text_layouts.known_lines import reading
from analysis.formats.text_layouts.names import name
from analysis.formats.text_layouts.page import Page
from analysis.formats.times import stamp, without_stamps

LONGEST = 80
"""Code points of a line that may be a header; template lines are short."""
MOST_WORDS = 10
VARYING = 0.5
"""Share of the lines whose rest is not the same as another's."""
TELLING = 0.5
"""Share of the lines that hold what may be a name, or a date."""
LEAST = 3
LEAST_UNANNOUNCED = 5
MOST_TEMPLATES = 20
"""Templates tried, the commonest first: so the time stays linear."""
_NUMBER = re.compile(r"\d+")
_PARTS = re.compile(r"(?<=\w)\W*[:|–—]\W+")
_SENTENCE = re.compile(r"[.!?]$|[.!?] \w")
_DATE_SLOT, _NUMBER_SLOT = "\x00date", "\x00number"


def readings(page: Page) -> Iterator[Reading]:
    """The page read by each of its templates that marks comments."""
    announced = any(heads_comments(line.text) or ends_comments(line.text) for line in page.lines)
    groups = sorted(_groups(page).items(), key=lambda group: -len(group[1]))
    for template, hits in groups[:MOST_TEMPLATES]:
        slotted = any(slot in template for slot in (_DATE_SLOT, _NUMBER_SLOT)) or _hold_dates(page, hits)
        least = LEAST if announced else LEAST_UNANNOUNCED
        if (announced or slotted) and len(hits) >= least and _varies(page, template, hits):
            heads = _heads(page, template, hits)
            telling = sum(bool(hit.head.author or hit.head.when) for hit in heads)
            if telling > TELLING * len(heads) and (found := reading(page, Kind.TEMPLATE, heads)):
                yield found


def _groups(page: Page) -> dict[tuple[str, ...], list[int]]:
    """Template (`^` first words, `$` last word) -> the lines that have it."""
    groups: dict[tuple[str, ...], list[int]] = {}
    for n, line in enumerate(page.lines):
        if len(line.text) > LONGEST or line.marked or _SENTENCE.search(line.text):
            continue
        if ends_comments(line.text) or heads_comments(line.text):
            continue
        slots = _slots(line.text)
        if 2 <= len(slots) <= MOST_WORDS and (line.blank_before or _before_blank(page, n)):
            groups.setdefault(("^", *slots[:1]), []).append(n)
            groups.setdefault(("$", *slots[-1:]), []).append(n)
    return groups


def _before_blank(page: Page, n: int) -> bool:
    after = page.after(n)
    return after is None or after.blank_before > 0


def _slots(text: str) -> list[str]:
    """The words of a line, with dates and numbers as slots."""
    return _NUMBER.sub(_NUMBER_SLOT, without_stamps(text, f" {_DATE_SLOT} ")).split()


def _hold_dates(page: Page, hits: Sequence[int]) -> bool:
    return all(stamp(page.lines[n].text) for n in hits)


def _varies(page: Page, template: tuple[str, ...], hits: Sequence[int]) -> bool:
    """Whether what the template leaves of the lines is different words, and the template itself words."""
    rests = {_rest(page.lines[n].text, template) for n in hits}
    constant = re.search(r"[^\W\d_]{2,}", template[1].replace(_DATE_SLOT, "").replace(_NUMBER_SLOT, ""))
    return constant is not None and len(rests) > VARYING * len(hits)


def _rest(text: str, template: tuple[str, ...]) -> str:
    """What a line says besides its template and its date."""
    words = without_stamps(text, " ").split()
    return " ".join(words[1:] if template[0] == "^" else words[:-1])


def _heads(page: Page, template: tuple[str, ...], hits: Sequence[int]) -> list[Hit]:
    """What the lines of a template say: the name is the part between colons and bars that varies most."""
    parts = [_PARTS.split(_rest(page.lines[n].text, template)) for n in hits]
    width = min(len(part) for part in parts)
    names = [[_name(part[at]) for part in parts] for at in range(width)]
    best = max(names, key=lambda column: len({each for each in column if each}))
    stamps = [stamp(page.lines[n].text) for n in hits]
    return [Hit(n, Head(Kind.TEMPLATE, who, when)) for n, who, when in zip(hits, best, stamps, strict=True)]


def _name(words: str) -> str | None:
    bare = re.sub(r"^(?:#?\d+\W*)+|\W*\d*\W*$", "", words)
    return name(bare) if bare and bare_name(bare) else None
