"""Mastodon: the saved page of a post and the replies below it, as its web client draws them.

A line ties a reply to the post above it where it answers that one (`status--in-thread` without
`status--first-in-thread`); for the others the page does not say whom they answer.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from analysis.formats.format import Claim, Format
from analysis.formats.html_comments import read
from analysis.formats.html_document import document
from analysis.formats.html_marks import Block, Marks, Place, by_attribute
from analysis.formats.html_page import attribute, has, own_tree
from analysis.formats.source import Source
from analysis.records import Comment, Thread

MARKS = Marks(
    block=".status[data-id]",
    key=by_attribute("data-id"),
    author=(".display-name__account", ".display-name"),
    name=re.compile(r"@(?P<name>\S+)"),
    time=("time[datetime]",),
    body=(".status__content__text", ".status__content"),
    furniture=".status__action-bar, .status__content__spoiler-link, .invisible:empty",
)
_POST = ".detailed-status"


def _places(blocks: Sequence[Block]) -> list[Place]:
    places = []
    above: Block | None = None
    for block in blocks:
        classes = set(attribute(block.node, "class").split())
        tied = "status--in-thread" in classes and "status--first-in-thread" not in classes
        places.append(Place(above.key if tied and above else None))
        above = block
    return places


def _with_short_names(comments: Sequence[Comment]) -> tuple[Comment, ...]:
    """Names as mentions write them: `ana` for `ana@server`, where the page has one `ana` only."""
    accounts = {comment.author for comment in comments if comment.author}
    bearers = Counter(account.split("@")[0] for account in accounts)
    names = {each: name for each in accounts if bearers[name := each.split("@")[0]] == 1}
    return tuple(replace(each, author=names.get(each.author or "", each.author)) for each in comments)


def _claim(source: Source) -> Claim:
    return Claim.KNOWN if has(source, f"{_POST} .status__content, {MARKS.block}") else Claim.NO


def _read(source: Source) -> tuple[Thread, ...]:
    page = own_tree(source)
    comments, left_out = read(page, MARKS, _places)
    article = document(page, body=(f"{_POST} .status__content__text", f"{_POST} .status__content"))
    return (
        Thread(
            article=article, comments=_with_short_names(comments), left_out=left_out, notes=source.decoded[1]
        ),
    )


MASTODON_HTML = Format(
    name="mastodon-html",
    matches="the saved page of a Mastodon post with its replies",
    how_to_get="open the post, scroll through all its replies and save the page in a browser as HTML",
    claim=_claim,
    read=_read,
)
