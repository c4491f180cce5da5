"""What each exchange was about: a few words of the two comments, or their topic."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import pandas as pd

from analysis.models.embedding import Vectors
from analysis.schema import LISTED
from analysis.tags import acceptance, lexicon
from analysis.tags.acceptance import Case
from analysis.tags.exchanges import FEATURES, Exchanges, Offer
from analysis.tags.linear import Bools, Floats
from analysis.tags.nearness import Offered
from analysis.tags.terms import stems, weight
from analysis.tags.words import is_vulgar, words_of
from analysis.text import fold

MODEL = "about"

READ = 1000
"""Words of each of two comments in which a common run is looked for: a word that both repeat costs its
square."""
SHORTEST_QUOTE, LONGEST_QUOTE = 3, 7
"""Words of a quoted passage that is told itself."""
TELLING = 0.2
"""Weight that a word of it has at the least."""

AT_ONCE = 1000
"""Exchanges whose phrases are held in memory together."""

LIKELY = 0.65
"""Probability from which a phrase that a reader would accept is told; below, nothing is."""
EVERYWHERE = 0.9
"""What a phrase is worth that the whole thread speaks of: it tells less apart."""


def name(
    comments: pd.DataFrame,
    links: pd.DataFrame,
    topics: pd.DataFrame,
    article: pd.DataFrame,
    vectors: Vectors | None,
) -> pd.DataFrame:
    """`links` with `about`: what each reply took up, missing where nothing shows it well enough.

    A short passage that the reply quotes; else of the phrases of both comments that a reader would
    probably accept, the one that he would like best; one that the whole thread speaks of counts a little
    less. `vectors` says what English phrases mean; without it, and
    after the first `LISTED` comments, they are chosen by how their words are used.
    """
    if links.empty:
        return links.assign(about=pd.array([], dtype="str"))
    text = dict(zip(comments["comment_id"], comments["text"].fillna(""), strict=True))
    own = dict(zip(comments["comment_id"], comments["own_text"].fillna(""), strict=True))
    thread = Exchanges.of(comments, links, topics, article)
    pairs = list(zip(links["comment_id"], links["reply_to"], strict=True))
    quoted = [_quoted(text[later], own[later], own[earlier]) for later, earlier in pairs]
    rows = [(thread.row_of[later], thread.row_of[earlier]) for later, earlier in pairs]
    unquoted = [pair for pair, passage in zip(rows, quoted, strict=True) if not passage]
    likeliest = _likeliest(thread, unquoted, vectors)
    about = [passage or next(likeliest) for passage in quoted]
    return links.assign(about=pd.array(about, dtype="str"))


def _likeliest(
    thread: Exchanges, exchanges: Sequence[tuple[int, int]], vectors: Vectors | None
) -> Iterator[str | None]:
    """What each exchange (rows of reply and answered comment) is most probably about."""
    known = vectors if thread.is_english else None
    for start in range(0, len(exchanges), AT_ONCE):
        some = exchanges[start : start + AT_ONCE]
        offers = [thread.offers(*exchange) for exchange in some]
        cases = [
            case(thread, exchange, each, closely=exchange[0] < LISTED)
            for exchange, each in zip(some, offers, strict=True)
        ]
        for offered, liked in zip(offers, acceptance.liked(MODEL, FEATURES, cases, known), strict=True):
            found = [offered[row] for row in liked.rows]
            everywhere = np.array([thread.is_everywhere(offer) for offer in found], dtype=bool)
            best = best_of(liked.chances, everywhere)
            yield None if best is None else thread.told(found[best])


def case(
    thread: Exchanges, exchange: tuple[int, int], offers: Sequence[Offer], *, closely: bool = True
) -> Case:
    """What is seen of the phrases of one exchange; `closely`: their meaning will be looked at."""
    compared = [thread.said[row].text for row in exchange] if closely else []
    offered = Offered.of([offer.written for offer in offers], compared)
    return Case(offered, thread.seen(*exchange, offers), np.ones(len(offers)))


def best_of(found: Floats, everywhere: Bools) -> int | None:
    """The row to be told, by its chances and whether the whole thread speaks of it; None: no row.

    Of equals the first.
    """
    likely = found[:, 0] >= LIKELY
    worth = acceptance.worth(found) * np.where(everywhere, EVERYWHERE, 1.0)
    return int((worth * likely).argmax()) if likely.any() else None


def _quoted(text: str, own: str, earlier: str) -> str | None:
    """The longest passage of `earlier` that `text` holds, but not its own words, where it is short."""
    if text == own:
        return None
    passage, count = _longest_common(text, earlier)
    if not SHORTEST_QUOTE <= count <= LONGEST_QUOTE or fold(passage) in fold(own):
        return None
    if max(map(weight, stems(passage)), default=0.0) < TELLING:
        return None
    said = words_of(passage)
    if any(is_vulgar(word.folded) for word in said) or said[-1].folded in lexicon.UNENDING:
        return None
    return f"“{passage.replace(';', ',')}”"


def _longest_common(text: str, earlier: str) -> tuple[str, int]:
    """The longest run of words of `earlier` that `text` holds too, and its number of words."""
    theirs, ours = words_of(earlier)[:READ], words_of(text)[:READ]
    places: dict[str, list[int]] = {}
    for place, word in enumerate(theirs):
        places.setdefault(word.folded, []).append(place)
    best, last = 0, 0
    runs: dict[int, int] = {}
    for word in ours:
        runs = {place: runs.get(place - 1, 0) + 1 for place in places.get(word.folded, ())}
        for place, length in runs.items():
            if length > best:
                best, last = length, place
    passage = earlier[theirs[last - best + 1].start : theirs[last].end] if best else ""
    return " ".join(passage.split()), best
