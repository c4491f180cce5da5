"""Whose words a comment repeats: quotations traced to earlier comments, the article, background.

An index of three-word runs (shingles) finds where the words of a passage stood before;
`difflib` aligns the passage with the best of these places, so that a quotation is found also
when its marks are lost, when it is cut, or lightly changed.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from difflib import SequenceMatcher

import pandas as pd

from analysis.replies.passages import OPENING_MARKS, Passage, candidates, pasted
from analysis.schema import Table
from analysis.text import sentences, word_spans

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
    },
)
"""One row a quotation: where in the comment, `source` as in spans.csv, `words` its length."""

SHINGLE = 3
"""Words of the runs in the index: shorter ones stand everywhere."""
MAX_POSTINGS = 60
"""A run that stands in more places than this is an idiom and points nowhere."""
MAX_ALIGNED = 8
"""Places that are aligned word by word, those that share most runs first."""
MIN_COVER_MARKED, MIN_COVER_UNMARKED = 0.6, 0.85
"""Share of the passage's words that the source must hold, in order."""
MIN_SHARED_RUNS = 0.25
"""Share of the passage's runs that the source must hold; a changed word breaks three of them."""
MIN_WORDS_MARKED, MIN_WORDS_UNMARKED = 3, 5
MIN_CONTENT_WORDS = 2
"""Words of five letters or more that an unmarked quotation must hold: `that is what I think`."""
MIN_RUN_IN_LINE = 12
"""Words in a row, the same to the letter, that are a quotation wherever they stand."""
_LONG_WORD = 5


@dataclass(frozen=True, slots=True)
class _Source:
    name: str
    author: str | None
    words: list[str]


@dataclass
class _Index:
    """Earlier texts and the places of their three-word runs."""

    sources: list[_Source] = field(default_factory=list)
    places: dict[tuple[str, ...], list[tuple[int, int]]] = field(default_factory=lambda: defaultdict(list))

    def add(self, source: _Source) -> None:
        number = len(self.sources)
        self.sources.append(source)
        for at, run in enumerate(_runs(source.words)):
            places = self.places[run]
            if len(places) <= MAX_POSTINGS:
                places.append((number, at))

    def nearest(self, words: Sequence[str]) -> list[int]:
        """The sources that share most runs with `words`, the later one first where tied.

        A source that shares fewer runs than a quotation could leave intact is none of them.
        """
        fewest = min(MIN_SHARED_RUNS * (len(words) - SHINGLE + 1), MIN_RUN_IN_LINE - SHINGLE + 1)
        shared: Counter[int] = Counter()
        for run in dict.fromkeys(_runs(words)):
            places = self.places.get(run, ())
            if len(places) <= MAX_POSTINGS:
                shared.update({number for number, _ in places})
        enough = [number for number, count in shared.items() if count >= fewest]
        return sorted(enough, key=lambda number: (-shared[number], -number))[:MAX_ALIGNED]


@dataclass(frozen=True, slots=True)
class _Quote:
    start: int
    end: int
    source: str
    source_author: str | None
    exact: bool | None
    words: int


@dataclass(frozen=True, slots=True)
class _Hit:
    """The part of a passage that a source holds, in words of the passage."""

    source: _Source
    first: int
    last: int
    same: int
    """Words of the part that the source holds, in order."""
    longest: int
    """Words of the longest run that is the same to the letter."""


def find(comments: pd.DataFrame, article: pd.DataFrame, mentions: pd.DataFrame) -> pd.DataFrame:
    """One row a quotation in the comments, by position and start (`QUOTES`).

    `mentions` are the names written in them (`mentions.MENTIONS`): a quotation on a mention's own
    line begins after it.
    """
    index = _Index()
    for source, text in zip(article["source"], article["text"], strict=True):
        index.add(_Source(source, None, _folded(text)))
    addressed = mentions[mentions["at"]].groupby("comment_id")["end"].agg(list).to_dict()
    rows: list[dict[str, object]] = []
    ordered = comments.sort_values("position")
    for comment_id, text, person, stated in zip(
        *(ordered[column] for column in ("comment_id", "text", "person", "stated_quotes")), strict=True
    ):
        author = person if isinstance(person, str) else None
        passages = candidates(text, stated, addressed.get(comment_id, ()))
        found = _merged(text, _of_comment(text, passages, author, index))
        rows += [{"comment_id": comment_id, **asdict(quote)} for quote in found]
        index.add(_Source(comment_id, author, _own_words(text, found)))
    return QUOTES.frame(rows)


