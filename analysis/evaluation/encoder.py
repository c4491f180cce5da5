"""Trains the encoder and writes what the package needs of it. Needs torch, which `make train` installs.

A teacher, twice as deep and as wide as what ships, learns the labelled comments; the encoder learns the
emotions of GoEmotions, then what the teacher says of many unlabelled comments, then the labelled comments,
each label mixed with what the teacher says of it. What is known about how right the encoder is comes from
encoders (and teachers) that did not see the measured threads; their scores are stored, so that measuring
them again needs no training. One thing differs: the shipped encoder learns of comments in threads what
teachers say who have not learned them, the measured encoders what their one teacher says. Source:
Hinton et al., Distilling the knowledge in a neural network (2015).
"""

from __future__ import annotations

import copy
import os
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import numpy as np
import torch
from sklearn.model_selection import GroupKFold

from analysis.evaluation import (
    encoder_bases,
    encoder_export,
    encoder_fit,
    encoder_lessons,
    encoder_pool,
    encoder_weigh,
)
from analysis.evaluation.encoder_fit import Bools, Course, Floats, Ints, Lesson
from analysis.evaluation.encoder_lessons import EMOTIONS
from analysis.evaluation.encoder_net import Net
from analysis.evaluation.tone_gold import WHOLE_THREADS
from analysis.evaluation.tone_material import Material
from analysis.models.wording import Pieces
from analysis.tags.by_sentences import INDEPENDENT, OUTPUTS

FOLDS = 3
EMOTIONAL = Course(epochs=1, rate=3e-4, decay=0.9, independent=frozenset({EMOTIONS}))
JUDGING = Course(
    epochs=3,
    rate=3e-4,
    independent=INDEPENDENT,
    shares={"also": 0.3, "toward": 0.5, "stance": 0.5, "polarity": 0.3},
)
FOLLOWING = replace(JUDGING, epochs=2, rate=4e-4, batch=64)
"""How the encoder learns what its teacher says of unlabelled comments."""
TEACHING = replace(JUDGING, epochs=2, rate=5e-5, decay=0.9)
"""How the teacher learns the labelled comments of no measured thread."""
TEACHING_THREADS = replace(TEACHING, rate=4e-5)
"""How it then learns those of whole threads."""
REPEATED = 800
"""Of the former, so many are learned again with the latter."""

JUDGEMENTS = {name: len(labels) for name, labels in OUTPUTS.items()}


def train(data: Path) -> None:
    """Trains on all labelled comments and writes graph, fitted weights and cards into the package."""
    torch.set_num_threads(os.cpu_count() or 1)
    torch.set_float32_matmul_precision("medium")  # 16-bit products: five times as fast where the CPU has them
    school = School.of(data)
    said = {}
    found = school.nothing_said()
    for number, threads in enumerate(folds(school.material)):
        learned = school.rows_outside(threads)
        said[number] = school.taught(learned)
        net = school.encoder(learned, said[number])
        measured = np.flatnonzero(np.isin(school.material.threads, threads) & school.material.worded)
        scored = encoder_fit.scores(net, encoder_lessons.pieces(school.material, measured))
        for name, part in scored.items():
            found[name][measured] = part
    encoder_weigh.store(school.material, found)
    every = np.arange(len(school.rows))
    net = school.encoder(every, school.of_strangers(list(said.values())))
    sources = Counter(school.material.gold.comments["source"].iloc[school.rows])
    encoder_export.write(net, dict(sorted(sources.items())), len(school.pool))


