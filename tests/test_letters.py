"""Letters to the editor: below each stands who wrote it, and where or what they are."""

from __future__ import annotations

from analysis import formats
from analysis.formats.source import Source
from analysis.formats.text_layouts import letters
from analysis.formats.text_layouts.page import Page

SIGNED = {
    "Ana Bell,\nMill Lane.": "I read with dismay that the limes in Church Walk are to fall.",
    "Bo Carr,\nHeadmaster, Mill School.": "The limes drop things on the children, and it does them good.",
    "(Mrs) Di Egan,\n4 Church Walk.": "My washing has been black since June and nobody has said a word.",
    "T. Orr,\nFord End.": "Could I thank the two young men who pushed my car out of the ford?",
}


def page(*blocks: str) -> str:
    return "\n\n".join(blocks)


def read(text: str) -> list[tuple[str | None, str]]:
    source = Source("letters.txt", text.encode())
    return [(each.author, each.text) for thread in formats.read(source) for each in thread.comments]


def of_letters(signed: dict[str, str] = SIGNED) -> str:
    return page("YOUR LETTERS", *(f"{words}\n\n{name}" for name, words in signed.items()))


def test_who_signed_below_wrote_what_stands_above():
    assert read(of_letters()) == [(name.split(",")[0], words) for name, words in SIGNED.items()]


def test_the_title_of_a_letter_is_none_of_its_words():
    titled = {name: f"THE LIMES\n\n{words}" for name, words in SIGNED.items()}
    assert read(of_letters(titled)) == read(of_letters())


def test_a_letter_may_have_paragraphs():
    longer = {name: f"{words}\n\nSo said {words[:12]}." for name, words in SIGNED.items()}
    assert [text.count("So said") for _, text in read(of_letters(longer))] == [1] * 4


def test_a_signature_may_cling_to_the_words_and_begin_with_a_greeting():
    clinging = page("Letters", *(f"{words}\nYours, etc.,\n{name}" for name, words in SIGNED.items()))
    assert read(clinging) == read(of_letters())


def test_a_name_withheld_stands_for_an_author():
    held = {**SIGNED, "Name and address supplied": "The buses no longer wait for the trains here."}
    assert read(of_letters(held))[-1][0] == "Name and address supplied"


def test_names_with_a_rank_above_what_they_say_are_no_signatures():
    headers = (f"{name.replace(',', '').replace('.', '')}\n\n{words}" for name, words in SIGNED.items())
    assert not list(letters.readings(Page.of(page("A talk.", *headers).split("\n"))))


def test_three_signatures_are_none():
    three = dict(list(SIGNED.items())[:3])
    assert not list(letters.readings(Page.of(of_letters(three).split("\n"))))