def _of_comment(
    text: str, passages: Sequence[Passage], author: str | None, index: _Index
) -> Iterator[_Quote]:
    foreign = pasted(text)
    yield from (_outside(text, start, end) for start, end in foreign)
    for passage in passages:
        if any(start < passage.end and passage.start < end for start, end in foreign):
            continue
        spans = [(a + passage.start, b + passage.start, w) for a, b, w in _spans_of(text, passage)]
        hit = _best(spans, passage, index, author)
        if hit:
            yield _traced(text, passage, spans, hit)
        elif passage.marked and passage.block and text[passage.start] not in OPENING_MARKS:
            yield _outside(text, passage.start, passage.end)


def _merged(text: str, quotes: Iterable[_Quote]) -> list[_Quote]:
    """The quotations in order, those of several lines as one.

    Neighbours from one source with only white space and the marks of quoted lines between them are one.
    """
    found: list[_Quote] = []
    for quote in sorted(quotes, key=lambda quote: quote.start):
        last = found[-1] if found else None
        if last and last.source == quote.source and not text[last.end : quote.start].strip("> \n"):
            exact = None if last.exact is None else bool(last.exact and quote.exact)
            found[-1] = replace(last, end=quote.end, exact=exact, words=last.words + quote.words)
        else:
            found.append(quote)
    return found


def _spans_of(text: str, passage: Passage) -> list[tuple[int, int, str]]:
    return word_spans(text[passage.start : passage.end])


def _best(
    spans: Sequence[tuple[int, int, str]], passage: Passage, index: _Index, author: str | None
) -> _Hit | None:
    """The source that holds most of the passage; of several, the latest comment.

    Own words said again unmarked are no quotation (a signature, a repeated post).
    """
    words = [word for _, _, word in spans]
    hits = [
        hit
        for number in index.nearest(words)
        if (passage.marked or author is None or index.sources[number].author != author)
        and (hit := _aligned(words, index.sources[number])) is not None
        and _is_quotation(words, hit, passage)
    ]
    return max(hits, key=lambda hit: hit.same, default=None)


def _aligned(words: Sequence[str], source: _Source) -> _Hit | None:
    matcher = SequenceMatcher(None, source.words, words, autojunk=False)
    blocks = [b for b in matcher.get_matching_blocks() if b.size > 1]
    if not blocks:
        return None
    longest = max(blocks, key=lambda b: b.size)
    near = [b for b in blocks if abs((b.a - b.b) - (longest.a - longest.b)) <= 2 + len(words) // 4]
    return _Hit(
        source,
        near[0].b,
        near[-1].b + near[-1].size - 1,
        sum(b.size for b in near),
        longest.size,
    )


def _is_quotation(words: Sequence[str], hit: _Hit, passage: Passage) -> bool:
    if hit.longest >= MIN_RUN_IN_LINE:
        return True
    cover = hit.same / len(words)
    if passage.marked:
        return hit.same >= MIN_WORDS_MARKED and cover >= MIN_COVER_MARKED
    content = {word for word in words[hit.first : hit.last + 1] if len(word) >= _LONG_WORD}
    return (
        hit.same >= MIN_WORDS_UNMARKED and cover >= MIN_COVER_UNMARKED and len(content) >= MIN_CONTENT_WORDS
    )


def _traced(text: str, passage: Passage, spans: Sequence[tuple[int, int, str]], hit: _Hit) -> _Quote:
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
    )


def _grown_to_marks(text: str, passage: Passage, start: int, end: int) -> tuple[int, int]:
    """`start`-`end` with the end stop that belongs to it."""
    for a, b in sentences(text[passage.start : passage.end]):
        if a + passage.start <= end <= b + passage.start <= end + 2:
            end = b + passage.start
    return start, end


def _outside(text: str, start: int, end: int) -> _Quote:
    return _Quote(start, end, "outside", None, None, len(word_spans(text[start:end])))


def _own_words(text: str, quotes: Sequence[_Quote]) -> list[str]:
    """The words of `text` outside its quotations: a quotation's words belong to their source."""
    return [
        word
        for start, end, word in word_spans(text)
        if not any(quote.start < end and start < quote.end for quote in quotes)
    ]


def _folded(text: str) -> list[str]:
    return [word for _, _, word in word_spans(text)]


def _runs(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return zip(*(words[n:] for n in range(SHINGLE)), strict=False)
