"""Trains the encoder: every judgement at once, on comments as they will be read."""

from __future__ import annotations

import copy
import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from analysis.evaluation.encoder_net import Net
from analysis.models import wording
from analysis.models.wording import Pieces

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

SORTED_TOGETHER = 16
"""Batches whose comments are sorted by length: short ones then need not wait for long ones."""
ROUNDED = 8
AVERAGED_FROM = 0.6
"""Part of the training after which the weights of all steps are averaged."""


@dataclass(frozen=True)
class Lesson:
    """Comments with what is known of them: one row a comment."""

    pieces: Sequence[Pieces]
    targets: Mapping[str, Floats]
    """Judgement -> (comments, labels): the share (0-1) that each label has of the truth."""
    weights: Mapping[str, Floats]
    """Judgement -> (comments,): 0 where it is not known."""

    def rows(self, chosen: Ints) -> Lesson:
        return Lesson(
            [self.pieces[n] for n in chosen],
            {name: part[chosen] for name, part in self.targets.items()},
            {name: part[chosen] for name, part in self.weights.items()},
        )


@dataclass(frozen=True, kw_only=True)
class Course:
    """How a lesson is learned."""

    epochs: float = 4.0
    rate: float = 2e-4
    head_rate: float = 1e-3
    decay: float = 0.85
    """Factor of the rate from each layer to the one below."""
    batch: int = 32
    warm: float = 0.1
    forget: float = 0.01
    seed: int = 0
    independent: frozenset[str] = frozenset()
    """Judgements whose labels may hold together; of the others exactly one holds."""
    shares: Mapping[str, float] | None = None
    """Weight of each judgement's loss; 1 where not given."""


def train(net: Net, lesson: Lesson, course: Course) -> Net:
    """`net` trained on `lesson`, its weights averaged over the last steps."""
    torch.manual_seed(course.seed)
    return follow(
        net, _groups(net, course), lesson.pieces, lambda rows: _loss(net, lesson.rows(rows), course), course
    )


def follow(
    net: Net,
    groups: list[dict[str, object]],
    pieces: Sequence[Pieces],
    loss: Callable[[Ints], Tensor],
    course: Course,
) -> Net:
    """`net` after a course on `pieces`, its weights averaged over the last steps.

    `groups` are its parameters with their rates, `loss` what some rows of the pieces lose.
    """
    optimiser = torch.optim.AdamW(groups, fused=True, weight_decay=course.forget)
    steps = max(1, round(course.epochs * len(pieces) / course.batch))
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda n: _pace(n / steps, course.warm))
    averaged, count = copy.deepcopy(net), 0
    net.train()
    for step, rows in zip(range(steps), batches(pieces, course), strict=False):
        loss(rows).backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        optimiser.zero_grad()
        if step >= AVERAGED_FROM * steps:
            count += 1
            _average(averaged, net, count)
    return averaged.eval()


def _groups(net: Net, course: Course) -> list[dict[str, object]]:
    """Parameters with their rates: the lower the layer the slower; the words stay as they are."""
    net.words.weight.requires_grad_(False)
    groups: list[dict[str, object]] = [{"params": list(net.heads.parameters()), "lr": course.head_rate}]
    for below, layer in enumerate(reversed(net.layers)):
        groups.append({"params": list(layer.parameters()), "lr": course.rate * course.decay**below})
    lowest = [part for module in net.below for part in module.parameters()]
    return [*groups, {"params": lowest, "lr": course.rate * course.decay ** len(net.layers)}]


def _pace(done: float, warm: float) -> float:
    return done / warm if done < warm else max(0.02, (1 - done) / (1 - warm))


def _average(averaged: Net, net: Net, count: int) -> None:
    with torch.no_grad():
        for mean, now in zip(averaged.parameters(), net.parameters(), strict=True):
            if now.requires_grad:
                mean.lerp_(now, 1 / count)


def batches(pieces: Sequence[Pieces], course: Course) -> Iterator[Ints]:
    """Rows of batches without end, comments of like length together."""
    chance = random.Random(course.seed)
    while True:
        order = list(range(len(pieces)))
        chance.shuffle(order)
        batches = []
        for start in range(0, len(order), course.batch * SORTED_TOGETHER):
            chunk = sorted(
                order[start : start + course.batch * SORTED_TOGETHER], key=lambda n: len(pieces[n].ids)
            )
            batches += [chunk[n : n + course.batch] for n in range(0, len(chunk), course.batch)]
        chance.shuffle(batches)
        yield from (np.array(batch) for batch in batches)


def tensors(pieces: Sequence[Pieces]) -> tuple[Tensor, Tensor]:
    ids, answered = wording.padded(pieces)
    short = -ids.shape[1] % ROUNDED
    return tuple(torch.from_numpy(np.pad(part, ((0, 0), (0, short)))) for part in (ids, answered))


def _loss(net: Net, lesson: Lesson, course: Course) -> Tensor:
    scores = net(*tensors(lesson.pieces))
    total = torch.zeros(())
    for name, target in lesson.targets.items():
        wanted = torch.from_numpy(target).float()
        weight = torch.from_numpy(lesson.weights[name]).float()
        if name in course.independent:
            each = functional.binary_cross_entropy_with_logits(scores[name], wanted, reduction="none").sum(1)
        else:
            each = -(wanted * functional.log_softmax(scores[name], 1)).sum(1)
        share = (course.shares or {}).get(name, 1.0)
        total = total + share * (each * weight).sum() / len(weight)
    return total


@torch.inference_mode()
def scores(net: Net, pieces: Sequence[Pieces], batch: int = 64) -> dict[str, Floats]:
    """Judgement -> (comments, labels), in the order given."""
    net.eval()
    order = np.argsort([len(each.ids) for each in pieces], kind="stable")
    found: dict[str, list[Floats]] = {name: [] for name in net.heads}
    for start in range(0, len(order), batch):
        chosen = order[start : start + batch]
        for name, part in net(*tensors([pieces[n] for n in chosen])).items():
            found[name].append(part.double().numpy())
    back = np.argsort(order, kind="stable")
    return {name: np.concatenate(parts)[back] for name, parts in found.items()}
