"""The environment is built whole or anew, and any file name reaches the command line as it was typed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

MAKE_VENV = 'mkdir -p .venv/bin && cp "$0" .venv/bin/python'

pytestmark = pytest.mark.skipif(not shutil.which("make"), reason="needs make")


@pytest.fixture
def checkout(tmp_path):
    """What set-up needs of a checkout, with a lock of one package."""
    (tmp_path / "tools").mkdir()
    shutil.copy(ROOT / "Makefile", tmp_path)
    shutil.copy(ROOT / "tools" / "set_up.sh", tmp_path / "tools")
    (tmp_path / "requirements.lock").write_text("uv==1.0 \\\n    --hash=sha256:00\n    # via nobody\n")
    return tmp_path


def make(checkout: Path, *arguments: str, python: str | Path = "") -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHON": str(python), "MAKEFLAGS": ""}
    command = ["make", "--no-print-directory", *arguments]
    return subprocess.run(command, cwd=checkout, env=environment, capture_output=True, text=True, check=False)  # noqa: S603


def program(path: Path, source: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{source}\n")
    path.chmod(0o755)
    return path


def interpreter(path: Path, *, venv: str = MAKE_VENV, install: str = "exit 0") -> Path:
    """This Python, but for what it does when it is asked for an environment or for packages."""
    return program(
        path,
        f"""case "$*" in
            "-m venv "*) {venv};;
            "-m compileall "*) ;;
            *" install "*) echo "$*"; {install};;
            *) exec "{sys.executable}" "$@";;
        esac""",
    )


def pretend_that_set_up_is_done(checkout: Path, command: str = 'printf "%s\\n" "$@"') -> None:
    """Puts an interpreter in place that prints each of its arguments on a line."""
    program(checkout / "tools" / "set_up.sh", "exit 0")
    program(checkout / ".venv" / "bin" / "python", command)


def times(folder: Path) -> dict[Path, int]:
    return {path: path.lstat().st_mtime_ns for path in folder.rglob("*")}


def test_a_finished_environment_is_left_alone(checkout, tmp_path):
    python = interpreter(tmp_path / "python")
    assert make(checkout, "set-up", python=python).returncode == 0
    before = times(checkout)
    again = make(checkout, "set-up", python=python)
    assert (again.returncode, again.stdout, times(checkout)) == (0, "", before)


def test_an_unfinished_environment_is_started_anew(checkout, tmp_path):
    leftover = program(checkout / ".venv" / "half-written", "")
    done = make(checkout, "set-up", python=interpreter(tmp_path / "python"))
    assert "set-up: installing 1 pinned packages\n" in done.stdout
    assert (checkout / ".venv" / "requirements.lock").exists()
    assert not leftover.exists()


def test_a_changed_lock_is_installed_anew(checkout, tmp_path):
    python = interpreter(tmp_path / "python")
    make(checkout, "set-up", python=python)
    (checkout / "requirements.lock").write_text("uv==2.0 --hash=sha256:00\n")
    assert "set-up: installing" in make(checkout, "set-up", python=python).stdout
    assert make(checkout, "set-up", python=python).stdout == ""


def test_where_uv_does_not_work_pip_installs(checkout, tmp_path):
    python = interpreter(tmp_path / "python", install='case "$*" in *uv*) exit 1;; esac')
    done = make(checkout, "set-up", python=python)
    assert done.returncode == 0
    assert "set-up: uv does not work here, installing with pip\n" in done.stdout
    assert (checkout / ".venv" / "requirements.lock").exists()


def test_a_failed_installation_shows_why_and_is_not_taken_for_a_finished_one(checkout, tmp_path):
    python = interpreter(tmp_path / "python", install='echo "no route to host" >&2; exit 1')
    failed = make(checkout, "set-up", python=python)
    assert failed.returncode != 0
    assert "no route to host" in failed.stderr
    assert "requirements.lock: could not be installed" in failed.stderr
    assert not (checkout / ".venv" / "requirements.lock").exists()


def test_a_python_that_is_too_old_is_refused_before_anything_is_touched(checkout, tmp_path):
    old = program(tmp_path / "old python", 'case "$2" in *exit*) exit 1;; *) echo 3.9.18;; esac')
    refused = make(checkout, "set-up", python=old)
    assert refused.returncode != 0
    assert refused.stderr.startswith(f"{old}: 3.9.18 is too old; install Python 3.11 or newer, or name ")
    assert not (checkout / ".venv").exists()


def test_a_python_that_is_not_there_is_named(checkout):
    refused = make(checkout, "set-up", python="no-such-python")
    assert refused.returncode != 0
    assert refused.stderr.startswith("no-such-python: cannot be run; install Python 3.11")


def test_a_python_without_venv_says_what_to_install(checkout, tmp_path):
    bare = interpreter(tmp_path / "bare", venv="exit 1")
    refused = make(checkout, "set-up", python=bare)
    assert refused.returncode != 0
    assert f"{bare}: cannot make a virtual environment; install its venv module" in refused.stderr


@pytest.mark.parametrize(
    "name",
    ["two words.txt", "it's.txt", 'a "b".txt', "$HOME $(x) ${y}.txt", "*.txt", "`x`;#.txt", "naïve.txt"],
)
def test_any_file_name_reaches_the_command_line_as_it_was_typed(checkout, name):
    pretend_that_set_up_is_done(checkout)
    done = make(checkout, "report", f"THREAD={name}", f"OUT=out {name}")
    assert done.stdout.splitlines() == ["-m", "analysis", "report", name, "--out", f"out {name}"]


def test_without_a_thread_every_seed_is_reported(checkout):
    pretend_that_set_up_is_done(checkout)
    assert make(checkout, "report").stdout.split() == "-m analysis report seeds --out reports".split()


def test_a_failed_report_fails_make(checkout):
    pretend_that_set_up_is_done(checkout, "exit 1")
    assert make(checkout, "report").returncode != 0


@pytest.mark.parametrize("target", ["bench", "train"])
def test_a_target_that_needs_a_folder_asks_for_it(checkout, target):
    pretend_that_set_up_is_done(checkout)
    asked = make(checkout, target)
    assert asked.returncode != 0
    assert asked.stderr.startswith(f"{target}: no folder named; say make {target} ")


@pytest.mark.parametrize(
    "target",
    ["report [THREAD=path] [OUT=reports]", "test", "bench BENCH=folder", "train DATA=folder", "example"],
)
def test_bare_make_prints_what_there_is_to_make(checkout, target):
    assert f"make {target} " in make(checkout).stdout
