"""What comments repeat from a document without marking it: a run of its words, or a figure of its own."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.tags import lexicon
from analysis.tags.terms import weight
from analysis.tags.words import Word, stem, words_of
from analysis.text import fold, sentences

SHORTEST_RUN = 3
"""Words of the shortest run that is looked for."""
LONG_RUN = 5
"""Words from which a run needs two that tell; a shorter one needs two rare ones: "four green ticks"."""
TELLING, RARE = 0.2, 0.55
"""Weight (0-1) of a word that tells, and of a rare one."""
NEARBY = 6
"""Comments before one, from which it may have what it repeats."""
EDGES = lexicon.DETERMINERS | lexicon.PREPOSITIONS | lexicon.PRONOUNS | lexicon.AUXILIARIES | {"and", "or"}
"""Words that a run neither begins nor ends with."""
YEARS = range(1900, 2101)
FEWEST_DIGITS = 3
"""Digits of a figure that is one without a unit: "412 signatures"."""

_FIGURE = re.compile(
    r"(?<![\w.,])(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)"
    r"(?:[ \u00a0]?(%|per ?cent|million|billion|trillion|m|bn)(?!\w))?(?![\w:])"
)
_UNITS = {"percent": "%", "m": "million", "bn": "billion"}

Place = tuple[str, int]
"""A document and the number of its passage."""


@dataclass(frozen=True)
class Repeat:
    """What a comment has from a passage."""

    source: str
    paragraph: int
    words: str
    """As the comment has them."""


def find(comments: pd.DataFrame, article: pd.DataFrame) -> Iterator[tuple[str, Repeat]]:
    """(comment id, what it repeats): of a run or a figure that one passage alone has and no comment before.

    Reads: `comments` by position.
    """
    passages = {
        (str(source), int(number)): text
        for source, number, text in zip(
            article["source"], article["paragraph"], article["text"].fillna(""), strict=True
        )
        if number > 0
    }
    runs, figures = _runs_of(passages), _figures_of(passages)
    texts = comments["own_text"].fillna("").tolist()
    for row, (comment, text) in enumerate(zip(comments["comment_id"], texts, strict=True)):
        before = [fold(other) for other in texts[max(0, row - NEARBY) : row]]
        for repeat in (*_repeated_runs(text, runs), *_repeated_figures(text, passages, figures)):
            if not any(fold(repeat.words) in other for other in before):
                yield comment, repeat


def _runs_of(passages: Mapping[Place, str]) -> Mapping[tuple[str, ...], set[Place]]:
    found: dict[tuple[str, ...], set[Place]] = defaultdict(set)
    for place, text in passages.items():
        folded = [word.folded for word in words_of(text)]
        for at in range(len(folded) - SHORTEST_RUN + 1):
            found[tuple(folded[at : at + SHORTEST_RUN])].add(place)
    return found


def _repeated_runs(text: str, runs: Mapping[tuple[str, ...], set[Place]]) -> Iterator[Repeat]:
    """The longest runs that a single passage has, and that tell enough."""
    words = words_of(text)
    at = 0
    while at + SHORTEST_RUN <= len(words):
        opening = words[at : at + SHORTEST_RUN]
        joined = all(word.joined for word in opening[1:])
        places = runs.get(tuple(word.folded for word in opening), set()) if joined else set()
        end = at + SHORTEST_RUN
        while places and end < len(words) and words[end].joined:
            longer = places & runs.get(tuple(word.folded for word in words[end - 2 : end + 1]), set())
            if not longer:
                break
            places, end = longer, end + 1
        run = _without_edges(words[at:end])
        if len(places) == 1 and len(run) >= SHORTEST_RUN and _tells(run):
            ((source, paragraph),) = places
            yield Repeat(source, paragraph, text[run[0].start : run[-1].end])
        at = end - 1 if places else at + 1


def _without_edges(run: Sequence[Word]) -> Sequence[Word]:
    """The run without the small words that it begins and ends with."""
    kept = [place for place, word in enumerate(run) if word.folded not in EDGES]
    return run[kept[0] : kept[-1] + 1] if kept else []


def _tells(run: Sequence[Word]) -> bool:
    weights = [weight(stem(word.folded)) for word in run]
    telling = [told for told in weights if told >= TELLING]
    has_figure = any(word.folded[0].isdigit() for word in run)
    if len(run) >= LONG_RUN:
        return len(telling) + has_figure > 1
    return len([told for told in telling if told >= RARE]) + has_figure > 1


def _figures_of(passages: Mapping[Place, str]) -> Mapping[tuple[str, str], set[Place]]:
    found: dict[tuple[str, str], set[Place]] = defaultdict(set)
    for place, text in passages.items():
        for figure, _ in _figures(text):
            found[figure].add(place)
    return found


def _figures(text: str) -> Iterator[tuple[tuple[str, str], str]]:
    """((number, unit), as written) of each figure."""
    for match in _FIGURE.finditer(text):
        number, unit = match.group(1).replace(",", ""), (match.group(2) or "").replace(" ", "").lower()
        yield (number, _UNITS.get(unit, unit)), match.group()


def _repeated_figures(
    text: str, passages: Mapping[Place, str], figures: Mapping[tuple[str, str], set[Place]]
) -> Iterator[Repeat]:
    """The figures that a single passage has: unusual ones, or beside another word of that passage."""
    for start, end in sentences(text):
        for figure, written in _figures(text[start:end]):
            places = figures.get(figure, set())
            if len(places) != 1 or not (figure[1] or _is_long(figure[0])):
                continue
            ((source, paragraph),) = places
            shared = _stems(text[start:end]) & _stems(passages[source, paragraph])
            if len(figure[0].rstrip("0")) > 1 or shared:
                yield Repeat(source, paragraph, written)


def _is_long(number: str) -> bool:
    return len(number) >= FEWEST_DIGITS and not (number.isdigit() and int(number) in YEARS)


def _stems(text: str) -> set[str]:
    return {one for one in (stem(word.folded) for word in words_of(text)) if weight(one) >= TELLING}
