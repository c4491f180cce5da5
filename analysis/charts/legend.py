"""Keys of the charts: a row of swatches with their words, for what is not labelled beside its mark."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from analysis.charts import labels, palette, style

SWATCH = 2.4
"""mm, the side of a swatch."""

GAP, SPACE = 1.2, 4.0
"""mm between a swatch and its word, and between one key and the next."""


@dataclass(frozen=True)
class Key:
    """One entry: a filled swatch, an outlined one (`edge`), or words alone."""

    words: str
    fill: str | None = None
    edge: str | None = None


def tone_keys(tones: Sequence[str], *, paler: bool) -> list[Key]:
    """A key for each of `tones`, and one for the paler variant where the chart holds it."""
    keys = [Key(label, palette.tone(label)) for label in tones]
    unsure = palette.tone(tones[0]) if tones else palette.NO_TONE
    return [*keys, Key("paler: likeliest, not sure", palette.pale(unsure), unsure)] if paler else keys


def draw(axes: Axes, keys: Sequence[Key], *, left: float, top: float, right: float) -> float:
    """The bottom in mm of the `keys`, set in rows between `left` and `right` downwards from `top`."""
    x, y = left, top - SWATCH
    for key in keys:
        width = labels.measure(key.words, style.SMALL) + (SWATCH + GAP if key.fill else 0)
        if x > left and x + width > right:
            x, y = left, y - SWATCH - 1.6
        if key.fill:
            edge = key.edge or "none"
            axes.add_patch(
                Rectangle((x, y), SWATCH, SWATCH, facecolor=key.fill, edgecolor=edge, linewidth=0.6)
            )
        start = x + (SWATCH + GAP if key.fill else 0)
        style.write(axes, start, y + SWATCH / 2, key.words, size=style.SMALL, color=palette.QUIET)
        x += width + SPACE
    return y
