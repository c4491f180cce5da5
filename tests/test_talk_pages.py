"""Talk pages of wikis: whose words are whose, what answers what, and which section is a thread."""

from __future__ import annotations

import pytest

from analysis import formats
from analysis.formats.source import Source
from analysis.formats.wiki_signatures import user_of
from analysis.records import Thread

TIME = "09:12, 3 May 2011 (UTC)"
PIM, ANA, OLE = (f"[[User:{name}|{name}]] {TIME}" for name in ("Pim", "Ana", "Ole"))


def threads(text: str) -> tuple[Thread, ...]:
    return formats.read(Source("talk.txt", text.encode()))


def said(text: str) -> list[tuple[str | None, str, int | None]]:
    (thread,) = threads(text)
    return [(comment.author, comment.text, comment.depth) for comment in thread.comments]


def test_everything_up_to_a_signature_is_one_comment():
    assert said(f"One.\n\nTwo. {PIM}\n:Three. {ANA}") == [("Pim", "One.\n\nTwo.", 0), ("Ana", "Three.", 1)]


def test_a_list_inside_a_comment_opens_none():
    assert said(f"I say:\n* this\n* that\nEnough. {PIM}\n:No. {ANA}") == [
        ("Pim", "I say:\n\nthis\n\nthat\n\nEnough.", 0),
        ("Ana", "No.", 1),
    ]


def test_words_without_a_signature_belong_to_nobody_who_answers_them():
    assert said(f"Forgot to sign.\n:You did. {ANA}") == [(None, "Forgot to sign.", 0), ("Ana", "You did.", 1)]


def test_a_name_in_a_sentence_signs_nothing():
    assert said(f"Ask [[User:Ole|Ole]] about it, as he wrote long ago and will tell you. {PIM}") == [
        ("Pim", "Ask Ole about it, as he wrote long ago and will tell you.", 0)
    ]


def test_a_time_without_a_name_signs_nothing():
    assert said(f"It happened at {TIME}, they say. {PIM}") == [
        ("Pim", f"It happened at {TIME}, they say.", 0)
    ]


def test_a_later_note_in_the_same_line_is_the_same_comment():
    assert said(f"Yes. {PIM} Typo mended. {ANA}") == [("Pim", "Yes. Typo mended.", 0)]


def test_sections_are_threads_and_sub_sections_part_of_them():
    text = (
        f"== A ==\nOne. {PIM}\n=== More ===\nTwo. {ANA}\n"
        f"== B ==\n=== C ===\nThree. {OLE}\n=== D ===\nFour. {PIM}"
    )
    assert [(t.article.title, [c.text for c in t.comments]) for t in threads(text)] == [
        ("A", ["One.", "Two."]),
        ("C", ["Three."]),
        ("D", ["Four."]),
    ]


def test_a_comment_keeps_its_id_whatever_stands_around_it():
    (alone,), (second,) = threads(f"One. {PIM}"), threads(f"Zero. {ANA}\n\nOne. {PIM}")
    assert alone.comments[0].page_id == second.comments[1].page_id


def test_two_comments_of_one_minute_have_ids_of_their_own():
    (thread,) = threads(f"One. {PIM}\n\nTwo. {PIM}")
    assert len({comment.page_id for comment in thread.comments}) == 2


@pytest.mark.parametrize(
    ("address", "user"),
    [
        ("/wiki/User:Ana_Bell", "Ana Bell"),
        ("//en.wiki.example/wiki/User_talk:Ana_Bell#Hello", "Ana Bell"),
        ("/w/index.php?title=User:Ana_Bell&action=edit&redlink=1", "Ana Bell"),
        ("/wiki/Benutzerin_Diskussion:Gerda", "Gerda"),
        ("/wiki/Discussion_utilisateur:L%C3%A9a", "Léa"),
        ("/wiki/Usuario_discusi%C3%B3n:Eva", "Eva"),
        ("/wiki/Usu%C3%A1rio(a)_Discuss%C3%A3o:Rui", "Rui"),
        ("/wiki/Discussioni_utente:Ugo", "Ugo"),
        ("/wiki/Overleg_gebruiker:Jan", "Jan"),
        ("/wiki/Special:Contributions/192.0.2.7", "192.0.2.7"),
        ("/wiki/User:Ana/Drafts", None),
        ("/wiki/Hedge", None),
        ("https://example.org/?q=User:Ana", None),
    ],
)
def test_the_page_of_a_user_is_known_in_seven_languages(address, user):
    assert user_of(address) == user


def test_an_article_of_a_wiki_is_no_thread():
    text = "'''Hedge''' is a [[plant]].\n\n== History ==\nIt was planted in 1900.\n"
    assert threads(text)[0].comments == ()


def test_wikitext_that_begins_with_a_link_is_not_taken_for_json():
    assert said(f"[[File:Hedge.jpg|thumb]]\nOne. {PIM}") == [("Pim", "One.", 0)]
