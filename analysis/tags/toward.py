"""At whom a comment's judgement is aimed: a commenter, somebody outside the thread, the article."""

from __future__ import annotations

from analysis.schema import TARGETS
from analysis.tags import linear
from analysis.tags.linear import Floats, Seen
from analysis.tags.manner import CONTEXT

MODEL = "toward"
LABELS = (*TARGETS, "nobody")


def targets(seen: Seen, heat: Floats) -> list[str | None]:
    """The likeliest target of each comment; None where that is nobody, or not sure enough.

    `heat` is that of each comment's thread.
    """
    model = linear.load(MODEL, CONTEXT)
    shares = model.probabilities(seen, heat)
    named = zip(linear.likeliest(shares), model.sure(shares, heat), strict=True)
    return [TARGETS[n] if sure and n < len(TARGETS) else None for n, sure in named]
