"""Whose words a comment repeats: quotations traced to earlier comments, the article, background.

An index of three-word runs finds where the words of a passage stood before (`sources`); the passage
is then compared word by word with the best of these places, so that a quotation is found also when
its marks are lost, when it is cut, or lightly changed.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from analysis.replies.passages import OPENING_MARKS, Passage, candidates, pasted
from analysis.replies.sources import MIN_RUN_IN_LINE, Comparison, Hit, Index, Source
from analysis.schema import Table
from analysis.text import prose_spans, sentences

QUOTES = Table(
    "quotes",
    {
        "comment_id": "str",
        "start": "int64",
        "end": "int64",
        "source": "str",
        "source_author": "str",
        "exact": "boolean",
        "words": "int64",
        "marked": "bool",
    },
)
"""One row a quotation: where in the comment, `source` as in spans.csv, `words` its length, `marked` whether
marks, a block or the page itself show that it is quoted."""

MIN_COVER_MARKED, MIN_COVER_UNMARKED = 0.6, 0.85
"""Share of the passage's words that the source must hold, in order."""
MIN_WORDS_MARKED, MIN_WORDS_UNMARKED = 3, 5
MIN_CONTENT_WORDS = 2
"""Words of five letters or more that an unmarked quotation must hold: `that is what I think`."""
_LONG_WORD = 5

_Words = Sequence[tuple[int, int, str]]
"""(start, end, folded word), as of `text.prose_spans`."""


@dataclass(frozen=True)
class _Quote:
    start: int
    end: int
    source: str
    source_author: str | None
    exact: bool | None
    words: int
    marked: bool = True


def find(comments: pd.DataFrame, article: pd.DataFrame, mentions: pd.DataFrame) -> pd.DataFrame:
    """One row a quotation in the comments, by position and start (`QUOTES`).

    `mentions` are the names written in them (`mentions.MENTIONS`): a quotation on a mention's own
    line begins after it.
    """
    index = Index()
    for source, text in zip(article["source"], article["text"], strict=True):
        index.add(Source(source, None, [word for _, _, word in prose_spans(text)]))
    addressed = mentions[mentions["at"]].groupby("comment_id")["end"].agg(list).to_dict()
    rows: list[dict[str, object]] = []
    ordered = comments.sort_values("position")
    for comment_id, text, person, stated in zip(
        *(ordered[column] for column in ("comment_id", "text", "person", "stated_quotes")), strict=True
    ):
        author = person if isinstance(person, str) else None
        words = prose_spans(text)
        passages = candidates(text, stated, addressed.get(comment_id, ()))
        found = _merged(text, _of_comment(text, words, passages, author, index))
        own = _own_words(words, found)
        if not own and any(_may_be_own(quote) for quote in found):
            found = [quote for quote in found if not _may_be_own(quote)]
            own = _own_words(words, found)
        rows += [{"comment_id": comment_id, **vars(quote)} for quote in found]
        index.add(Source(comment_id, author, own))
    return QUOTES.frame(rows)


def _of_comment(
    text: str, words: _Words, passages: Sequence[Passage], author: str | None, index: Index
) -> Iterator[_Quote]:
    foreign = pasted(text)
    yield from (_outside(text, start, end) for start, end in foreign)
    for passage in passages:
        if any(start < passage.end and passage.start < end for start, end in foreign):
            continue
        spans = _between(text, words, passage.start, passage.end)
        hit = _best(spans, passage, index, author)
        if hit:
            yield _traced(text, passage, spans, hit)
        elif passage.marked and passage.block and text[passage.start] not in OPENING_MARKS:
            yield _outside(text, passage.start, passage.end)


def _between(text: str, words: _Words, start: int, end: int) -> _Words:
    """The words of `text[start:end]`, with their places in `text`."""
    inside = words[slice(*_within(words, start, end))]
    if inside and (inside[0][0] < start or end < inside[-1][1]):  # a word is cut
        return [(a + start, b + start, word) for a, b, word in prose_spans(text[start:end])]
    return inside


