"""Comments as records: labels with what was filled in, one of them a date, above the words.

Priscilla Adeyemi                     a name above the labels (Granicus' eComments), or in one of them
Location:
Submitted At: 8:15pm 03-09-25
My rent went up 22% in two years.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from analysis.formats.mail_message import author as sender
from analysis.formats.text_layouts.furniture import is_panel
from analysis.formats.text_layouts.header_grammar import bare_name
from analysis.formats.times import WHEN
from analysis.text import tidy

LEAST = 3
"""Records that a page must have to be read so."""
MOSTLY = 0.7
"""Share of the dated labels that must stand below the same other label."""
LEAST_LABELS = 2
"""Labels of a record: one date below a name is a header as others are."""
LONGEST = 100
_FIELD = re.compile(r"\s*(?P<label>[^\W\d_][\w /()'’-]{1,28}?) ?:(?: +(?P<value>\S.*))?\s*")
_DATED = re.compile(
    rf"(?:{WHEN}|\d{{1,2}}:\d\d ?(?:[ap]m)?,? \d{{1,2}}[-/.]\d{{1,2}}[-/.]\d{{2,4}})\W*", re.IGNORECASE
)
_NAMED = re.compile(
    r"(?:(?:full |first |your |user ?|display )?name|comment[eo]r|commentator|author|from|by|user|submitter"
    r"|speaker|(?:submitted|posted) by|respondent|resident"
    r"|verfasser(?:in)?|autor(?:in)?|auteur|nom|nombre|nome|naam)",
    re.IGNORECASE,
)
"""Labels of those who wrote."""
_STANCE = re.compile(
    r"(?:support|oppose|neutral|for|against|in favou?r|opposed|object(?:ion)?)s?", re.IGNORECASE
)
"""What stands alone below the labels: the side that the writer chose."""


@dataclass(frozen=True, slots=True)
class _Field:
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class _Record:
    at: int
    end: int
    author: str
    when: str


def with_headers(lines: Sequence[str]) -> list[str]:
    """The lines with the labels of every record as `Name · date` in a line of its own."""
    fields = [_field(line) for line in lines]
    labels = Counter(each.label for each in fields if each)
    dated = Counter(
        each.label
        for line, each in zip(lines, fields, strict=True)
        if each and _DATED.fullmatch(each.value) and not is_panel(tidy(line))
    )
    label, times = max(dated.items(), key=lambda item: item[1], default=("", 0))
    if times < LEAST or labels["subject"] >= LEAST:
        return list(lines)  # those are mails
    own = [each if each and labels[each.label] >= MOSTLY * times else None for each in fields]
    dates = [n for n, each in enumerate(own) if each and each.label == label and _DATED.fullmatch(each.value)]
    records = [found for n in dates if (found := _record(lines, own, n))]
    people = {each.author for each in records}
    enough = len(records) >= max(LEAST, MOSTLY * times) and len(people) > 1
    return _written(lines, records) if enough else list(lines)


def _field(line: str) -> _Field | None:
    said = _FIELD.fullmatch(line) if len(line) <= LONGEST else None
    return _Field(said["label"].casefold(), tidy(said["value"] or "")) if said else None


def _record(lines: Sequence[str], fields: Sequence[_Field | None], n: int) -> _Record | None:
    """The labels around the dated one in line `n`, with who wrote: in one of them, or above them."""
    date = fields[n]
    top, end = n, n + 1
    while top and fields[top - 1]:
        top -= 1
    while end < len(lines) and fields[end] and fields[end] != date:
        end += 1
    held = [each for each in fields[top:end] if each]
    if len(held) < LEAST_LABELS:
        return None
    named = next((each.value for each in held if _NAMED.fullmatch(each.label) and each.value), None)
    if named is None and top:
        top -= 1
        named = bare_name(tidy(lines[top]))
    who = sender(named) if named and "@" in named else named
    if not who or date is None:
        return None
    end += end < len(lines) and _STANCE.fullmatch(lines[end].strip()) is not None
    return _Record(top, end, who, date.value)


def _written(lines: Sequence[str], records: Sequence[_Record]) -> list[str]:
    written = list(lines[: records[0].at])
    ends = [*(each.at for each in records[1:]), len(lines)]
    for each, end in zip(records, ends, strict=True):
        written += ["", f"{each.author} · {each.when}", *lines[each.end : end]]
    return written
