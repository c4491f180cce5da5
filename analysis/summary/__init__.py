"""Page 1 in words: findings made from the tables, each checked again before it is said."""

from __future__ import annotations

from analysis.summary.finding import Finding, Summary
from analysis.summary.page import as_data, citation, markdown
from analysis.summary.selection import find, holds

__all__ = ["Finding", "Summary", "as_data", "citation", "find", "holds", "markdown"]
