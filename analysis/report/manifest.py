"""What a run read, how it was set, what it counted and left out: enough to repeat and to judge it."""

from __future__ import annotations

from collections.abc import Mapping

from analysis.schema import LINK_KINDS, LISTED, Tables
from analysis.summary import Summary
from analysis.tags import why


def manifest(tables: Tables, summary: Summary, facts: Mapping[str, object]) -> dict[str, object]:
    """`facts` (inputs, version, settings, accuracy, what was left out) and the counts of this thread."""
    return {**facts, "counts": counts(tables, summary)}


def is_fast(facts: Mapping[str, object]) -> bool:
    """Whether the run left the encoder out."""
    settings = facts.get("settings")
    return isinstance(settings, Mapping) and settings.get("fast") is True


def counts(tables: Tables, summary: Summary) -> dict[str, object]:
    """Rows of each kind; `unknown_authors` and `generic_names` count comments that belong to no person."""
    comments = tables.comments
    states = comments["reply_state"].value_counts()
    kinds = tables.links["kind"].value_counts()
    return {
        "comments": len(comments),
        "people": len(tables.people),
        "unknown_authors": int(comments["author"].isna().sum()),
        "generic_names": int((comments["author"].notna() & comments["person"].isna()).sum()),
        "replies": int(states.get("reply", 0)),
        "afresh": int(states.get("afresh", 0)),
        "parent_missing": int(states.get("parent missing", 0)),
        "links": len(tables.links),
        "links_by_kind": {kind: int(kinds.get(kind, 0)) for kind in LINK_KINDS},
        "pairs": len(tables.pairs),
        "topics": len(tables.topics),
        "grounds": len(tables.grounds),
        "explained": explained(tables),
        "findings": len(summary.findings),
        "dropped_findings": summary.dropped,
    }


def explained(tables: Tables) -> dict[str, int]:
    """How many judgements of each kind say why, and of how many comments, from the first on, they may."""
    return {
        "tones": int(tables.comments["tone_why"].notna().sum()),
        "ironies": int(tables.comments["irony_why"].notna().sum()),
        "stances": int(tables.links["stance_why"].notna().sum()),
        "first_comments": LISTED,
        "longest_words": why.LONGEST,
    }
