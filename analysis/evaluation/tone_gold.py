"""The labelled comments, each in its thread as a run sees it: own words found, parents as the page states.

The labels are ours, lie in the package (`labels/`) and name their comments by source and number; the
texts stay in the data folder. Only comments that were written for training have their text beside them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

import pandas as pd

from analysis import formats, threads
from analysis.evaluation import rebuilt_threads
from analysis.formats.source import load
from analysis.records import Comment, Document, Thread
from analysis.replies import mentions, quotes, spans
from analysis.replies.names import Names
from analysis.text import fold, sentences, tidy, words

LABELS = Path(__file__).with_name("labels") / "tone.jsonl"
WRITTEN = LABELS.with_name("written.jsonl")
"""Comments written for training: `uid`, `title`, `text`, and either `answers` (the words answered, or null)
or, in whole threads, `thread`, `author` and `parent` (the uid of the comment answered, or null)."""
FOLDER = Path("benchmarks")
SAMPLES = Path("samples")
REPLIES = FOLDER / "replies"
FORUMS = FOLDER / "topics/fourforums.csv.gz"
DEBATES = FOLDER / "tone/debagreement/dev.csv"
EMOTIONS = FOLDER / "tone/goemotions/original"

WHOLE_THREADS = ("replies", "fourforums", "samples")
"""Sources of whole discussions: what a run meets."""
UNQUOTED = ("goemotions", "written")
"""Sources whose comments repeat nobody's words."""
DEBATES_AMONG = ("fourforums", "samples")
"""Those of them where people quarrel, or joke about those who do."""
PICKED = "picked"
"""Stands for the source of comments that were picked for rare tones: their shares say nothing of threads."""

ANSWERED = 2
"""Posts read before a labelled forum post: what it answers, and what that answers."""


REPEATED = 4
"""Words from which a sentence that stands in the answered post too is a quotation."""


_Threads = Iterator[tuple[str, Thread]]


@dataclass(frozen=True)
class Gold:
    """Comments with what was said around them, and the labels of some of them.

    `comments` has the columns of a comments table, `reply_to` as stated, `thread` and `source`;
    `comment_id` is the labels' `uid`. `labels` has one row a labelled comment, by `uid`: `tone`, `also`
    (a list), `polarity`, `irony`, `toward`, `stance` (missing where it answers nothing), `sure`, `picked`
    (whether it was chosen for what it is; then its share says nothing of threads) and `second` (the tone
    that another reader gave it, missing where there was none).
    """

    comments: pd.DataFrame
    labels: pd.DataFrame


def read(data: Path) -> Gold:
    """The labelled comments of the folder that holds `benchmarks/` and `samples/`."""
    labels = pd.DataFrame(_rows(LABELS))
    of_source = labels["uid"].str.split("|").str[0]
    tables = []
    for source in sorted(of_source.unique()):
        wanted = frozenset(labels.loc[of_source == source, "uid"])
        found = _READERS[source](data, wanted)
        seen = _together(found) if source in UNQUOTED else pd.concat(as_a_run_sees(*each) for each in found)
        tables.append(seen.assign(source=source))
    comments = pd.concat(tables, ignore_index=True)
    unknown = set(labels["uid"]) - set(comments["comment_id"])
    if unknown:
        raise ValueError(
            f"{LABELS.name}: {len(unknown)} labels name no comment of the data: {min(unknown)} …"
        )
    return Gold(comments, labels.sort_values("uid", ignore_index=True))


