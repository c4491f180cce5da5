"""Trained networks as the package holds them: graphs with 8-bit weights, and what they said before."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from analysis import models
from analysis.evaluation.encoder_bases import MINILM_SHA256
from analysis.evaluation.encoder_fit import tensors
from analysis.evaluation.encoder_net import MINILM, Net
from analysis.models import encoder, wording
from analysis.models.wording import Pieces
from analysis.tags.by_sentences import OUTPUTS

OPSET = 17

SENTENCES: tuple[tuple[str, str | None], ...] = (
    ("Thank you, that solved it at once!", "Turn the valve a quarter to the left and start it again."),
    ("How long does the battery last in winter?", None),
    ("The meeting begins at nine; the agenda is on page two.", "When does it begin?"),
    ("Oh good, another committee. That fixed it last time.", "They will look into it."),
    ("You are a liar, and everybody here knows it.", "I never said that."),
    ("Nobody will repair that bridge in my lifetime.", None),
    ("Ha, you owe me a coffee then.", "I bet it would rain, and it did."),
    ("The plan ignores everyone who lives east of the river, and that is its fault.", "I like the plan."),
    ("no", "Is it open?"),
    ("It was " + "very " * 300 + "long.", "Why? " * 100),
)
"""(own words, what they answer): own-written, to tell whether the shipped graph is the trained model."""


class _Graph(nn.Module):
    """All outputs side by side, and the pooled layer."""

    def __init__(self, net: Net) -> None:
        super().__init__()
        self.net = net

    def forward(self, ids: Tensor, answered: Tensor) -> tuple[Tensor, Tensor]:
        pooled = self.net.pooled(ids, answered)
        return torch.cat([self.net.heads[name](pooled) for name in OUTPUTS], dim=1), pooled


def write(net: Net, shares: Mapping[str, int], unlabelled: int) -> None:
    """Writes the graph, its card, and what the unrounded model says of `SENTENCES`.

    `shares` counts the labelled comments that the model learned from, by source; `unlabelled` those of
    which it learned what its teacher says.
    """
    graph = _Graph(net).eval()
    read = wording.pieces(*(list(side) for side in zip(*SENTENCES, strict=True)))
    digest = store(graph, encoder.MODEL, ("scores", "pooled"), read)
    texts = "\n".join(text or "" for pair in SENTENCES for text in pair)
    arrays: models.Arrays = {"texts": as_bytes(texts), "scores": first_output(graph, read)}
    models.save(encoder.MODEL, arrays, _card(digest, shares, unlabelled))


def store(graph: nn.Module, name: str, outputs: Sequence[str], example: Sequence[Pieces]) -> str:
    """Writes the graph of the model `name` with 8-bit weights; its digest."""
    target = models.FOLDER / f"{name}.onnx"
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        _export(graph, tensors(example), outputs, whole)
        quantize_dynamic(whole, target, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
    return hashlib.sha256(target.read_bytes()).hexdigest()


def first_output(graph: nn.Module, read: Sequence[Pieces]) -> NDArray[np.float32]:
    """What the graph says first of each text by itself, in full precision."""
    torch.set_float32_matmul_precision("highest")
    with torch.inference_mode():
        return np.stack([graph(*tensors([each]))[0][0].numpy() for each in read])


def as_bytes(texts: str) -> NDArray[np.uint8]:
    return np.frombuffer(texts.encode(), dtype=np.uint8)


def _card(graph: str, shares: Mapping[str, int], unlabelled: int) -> dict[str, object]:
    listed = ", ".join(f"{count:,} of {source}" for source, count in shares.items())
    return {
        "judges": "what a comment says as a whole, beside what it answers",
        "fast": False,
        "base": f"all-MiniLM-L6-v2, sha256 of model.safetensors {MINILM_SHA256}",
        "data": "first the emotions of GoEmotions, then what a larger encoder (all-mpnet-base-v2, fine-tuned"
        f" on the same labels) says of {unlabelled:,} comments without labels, then labelled comments:"
        f" {listed}; the labels were made by language-model readers under a written guideline and not"
        " checked by people",
        "licence": "both base weights and GoEmotions Apache-2.0; labels of our own; the files hold no text",
        "method": "distilled and fine-tuned for tone, further tones, irony, target, stance, polarity; 8 bits",
        "measured": {},
        "plain": [],
        "outputs": {name: list(labels) for name, labels in OUTPUTS.items()},
        "width": 2 * MINILM.width,
        "graph": graph,
    }


def _export(graph: nn.Module, example: tuple[Tensor, Tensor], outputs: Sequence[str], path: Path) -> None:
    names = {"ids": {0: "rows", 1: "length"}, "answered": {0: "rows", 1: "length"}}
    torch.onnx.export(
        graph,
        example,
        str(path),
        input_names=list(names),
        output_names=list(outputs),
        dynamic_axes={**names, **{output: {0: "rows"} for output in outputs}},
        opset_version=OPSET,
        dynamo=False,
    )
