"""A thread as the linker reads it: who wrote, who is named where, whose words are repeated."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.replies.signals import of_comments

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

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

    @cached_property
    def row_of(self) -> Mapping[str, int]:
        return dict(zip(self.comments["comment_id"], range(len(self.comments)), strict=True))

    @cached_property
    def code_of(self) -> Mapping[str, int]:
        """A code for each person, by name."""
        return {name: code for code, name in enumerate(sorted(set(self.comments["speaker"].dropna())))}

    @cached_property
    def author(self) -> Ints:
        """The code of each comment's speaker."""
        codes = self.comments["speaker"].map(self.code_of).fillna(NOBODY)
        return np.asarray(codes, dtype=np.int64)

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
            return self.code_of[str(self.host)]
        most = int(self.counts.max(initial=0))
        leaders = np.unique(self.author[(self.counts == most) & (self.author != NOBODY)])
        enough = most >= HOST_COMMENTS and most > HOST_SHARE * len(self.author)
        return int(leaders[0]) if enough and len(leaders) == 1 else NOBODY - 1

    @cached_property
    def by_host(self) -> Bools:
        """Whether the (likely) host wrote each comment."""
        return np.asarray(self.author == self.host_code)

    @cached_property
    def one_word_name(self) -> Bools:
        names = self.comments["speaker"]
        return np.array([isinstance(name, str) and len(name.split()) == 1 for name in names], dtype=bool)

    @cached_property
    def signals(self) -> Mapping[str, Floats]:
        """What each comment's own words show, see `signals.of_comments`."""
        found = of_comments(list(self.comments["own_text"]), list(self.comments["lost_lines"]))
        return {str(name): found[name].to_numpy(np.float64) for name in found}

    @cached_property
    def named(self) -> pd.DataFrame:
        """The mentions of people of the thread: `row`, `code`, `at`, `colon`, `place`, `how`, `number`."""
        known = self.mentions[self.mentions["person"].isin(self.code_of)]
        return known.assign(
            row=known["comment_id"].map(self.row_of).astype("int64"),
            code=known["person"].map(self.code_of).astype("int64"),
        )

    @cached_property
    def traced(self) -> pd.DataFrame:
        """The quotations of earlier comments: `row`, `source_row`, `words`, `start`, `end`."""
        known = self.quotes[self.quotes["source"].isin(self.row_of)]
        return known.assign(
            row=known["comment_id"].map(self.row_of).astype("int64"),
            source_row=known["source"].map(self.row_of).astype("int64"),
        )

    @cached_property
    def marked(self) -> Bools:
        """Whether an `@Name` names an addressee at the comment's start."""
        openings = self.named[self.named["at"] & (self.named["place"] == "opening")]
        return self.is_row(openings["row"])

    @cached_property
    def mine_before(self) -> Ints:
        """The row of the same author's comment before each one, -1 where there is none."""
        before = pd.Series(np.arange(len(self.author))).groupby(self.author).shift(1)
        return np.where(self.author == NOBODY, -1, before.fillna(-1).to_numpy(np.int64))

    def is_row(self, rows: pd.Series) -> Bools:
        """For each comment, whether its row is among `rows`."""
        return np.isin(np.arange(len(self.author)), rows.to_numpy(np.int64))

    def key(self, code: Ints, row: Ints) -> Ints:
        """One number for a person and a row, in the order of persons, then rows."""
        return (code + 2) * (len(self.author) + 1) + row
