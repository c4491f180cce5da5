"""Comments without labels, on which the small encoder learns what its teacher says of them.

Only sets whose licence lets fitted weights ship, and those that the labelled comments come from; none of
what is measured: no post of a measured thread, no pair that is kept for testing.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from analysis.evaluation import tone_gold
from analysis.evaluation.encoder_fit import Ints
from analysis.evaluation.encoder_lessons import unmasked
from analysis.evaluation.tone_material import Material
from analysis.models import wording
from analysis.models.wording import Pieces
from analysis.text import sentences

EDITORIALS = Path("benchmarks/tone/vader_ground_truth/nytEditorialSnippets_GroundTruth.txt")
REQUESTS = tuple(
    Path("benchmarks/tone/politeness").joinpath(f"{of}.annotated.csv")
    for of in ("wikipedia", "stack-exchange")
)

Pair = tuple[str, str | None]
"""A comment, and what it answers where that is known."""


def pieces(data: Path, material: Material, unmeasured: Ints) -> list[Pieces]:
    """The comments in numbers, each once; `unmeasured` are labelled comments (rows) of no measured thread."""
    found = [
        *_debates(data),
        *_posts(data, material),
        *((unmasked(text), None) for text, _, _ in material.emotions),
        *((text, None) for text in _sentences_and_requests(data)),
        *_varied(material, unmeasured),
    ]
    in_threads = material.gold.comments["source"].isin(tone_gold.WHOLE_THREADS)
    measured = set(material.gold.comments["own_text"][in_threads])
    kept = [(own, answered) for own, answered in found if own.strip() and own not in measured]
    return list(dict.fromkeys(wording.pieces(*(list(side) for side in zip(*kept, strict=True)))))


def _debates(data: Path) -> Iterator[Pair]:
    """Both sides of the pairs in even rows, but for what stands in odd ones too."""
    pairs = pd.read_csv(data / tone_gold.DEBATES, keep_default_na=False)
    kept_for_tests = set(pairs[["body_parent", "body_child"]].iloc[1::2].to_numpy().ravel())
    sides = pairs[["body_child", "body_parent", "submission_text"]].iloc[::2].to_numpy(dtype=str).tolist()
    for child, parent, title in sides:
        for own, answered in ((child, parent), (parent, title)):
            if own not in kept_for_tests:
                yield own, answered


def _posts(data: Path, material: Material) -> Iterator[Pair]:
    """The forum's posts outside threads with labels."""
    posts = pd.read_csv(data / tone_gold.FORUMS, keep_default_na=False).astype({"parent_id": "str"})
    written = dict(zip(posts["post_id"].astype("str"), posts["text"], strict=True))
    labelled = set(material.threads)
    for discussion, text, parent in zip(
        posts["discussion_id"], posts["text"], posts["parent_id"], strict=True
    ):
        if f"fourforums {discussion}" not in labelled:
            yield text, written.get(parent.removesuffix(".0"))


def _sentences_and_requests(data: Path) -> Iterator[str]:
    """Sentences of newspaper editorials, and requests to other people."""
    with (data / EDITORIALS).open(encoding="utf-8", errors="replace") as lines:
        yield from (line.rstrip("\n").split("\t")[-1] for line in lines)
    for path in REQUESTS:
        with (data / path).open(encoding="utf-8", newline="") as file:
            yield from (row["Request"] for row in csv.DictReader(file))


def _varied(material: Material, rows: Ints) -> Iterator[Pair]:
    """The labelled comments in other shapes: alone, in halves, and what they answer."""
    texts = material.reading.texts
    for row in rows:
        own = texts[row]
        answered = texts[material.answered[row]] if material.answered[row] >= 0 else None
        yield own, answered
        if answered:
            yield own, None
            yield answered, None
        for half in _halves(own):
            yield half, answered


def _halves(text: str) -> list[str]:
    """The first and the second half of the sentences of `text`; none of a single sentence."""
    ends = [end for _, end in sentences(text)]
    if len(ends) < 2:
        return []
    middle = ends[len(ends) // 2 - 1]
    return [text[:middle], text[middle:]]
