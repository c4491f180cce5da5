"""Exports and interfaces of platforms: what is stated is kept, what is missing is said, traps are refused."""

from __future__ import annotations

import contextlib
import copy
import hashlib
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import formats
from analysis.errors import UnknownFormat, UnreadableInput
from analysis.formats.posts import Post, comments, plain_body, quoted_lines, time, utc
from analysis.formats.source import Source, load
from analysis.records import Thread


def source(text: str, name: str = "file.json") -> Source:
    return Source(name, text.encode())


def read(value: object) -> Thread:
    (thread,) = formats.read(source(json.dumps(value)))
    return thread


def csv(text: str) -> Thread:
    (thread,) = formats.read(source(text, "file.csv"))
    return thread


def reddit(*children: dict) -> list:
    return [{"kind": "Listing", "data": {"children": [{"kind": "t3", "data": {"id": "p"}}, *children]}}]


def said(key: str, parent: str, *replies: dict, **fields: object) -> dict:
    data = {"id": key, "parent_id": parent, "author": "ana", "body": "words"} | fields
    if replies:
        data["replies"] = {"kind": "Listing", "data": {"children": list(replies)}}
    return {"kind": "t1", "data": data}


def test_a_reply_to_a_deleted_comment_keeps_its_stated_parent():
    thread = read(reddit(said("a", "t3_p", said("b", "t1_a"), author="[deleted]", body="[deleted]")))
    assert [(comment.page_id, comment.reply_to) for comment in thread.comments] == [("b", "a")]
    assert thread.left_out == {"deleted": 1}


def test_a_deleted_account_is_no_person_but_its_words_stay():
    thread = read(reddit(said("a", "t3_p", author="[deleted]")))
    assert [(comment.author, comment.text) for comment in thread.comments] == [(None, "words")]


def test_replies_nested_without_end_are_refused_for_a_reason():
    text = '""'
    for n in range(2_000):
        reply = f'{{"kind": "t1", "data": {{"id": "c{n}", "body": "words", "replies": {text}}}}}'
        text = f'{{"kind": "Listing", "data": {{"children": [{reply}]}}}}'
    with pytest.raises(UnreadableInput, match="JSON nested too deeply; save it again"):
        formats.read(source(text))


def test_a_post_held_twice_is_taken_once():
    twice = [Post(body=plain_body(words), page_id=key) for key, words in [("a", "x"), ("b", "y"), ("a", "z")]]
    assert [(each.page_order, each.text) for each in comments(twice)] == [(1, "x"), (2, "y")]


def test_posts_without_ids_are_all_kept():
    assert len(comments([Post(body=plain_body("yes")), Post(body=plain_body("yes"))])) == 2


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("> one\n> two\n\nmine", ["> one\n> two"]),
        ("mine\n>one\n\n> two", [">one", "> two"]),
        (">!hidden!< mine", []),
        ("a > b", []),
    ],
    ids=["run of lines", "two runs", "spoiler", "inside a line"],
)
def test_lines_after_an_angle_are_quoted(text, quoted):
    assert [text[start:end] for start, end in quoted_lines(text)] == quoted


@pytest.mark.parametrize(
    ("stated", "kept"),
    [
        ("2020-05-01T12:00:00Z", "2020-05-01T12:00:00+00:00"),
        ("2020-05-01T12:00:00.123+02:00", "2020-05-01T12:00:00+02:00"),
        ("2020-05-01 12:00:00", "2020-05-01T12:00:00"),
        ("2020-05-01", "2020-05-01"),
        ("3 hours ago", None),
        (None, None),
    ],
    ids=["UTC", "zone", "no zone", "date", "age", "nothing"],
)
def test_a_time_is_kept_as_stated(stated, kept):
    assert time(stated) == kept


