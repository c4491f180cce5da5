from __future__ import annotations

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.report import glyphs
from analysis.report.printable import BREAK, JOINERS, KERNING, SUBSTITUTE, breakable, clean, excerpt, length

ANY_TEXT = st.text(st.characters(), max_size=200)
"""Lone surrogates, controls, private and unassigned characters included."""


def test_plain_words_stay_as_they_are() -> None:
    assert clean("I’d say “no” – 5 € for a naïve café…") == "I’d say “no” – 5 € for a naïve café…"


def test_white_space_becomes_single_blanks() -> None:
    assert clean(" one\n\ntwo\u00a0\u2028three\t ") == "one two three"


def test_controls_and_direction_overrides_are_dropped() -> None:
    assert clean("a\x00b\x1bc\u202edlrow\u202c\ufeff\u2067!") == "abcdlrow!"


def test_half_a_surrogate_pair_is_dropped() -> None:
    assert clean("a\ud83db") == "ab"


def test_a_character_without_a_glyph_is_seen_as_missing() -> None:
    assert clean("\u1780 and \U00013000") == f"{SUBSTITUTE} and {SUBSTITUTE}"


def test_a_styled_letter_becomes_the_plain_one() -> None:
    assert clean("\U0001d518\U0001d52b\U0001d526") == "Uni"


def test_joiners_that_shape_emoji_stay() -> None:
    assert clean("👩\u200d👧") == "👩\u200d👧"


def test_stacked_marks_are_capped() -> None:
    assert clean("e" + "\u0316" * 50 + "f") == "e" + "\u0316" * 3 + "f"


def test_a_mark_goes_that_no_font_holds_with_its_letter() -> None:
    assert clean("☋\u0367 but a\u0367") == "☋ but a\u0367"


def test_an_excerpt_that_fits_is_whole() -> None:
    assert excerpt("short enough", 40) == "short enough"


def test_an_excerpt_is_cut_between_words() -> None:
    assert excerpt("one two three four", length("one two th")) == "one two…"


def test_an_excerpt_of_one_endless_word_is_cut_inside_it() -> None:
    cut = excerpt("x" * 500, 10)
    assert cut.endswith("x…")
    assert length(cut) < 11


def test_an_excerpt_of_a_very_long_text_does_not_read_all_of_it() -> None:
    assert excerpt("\n" * 10_000 + "end", 5) == "…"


def test_a_word_that_fits_gets_no_break() -> None:
    assert breakable("ordinary words", 20) == "ordinary words"


def test_a_word_that_does_not_fit_may_break_where_the_column_ends() -> None:
    broken = breakable("W" * 30, 10)
    assert broken.replace(BREAK, "") == "W" * 30
    assert all(length(piece) * KERNING <= 10 for piece in broken.split(BREAK))


def test_a_break_never_parts_a_letter_from_its_marks_or_joiners() -> None:
    assert BREAK not in breakable("👩\u200d👧\u200d👦", 1.5)


@settings(deadline=None)
@given(ANY_TEXT)
def test_what_is_clean_holds_only_what_the_fonts_hold(text: str) -> None:
    assert all(glyphs.families(letter) or letter in JOINERS for letter in clean(text))


@settings(deadline=None)
@given(ANY_TEXT)
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@settings(deadline=None)
@given(ANY_TEXT, st.floats(3, 40))
def test_every_piece_of_a_breakable_text_fits_its_column(text: str, ems: float) -> None:
    pieces = breakable(clean(text), ems).replace(" ", BREAK).split(BREAK)
    leaning = [p for p in pieces if any(unicodedata.category(c).startswith("M") or c in JOINERS for c in p)]
    assert all(length(piece) * KERNING <= ems + 0.001 for piece in pieces if piece not in leaning)


@settings(deadline=None)
@given(ANY_TEXT)
def test_breaks_add_nothing_that_is_seen(text: str) -> None:
    assert breakable(clean(text), 5).replace(BREAK, "") == clean(text)


def test_widths_are_those_of_the_font() -> None:
    assert glyphs.width("i") < glyphs.width("n") < glyphs.width("W") < 1.2
