"""Text as extractors leave it: Markdown, pieces of a page in lines of their own, dates apart from names."""

from __future__ import annotations

import pytest

from analysis import formats
from analysis.formats.markdown_text import is_markdown, without_markdown
from analysis.formats.source import Source
from analysis.formats.text_layouts.alignment import aligned
from analysis.formats.text_layouts.fragments import joined
from analysis.formats.text_layouts.repeated_links import without_links
from analysis.records import Thread

MENU = "# A village\n" + "\n".join(f"  * [Entry {n}](https://example.org/{n})" for n in range(9))


def read(text: str) -> Thread:
    (thread,) = formats.read(Source("page.txt", text.encode()))
    return thread


def lines(text: str) -> list[str]:
    return [line.strip() for line in without_markdown(f"{MENU}\n\n{text}").split("\n")[11:]]


@pytest.mark.parametrize(
    ("markdown", "shown"),
    [
        ("See [the report](https://example.org/a_(b).pdf) first.", "See the report first."),
        ("![Avatar of Ana](/a.png) Ana Bell", "Ana Bell"),
        ("[![Avatar](/a.png) Ana](/u/ana) says", "Ana says"),
        ("### **Ana Bell** says:", "Ana Bell says:"),
        ("Never _ever_ call snake_case_names emphasis.", "Never ever call snake_case_names emphasis."),
        (r"1\. November, and 2 \* 3", "1. November, and 2 * 3"),
        ("__Reply", "Reply"),
        ("* * *", ""),
    ],
)
def test_markdown_is_what_the_page_shows(markdown, shown):
    assert lines(markdown) == [shown]


def test_a_wrapped_line_is_one_and_a_short_one_stands_alone():
    long = "Nobody asked the people who live along the road, or those who walk it every"
    assert lines(f"{long}\nmorning.\nReply") == [f"{long} morning.", "Reply"]


def test_what_an_item_says_below_its_mark_is_part_of_it():
    text = f"{MENU}\n\n## Two comments\n\n  1. Ana says:\n\nOne word.\n\n     1. Bo says:\n\nAnother.\n"
    shown = without_markdown(text).split("\n")[-9:]
    assert [len(line) - len(line.lstrip()) for line in shown if line] == [4, 8, 7, 11]


def test_a_date_begins_no_item():
    assert lines("1. November 2023 um 10:49 Uhr") == ["1. November 2023 um 10:49 Uhr"]


@pytest.mark.parametrize(
    "text", ["# a comment in code\nx = [1](2)\n* one\n* two", "He **said** so.\n\n> Ana: no"]
)
def test_a_text_in_which_somebody_wrote_some_markdown_is_none(text):
    assert not is_markdown(text)
    assert without_markdown(text) == text


@pytest.mark.parametrize(
    ("pieces", "whole"),
    [
        ("Ana Bell/says:/May 3, 2021 at 9:12 am/Yes.", "Ana Bell says: May 3, 2021 at 9:12 am/Yes."),
        ("Submitted by/Ana/on Sun, 6 May 2012 21:01/Yes.", "Submitted by Ana on Sun, 6 May 2012 21:01/Yes."),
        ("Post/by/ana/»/Fri May 24, 2019 6:38 pm/Yes.", "Post by ana » Fri May 24, 2019 6:38 pm/Yes."),
        ("Posted by:/Ana/|/March 17, 2008 at 07:20 AM", "Posted by Ana | March 17, 2008 at 07:20 AM"),
        ("on Feb 4, 2024/|/parent/|/next/[–]/Yes.", "on Feb 4, 2024 | parent | next [–]/Yes."),
        ("Messages :/433/Yes.", "Messages : 433/Yes."),
        ("Ana/Comments (812)/@Bo Yes.", "Ana/Comments (812)/@Bo Yes."),
        ("Never/says who?", "Never/says who?"),
    ],
)
def test_the_pieces_of_a_header_are_put_together_and_no_others(pieces, whole):
    assert joined(pieces.split("/")) == whole.split("/")


def below(*comments: tuple[str, ...]) -> list[str]:
    return [
        "A village loses its bus",
        "It ran twice a day.",
        "3 comments",
        *(line for each in comments for line in each),
    ]


def heads(found: list[str]) -> list[str]:
    return [line for line in found if " · " in line]


def test_an_author_above_a_rank_is_told_from_the_rank():
    page = below(
        ("Ana", "Bus driver", "2021-05-03 09:12", "It was never full.", "Reply"),
        ("Bo", "2021-05-03 09:30", "Because Ana drove past us.", "Reply"),
        ("Ana", "Bus driver", "2021-05-03 09:41", "I never did, Bo.", "Reply"),
        ("Cem", "Member", "2021-05-03 10:00", "Both of you, please.", "Reply"),
    )
    assert [line.split(" · ")[0] for line in heads(aligned(page))] == ["Ana", "Bo", "Ana", "Cem"]


def test_a_forums_author_stands_below_the_date_and_above_his_panel():
    page = below(
        *(
            (date, name, "Posts : 3", "Location : Leeds", words)
            for date, name, words in (
                ("2021-05-03 09:12", "Ana", "It was never full."),
                ("2021-05-03 09:30", "Bo", "It was on market days."),
                ("2021-05-03 09:41", "Cem", "Twice, then."),
            )
        )
    )
    found = aligned(page)
    assert [line.split(" · ")[0] for line in heads(found)] == ["Ana", "Bo", "Cem"]
    assert not any("Leeds" in line for line in found)


def test_dates_below_the_words_belong_to_the_name_above_them():
    page = below(
        ("Ana", "It was never full.", "2021-05-03 09:12"),
        ("Bo", "It was on market days.", "2021-05-03 09:30"),
        ("Ana", "Twice, then.", "2021-05-03 09:41"),
        ("Bo", "Every week.", "2021-05-03 09:55"),
    )
    assert heads(aligned(page)) == [
        "Ana · 2021-05-03 09:12",
        "Bo · 2021-05-03 09:30",
        "Ana · 2021-05-03 09:41",
        "Bo · 2021-05-03 09:55",
    ]


def test_lines_beside_dates_that_are_no_names_are_left_alone():
    page = below(*(("It was never full, was it?", f"2021-05-03 09:1{n}", "Yes.") for n in range(4)))
    assert aligned(page) == page


def test_what_stands_with_every_date_is_a_link_and_the_busiest_author_none():
    names = enumerate(["Ana", "Ana", "Bo", "Ana", "Ana"])
    found = without_links(below(*((name, f"2021-05-03 09:1{n}", "Mute user", "Words.") for n, name in names)))
    assert "Mute user" not in found
    assert found.count("Ana") == 4


def test_a_page_whose_authors_stand_above_ranks_is_read_with_them():
    told = [("Ana Bell", "Regular"), ("Bo", "Newcomer"), ("Ana Bell", "Regular"), ("Cem Oz", "Newcomer")] * 5
    posts = (
        (name, rank, f"3 May 2021, 09:{n + 10}", f"The words of number {n}, Bo.", "Reply")
        for n, (name, rank) in enumerate(told)
    )
    found = read("\n".join(below(*posts)))
    assert [comment.author for comment in found.comments] == [name for name, _ in told]
