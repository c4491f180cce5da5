"""How long a run takes, once everything is loaded. Printed, never gated: machines differ."""

from __future__ import annotations

import csv
import gzip
import resource
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path

from analysis import pipeline, replies, threads
from analysis.formats import collection
from analysis.formats.collection import Input
from analysis.records import Comment, Document, Thread

FOLDER, FORUM = Path("benchmarks/replies"), Path("benchmarks/topics/fourforums.csv.gz")
LONG = 10_000
"""Comments of a long thread: those of the benchmark, then posts of a forum, all different; or those of
the benchmark again and again, so that nearly every comment is a quotation of several others."""


def measure(data: Path) -> Mapping[str, float]:
    """Seconds for the report of a short thread, and for reading and linking a short and two long ones.

    The peak of memory is the whole process's so far: of the links where speed alone is measured.
    """
    inputs = [each for each in collection.read([str(data / FOLDER)]) if isinstance(each, Input)]
    short = next(each for each in inputs if len(each.thread.comments) == 26)
    different = _thread(_different(inputs, data / FORUM))
    repeated = _thread(_repeated(inputs))
    return {
        "speed.links_of_26.seconds": _shortest(lambda: _link(short.thread), times=20),
        f"speed.links_of_{LONG}.seconds": _shortest(lambda: _link(different), times=1),
        f"speed.links_of_{LONG}.megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        f"speed.links_of_{LONG}_repeated.seconds": _shortest(lambda: _link(repeated), times=1),
        "speed.report_of_26.seconds": _shortest(lambda: _report(short), times=2),
    }


def _shortest(work: Callable[[], object], times: int) -> float:
    return min(_seconds(work) for _ in range(times))


def _seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def _report(given: Input) -> None:
    with tempfile.TemporaryDirectory() as folder:
        pipeline.run(given, "thread", pipeline.Settings(out=Path(folder)))


def _link(thread: Thread) -> None:
    replies.rebuild(
        threads.comments_table(thread),
        threads.article_table(thread.article, {}),
        host=threads.host(thread),
        one_word_lines_dropped=thread.one_word_lines_dropped,
    )


def _different(inputs: Iterable[Input], forum: Path) -> Iterator[Comment]:
    """The benchmark's comments in one rendering, then posts as if the same people had written them."""
    comments = [c for each in inputs if ".mentions." in each.name for c in each.thread.comments]
    yield from comments
    with gzip.open(forum, "rt", encoding="utf-8", newline="") as file:
        texts = dict.fromkeys(row["text"] for row in csv.DictReader(file))
    for comment, text in zip(cycle(comments), texts, strict=False):
        yield replace(comment, text=text, lost_lines=())


def _repeated(inputs: Iterable[Input]) -> Iterator[Comment]:
    for n, comment in enumerate(cycle([c for each in inputs for c in each.thread.comments])):
        yield replace(comment, text=f"{comment.text} {n}")


def _thread(comments: Iterator[Comment]) -> Thread:
    """The first `LONG` of the comments as one thread."""
    numbered = (
        Comment(
            page_order=n,
            number=n,
            author=comment.author,
            posted_text=comment.posted_text,
            text=comment.text,
            lost_lines=comment.lost_lines,
        )
        for n, comment in enumerate(islice(comments, LONG), 1)
    )
    return Thread(article=Document(title="A long thread"), comments=tuple(numbered))
