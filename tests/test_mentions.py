"""Whom a comment names: marks, addressees, names in sentences, and what only looks like one."""

from __future__ import annotations

import pytest
import stories

from analysis.replies import mentions
from analysis.replies.names import Match, Names


def named(*lines: tuple[str | None, str]) -> list[tuple[str, str | None, str]]:
    """(name as written, person, place) for each name in the last of `lines`."""
    frame = stories.comments(*lines)
    found = mentions.find(frame, Names(frame["person"].dropna()))
    last = found[found["comment_id"] == f"c{len(lines)}"]
    people = last["person"].astype(object).where(last["person"].notna(), None)
    return list(zip(last["name"], people, last["place"], strict=True))


def test_a_mention_at_the_start_is_an_opening():
    assert named(("Ana Bell", "one"), ("Bo", "@Ana Bell: no")) == [("Ana Bell", "Ana Bell", "opening")]


@pytest.mark.parametrize(
    "line",
    [
        "In reply to Ana Bell",
        "Replying to @Ana Bell:",
        "↳ Ana Bell",
        "Als Antwort auf Ana Bell",
    ],
)
def test_a_first_line_that_says_whom_a_comment_answers_is_a_mention(line: str):
    lines = ("Ana Bell", "one"), ("Bo", f"{line}\nNo, it was closed.")
    assert named(*lines) == [("Ana Bell", "Ana Bell", "opening")]


def test_a_first_line_may_say_which_comment_of_somebody_is_answered():
    lines = ("Ana Bell", "one"), ("Bo", "In reply to Clear the cache by Ana Bell\nNo.")
    assert [(person, place) for _, person, place in named(*lines)] == [("Ana Bell", "opening")]


@pytest.mark.parametrize("text", ["In reply to your letter", "I said it in reply to Ana Bell", "↳ no"])
def test_other_talk_of_replies_announces_nobody(text: str):
    assert [name for name in named(("Ana Bell", "one"), ("Bo", text)) if name[2] == "opening"] == []


BEGUN = ("Ana Bell", "one"), ("Bo Hall", "Ana Bell no harm done"), ("Cy Lee", "ok")


def test_where_comments_begin_with_full_names_these_address_also_without_a_mark():
    assert named(*BEGUN, ("Dee Ray", "Bo Hall thanks for that")) == [("Bo Hall", "Bo Hall", "opening")]


@pytest.mark.parametrize("text", ["Bo Hall wrote that too", "I saw Bo Hall there"])
def test_who_is_spoken_of_there_is_not_addressed(text: str):
    assert named(*BEGUN, ("Ed Fox", "Ana Bell yes"), ("Dee Ray", text)) == [("Bo Hall", "Bo Hall", "inside")]


def test_one_comment_that_begins_with_a_name_is_no_custom():
    assert named(("Ana Bell", "one"), ("Bo", "Ana Bell no")) == [("Ana Bell", "Ana Bell", "inside")]


def test_two_addressees_in_a_row_are_both_openings():
    assert named(("ana", "1"), ("bo", "2"), ("cy", "@ana: @bo:\nBoth wrong.")) == [
        ("ana", "ana", "opening"),
        ("bo", "bo", "opening"),
    ]


def test_two_mentions_in_one_sentence_are_an_opening_and_one_inside():
    assert named(("ana", "1"), ("Jay L", "2"), ("cy", "@ana: What @Jay L: said.")) == [
        ("ana", "ana", "opening"),
        ("Jay L", "Jay L", "inside"),
    ]


def test_a_mention_that_opens_a_later_line_addresses_that_part():
    assert named(("ana", "1"), ("bo", "2"), ("cy", "@ana: yes\n\n@bo: no"))[1] == ("bo", "bo", "line")


def test_a_mention_of_a_stranger_means_nobody_in_the_thread():
    assert named(("ana", "1"), ("bo", "Right @Guarneri?")) == [("Guarneri", None, "inside")]


@pytest.mark.parametrize("text", ["write to bo@ana", "F@ck that", "the @ssholes won", "at @ noon"])
def test_an_at_sign_that_marks_no_name_is_no_mention(text):
    assert named(("ana", "1"), ("bo", text)) == []


def test_the_longest_name_wins():
    assert named(("Al", "1"), ("Al Ameda", "2"), ("bo", "@Al Ameda: hm"))[0][1] == "Al Ameda"


def test_a_mention_without_a_colon_ends_with_the_name():
    assert named(("Michael Reynolds", "1"), ("bo", "When @Michael Reynolds rants I listen")) == [
        ("Michael Reynolds", "Michael Reynolds", "inside")
    ]


