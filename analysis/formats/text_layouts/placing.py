"""Where the page puts each comment, as far as it says so: by depth, by counts of replies, by references."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from analysis.formats.body import Body
from analysis.formats.text_layouts.borders import Border
from analysis.formats.text_layouts.nesting import ListPlace, stated

_REFERENCE = re.compile(r"^>>(\d{1,9})\b", re.MULTILINE)
LEAST_REFERRING = 2
"""Comments that refer to others by number for a page to be one on which they do."""
_ADDRESSED = re.compile(r"@(?P<name>[\w.\-]+)")


@dataclass(frozen=True, slots=True)
class Said:
    """One comment as the page shows it, before numbers and parents."""

    border: Border
    author: str | None
    when: str | None
    body: Body


class Placed(NamedTuple):
    """Where the page puts one comment: its id there, whom it answers, and how deep it stands."""

    page_id: str | None = None
    reply_to: str | None = None
    depth: int | None = None


def by_depth(said: Sequence[Said], *, lossy: bool) -> list[Placed]:
    """Each comment where it stands in the page's lists; `lossy` says that the page lost some."""
    places = [
        None if each.border.depth is None else ListPlace(each.border.depth, each.border.number)
        for each in said
    ]
    ids = stated(places, lossy=lossy)
    return [Placed(*each, said[n].border.depth) for n, each in enumerate(ids)]


def by_counts(said: Sequence[Said], below: Sequence[int | None]) -> list[Placed]:
    """Each comment below the one that counts it; who addresses somebody else there says so in its words."""
    talks = [n if top is None else top for n, top in enumerate(below)]
    people: dict[int, set[str]] = defaultdict(set)
    placed = []
    for n, (each, top) in enumerate(zip(said, below, strict=True)):
        addressed = _ADDRESSED.match(each.body.text)
        elsewhere = addressed is not None and addressed["name"].casefold() in people[talks[n]]
        reply_to = None if top is None or elsewhere else str(top + 1)
        placed.append(Placed(str(n + 1), reply_to, 0 if top is None else 1))
        people[talks[n]].add((each.author or "").casefold())
    return placed


def by_references(said: Sequence[Said]) -> list[Placed]:
    """Each comment below the first that it refers to by number (`>>123`), where some do; else none placed."""
    numbers = [each.border.number for each in said]
    if None in numbers or len(set(numbers)) < len(numbers):
        return []
    before: set[str] = set()
    placed = []
    for number, each in zip(numbers, said, strict=True):
        named = _REFERENCE.findall(each.body.text)
        placed.append(Placed(str(number), next((each for each in named if each in before), None), None))
        before.add(str(number))
    return placed if sum(each.reply_to is not None for each in placed) >= LEAST_REFERRING else []