def test_seconds_since_1970_are_in_utc():
    assert utc(1577836800) == "2020-01-01T00:00:00+00:00"
    assert [utc(each) for each in (0, -1, True, "soon", 1e18, float("nan"))] == [None] * 6


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ('[{"kind": "Listing",\n"data"', "damaged JSON on line 2"),
        ('{"id": 1' + "0" * 5000 + "}", "damaged JSON"),
        ('{"a": 1}\n{"a": ', "damaged JSON on line 2"),
        ("[[" * 100_000, "JSON nested too deeply"),
    ],
    ids=["cut off", "a number without end", "a damaged line", "brackets without end"],
)
def test_damaged_json_is_refused_in_one_line(text, what):
    with pytest.raises(UnreadableInput, match=f"^file.json: {what}; [a-z, ]+$"):
        formats.read(source(text))


def test_json_of_no_known_platform_is_no_article():
    with pytest.raises(UnknownFormat, match="no format knows it"):
        formats.read(source('{"weather": {"today": "rain"}}'))


ENTITIES = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (
            f'<?xml version="1.0"?>{ENTITIES}<disqus xmlns="http://disqus.com">&b;</disqus>',
            "defines entities",
        ),
        ('<disqus xmlns="http://disqus.com">' + "<a>" * 1_000, "elements inside each other"),
        ('<disqus xmlns="http://disqus.com"><post>', "damaged XML on line 1"),
    ],
    ids=["entities", "nesting", "cut off"],
)
def test_xml_that_is_no_export_is_refused_in_one_line(text, what):
    with pytest.raises(UnreadableInput, match=f"^file.xml: .*{what}.*; export it again$"):
        formats.read(source(text, "file.xml"))


def test_a_control_character_in_an_export_does_no_harm():
    text = (
        '<disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals">'
        '<post dsq:id="1"><message>one\x08two</message><thread dsq:id="2"/></post></disqus>'
    )
    (thread,) = formats.read(source(text, "file.xml"))
    assert [comment.text for comment in thread.comments] == ["onetwo"]


MAIL = "From ana Mon Mar  4 09:00:00 2013\nFrom: Ana <a@x>\nDate: Mon, 4 Mar 2013 10:00:00 +0100\n"


def mail(subject: str, body: str, *headers: str) -> str:
    return MAIL + f"Subject: {subject}\n" + "".join(f"{each}\n" for each in headers) + f"\n{body}\n\n"


def test_the_parent_of_an_answer_to_an_id_that_two_messages_bear_is_missing():
    text = (
        mail("Keys", "one", "Message-ID: <same@x>")
        + mail("Re: Keys", "two", "Message-ID: <same@x>")
        + mail("Re: Keys", "three", "Message-ID: <own@x>", "In-Reply-To: <same@x>")
    )
    (thread,) = formats.read(source(text, "mail.mbox"))
    assert [(comment.text, comment.page_id, comment.reply_to) for comment in thread.comments] == [
        ("one", None, None),
        ("two", None, None),
        ("three", "own@x", "same@x"),
    ]
    assert thread.notes == (
        "answers to an id that several messages bear, so that their parent is missing: 1",
    )


def test_an_answer_belongs_to_the_thread_of_its_subject():
    text = (
        mail("[list] Keys", "one", "Message-ID: <a@x>")
        + mail("Re: [list] Keys", "two")
        + mail("Cats", "three")
    )
    threads = formats.read(source(text, "mail.mbox"))
    assert [[comment.text for comment in thread.comments] for thread in threads] == [
        ["one", "two"],
        ["three"],
    ]
    assert [thread.thread_id for thread in threads] == ["keys", "cats"]


def test_a_word_from_at_the_start_of_a_line_opens_no_message():
    (thread,) = formats.read(source(mail("Keys", "It came\n\nFrom here to there."), "mail.mbox"))
    assert [comment.text for comment in thread.comments] == ["It came\n\nFrom here to there."]


@pytest.mark.parametrize(
    "attribution",
    [
        "Ana wrote:",
        "On Tue, 5 Mar 2013 at 10:00, Ana Bell wrote:",
        "On Tue, 5 Mar 2013 at 10:00, Ana Bell <ana@x>\nwrote:",
        "Am 5.3.2013 schrieb Ana Bell:",
        "Le 5 mars 2013, Ana Bell a écrit :",
    ],
)
def test_the_line_that_says_whose_words_are_quoted_is_part_of_the_quotation(attribution):
    body = f"Good morning.\n\n{attribution}\n> one\n> two\n\nNo."
    (thread,) = formats.read(source(mail("Keys", body), "mail.mbox"))
    (comment,) = thread.comments
    assert [comment.text[start:end] for start, end in comment.quotes] == [f"{attribution}\n> one\n> two"]


