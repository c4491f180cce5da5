"""Imports point down, and the disk is touched at the edges alone."""

from __future__ import annotations

import ast
import importlib.util
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "analysis"

LAYERS = (
    ("evaluation",),
    ("__main__", "cli", "terminal"),
    ("pipeline",),
    ("report",),
    ("charts",),
    ("summary",),
    ("tables",),
    ("tags",),
    ("replies",),
    ("threads",),
    ("formats",),
    ("models",),
    ("text", "schema", "records", "errors"),
)
"""Highest first; a module imports from its own layer and from those below."""

HEIGHT = {name: -depth for depth, names in enumerate(LAYERS) for name in names}

MAY_TOUCH_THE_DISK = {"evaluation", "__main__", "cli", "terminal", "report", "formats", "models"}

DISK_CALLS = set(
    "open read_text read_bytes write_text write_bytes mkdir rmdir unlink touch iterdir rglob savefig "
    "read_csv read_json read_parquet read_pickle read_table to_csv to_feather to_parquet to_pickle "
    "fromfile tofile loadtxt savetxt savez savez_compressed read_graphml write_graphml".split()
)
DISK_MODULES = {"fileinput", "glob", "joblib", "pickle", "shelve", "shutil", "sqlite3", "tempfile"}


def sources(package: Path) -> Iterator[tuple[str, str, ast.Module]]:
    """(place, layer, syntax tree) of each module of `package`, but of its root, which has no layer."""
    for path in sorted(package.rglob("*.py")):
        place = path.relative_to(package.parent).as_posix()
        layer = path.relative_to(package).with_suffix("").parts[0]
        if layer != "__init__":
            yield place, layer, ast.parse(path.read_text("utf-8"))


def imports(place: str, tree: ast.Module) -> Iterator[tuple[int, str]]:
    """(line, full name) of everything that a module imports, wherever in it the import stands."""
    own_package = place.rpartition("/")[0].replace("/", ".")
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = importlib.util.resolve_name("." * node.level + (node.module or ""), own_package)
            yield from ((node.lineno, f"{base}.{alias.name}") for alias in node.names)


def upward_imports(package: Path) -> list[str]:
    """`place:line: imports name` of each import of a higher layer."""
    return [
        f"{place}:{line}: imports {name}"
        for place, layer, tree in sources(package)
        for line, name in imports(place, tree)
        if name.startswith("analysis.") and HEIGHT.get(name.split(".")[1], -99) > HEIGHT[layer]
    ]


def disk_uses(package: Path) -> list[str]:
    """`place:line: uses name` of each use of the disk in a layer that has no business there."""
    return [
        f"{place}:{line}: uses {name}"
        for place, layer, tree in sources(package)
        if layer not in MAY_TOUCH_THE_DISK
        for line, name in sorted(_disk_names(place, tree))
    ]


def _disk_names(place: str, tree: ast.Module) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in DISK_CALLS:
                yield node.lineno, name
    yield from ((line, name) for line, name in imports(place, tree) if name.split(".")[0] in DISK_MODULES)


@pytest.fixture
def planted(tmp_path):
    """A way to make a package of one module beside the real layers' names, and get its folder."""

    def plant(place: str, source: str) -> Path:
        path = tmp_path / "analysis" / place
        path.parent.mkdir(parents=True)
        path.write_text(source, "utf-8")
        return tmp_path / "analysis"

    return plant


def test_every_module_has_a_layer():
    assert {layer for _, layer, _ in sources(PACKAGE)} <= set(HEIGHT)


def test_imports_point_down():
    assert upward_imports(PACKAGE) == []


def test_the_imports_of_the_package_are_seen():
    seen = {(layer, name) for place, layer, tree in sources(PACKAGE) for _, name in imports(place, tree)}
    assert ("threads", "analysis.records.Thread") in seen


@pytest.mark.parametrize(
    "statement",
    [
        "import analysis.report",
        "import analysis.report.pdf as pdf",
        "from analysis import report",
        "from analysis.report import write",
        "from .. import report",
        "from ..report.pdf import write",
        "def judge():\n    from analysis import report",
        "if TYPE_CHECKING:\n    from analysis.report import Report",
        "from analysis.evaluation import baseline",
        "import analysis.__main__",
    ],
)
def test_a_planted_upward_import_is_seen(planted, statement):
    (fault,) = upward_imports(planted("tags/tone.py", statement))
    assert fault.startswith(f"analysis/tags/tone.py:{statement.count(chr(10)) + 1}: imports analysis.")


@pytest.mark.parametrize(
    "statement",
    [
        "from analysis import text",
        "from analysis.replies import spans",
        "from analysis.tags import irony",
        "from . import irony",
        "from analysis import __version__",
        "import report",
    ],
)
def test_an_import_of_the_own_layer_or_a_lower_one_is_no_fault(planted, statement):
    assert upward_imports(planted("tags/tone.py", statement)) == []


def test_nobody_imports_the_evaluation(planted):
    assert upward_imports(planted("cli.py", "from analysis import evaluation"))


def test_only_the_edges_touch_the_disk():
    assert disk_uses(PACKAGE) == []


def test_the_edges_are_seen_touching_the_disk():
    places = {place for place, layer, tree in sources(PACKAGE) for _ in _disk_names(place, tree)}
    assert {place.split("/")[1] for place in places} >= {"formats", "report"}


@pytest.mark.parametrize(
    ("statement", "name"),
    [
        ("open('thread.txt')", "open"),
        ("path.open('rb')", "open"),
        ("Path('thread.txt').read_text()", "read_text"),
        ("path.write_bytes(b'')", "write_bytes"),
        ("def judge():\n    frame.to_csv('out.csv')", "to_csv"),
        ("import shutil", "shutil"),
        ("from tempfile import mkdtemp", "tempfile.mkdtemp"),
    ],
)
def test_a_planted_use_of_the_disk_is_seen(planted, statement, name):
    (fault,) = disk_uses(planted("tags/tone.py", statement))
    assert fault.endswith(f": uses {name}")


def test_a_format_may_touch_the_disk(planted):
    assert disk_uses(planted("formats/source.py", "path.read_bytes()")) == []
