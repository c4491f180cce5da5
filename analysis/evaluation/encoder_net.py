"""The encoder and its teacher as they are trained: transformer layers in torch, and a head a judgement."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

DISTANCES, FARTHEST = 32, 128
"""Kinds of distance between two places that a layer may tell apart, and from where on all are one."""


@dataclass(frozen=True)
class Shape:
    """Size of a published encoder."""

    width: int
    heads: int
    inner: int
    layers: int
    words: int
    places: int
    epsilon: float
    first_place: int = 0
    """Number of the place of the first word piece."""
    tells_distances: bool = False
    """Whether its layers weigh places by how far apart they are."""


MINILM = Shape(width=384, heads=12, inner=1536, layers=6, words=30522, places=512, epsilon=1e-12)
"""Wang et al., MiniLM: deep self-attention distillation (2020): small enough to ship."""
MPNET = Shape(
    width=768,
    heads=12,
    inner=3072,
    layers=12,
    words=30522,
    places=514,
    epsilon=1e-5,
    first_place=2,
    tells_distances=True,
)
"""Song et al., MPNet: masked and permuted pre-training (2020): reads better, and teaches the other."""


class Dropout(nn.Module):
    """Zeroes a share of values; masks are cut from a pool, as drawing them takes longer than a layer."""

    POOL = 1 << 24
    pool: Tensor | None = None

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share

    def forward(self, x: Tensor) -> Tensor:
        if not self.training or not self.share:
            return x
        if self.pool is None:
            self.pool = (torch.rand(self.POOL) >= self.share).float() / (1 - self.share)
        start = int(torch.randint(self.POOL - x.numel(), ()))
        return x * self.pool[start : start + x.numel()].view(x.shape)


class Layer(nn.Module):
    """One transformer layer, normalised after each part, as BERT does."""

    def __init__(self, shape: Shape, dropout: Dropout) -> None:
        super().__init__()
        width = shape.width
        self.query, self.key, self.value, self.mix = (nn.Linear(width, width) for _ in range(4))
        self.widen, self.narrow = nn.Linear(width, shape.inner), nn.Linear(shape.inner, width)
        self.norm, self.last = nn.LayerNorm(width, shape.epsilon), nn.LayerNorm(width, shape.epsilon)
        self.heads = shape.heads
        self.dropout = [dropout]  # in a list: one for all layers, no part of this one

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        (drop,) = self.dropout
        x = self.norm(x + drop(self.mix(self._seen(x, mask))))
        return self.last(x + drop(self.narrow(functional.gelu(self.widen(x)))))

    def _seen(self, x: Tensor, mask: Tensor) -> Tensor:
        """What each place takes from all others. Written out: six times as fast on a CPU as torch's own."""
        rows, length, width = x.shape
        each = width // self.heads
        query, key, value = (
            part(x).view(rows, length, self.heads, each).transpose(1, 2).reshape(-1, length, each)
            for part in (self.query, self.key, self.value)
        )
        scores = torch.baddbmm(mask, query * each**-0.5, key.transpose(1, 2))
        seen = torch.bmm(torch.softmax(scores, -1), value)
        return seen.view(rows, self.heads, length, each).transpose(1, 2).reshape(x.shape)


class Net(nn.Module):
    """Scores of every judgement for comments in numbers.

    `judgements` maps each to its number of labels.
    """

    def __init__(self, judgements: Mapping[str, int], shape: Shape = MINILM, dropout: float = 0.1) -> None:
        super().__init__()
        width = shape.width
        self.shape = shape
        self.drop = Dropout(dropout)
        self.words, self.places = nn.Embedding(shape.words, width), nn.Embedding(shape.places, width)
        self.sides = nn.Embedding(2, width)
        nn.init.zeros_(self.sides.weight)
        self.norm = nn.LayerNorm(width, shape.epsilon)
        self.distances = nn.Embedding(DISTANCES, shape.heads) if shape.tells_distances else None
        self.layers = nn.ModuleList(Layer(shape, self.drop) for _ in range(shape.layers))
        self.heads = nn.ModuleDict({name: nn.Linear(2 * width, count) for name, count in judgements.items()})
        for head in self.heads.values():
            nn.init.normal_(head.weight, std=0.02)
            nn.init.zeros_(head.bias)

    @property
    def below(self) -> list[nn.Module]:
        """What stands below the layers, without the words."""
        parts = [self.places, self.sides, self.norm, self.distances]
        return [part for part in parts if part is not None]

    def states(self, ids: Tensor, answered: Tensor) -> Tensor:
        """(rows, length, width): the last layer."""
        first = self.shape.first_place
        x = self.words(ids) + self.places.weight[first : first + ids.shape[1]] + self.sides(answered)
        x = self.drop(self.norm(x))
        mask = self._mask(ids != 0, x.dtype)
        for layer in self.layers:
            x = layer(x, mask)
        return x

    def pooled(self, ids: Tensor, answered: Tensor) -> Tensor:
        """(rows, 2 * width): the first piece, and the mean of the comment's own."""
        x = self.states(ids, answered)
        own = ((ids != 0) & (answered == 0)).to(x.dtype)[:, :, None]
        return torch.cat([x[:, 0], (x * own).sum(1) / own.sum(1)], dim=1)

    def _mask(self, known: Tensor, kind: torch.dtype) -> Tensor:
        """(rows * heads, 1 or length, length): what is added to the scores of each place at each other."""
        length = known.shape[1]
        mask = torch.zeros(known.shape, dtype=kind).masked_fill(~known, -1e4)
        mask = mask[:, None, :].repeat(1, self.shape.heads, 1).view(-1, 1, length)
        if self.distances is None:
            return mask
        near = self.distances(_distances(length)).permute(2, 0, 1)
        return mask + near.repeat(len(known), 1, 1)

    def forward(self, ids: Tensor, answered: Tensor) -> dict[str, Tensor]:
        pooled = self.drop(self.pooled(ids, answered))
        return {name: head(pooled) for name, head in self.heads.items()}


def _distances(length: int) -> Tensor:
    """(length, length): the kind of distance from each place to each other.

    Half of the kinds are of places before, half of those after; near ones one by one, far ones by
    logarithm. Source: Raffel et al., Exploring the limits of transfer learning (2020), 2.1.
    """
    places = torch.arange(length)
    back = places[:, None] - places[None, :]
    half, single = DISTANCES // 2, DISTANCES // 4
    far = back.abs().float().clamp(min=1)
    steps = torch.log(far / single) / math.log(FARTHEST / single) * (half - single)
    kind = torch.where(back.abs() < single, back.abs(), (single + steps.long()).clamp(max=half - 1))
    return kind + half * (back < 0)
