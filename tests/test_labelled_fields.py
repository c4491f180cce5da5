"""Comments as records: labels with what was filled in, one of them a date, above the words."""

from __future__ import annotations

from analysis.formats.text_layouts.labelled_fields import with_headers

PEOPLE = ("Ana Bell", "Guest User", "Bo Carr")


def headers(*lines: str) -> list[str]:
    return [line for line in with_headers(lines) if " · " in line]


def records(*labels: str) -> list[str]:
    rows = (("{name}", *labels, "Words of {name}.") for _ in PEOPLE)
    return [line.format(name=name) for name, row in zip(PEOPLE, rows, strict=True) for line in row]


def test_the_name_above_the_labels_wrote_what_stands_below_them():
    lines = records("Location:", "Submitted At: 9:02am 03-10-25")
    assert headers(*lines) == [f"{name} · 9:02am 03-10-25" for name in PEOPLE]
    assert "Location:" not in with_headers(lines)


def test_the_name_may_stand_in_a_label():
    lines = [
        line for name in PEOPLE for line in (f"Commenter: {name}", "Received: 12/06/2022 09:41", "Words.")
    ]
    assert headers(*lines) == [f"{name} · 12/06/2022 09:41" for name in PEOPLE]


def test_the_side_that_somebody_chose_is_no_word():
    assert "Oppose" not in with_headers(records("Location:", "Submitted At: 9:02am 03-10-25", "Oppose"))


def test_one_label_below_a_name_is_left_to_others():
    lines = records("Posted: 12/06/2022 09:41")
    assert with_headers(lines) == lines


def test_when_somebody_joined_dates_no_words():
    lines = records("Location: Leeds", "Join Date: 12/06/2022")
    assert with_headers(lines) == lines


def test_two_records_are_left_alone():
    lines = records("Location:", "Submitted At: 9:02am 03-10-25")[:8]
    assert with_headers(lines) == lines


def test_labels_of_an_article_are_left_alone():
    lines = [
        "By: Ana Bell",
        "Published: 12/06/2022 09:41",
        "Words.",
        "Updated: 13/06/2022 09:41",
        "More words.",
    ]
    assert with_headers(lines) == lines
