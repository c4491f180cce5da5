"""Pages of many makes, saved from a browser, and the same pages as programs print their text.

The pages in `saved/` are made up, in the markup of the software they are named for, menus, ranks, links and
feet included. `<page>.html` is the page; `<page>.<program>.txt` its text as a kind of extractor leaves it;
`<page>.json` holds the title, and each comment's author, first own words and whom a careful reader says
that it answers.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from analysis import formats
from analysis.formats.source import load
from analysis.records import Comment, Thread

FOLDER = Path(__file__).parent / "saved"
RIGHT = json.loads((FOLDER / "right.json").read_text("utf-8"))
"""How many authors were right when this was last looked at; the worst texts are known."""
PAGES = sorted(path.name for path in FOLDER.glob("*.html"))
TEXTS = sorted(path.name for path in FOLDER.glob("*.txt"))
STATED = ("disqus_embed", "hacker_news", "livejournal", "newspaper_forum_german", "slashdot", "substack")
"""Pages that say of each reply what it answers, by nesting, parents or levels."""


def words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


@cache
def truth(page: str) -> dict[str, Any]:
    known: dict[str, Any] = json.loads((FOLDER / f"{page.split('.', maxsplit=1)[0]}.json").read_text("utf-8"))
    return known


@cache
def read(page: str) -> Thread:
    return max(formats.read(load(FOLDER / page)), key=lambda thread: len(thread.comments))


@cache
def matched(page: str) -> tuple[tuple[str, Comment | None], ...]:
    """(the author, the comment as read or None) of each comment, by its first words."""
    left = list(read(page).comments)
    found: list[tuple[str, Comment | None]] = []
    for each in truth(page)["comments"]:
        begin = words(each["first_words"])
        comment = next((comment for comment in left if begin in words(comment.text)), None)
        if comment:
            left.remove(comment)
        found.append((each["author"], comment))
    return tuple(found)


def bare(name: str | None) -> str:
    return words((name or "").replace("(not verified)", ""))


def right(page: str) -> int:
    return sum(
        comment is not None and bare(comment.author) == bare(author) for author, comment in matched(page)
    )


@pytest.mark.parametrize("page", [*PAGES, *TEXTS])
def test_no_author_that_was_right_is_lost(page):
    assert right(page) >= RIGHT[page]


def test_nearly_all_authors_of_saved_pages_are_right():
    assert sum(map(right, PAGES)) >= 0.94 * sum(len(matched(page)) for page in PAGES)


def test_most_authors_are_right_in_the_texts_of_these_pages():
    assert sum(map(right, TEXTS)) >= 0.65 * sum(len(matched(page)) for page in TEXTS)


def test_nearly_all_titles_of_saved_pages_are_right():
    wrong = [page for page in PAGES if words(read(page).article.title or "") != words(truth(page)["title"])]
    assert wrong == [
        "goodreads_topic.html",  # the group's name
        "mediawiki_talk.html",  # a section's title, not the talk page's
        "tables_only.html",
    ]


@pytest.mark.parametrize("page", STATED)
def test_replies_that_a_page_states_are_taken_from_it(page):
    found = matched(f"{page}.html")
    keys = {n: comment.page_id for n, (_, comment) in enumerate(found, 1) if comment}
    told = [comment.reply_to for _, comment in found if comment]
    wanted = [
        keys.get(each["answers"])
        for each, (_, comment) in zip(truth(page)["comments"], found, strict=True)
        if comment
    ]
    known = [(told, want) for told, want in zip(told, wanted, strict=True) if want]
    assert all(told == want for told, want in known)
    assert len(known) > 10


def test_a_comment_for_each_and_hardly_anything_else():
    told = sum(len(read(page).comments) for page in PAGES)
    wanted = sum(len(matched(page)) for page in PAGES)
    assert 0.97 * wanted <= told <= 1.08 * wanted


def test_the_columns_beside_a_post_of_an_old_forum_are_none_of_its_words():
    posts = read("vbulletin_3.html").comments
    assert all(post.posted_at for post in posts)
    assert not any("Join Date" in post.text or "Originally Posted" in post.text for post in posts)
    assert any(post.reply_to and post.quotes for post in posts)


if __name__ == "__main__":
    print(json.dumps({page: right(page) for page in [*PAGES, *TEXTS]}, indent=1))
