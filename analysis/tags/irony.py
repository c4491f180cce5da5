"""Whether a comment's words mean something else than they say."""

from __future__ import annotations

MODEL = "irony"
LABELS = ("plain", "ironic")
