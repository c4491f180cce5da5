"""Where words stood before: an index of three-word runs, and the word-by-word comparison with a source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cached_property
from itertools import chain

RUN = 3
"""Words of the runs in the index: shorter ones stand everywhere."""
MAX_PLACES = 60
"""A run that stands in more places than this is an idiom and points nowhere."""
MAX_COMPARED = 8
"""Sources that are compared word by word, those that share most runs first."""
MIN_SHARED_RUNS = 0.25
"""Share of the passage's runs that the source must hold; a changed word breaks three of them."""
MIN_RUN_IN_LINE = 12
"""Words in a row, the same to the letter, that are a quotation wherever they stand."""
_AGAIN = -1
"""Stands for a source where it holds a run once more."""


@dataclass(frozen=True)
class Source:
    """A text that may be quoted; `name` as in spans.csv, `words` folded."""

    name: str
    author: str | None
    words: Sequence[str]

    @cached_property
    def joined(self) -> str:
        return _joined(self.words)


@dataclass(frozen=True, slots=True)
class Hit:
    """The part of a passage that a source holds, in words of the passage."""

    source: Source
    first: int
    last: int
    same: int
    """Words of the part that the source holds, in order."""
    longest: int
    """Words of the longest run that is the same to the letter."""


@dataclass
class Index:
    """Earlier texts, and in which of them each three-word run stands.

    The places of a run are a tuple: tuples of numbers cost the garbage collector nothing.
    """

    sources: list[Source] = field(default_factory=list)
    places: dict[tuple[str, ...], tuple[int, ...]] = field(default_factory=dict)

    def add(self, source: Source) -> None:
        once = (len(self.sources),)
        self.sources.append(source)
        for run, times in Counter(_runs(source.words)).items():
            before = self.places.get(run, ())
            if len(before) <= MAX_PLACES:
                self.places[run] = before + once + (_AGAIN,) * (times - 1)

    def nearest(self, words: Sequence[str]) -> list[Source]:
        """The sources that share most runs with `words`, the later one first where tied.

        A source that shares fewer runs than a quotation could leave intact is none of them.
        """
        fewest = min(MIN_SHARED_RUNS * (len(words) - RUN + 1), MIN_RUN_IN_LINE - RUN + 1)
        found = (self.places.get(run, ()) for run in dict.fromkeys(_runs(words)))
        shared = Counter(chain.from_iterable(places for places in found if len(places) <= MAX_PLACES))
        del shared[_AGAIN]
        enough = [number for number, count in shared.items() if count >= fewest]
        enough.sort(key=lambda number: (-shared[number], -number))
        return [self.sources[number] for number in enough[:MAX_COMPARED]]


class Comparison:
    """Compares one passage, given in folded words, with the sources that may hold it."""

    def __init__(self, words: Sequence[str]) -> None:
        self.words = words

    def at_best(self, source: Source) -> Hit:
        """The hit, if all words of the passage that `source` holds stood there in a row."""
        held = self._distinct.intersection(source.words)
        count = sum(word in held for word in self.words)
        return Hit(source, 0, len(self.words) - 1, count, count)

    def hit(self, source: Source) -> Hit | None:
        """What `source` holds of the passage in runs of two words or more, about in one piece."""
        count = len(self.words)
        if self._joined in source.joined:
            return Hit(source, 0, count - 1, count, count)
        self._matcher.set_seq1(source.words)
        blocks = [block for block in self._matcher.get_matching_blocks() if block.size > 1]
        if not blocks:
            return None
        longest = max(blocks, key=lambda block: block.size)
        near = [b for b in blocks if abs((b.a - b.b) - (longest.a - longest.b)) <= 2 + count // 4]
        last = near[-1].b + near[-1].size - 1
        return Hit(source, near[0].b, last, sum(block.size for block in near), longest.size)

    @cached_property
    def _distinct(self) -> frozenset[str]:
        return frozenset(self.words)

    @cached_property
    def _joined(self) -> str:
        return _joined(self.words)

    @cached_property
    def _matcher(self) -> SequenceMatcher[str]:
        return SequenceMatcher(None, (), self.words, autojunk=False)


def _joined(words: Sequence[str]) -> str:
    """The words as one text, in which a run of them is found as a whole: no word holds a line break."""
    return "\n".join(("", *words, ""))


def _runs(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return zip(*(words[n:] for n in range(RUN)), strict=False)
