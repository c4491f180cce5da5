"""Every format reads its golden files as written beside them, loses no text, and claims no other's.

`python tests/test_formats.py FILE…` prints what is read from a new golden file, to be checked by
eye and saved beside it as `FILE.expected.json`.
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import formats
from analysis.errors import UnknownFormat, UnreadableInput
from analysis.formats.format import Claim, Format
from analysis.formats.source import Source, load
from analysis.records import Document, Thread

GOLDEN = Path(__file__).parent / "golden"
FILES = sorted(path for path in GOLDEN.glob("*/*") if not path.name.endswith(".expected.json"))


def source(text: str, name: str = "thread.txt") -> Source:
    return Source(name, text.encode())


def read(text: str) -> Thread:
    (thread,) = formats.read(source(text))
    return thread


def said(thread: Thread) -> list[tuple[int | None, str | None, str]]:
    return [(comment.number, comment.author, comment.text) for comment in thread.comments]


def shown(value):
    """`value` as JSON holds it, without what is empty or unknown."""
    if isinstance(value, dict):
        return {key: shown(each) for key, each in value.items() if each not in (None, (), {}, False)}
    return [shown(each) for each in value] if isinstance(value, tuple) else value


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_golden_file_is_read_as_written_beside_it(path):
    expected = json.loads(path.with_name(path.name + ".expected.json").read_text("utf-8"))
    assert [shown(asdict(thread)) for thread in formats.read(load(path))] == expected


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_golden_file_is_claimed_by_its_own_format(path):
    assert formats.identify(load(path)).name == path.parent.name


SEEDS = Path(__file__).parents[1] / "seeds"


def test_the_seed_is_called_by_its_headline():
    (thread,) = formats.read(load(next(SEEDS.glob("001_*.txt"))))
    assert thread.article.title == "Trump Told Russians He Didn’t Care If They Interfered In 2016 Election"
    assert len(thread.article.paragraphs) == 15


def test_every_format_has_a_golden_file():
    assert {each.name for each in formats.FORMATS} == {path.parent.name for path in FILES}


def test_a_body_line_that_ends_in_says_opens_no_comment():
    thread = read(
        "T\n\n  1. Ana says:\n\n    My mother always says:\n\n    no\n\n  2. Bo says:\n\n    Yes.\n"
    )
    assert [author for _, author, _ in said(thread)] == ["Ana", "Bo"]


def test_a_numbered_list_in_a_body_stays_in_the_body():
    thread = read("T\n\n  1. Ana says:\n\n    1. eggs\n    2. milk\n\n  2. Bo says:\n\n    Yes.\n")
    assert said(thread) == [(1, "Ana", "1. eggs\n2. milk"), (2, "Bo", "Yes.")]


def test_a_page_may_begin_with_its_first_comment():
    thread = read("  1. Ana says:\n\n    One.\n\n  2. Bo says:\n\n    Yes.\n")
    assert (thread.article.title, said(thread)) == (None, [(1, "Ana", "One."), (2, "Bo", "Yes.")])


def test_a_comment_without_words_is_a_comment():
    thread = read("T\n\n  1. Ana says:\n  2. Bo says:\n\n    Yes.\n")
    assert said(thread) == [(1, "Ana", ""), (2, "Bo", "Yes.")]


def test_a_numbered_item_without_a_header_is_by_an_unknown_author():
    thread = read("T\n\n  1. Ana says:\n\n    One.\n\n  2. @Ana: Thanks.\n\n  3. Bo says:\n\n    Yes.\n")
    assert said(thread)[1] == (2, None, "@Ana: Thanks.")


def test_numbers_may_have_gaps():
    thread = read("T\n\n  1. Ana says:\n\n    One.\n\n  7. Bo says:\n\n    Yes.\n")
    assert [number for number, _, _ in said(thread)] == [1, 7]


def test_a_second_blank_line_after_a_header_marks_a_dropped_line():
    thread = read("T\n\n  1. Ana says:\n\n    One.\n\n    Two.\n\n  2. Bo says:\n\n\n    Yes.\n")
    assert [comment.lost_lines for comment in thread.comments] == [(), (0,)]


def test_a_dropped_line_inside_a_body_is_marked_where_it_was():
    thread = read("T\n\n  1. Ana says:\n\n    One.\n\n    Two.\n\n  2. Bo says:\n\n    Yes.\n\n\n    No.\n")
    comment = thread.comments[1]
    assert [comment.text[at:] for at in comment.lost_lines] == ["No."]


def test_one_word_lines_are_known_to_be_dropped_only_where_none_is_left():
    page = "The title here\n" + "".join(f"\n  {n}. Ana says:\n\n    So it is.\n" for n in range(1, 9))
    assert read(page).one_word_lines_dropped
    assert not read(page + "\n    Yes.\n").one_word_lines_dropped


def test_what_follows_the_list_is_no_part_of_the_last_comment():
    thread = read("T\n\n  1. Ana says:\n\n    One.\n\n  2. Bo says:\n\n    Yes.\n\nLeave a Reply\n")
    assert said(thread)[-1] == (2, "Bo", "Yes.")
    assert thread.article.furniture == ("Leave a Reply",)


def test_title_paragraphs_author_and_furniture_are_told_apart():
    article = read(
        "T here\n\nA deck.\n\nFILED UNDER: X\nVera Lund\nAbout Vera Lund\nWrites.\n\n\n"
        "  1. Ana says:\n\n    One.\n"
    ).article
    assert article == Document(
        title="T here",
        paragraphs=("A deck.",),
        author="Vera Lund",
        furniture=("FILED UNDER: X\nVera Lund\nAbout Vera Lund\nWrites.",),
    )


WORD = st.text("abcxyzäßéЖ中!?.,’“”@:", min_size=1, max_size=8)
BODY = st.lists(st.lists(WORD, min_size=1, max_size=6).map(" ".join), min_size=1, max_size=4)


@given(
    st.lists(st.tuples(st.sampled_from(["Ana", "Bo Li", "95 South", "M. B."]), BODY), min_size=2, max_size=6)
)
def test_no_text_is_lost(items):
    page = "A title\n" + "".join(
        f"\n  {n}. {name} says:\n\n" + "\n\n".join(f"    {line}" for line in lines) + "\n"
        for n, (name, lines) in enumerate(items, 1)
    )
    assert [(author, text.split()) for _, author, text in said(read(page))] == [
        (name, " ".join(lines).split()) for name, lines in items
    ]


def test_windows_text_is_read_as_cp1252_and_said_so():
    text, notes = Source("a.txt", "Caf\xe9 \x93yes\x94".encode("latin-1")).decoded
    assert (text, notes) == ("Café “yes”", ("read as cp1252",))


def test_text_decoded_twice_is_repaired_and_said_so():
    text, notes = source("It’s here".encode().decode("cp1252")).decoded
    assert text == "It’s here"
    assert "repaired" in notes[0]


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "empty file"),
        (b" \n\t\n", "empty file"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "binary data"),
        (b"\xff\xfea", "damaged"),
    ],
    ids=["empty", "blank", "picture", "half a character"],
)
def test_what_is_no_text_is_refused_in_one_line(data, what):
    with pytest.raises(UnreadableInput, match=f"^a.txt: {what}.*; [a-z]") as error:
        formats.read(Source("a.txt", data))
    assert "\n" not in str(error.value)


def test_a_missing_file_is_refused_in_one_line(tmp_path):
    with pytest.raises(UnreadableInput, match="no such file; check the path"):
        load(tmp_path / "nowhere.txt")


def never(_: Source) -> tuple[Thread, ...]:
    raise AssertionError


def claiming(name: str, claim: Claim) -> Format:
    return Format(name=name, matches="", how_to_get="", claim=lambda _: claim, read=never)


def test_the_higher_claim_reads_the_file():
    known, generic = claiming("a", Claim.KNOWN), claiming("b", Claim.GENERIC)
    assert formats.identify(source("x"), (generic, known)) is known


def test_two_claims_of_one_rank_are_an_error_that_names_both():
    rivals = (claiming("a", Claim.KNOWN), claiming("b", Claim.KNOWN))
    with pytest.raises(UnknownFormat, match="claimed by a and b; choose one with --format"):
        formats.identify(source("x"), rivals)


@pytest.mark.parametrize(
    ("text", "look"),
    [
        ('{"weather": {"today": "rain"}, "b": 1}', "JSON with `weather`, `b`"),
        ('{"a": 1, "b": 1, "c": 1, "d": 1, "e": 1, "f": 1}', "JSON with `a`, `b`, `c`, `d`, `e` …"),
        ("[[1], [2]]", "a JSON list of no objects"),
        ('<?xml version="1.0"?>\n<rss><channel/></rss>', "XML that begins with <rss>"),
    ],
)
def test_what_no_format_knows_is_described_in_one_line(text, look):
    with pytest.raises(UnknownFormat) as error:
        formats.identify(source(text))
    assert str(error.value).startswith(f"thread.txt: no format knows it (it looks like {look}); `python -m")


def test_an_unknown_format_name_is_answered_with_those_like_it():
    with pytest.raises(UnknownFormat, match="did you mean phpbb"):
        formats.named("phpBB3")
    with pytest.raises(UnknownFormat, match="no such format; `python -m analysis formats` lists"):
        formats.named("smoke signals")


if __name__ == "__main__":
    for name in sys.argv[1:]:
        read_now = [shown(asdict(thread)) for thread in formats.read(load(Path(name)))]
        print(json.dumps(read_now, indent=1, ensure_ascii=False))
