"""Saved pages: what marks a comment, what is left out, which times are stated, and what is refused."""

from __future__ import annotations

import json

import pytest

from analysis import formats
from analysis.errors import UnreadableInput
from analysis.formats.moments import iso
from analysis.formats.source import Source
from analysis.records import Thread

HEAD = '<!DOCTYPE html><html><head><title>T</title><link href="/wp-content/x.css"></head><body><h1>T</h1>'


def read(body: str) -> Thread:
    (thread,) = formats.read(Source("page.html", (HEAD + body).encode()))
    return thread


def wordpress(number: int, name: str, text: str, inside: str = "") -> str:
    return (
        f'<li id="comment-{number}" class="comment depth-1">'
        f'<div class="comment-author"><b class="fn">{name}</b></div>'
        f'<div class="comment-content">{text}</div><ol>{inside}</ol></li>'
    )


def said(thread: Thread) -> list[tuple[str | None, str, str | None]]:
    return [(comment.author, comment.text, comment.reply_to) for comment in thread.comments]


def test_a_reply_stands_inside_what_it_answers():
    thread = read(wordpress(1, "Ana", "One.", wordpress(2, "Bo", "Two.", wordpress(3, "Cem", "Three."))))
    assert said(thread) == [("Ana", "One.", None), ("Bo", "Two.", "1"), ("Cem", "Three.", "2")]
    assert [comment.depth for comment in thread.comments] == [0, 1, 2]


def test_a_flat_page_states_no_depth():
    thread = read(wordpress(1, "Ana", "One.") + wordpress(2, "Bo", "Two."))
    assert [comment.depth for comment in thread.comments] == [None, None]


def test_a_comment_that_the_page_shows_twice_is_read_once():
    assert said(read(wordpress(1, "Ana", "One.") * 2)) == [("Ana", "One.", None)]


def test_a_line_below_the_title_that_names_a_commenter_says_who_wrote_the_article():
    comments = wordpress(1, "Ana Bell", "One.") + wordpress(2, "Bo", "Two.")
    assert read(f"<p>By Ana Bell, 3 May</p><p>{'It sails. ' * 9}</p>{comments}").article.author == "Ana Bell"
    assert read(f"<p>The bell</p><p>{'It sails. ' * 9}</p>{comments}").article.author is None


def test_a_quotation_is_marked_by_its_offsets():
    (comment,) = read(wordpress(1, "Ana", "<blockquote>Yes.</blockquote><p>No.</p>")).comments
    assert [comment.text[start:end] for start, end in comment.quotes] == ["Yes."]
    assert comment.text == "Yes.\n\nNo."


def test_comments_that_share_an_id_are_all_kept():
    thread = read(
        "".join(
            f'<div class="comment" data-id="{who % 2}"><span class="author">{name}</span>'
            f'<time datetime="2020-01-0{who + 1}">x</time><div class="comment-body"><p>{text}</p></div></div>'
            for who, (name, text) in enumerate(
                [("Ana", "One, I think."), ("Bo", "Two."), ("Ana", "Three."), ("Bo", "Four.")]
            )
        ).replace("comment-content", "")
    )
    assert [text for _, text, _ in said(thread)] == ["One, I think.", "Two.", "Three.", "Four."]


def test_vote_and_reply_links_are_no_text():
    link = '<div class="reply"><a class="comment-reply-link">Reply</a></div>'
    assert said(read(wordpress(1, "Ana", f"One.{link}"))) == [("Ana", "One.", None)]


def test_a_reply_to_a_deleted_comment_keeps_its_stated_parent():
    thread = read(wordpress(1, "Ana", "[deleted]", wordpress(2, "Bo", "Two.")))
    assert said(thread) == [("Bo", "Two.", "1")]
    assert thread.left_out == {"deleted": 1}


def test_a_name_that_is_a_verb_stays_a_name():
    assert (
        said(read(wordpress(1, "Edward Said", "One.") + wordpress(2, "Bo says:", "Two.")))[0][0]
        == "Edward Said"
    )


def test_a_comment_by_nobody_has_no_author():
    assert said(read(wordpress(1, "", "One."))) == [(None, "One.", None)]


def test_teasers_of_other_articles_are_no_comments():
    teaser = (
        '<article class="post-card"><span class="author">Ana</span>'
        '<time datetime="2020-01-01">1</time>x</article>'
    )
    assert read(teaser * 5).comments == ()


def test_reading_a_page_twice_gives_the_same():
    source = Source("page.html", (HEAD + wordpress(1, "Ana", "One.", wordpress(2, "Bo", "Two."))).encode())
    assert formats.read(source) == formats.read(source)


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("26. Mai 2008 um 21:07", "2008-05-26T21:07:00"),
        ("July 11, 2011 at 12:25 am", "2011-07-11T00:25:00"),
        ("le 3 août 2012 à 14h05", "2012-08-03T14:05:00"),
        ("4 de marzo de 2012 10:11", "2012-03-04T10:11:00"),
        ("12.03.2004, 18.05 Uhr", "2004-03-12T18:05:00"),
        ("14:32, 5 June 2019 (UTC)", "2019-06-05T14:32:00+00:00"),
        ("2020-08-15T09:35:53-07:00", "2020-08-15T09:35:53-07:00"),
        ("2024-02-03T16:43:55 1706978635", "2024-02-03T16:43:55+00:00"),
        ("June 05, 2014", "2014-06-05"),
        ("3 hours ago", None),
        ("21:00", None),
        ("05.12.10, 8:00", None),
        ("31 February 2014", None),
        ("3/4/2011 10:00", None),
    ],
)
def test_a_time_is_read_where_the_page_states_it(printed, expected):
    assert iso([printed]) == [expected]


def test_one_date_of_a_page_tells_which_number_is_the_month():
    assert iso(["3/4/2011", "17/4/2011"]) == ["2011-04-03", "2011-04-17"]
    assert iso(["3/4/2011", "4/17/2011"]) == ["2011-03-04", "2011-04-17"]


@pytest.mark.parametrize(
    ("body", "what"),
    [
        ("<div>" * 100_000, "inside each other"),
        ("".join(f"<b><p>{n}" for n in range(4_000)), "not closed"),
        ("".join(f"<font size={n}><div>" for n in range(390)) + "<p>x" * 20_000, "too many tags"),
        ("<p>x</p>" * 600_000, "too many tags"),
        ("<div " + " ".join(f"a{n}" for n in range(5_000)) + ">", "attributes"),
    ],
    ids=["nested", "mis-nested", "opened again", "many", "attributes"],
)
def test_a_page_crafted_to_be_slow_is_refused(body, what):
    with pytest.raises(UnreadableInput, match=f"^page.html: .*{what}.*; [a-z]"):
        read(body)


def test_replies_nested_deeper_than_any_site_allows_are_read():
    nested = ""
    for number in range(300, 0, -1):
        nested = wordpress(number, "Ana", "One.", nested)
    assert read(nested).comments[-1].depth == 299


def test_articles_that_a_page_holds_as_data_are_no_comments():
    related = [
        {"author": name, "content": f"{name} on the ferry.", "id": name} for name in ("Ana", "Bo", "Cy", "Di")
    ]
    page = (
        "<html><body><article><h1>The ferry</h1><p>It sails again.</p></article>"
        f"<script>window.__STATE__ = {json.dumps({'related': related})};</script></body></html>"
    )
    (thread,) = formats.read(Source("a.html", page.encode()))
    assert not thread.comments
