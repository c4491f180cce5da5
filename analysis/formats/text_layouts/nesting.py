"""What nested lists state: an id for each comment, its place in the list (`3.1`), and its parent's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class ListPlace:
    """Where one comment stands in its list."""

    depth: int
    number: int | None


def stated(places: Sequence[ListPlace | None], *, lossy: bool) -> list[tuple[str | None, str | None]]:
    """(id, parent's id) of each comment, in page order; none at all where the page nests nothing.

    A parent is stated only where it cannot be another that the page lost: not where the numbers skip
    one between it and the next item of its level, nor, on a page that lost some (`lossy`, or numbers
    that skip), where nothing follows that would tell.
    """
    known = [place for place in places if place is not None]
    if len(known) < len(places) or not any(place.depth for place in known):
        return [(None, None)] * len(places)
    if _run_on(known):
        known = [ListPlace(place.depth, None) for place in known]
    lossy = lossy or _skips(known)
    after = _next_shallower(known)
    found: list[tuple[str | None, str | None]] = []
    taken: set[str] = set()
    last: Counter[str] = Counter()
    path: list[int] = []  # the comment before and all that contain it
    for n, place in enumerate(known):
        path = path[: min(place.depth, len(path))]
        inside = f"{found[path[-1]][0]}." if path else ""
        number = place.number or last[inside] + 1
        while (own := f"{inside}{number}") in taken:
            number += 1
        last[inside] = max(last[inside], number)
        taken.add(own)
        sure = len(path) == place.depth > 0 and not _may_be_lost(known, path[-1], after[n], lossy=lossy)
        found.append((own, found[path[-1]][0] if sure else None))
        path = [*path, n]
    return found


def _run_on(places: Sequence[ListPlace]) -> bool:
    """Whether the page numbers its comments through, whatever they answer: then none is lost."""
    numbers = [place.number for place in places]
    return None not in numbers and all(high == low + 1 for low, high in pairwise(filter(None, numbers)))


def _skips(places: Sequence[ListPlace]) -> bool:
    """Whether the numbers of the top level skip one."""
    numbers = [place.number for place in places if place.depth == 0 and place.number is not None]
    return any(abs(high - low) != 1 for low, high in pairwise(numbers))


def _next_shallower(places: Sequence[ListPlace]) -> list[int | None]:
    """For each comment the next one that stands less deep."""
    found: list[int | None] = [None] * len(places)
    waiting: list[int] = []
    for n in range(len(places) - 1, -1, -1):
        while waiting and places[waiting[-1]].depth >= places[n].depth:
            waiting.pop()
        found[n] = waiting[-1] if waiting else None
        waiting.append(n)
    return found


def _may_be_lost(places: Sequence[ListPlace], parent: int, after: int | None, *, lossy: bool) -> bool:
    """Whether an item between `parent` and the next one of its level may be missing from the page."""
    if after is None or places[after].depth != places[parent].depth:
        return lossy
    low, high = places[parent].number, places[after].number
    return lossy if low is None or high is None else abs(high - low) != 1