def _within(words: _Words, start: int, end: int) -> tuple[int, int]:
    """The numbers of the first word that reaches behind `start`, and of the first that begins at `end`."""
    first = bisect_right(words, start, key=lambda word: word[1])
    return first, bisect_left(words, end, key=lambda word: word[0])


def _merged(text: str, quotes: Iterable[_Quote]) -> list[_Quote]:
    """The quotations in order, those of several lines as one.

    Neighbours from one source with only white space and the marks of quoted lines between them are one.
    """
    found: list[_Quote] = []
    for quote in sorted(quotes, key=lambda quote: quote.start):
        last = found[-1] if found else None
        if last and last.source == quote.source and not text[last.end : quote.start].strip("> \n"):
            exact = None if last.exact is None else bool(last.exact and quote.exact)
            marked = last.marked or quote.marked
            words = last.words + quote.words
            found[-1] = replace(last, end=quote.end, exact=exact, words=words, marked=marked)
        else:
            found.append(quote)
    return found


def _best(spans: _Words, passage: Passage, index: Index, author: str | None) -> Hit | None:
    """The source that holds most of the passage; of several, the one nearest by its runs.

    Own words said again unmarked are no quotation (a signature, a repeated post).
    """
    words = [word for _, _, word in spans]
    comparison = Comparison(words)
    best: Hit | None = None
    for source in index.nearest(words):
        if not passage.marked and author is not None and source.author == author:
            continue
        if not _is_quotation(words, comparison.at_best(source), passage):
            continue
        hit = comparison.hit(source)
        if hit and _is_quotation(words, hit, passage) and (best is None or hit.same > best.same):
            best = hit
            if hit.same == len(words):  # no source can hold more
                break
    return best


def _is_quotation(words: Sequence[str], hit: Hit, passage: Passage) -> bool:
    if hit.longest >= MIN_RUN_IN_LINE:
        return True
    cover = hit.same / len(words)
    if passage.marked:
        return hit.same >= MIN_WORDS_MARKED and cover >= MIN_COVER_MARKED
    content = {word for word in words[hit.first : hit.last + 1] if len(word) >= _LONG_WORD}
    return (
        hit.same >= MIN_WORDS_UNMARKED and cover >= MIN_COVER_UNMARKED and len(content) >= MIN_CONTENT_WORDS
    )


def _traced(text: str, passage: Passage, spans: _Words, hit: Hit) -> _Quote:
    """The whole passage where the source holds most of it, else the sentences it holds."""
    whole = hit.same / len(spans) >= MIN_COVER_MARKED and passage.marked
    whole = whole or hit.same / len(spans) >= MIN_COVER_UNMARKED
    start, end = passage.start, passage.end
    first, last = 0, len(spans) - 1
    if not whole:
        first, last = hit.first, hit.last
        start, end = _grown_to_marks(text, passage, spans[first][0], spans[last][1])
    return _Quote(
        start,
        end,
        hit.source.name,
        hit.source.author,
        exact=hit.longest == last - first + 1,
        words=last - first + 1,
        marked=passage.marked,
    )


def _may_be_own(quote: _Quote) -> bool:
    """Whether it is of few words that nothing marks: a comment of nothing else says them itself.

    "Thank you for this wonderful recipe!" is said by many; "Fire them all" turns an earlier "hire them all".
    """
    return not quote.marked and quote.source != "outside" and quote.words < MIN_RUN_IN_LINE


def _grown_to_marks(text: str, passage: Passage, start: int, end: int) -> tuple[int, int]:
    """`start`-`end` with the end stop that belongs to it."""
    for a, b in sentences(text[passage.start : passage.end]):
        if a + passage.start <= end <= b + passage.start <= end + 2:
            end = b + passage.start
    return start, end


def _outside(text: str, start: int, end: int) -> _Quote:
    return _Quote(start, end, "outside", None, None, len(prose_spans(text[start:end])))


def _own_words(words: _Words, quotes: Sequence[_Quote]) -> list[str]:
    """The words outside the quotations: a quotation's words belong to their source."""
    own: list[str] = []
    at = 0
    for quote in quotes:
        first, last = _within(words, quote.start, quote.end)
        own += [word for _, _, word in words[at:first]]
        at = max(at, last)
    return own + [word for _, _, word in words[at:]]
