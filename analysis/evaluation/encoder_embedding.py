"""Writes the published all-MiniLM-L6-v2 as the package holds it: nothing is learned. Needs torch."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn

from analysis import models
from analysis.evaluation import encoder_bases, encoder_export
from analysis.evaluation.encoder_net import Net
from analysis.models import embedding, wording

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
"""Own-written, to tell whether the shipped graph is the published model."""


class _Graph(nn.Module):
    """The mean of the last layer."""

    def __init__(self, net: Net) -> None:
        super().__init__()
        self.net = net

    def forward(self, ids: Tensor, answered: Tensor) -> tuple[Tensor]:
        return (self.net.pooled(ids, answered)[:, self.net.shape.width :],)


def train(data: Path) -> None:
    """Writes graph and card; nothing is learned, `data` is not read."""
    del data
    torch.set_num_threads(1)
    graph = _Graph(encoder_bases.minilm({"none": 1})).eval()
    read = wording.ends(TEXTS)
    digest = encoder_export.store(graph, embedding.MODEL, ("vectors",), read)
    said = encoder_export.first_output(graph, read)
    arrays: models.Arrays = {"texts": encoder_export.as_bytes("\n".join(TEXTS)), "vectors": said}
    card = {
        "judges": "what short texts are about, as vectors",
        "fast": False,
        "base": f"all-MiniLM-L6-v2, sha256 of model.safetensors {encoder_export.BASE_SHA256}",
        "data": "sentence pairs of public sources, by its authors; nothing of ours",
        "licence": "Apache-2.0",
        "method": "as published, rounded to 8 bits",
        "measured": {},
        "plain": [],
        "graph": digest,
    }
    models.save(embedding.MODEL, arrays, card)
