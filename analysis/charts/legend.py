"""Keys of the charts: a row of swatches with their words, for what is not labelled beside its mark."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from analysis.charts import labels, page, palette

SWATCH, LINE = 2.4, 7.0
"""mm: the side of a swatch, and the length of a line."""

GAP, SPACE, LEADING = 1.2, 4.5, 1.6
"""mm between a mark and its words, between one key and the next, and between rows."""


@dataclass(frozen=True)
class Key:
    """One entry: a filled swatch, an outlined one (`edge`), a line, or words alone."""

    words: str
    fill: str | None = None
    edge: str | None = None
    line: str | tuple[float, tuple[float, ...]] | None = None
    """A line style of matplotlib."""

    @property
    def mark(self) -> float:
        """Mm that the mark and its gap take."""
        return (SWATCH + GAP if self.fill else 0) + (LINE + GAP if self.line else 0)


def tone_keys(tones: Sequence[str], *, paler: float | None = None) -> list[Key]:
    """A key for each of `tones`, and one for the variant with that share of paper, where the chart has it."""
    keys = [Key(label, palette.tone(label)) for label in tones]
    if paler is None or not tones:
        return keys
    full = palette.tone(tones[0])
    return [*keys, Key("paler: likeliest, not sure", palette.pale(full, paler), full)]


def draw(axes: Axes, keys: Sequence[Key], *, left: float, top: float, right: float) -> float:
    """The bottom in mm of the `keys`, set in rows between `left` and `right` downwards from `top`."""
    x, y = left, top - SWATCH
    for key in keys:
        width = key.mark + labels.measure(key.words, page.SMALL)
        if x > left and x + width > right:
            x, y = left, y - SWATCH - LEADING
        _mark(axes, key, x, y)
        page.write(axes, x + key.mark, y + SWATCH / 2, key.words, size=page.SMALL, color=palette.QUIET)
        x += width + SPACE
    return y


def _mark(axes: Axes, key: Key, x: float, y: float) -> None:
    if key.fill:
        edge = key.edge or "none"
        axes.add_patch(Rectangle((x, y), SWATCH, SWATCH, facecolor=key.fill, edgecolor=edge, linewidth=0.6))
    if key.line:
        middle = y + SWATCH / 2
        axes.plot([x, x + LINE], [middle, middle], linestyle=key.line, color=palette.QUIET, linewidth=1.2)
