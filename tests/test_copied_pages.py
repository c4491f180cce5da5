"""Threads as a browser copies them, or a scraper saves them: who wrote what, and whom they say to answer.

The pages in `copied/` are made up, in the manner of the sites they are named for, menus and feet of pages
included; `<site>.json` holds the authors, the first own words, whom the page says that each answers, and,
of pages that scrapers saved, the title.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from analysis import formats, replies, threads
from analysis.formats.source import load
from analysis.records import Comment

FOLDER = Path(__file__).parent / "copied"
RIGHT = json.loads((FOLDER / "right.json").read_text("utf-8"))
"""How many authors were right when this was last looked at; the worst pages are known."""
SITES = sorted(path.stem for path in FOLDER.glob("*.txt"))
NEAR = 400
"""Code points at the begin of a comment in which its first own words stand, below what it quotes."""


def words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


@cache
def truth(site: str) -> dict[str, Any]:
    known: dict[str, Any] = json.loads((FOLDER / f"{site}.json").read_text("utf-8"))
    return known


@cache
def read(site: str) -> tuple[Comment, ...]:
    return tuple(each for thread in formats.read(load(FOLDER / f"{site}.txt")) for each in thread.comments)


def bare(name: str) -> str:
    """A name, or a handle without its server."""
    return name.lstrip("@").split("@")[0]


@cache
def matched(site: str) -> tuple[tuple[set[str], Comment | None], ...]:
    """(the author's name and handle, the comment as read or None) of each comment, by its first words."""
    known = truth(site)
    left = list(read(site))
    found: list[tuple[set[str], Comment | None]] = []
    handles = known.get("handles") or [None] * len(known["authors"])
    for author, handle, first in zip(known["authors"], handles, known["first_words"], strict=True):
        begin = words(" ".join(first.split()[:4]))
        comment = next((each for each in left if begin in words(each.text)[:NEAR]), None)
        if comment:
            left.remove(comment)
        found.append(({bare(author), bare(handle or author)}, comment))
    return tuple(found)


def right(site: str) -> int:
    return sum(
        comment is not None and bare(comment.author or "") in names for names, comment in matched(site)
    )


@pytest.mark.parametrize("site", SITES)
def test_no_author_that_was_right_is_lost(site):
    assert right(site) >= RIGHT[site]


@pytest.mark.parametrize("site", [site for site in SITES if "title" in truth(site)])
def test_the_title_is_the_headline(site):
    longest = max(formats.read(load(FOLDER / f"{site}.txt")), key=lambda each: len(each.comments))
    assert longest.article.title == truth(site)["title"]


def test_most_authors_are_right():
    assert sum(map(right, SITES)) >= 0.88 * sum(len(matched(site)) for site in SITES)


def test_hardly_anything_else_is_taken_for_a_comment():
    told = sum(len(read(site)) for site in SITES)
    found = sum(comment is not None for site in SITES for _, comment in matched(site))
    assert told - found <= 0.04 * told


def answered(site: str) -> list[bool]:
    """Of each comment that says whom it answers, whether it is linked to somebody of that name or handle."""
    told = truth(site)["answers"]
    thread = max(formats.read(load(FOLDER / f"{site}.txt")), key=lambda each: len(each.comments))
    rebuilt = replies.rebuild(
        threads.comments_table(thread),
        threads.article_table(thread.article, {}),
        host=thread.article.author,
        one_word_lines_dropped=thread.one_word_lines_dropped,
    )
    rows = rebuilt.comments.set_index("page_order")["comment_id"]
    links = rebuilt.links.groupby("comment_id")["reply_to_author"].agg(lambda names: set(names.dropna()))
    called = {name: names for names, _ in matched(site) for name in names}
    return [
        not called.get(bare(name), {bare(name)}).isdisjoint(
            {bare(each) for each in links.get(rows[comment.page_order], set())}
        )
        for name, (_, comment) in zip(told, matched(site), strict=True)
        if name and comment
    ]


def test_who_answers_whom_is_taken_from_the_page():
    linked = [each for site in SITES if RIGHT[site] for each in answered(site)]
    assert sum(linked) >= 0.89 * len(linked)


if __name__ == "__main__":
    print(json.dumps({site: right(site) for site in SITES}, indent=1))
