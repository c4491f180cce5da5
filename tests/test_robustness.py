"""Files that are damaged, endless or made to be slow: read within bounds, or refused in one line."""

from __future__ import annotations

import pytest

from analysis import formats
from analysis.errors import UnreadableInput
from analysis.formats import text_layouts
from analysis.formats.format import Claim, Format
from analysis.formats.source import Source

PAGE = "A title here\n\n  1. Ana says:\n\n    Once more.\n\n  2. Bo says:\n\n    Not so.\n"


def never(_: Source) -> Claim:
    raise AssertionError


@pytest.mark.parametrize(
    "encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "latin-1"]
)
def test_a_page_says_the_same_in_every_encoding(encoding):
    threads = formats.read(Source("a.txt", PAGE.replace("Ana", "Zoë").encode(encoding)))
    assert [each.author for each in threads[0].comments] == ["Zoë", "Bo"]


@pytest.mark.parametrize("end", ["\r\n", "\r", "\x85", "\u2028"])
def test_a_page_says_the_same_with_every_end_of_line(end):
    assert (
        formats.read(Source("a.txt", PAGE.replace("\n", end).encode()))[0].comments
        == formats.read(Source("a.txt", PAGE.encode()))[0].comments
    )


@pytest.mark.parametrize("cut", range(7, len(PAGE), 7))
def test_a_page_cut_off_anywhere_keeps_its_words(cut):
    (thread,) = formats.read(Source("a.txt", PAGE[:cut].encode()))
    words = [word for comment in thread.comments for word in comment.text.split()]
    assert set(words) <= set(PAGE[:cut].split())


def test_a_text_without_end_is_refused_in_one_line(monkeypatch):
    monkeypatch.setattr(text_layouts, "MAX_LINES", 50)
    with pytest.raises(UnreadableInput, match=r"^a\.txt: a text of more than 50 lines; split it"):
        formats.read(Source("a.txt", b"some words here\n" * 60))


def test_a_text_in_which_a_page_begins_later_is_one_formats_alone():
    text = "Saved by a program\n\nFrom its log\n<!DOCTYPE html>\n<html><body><p>Words.</p></body></html>"
    assert formats.identify(Source("a.txt", text.encode())).name == "html-article"


def test_a_format_that_could_make_something_of_any_file_is_not_asked_where_another_knows_it():
    knows = Format(name="a", matches="", how_to_get="", claim=lambda _: Claim.KNOWN, read=lambda _: ())
    guesses = Format(
        name="b", matches="", how_to_get="", claim=never, read=lambda _: (), at_most=Claim.GENERIC
    )
    assert formats.identify(Source("a.txt", b"x"), (guesses, knows)) is knows


def test_no_format_claims_more_than_it_says():
    sources = [Source("a.txt", PAGE.encode()), Source("a.html", f"<html><body>{PAGE}</body></html>".encode())]
    assert all(each.claim(source) <= each.at_most for each in formats.FORMATS for source in sources)


def test_a_tag_with_endless_classes_is_read():
    page = f'<html><body><div class="{"comment " * 100_000}">words</div></body></html>'
    assert formats.identify(Source("a.html", page.encode())).name == "html-article"
