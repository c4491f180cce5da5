"""WordPress exports (WXR): the posts of a site, each with its comments, in one RSS file."""

from __future__ import annotations

import html
import re
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

_HEAD = 16_384
_SHOWN = ("", "1", "approve", "approved")
_STATES = {"0": "awaiting moderation", "hold": "awaiting moderation", "spam": "spam", "trash": "deleted"}
_BLOCK = r"</?(?:p|div|blockquote|ul|ol|li|dl|dt|dd|pre|table|t[hrd]|thead|tbody|h[1-6]|hr)\b[^<>]*>"
_AFTER_BLOCK = re.compile(rf"({_BLOCK})[ \t]*\n+")
_BEFORE_BLOCK = re.compile(rf"\n+[ \t]*(?={_BLOCK})")
_PREFORMATTED = re.compile(r"(<pre\b.*?</pre>)", re.DOTALL | re.IGNORECASE)
_NO_TIME = "0000"


def _claim(source: Source) -> Claim:
    head = source.text[:_HEAD]
    return Claim.KNOWN if "<rss" in head and "wordpress.org/export/" in head else Claim.NO


def _read(source: Source) -> tuple[Thread, ...]:
    items = [(n, item) for n, item in enumerate(xml_tree.parse(source).iter("item"), 1)]
    spoken = [(n, item) for n, item in items if item.find("wp:comment") is not None]
    return tuple(
        _thread(item, (text(item, "wp:post_id") or str(n)) if len(spoken) > 1 else None, source.decoded[1])
        for n, item in spoken or items[:1]
    ) or (Thread(article=Document(), notes=source.decoded[1]),)


def _thread(item: Element, thread_id: str | None, notes: tuple[str, ...]) -> Thread:
    said = item.findall("wp:comment")
    hidden = [_hidden(each) for each in said]
    return Thread(
        article=Document(
            title=string(html.unescape(text(item, "title"))),
            paragraphs=blocks(of_fragment(_with_breaks(text(item, "content:encoded"))).text),
            author=string(text(item, "dc:creator")),
        ),
        comments=comments(_posts(said, hidden)),
        thread_id=thread_id,
        left_out=dict(Counter(filter(None, hidden))),
        notes=notes,
    )


def _hidden(comment: Element) -> str:
    """Why a comment is none that a reader of the site sees; nothing where it is one."""
    kind = text(comment, "wp:comment_type")
    if kind not in ("", "comment"):
        return kind
    state = text(comment, "wp:comment_approved")
    return "" if state in _SHOWN else _STATES.get(state, state)


def _posts(said: Sequence[Element], hidden: Sequence[str]) -> list[Post]:
    return [_post(each) for each, why in zip(said, hidden, strict=True) if not why]


def _post(comment: Element) -> Post:
    parent = text(comment, "wp:comment_parent")
    return Post(
        body=html_body(_with_breaks(text(comment, "wp:comment_content"))),
        page_id=text(comment, "wp:comment_id"),
        author=html.unescape(text(comment, "wp:comment_author")),
        posted_at=_time(comment),
        reply_to=parent if parent != "0" else None,
    )


def _time(comment: Element) -> str | None:
    """The time in UTC, else the site's own time, whose zone the export does not state."""
    universal = text(comment, "wp:comment_date_gmt")
    if universal and not universal.startswith(_NO_TIME):
        return time(f"{universal}+00:00")
    return time(text(comment, "wp:comment_date"))


def _with_breaks(stored: str) -> str:
    """`stored` with the line breaks that WordPress makes of its line ends when it shows it."""
    parts = _PREFORMATTED.split(stored.replace("\r\n", "\n"))
    for n in range(0, len(parts), 2):
        parts[n] = _BEFORE_BLOCK.sub("", _AFTER_BLOCK.sub(r"\1", parts[n])).replace("\n", "<br>")
    return "".join(parts)


WORDPRESS_EXPORT = Format(
    name="wordpress-export",
    matches="a WordPress export (WXR): RSS with `wp:comment`s in its `item`s",
    how_to_get="as the site's owner: Tools, Export, All content, in the WordPress admin pages",
    claim=_claim,
    read=_read,
)
