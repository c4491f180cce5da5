"""One palette for readers of every kind, and in grey; its promises are measured here."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pandas as pd
import pytest
from matplotlib import colors
from numpy.typing import NDArray

from analysis.charts import palette, strips
from analysis.schema import TONES

Array = NDArray[np.float64]

COLOUR_BLIND = {
    "protan": [[0.1523, 1.0526, -0.2049], [0.1145, 0.7863, 0.0992], [-0.0039, -0.0481, 1.0520]],
    "deutan": [[0.3673, 0.8606, -0.2280], [0.2801, 0.6725, 0.0474], [-0.0118, 0.0429, 0.9689]],
    "tritan": [[1.2555, -0.0767, -0.1788], [-0.0784, 0.9309, 0.1476], [0.0047, 0.6914, 0.3039]],
    "nobody": [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
}  # fmt: skip
"""Machado, Oliveira and Fernandes 2009, table 1, severity 1.0, on linear RGB."""

TO_XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)


def linear(colour: str) -> Array:
    part = np.array(colors.to_rgb(colour))
    return np.where(part <= 0.04045, part / 12.92, ((part + 0.055) / 1.055) ** 2.4)


def lab(rgb: Array) -> Array:
    """CIELAB (D65) of linear RGB."""
    white = TO_XYZ @ np.ones(3)
    part = TO_XYZ @ np.clip(rgb, 0, 1) / white
    root = np.where(part > 216 / 24389, np.cbrt(part), (24389 / 27 * part + 16) / 116)
    return np.array([116 * root[1] - 16, 500 * (root[0] - root[1]), 200 * (root[1] - root[2])])


def difference(one: Array, other: Array) -> float:
    """CIEDE2000 (Sharma, Wu and Dalal 2005)."""
    chroma = (np.hypot(*one[1:]) + np.hypot(*other[1:])) / 2
    stretch = 1.5 - np.sqrt(chroma**7 / (chroma**7 + 25**7)) / 2
    (l1, a1, b1), (l2, a2, b2) = one * (1, stretch, 1), other * (1, stretch, 1)
    c1, c2 = np.hypot(a1, b1), np.hypot(a2, b2)
    h1, h2 = np.degrees(np.arctan2(b1, a1)) % 360, np.degrees(np.arctan2(b2, a2)) % 360
    turn = (h2 - h1 + 180) % 360 - 180
    dl, dc, dh = l2 - l1, c2 - c1, 2 * np.sqrt(c1 * c2) * np.sin(np.radians(turn / 2))
    light, chroma, hue = (l1 + l2) / 2, (c1 + c2) / 2, (h1 + turn / 2) % 360
    t = (
        1
        - 0.17 * np.cos(np.radians(hue - 30))
        + 0.24 * np.cos(np.radians(2 * hue))
        + 0.32 * np.cos(np.radians(3 * hue + 6))
        - 0.20 * np.cos(np.radians(4 * hue - 63))
    )
    sl = 1 + 0.015 * (light - 50) ** 2 / np.sqrt(20 + (light - 50) ** 2)
    sc, sh = 1 + 0.045 * chroma, 1 + 0.015 * chroma * t
    twist = np.sin(np.radians(60 * np.exp(-(((hue - 275) / 25) ** 2))))
    rt = -2 * np.sqrt(chroma**7 / (chroma**7 + 25**7)) * twist
    return float(np.sqrt((dl / sl) ** 2 + (dc / sc) ** 2 + (dh / sh) ** 2 + rt * dc / sc * dh / sh))


def contrast(one: str, other: str) -> float:
    """WCAG 2.2 contrast, 1 to 21."""
    light, dark = sorted((float(TO_XYZ[1] @ linear(c)) for c in (one, other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_measure_of_difference_gives_the_published_value() -> None:
    assert difference(np.array([50, 2.6772, -79.7751]), np.array([50, 0, -82.7485])) == pytest.approx(
        2.0425, abs=1e-4
    )


def test_every_tone_has_its_colour() -> None:
    assert tuple(palette.TONES) == TONES


@pytest.mark.parametrize("reader", COLOUR_BLIND)
def test_tones_differ_for_every_reader(reader: str) -> None:
    seen = [lab(np.array(COLOUR_BLIND[reader]) @ linear(colour)) for colour in palette.TONES.values()]
    assert min(difference(*pair) for pair in combinations(seen, 2)) >= 8


def test_tones_differ_in_a_grey_print() -> None:
    lightness = sorted(lab(linear(colour))[0] for colour in palette.TONES.values())
    assert np.diff(lightness).min() >= 7


def test_a_paler_tone_is_lighter_than_the_full_one_and_keeps_its_hue() -> None:
    for colour in palette.TONES.values():
        full, paler = lab(linear(colour)), lab(linear(palette.pale(colour)))
        assert paler[0] > full[0] + 5
        assert np.dot(full[1:], paler[1:]) > 0


@pytest.mark.parametrize("words", [palette.INK, palette.QUIET, palette.ACCENT])
def test_words_can_be_read_on_paper(words: str) -> None:
    assert contrast(words, palette.PAPER) >= 4.5


@pytest.mark.parametrize(
    "fill", [*palette.TONES.values(), *map(palette.pale, palette.TONES.values()), *palette.TOPICS]
)
def test_numbers_can_be_read_on_every_tile(fill: str) -> None:
    best = max(contrast(ink, fill) for ink in (palette.INK, palette.PAPER))
    assert contrast(strips.contrasting(fill), fill) >= min(best, 4.5) - 0.4


def test_a_tone_is_paler_where_it_is_not_sure_and_grey_where_there_is_none() -> None:
    labels = pd.Series(["critical", "critical", None], dtype="str")
    red = palette.TONES["critical"]
    assert palette.tones(labels, pd.Series([True, False, False])) == [red, palette.pale(red), palette.NO_TONE]
    assert palette.tones(labels) == [red, red, palette.NO_TONE]
