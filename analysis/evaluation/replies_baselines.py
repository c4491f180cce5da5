"""What simple rules find, to stand beside the linker: for each comment, the best-scored candidate."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
import pandas as pd

from analysis.evaluation.replies_cases import Case, by_rule
from analysis.replies.candidates import AFRESH
from analysis.replies.reading import Floats

Rule = Callable[[pd.DataFrame], Floats]


def _latest(pairs: pd.DataFrame) -> pd.Series:
    """0-1, the later the earlier comment stands; 0 for afresh."""
    return (pairs["earlier"] + 1) / (pairs["later"] + 1)


def _or_afresh(pairs: pd.DataFrame, scores: pd.Series) -> Floats:
    """`scores`, with afresh before the candidates that have none."""
    return np.where(pairs["earlier"] == AFRESH, np.finfo(float).tiny, scores.to_numpy(float))


def previous(pairs: pd.DataFrame) -> Floats:
    """Every comment answers the one before it."""
    return _latest(pairs).to_numpy(float)


def marks(pairs: pd.DataFrame) -> Floats:
    """The last comment of who is mentioned; else what is quoted; else, for a lost line, what fits last."""
    kinds = 8 * pairs["at_opening"] + 4 * pairs["quoted_first"] + 2 * pairs["lost_fits"]
    return _or_afresh(pairs, (kinds > 0) * (kinds + _latest(pairs)))


def host_answers_all(pairs: pd.DataFrame) -> Floats:
    """The likely host answers the last comment of anybody else; all others write afresh."""
    return _or_afresh(pairs, pairs["by_host_to_other"] * _latest(pairs))


RULES: Mapping[str, Rule] = {"previous": previous, "marks": marks, "host_answers_all": host_answers_all}


def followed(given: list[Case], rule: Rule) -> pd.DataFrame:
    """One row a comment of each case: its true parent and the one by the rule."""
    return pd.concat([_followed(case, rule) for case in given], ignore_index=True)


def _followed(case: Case, rule: Rule) -> pd.DataFrame:
    numbers = list(case.rebuilding.comments["number"])
    return pd.DataFrame(
        {
            "source": case.truth.source,
            "thread": case.truth.name,
            "variant": case.variant,
            "n": numbers,
            "true": [case.truth.parents[n] for n in numbers],
            "chosen": by_rule(case, rule(case.rebuilding.pairs)),
        }
    )
