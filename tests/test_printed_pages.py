"""Texts of printed pages: heads, feet and numbers go, and paragraphs that a page's end cut are one."""

from __future__ import annotations

from analysis.formats.printed_pages import without_pages


def pages(*texts: str) -> str:
    return "\f".join(f"{text}\n" for text in texts)


def test_heads_and_feet_that_recur_are_dropped_and_the_first_head_stays():
    printed = pages(
        "Bend Minutes 2025\n\nOne.\n\nPage 1 of 3",
        "Bend Minutes 2025\n\nTwo.\n\nPage 2 of 3",
        "Bend Minutes 2025\n\nThree.\n\nPage 3 of 3",
    )
    assert without_pages(printed) == "Bend Minutes 2025\n\nOne.\n\nTwo.\n\nThree."


def test_bare_numbers_that_rise_with_the_pages_are_dropped():
    assert without_pages(pages("One.\n\n- 4 -", "Two.\n\n- 5 -")) == "One.\n\nTwo."


def test_a_number_that_does_not_rise_is_text():
    assert "- 4 -" in without_pages(pages("One.\n\n- 4 -", "Two.\n\n- 9 -"))


def test_a_paragraph_that_a_page_cuts_goes_on():
    assert without_pages(pages("The bus stopped", "running in 2023.")) == "The bus stopped\nrunning in 2023."


def test_a_paragraph_that_ends_with_its_page_stays_apart():
    assert without_pages(pages("The bus stopped.", "We walk.")) == "The bus stopped.\n\nWe walk."


def test_what_recurs_within_pages_is_no_head():
    printed = pages("Guest User\nNo.\nBo\nYes.", "Guest User\nNever.\nGuest User\nMaybe.\nGuest User\nOh.")
    assert without_pages(printed).count("Guest User") == 4


def test_what_recurs_below_a_line_of_text_is_no_head():
    printed = pages("Ana\nPlace: 8 Mill Road\nI object.\nOh.", "on Sundays.\nPlace: 4 Mill Road\nNo.\nOh.")
    assert without_pages(printed).count("Place:") == 2


def test_feet_that_count_show_the_pages_where_form_feeds_were_lost():
    printed = "The bus stopped\n\nPage 1 of 2\n\nrunning in 2023.\n\nPage 2 of 2\n"
    assert without_pages(printed) == "The bus stopped\nrunning in 2023."


def test_a_pager_that_says_the_same_page_twice_is_left_alone():
    printed = "Page 1 of 4\n\nAna says:\n\nNo.\n\nPage 1 of 4\n"
    assert without_pages(printed) == printed


def test_a_word_cut_at_a_line_end_is_one_where_it_is_told():
    assert without_pages(pages("Our lady-\nbirds left.", "No ladybirds came.")).startswith(
        "Our ladybirds\nleft."
    )


def test_a_word_with_a_hyphen_of_its_own_keeps_it():
    assert "well-\nknown" in without_pages(pages("A well-\nknown tree.", "It fell."))


def test_a_text_without_pages_is_left_as_it_is():
    text = "One para-\ngraph.\n\nPage 1 of 3\n"
    assert without_pages(text) == text
