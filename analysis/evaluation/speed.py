"""How long a run takes, once everything is loaded. Printed, never gated: machines differ."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from analysis import pipeline, replies, threads
from analysis.formats import collection
from analysis.formats.collection import Input
from analysis.records import Comment, Document, Thread

FOLDER = Path("benchmarks/replies")
LONG = 10_000
"""Comments of the long thread, put together from the benchmark's."""


def measure(data: Path) -> Mapping[str, float]:
    """Seconds for the report of a short thread, and for reading and linking a long one."""
    inputs = [each for each in collection.read([str(data / FOLDER)]) if isinstance(each, Input)]
    short = next(each for each in inputs if len(each.thread.comments) == 26)
    comments = [comment for each in inputs for comment in each.thread.comments]
    return {
        "speed.report_of_26.seconds": _second_time(lambda: _report(short)),
        "speed.links_of_26.seconds": _second_time(lambda: _link(short.thread)),
        f"speed.links_of_{LONG}.seconds": _second_time(lambda: _link(_long(comments)), times=1),
    }


def _second_time(work: Callable[[], object], times: int = 2) -> float:
    for _ in range(times):
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
        host=thread.article.author,
        one_word_lines_dropped=thread.one_word_lines_dropped,
    )


def _long(comments: list[Comment]) -> Thread:
    chosen = [comments[n % len(comments)] for n in range(LONG)]
    renumbered = tuple(
        Comment(
            page_order=n,
            number=n,
            author=comment.author,
            posted_text=comment.posted_text,
            text=f"{comment.text} {n}",
            lost_lines=comment.lost_lines,
        )
        for n, comment in enumerate(chosen, 1)
    )
    return Thread(article=Document(title="A long thread"), comments=renumbered)