@dataclass(frozen=True)
class School:
    """The labelled comments, and what teacher and encoder know before they meet those of whole threads."""

    data: Path
    material: Material
    lesson: Lesson
    """All labelled comments."""
    rows: Ints
    """Their rows in the material."""

    @classmethod
    def of(cls, data: Path) -> School:
        material = Material.of(data)
        return cls(data, material, *encoder_lessons.of_labels(material))

    @cached_property
    def in_threads(self) -> Bools:
        """Of each labelled comment, whether its thread is measured in some fold."""
        measured = np.concatenate(list(folds(self.material)))
        return np.asarray(np.isin(self.material.threads[self.rows], measured))

    @cached_property
    def teacher(self) -> Net:
        """One that knows the labelled comments of no measured thread."""
        torch.manual_seed(TEACHING.seed)
        lesson = self.lesson.rows(np.flatnonzero(~self.in_threads))
        return encoder_fit.train(encoder_bases.mpnet(JUDGEMENTS), lesson, TEACHING)

    @cached_property
    def follower(self) -> Net:
        """The encoder that knows what that teacher says of unlabelled comments."""
        torch.manual_seed(FOLLOWING.seed)
        lesson = encoder_lessons.of_emotions(self.material.emotions)
        net = encoder_bases.minilm({EMOTIONS: lesson.targets[EMOTIONS].shape[1]})
        known = encoder_fit.train(net, lesson, EMOTIONAL).state_dict()
        net = Net(JUDGEMENTS)
        body = {name: part for name, part in known.items() if not name.startswith("heads.")}
        net.load_state_dict(body, strict=False)
        said = encoder_lessons.shares(encoder_fit.scores(self.teacher, self.pool))
        return encoder_fit.train(net, encoder_lessons.of_teacher(self.pool, said), FOLLOWING)

    @cached_property
    def pool(self) -> list[Pieces]:
        """The unlabelled comments."""
        return encoder_pool.pieces(self.data, self.material, self.rows[~self.in_threads])

    def rows_outside(self, threads: Ints) -> Ints:
        """The labelled comments (by place in the lesson) of other threads."""
        return np.flatnonzero(~np.isin(self.material.threads[self.rows], threads))

    def taught(self, learned: Ints) -> dict[str, Floats]:
        """What a teacher says of all labelled comments that knows those `learned` ones."""
        chance = np.random.default_rng(TEACHING_THREADS.seed)
        again = chance.permutation(np.flatnonzero(~self.in_threads))[:REPEATED]
        rows = np.concatenate([learned[self.in_threads[learned]], again])
        net = encoder_fit.train(copy.deepcopy(self.teacher), self.lesson.rows(rows), TEACHING_THREADS)
        return encoder_lessons.shares(encoder_fit.scores(net, self.lesson.pieces))

    def encoder(self, learned: Ints, said: Mapping[str, Floats]) -> Net:
        """The encoder that knows the `learned` comments, with what the teacher says of them."""
        lesson = encoder_lessons.mixed(self.lesson, said).rows(learned)
        return encoder_fit.train(copy.deepcopy(self.follower), lesson, JUDGING)

    def of_strangers(self, said: list[dict[str, Floats]]) -> dict[str, Floats]:
        """What teachers say of comments that they have not learned; of those outside threads, their mean."""
        found = {name: np.mean([each[name] for each in said], axis=0) for name in OUTPUTS}
        for number, threads in enumerate(folds(self.material)):
            rows = np.isin(self.material.threads[self.rows], threads)
            for name in OUTPUTS:
                found[name][rows] = said[number][name][rows]
        return found

    def nothing_said(self) -> dict[str, Floats]:
        """Judgement -> (comments of the material, labels), not numbers."""
        size = len(self.material.threads)
        return {name: np.full((size, count), np.nan) for name, count in JUDGEMENTS.items()}


def folds(material: Material) -> Iterator[Ints]:
    """The threads that are measured together; only whole threads are measured."""
    rows = np.flatnonzero(material.labels["tone"].notna() & np.isin(material.sources, WHOLE_THREADS))
    split = GroupKFold(FOLDS, shuffle=True, random_state=0)
    for _, measured in split.split(rows, groups=material.threads[rows]):
        yield np.unique(material.threads[rows[measured]])
