"""The ceiling: how right two readers were who rebuilt ten of the benchmark's bare threads by reading.

`labels/links.jsonl` holds their answers (thread, reader, number of the comment and of its parent, 0 =
afresh), and none of the threads' text.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from analysis.evaluation.replies_scores import accuracy, f1, mean_over_sources

ANSWERS = Path(__file__).with_name("labels") / "links.jsonl"


def answers() -> pd.DataFrame:
    """One row a comment of the ten threads: `thread`, `n`, and a column a reader with the parent."""
    rows = pd.read_json(ANSWERS, lines=True)
    table = rows.pivot_table(index=["thread", "n"], columns="reader", values="parent", aggfunc="first")
    return table.astype("int64").reset_index()


def measure(linked: pd.DataFrame) -> Mapping[str, float]:
    """The readers' scores, ours on the same threads (`linked`, bare), and how the readers agree."""
    both = linked[linked["variant"] == "bare"].merge(answers(), on=["thread", "n"], validate="one_to_one")
    readers = [name for name in both.columns if name in {"a", "b"}]
    found = {}
    for name in ("chosen", *readers):
        rows = both.assign(chosen=both[name])
        key = "ours" if name == "chosen" else f"reader_{name}"
        found[f"replies.ceiling.{key}.f1"] = mean_over_sources(rows, f1)
        found[f"replies.ceiling.{key}.accuracy"] = accuracy(rows)
    first, second = readers
    found["replies.ceiling.readers_agree"] = float((both[first] == both[second]).mean())
    found["replies.ceiling.comments.count"] = float(len(both))
    return found
