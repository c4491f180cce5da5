"""Names and words of strangers in a picture: one line that fits, in any script, whatever they hold."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.figure import Figure

from analysis.charts import labels, page, typefaces, words
from analysis.charts.style import style


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("  Ana\n\tWhitfield ", "Ana Whitfield"),
        ("evil\u202egnp.exe\u2066x\u2069", "evilgnp.exex"),
        ("nul\x00l\x1b[31m", "null[31m"),
        ("e" + "\u0301" * 40, "é\u0301\u0301\u0301"),
        ("\u200d\u200b", "(no name)"),
        ("", "(no name)"),
        ("\U0001d4ea\U0001d4f7\U0001d4ea", "ana"),
        ("ana \u1780", "ana □"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("👩\u200d👩\u200d👧", "👩\u200d👩\u200d👧"),
        ("$x^2$", "$x^2$"),
    ],
    ids=[
        "lines and tabs",
        "turned direction",
        "control characters",
        "a stack of accents",
        "joiners alone",
        "nothing",
        "fancy letters",
        "a letter that no font holds",
        "a Persian joiner",
        "a joined emoji",
        "dollars",
    ],
)
def test_a_name_becomes_one_line_that_can_be_drawn(name: str, shown: str) -> None:
    assert labels.clean(name) == shown


@pytest.mark.parametrize(
    "name",
    ["Ana", "محمد", "שלום", "王小明", "さくら", "김철수", "नमस्ते", "สวัสดี", "Привет", "😀👍🏽", "a→b"],
)  # fmt: skip
@pytest.mark.filterwarnings("error")
def test_every_usual_script_is_drawn_without_a_missing_glyph(name: str) -> None:
    assert labels.clean(name) == unicodedata.normalize("NFC", name)
    with style():
        figure = Figure()
        figure.text(0, 0, name)
        figure.canvas.draw()


@pytest.mark.parametrize(
    "name", ["W" * 500, "a name of many words " * 9, "王" * 90, "محمد " * 40, "👩\u200d👧" * 40]
)
def test_a_long_name_is_cut_with_an_ellipsis_and_fits(name: str) -> None:
    shown = labels.fit(name, 30, page.TEXT)
    assert shown.endswith("…")
    assert 20 < labels.measure(shown, page.TEXT) <= 30


def test_a_name_that_fits_stays_whole() -> None:
    assert labels.fit("Ana Whitfield", 30, page.TEXT) == "Ana Whitfield"


def test_the_host_is_marked_even_where_the_name_is_cut() -> None:
    shown = labels.person("W" * 80, True, 30, page.TEXT)
    assert shown.endswith("… (host)")
    assert labels.measure(shown, page.TEXT) <= 31


def test_a_topic_is_broken_between_words_and_only_the_last_line_cut() -> None:
    assert labels.lines("the wall", 30, page.TEXT) == ["the wall"]
    first, second = labels.lines("who pays for the new wall along the river and for the gate", 30, page.TEXT)
    assert first == "who pays for the new"
    assert second.endswith("…")


def test_a_word_longer_than_a_line_is_cut() -> None:
    assert all(
        labels.measure(line, page.TEXT) <= 30 for line in labels.lines("x" * 500 + " y", 30, page.TEXT)
    )


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=60), st.sampled_from([12.0, 30.0]))
def test_no_text_is_too_wide_or_undrawable(text: str, width: float) -> None:
    shown = labels.fit(text, width, page.SMALL)
    assert labels.measure(shown, page.SMALL) <= width
    assert all(ord(letter) in typefaces.covered() or letter in labels.JOINERS for letter in shown)
    assert not any(unicodedata.category(letter) in {"Cc", "Cs"} for letter in shown)


def test_numbers_and_lists_read_as_a_person_writes_them() -> None:
    assert words.count(1, "reply", "replies") == "1 reply"
    assert words.count(1200, "comment") == "1,200 comments"
    assert words.listed(["a"]) == "a"
    assert words.listed(["a", "b", "c"]) == "a, b and c"
    assert [words.percent(share) for share in (0, 0.009, 0.01, 0.314)] == [
        "0 %",
        "under 1 %",
        "1 %",
        "31 %",
    ]
