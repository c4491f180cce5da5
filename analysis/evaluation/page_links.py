"""Links on real pages whose marks were read by hand: what is found, and what stays afresh.

Reads the labels of the pages in the numbered layout (`reply_to`: numbers of the comments answered,
`evidence`: what shows it). Their words are stand-ins, so links by content are not judged.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from analysis import formats, replies, threads
from analysis.formats.numbered_says import NUMBERED_SAYS
from analysis.formats.source import load

FOLDER = Path("benchmarks/pages/A")
MARKS = {"mention", "stripped", "quote"}
"""Evidence that survives in the pages; `stripped` is a dropped mention line."""


def measure(data: Path) -> Mapping[str, float]:
    """Share of the marked replies that are found, and of the comments without a parent left afresh."""
    found: list[bool] = []
    afresh: list[bool] = []
    for path in sorted((data / FOLDER).glob("*.txt")):
        for label, answered in _labelled(path):
            wanted = {str(number) for number in label["reply_to"]}
            if wanted and MARKS & set(label["evidence"]):
                found.append(bool(wanted & answered))
            elif not wanted:
                afresh.append(not answered)
    return {
        "page_links.marked.found": sum(found) / len(found),
        "page_links.marked.count": float(len(found)),
        "page_links.afresh.right": sum(afresh) / len(afresh),
        "page_links.afresh.count": float(len(afresh)),
    }


def _labelled(path: Path) -> Iterator[tuple[Mapping[str, Any], set[str]]]:
    """Each label of a page with the ids of the comments that ours says it answers."""
    source = load(path)
    if formats.identify(source) is not NUMBERED_SAYS:
        return
    (thread,) = NUMBERED_SAYS.read(source)
    rebuilt = replies.rebuild(
        threads.comments_table(thread),
        threads.article_table(thread.article, {}),
        host=threads.host(thread),
        one_word_lines_dropped=thread.one_word_lines_dropped,
    )
    answered = rebuilt.links.groupby("comment_id")["reply_to"].agg(set).to_dict()
    known = set(rebuilt.comments["comment_id"])
    labels = json.loads(path.with_name(path.stem + ".labels.json").read_text(encoding="utf-8"))
    for label in labels["comments"]:
        if str(label["n"]) in known:
            yield label, answered.get(str(label["n"]), set())
