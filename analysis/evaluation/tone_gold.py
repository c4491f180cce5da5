"""The labelled comments, each in its thread as a run sees it: own words found, parents as the page states.

The labels are ours and name their comments by source and number; the texts stay in the benchmarks.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from analysis import threads
from analysis.evaluation import rebuilt_threads
from analysis.records import Comment, Document, Thread
from analysis.replies import mentions, quotes, spans
from analysis.replies.names import Names
from analysis.text import fold, sentences, tidy

FOLDER = Path("benchmarks")
LABELS = FOLDER / "tone/own/labels.jsonl"
REPLIES = FOLDER / "replies"
FORUMS = FOLDER / "topics/fourforums.csv.gz"
DEBATES = FOLDER / "tone/debagreement/dev.csv"
EMOTIONS = FOLDER / "tone/goemotions/original"

WHOLE_THREADS = ("replies", "fourforums")
"""Sources of whole discussions: what a run meets."""
PICKED = ("goemotions",)
"""Sources whose comments were picked for rare tones: their shares say nothing of threads."""


ANSWERED = 2
"""Posts read before a labelled forum post: what it answers, and what that answers."""


@dataclass(frozen=True)
class Gold:
    """Comments with what was said around them, and the labels of some of them.

    `comments` has the columns of a comments table, `reply_to` as stated, and `thread` and `source`;
    `comment_id` is the labels' `uid`. `labels` has one row a labelled comment, by `uid`: `tone`, `also`
    (a list), `polarity`, `irony`, `toward`, `stance` (missing where it answers nothing), `sure`.
    """

    comments: pd.DataFrame
    labels: pd.DataFrame


def read(data: Path) -> Gold:
    """The labelled comments of the folder that holds `benchmarks/`."""
    with (data / LABELS).open(encoding="utf-8") as lines:
        labels = pd.DataFrame([json.loads(line) for line in lines])
    of_source = labels["uid"].str.split("|").str[0]
    tables = []
    for source, reader in _READERS.items():
        wanted = frozenset(labels.loc[of_source == source, "uid"])
        seen = [_as_a_run_sees(name, thread) for name, thread in reader(data, wanted)]
        tables.append(pd.concat(seen).assign(source=source))
    comments = pd.concat(tables, ignore_index=True)
    unknown = set(labels["uid"]) - set(comments["comment_id"])
    if unknown:
        raise ValueError(
            f"{LABELS}: {len(unknown)} labels name no comment of the benchmarks: {min(unknown)} …"
        )
    return Gold(comments, labels.sort_values("uid", ignore_index=True))


def _as_a_run_sees(name: str, thread: Thread) -> pd.DataFrame:
    """The comments of a thread with own words found and the stated parents taken for right."""
    comments = threads.comments_table(thread).assign(quoted_share=0.0, reply_to=None, thread=name)
    if len(comments) == 1:
        return comments
    named = mentions.find(comments, Names(comments["person"].dropna()))
    quoted = quotes.find(comments, threads.article_table(thread.article, {}), named)
    own = spans.own_words(comments, spans.spans(comments, named, quoted), named)
    return comments.assign(**own, reply_to=comments["stated_reply_to"])


_Threads = Iterator[tuple[str, Thread]]


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


def _fourforums(data: Path, wanted: frozenset[str]) -> _Threads:
    posts = pd.read_csv(data / FORUMS).sort_values("post_id")
    posts["uid"] = "fourforums|" + posts["post_id"].astype("str")
    posts["parent"] = "fourforums|" + posts["parent_id"].astype("Int64").astype("str")
    needed = set(wanted)
    for _ in range(ANSWERED):
        needed |= set(posts.loc[posts["uid"].isin(needed), "parent"])
    for number, found in posts[posts["uid"].isin(needed)].groupby("discussion_id"):
        rows = zip(found["uid"], found["parent"], found["text"], strict=True)
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
    "fourforums": _fourforums,
    "debagreement": _debagreement,
    "goemotions": _goemotions,
}