def test_own_words_before_a_quotation_stay_own_words():
    (thread,) = formats.read(
        source(mail("Keys", "As you wrote: this.\n\nSee below.\n> one\n\nNo."), "mail.mbox")
    )
    (comment,) = thread.comments
    assert [comment.text[start:end] for start, end in comment.quotes] == ["> one"]


def test_a_letter_of_prose_is_no_mail():
    text = "From: the cellar\n\nDear all, it is cold down here and the date is the first of May.\n"
    assert formats.identify(source(text, "letter.txt")).name != "mbox"


def test_columns_are_named_in_the_notes():
    thread = csv("Who,Author,Comment,Votes\n1,Ana,Yes,3\n2,Bo,No,4\n")
    assert thread.notes == (
        "columns read: `Comment` as the words, `Author` as who said them; not read: Who, Votes",
    )


@pytest.mark.parametrize(
    ("header", "what"),
    [
        (
            "author,score",
            "no column for the words; its columns are author, score; rename one of them to `text`",
        ),
        (
            "text,score",
            "no column says who said it; its columns are text, score; rename one of them to `author`",
        ),
    ],
    ids=["no text", "no author"],
)
def test_a_table_without_a_needed_column_is_refused_and_its_columns_are_listed(header, what):
    with pytest.raises(UnreadableInput, match=what):
        csv(f"{header}\nana,3\nbo,4\n")


def test_a_column_that_is_no_id_of_each_comment_is_not_used():
    thread = csv("id,author,text\n7,Ana,Yes\n7,Bo,No\n")
    assert [(comment.page_id, comment.text) for comment in thread.comments] == [(None, "Yes"), (None, "No")]
    assert "`id` is not one for each comment, and not used" in thread.notes


def test_a_row_that_stands_twice_is_one_comment_and_costs_no_reply():
    thread = csv("id,parent_id,author,text\n1,,Ana,Yes\n2,1,Bo,No\n2,1,Bo,No\n3,2,Ana,Why\n")
    assert [comment.reply_to for comment in thread.comments] == [None, "1", "2"]


def test_ids_that_a_program_wrote_as_fractions_are_found():
    thread = csv("id,parent_id,author,text\n1,,Ana,Yes\n2,1.0,Bo,No\n")
    assert [comment.reply_to for comment in thread.comments] == [None, "1"]


@pytest.mark.parametrize("written", ["nan", "NULL", "None"])
def test_what_programs_write_for_no_author_is_nobody(written):
    assert [c.author for c in csv(f"author,text\n{written},Yes\nAna,No\n").comments] == [None, "Ana"]


def test_a_table_without_words_is_refused():
    with pytest.raises(UnreadableInput, match="no row has words; save it with its comments"):
        csv("author,text\nAna,\n")


def test_a_line_end_that_only_texts_know_ends_no_cell():
    assert csv("author,text\nAna,It hurts\u2028the poor.\nBo,No\n").comments[0].text.startswith("It hurts")
    assert len(csv("author,text\nAna,It hurts\u2028the poor.\nBo,No\n").comments) == 2
    (thread,) = formats.read(source('[{"author": "Ana", "text": "It hurts\u2028the poor."}]'))
    assert len(thread.comments) == 1


def test_half_a_character_is_shown_as_lost():
    (thread,) = formats.read(source('[{"author": "A\\ud83d", "text": "\\ud83d\\ude00 \\ude00 x \\ud83d"}]'))
    assert [(c.author, c.text) for c in thread.comments] == [("A\ufffd", "\U0001f600 \ufffd x \ufffd")]


