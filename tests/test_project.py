"""What the repository promises about itself: its sources, its version, its pinned packages."""

from __future__ import annotations

import ast
import csv
import hashlib
import importlib.metadata
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import analysis

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
LOCK = (ROOT / "requirements.lock").read_text("utf-8")

ONE_MACHINE_OR_REGISTRY = re.compile(
    rb"/(?:home|root|tmp|work|Users)/\w|[A-Z]:\\Users|pypi[.]org|python[h]osted|/[s]imple/"
)
"""Folders of somebody's machine, and addresses of package registries, which differ from place to place."""

IMPORTED_BY_OTHERS = {
    "pyarrow": "holds the text of pandas' str columns",
    "onnx": "rounds the weights of the encoder for onnxruntime",
}
"""Dependencies that the package never imports itself, and why they are there all the same."""


def pins() -> dict[str, str]:
    """Each pinned package's name with its lines in the lock: version, marker, hashes."""
    lines = re.sub(r"^\s*#.*\n", "", LOCK, flags=re.MULTILINE).replace("\\\n", " ").splitlines()
    return {line.partition("==")[0]: line.partition("==")[2] for line in lines}


def test_the_seeds_are_the_ones_that_their_list_names():
    with (ROOT / "seeds" / "SOURCES.csv").open(encoding="utf-8", newline="") as file:
        listed = {row["file"]: row["sha256"] for row in csv.DictReader(file)}
    found = {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in (ROOT / "seeds").glob("*.txt")}
    assert found == listed
    assert found


def test_background_is_listed_for_threads_that_are_there():
    with (ROOT / "seeds" / "SOURCES.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    threads = {name for row in rows for name in row["background for"].split(";") if name}
    assert threads
    assert threads <= {row["file"] for row in rows if not row["background for"]}


def test_the_version_is_said_once_and_the_changelog_agrees():
    assert PROJECT["project"]["dynamic"] == ["version"]
    headings = re.findall(r"^## \[(.+?)\]", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert headings
    assert [heading for heading in headings if heading != "Unreleased"][:1] in ([], [analysis.__version__])


def test_every_pinned_package_has_an_exact_version_and_hashes():
    assert len(pins()) > 20
    hashed = re.compile(r"\d\S* .*--hash=sha256:[0-9a-f]{64}")
    assert [name for name, rest in pins().items() if not hashed.match(rest)] == []


def test_the_lock_meets_every_requirement_of_the_project():
    project = PROJECT["project"]
    asked = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    versions = {name: rest.split()[0] for name, rest in pins().items()}
    requirements = map(Requirement, asked)
    unmet = [r for r in requirements if versions.get(canonicalize_name(r.name), "0") not in r.specifier]
    assert unmet == []


def test_what_the_package_imports_is_declared_and_nothing_else_is():
    project = PROJECT["project"]
    declared = _names([*project["dependencies"], *project["optional-dependencies"]["train"]])
    assert _needed("**/*.py") | set(IMPORTED_BY_OTHERS) == declared


def test_what_training_needs_is_imported_by_the_training_of_the_encoder_alone():
    training = _names(PROJECT["project"]["optional-dependencies"]["train"]) - set(IMPORTED_BY_OTHERS)
    assert _needed("evaluation/encoder*.py") >= training
    others = (path for path in (ROOT / "analysis").rglob("*.py") if not path.match("evaluation/encoder*.py"))
    assert {name for path in others for name in _needed_by(path)} & training == set()


def _names(requirements: list[str]) -> set[str]:
    return {canonicalize_name(Requirement(line).name) for line in requirements}


def _needed(pattern: str) -> set[str]:
    """The distributions that modules of the package import."""
    return {name for path in (ROOT / "analysis").glob(pattern) for name in _needed_by(path)}


def _needed_by(path: Path) -> set[str]:
    tree = ast.walk(ast.parse(path.read_text("utf-8")))
    imported = {name.split(".")[0] for node in tree for name in _imported(node)}
    distributions = importlib.metadata.packages_distributions()
    others = imported - {"analysis", *sys.stdlib_module_names}
    return {canonicalize_name(distributions.get(name, [name])[0]) for name in others}


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module] if isinstance(node, ast.ImportFrom) and node.module and not node.level else []


def test_every_data_file_of_the_package_is_shipped():
    patterns = PROJECT["tool"]["setuptools"]["package-data"]["analysis"]
    data = [p for p in tracked() if p.is_relative_to(ROOT / "analysis") and p.suffix != ".py"]
    assert [p for p in data if not any(p.match(pattern) for pattern in patterns)] == []


def test_no_tracked_file_names_a_machine_or_a_registry():
    ours = [p for p in tracked() if p.parent != ROOT / "seeds"]
    found = {p.relative_to(ROOT).as_posix(): ONE_MACHINE_OR_REGISTRY.search(p.read_bytes()) for p in ours}
    assert {place: match[0] for place, match in found.items() if match} == {}


def tracked() -> list[Path]:
    """The files that git keeps; outside a clone there are none to speak of."""
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("no clone")
    listed = subprocess.run([git, "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S603
    return [path for name in listed.stdout.split("\0") if name and (path := ROOT / name).is_file()]
