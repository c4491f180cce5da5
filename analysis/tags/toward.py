"""At whom a comment's judgement is aimed: a commenter, somebody outside the thread, the article."""

from __future__ import annotations

from analysis.schema import TARGETS
from analysis.tags.judged import Sure

MODEL = "toward"
LABELS = (*TARGETS, "nobody")


def named(targets: Sure) -> list[str | None]:
    """The likeliest target of each comment; None where that is nobody, or not sure enough."""
    found = zip(targets.shares.argmax(axis=1), targets.shown, strict=True)
    return [TARGETS[n] if shown and n < len(TARGETS) else None for n, shown in found]
