"""Discourse: the saved page of a topic, as drawn in a browser or as handed to robots (`crawler-post`).

Source: app/views/topics/show.html.erb; the posts' `article` with `data-post-id`.
"""

from __future__ import annotations

from selectolax.lexbor import LexborNode

from analysis.formats.format import Claim, Format
from analysis.formats.html_comments import read
from analysis.formats.html_document import subject
from analysis.formats.html_marks import Marks, by_id, linked
from analysis.formats.html_page import attribute, has, own_tree
from analysis.formats.source import Source
from analysis.records import Thread

MARKS = Marks(
    block='.crawler-post[id^="post_"], article[id^="post_"]',
    key=by_id(r"post_(\d+)"),
    author=(".creator [itemprop=name]", ".creator a", ".names .username", ".creator", ".names a"),
    time=("time[datetime]", "[data-time]", ".crawler-post-infos"),
    body=(".cooked", ".post"),
    furniture="aside.quote > .title, .lightbox-wrapper .meta, .post-likes, nav",
    left_out={"deleted": ".topic-post.deleted"},
)
TITLE = ("#topic-title h1", "h1 a.fancy-title, h1 .fancy-title", "h1[data-topic-id]", "h1")


def _quoted(node: LexborNode) -> str | None:
    """The number of the post that a quotation is from."""
    return attribute(node, "data-post") or None


def _claim(source: Source) -> Claim:
    drawn = 'article[id^="post_"][data-post-id] .cooked'
    return Claim.KNOWN if has(source, f'.crawler-post[id^="post_"], {drawn}') else Claim.NO


def _read(source: Source) -> tuple[Thread, ...]:
    page = own_tree(source)
    article = subject(page, TITLE)
    comments, left_out = read(page, MARKS, linked("aside.quote[data-post]", _quoted))
    return (Thread(article=article, comments=comments, left_out=left_out, notes=source.decoded[1]),)


DISCOURSE_HTML = Format(
    name="discourse-html",
    matches="the saved page of a topic in a Discourse forum",
    how_to_get="open the topic and save its pages (`?page=2` …) as HTML; `--join` reads them as one thread",
    claim=_claim,
    read=_read,
)