def test_an_address_of_each_comment_makes_no_threads():
    thread = csv("url,author,text\nhttp://x/1,Ana,Yes\nhttp://x/2,Bo,No\n")
    assert len(thread.comments) == 2


def test_commas_in_prose_make_no_table():
    text = (
        "Bread, butter\n\nWe had bread, and we had butter.\nThen, at last, we slept, all of us, till noon.\n"
    )
    assert formats.identify(source(text, "story.txt")).name != "table"


CELL = st.text("abc ,;\"'é\n\t<>&", min_size=1, max_size=12).filter(lambda text: text.strip())


@given(st.lists(st.tuples(st.sampled_from(["Ana", "Bo, jr"]), CELL), min_size=1, max_size=6))
def test_no_cell_is_lost(rows):
    quoted = [f'"{author}","{text.replace(chr(34), chr(34) * 2)}"' for author, text in rows]
    thread = csv("author,text\n" + "\n".join(quoted) + "\n")
    assert [(comment.author, comment.text.split()) for comment in thread.comments] == [
        (author, text.split()) for author, text in rows
    ]


GOLDEN = {
    path: json.loads(path.read_text("utf-8"))
    for path in sorted(Path(__file__).parent.glob("golden/*/*.json"))
}
PAGES = [value for path, value in GOLDEN.items() if not path.name.endswith(".expected.json")]


def spoiled(value: object, data: st.DataObject) -> object:
    """`value` with one of its inner values replaced by one of another kind."""
    inside = list(value) if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    if not inside or data.draw(st.integers(0, 3)) == 0:
        return data.draw(st.sampled_from([None, 1, -1.5, "", "x", True, [], {}, [{}], [1]]))
    key = data.draw(st.sampled_from(list(inside)))
    changed = copy.copy(value)
    changed[key] = spoiled(value[key], data)
    return changed


@settings(max_examples=300)
@given(st.sampled_from(PAGES), st.data())
def test_any_spoiled_export_is_read_or_refused_for_a_reason(page, data):
    with contextlib.suppress(UnknownFormat, UnreadableInput):
        assert all(isinstance(each, Thread) for each in formats.read(source(json.dumps(spoiled(page, data)))))


def table(rows: object) -> Thread:
    (thread,) = formats.read(source(json.dumps(rows), "export.json"))
    return thread


def answered(thread: Thread) -> list[tuple[str | None, str | None]]:
    """(author, author of what is answered) of each comment."""
    author = {each.page_id: each.author for each in thread.comments}
    return [(each.author, author.get(each.reply_to) if each.reply_to else None) for each in thread.comments]


def test_columns_are_known_by_the_words_of_their_names():
    thread = table(
        [
            {
                "cid": "a",
                "uniqueId": "ana.k",
                "rawText": "Late again.",
                "createTimeISO": "2024-05-01T10:00:00Z",
            },
            {"cid": "b", "uniqueId": "bo", "rawText": "As ever.", "createTime": None, "repliesToId": "a"},
        ]
    )
    assert answered(thread) == [("ana.k", None), ("bo", "ana.k")]
    assert thread.comments[0].posted_at == "2024-05-01T10:00:00+00:00"


def test_replies_that_stand_in_what_they_answer_are_comments():
    thread = table(
        [
            {"id": "1", "text": "Late again.", "owner": {"username": "ana"}, "replies": [
                {"id": "2", "text": "As ever.", "owner": {"username": "bo"}, "replies": []},
                {"id": "3", "text": "Not mine.", "owner": {"username": "cy"}, "replies": []},
            ]},
            {"id": "4", "text": "Mine too.", "owner": {"username": "bo"}, "replies": []},
        ]
    )  # fmt: skip
    assert answered(thread) == [("ana", None), ("bo", "ana"), ("cy", "ana"), ("bo", None)]


def test_replies_that_stand_in_what_they_answer_need_no_ids():
    when = "2024-05-01T10:00:00"
    inner = {"data": [{"message": "As ever.", "from": {"name": "Bo"}, "created_time": when}]}
    outer = {"message": "Late again.", "from": {"name": "Ana"}, "created_time": when, "comments": inner}
    thread = table([outer] * 2)
    assert answered(thread) == [("Ana", None), ("Bo", "Ana")] * 2


