"""Every earlier comment that a comment may answer, with what speaks for and against each.

One row a pair (comment, earlier comment), and one row a comment for "afresh". Only the latest
`WINDOW` comments are candidates, and besides any that a name or a quotation points to: of the
replies in 149 real threads 93 % answer one of the last 30.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import sparse
from sklearn.feature_extraction.text import TfidfVectorizer

from analysis.replies.signals import of_comments

WINDOW = 40
"""Comments looked back from each comment."""
POINTED = 3
"""Of an author who is named or quoted, so many of the latest comments are candidates too."""

AFRESH = -1
"""`earlier` of the row that stands for "answers the article or nobody"."""

FEATURES = (
    # names
    "at_opening", "at_line", "at_inside", "name_opening", "name_inside", "other_at_opening",
    "other_name_opening", "named_latest", "named_rank", "number_agrees", "inexact_name",
    # quotations
    "quoted_words", "quoted_first", "quotes_other", "repeats", "repeats_latest",
    # a dropped line
    "lost_one_word", "lost_one_word_latest", "lost_other_name", "lost_previous", "lost_and_quotes",
    # shared words
    "cosine", "cosine_rank", "rarest_shared",
    # order
    "previous", "second", "third_to_fifth", "log_distance",
    # turns
    "same_author", "same_author_previous", "addresses_me", "exchange", "spoke_since", "answered_since",
    "first_since_mine", "asked", "asked_previous", "answer_to_previous", "you_to_previous",
    "earlier_words", "earlier_afresh",
    # afresh
    "afresh", "afresh_first", "afresh_marked", "afresh_unmarked_in_marked", "afresh_lost", "afresh_quotes",
    "afresh_answer", "afresh_you", "afresh_points_back", "afresh_article", "afresh_thanks", "afresh_newcomer",
    "afresh_words", "afresh_host", "afresh_asks", "afresh_host_named", "afresh_best_cosine",
)  # fmt: skip
"""The columns of a pair, by family; all are 0 where they do not hold."""

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class _Thread:
    """A thread as arrays, one entry a comment by position."""

    author: Ints
    """A code for each person; -1 = unknown or generic."""
    one_word_name: NDArray[np.bool_]
    signals: dict[str, Floats]
    marked: NDArray[np.bool_]
    """Whether a mark names an addressee at the comment's start."""
    one_word_lines_dropped: bool
    host: int
    """The code of the person who runs the site, -2 where unknown or silent."""


def pairs(
    comments: pd.DataFrame,
    mentions: pd.DataFrame,
    quotes: pd.DataFrame,
    *,
    host: str | None,
    one_word_lines_dropped: bool,
) -> pd.DataFrame:
    """One row a candidate: `later` and `earlier` (row numbers by position) and `FEATURES`.

    `comments` must be ordered by position. Rows are ordered by `later`, then `earlier`; the row
    "afresh" (`earlier` = `AFRESH`) comes first.
    """
    codes = {name: code for code, name in enumerate(sorted(set(comments["person"].dropna())))}
    row_of = dict(zip(comments["comment_id"], range(len(comments)), strict=True))
    thread = _thread(comments, mentions, codes, host, one_word_lines_dropped)
    named = _named(mentions, codes, row_of)
    traced = quotes[quotes["source"].isin(row_of)]
    stated = comments.loc[comments["stated_reply_to"].notna(), ["comment_id", "stated_reply_to"]]
    shown = [(row_of[a], row_of[b]) for a, b in (*stated.to_numpy(), *traced[["comment_id", "source"]].to_numpy())]
    later, earlier = _rows(len(comments), [*_pointed(thread, named), *shown])
    columns = dict.fromkeys(FEATURES, np.zeros(len(later)))
    columns |= _names(thread, later, earlier, named, comments["number"])
    columns |= _quotations(thread, later, earlier, traced, row_of, comments["text"])
    columns |= _lost(thread, later, earlier, columns["quoted_words"])
    columns |= _shared_words(comments["own_text"], later, earlier)
    columns |= _order(later, earlier)
    columns |= _turns(thread, later, earlier, named)
    columns |= _afresh(thread, later, earlier, traced, row_of, mentions, columns["cosine"], host)
    return pd.DataFrame({"later": later, "earlier": earlier, **columns})


