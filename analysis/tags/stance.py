"""How each reply stands to what it answers: agrees, disagrees, asks, answers, adds, jokes along.

Reads own words on both sides, as a person reads a pair.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.schema import NO_OWN_WORDS, NOT_ANALYSED, STANCES, UNSURE
from analysis.tags import linear
from analysis.tags.linear import Seen, Vocabulary
from analysis.tags.manner import CONTEXT, PLACE, Ints, Reading, context, read

MODEL = "stance"

FEATURES = (*CONTEXT, *(f"answered: {name}" for name in CONTEXT if name not in PLACE))
"""What is seen of the reply, then of what it answers, but for that one's own place."""


def judge(comments: pd.DataFrame, links: pd.DataFrame) -> pd.DataFrame:
    """`links` with the stance of each and the probability of its likeliest stance.

    Only the primary link is judged: of a comment that answers two, the words do not tell which they
    are for. `unsure` where no stance is sure enough; then the probability is still that of the likeliest,
    and missing where one side has no words that can be judged. The order of the rows changes nothing.
    """
    reading = read(tuple(comments["own_text"].fillna("")))
    judged = ~comments["tone"].isin([NO_OWN_WORDS, NOT_ANALYSED])
    rows = pd.Series(np.arange(len(comments)), index=comments["comment_id"])[judged.to_numpy()]
    primary = links[links["primary"]]
    pairs = pd.DataFrame({side: primary[side].map(rows) for side in ("comment_id", "reply_to")}).dropna()
    replies, answered = (pairs[side].to_numpy(np.int64) for side in pairs)
    model = linear.load(MODEL, FEATURES)
    seen = see(reading, replies, answered, comments["quoted_share"], linear.vocabulary())
    no_heat = np.zeros(len(pairs))
    shares = model.probabilities(seen, no_heat)
    likeliest = np.array(STANCES, dtype=object)[linear.likeliest(shares)]
    named = pd.Series(
        np.where(model.sure(shares, no_heat), likeliest, UNSURE), index=pairs.index, dtype="str"
    )
    confidence = pd.Series(shares.max(axis=1, initial=0.0), index=pairs.index, dtype="float64")
    return links.assign(
        stance=named.reindex(links.index).fillna(UNSURE), stance_confidence=confidence.reindex(links.index)
    )


def see(
    reading: Reading, replies: Ints, answered: Ints, quoted_share: pd.Series, vocabulary: Vocabulary
) -> Seen:
    """What the classifier sees of each pair of a reply and what it answers, by their rows in the reading."""
    quoted = quoted_share.fillna(0.0).to_numpy(np.float64)[replies]
    theirs = np.hstack([reading.form, reading.sentiment])[answered]
    return Seen(
        vocabulary.weigh([reading.tokens[row] for row in replies]),
        np.hstack([context(reading, replies, answered, quoted), theirs]),
    )
