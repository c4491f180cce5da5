"""Comments as data for search engines: what answers what, and what is no comment."""

from __future__ import annotations

import json

from analysis import formats
from analysis.formats.source import Source
from analysis.records import Thread

HEAD = '<!DOCTYPE html><html><head><title>T</title><script type="application/ld+json">'


def page(value: object, body: str = "") -> Source:
    return Source("page.html", f"{HEAD}{json.dumps(value)}</script></head><body>{body}</body>".encode())


def comment(text: str, *inside: dict, **fields: object) -> dict:
    return {"@type": "Comment", "text": text, "author": {"name": "Ana"}, "comment": list(inside)} | fields


def article(*comments: dict) -> dict:
    return {"@context": "https://schema.org", "@type": "Article", "headline": "T", "comment": list(comments)}


def said(value: object) -> list[tuple[str, str | None]]:
    (thread,) = formats.read(page(value))
    return [(each.text, each.reply_to) for each in thread.comments]


def test_a_comment_inside_another_answers_it():
    assert said(article(comment("One.", comment("Two.", comment("Three."))))) == [
        ("One.", None),
        ("Two.", "comment 1"),
        ("Three.", "comment 2"),
    ]


def test_a_parent_that_is_the_article_is_none():
    assert said(article(comment("One.", parentItem={"@id": "https://x.example/article"}))) == [("One.", None)]


def test_answers_of_a_list_of_frequent_questions_are_no_comments():
    answer = {"@type": "Answer", "text": "Yes.", "author": {"name": "Shop"}}
    faq = {"@context": "https://schema.org", "@type": "FAQPage"}
    source = page(faq | {"mainEntity": [{"@type": "Question", "name": "Q", "acceptedAnswer": answer}]})
    assert formats.identify(source).name == "html-article"


def test_a_text_that_nobody_signed_is_no_comment():
    source = page(article({"@type": "Comment", "text": "One."}))
    assert formats.identify(source).name == "html-article"


def test_the_page_itself_is_read_where_it_shows_more_than_its_data():
    shown = "".join(
        f'<div class="comment"><b class="author">Bo</b><time datetime="2020-01-01">1</time>{n}</div>'
        for n in range(3)
    )
    assert formats.identify(page(article(comment("One.")), shown)).name == "html-comments"


def test_two_works_with_comments_are_two_threads():
    works = [article(comment("One.")), article(comment("Two.")) | {"headline": "U"}]
    threads: tuple[Thread, ...] = formats.read(page(works))
    assert [(each.thread_id, each.article.title) for each in threads] == [("T", "T"), ("U", "U")]


def test_a_damaged_script_does_not_hide_the_others():
    whole = page(article(comment("One.")))
    source = Source(
        "page.html", whole.data.replace(HEAD.encode(), f"{HEAD}{{ damaged</script>{HEAD}".encode())
    )
    assert [each.text for each in formats.read(source)[0].comments] == ["One."]


def test_data_alone_are_read_too():
    (thread,) = formats.read(Source("a.json", json.dumps(article(comment("One."))).encode()))
    assert [each.text for each in thread.comments] == ["One."]