def test_likes_that_stand_in_a_comment_are_none():
    likes = [{"id": "9", "name": "Cy"}, {"id": "8", "name": "Di"}]
    thread = table([{"id": "1", "text": "Late.", "author": "Ana", "likes": likes}])
    assert [each.author for each in thread.comments] == ["Ana"]


def test_who_is_answered_may_be_told_by_name():
    rows = "1,Ana,Late again.,\n2,Bo,As ever.,Ana\n3,Ana,Not so.,Bo\n"
    thread = csv(f"#,User,Comment,Reply to\n{rows}")
    assert [each.page_id for each in thread.comments] == ["1", "2", "3"]
    assert [each.text.partition("\n")[0] for each in thread.comments][1:] == [
        "In reply to Ana",
        "In reply to Bo",
    ]


def test_times_of_a_table_are_read_as_those_of_a_page():
    thread = csv("author,text,date\nAna,Late,02.09.2024 06:30\nBo,Yes,21.09.2024 07:00\n")
    assert [each.posted_at for each in thread.comments] == ["2024-09-02T06:30:00", "2024-09-21T07:00:00"]


def test_words_in_pieces_are_joined():
    pieces = ["See ", {"type": "link", "text": "https://trams.example"}, " for times."]
    thread = table([{"id": 1, "from": "Ana", "text": pieces}, {"id": 2, "from": "Bo", "text": "Yes."}])
    assert thread.comments[0].text == "See https://trams.example for times."


def test_an_id_may_hold_its_parents():
    rows = [
        {"cid": "Ug1", "author": "Ana", "text": "Late."},
        {"cid": "Ug1.9z", "author": "Bo", "text": "Yes."},
    ]
    assert answered(table(rows)) == [("Ana", None), ("Bo", "Ana")]


def test_names_are_read_rather_than_keys():
    rows = [
        {"user": "U06XQ1", "user_profile": {"real_name": "Ana K"}, "ts": "1.1", "text": "Late."},
        {
            "user": "U06XQ2",
            "user_profile": {"real_name": "Bo"},
            "ts": "1.2",
            "thread_ts": "1.1",
            "text": "Yes.",
        },
        {
            "user": "U06XQ1",
            "user_profile": {"real_name": "Ana K"},
            "ts": "1.3",
            "thread_ts": "1.1",
            "text": "No.",
        },
    ]
    assert answered(table(rows)) == [("Ana K", None), ("Bo", "Ana K"), ("Ana K", "Ana K")]


def test_users_that_are_listed_beside_the_comments_name_their_authors():
    thread = table(
        {
            "data": [
                {"id": "1", "text": "Late.", "author_id": "77", "conversation_id": "1"},
                {
                    "id": "2",
                    "text": "Yes.",
                    "author_id": "78",
                    "conversation_id": "1",
                    "referenced_tweets": [{"type": "replied_to", "id": "1"}],
                },
            ],
            "includes": {"users": [{"id": "77", "username": "ana"}, {"id": "78", "username": "bo"}]},
        }
    )
    assert answered(thread) == [("ana", None), ("bo", "ana")]


def test_a_page_that_a_browser_saved_in_one_file_is_read(tmp_path):
    page = "".join(
        f'<div class="comment"><b class="author">{name}</b><p class="text">Words of {name}.</p></div>'
        for name in ("Ana", "Bo", "Cy")
    )
    saved = tmp_path / "page.mhtml"
    saved.write_text(
        "From: <Saved by Blink>\nSnapshot-Content-Location: https://trams.example/\nMIME-Version: 1.0\n"
        'Content-Type: multipart/related; boundary="x"\n\n--x\nContent-Type: text/html\n\n'
        f"<html><body>{page}</body></html>\n--x--\n"
    )
    (thread,) = formats.read(load(saved))
    assert [each.author for each in thread.comments] == ["Ana", "Bo", "Cy"]
    assert load(saved).sha256 == hashlib.sha256(saved.read_bytes()).hexdigest()
