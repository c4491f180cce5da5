"""Files that are damaged, endless or made to be slow: read within bounds, or refused in one line."""

from __future__ import annotations

from contextlib import suppress

import pytest

from analysis import formats
from analysis.errors import AnalysisError, UnreadableInput
from analysis.formats import text_layouts
from analysis.formats.format import Claim, Format
from analysis.formats.moments import iso
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


FILES = {
    "a.txt": PAGE,
    "b.json": '{"comments": [{"id": 1, "text": "words"}]}',
    "c.html": "<html><body><p>Words.</p><p>More words.</p></body></html>",
    "d.xml": "<?xml version='1.0'?><rss><channel/></rss>",
    "e.csv": "author,text\nAna,Once\n",
    "f.jsonl": '{"author": "Ana", "body": "Once"}\n',
}


@pytest.mark.parametrize("name", [each.name for each in formats.FORMATS])
@pytest.mark.parametrize("file", FILES)
def test_a_file_of_another_format_is_read_or_refused_without_a_traceback(name, file):
    with suppress(AnalysisError):
        formats.read(Source(file, FILES[file].encode()), name)


def test_a_letter_that_only_looks_like_one_of_a_month_names_no_month():
    assert iso(["Auguſt 5, 2012", "August 6, 2012"]) == [None, "2012-08-06"]


@pytest.mark.parametrize("charset", ["undefined", "raw_unicode_escape", "unicode_escape"])
def test_a_charset_that_is_none_is_not_obeyed(charset):
    page = f"<html><meta charset={charset}><body><p>Ana\\x41</p></body></html>"
    assert "Ana\\x41" in Source("a.html", page.encode()).text


def test_a_number_without_end_beside_a_name_is_no_comments_number():
    page = "A title\n\n" + "".join(f"Ana says: {'9' * 26}\n\nOnce {n} more.\n\n" for n in range(4))
    assert all(
        each.number is None
        for thread in formats.read(Source("a.txt", page.encode()))
        for each in thread.comments
    )


@pytest.mark.parametrize("level", ["²", "9" * 5000, "deep"])
def test_a_level_that_is_no_number_is_none(level):
    one = '<div class="comment" data-level="{}"><b class="author">{}</b><p class="text">Words {}.</p></div>'
    page = (
        "<html><body>"
        + "".join(one.format(level, name, name) for name in ("Ana", "Bo", "Cy"))
        + "</body></html>"
    )
    (thread,) = formats.read(Source("a.html", page.encode()))
    assert [each.author for each in thread.comments] == ["Ana", "Bo", "Cy"]


def test_a_subject_that_was_answered_without_end_is_read():
    mail = (
        "From a@b.c Mon Jan  1 10:00:00 2024\nFrom: Ana <a@b.c>\n"
        "Subject: {}Trams\nMessage-ID: <{}@b.c>\n\nLate.\n\n"
    )
    (thread,) = formats.read(Source("a.mbox", (mail.format("", 1) + mail.format("Re: " * 3000, 2)).encode()))
    assert len(thread.comments) == 2
