"""How each reply stands to what it answers: agrees, disagrees, asks, answers, adds, jokes along.

Reads own words on both sides, as a person reads a pair.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.schema import NO_OWN_WORDS, NOT_ANALYSED, STANCES, UNSURE
from analysis.tags.judged import Judge
from analysis.tags.tone import ask


def judge(comments: pd.DataFrame, links: pd.DataFrame, way: Judge) -> pd.DataFrame:
    """`links` with the stance of each and the probability of its likeliest stance.

    Only the primary link is judged: of a comment that answers two, the words do not tell which they
    are for. `unsure` where no stance is sure enough; then the probability is still that of the likeliest,
    and missing where one side has no words that can be judged. The order of the rows changes nothing.
    """
    judged = (~comments["tone"].isin([NO_OWN_WORDS, NOT_ANALYSED])).to_numpy(bool)
    asked = ask(comments, links, judged)
    rows = np.flatnonzero(judged & (asked.answered >= 0) & judged[asked.answered])
    sure = way.stances(asked, rows)
    likeliest = np.array(STANCES, dtype=object)[sure.shares.argmax(axis=1)]
    found = pd.DataFrame(
        {
            "stance": np.where(sure.shown, likeliest, UNSURE),
            "stance_confidence": sure.shares.max(axis=1, initial=0.0),
        },
        index=comments["comment_id"].iloc[rows],
    )
    each = found.reindex(links["comment_id"].where(links["primary"])).set_axis(links.index)
    return links.assign(
        stance=each["stance"].fillna(UNSURE).astype("str"),
        stance_confidence=each["stance_confidence"].astype("float64"),
    )
