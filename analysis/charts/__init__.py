"""The pictures of one thread: one module a chart, small table in, figure out.

A new chart is a module with `draw(tables) -> Drawn | None` and one line in `CHARTS`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from types import MappingProxyType

from analysis.charts import (
    aimed_at,
    article_margin,
    conversation_map,
    participation,
    style,
    tone_by_person,
    tone_over_thread,
    topics_over_thread,
    who_replied_to_whom,
)
from analysis.charts.drawn import Drawn
from analysis.schema import Tables

__all__ = ["CHARTS", "Drawn", "draw"]

CHARTS: Mapping[str, Callable[[Tables], Drawn | None]] = MappingProxyType(
    {
        "who_replied_to_whom": who_replied_to_whom.draw,
        "conversation_map": conversation_map.draw,
        "tone_over_thread": tone_over_thread.draw,
        "tone_by_person": tone_by_person.draw,
        "aimed_at": aimed_at.draw,
        "topics_over_thread": topics_over_thread.draw,
        "participation": participation.draw,
        "article_margin": article_margin.draw,
    }
)
"""In the order of the report."""


def draw(tables: Tables, names: Collection[str] | None = None) -> dict[str, Drawn]:
    """Each chart of CHARTS (or of `names`) that has something to show, by its name, in that order."""
    with style.style():
        drawn = {name: chart(tables) for name, chart in CHARTS.items() if names is None or name in names}
    return {name: chart for name, chart in drawn.items() if chart is not None}
