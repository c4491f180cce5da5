"""The key figures of page 1."""

from __future__ import annotations

from analysis.schema import TONES, UNSURE, Tables
from analysis.summary import words
from analysis.summary.kinds import toward
from analysis.tables.conversation import INFERRED_KINDS


def figures(tables: Tables) -> tuple[tuple[str, str], ...]:
    """(label, value) of five to eight figures, in the order of the page; what does not apply is left out."""
    comments, links = tables.comments, tables.links[tables.links["primary"]]
    people = comments["person"].nunique()
    shown = int(comments["tone"].isin(TONES).sum())
    judged = shown + int((comments["tone"] == UNSURE).sum())
    inferred = int(links["kind"].isin(INFERRED_KINDS).sum())
    rows = [
        ("comments", f"{len(comments):,}"),
        (words.noun(people, "person", "people"), f"{people:,}"),
        ("replies", f"{len(links):,}"),
    ]
    if len(links):
        rows += [
            ("replies that show whom they answer", f"{len(links) - inferred:,}"),
            ("replies inferred", f"{inferred:,}"),
        ]
    if judged:
        rows += [("tones sure, of those judged", f"{shown:,} of {judged:,}")]
    if of_two := int(comments["tone_among"].notna().sum()):
        rows += [("tones narrowed to two", f"{of_two:,}")]
    for found in toward.make(tables):
        target, most = found.targets[0]
        label = f"negative comments aimed at {toward.AIMED_AT[target]}"
        rows += [(label, f"{most:,} of {len(found.comments):,}")]
    return tuple(rows)
