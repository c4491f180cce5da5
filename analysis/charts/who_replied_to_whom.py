"""The network: people on a circle, an arrow from who replies to who is answered."""

from __future__ import annotations

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from analysis.charts import arrows, labels, legend, page, palette, words
from analysis.charts.drawn import Drawn
from analysis.charts.page import Array
from analysis.schema import TONES, Tables
from analysis.tables.network import Network, network

MOST = 60
"""People shown; the labels of more would be smaller than 7 points."""

RADII = ((2, 8, 30, MOST), (30.0, 50.0, 52.0, 54.0), (12.0, 30.0, 46.0, 54.0))
"""For so many people: mm from the middle of the ellipse to its side, and to its top."""

MARGIN = 5.0
"""mm above the circle, and between it and the key."""

ARROWS = 250
"""Arrows; where more would be drawn, those of the fewest replies are left out together."""

APART_NAMED = 30
"""People who took part in no reply that are named below the circle."""

NODE = (1.1, 3.0)
"""mm: the radius of a node at least (nobody answered) and at most (answered most)."""

LABEL_GAP = 1.8
"""mm between a node and its name."""

THINNEST = ((30, 200), (0.9, 0.5))
"""Points: an arrow of one reply, for so many arrows."""


def draw(tables: Tables) -> Drawn | None:
    """Nothing where nobody replied to anybody."""
    shown = network(tables.people, tables.pairs, tables.comments, MOST)
    if shown.replies.empty:
        return None
    least = page.fewest(shown.replies["replies"], ARROWS)
    replies = shown.replies[shown.replies["replies"] >= least]
    across, up = (float(np.interp(len(shown.people), RADII[0], radius)) for radius in RADII[1:])
    keys = _keys(replies, shown.apart)
    foot = legend.height(keys) + MARGIN
    figure, axes = page.canvas(foot + 2 * up + MARGIN)
    points = _circle(len(shown.people)) * (across, up) + (page.WIDTH / 2, foot + up)
    sizes = _sizes(shown.people["replies_received"].to_numpy(), up)
    _arrows(axes, points, sizes, replies)
    answered = shown.people["replies_received"] > 0
    fills = np.where(answered, palette.INK, palette.PAPER).tolist()
    page.discs(axes, points, sizes, fills, [palette.INK] * len(fills))
    _names(axes, points, sizes, shown.people)
    legend.draw(axes, keys)
    return Drawn(
        name="who_replied_to_whom",
        title="Who replied to whom?",
        caption=_caption(shown, tables.people, least),
        alt=_alt(shown.people, replies),
        figure=figure,
    )


def _circle(people: int) -> Array:
    """The nodes on the unit circle: down the right half, then up the left, at even heights.

    So the name of each has a line to itself.
    """
    right = (people + 1) // 2
    row = np.arange(people)
    height = np.where(row < right, (2 * row + 1) / right, (2 * (people - row) - 1) / max(people - right, 1))
    y = 1 - height
    return np.column_stack([np.where(row < right, 1, -1) * np.sqrt(1 - y**2), y])


def _sizes(received: Array, radius: float) -> Array:
    """The radius of each node in mm; its area grows with the replies received."""
    widest = min(NODE[1], 0.9 * radius / ((len(received) + 1) // 2))
    sizes: Array = np.maximum(NODE[0], widest * np.sqrt(received / received.max()))
    return sizes


def _arrows(axes: Axes, points: Array, sizes: Array, replies: pd.DataFrame) -> None:
    """One arrow a pair, the thinnest on top."""
    ordered = replies.sort_values("replies", ascending=False, kind="stable")
    source, target = ordered["source"].to_numpy(), ordered["target"].to_numpy()
    weight = page.strokes(ordered["replies"].to_numpy(dtype=float), THINNEST)
    colours = palette.tones(ordered["tone"], ordered["sure"], palette.PALE_LINE)
    ways = arrows.Ways(
        start=points[source],
        end=points[target],
        leaves=sizes[source],
        reaches=sizes[target],
        middle=points.mean(axis=0),
    )
    arrows.draw(axes, ways, weight, colours)


def _names(axes: Axes, points: Array, sizes: Array, people: pd.DataFrame) -> None:
    """The names outside the circle, level with their nodes."""
    size = page.TEXT if len(people) <= 44 else page.SMALL
    for (x, y), node, name, host in zip(points, sizes, people["author"], people["host"], strict=True):
        right = x >= page.WIDTH / 2
        edge = x + (node + LABEL_GAP) * (1 if right else -1)
        room = (page.WIDTH - edge if right else edge) - 1
        shown = labels.person(name, host, room, size)
        page.write(axes, edge, y, shown, size=size, ha="left" if right else "right")


def _keys(replies: pd.DataFrame, apart: tuple[str, ...]) -> list[legend.Key]:
    tones, sure = replies["tone"], replies["sure"]
    present = [tone for tone in TONES if (tones == tone).any()]
    keys = legend.tone_keys(present, paler=palette.PALE_LINE if (tones.notna() & ~sure).any() else None)
    if tones.isna().any():
        keys.append(legend.Key("no tone judged", palette.NO_TONE))
    keys.append(legend.Key("thicker arrow: more replies"))
    keys.append(legend.Key("larger circle: more replies received (hollow: none)"))
    if apart:
        keys.append(legend.Key("gave and received no reply:", opens_row=True))
        keys += [legend.Key(labels.short(name)) for name in apart[:APART_NAMED]]
    if len(apart) > APART_NAMED:
        keys.append(legend.Key(f"and {len(apart) - APART_NAMED:,} others"))
    return keys


def _caption(shown: Network, people: pd.DataFrame, least: int) -> str:
    total = int(people["replies_received"].sum())
    by_name = people.set_index("author")
    sentences = [
        words.lead(
            (by_name["replies_received"], f"received the most replies ({{}} of {total:,})"),
            (by_name["replies_given"], "gave the most ({})"),
        )
    ]
    silent = int((people["replies_received"] == 0).sum())
    if silent:
        sentences.append(f"Nobody answered {silent:,} of the {words.count(len(people), 'person', 'people')}.")
    if shown.people_left_out:
        between = total - shown.replies_left_out
        sentences.append(
            f"Drawn are the {len(shown.people)} people with most replies; {between:,} of {total:,} replies "
            "run between them."
        )
    if least > shown.replies["replies"].min():
        sentences.append(f"Arrows of fewer than {words.count(least, 'reply', 'replies')} are left out.")
    return " ".join(filter(None, sentences))


def _alt(people: pd.DataFrame, replies: pd.DataFrame) -> str:
    rows = replies.head(words.NAMES_IN_ALT)
    named = [
        f"{labels.short(a)} to {labels.short(b)} ({n:,})"
        for a, b, n in zip(rows["author"], rows["reply_to_author"], rows["replies"], strict=True)
    ]
    return (
        f"Network of {words.count(len(people), 'person', 'people')} and {words.count(len(replies), 'arrow')} "
        f"from who replies to who is answered: {', '.join(named)}"
        f"{' and others' if len(replies) > len(rows) else ''}."
    )
