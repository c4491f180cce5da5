"""`python -m analysis.evaluation bench FOLDER | train FOLDER`."""

from __future__ import annotations

import argparse
import importlib
import sys
import time
from pathlib import Path
from typing import Any

from analysis.evaluation import abouts, gate, names, page_links, pages, replies, samples, speed, tone, topics

MEASURES = {
    "pages": pages,
    "samples": samples,
    "page_links": page_links,
    "replies": replies,
    "tone": tone,
    "topics": topics,
    "names": names,
    "abouts": abouts,
    "speed": speed,
}
TRAINED: dict[str, Any] = {
    "replies": replies,
    "encoder": None,
    "tone": tone,
    "topics": topics,
    "encoder_embedding": None,
    "names": names,
    "abouts": abouts,
}
"""In this order: tone weighs what the encoder says, names and abouts what the embedding says. Modules that
need torch wait."""
DATA = Path("benchmarks")


def bench(folder: Path, only: list[str], *, pin: bool) -> int:
    """Prints every score beside its baseline; 1 where one fell on the pinned data, else 0."""
    scores: dict[str, float] = {}
    for name in only:
        begun = time.perf_counter()
        scores |= MEASURES[name].measure(folder)
        print(f"measured {name} in {time.perf_counter() - begun:.0f} s", file=sys.stderr)
    digest = gate.digest(folder / DATA)
    if pin:
        gate.pin(digest, scores)
    pinned_digest, pinned = gate.load()
    rows = gate.compared(scores, pinned)
    for row in rows:
        shown, beside = ("" if each is None else f"{each:9.3f}" for each in (row.score, row.pinned))
        print(f"{row.name:52}{shown:>9}{beside:>9}{'  fell' if row.fell else ''}")
    if digest != pinned_digest:
        print("other data than the baseline's: shown, not gated")
        return 0
    return int(any(row.fell for row in rows))


def train(folder: Path, only: list[str]) -> int:
    """Fits the weights anew and writes them into the package."""
    for name in only:
        module = TRAINED[name] or importlib.import_module(f"analysis.evaluation.{name}")
        module.train(folder)
    return 0


def main() -> int:
    parser = argparse.ArgumentParser(prog="analysis.evaluation", description=__doc__)
    parser.add_argument("command", choices=("bench", "train"))
    parser.add_argument("folder", type=Path, help="folder that holds benchmarks/")
    parser.add_argument("--only", nargs="+", help="these subjects alone")
    parser.add_argument("--pin", action="store_true", help="make the scores the baseline")
    given = parser.parse_args()
    if not (given.folder / DATA).is_dir():
        parser.error(f"{given.folder}: holds no folder `{DATA}`; name the folder that does")
    known = TRAINED if given.command == "train" else MEASURES
    if unknown := set(given.only or ()) - set(known):
        parser.error(f"{', '.join(sorted(unknown))}: not to {given.command}; choose from {', '.join(known)}")
    if given.command == "train":
        return train(given.folder, given.only or list(TRAINED))
    return bench(given.folder, given.only or list(MEASURES), pin=given.pin)


sys.exit(main())