def test_a_first_name_before_a_comma_is_an_addressee():
    assert named(("Freddy Hall", "1"), ("bo", "Hi Freddy, thanks")) == [("Freddy", "Freddy Hall", "opening")]


def test_a_name_in_a_sentence_is_found_by_its_capital():
    assert named(("Jay L Gischer", "1"), ("bo", "because, as Jay says, it was good"))[0][1] == "Jay L Gischer"


def test_a_name_that_the_thread_writes_small_is_a_word():
    assert named(("Mark", "the mark is high"), ("bo", "On your Mark get set")) == []


def test_ones_own_name_is_a_signature():
    assert named(("ana", "1"), ("Bo", "Best regards\nBo")) == []


def test_a_number_beside_a_name_is_kept():
    frame = stories.comments(("ana", "1"), ("bo", "@ana #1: no"))
    assert list(mentions.find(frame, Names(["ana", "bo"]))["number"]) == [1]


@pytest.mark.parametrize(
    ("written", "match"),
    [
        ("Teve", Match("Teve", "exact")),
        ("TEVE", Match("Teve", "exact")),
        ("albAmeda", Match("al-Ameda", "near")),
        ("al Ameda", Match("al-Ameda", "exact")),
        ("Reynolds", Match("michael reynolds", "short")),
        ("gVOR09", None),
        ("Tim", None),
    ],
)
def test_a_name_is_known_exactly_nearly_or_in_short(written, match):
    assert Names(["Teve", "al-Ameda", "michael reynolds", "gVOR08"]).resolve(written) == match


def test_a_name_that_two_people_may_mean_is_nobodys():
    assert Names(["Ann Lee", "Ann Bell"]).resolve("Ann") is None


@pytest.mark.parametrize("handle", ["_ana_", "-zed-", "__x"])
def test_a_handle_may_begin_with_a_mark(handle: str):
    assert named((handle, "one"), ("Bo", f"@{handle} no")) == [(handle, handle, "opening")]


@pytest.mark.parametrize("after", [": no", ", no", " no", ":\n\nno"])
def test_the_full_stop_of_a_name_belongs_to_it(after: str):
    assert named(("Carlo B.", "one"), ("Bo", f"@Carlo B.{after}")) == [("Carlo B.", "Carlo B.", "opening")]


def test_a_title_or_a_place_calls_nobody():
    people = ("Mrs. Abernathy", "Andrei from Minsk", "Old Tom")
    assert not any(Names(people).resolve(word) for word in ("Mrs.", "Minsk", "Old"))
    assert Names(people).resolve("Andrei") == Match("Andrei from Minsk", "short")


def test_a_name_in_the_possessive_is_called_without_it():
    assert Names(["Hank’s Fuel"]).resolve("Hank") == Match("Hank’s Fuel", "short")


def test_the_full_stop_of_a_name_belongs_to_it_in_sentences_too():
    assert named(("Barb H.", "one"), ("Bo", "Barb H. thank you")) == [("Barb H.", "Barb H.", "inside")]


@pytest.mark.parametrize(
    "text",
    [
        "Well said, Vera.",
        "So good to hear, Vera!",
        "Exactly what I was thinking Vera.",
        "No, Vera. It is dry.",
    ],
)
def test_a_name_that_ends_a_sentence_speaks_to_its_bearer(text: str):
    assert named(("Vera", "one"), ("Bo", text)) == [("Vera", "Vera", "closing")]


@pytest.mark.parametrize(
    "text", ["I agree with Vera.", "I met Tom, Dick, Vera.", "On Tuesday, Vera wrote", "It was Vera."]
)
def test_a_name_of_whom_a_sentence_speaks_does_not_close_it(text: str):
    assert named(("Vera", "one"), ("Bo", text)) == [("Vera", "Vera", "inside")]


def test_a_handle_is_called_by_the_first_name_that_it_begins_with():
    assert named(("AndySV1K", "one"), ("Bo", "Andy, did you get it?")) == [("Andy", "AndySV1K", "opening")]


@pytest.mark.parametrize("handle", ["GoodTimes", "RedFox", "Andyman", "THEBOSS"])
def test_a_handle_that_begins_with_a_word_is_not_called_by_it(handle: str):
    people = Names([handle])
    assert not any(people.resolve(word) for word in ("Good", "Red", "Andy", "The", "THE"))


@pytest.mark.parametrize(("written", "person"), [("Ana", "Ana"), ("ana", "ana"), ("ANA", None), ("BO", "Bo")])
def test_people_whose_names_differ_in_case_alone_are_told_apart_by_it(written, person):
    match = Names(["Ana", "ana", "Bo"]).resolve(written)
    assert (match.person if match else None) == person
