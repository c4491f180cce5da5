"""Measures the linker on threads of other sites, beside rules and readers, and fits it anew.

The headline is leave-one-source-out: each source's threads are linked by weights fitted on the
other sources, and the sources' scores are averaged without weights.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pandas as pd

from analysis import models
from analysis.evaluation import replies_fit as fitting
from analysis.evaluation import replies_readers as readers
from analysis.evaluation.replies_baselines import RULES, followed
from analysis.evaluation.replies_cases import FOLDER, VARIANTS, cases
from analysis.evaluation.replies_fit import Material
from analysis.evaluation.replies_scores import (
    calibration_error,
    f1,
    interval,
    mean_over_sources,
    reliability,
    scores,
)
from analysis.replies import linker
from analysis.replies.features import FAMILIES, FEATURES
from analysis.replies.keys import Ints
from analysis.replies.linker import KINDS
from analysis.schema import LINK_KINDS


def measure(data: Path) -> Mapping[str, float]:
    """Scores in each rendering, linked by other sources' weights; the same by other threads' weights."""
    material = Material(cases(data / FOLDER))
    by_thread = fitting.decided(fitting.left_out(material, fitting.by_fold), fitting.by_fold)
    return (
        measured(fitting.decided(fitting.left_out(material, fitting.by_source), fitting.by_source))
        | {
            f"replies.{variant}.by_thread.f1": mean_over_sources(rows, f1)
            for variant, rows in by_thread.groupby("variant")
        }
        | _rules(material)
    )


def _rules(material: Material) -> dict[str, float]:
    """The rules' F1 in the benchmark's own variants."""
    own = [case for case in material.cases if not case.fitted_on]
    return {
        f"replies.{variant}.{name}_f1": mean_over_sources(rows, f1)
        for name, rule in RULES.items()
        for variant, rows in followed(own, rule).groupby("variant")
    }


def measured(linked: pd.DataFrame) -> dict[str, float]:
    """Scores, interval and calibration in each rendering; how often links of each kind are right."""
    found: dict[str, float] = {}
    right = linked["true"] == linked["chosen"]
    for variant, rows in linked.groupby("variant"):
        name = f"replies.{variant}"
        found |= {f"{name}.{score}": value for score, value in scores(rows).items()}
        found[f"{name}.f1_low"], found[f"{name}.f1_high"] = interval(rows)
        found[f"{name}.calibration_error"] = calibration_error(right[rows.index], rows["confidence"])
    for kind, rows in linked[linked["variant"].isin(VARIANTS)].groupby("kind"):
        found[f"replies.kind.{kind}.right"] = float(right[rows.index].mean())
        found[f"replies.kind.{kind}.count"] = float(len(rows))
    return {**found, **readers.measure(linked)}


def train(data: Path) -> None:
    """Fits the linker on all renderings and writes its weights with what was measured."""
    material = Material(cases(data / FOLDER))
    scored = fitting.left_out(material, fitting.by_source)
    linked = fitting.decided(scored, fitting.by_source)
    weights = fitting.fit(material, material.rows(lambda case: case.fitted_on))
    fitted_on = [(case, p) for case, p in scored if case.fitted_on]
    lines = fitting.calibrate(fitting.linked_as_scored(fitted_on)).lines
    arrays = {"weights": weights, "calibration": np.array([lines[kind] for kind in KINDS])}
    card = _card(measured(linked) | _rules(material), len({case.truth.name for case in material.cases}))
    models.save(linker.MODEL, arrays, card | {"reliability": _reliability(linked), "worth": _worth(material)})


def _reliability(linked: pd.DataFrame) -> list[dict[str, float]]:
    """Over all survivals, one entry a tenth of confidence: its mean, the share right, the count."""
    rows = linked[linked["variant"].str.startswith("survival")]
    table = reliability(rows["true"] == rows["chosen"], rows["confidence"])
    return [{str(k): round(float(v), 3) for k, v in row.items()} for row in table.to_dict("records")]


def _worth(material: Material) -> dict[str, dict[str, float]]:
    """What each family of features is worth: the F1 that is lost without it, in points of 0-1.

    Measured by the likeliest candidates, before any calibration.
    """
    whole = _f1_of(material, np.arange(len(FEATURES)))
    found = {}
    for family, module in FAMILIES.items():
        rest = np.flatnonzero([feature not in module.FEATURES for feature in FEATURES])
        without = _f1_of(material, rest)
        found[family] = {variant: round(whole[variant] - without[variant], 3) for variant in VARIANTS}
    return found


def _f1_of(material: Material, columns: Ints) -> dict[str, float]:
    scored = fitting.left_out(material, fitting.by_source, columns)
    rows = fitting.linked_as_scored([(case, p) for case, p in scored if not case.fitted_on])
    return {str(variant): mean_over_sources(part, f1) for variant, part in rows.groupby("variant")}


def _card(scored: Mapping[str, float], count: int) -> dict[str, object]:
    return {
        "judges": "who replied to whom",
        "features": list(FEATURES),
        "data": f"{count} real threads with known parents: blogs, Disqus, wiki talk, a mailing list, support",
        "licence": "weights only; none of the threads' text is in them",
        "method": "leave one source out; mean over sources",
        "measured": {key: round(value, 3) for key, value in scored.items()},
        "plain": _plain(scored, count),
    }


def _plain(scored: Mapping[str, float], count: int) -> list[str]:
    """What was measured, in sentences for the report."""

    def of_ten(key: str) -> str:
        return f"{round(10 * scored[key])} of 10"

    by_kind = ", ".join(
        f"{of_ten(f'replies.kind.{kind}.right')} by {kind}"
        for kind in LINK_KINDS
        if f"replies.kind.{kind}.right" in scored
    )
    checked = "each site's threads were linked by a program fitted on the other sites alone"
    marked, bare = of_ten("replies.mentions.accuracy"), of_ten("replies.bare.accuracy")
    read, ours = of_ten("replies.ceiling.reader_a.accuracy"), of_ten("replies.ceiling.ours.accuracy")
    return [
        f"Links were checked on {count} real threads of six sites; {checked}.",
        f"Where most @names survive, {marked} comments get the right parent or are rightly read as new.",
        f"Where every mark is lost, {bare} do.",
        f"A careful reader of ten such threads without marks got {read} right, this program {ours}.",
        f"By the evidence they rest on, these links are right: {by_kind}.",
    ]
