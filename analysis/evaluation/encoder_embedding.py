"""Makes the embedding: three layers that are taught to say what the six of all-MiniLM-L6-v2 say. Needs torch.

No labels: the published model reads comments and phrases, and what it makes of each of their words is to be
found in half the layers. Source: Sun et al., Patient knowledge distillation (2019).
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from analysis import models
from analysis.evaluation import encoder_bases, encoder_export, encoder_fit
from analysis.evaluation.encoder import School
from analysis.evaluation.encoder_fit import Course, Ints
from analysis.evaluation.encoder_net import MINILM, Net
from analysis.models import embedding, wording
from analysis.models.wording import Pieces

LAYERS = (0, 2, 5)
"""Of the six, those that the three begin as."""
COURSE = Course(epochs=2, rate=6e-4, warm=0.05)
COMMENTS = 40_000
LONGEST_PHRASE = 4
"""Word pieces of the phrases that are read beside whole comments, one of each."""
OF_WORDS = 2.0
"""Weight of what is made of each word, beside 1 for the whole."""

TEXTS = (
    "the toll on the harbour bridge",
    "bridge toll",
    "Drivers should pay for the crossing, not everybody in the city.",
    "sourdough bread",
    "My loaf never rises when the kitchen is cold.",
    "school meals",
    "The new menu has more vegetables, and the children leave them on the plate.",
    "a",
    "long " * 200 + "text",
)
"""Own-written, to tell whether the shipped graph is the trained model."""


class _Graph(nn.Module):
    """The mean of the last layer."""

    def __init__(self, net: Net) -> None:
        super().__init__()
        self.net = net

    def forward(self, ids: Tensor, answered: Tensor) -> tuple[Tensor]:
        return (self.net.pooled(ids, answered)[:, self.net.shape.width :],)


def train(data: Path) -> None:
    """Trains it on comments without labels and writes graph and card."""
    torch.set_num_threads(os.cpu_count() or 1)
    torch.set_float32_matmul_precision("medium")  # as the encoder
    published = encoder_bases.minilm({"none": 1}).eval()
    write(taught(published, list(lessons(School.of(data).pool))))


def lessons(pool: Sequence[Pieces]) -> Iterator[Pieces]:
    """Comments by themselves, and a few words of each."""
    chance = random.Random(COURSE.seed)
    for each in chance.sample(pool, min(COMMENTS, len(pool))):
        own = [piece for piece, answered in zip(each.ids, each.answered, strict=True) if not answered][1:-1]
        start = chance.randrange(max(1, len(own) - LONGEST_PHRASE))
        yield wording.alone(wording.shortened(own))
        yield wording.alone(own[start : start + chance.randint(1, LONGEST_PHRASE)])


def taught(published: Net, read: Sequence[Pieces]) -> Net:
    """Three layers that say what the six say of `read`."""
    torch.manual_seed(COURSE.seed)
    net = _begun(published)
    learned = [part for part in net.parameters() if part.requires_grad]
    groups: list[dict[str, object]] = [{"params": learned, "lr": COURSE.rate}]

    def loss(rows: Ints) -> Tensor:
        return _loss(net, published, *encoder_fit.tensors([read[n] for n in rows]))

    return encoder_fit.follow(net, groups, read, loss, COURSE)


def _begun(published: Net) -> Net:
    """Three of the six layers on the same words, which stay as they are."""
    net = Net({"none": 1}, replace(MINILM, layers=len(LAYERS)), dropout=0.0)
    net.load_state_dict(published.state_dict(), strict=False)
    for layer, number in zip(net.layers, LAYERS, strict=True):
        layer.load_state_dict(published.layers[number].state_dict())
    net.words.weight.requires_grad_(False)
    return net


def _loss(net: Net, published: Net, ids: Tensor, answered: Tensor) -> Tensor:
    """How far each word's last state is off, squared, and the direction of the whole."""
    known = (ids != 0)[:, :, None].float()
    with torch.no_grad():
        wanted = published.states(ids, answered)
    said = net.states(ids, answered)
    of_words = ((said - wanted) ** 2 * known).sum() / known.sum() / MINILM.width
    whole, right = ((part * known).sum(1) / known.sum(1) for part in (said, wanted))
    return OF_WORDS * of_words + 1 - functional.cosine_similarity(whole, right).mean()


def write(net: Net) -> None:
    """Writes the graph, its card, and what the unrounded model says of `TEXTS`."""
    graph = _Graph(net).eval()
    read = wording.ends(TEXTS)
    digest = encoder_export.store(graph, embedding.MODEL, ("vectors",), read)
    said = encoder_export.first_output(graph, read)
    arrays: models.Arrays = {"texts": encoder_export.as_bytes("\n".join(TEXTS)), "vectors": said}
    card = {
        "judges": "what short texts are about, as vectors",
        "fast": False,
        "base": f"all-MiniLM-L6-v2, sha256 of model.safetensors {encoder_bases.MINILM_SHA256}",
        "data": f"what the published model says of {COMMENTS:,} comments without labels, those that the"
        " encoder's teacher reads too, and of a phrase of each",
        "licence": "base weights Apache-2.0; the files hold no text",
        "method": "distilled into three layers; 8 bits",
        "measured": {},
        "plain": [],
        "graph": digest,
    }
    models.save(embedding.MODEL, arrays, card)
