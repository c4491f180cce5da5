"""The one palette of charts and report: safe for colour-blind readers and in grey.

The tones differ in lightness as well as in hue, by at least 7 L* from one to the next, so that a grey
print keeps them apart; simulated for the three kinds of colour blindness (Machado et al. 2009), any two
differ by at least 8 (CIEDE2000). The tests measure both.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import pandas as pd
from matplotlib import colors

from analysis.schema import NO_OWN_WORDS

PAPER = "#FFFFFF"
INK = "#20262E"
QUIET = "#66707D"
"""Secondary text; 5.0 : 1 on PAPER, above the 4.5 : 1 that WCAG 2.2 asks of small text."""
GRID = "#E4E7EB"
ACCENT = "#2C5F7C"
ACCENT_PALE = "#A9C3D2"

TONES: Mapping[str, str] = MappingProxyType(
    {
        "informative": "#2A4F8F",
        "questioning": "#7ECEE2",
        "critical": "#E84A33",
        "mocking": "#8C52B7",
        "hostile": "#6E1716",
        "joking": "#FAD538",
        "worried": "#E49C66",
        "supportive": "#55A781",
    }
)

NO_TONE = "#C9CED6"
"""A comment that has no words of its own, or none in a language that can be judged."""

TOPICS = (
    "#33658A",
    "#C08A2B",
    "#5B8E5A",
    "#9C5C7C",
    "#4FA3A5",
    "#B5603F",
    "#7A7FA8",
    "#8C8250",
)
"""In turn, by order of the rows: every topic is also named beside its row."""

PALE, PALE_LINE = 0.62, 0.45
"""The share of PAPER in the paler variant of a colour; thin lines need more of the colour to be seen."""


def pale(colour: str, paper: float = PALE) -> str:
    """`colour` mixed with paper: what is likeliest, but not sure."""
    red, green, blue = (paper + (1 - paper) * part for part in colors.to_rgb(colour))
    return colors.to_hex((red, green, blue)).upper()


def tone(label: str | None) -> str:
    """The full colour of a tone; grey for `none`, `not analysed` and a missing tone."""
    return TONES.get(label or NO_OWN_WORDS, NO_TONE)


def tones(labels: pd.Series, sure: pd.Series | None = None, paper: float = PALE) -> list[str]:
    """The colour of each of `labels`; the paler variant where a tone is not `sure`."""
    full = labels.map(TONES).fillna(NO_TONE)
    if sure is None:
        return full.tolist()
    paler = full.map({colour: pale(colour, paper) for colour in full.unique()})
    return full.where(sure | labels.isna(), paler).tolist()


def topic(row: int) -> str:
    """The colour of the topic in row `row`, counted from 0."""
    return TOPICS[row % len(TOPICS)]
