"""The program from its command line: what it writes, what it says, and how it ends."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from analysis.cli import main
from analysis.formats import collection

PAGE = """The Harbour Bridge Will Close

The council voted to close the bridge from March.


  1. Ana Bell says:

    When does the ferry sail, does anybody know?

  2. Bo says:

    @Ana Bell: At noon, and again at six. The council never asked a single sailor about it.

  3. Old Nan says:

    @Bo:

    The council never asked a single sailor about it.

    Thank you, that is good to know.
"""
ARTICLE = "The ferry\n\nIt sails at noon and at six.\n"
FILES = {
    "report.pdf",
    "report.html",
    "report.png",
    "summary.md",
    "findings.json",
    "comments.csv",
    "links.csv",
    "pairs.csv",
    "spans.csv",
    "people.csv",
    "topics.csv",
    "article.csv",
    "grounds.csv",
    "mentioned.csv",
    "replies.graphml",
    "manifest.json",
    "charts",
}


@pytest.fixture
def folder(tmp_path) -> Path:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "bridge.txt").write_text(PAGE, encoding="utf-8")
    return tmp_path


def run(folder: Path, *arguments: str) -> int:
    return main(["report", *arguments, "--out", str(folder / "out")])


def tables_only(folder: Path, *arguments: str) -> int:
    return run(folder, *arguments, "--only", "tables")


def test_a_thread_becomes_a_whole_folder(folder, capsys):
    assert run(folder, str(folder / "in")) == 0
    assert {path.name for path in (folder / "out" / "bridge").iterdir()} == FILES
    told = capsys.readouterr().out.splitlines()
    assert told[0] == "The Harbour Bridge Will Close"
    assert told[1] == "  3 comments, 3 people"
    assert told[-2].endswith("report.pdf")


def test_who_replied_to_whom_is_in_the_tables(folder):
    tables_only(folder, str(folder / "in"))
    links = pd.read_csv(folder / "out" / "bridge" / "links.csv", dtype=str)
    assert list(zip(links["author"], links["reply_to_author"], links["kind"], strict=True)) == [
        ("Bo", "Ana Bell", "mention"),
        ("Old Nan", "Bo", "mention"),
    ]
    spans = pd.read_csv(folder / "out" / "bridge" / "spans.csv", dtype=str)
    assert list(spans.loc[spans["kind"] == "quote", "source"]) == ["2"]


def test_the_same_input_gives_the_same_bytes(folder):
    for out in ("one", "two"):
        assert main(["report", str(folder / "in"), "--out", str(folder / out)]) == 0
    one, two = (
        {
            path.relative_to(folder / out): path.read_bytes()
            for path in (folder / out).rglob("*")
            if path.is_file()
        }
        for out in ("one", "two")
    )
    assert one == two


def test_one_bad_file_does_not_stop_the_others(folder, capsys):
    (folder / "in" / "picture.txt").write_bytes(b"\x89PNG\0\0")
    assert tables_only(folder, str(folder / "in")) == 1
    assert (folder / "out" / "bridge" / "links.csv").exists()
    told = f"{folder / 'in' / 'picture.txt'}: binary data, not text; save the page as text or HTML\n"
    assert capsys.readouterr().err == told


def test_a_missing_file_is_one_line(folder, capsys):
    assert tables_only(folder, str(folder / "nowhere.txt")) == 1
    assert capsys.readouterr().err == f"{folder / 'nowhere.txt'}: no such file; check the path\n"


def test_an_article_alone_is_no_thread(folder, capsys):
    (folder / "article.txt").write_text(ARTICLE, encoding="utf-8")
    assert tables_only(folder, str(folder / "article.txt")) == 1
    assert capsys.readouterr().err.startswith(f"{folder / 'article.txt'}: no comments found")


def test_an_article_in_a_folder_waits_to_be_somebodys_background(folder):
    (folder / "in" / "article.txt").write_text(ARTICLE, encoding="utf-8")
    (folder / "in" / "SOURCES.csv").write_text(
        "file,background for\narticle.txt,bridge.txt\n", encoding="utf-8"
    )
    assert tables_only(folder, str(folder / "in")) == 0
    sources = pd.read_csv(folder / "out" / "bridge" / "article.csv")["source"]
    assert list(sources.unique()) == ["article", "background:article.txt"]


def test_backgrounds_of_one_file_name_are_told_apart(folder):
    for name, text in (("one", ARTICLE), ("two", "The bus\n\nIt leaves at nine.\n")):
        (folder / name).mkdir()
        (folder / name / "article.txt").write_text(text, encoding="utf-8")
    backgrounds = [str(folder / name / "article.txt") for name in ("one", "two", "one")]
    assert tables_only(folder, str(folder / "in"), "--background", *backgrounds) == 0
    titles = pd.read_csv(folder / "out" / "bridge" / "article.csv").query("paragraph == 0")
    assert dict(zip(titles["source"], titles["text"], strict=True)) == {
        "article": "The Harbour Bridge Will Close",
        "background:article.txt": "The ferry",
        "background:article.txt (2)": "The bus",
    }


def test_an_article_that_no_thread_lists_is_background_for_none(folder):
    (folder / "in" / "article.txt").write_text(ARTICLE, encoding="utf-8")
    assert tables_only(folder, str(folder / "in")) == 0
    assert list(pd.read_csv(folder / "out" / "bridge" / "article.csv")["source"].unique()) == ["article"]


def test_an_empty_folder_is_nothing_to_do(folder, capsys):
    (folder / "empty").mkdir()
    assert tables_only(folder, str(folder / "empty")) == 3
    assert "nothing to do" in capsys.readouterr().err


def test_an_output_path_that_is_a_file_is_one_line(folder, capsys):
    (folder / "taken").write_text("x", encoding="utf-8")
    assert main(["report", str(folder / "in"), "--out", str(folder / "taken"), "--only", "tables"]) == 1
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize(
    "arguments",
    [["--only", "poems"], ["--topics", "0"], ["--colour"], []],
    ids=["output", "number of topics", "option", "no thread"],
)
def test_a_wrong_command_line_is_one_line_and_status_2(folder, arguments, capsys):
    with pytest.raises(SystemExit) as ended:
        main(["report", *([str(folder / "in")] if arguments else []), *arguments])
    assert ended.value.code == 2
    said = capsys.readouterr().err
    assert said.startswith("command line: ")
    assert said.count("\n") == 1


def test_a_format_that_is_none_is_a_wrong_command_line(folder, capsys):
    assert run(folder, "thread.txt", "--format", "numbered-sayz") == 2
    assert capsys.readouterr().err.startswith("numbered-sayz: no such format; did you mean numbered-says?")


def test_a_name_that_is_too_long_for_a_file_is_one_line(folder, capsys):
    assert run(folder, "x" * 300) == 1
    assert capsys.readouterr().err.count("\n") == 1


def test_a_file_named_twice_is_read_once(folder):
    given = folder / "in" / "bridge.txt"
    assert tables_only(folder, str(given), os.path.relpath(given)) == 0
    assert [path.name for path in (folder / "out").iterdir()] == ["bridge"]


def test_files_are_read_in_the_order_given(folder):
    first, second = folder / "in" / "bridge.txt", folder / "in" / "zebra.txt"
    second.write_text(first.read_text("utf-8"), encoding="utf-8")
    found, _ = collection.paths([str(first), str(second), str(first)])
    assert found == [first, second]


def test_a_first_page_of_an_earlier_run_does_not_stay(folder):
    run(folder, str(folder / "in"), "--only", "pdf")
    assert (folder / "out" / "bridge" / "report.png").exists()
    tables_only(folder, str(folder / "in"))
    assert not (folder / "out" / "bridge" / "report.png").exists()


def test_two_inputs_of_one_stem_are_told_apart(folder):
    (folder / "other").mkdir()
    (folder / "other" / "bridge.txt").write_text(PAGE.replace("noon", "dawn"), encoding="utf-8")
    assert tables_only(folder, str(folder / "in"), str(folder / "other")) == 0
    digests = [
        json.loads((folder / "out" / stem / "manifest.json").read_text("utf-8"))["inputs"][0]["sha256"]
        for stem in ("bridge", "bridge-2")
    ]
    assert len(set(digests)) == 2


def test_a_name_that_ends_in_a_number_is_not_given_to_another_input(folder):
    for name in ("a/bridge.txt", "b/bridge.txt", "c/bridge-2.txt"):
        (folder / name).parent.mkdir()
        (folder / name).write_text(PAGE, encoding="utf-8")
    tables_only(folder, *(str(folder / name) for name in ("a/bridge.txt", "b/bridge.txt", "c/bridge-2.txt")))
    assert sorted(path.name for path in (folder / "out").iterdir()) == ["bridge", "bridge-2", "bridge-2-2"]


def test_a_thread_whose_id_is_a_path_stays_in_the_output_folder(folder):
    rows = "thread_id,author,text\n../../up,Ana,Yes\n../../up,Bo,No\nhttps://x.org/a,Cy,Why\nhttps://x.org/a,Di,So\n"
    (folder / "in" / "t.csv").write_text(rows, encoding="utf-8")
    tables_only(folder, str(folder / "in" / "t.csv"))
    assert sorted(path.name for path in (folder / "out").iterdir()) == ["t__https-x.org-a", "t__up"]


def test_pages_of_one_thread_are_joined_and_a_comment_counts_once(folder):
    more = PAGE + "\n  4. Cy says:\n\n    @Old Nan: Quite so.\n"
    (folder / "in" / "page2.txt").write_text(more, encoding="utf-8")
    assert (
        tables_only(folder, str(folder / "in" / "bridge.txt"), str(folder / "in" / "page2.txt"), "--join")
        == 0
    )
    assert len(pd.read_csv(folder / "out" / "bridge" / "comments.csv")) == 4


def test_pages_that_count_their_comments_for_themselves_lose_none(folder):
    rows = {"1.csv": "1,,Ana,Yes\n2,1,Bo,No\n", "2.csv": "1,,Cy,Why\n2,1,Di,So\n"}
    for name, text in rows.items():
        (folder / "in" / name).write_text(f"id,parent_id,author,text\n{text}", encoding="utf-8")
    tables_only(folder, *(str(folder / "in" / name) for name in rows), "--join")
    told = pd.read_csv(folder / "out" / "1" / "comments.csv", dtype=str)
    assert told["comment_id"].tolist() == ["1", "2", "2.1", "2.2"]
    assert told["reply_to"].fillna("").tolist() == ["", "1", "", "2.1"]


def test_who_says_the_same_twice_on_one_page_is_heard_twice(folder):
    rows = {"1.csv": "Ana,Yes!\nBo,No.\nAna,Yes!\n", "2.csv": "Ana,Yes!\nCy,Why?\n"}
    for name, text in rows.items():
        (folder / "in" / name).write_text(f"author,text\n{text}", encoding="utf-8")
    tables_only(folder, *(str(folder / "in" / name) for name in rows), "--join")
    said = pd.read_csv(folder / "out" / "1" / "comments.csv")["author"]
    assert said.tolist() == ["Ana", "Bo", "Ana", "Cy"]


def test_a_glob_names_every_match(folder):
    assert tables_only(folder, str(folder / "in" / "*.txt")) == 0
    assert (folder / "out" / "bridge").is_dir()


def test_help_loads_nothing_heavy():
    code = "import sys; from analysis.cli import _parser; _parser().format_help(); print(*sys.modules)"
    loaded = subprocess.run(  # noqa: S603 (our own interpreter)
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    assert "analysis.cli" in loaded
    assert not {"pandas", "numpy", "sklearn", "matplotlib", "typst"} & set(loaded)


def test_formats_are_listed_with_how_to_get_them(capsys):
    assert main(["formats"]) == 0
    assert "numbered-says" in capsys.readouterr().out


TWO_SUBJECTS = """Letters of the week

