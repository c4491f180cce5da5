"""Scores beside their pinned baseline: which fell, and whether the data is still the same."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

PINNED = Path(__file__).with_name("baseline.json")
TOLERANCE = 0.01
"""How far a score may fall; fits on other machines differ in the last digits only."""
LOWER_IS_BETTER = ("calibration_error",)
NOT_GATED = ("seconds", "megabytes", "count", "by_chance")


@dataclass(frozen=True)
class Row:
    """One score with the pinned one beside it."""

    name: str
    score: float | None
    """None where it was not measured, though its subject was."""
    pinned: float | None

    @property
    def fell(self) -> bool:
        """Whether the score is worse than the pinned one by more than the tolerance, or gone."""
        if self.pinned is None or self.name.endswith(NOT_GATED):
            return False
        if self.score is None:
            return True
        drop = self.pinned - self.score
        return (-drop if self.name.endswith(LOWER_IS_BETTER) else drop) > TOLERANCE


def compared(scores: Mapping[str, float], pinned: Mapping[str, float]) -> list[Row]:
    """Each score of the subjects measured with its baseline, by name."""
    subjects = {_subject(name) for name in scores}
    names = set(scores) | {name for name in pinned if _subject(name) in subjects}
    return [Row(name, scores.get(name), pinned.get(name)) for name in sorted(names)]


def digest(folder: Path) -> str:
    """A sha256 over the names and bytes of the files that scores are measured on."""
    total = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        total.update(path.relative_to(folder).as_posix().encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def load() -> tuple[str, Mapping[str, float]]:
    """The digest of the data that the baseline was measured on, and its scores."""
    try:
        stored = json.loads(PINNED.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return "", {}
    return stored["data"], stored["scores"]


def pin(data: str, scores: Mapping[str, float]) -> None:
    """Makes `scores` the baseline; those of other subjects stay, if they were measured on the same data."""
    pinned_on, pinned = load()
    subjects = {_subject(name) for name in scores}
    others = {name: score for name, score in pinned.items() if _subject(name) not in subjects}
    kept = (others if pinned_on == data else {}) | {
        name: round(score, 4) for name, score in scores.items() if not name.endswith(NOT_GATED)
    }
    stored = {"data": data, "scores": dict(sorted(kept.items()))}
    PINNED.write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")


def _subject(name: str) -> str:
    return name.partition(".")[0]