def _rows(path: Path) -> list[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def as_a_run_sees(name: str, thread: Thread) -> pd.DataFrame:
    """The comments of a thread with own words found and the stated parents taken for right."""
    comments = threads.comments_table(thread).assign(quoted_share=0.0, reply_to=None, thread=name)
    if len(comments) == 1:
        return comments
    named = mentions.find(comments, Names(comments["person"].dropna()))
    quoted = quotes.find(comments, threads.article_table(thread.article, {}), named)
    own = spans.own_words(comments, spans.spans(comments, named, quoted), named)
    return comments.assign(**own, reply_to=comments["stated_reply_to"])


def whole_threads(data: Path, uids: Collection[str]) -> Iterator[tuple[pd.DataFrame, pd.DataFrame]]:
    """Of each thread that holds one of `uids`: all comments as a run sees them, and an article of its title.

    The parents are the stated ones, and certain.
    """
    for source in WHOLE_THREADS:
        wanted = {uid for uid in uids if uid.startswith(f"{source}|")}
        if source == "fourforums":
            wanted = _of_their_discussions(data, wanted)
        for found in _READERS[source](data, frozenset(wanted)):
            title = Document(title=found[1].article.title)
            yield as_a_run_sees(*found).assign(reply_confidence=1.0), threads.article_table(title, {})


def _of_their_discussions(data: Path, wanted: set[str]) -> set[str]:
    posts = pd.read_csv(data / FORUMS, usecols=["post_id", "discussion_id"])
    uids = "fourforums|" + posts["post_id"].astype("str")
    held = posts["discussion_id"].isin(posts.loc[uids.isin(wanted), "discussion_id"])
    return set(uids[held])


def _together(found: _Threads) -> pd.DataFrame:
    """As `as_a_run_sees`, for threads that quote nothing: one table for all of them, much sooner."""
    said = [(name, comment) for name, thread in found for comment in thread.comments]
    every = (replace(comment, page_order=n) for n, (_, comment) in enumerate(said, 1))
    comments = threads.comments_table(Thread(article=Document(), comments=tuple(every)))
    homes = {comment.page_id: name for name, comment in said}
    return comments.assign(
        quoted_share=0.0,
        reply_to=comments["stated_reply_to"],
        thread=comments["comment_id"].map(homes),
    )


def _replies(data: Path, wanted: frozenset[str]) -> _Threads:
    names = {uid.split("|")[1] for uid in wanted}
    for found in rebuilt_threads.threads(data / REPLIES, "mentions"):
        if found.name in names:
            yield found.name, replace(found.thread, comments=tuple(_with_parents(found)))


def _with_parents(found: rebuilt_threads.Rebuilt) -> Iterator[Comment]:
    for comment in found.thread.comments:
        parent = found.parents[comment.number or 0]
        yield replace(
            comment,
            page_id=f"replies|{found.name}|{comment.number}",
            reply_to=f"replies|{found.name}|{parent}" if parent else None,
        )


def _samples(data: Path, wanted: frozenset[str]) -> _Threads:
    """Saved threads: `samples|<path without its ending>|<the page's own id>`."""
    for name in sorted({uid.split("|")[1] for uid in wanted}):
        path = data / SAMPLES / name
        saved = next(each for each in map(path.with_suffix, (".json", ".html")) if each.is_file())
        (thread,) = formats.read(load(saved))
        yield name, replace(thread, comments=tuple(_with_uids(f"samples|{name}", thread)))


def _with_uids(prefix: str, thread: Thread) -> Iterator[Comment]:
    for each in thread.comments:
        parent = f"{prefix}|{each.reply_to}" if each.reply_to else None
        yield replace(each, page_id=f"{prefix}|{each.page_id}", reply_to=parent)


def _written(_: Path, wanted: frozenset[str]) -> _Threads:
    for name, rows in groupby(_rows(WRITTEN), key=lambda row: str(row.get("thread", row["uid"]))):
        found = [row for row in rows if row["uid"] in wanted]
        before = {f"{row['uid']} parent": row["answers"] for row in found if row.get("answers")}
        if found:
            yield (
                f"written {name}",
                _thread(
                    found[0]["title"],
                    *((uid, None, text) for uid, text in before.items()),
                    *(
                        (row["uid"], row.get("parent") or f"{row['uid']} parent", row["text"])
                        for row in found
                    ),
                ),
            )


def _fourforums(data: Path, wanted: frozenset[str]) -> _Threads:
    posts = pd.read_csv(data / FORUMS).sort_values("post_id")
    posts["uid"] = "fourforums|" + posts["post_id"].astype("str")
    posts["parent"] = "fourforums|" + posts["parent_id"].astype("Int64").astype("str")
    needed = set(wanted)
    for _ in range(ANSWERED):
        needed |= set(posts.loc[posts["uid"].isin(needed), "parent"])
    written = dict(zip(posts["uid"], posts["text"], strict=True))
    for number, found in posts[posts["uid"].isin(needed)].groupby("discussion_id"):
        texts = [_marked(*pair) for pair in zip(found["text"], found["parent"].map(written), strict=True)]
        rows = zip(found["uid"], found["parent"], texts, strict=True)
        yield f"fourforums {number}", _thread(str(found["title"].iloc[0]), *rows)


def _debagreement(data: Path, wanted: frozenset[str]) -> _Threads:
    debates = pd.read_csv(data / DEBATES)
    for uid in sorted(wanted):
        row = debates.loc[int(uid.split("|")[2])]
        title, before, reply = (str(row[name]) for name in ("submission_text", "body_parent", "body_child"))
        answered = f"{uid} parent"
        yield (
            f"debagreement {row['submission_id']}",
            _thread(title, (answered, None, _unmarked(before)), (uid, answered, _unmarked(reply, before))),
        )


def _goemotions(data: Path, wanted: frozenset[str]) -> _Threads:
    for text, _, key in emotions(data):
        if (uid := f"goemotions|{key}") in wanted:
            yield uid, _thread("", (uid, None, _unmarked(text)))


def emotions(data: Path) -> Iterator[tuple[str, list[int], str]]:
    """(text, numbers of its emotions, key) of each comment of GoEmotions."""
    for part in ("train", "dev", "test"):
        with (data / EMOTIONS / f"{part}.tsv").open(encoding="utf-8") as lines:
            for line in lines:
                text, numbers, key = line.rstrip("\n").split("\t")
                yield text, [int(number) for number in numbers.split(",")], key


def _marked(text: str, answered: object) -> str:
    """`text` with each sentence that it repeats marked as quoted, as it was before the set lost the marks."""
    known = f" {' '.join(words(fold(answered)))} " if isinstance(answered, str) else ""
    said = [text[start:end] for start, end in sentences(text)]
    repeated = [_repeats(words(fold(sentence)), known) for sentence in said]
    if not any(repeated):
        return text
    runs = groupby(zip(repeated, said, strict=True), key=itemgetter(0))
    joined = ((quoted, " ".join(sentence for _, sentence in run).replace("\n", " ")) for quoted, run in runs)
    return "\n\n".join(f"> {part}" if quoted else part for quoted, part in joined)


def _repeats(said: Sequence[str], known: str) -> bool:
    return len(said) >= REPEATED and f" {' '.join(said)} " in known


def _unmarked(text: str, answered: str = "") -> str:
    """`text` without the marks of quoted lines: the set lost its line ends, and with them where quotes end.

    A marked sentence of what it answers becomes a paragraph again.
    """
    bare = re.sub(r"(^|\s)>+ ?", r"\1", text)
    if bare == text:
        return text
    said = [bare[start:end] for start, end in sentences(bare)]
    known = fold(answered)
    return "".join(sentence + ("\n\n" if fold(sentence) in known else " ") for sentence in said)


def _thread(title: str, *rows: tuple[str, str | None, str]) -> Thread:
    """A thread of (id, parent's id, text); a parent that is not in it stays unknown."""
    ids = {row[0] for row in rows}
    comments = (
        Comment(
            page_order=n,
            page_id=uid,
            reply_to=parent if parent in ids else None,
            posted_text=text,
            text=tidy(text),
        )
        for n, (uid, parent, text) in enumerate(rows, 1)
    )
    return Thread(article=Document(title=title), comments=tuple(comments))


_READERS: Mapping[str, Callable[[Path, frozenset[str]], _Threads]] = {
    "replies": _replies,
    "samples": _samples,
    "written": _written,
    "fourforums": _fourforums,
    "debagreement": _debagreement,
    "goemotions": _goemotions,
}
