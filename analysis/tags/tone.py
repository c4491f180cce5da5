"""In which tone each comment speaks, with what goes with it: language, sentiment, irony, target.

Reads own words only. What cannot be said surely enough is `unsure`, never guessed.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.schema import COMMENTS, NO_OWN_WORDS, NOT_ANALYSED, TONE_SHARES, TONES, UNSURE
from analysis.tags import language, toward
from analysis.tags.judged import Asked, Bools, Floats, Judge, Judged
from analysis.tags.manner import Reading, answered_rows, read
from analysis.tags.tokens import LINK

ALSO_FROM = 0.25
"""Probability from which a further tone is named: 7 of 10 such are ones that a careful reader accepts."""


def judge(comments: pd.DataFrame, links: pd.DataFrame, way: Judge) -> tuple[pd.DataFrame, pd.DataFrame]:
    """`comments` with what was judged, and the tone shares of those with own words in English.

    `way` judges. Fills language, tone, tone_likeliest, tone_confidence, tone_among, tone_also, sentiment,
    irony and toward; missing where nothing can be said. The order of the rows changes nothing.
    """
    reading = read(tuple(comments["own_text"].fillna("")))
    languages = np.array(language.of_comments(reading.tokens), dtype=object)
    english = languages == language.ANALYSED
    has_words = worded(reading)
    judged = english & has_words
    found, shares = _named(way.comments(ask(comments, links, judged)), comments.loc[judged, "comment_id"])
    found = found.set_axis(comments.index[judged]).reindex(comments.index)
    found["tone"] = found["tone"].mask(~english, NOT_ANALYSED).mask(~has_words, NO_OWN_WORDS)
    found["language"] = languages
    found["sentiment"] = np.where(english & _says(reading), reading.sentiment[:, 0], np.nan)
    types = {column: COMMENTS.columns[str(column)] for column in found}
    return comments.assign(**found.astype(types)), shares


def ask(comments: pd.DataFrame, links: pd.DataFrame, judged: Bools) -> Asked:
    """The comments as the models are asked about them."""
    return Asked(
        reading=read(tuple(comments["own_text"].fillna(""))),
        answered=answered_rows(comments, links),
        quoted=comments["quoted_share"].fillna(0.0).to_numpy(np.float64),
        judged=judged,
    )


def worded(reading: Reading) -> Bools:
    """Of each text read, whether it has words of its own."""
    return np.array([any(token[0].isalpha() for token in tokens) for tokens in reading.tokens], dtype=bool)


def _named(judged: Judged, ids: pd.Series) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The judgements as columns, and the tone shares, of comments of one thread."""
    shares = judged.tones.shares
    tones = np.array(TONES, dtype=object)[shares.argmax(axis=1)]
    found = pd.DataFrame(
        {
            "tone": np.where(judged.tones.shown, tones, UNSURE),
            "tone_likeliest": tones,
            "tone_confidence": shares.max(axis=1, initial=0.0),
            "tone_among": pd.Series([_two(row) for row in shares], dtype="str").where(judged.tones.of_two),
            "tone_also": [also(row) for row in shares],
            "irony": judged.irony,
            "toward": toward.named(judged.targets),
        }
    )
    named = pd.DataFrame(shares, columns=list(TONES)).assign(comment_id=ids.to_numpy())
    return found, named[list(TONE_SHARES.columns)].astype(dict(TONE_SHARES.columns))


def _two(shares: Floats) -> str:
    """The two likeliest tones, the likelier first, joined by `;`."""
    return ";".join(TONES[n] for n in np.argsort(-shares, kind="stable")[:2])


def also(shares: Floats) -> str | None:
    """The further tones from `ALSO_FROM`, the likeliest first, joined by `;`; None where there are none."""
    order = [n for n in np.argsort(-shares, kind="stable")[1:] if shares[n] >= ALSO_FROM]
    return ";".join(TONES[n] for n in order) or None


def _says(reading: Reading) -> Bools:
    """Of each text, whether it holds anything but addresses."""
    return np.array([any(token != LINK for token in tokens) for tokens in reading.tokens], dtype=bool)