def _thread(
    comments: pd.DataFrame,
    mentions: pd.DataFrame,
    codes: dict[str, int],
    host: str | None,
    one_word_lines_dropped: bool,
) -> _Thread:
    marks = mentions[mentions["at"] & (mentions["place"] == "opening")]
    signals = of_comments(list(comments["own_text"]), list(comments["lost_lines"]))
    return _Thread(
        author=comments["person"].map(codes).fillna(-1).to_numpy(np.int64),
        one_word_name=np.array([len(str(a).split()) == 1 for a in comments["person"].fillna("a b")]),
        signals={name: signals[name].to_numpy(np.float64) for name in signals},
        marked=comments["comment_id"].isin(marks["comment_id"]).to_numpy(),
        one_word_lines_dropped=one_word_lines_dropped,
        host=codes.get(host or "", -2),
    )


@dataclass(frozen=True)
class _Named:
    """The people whom a comment names, by row: person code -> the best place and how."""

    at: dict[int, dict[int, str]]
    plain: dict[int, dict[int, str]]
    inexact: set[tuple[int, int]]
    number: dict[tuple[int, int], int]


def _named(mentions: pd.DataFrame, codes: dict[str, int], row_of: dict[str, int]) -> _Named:
    named = _Named(defaultdict(dict), defaultdict(dict), set(), {})
    known = mentions[mentions["person"].isin(codes)]
    for mention in known.itertuples():
        row, code = row_of[str(mention.comment_id)], codes[str(mention.person)]
        (named.at if mention.at else named.plain)[row].setdefault(code, str(mention.place))
        if mention.how != "exact":
            named.inexact.add((row, code))
        if not pd.isna(mention.number):
            named.number[(row, code)] = int(str(mention.number))
    return named


def _pointed(thread: _Thread, named: _Named) -> list[tuple[int, int]]:
    """Pairs that a name points to, wherever the earlier comment stands."""
    rows_of: dict[int, list[int]] = defaultdict(list)
    found = []
    for row, code in enumerate(thread.author):
        for person in {**named.at.get(row, {}), **named.plain.get(row, {})}:
            found += [(row, earlier) for earlier in rows_of[person][-POINTED:]]
        rows_of[int(code)].append(row)
    return found


def _rows(count: int, pointed: Sequence[tuple[int, int]]) -> tuple[Ints, Ints]:
    keys = [np.array([(row * (count + 1)) for row in range(count)], dtype=np.int64)]
    for distance in range(1, min(WINDOW, count - 1) + 1):
        later = np.arange(distance, count)
        keys.append(later * (count + 1) + (later - distance) + 1)
    keys.append(np.array([a * (count + 1) + b + 1 for a, b in pointed if b < a], dtype=np.int64))
    unique = np.unique(np.concatenate(keys))
    return unique // (count + 1), unique % (count + 1) - 1


def _names(
    thread: _Thread, later: Ints, earlier: Ints, named: _Named, numbers: pd.Series
) -> dict[str, Floats]:
    columns = {name: np.zeros(len(later)) for name in FEATURES[:11]}
    latest = _rank_of_author(thread.author, later, earlier)
    printed = numbers.astype("float64").to_numpy()
    for n in np.flatnonzero(earlier >= 0):
        row, code = int(later[n]), int(thread.author[earlier[n]])
        at, plain = named.at.get(row, {}), named.plain.get(row, {})
        if not at and not plain:
            continue
        place = at.get(code)
        if place:
            columns[f"at_{place}"][n] = 1
        elif code in plain:
            columns["name_inside" if plain[code] == "inside" else "name_opening"][n] = 1
        if code in at or code in plain:
            columns["named_latest"][n] = latest[n] == 0
            columns["named_rank"][n] = np.log1p(latest[n])
            columns["inexact_name"][n] = (row, code) in named.inexact
            columns["number_agrees"][n] = named.number.get((row, code)) == printed[earlier[n]]
        others = [p for c, p in at.items() if c != code]
        columns["other_at_opening"][n] = place != "opening" and "opening" in others
        columns["other_name_opening"][n] = code not in at and code not in plain and "opening" in plain.values()
    return columns


def _rank_of_author(author: Ints, later: Ints, earlier: Ints) -> Ints:
    """How many comments of the earlier comment's author stand between the two (-1 = unknown)."""
    counts: dict[int, int] = defaultdict(int)
    nth = np.empty(len(author), dtype=np.int64)
    for row, code in enumerate(author):
        nth[row] = counts[int(code)]
        counts[int(code)] += 1
    totals = {code: np.flatnonzero(author == code) for code in counts}
    before = np.array(
        [np.searchsorted(totals[int(author[e])], row) if e >= 0 else 0 for row, e in zip(later, earlier, strict=True)]
    )
    return np.where(earlier >= 0, before - 1 - nth[np.maximum(earlier, 0)], -1)


