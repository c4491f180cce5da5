from __future__ import annotations

import os
from pathlib import Path

import pytest

from analysis.errors import UnwritableOutput
from analysis.report import whole

OURS = frozenset({"a.csv", "charts", whole.MARKER})
FIRST = {"a.csv": b"first", "charts/one.png": b"1", whole.MARKER: b"{}"}
SECOND = {"a.csv": b"second", whole.MARKER: b"{}"}


def files(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_all_files_are_there_and_nothing_beside_them(tmp_path: Path) -> None:
    whole.put(tmp_path / "reports" / "thread", FIRST, OURS)
    assert files(tmp_path / "reports") == {f"thread/{name}": content for name, content in FIRST.items()}


def test_a_second_run_replaces_the_first_without_remains(tmp_path: Path) -> None:
    whole.put(tmp_path / "thread", FIRST, OURS)
    whole.put(tmp_path / "thread", SECOND, OURS)
    assert files(tmp_path) == {f"thread/{name}": content for name, content in SECOND.items()}


def test_what_a_person_added_is_kept(tmp_path: Path) -> None:
    out = tmp_path / "thread"
    whole.put(out, FIRST, OURS)
    (out / "notes.txt").write_text("mine")
    (out / "drafts").mkdir()
    (out / "drafts" / "one.txt").write_text("mine too")
    whole.put(out, SECOND, OURS)
    assert files(out) == {**SECOND, "notes.txt": b"mine", "drafts/one.txt": b"mine too"}


def test_a_failing_file_leaves_the_earlier_output_whole(tmp_path: Path) -> None:
    out = tmp_path / "thread"
    whole.put(out, FIRST, OURS)
    with pytest.raises(UnwritableOutput):
        whole.put(out, {**SECOND, "x" * 300: b"no file system takes this name"}, OURS)
    assert files(tmp_path) == {f"thread/{name}": content for name, content in FIRST.items()}


def test_a_failing_move_puts_the_earlier_output_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "thread"
    whole.put(out, FIRST, OURS)
    rename = Path.rename

    def fails_for_new(self: Path, target: Path) -> Path:
        if self.name == "new":
            raise OSError(28, "No space left on device")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", fails_for_new)
    with pytest.raises(UnwritableOutput, match="no space left on device"):
        whole.put(out, SECOND, OURS)
    assert files(tmp_path) == {f"thread/{name}": content for name, content in FIRST.items()}


def test_a_folder_of_somebody_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "holiday.jpg").write_bytes(b"photo")
    with pytest.raises(UnwritableOutput, match="holds files that are no earlier report"):
        whole.put(tmp_path, FIRST, OURS)
    assert files(tmp_path) == {"holiday.jpg": b"photo"}


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    (tmp_path / "thread").mkdir()
    whole.put(tmp_path / "thread", FIRST, OURS)
    assert files(tmp_path / "thread") == FIRST


def test_a_file_of_that_name_is_said_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "thread").write_text("a file")
    with pytest.raises(UnwritableOutput) as caught:
        whole.check(tmp_path / "thread")
    assert str(caught.value) == (
        f"{tmp_path / 'thread'}: a file of this name is there; choose another folder with --out"
    )


def test_a_path_below_a_file_is_said_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("a file")
    with pytest.raises(UnwritableOutput) as caught:
        whole.check(tmp_path / "file" / "thread")
    assert "\n" not in str(caught.value)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_permission_is_said_in_one_line(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(UnwritableOutput, match="permission denied"):
        whole.check(tmp_path / "thread")


def test_a_check_leaves_nothing_behind(tmp_path: Path) -> None:
    whole.check(tmp_path / "thread")
    assert list(tmp_path.iterdir()) == []


def test_a_link_to_a_folder_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "thread").symlink_to(tmp_path / "elsewhere")
    whole.put(tmp_path / "thread", FIRST, OURS)
    assert (tmp_path / "thread").is_symlink()
    assert files(tmp_path / "elsewhere") == FIRST
