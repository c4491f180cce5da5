"""A folder of files, whole or not at all: the one place where results reach the disk."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from analysis.errors import UnwritableOutput

MARKER = "manifest.json"
"""Every finished output holds it; a folder without it belongs to somebody else."""


def check(out: Path) -> None:
    """Raises UnwritableOutput where `out` cannot become an output folder; to be asked before long work."""
    with _workshop(out):
        pass


def put(out: Path, files: Mapping[str, bytes], ours: frozenset[str]) -> None:
    """Make `out` the folder of `files` (path below `out` -> content), whole or not at all.

    The files are written beside `out`; then one move replaces the earlier output, which stays as it is
    if anything fails before. What a person has added to it is kept: every top-level name but `ours`.

    Raises UnwritableOutput.
    """
    with _workshop(out) as workshop:
        new, old = workshop / "new", workshop / "old"
        new.mkdir()
        _keep_additions(out, new, ours)
        for name, content in files.items():
            path = new / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        _swap(_place(out), new, old)


@contextmanager
def _workshop(out: Path) -> Iterator[Path]:
    """An empty folder on the disk of `out`, gone at the end; what the disk refuses is said in one line."""
    place = _place(out)
    try:
        if place.exists() and not place.is_dir():
            raise _refused(out, "a file of this name is there")
        if place.is_dir() and not (place / MARKER).exists() and any(place.iterdir()):
            raise _refused(out, "the folder holds files that are no earlier report")
        place.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(
            dir=place.parent, prefix=".unfinished-", ignore_cleanup_errors=True
        ) as workshop:
            yield Path(workshop)
    except OSError as e:
        raise _refused(out, f"cannot be written ({(e.strerror or str(e)).lower()})") from e


def _refused(out: Path, what: str) -> UnwritableOutput:
    return UnwritableOutput(str(out), what, "choose another folder with --out")


def _place(out: Path) -> Path:
    """Where `out` really lies: a link to a folder stays a link."""
    return Path(os.path.realpath(out))


def _keep_additions(out: Path, new: Path, ours: frozenset[str]) -> None:
    if not out.is_dir():
        return
    for entry in sorted(out.iterdir()):
        if entry.name in ours:
            continue
        if entry.is_dir() and not entry.is_symlink():
            shutil.copytree(entry, new / entry.name, symlinks=True)
        else:
            shutil.copy2(entry, new / entry.name, follow_symlinks=False)


def _swap(place: Path, new: Path, old: Path) -> None:
    """Put `new` in `place`; what was there goes to `old`, or back where it was if that fails."""
    earlier = place.exists()
    if earlier:
        place.rename(old)
    try:
        new.rename(place)
    except OSError:
        if earlier:
            old.rename(place)
        raise