def _quotations(
    thread: _Thread,
    later: Ints,
    earlier: Ints,
    traced: pd.DataFrame,
    row_of: dict[str, int],
    texts: pd.Series,
) -> dict[str, Floats]:
    quoted: dict[tuple[int, int], int] = defaultdict(int)
    first: dict[int, int] = {}
    for quote in traced.itertuples():
        row, source = row_of[str(quote.comment_id)], row_of[str(quote.source)]
        quoted[(row, source)] += int(str(quote.words))
        first.setdefault(row, source)
    words = np.array([quoted.get((int(a), int(b)), 0) for a, b in zip(later, earlier, strict=True)], dtype=float)
    repeats = np.log1p(_repeated(texts, later, earlier))
    best = pd.Series(repeats).groupby(later).transform("max").to_numpy()
    top = pd.Series(np.where((repeats == best) & (repeats > 0), earlier, -1)).groupby(later).transform("max")
    sources = np.array([first.get(int(a), -2) for a in later])
    return {
        "quoted_words": np.log1p(words),
        "quoted_first": (sources == earlier).astype(float),
        "quotes_other": ((sources >= 0) & (words == 0) & (earlier >= 0)).astype(float),
        "repeats": repeats,
        "repeats_latest": ((top == earlier) & (earlier >= 0) & (best > 0)).to_numpy().astype(float),
    }


def _repeated(texts: pd.Series, later: Ints, earlier: Ints) -> Floats:
    """How many of a comment's runs of five words the earlier comment holds too, quotations included.

    So a quotation of a quotation points to who quoted it last.
    """
    runs = TfidfVectorizer(use_idf=False, norm=None, binary=True, ngram_range=(5, 5), token_pattern=r"\w+")
    try:
        grid = runs.fit_transform(texts)
    except ValueError:  # no text has five words
        return np.zeros(len(later))
    return _products(grid, later, earlier)


