"""Real threads with known parents, rendered again as scrapes that lost some of their marks.

Reads a folder of `<thread>.bare.txt` (the layout `N. Name says:` without mentions),
`<thread>.mentions.txt` and `<thread>.parents.json` ({"n": parent's n, 0 = top level}).
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from analysis import formats
from analysis.formats.lines import one_word_lines_dropped
from analysis.formats.source import Source, load
from analysis.records import Comment, Thread

OWN_LINE_SHARE = 0.6
"""Share of mentions on a line of their own, as reply buttons and people set them."""
LATER_SHARE = 0.15
"""Share of mentions before a later paragraph, where there is one."""


@dataclass(frozen=True)
class Survival:
    """How probably a reply still bears its mention."""

    next: float
    """A reply to the comment just before it."""
    far: float
    """Every other reply."""


@dataclass(frozen=True)
class Rebuilt:
    """A thread as read from a rendering, and its true parents (by printed number, 0 = afresh)."""

    name: str
    source: str
    thread: Thread
    parents: dict[int, int]


def threads(folder: Path, variant: str) -> Iterator[Rebuilt]:
    """The threads of the folder in one of its own variants (`mentions`, `bare`), by name."""
    for path in sorted(folder.glob(f"*.{variant}.txt")):
        name = path.name.removesuffix(f".{variant}.txt")
        parents = json.loads((folder / f"{name}.parents.json").read_text(encoding="utf-8"))
        (thread,) = formats.read(load(path))
        yield Rebuilt(
            name, name.split("__")[0], thread, {int(child): int(parent) for child, parent in parents.items()}
        )


def rendered(bare: Rebuilt, survival: Survival, seed: int) -> Rebuilt:
    """`bare` with the mentions of `survival`, read from its page again.

    The page then loses every line of one word, as the scraper of such pages does.
    """
    chance = random.Random(f"{seed} {bare.name} {survival.next} {survival.far}")
    by_number = {comment.number: comment for comment in bare.thread.comments}
    lines = [
        bare.thread.article.title or "A thread",
        "",
        *"\n\n".join(bare.thread.article.paragraphs).split("\n"),
        "",
    ]
    for comment in bare.thread.comments:
        number = comment.number or 0
        parent = by_number.get(bare.parents[number])
        survives = survival.next if bare.parents[number] == number - 1 else survival.far
        marked = parent is not None and chance.random() < survives
        body = _with_mention(comment, parent, chance) if marked and parent else comment.posted_text
        lines += ["", f"  {comment.number}. {comment.author} says:", ""]
        lines += [f"    {line}" if line else "" for line in body.split("\n")]
    kept = ["" if len(line.split()) == 1 else line for line in lines]
    assert one_word_lines_dropped(kept) or len(kept) < 30
    (thread,) = formats.read(Source(bare.name, "\n".join(kept).encode()), "numbered-says")
    return replace(bare, thread=thread)


def _with_mention(comment: Comment, parent: Comment, chance: random.Random) -> str:
    paragraphs = comment.posted_text.split("\n\n")
    later = len(paragraphs) > 1 and chance.random() < LATER_SHARE
    at = chance.randrange(1, len(paragraphs)) if later else 0
    gap = " "
    if chance.random() < OWN_LINE_SHARE:
        gap = "\n\n" if chance.random() < 0.8 else "\n"
    paragraphs[at] = f"@{parent.author}:{gap}{paragraphs[at]}"
    return "\n\n".join(paragraphs)