The editor asked for letters on anything at all.


  1. Ana says:

    The night train to Paris was late again, and the railway blames the signal.

  2. Bo says:

    My sourdough starter died and the rye flour smells of acetone.

  3. Cy says:

    @Ana: A late train is no wonder: the railway never repaired that signal.

  4. Dee says:

    @Bo: Feed the sourdough starter with rye flour twice a day.

  5. Eve says:

    @Ana: The railway should refund every passenger of that night train.

  6. Fay says:

    @Bo: How much rye flour does a starter need?
"""


@pytest.mark.parametrize("count", [1, 2])
def test_a_discussion_divides_into_as_many_topics_as_are_asked_for(folder, count):
    (folder / "letters.txt").write_text(TWO_SUBJECTS, encoding="utf-8")
    assert tables_only(folder, str(folder / "letters.txt"), "--topics", str(count)) == 0
    assert len(pd.read_csv(folder / "out" / "letters" / "topics.csv")) == count


def test_fast_judges_in_another_way_and_says_how_right_that_one_is(folder):
    page = str(folder / "in" / "bridge.txt")
    told = []
    for way in ([], ["--fast"]):
        assert tables_only(folder, page, *way) == 0
        out = folder / "out" / "bridge"
        manifest = json.loads((out / "manifest.json").read_text("utf-8"))
        assert manifest["settings"]["fast"] is bool(way)
        told.append(
            (
                pd.read_csv(out / "comments.csv")["tone_confidence"].tolist(),
                manifest["accuracy"]["in which tone a comment speaks"],
            )
        )
    (whole, whole_right), (fast, fast_right) = told
    assert whole != fast
    assert whole_right != fast_right