def _products(grid: sparse.csr_matrix, later: Ints, earlier: Ints) -> Floats:
    """The scalar product of the two rows of each pair, 0 for afresh."""
    found = np.zeros(len(later))
    at = np.flatnonzero(earlier >= 0)
    for part in np.array_split(at, max(1, len(at) // 50_000)):
        product = grid[later[part]].multiply(grid[earlier[part]])
        found[part] = np.asarray(product.sum(axis=1)).ravel()
    return found


def _lost(thread: _Thread, later: Ints, earlier: Ints, quoted: Floats) -> dict[str, Floats]:
    """A dropped first line is often a lost `@Name:`, always of one word where all such lines are gone."""
    lost = thread.signals["lost_first"][later] * (earlier >= 0)
    one_word = thread.one_word_name[np.maximum(earlier, 0)] & (thread.author[np.maximum(earlier, 0)] >= 0)
    fits = one_word if thread.one_word_lines_dropped else np.ones_like(one_word)
    other = thread.author[np.maximum(earlier, 0)] != thread.author[later]
    latest = _rank_of_author(thread.author, later, earlier) == 0
    return {
        "lost_one_word": lost * (fits & other),
        "lost_one_word_latest": lost * (fits & other & latest),
        "lost_other_name": lost * ~(fits & other),
        "lost_previous": lost * (fits & other) * (later - earlier == 1),
        "lost_and_quotes": lost * (fits & other) * (quoted > 0),
    }


def _shared_words(own_texts: pd.Series, later: Ints, earlier: Ints) -> dict[str, Floats]:
    try:
        weights = TfidfVectorizer(
            sublinear_tf=True, token_pattern=r"[^\W_]{3,}", stop_words="english", strip_accents="unicode"
        )
        grid = weights.fit_transform(own_texts)
    except ValueError:  # no words at all
        return {}
    cosine = _products(grid, later, earlier)
    rarity = sparse.csr_matrix(grid > 0).multiply(weights.idf_ - 1).tocsr()
    shared = _products(rarity, later, earlier)
    rank = pd.Series(np.where(earlier >= 0, cosine, -1)).groupby(later).rank(ascending=False, method="min")
    return {
        "cosine": cosine,
        "cosine_rank": ((rank == 1) & (cosine > 0)).to_numpy().astype(float),
        "rarest_shared": np.log1p(np.sqrt(shared)),
    }


def _order(later: Ints, earlier: Ints) -> dict[str, Floats]:
    distance = np.where(earlier >= 0, later - earlier, 0)
    return {
        "previous": (distance == 1).astype(float),
        "second": (distance == 2).astype(float),
        "third_to_fifth": ((distance > 2) & (distance < 6)).astype(float),
        "log_distance": np.log1p(np.maximum(distance - 1, 0)),
    }


def _turns(thread: _Thread, later: Ints, earlier: Ints, named: _Named) -> dict[str, Floats]:
    at = np.maximum(earlier, 0)
    real = earlier >= 0
    me, them = thread.author[later], thread.author[at]
    mine_before = _last_before(thread.author)
    same = real & (me == them) & (me >= 0)
    previous = later - earlier == 1
    addressed = _addressed(thread, named)
    to_me = np.array([r and int(m) in addressed[e] for r, m, e in zip(real, me, at, strict=True)])
    since_mine = real & (at > mine_before[later])
    exchange = np.array(
        [
            r and mine >= 0 and int(t) in addressed[mine]
            for r, mine, t in zip(real & ~same, mine_before[later], them, strict=True)
        ]
    )
    signals = thread.signals
    return {
        "same_author": same.astype(float),
        "same_author_previous": (same & previous).astype(float),
        "addresses_me": to_me.astype(float),
        "exchange": exchange.astype(float),
        "spoke_since": (real & ~same & (mine_before[later] > at)).astype(float),
        "answered_since": _answered_since(thread, named, later, earlier),
        "first_since_mine": (since_mine & (at == mine_before[later] + 1) & (mine_before[later] >= 0)).astype(float),
        "asked": real * signals["asks"][at],
        "asked_previous": real * signals["asks"][at] * previous,
        "answer_to_previous": real * signals["opens_as_answer"][later] * previous,
        "you_to_previous": real * signals["second_person"][later] * previous,
        "earlier_words": real * np.log1p(signals["words"][at]) / 5,
        "earlier_afresh": (real & ~thread.marked[at] & (signals["lost_first"][at] == 0)).astype(float),
    }


def _last_before(author: Ints) -> Ints:
    """The row of each author's comment before this one, -1 where there is none or no author."""
    last: dict[int, int] = {}
    found = np.full(len(author), -1, dtype=np.int64)
    for row, code in enumerate(author):
        if code >= 0:
            found[row] = last.get(int(code), -1)
            last[int(code)] = row
    return found


def _addressed(thread: _Thread, named: _Named) -> list[set[int]]:
    return [
        {code for code, place in {**named.plain.get(row, {}), **named.at.get(row, {})}.items() if place != "inside"}
        for row in range(len(thread.author))
    ]


def _answered_since(thread: _Thread, named: _Named, later: Ints, earlier: Ints) -> Floats:
    """Whether a comment between the two addresses the earlier one's author by name."""
    calls: dict[int, list[int]] = defaultdict(list)
    for row, people in enumerate(_addressed(thread, named)):
        for code in people:
            calls[code].append(row)
    found = np.zeros(len(later))
    for n in np.flatnonzero(earlier >= 0):
        rows = calls.get(int(thread.author[earlier[n]]), [])
        found[n] = np.searchsorted(rows, later[n]) > np.searchsorted(rows, earlier[n] + 1)
    return found


def _afresh(
    thread: _Thread,
    later: Ints,
    earlier: Ints,
    traced: pd.DataFrame,
    row_of: dict[str, int],
    mentions: pd.DataFrame,
    cosine: Floats,
    host: str | None,
) -> dict[str, Floats]:
    afresh = (earlier == AFRESH).astype(float)
    signals = {name: values[later] * afresh for name, values in thread.signals.items()}
    lost = thread.signals["lost_first"] > 0
    marks = thread.marked | lost
    share = marks.mean() if len(marks) else 0.0
    quotes = np.isin(np.arange(len(thread.author)), [row_of[i] for i in traced["comment_id"]])
    best = pd.Series(cosine).groupby(later).transform("max").to_numpy()
    to_host = mentions[(mentions["person"] == host) & (mentions["place"] != "inside")] if host else mentions[:0]
    names_host = np.isin(np.arange(len(thread.author)), [row_of[i] for i in to_host["comment_id"]])
    return {
        "afresh": afresh,
        "afresh_first": afresh * (later == 0),
        "afresh_marked": afresh * thread.marked[later],
        "afresh_unmarked_in_marked": afresh * (~marks[later]) * share,
        "afresh_lost": signals["lost_first"],
        "afresh_quotes": afresh * quotes[later],
        "afresh_answer": signals["opens_as_answer"],
        "afresh_you": signals["second_person"],
        "afresh_points_back": signals["points_back"],
        "afresh_article": signals["of_article"],
        "afresh_thanks": signals["thanks"],
        "afresh_newcomer": afresh * (_last_before(thread.author)[later] < 0),
        "afresh_words": afresh * np.log1p(thread.signals["words"][later]) / 5,
        "afresh_host": afresh * (thread.author[later] == thread.host),
        "afresh_asks": signals["asks"],
        "afresh_host_named": afresh * names_host[later],
        "afresh_best_cosine": afresh * best,
    }
