"""Whether a comment's words mean something else than they say."""

from __future__ import annotations

MODEL = "irony"
LABELS = ("plain", "ironic")

POSSIBLE = 0.3
"""Probability of irony from which it is mentioned as possible: about one in three of such comments is ironic,
against one in twelve of all."""
