"""Keys at the foot of a chart: rows of swatches with their words, for what no label beside a mark says."""

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

LEFT, RIGHT, BOTTOM = 2.0, page.WIDTH - 2.0, 1.2
"""mm: the edges of the rows."""


@dataclass(frozen=True)
class Key:
    """One entry: a filled swatch, an outlined one (`edge`), a line, or words alone."""

    words: str
    fill: str | None = None
    edge: str | None = None
    line: str | tuple[float, tuple[float, ...]] | None = None
    """A line style of matplotlib."""
    opens_row: bool = False

    @property
    def mark(self) -> float:
        """Mm that the mark and its gap take."""
        return (SWATCH + GAP if self.fill else 0) + (LINE + GAP if self.line else 0)

    @property
    def width(self) -> float:
        """Mm of mark and words."""
        return self.mark + labels.measure(self.words, page.SMALL)


def tone_keys(tones: Sequence[str], *, paler: float | None = None) -> list[Key]:
    """A key for each of `tones`, and one for the variant with that share of paper, where the chart has it."""
    keys = [Key(label, palette.tone(label)) for label in tones]
    if paler is None or not tones:
        return keys
    full = palette.tone(tones[0])
    return [*keys, Key("paler: likeliest, not sure", palette.pale(full, paler), full)]


def height(keys: Sequence[Key]) -> float:
    """Mm that the rows take at the foot of a figure."""
    return BOTTOM + (_places(keys)[-1][1] + 1) * (SWATCH + LEADING) if keys else 0.0


def draw(axes: Axes, keys: Sequence[Key]) -> None:
    """The rows at the foot of a canvas."""
    top = height(keys) - LEADING
    for key, (x, row) in zip(keys, _places(keys), strict=True):
        y = top - row * (SWATCH + LEADING) - SWATCH
        _mark(axes, key, x, y)
        page.write(axes, x + key.mark, y + SWATCH / 2, key.words, size=page.SMALL, color=palette.QUIET)


def _places(keys: Sequence[Key]) -> list[tuple[float, int]]:
    """The left edge (mm) and the row of each key."""
    places: list[tuple[float, int]] = []
    x, row = LEFT, 0
    for key in keys:
        if places and (key.opens_row or x + key.width > RIGHT):
            x, row = LEFT, row + 1
        places.append((x, row))
        x += key.width + SPACE
    return places


def _mark(axes: Axes, key: Key, x: float, y: float) -> None:
    if key.fill:
        edge = key.edge or "none"
        axes.add_patch(Rectangle((x, y), SWATCH, SWATCH, facecolor=key.fill, edgecolor=edge, linewidth=0.6))
    if key.line:
        middle = y + SWATCH / 2
        axes.plot([x, x + LINE], [middle, middle], linestyle=key.line, color=palette.QUIET, linewidth=1.2)
