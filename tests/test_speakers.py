"""Minutes of meetings: blocks that begin with a name, an address or role, and a dash or colon."""

from __future__ import annotations

from analysis import formats
from analysis.formats.source import Source
from analysis.formats.text_layouts.choose import chosen
from analysis.formats.text_layouts.page import Page

SPOKEN = (
    "Ana Bell, 14 Mill Lane – Stated that the library is the only warm room in her street.",
    "Bo Carr, Mill School – Asked when the roof had last been looked at by anybody.",
    "Dr. Cy Dunne, 3 Bell Road – Opposed any increase in the levy this year.",
    "Di Egan, Friends of the Library – Presented a petition with 412 signatures.",
)


def read(*blocks: str) -> list[tuple[str | None, str]]:
    source = Source("minutes.txt", "\n\n".join(blocks).encode())
    return [(each.author, each.text) for thread in formats.read(source) for each in thread.comments]


def test_each_speaker_of_a_meeting_is_an_author():
    assert [author for author, _ in read("PUBLIC COMMENT", *SPOKEN)] == [
        "Ana Bell",
        "Bo Carr",
        "Dr. Cy Dunne",
        "Di Egan",
    ]


def test_what_somebody_said_begins_behind_the_mark():
    assert read("PUBLIC COMMENT", *SPOKEN)[3][1] == "Presented a petition with 412 signatures."


def test_an_address_in_brackets_before_a_colon_marks_a_speaker_too():
    people = {"A. Orr": "2 Fen Road", "B. Pask": "Bowls Club", "C. Quy": "Old Forge", "D. Rudd": "Mill"}
    said = [f"Mr {name} ({at}): said that the pothole is there still." for name, at in people.items()]
    assert [author for author, _ in read("Minutes", *said)] == [f"Mr {name}" for name in people]


def test_the_next_item_of_the_agenda_ends_the_last_speaker():
    texts = [text for _, text in read("PUBLIC COMMENT", *SPOKEN, "5. CONSENT CALENDAR\nMotion by Hume.")]
    assert texts[-1] == "Presented a petition with 412 signatures."


def test_who_speaks_again_needs_no_address():
    again = read("PUBLIC COMMENT", *SPOKEN, "Ana Bell – Thanked the Council.")
    assert again[-1] == ("Ana Bell", "Thanked the Council.")


def test_a_heading_with_a_colon_is_no_speaker():
    assert len(read("PUBLIC COMMENT", *SPOKEN, "Staff Report – Roof and boiler of the branch.")) == 4


def test_three_such_blocks_are_none():
    page = Page.of("\n\n".join(("PUBLIC COMMENT", *SPOKEN[:3])).split("\n"))
    assert chosen(page) is None


def test_a_list_of_people_is_no_meeting():
    parts = {"Ana Bell": "Iago", "Bo Carr": "Cassio", "Cy Dunne": "Brabantio", "Di Egan": "Emilia"}
    cast = [f"{name}, {part} – a part for somebody tall" for name, part in parts.items()]
    assert chosen(Page.of("\n\n".join(("Who plays whom", *cast)).split("\n"))) is None
