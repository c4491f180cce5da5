"""What a person names on the command line to threads: files, folders, globs, backgrounds.

A folder may hold a `SOURCES.csv` with the columns `file` and `background for`: documents without
comments are background for the threads it lists them with, and for no other.
"""

from __future__ import annotations

import csv
import glob
import io
import itertools
import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from analysis import formats
from analysis.errors import AnalysisError, NoComments, UnreadableInput
from analysis.formats.source import load
from analysis.records import Document, Thread

SOURCES = "SOURCES.csv"
LONGEST_ID = 80
"""Characters of a thread's id in the name of its folder."""
_UNFIT = re.compile(r"[^\w.@+~=,-]+")


@dataclass(frozen=True, kw_only=True)
class Input:
    """One thread that holds comments, with the documents it was given as background."""

    name: str
    """Base name of its file."""
    stem: str
    """Name of its output folder, before it is told apart from others of the same stem."""
    format: str
    thread: Thread
    digests: tuple[tuple[str, str], ...]
    """(base name, sha256) of every file that goes into it, its own first."""
    backgrounds: Mapping[str, Document] = field(default_factory=dict)
    """By the base names of their files, told apart (`told_apart`)."""


@dataclass(frozen=True)
class Failure:
    """An input that could not be read, and why."""

    error: AnalysisError


@dataclass(frozen=True)
class _Read:
    path: Path
    format: str
    digest: str
    threads: tuple[Thread, ...]


def paths(given: Sequence[str]) -> tuple[list[Path], list[Failure]]:
    """The files that `given` names, each once, in the order given; a folder's files by name.

    Hidden files, `SOURCES.csv` and what lies in sub-folders are no inputs.
    """
    found: list[Path] = []
    failures: list[Failure] = []
    for name in given:
        path = Path(name)
        if os.path.isdir(name):  # noqa: PTH112 (a name that is too long is none)
            found += _of_folder(path)
        elif not glob.has_magic(name) or path.exists():
            found.append(path)
        elif matches := [Path(match) for match in sorted(glob.glob(name))]:  # noqa: PTH207 (absolute patterns too)
            found += [match for match in matches if match.is_file() and match.name != SOURCES]
        else:
            failures.append(Failure(UnreadableInput(name, "no file matches", "check the pattern")))
    once: dict[Path, Path] = {}
    for path in found:
        once.setdefault(path.resolve(), path)
    return list(once.values()), failures


def _of_folder(folder: Path) -> list[Path]:
    return sorted(
        path
        for path in folder.iterdir()
        if path.is_file() and path.name != SOURCES and not path.name.startswith(".")
    )


def read(
    given: Sequence[str], *, background: Sequence[str] = (), format_name: str | None = None
) -> Iterator[Input | Failure]:
    """Each thread that `given` names, and a failure for each input that holds none.

    `background` names documents for every thread, besides those that SOURCES.csv lists.
    An article is a failure where it was named itself; in a folder or a glob it waits there to be
    somebody's background.
    """
    files, failures = paths(given)
    yield from failures
    shared = [_document(Path(name)) for name in background]
    yield from (each for each in shared if isinstance(each, Failure))
    documents = [each for each in shared if isinstance(each, _Read)]
    named = {Path(name) for name in given}
    listed: dict[Path, dict[str, list[str]]] = {}
    for folder in dict.fromkeys(path.parent for path in files):
        try:
            listed[folder] = _listed(folder)
        except UnreadableInput as error:
            yield Failure(error)
            listed[folder] = {}
    for path in files:
        read_file = _read(path, format_name)
        if isinstance(read_file, Failure):
            yield read_file
        elif any(thread.comments for thread in read_file.threads):
            own = [_document(path.parent / name) for name in listed[path.parent].get(path.name, ())]
            yield from (each for each in own if isinstance(each, Failure))
            yield from _inputs(read_file, [*documents, *(d for d in own if isinstance(d, _Read))])
        elif path in named:
            fault, remedy = "no comments found, read as an article", "name its thread, or see `formats`"
            yield Failure(NoComments(str(path), fault, remedy))


def _read(path: Path, format_name: str | None) -> _Read | Failure:
    try:
        source = load(path)
        chosen = formats.chosen(source, format_name)
        return _Read(path, chosen.name, source.sha256, chosen.read(source))
    except AnalysisError as error:
        return Failure(error)


def _document(path: Path) -> _Read | Failure:
    return _read(path, None)


def _inputs(read_file: _Read, documents: Sequence[_Read]) -> Iterator[Input]:
    threads = [thread for thread in read_file.threads if thread.comments]
    for thread in threads:
        suffix = f"__{_file_name(thread.thread_id)}" if len(read_file.threads) > 1 else ""
        yield Input(
            name=read_file.path.name,
            stem=read_file.path.stem + suffix,
            format=read_file.format,
            thread=thread,
            digests=tuple((each.path.name, each.digest) for each in (read_file, *documents)),
            backgrounds=told_apart((each.path.name, each.threads[0].article) for each in documents),
        )


def told_apart(found: Iterable[tuple[str, Document]]) -> dict[str, Document]:
    """Documents by the names of their files, with a number behind a name that another one has already."""
    told: dict[str, Document] = {}
    for name, document in found:
        numbered = itertools.chain([name], (f"{name} ({n})" for n in itertools.count(2)))
        own = next(each for each in numbered if told.get(each, document) == document)
        told[own] = document
    return told


def _file_name(thread_id: str | None) -> str:
    """A thread's id as a part of a folder's name: an id may be a path or an address."""
    return _UNFIT.sub("-", thread_id or "").strip("-.")[:LONGEST_ID] or "thread"


def _listed(folder: Path) -> dict[str, list[str]]:
    """Thread file -> background files, as the folder's SOURCES.csv lists them."""
    where = str(folder / SOURCES)
    try:
        text = Path(where).read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return {}
    except UnicodeDecodeError as e:
        raise UnreadableInput(where, "in another encoding", "save it as UTF-8 text") from e
    except OSError as e:
        raise UnreadableInput(where, f"cannot be read ({e.strerror})", "check its permissions") from e
    rows = csv.DictReader(io.StringIO(text))
    if not {"file", "background for"} <= set(rows.fieldnames or ()):
        raise UnreadableInput(where, "no columns `file` and `background for`", "name its columns so")
    found: dict[str, list[str]] = {}
    for row in rows:
        if not row["file"] or row["background for"] is None:
            fault = f"line {rows.line_num} lacks a column"
            raise UnreadableInput(where, fault, "give each row all of them")
        for thread in filter(None, (name.strip() for name in row["background for"].split(";"))):
            found.setdefault(thread, []).append(row["file"].strip())
    return found
