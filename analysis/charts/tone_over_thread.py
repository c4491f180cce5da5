"""Tone over the thread: a row a tone, its share along the thread above the comments that show it."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes

from analysis.charts import legend, palette, strips, words
from analysis.charts.drawn import Drawn
from analysis.schema import TONES, Tables
from analysis.tables.tone import judged, reach, smoothed

FEWEST = 4
"""Judged comments; fewer have no course to show."""

SHOWN = 0.02
"""Share of the thread from which a tone has a row, also where it is no comment's likeliest."""

ROW, TILES = 12.0, 3.2
"""mm: the height of a row, and of the tiles under its area."""

TOP, NUMBERS = 3.0, 7.0
"""mm above the rows, and below them for the numbers."""

SCALE = 0.35
"""The share that fills a row, unless a greater one is to be shown."""

POINTS = 160
"""Places at which the areas are drawn."""

TILED = 400
"""Comments up to which each has its tile."""


def draw(tables: Tables) -> Drawn | None:
    """Nothing where fewer than FEWEST comments were judged."""
    rows = judged(tables.comments, tables.tone_shares)
    if len(rows) < FEWEST:
        return None
    overall = rows[list(TONES)].mean()
    shown = [tone for tone in TONES if overall[tone] >= SHOWN or (rows["tone"] == tone).any()]
    last = int(tables.comments["position"].max())
    tiled = last <= TILED
    keys = _keys(rows, tiled=tiled)
    foot = legend.height(keys) + NUMBERS
    figure, axes, middles = strips.canvas(len(shown), ROW, TOP, foot)
    base = pd.Series(middles - ROW / 2 + TILES + 1.2, index=shown)
    _areas(axes, smoothed(rows, POINTS)[shown], base, last)
    if tiled:
        _tiles(axes, rows, base, last)
    heights = base.to_numpy(dtype=float) + 1.2
    strips.names(axes, heights, shown)
    strips.said(axes, strips.STRIP[1] + 3, heights, [words.percent(overall[tone]) for tone in shown])
    strips.numbers(axes, foot - 3, last)
    legend.draw(axes, keys)
    return Drawn(
        name="tone_over_thread",
        title="How did the tone change over the thread?",
        caption=_caption(rows),
        alt=f"Share of each tone along the thread, a row each: {words.listed(shown)}.",
        figure=figure,
    )


def _areas(axes: Axes, shares: pd.DataFrame, base: pd.Series, last: int) -> None:
    """The smoothed share of each tone (gid: the tone), all on one scale."""
    scale = (ROW - TILES - 2.2) / max(float(shares.to_numpy().max()), SCALE)
    x = strips.across(shares.index.to_numpy(), last)
    for tone, y in base.items():
        colour = palette.TONES[str(tone)]
        area = axes.fill_between(x, y, y + scale * shares[tone], color=colour, linewidth=0, zorder=1)
        area.set_gid(str(tone))
    strips.lines(axes, base.to_numpy())


def _tiles(axes: Axes, rows: pd.DataFrame, base: pd.Series, last: int) -> None:
    """Each judged comment in the row of its likeliest tone."""
    width = strips.width(last)
    places = pd.DataFrame(
        {
            "left": strips.across(rows["position"].to_numpy(dtype=float), last) - width / 2,
            "bottom": rows["tone"].map(base) - TILES - 0.5,
            "width": width,
            "height": TILES,
            "fill": palette.tones(rows["tone"], rows["sure"]),
            "edge": palette.tones(rows["tone"]),
            "number": rows["position"],
        }
    )
    strips.tiles(axes, places)


def _keys(rows: pd.DataFrame, *, tiled: bool) -> list[legend.Key]:
    keys = [legend.Key(f"area: share among the nearest comments, up to {reach(rows):,} away")]
    if tiled:
        keys.append(legend.Key("tile: a comment of which this tone is the likeliest", palette.QUIET))
    if tiled and not rows["sure"].all():
        keys.append(legend.Key("not sure", palette.pale(palette.QUIET), palette.QUIET))
    return keys


def _caption(rows: pd.DataFrame) -> str:
    """Which tones lead overall, and whether another one leads at the start or at the end."""
    third = max(1, len(rows) // 3)
    whole, start, end = map(_greatest, (rows, rows.iloc[:third], rows.iloc[-third:]))
    opening = f"Over the whole thread the greatest share is {_share(whole, 0)}, then {_share(whole, 1)}."
    if start.index[0] == end.index[0]:
        shares = f"{words.percent(start.iloc[0])} of the first and {words.percent(end.iloc[0])} of the last"
        course = f"The first third and the last are both led by {start.index[0]} ({shares})."
    else:
        course = f"The first third is led by {_share(start, 0)}, the last by {_share(end, 0)}."
    return f"{opening} {course} {words.sure(rows['sure'])}"


def _greatest(rows: pd.DataFrame) -> pd.Series:
    """The average share of each tone, the greatest first; of equals, in the order of TONES."""
    return rows[list(TONES)].mean().sort_values(ascending=False, kind="stable")


def _share(shares: pd.Series, rank: int) -> str:
    return f"{shares.index[rank]} ({words.percent(shares.iloc[rank])})"
