"""In which tone each comment speaks, with what goes with it: language, sentiment, irony, target.

Reads own words only. What cannot be said surely enough is `unsure`, never guessed.
"""

from __future__ import annotations

import math

import numpy as np
import pandas as pd

from analysis import models
from analysis.schema import COMMENTS, NO_OWN_WORDS, NOT_ANALYSED, TONE_SHARES, TONES, UNSURE
from analysis.tags import irony, language, linear, toward
from analysis.tags.linear import Bools, Floats, Seen, Vocabulary
from analysis.tags.manner import CONTEXT, Ints, Reading, answered_rows, context, read
from analysis.tags.tokens import LINK

MODEL = "tone"

HEATED = ("critical", "mocking", "hostile")
"""The tones whose share in a thread is its heat."""
HEATED_COLUMNS = [TONES.index(tone) for tone in HEATED]
HEAT_WEIGHT = 8
"""Comments as many as which the usual heat counts: a short thread tells little of how heated it is."""

ALSO_FROM = 0.25
"""Probability from which a further tone is named: 7 of 10 such are ones that a careful reader accepts."""


def judge(comments: pd.DataFrame, links: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """`comments` with what was judged, and the tone shares of those with own words in English.

    Fills language, tone, tone_likeliest, tone_confidence, tone_also, sentiment, irony and toward;
    missing where nothing can be said. The order of the rows changes nothing.
    """
    reading = read(tuple(comments["own_text"].fillna("")))
    languages = np.array(language.of_comments(reading.tokens), dtype=object)
    english = languages == language.ANALYSED
    has_words = worded(reading)
    judged = english & has_words
    seen = see(reading, answered_rows(comments, links), comments["quoted_share"], linear.vocabulary())
    found, shares = _judged(seen.rows(judged), comments.loc[judged, "comment_id"])
    found = found.set_axis(comments.index[judged]).reindex(comments.index)
    found["tone"] = found["tone"].mask(~english, NOT_ANALYSED).mask(~has_words, NO_OWN_WORDS)
    found["language"] = languages
    found["sentiment"] = np.where(english & _says(reading), reading.sentiment[:, 0], np.nan)
    types = {column: COMMENTS.columns[str(column)] for column in found}
    return comments.assign(**found.astype(types)), shares


def worded(reading: Reading) -> Bools:
    """Of each text read, whether it has words of its own."""
    return np.array([any(token[0].isalpha() for token in tokens) for tokens in reading.tokens], dtype=bool)


def see(reading: Reading, answered: Ints, quoted_share: pd.Series, vocabulary: Vocabulary) -> Seen:
    """What the classifiers see of each text read, by the row of what it answers (-1: nothing)."""
    rows = np.arange(len(answered))
    quoted = quoted_share.fillna(0.0).to_numpy(np.float64)
    return Seen(vocabulary.weigh(reading.tokens), context(reading, rows, answered, quoted))


def _judged(seen: Seen, ids: pd.Series) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The judgements of comments of one thread that can be judged, and their tone shares."""
    model = linear.load(MODEL, CONTEXT)
    scores = model.scores(seen)
    heat = np.full(len(scores), heat_of(linear.softmax(scores), models.load(MODEL).card["usual_heat"]))
    shares = model.calibration.probabilities(scores, heat)
    tones = np.array(TONES, dtype=object)[linear.likeliest(shares)]
    found = pd.DataFrame(
        {
            "tone": np.where(model.sure(shares, heat), tones, UNSURE),
            "tone_likeliest": tones,
            "tone_confidence": shares.max(axis=1, initial=0.0),
            "tone_also": [also(row) for row in shares],
            "irony": irony.probabilities(seen, heat),
            "toward": toward.targets(seen, heat),
        }
    )
    named = pd.DataFrame(shares, columns=list(TONES)).assign(comment_id=ids.to_numpy())
    return found, named[list(TONE_SHARES.columns)].astype(dict(TONE_SHARES.columns))


def also(shares: Floats) -> str | None:
    """The further tones from `ALSO_FROM`, the likeliest first, joined by `;`; None where there are none."""
    order = [n for n in np.argsort(-shares, kind="stable")[1:] if shares[n] >= ALSO_FROM]
    return ";".join(TONES[n] for n in order) or None


def heat_of(shares: Floats, usual: float) -> float:
    """How many tenths the share of heated tones in a thread lies above the usual one (0-1).

    `shares` are those of its comments before calibration. Summed exactly, so that the order of the
    comments changes nothing.
    """
    heated = shares[:, HEATED_COLUMNS].sum(axis=1) - usual
    return 10 * math.fsum(heated) / (len(heated) + HEAT_WEIGHT)


def _says(reading: Reading) -> Bools:
    """Of each text, whether it holds anything but addresses."""
    return np.array([any(token != LINK for token in tokens) for tokens in reading.tokens], dtype=bool)
