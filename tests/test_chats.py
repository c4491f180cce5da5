"""Chats copied from a browser: the time of a message is a clock alone, its author a line beside it."""

from __future__ import annotations

from analysis.formats.text_layouts.chat_clocks import with_headers


def messages(*lines: str) -> list[tuple[str, str]]:
    """(header, words) of each message."""
    found: list[list[str]] = []
    for line in filter(str.strip, with_headers(lines)):
        if " · " in line:
            found.append([line])
        elif found:
            found[-1].append(line)
    return [(each[0], " ".join(each[1:])) for each in found]


def authors(*lines: str) -> list[str]:
    return [header.split(" · ")[0] for header, _ in messages(*lines)]


ABOVE = [
    "Ana",
    "  9:14 AM",
    "one",
    "Bo",
    "  9:15 AM",
    "two",
    "Ana",
    "  9:16 AM",
    "three",
    "Bo",
    "  9:17 AM",
    "four",
]
BELOW = ["Ana", "one", "09:14", "Bo", "two", "09:15", "Ana", "three", "09:16", "Bo", "four", "09:17"]
BELOW += ["Ana", "five", "09:18"]


def test_the_name_above_a_clock_wrote_the_words_below_it():
    assert messages(*ABOVE)[1] == ("Bo · today 9:15 AM", "two")


def test_the_name_above_the_words_wrote_them_where_the_clock_stands_below():
    assert messages(*BELOW)[1] == ("Bo · today 09:15", "two")


def test_a_name_beside_its_clock_is_a_header():
    lines = [
        "Ana, Tue 18:02",
        "one",
        "Bo, Tue 18:03",
        "two",
        "Ana, Tue 18:04",
        "three",
        "Bo, Wed 08:00",
        "four",
    ]
    assert authors(*lines) == ["Ana", "Bo", "Ana", "Bo"]


def test_a_clock_that_looks_unlike_those_of_headers_goes_on_with_the_same_person():
    assert authors(*ABOVE, "looking", "9:19", "five") == ["Ana", "Bo", "Ana", "Bo", "Bo"]


def test_words_without_a_name_above_a_clock_below_are_of_the_same_person():
    assert authors(*BELOW, "and so on and so forth", "09:20")[-2:] == ["Ana", "Ana"]


def test_somebody_who_writes_once_is_an_author():
    assert authors(*ABOVE, "callum", ":palm_tree:  9:31 AM", "from a ferry") == [
        "Ana",
        "Bo",
        "Ana",
        "Bo",
        "callum",
    ]


def test_a_divider_of_days_is_no_name_and_dates_what_follows():
    lines = ["Friday, 6 December 2024", *ABOVE]
    assert messages(*lines)[0] == ("Ana · 6 December 2024 9:14 AM", "one")
    assert "Friday, 6 December 2024" not in " ".join(words for _, words in messages(*ABOVE, *lines))


def test_reactions_and_links_are_no_words():
    ends = ["joy", "11", "👍", "2", "4 replies", "Last reply today at 9:52 AM", "View thread"]
    assert messages(*ABOVE, *ends)[-1] == ("Bo · today 9:17 AM", "four")


def test_who_was_added_said_nothing():
    assert messages(*ABOVE, "Ana", "was added to #ops by Bo.")[-1][1] == "four"


def test_a_short_word_above_a_number_that_begins_a_message_is_said():
    assert messages(*ABOVE, "Ana", "  9:20 AM", "joy", "7")[-1][1] == "joy 7"


def test_a_date_that_ends_in_a_clock_is_no_chat():
    lines = [line for n in range(6) for line in (f"Ana3 October 2014 at 11:4{n % 2}", "words")]
    assert with_headers(lines) == lines


def test_clocks_without_names_that_come_again_are_no_chat():
    lines = [line for n in range(6) for line in (f"Stop {n}", f"09:1{n}", "on time")]
    assert with_headers(lines) == lines
