"""What a run tells the person at the terminal: one block a thread, one line a failure."""

from __future__ import annotations

import argparse
import itertools
import sys
import textwrap
from collections.abc import Iterator

from analysis import formats
from analysis.cli import DONE, NOTHING_TO_DO, SOME_FAILED, WRONG
from analysis.errors import AnalysisError, UnknownFormat
from analysis.formats import collection
from analysis.formats.collection import Failure, Input
from analysis.formats.joining import joined
from analysis.pipeline import OUTPUTS, Result, Settings, run

WIDTH = 88
"""Columns of the terminal that the blocks use."""


def report(arguments: argparse.Namespace) -> int:
    """Analyses every thread that the arguments name; gives the exit status.

    A failure is one line on stderr, and the others are done.
    """
    if arguments.format:
        try:
            formats.named(arguments.format)
        except UnknownFormat as error:
            print(error, file=sys.stderr)
            return WRONG
    settings = Settings(
        out=arguments.out, only=arguments.only or OUTPUTS, fast=arguments.fast, topics=arguments.topics
    )
    stems: set[str] = set()
    done = failed = 0
    for given in _inputs(arguments):
        try:
            if isinstance(given, Failure):
                raise given.error
            _progress(f"analysing {given.name} …")
            result = run(given, _own_stem(given.stem, stems), settings)
        except AnalysisError as error:
            _progress("")
            print(error, file=sys.stderr)
            failed += 1
            continue
        _progress("")
        print(block(result), flush=True)
        done += 1
    if not done and not failed:
        print("nothing to do: no file with comments among the inputs; name a scraped thread", file=sys.stderr)
        return NOTHING_TO_DO
    return SOME_FAILED if failed else DONE


def block(result: Result) -> str:
    """A thread's title, size, headline sentences and where its report lies."""
    size = f"{_count(result.comments, 'comment')}, {_count(result.people, 'person', 'people')}"
    sentences = [
        textwrap.fill(line, WIDTH, initial_indent="  ", subsequent_indent="  ")
        for line in result.headlines
        if line
    ]
    return "\n".join([result.title, f"  {size}", *sentences, f"  {result.pdf or result.folder}", ""])


def _count(number: int, one: str, many: str | None = None) -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def _inputs(arguments: argparse.Namespace) -> Iterator[Input | Failure]:
    found = collection.read(arguments.threads, background=arguments.background, format_name=arguments.format)
    return joined(found) if arguments.join else found


def _own_stem(stem: str, taken: set[str]) -> str:
    """`stem`, with a number behind it where an earlier input of this run has the same; adds it to `taken`."""
    numbered = itertools.chain([stem], (f"{stem}-{n}" for n in itertools.count(2)))
    own = next(name for name in numbered if name.casefold() not in taken)
    taken.add(own.casefold())
    return own


def _progress(line: str) -> None:
    if sys.stderr.isatty():
        print(f"\r\x1b[K{line}", end="", file=sys.stderr, flush=True)
