"""Disqus exports: the threads of a site, then all their comments, in one XML file."""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Sequence
from xml.etree.ElementTree import Element

from analysis.formats import xml_tree
from analysis.formats.format import Claim, Format
from analysis.formats.html_text import of_fragment
from analysis.formats.posts import Post, blocks, comments, html_body, string, time
from analysis.formats.source import Source
from analysis.formats.xml_tree import text
from analysis.records import Document, Thread

_HEAD = 4096
_HIDDEN = {"isDeleted": "deleted", "isSpam": "spam"}


def _claim(source: Source) -> Claim:
    head = source.text[:_HEAD]
    return Claim.KNOWN if "<disqus" in head and "http://disqus.com" in head else Claim.NO


def _read(source: Source) -> tuple[Thread, ...]:
    root = xml_tree.parse(source)
    pages = {_id(each): each for each in root.findall("thread")}
    posts: dict[str, list[Element]] = {}
    for post in root.findall("post"):
        posts.setdefault(_id(post.find("thread")), []).append(post)
    several = len(posts) > 1
    notes = source.decoded[1]
    found = tuple(
        _thread(pages.get(key), each, key if several else None, notes) for key, each in posts.items()
    )
    return found or (Thread(article=Document(), notes=notes),)


def _id(element: Element | None) -> str:
    return element.get("dsq:id", "") if element is not None else ""


def _thread(
    page: Element | None, posts: Sequence[Element], thread_id: str | None, notes: tuple[str, ...]
) -> Thread:
    hidden = [_hidden(post) for post in posts]
    return Thread(
        article=_article(page),
        comments=comments(_post(post) for post, why in zip(posts, hidden, strict=True) if not why),
        thread_id=thread_id,
        left_out=dict(Counter(filter(None, hidden))),
        notes=notes,
    )


def _hidden(post: Element) -> str:
    """Why the page does not show the comment; nothing where it does."""
    return next((why for mark, why in _HIDDEN.items() if text(post, mark) == "true"), "")


def _post(post: Element) -> Post:
    return Post(
        body=html_body(text(post, "message")),
        page_id=_id(post),
        author=text(post, "author/name"),
        posted_at=time(text(post, "createdAt")),
        reply_to=_id(post.find("parent")),
    )


def _article(page: Element | None) -> Document:
    return Document(
        title=string(html.unescape(text(page, "title"))),
        paragraphs=blocks(of_fragment(text(page, "message")).text),
        author=string(text(page, "author/name")),
    )


DISQUS_XML = Format(
    name="disqus-xml",
    matches="the XML of a Disqus export: `<disqus>` with `<thread>`s and `<post>`s",
    how_to_get="as moderator of the site: Disqus admin, Community, Export; unpack what arrives by mail",
    claim=_claim,
    read=_read,
)
