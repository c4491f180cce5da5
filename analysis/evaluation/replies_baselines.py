"""What simple rules find, to stand beside the linker: for each comment, the best-scored candidate."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
import pandas as pd

from analysis.evaluation.replies_cases import Case, by_rule
from analysis.replies.candidates import AFRESH
from analysis.replies.features import Pairs
from analysis.replies.keys import Floats

Rule = Callable[[Pairs], Floats]


def _latest(pairs: Pairs) -> Floats:
    """0-1, the later the earlier comment stands; 0 for afresh."""
    return np.asarray((pairs.earlier + 1) / (pairs.later + 1))


def _or_afresh(pairs: Pairs, scores: Floats) -> Floats:
    """`scores`, with afresh before the candidates that have none."""
    return np.where(pairs.earlier == AFRESH, np.finfo(float).tiny, scores)


def previous(pairs: Pairs) -> Floats:
    """Every comment answers the one before it."""
    return _latest(pairs)


def marks(pairs: Pairs) -> Floats:
    """The last comment of who is mentioned; else what is quoted; else, for a lost line, what fits last."""
    kinds = 8 * pairs["at_opening"] + 4 * pairs["quoted_first"] + 2 * pairs["lost_fits"]
    return _or_afresh(pairs, (kinds > 0) * (kinds + _latest(pairs)))


def host_answers_all(pairs: Pairs) -> Floats:
    """The likely host answers the last comment of anybody else; all others write afresh."""
    return _or_afresh(pairs, pairs["by_host_to_other"] * _latest(pairs))


RULES: Mapping[str, Rule] = {"previous": previous, "marks": marks, "host_answers_all": host_answers_all}


def followed(given: list[Case], rule: Rule) -> pd.DataFrame:
    """One row a comment of each case: its true parent and the one by the rule."""
    return pd.concat([by_rule(case, rule(case.rebuilding.pairs)) for case in given], ignore_index=True)
