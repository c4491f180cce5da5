"""A thread as the linker reads it: who wrote, who is named where, whose words are repeated."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from analysis.replies.keys import Bools, Floats, Ints, both, key
from analysis.replies.marks import Named, Traced
from analysis.replies.rare_words import RareWords, rare_words
from analysis.replies.runs import held_shares
from analysis.replies.signals import of_comments
from analysis.text import says_whom_it_answers

NOBODY = -1
"""The code of an unknown or generic author."""
HOST_SHARE, HOST_COMMENTS = 0.2, 3
"""Least share of the thread, and least number of comments, by which its likely host is known: in 149
real threads whoever writes most so answers somebody with 86 % of their comments, others with 52 %."""


@dataclass(frozen=True)
class Reading:
    """Comments by position with their mentions and quotations; rows are numbered from 0."""

    comments: pd.DataFrame
    mentions: pd.DataFrame
    quotes: pd.DataFrame
    host: str | None
    one_word_lines_dropped: bool

    def __len__(self) -> int:
        return len(self.comments)

    @cached_property
    def ids(self) -> list[str]:
        return self.comments["comment_id"].tolist()

    @cached_property
    def texts(self) -> list[str]:
        return self.comments["text"].tolist()

    @cached_property
    def own_texts(self) -> list[str]:
        return self.comments["own_text"].tolist()

    @cached_property
    def authors(self) -> list[str | None]:
        """The names that the page shows."""
        return _or_none(self.comments["author"])

    @cached_property
    def speakers(self) -> list[str | None]:
        """Who is known or assumed to have written."""
        return _or_none(self.comments["speaker"])

    @cached_property
    def code_of(self) -> Mapping[str | None, int]:
        """A code for each person, by name."""
        people = sorted({name for name in self.speakers if name is not None})
        return {name: code for code, name in enumerate(people)}

    @cached_property
    def author(self) -> Ints:
        """The code of each comment's speaker."""
        return np.array([self.code_of.get(name, NOBODY) for name in self.speakers], dtype=np.int64)

    @cached_property
    def counts(self) -> Ints:
        """How many comments the author of each comment wrote in the thread; 1 where unknown."""
        counts = np.bincount(self.author + 1, minlength=1)
        return np.where(self.author == NOBODY, 1, counts[self.author + 1])

    @cached_property
    def host_code(self) -> int:
        """The code of who runs the site, as the page says; else of who alone wrote most and enough.

        One that nobody has where neither is known.
        """
        if self.host in self.code_of:
            return self.code_of[self.host]
        most = int(self.counts.max(initial=0))
        leaders = np.unique(self.author[(self.counts == most) & (self.author != NOBODY)])
        enough = most >= HOST_COMMENTS and most > HOST_SHARE * len(self.author)
        return int(leaders[0]) if enough and len(leaders) == 1 else NOBODY - 1

    @cached_property
    def by_host(self) -> Bools:
        """Whether the (likely) host wrote each comment."""
        return np.asarray(self.author == self.host_code)

    @cached_property
    def by_person(self) -> Ints:
        """The ordered keys of all (author, row)."""
        return np.sort(key(self.author, np.arange(len(self))))

    @cached_property
    def mine_before(self) -> Ints:
        """The row of the same author's comment before each one, -1 where there is none."""
        code, row = both(self.by_person)
        before = np.full(len(self), -1)
        follows = code[1:] == code[:-1]
        before[row[1:][follows]] = row[:-1][follows]
        return np.where(self.author == NOBODY, -1, before)

    @cached_property
    def one_word_name(self) -> Bools:
        return np.array([name is not None and len(name.split()) == 1 for name in self.speakers], dtype=bool)

    @cached_property
    def number(self) -> Ints:
        """The number printed beside each comment, -1 where there is none."""
        return self.comments["number"].fillna(-1).to_numpy(np.int64)

    @cached_property
    def hours(self) -> Floats:
        """When each comment was written, in hours; NaN where that is not known."""
        posted_at = self.comments["posted_at"]
        if posted_at.isna().all():
            return np.full(len(self), np.nan)
        times = pd.DatetimeIndex(pd.to_datetime(posted_at, errors="coerce", utc=True, format="ISO8601"))
        seconds = times.tz_localize(None).to_numpy("datetime64[s]").astype(np.float64)
        return np.where(times.notna(), seconds / 3600, np.nan)

    @cached_property
    def stated(self) -> Ints:
        """The row of the earlier comment that the page says each one answers, -1 where it says none."""
        rows = self._rows(self.comments["stated_reply_to"])
        return np.where(rows < np.arange(len(self)), rows, -1)

    @cached_property
    def parent_missing(self) -> Bools:
        """Whether each comment answers one that is not on the page, or one that answers it in turn.

        So does one of which the page says by name that it answers somebody who is not there.
        """
        later = self.comments["stated_reply_to"].notna().to_numpy(bool) & (self.stated < 0)
        strangers = self.mentions[self.mentions["person"].isna() & self.mentions["start"].eq(0)]
        absent = self.is_row(self._rows(strangers["comment_id"]))
        printed = np.array([says_whom_it_answers(text) for text in self.texts], dtype=bool)
        missing = self.comments["parent_missing"].to_numpy(bool) | later
        return np.asarray(missing | (absent & printed & (self.stated < 0)))

    @cached_property
    def nested(self) -> bool:
        """Whether the page shows of its comments which are replies.

        It does by their depth, or by a parent of a comment that quotes nobody. Forums without threads
        state whom a post answers where it quotes, and say nothing of the others.
        """
        deeper = self.comments["stated_depth"].fillna(0).gt(0).any()
        unquoted = self.comments["stated_quotes"].map(len).eq(0).to_numpy(bool)
        return bool(deeper or (unquoted & (self.parent_missing | (self.stated >= 0))).any())

    @cached_property
    def signals(self) -> Mapping[str, Floats]:
        """What each comment's own words show, see `signals.of_comments`."""
        return of_comments(self.own_texts, self.comments["lost_lines"].tolist())

    @cached_property
    def rare_words(self) -> RareWords:
        return rare_words(self.own_texts)

    @cached_property
    def held(self) -> tuple[Ints, Floats]:
        """Who held the runs of whose words last, see `runs.held_shares`."""
        return held_shares(self.texts)

    @cached_property
    def named(self) -> Named:
        given = self.mentions
        code = np.array([self.code_of.get(name, NOBODY) for name in given["person"].tolist()], dtype=np.int64)
        return Named(
            row=self._rows(given["comment_id"]),
            code=code,
            at=given["at"].to_numpy(bool),
            colon=given["colon"].to_numpy(bool),
            exact=given["how"].eq("exact").to_numpy(bool),
            place=given["place"].to_numpy(object),
            number=given["number"].fillna(-1).to_numpy(np.int64),
            name=given["name"].to_numpy(object),
        )[code != NOBODY]

    @cached_property
    def traced(self) -> Traced:
        source, given = self._rows(self.quotes["source"]), self.quotes
        row = self._rows(given["comment_id"])
        columns = (given[column].to_numpy(np.int64) for column in ("words", "start", "end"))
        rows, sources, lengths, starts, ends = (column[source >= 0] for column in (row, source, *columns))
        marked = given["marked"].to_numpy(bool)[source >= 0]
        return Traced(rows, sources, lengths, starts, ends, self._opens_line(rows, starts), marked)

    def _opens_line(self, rows: Ints, starts: Ints) -> Bools:
        """Whether no word stands before each of these places on its line."""
        lines = (
            self.texts[row][:start].rpartition("\n")[2]
            for row, start in zip(rows.tolist(), starts.tolist(), strict=True)
        )
        return np.array([not any(map(str.isalnum, line)) for line in lines], dtype=bool)

    @cached_property
    def marked(self) -> Bools:
        """Whether an `@Name` names an addressee at the comment's start."""
        return self.is_row(self.named.row[self.named.at & (self.named.place == "opening")])

    @cached_property
    def bears_mark(self) -> Bools:
        """Whether a comment shows whom it answers, or that such a mark was lost."""
        return np.asarray(self.marked | (self.signals["lost_first"] > 0))

    @property
    def marks(self) -> float:
        """The share of the comments that bear a mark."""
        return float(self.bears_mark.mean()) if len(self) else 0.0

    @cached_property
    def reach(self) -> float:
        """How seldom (0-1) who is addressed at a comment's start wrote the one before; .5 where unknown."""
        named = self.named
        opening = named[named.at & (named.place == "opening") & (named.row > 0)]
        beyond = opening.code != self.author[np.maximum(opening.row - 1, 0)]
        return float((beyond.sum() + 1) / (len(beyond) + 2))

    def is_row(self, rows: Ints) -> Bools:
        """For each comment, whether its row is among `rows`."""
        found = np.zeros(len(self), dtype=bool)
        found[rows] = True
        return found

    def _rows(self, comment_ids: pd.Series) -> Ints:
        """The row of each comment; -1 for what is none."""
        row_of = {comment_id: row for row, comment_id in enumerate(self.ids)}
        return np.array([row_of.get(comment_id, -1) for comment_id in comment_ids.tolist()], np.int64)


def _or_none(names: pd.Series) -> list[str | None]:
    return [name if isinstance(name, str) else None for name in names.tolist()]
