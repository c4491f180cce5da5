"""What exports of many platforms have in common: typed looks into JSON, times, bodies, replies."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from analysis.formats import html_text, lines
from analysis.formats.body import Body
from analysis.records import Comment
from analysis.text import fold, tidy

_QUOTED_LINES = re.compile(r"^>(?!!).*(?:\n>(?!!).*)*", re.MULTILINE)
_MARKUP = re.compile(r"</(?:p|a|b|i|em|strong|blockquote|div|span|li|pre|code)>|<br ?/?>|<p>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});")
_WORD = re.compile(r"[^\W_]+")
_MAX_SLUG = 60
_LAST_SECOND = 253_402_300_799
"""Of the year 9999, as seconds since 1970."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """One comment as a platform keeps it: ids may be numbers, names may be blank."""

    body: Body
    page_id: object = None
    author: object = None
    posted_at: str | None = None
    """ISO 8601, with an offset only where the platform states a zone."""
    reply_to: object = None
    depth: int | None = None


def html_body(markup: str, *, without: str = "") -> Body:
    """A body in HTML; its block quotations and its lines after `>` are quoted.

    `without` is a CSS selector of what stands in it and is none of its words.
    """
    printed = html_text.of_fragment(markup, without=without)
    further = [span for span in quoted_lines(printed.text) if not _overlaps(span, printed.quotes)]
    return Body(printed.text, printed.text, tuple(sorted((*printed.quotes, *further))))


def plain_body(posted_text: str) -> Body:
    """A body in plain text; its lines after `>` are quoted."""
    text = tidy(posted_text)
    return Body(posted_text, text, quoted_lines(text))


def markdown_body(markdown: str) -> Body:
    """A body in Markdown as written, but for entities, which Markdown prints as what they stand for."""
    return plain_body(decoded(markdown))


def any_body(text: str) -> Body:
    """A body of which nothing says whether it is HTML: HTML where it holds tags of it, else Markdown."""
    return html_body(text) if _MARKUP.search(text) else markdown_body(text)


def decoded(markdown: str) -> str:
    """`markdown` with its entities (`&amp;`, `&#39;`) as the characters that they stand for."""
    return _ENTITY.sub(lambda match: html.unescape(match[0]), markdown)


def quoted_lines(text: str) -> tuple[tuple[int, int], ...]:
    """(start, end) of each run of lines after `>` in tidied `text`.

    `>!` opens a spoiler on Reddit, not a quotation.
    """
    return tuple(match.span() for match in _QUOTED_LINES.finditer(text))


def _overlaps(span: tuple[int, int], others: Iterable[tuple[int, int]]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in others)


def comments(posts: Iterable[Post]) -> tuple[Comment, ...]:
    """The posts as comments, in the order given; what is blank in them is unknown.

    A post that an export holds twice (pages of an answer overlap) is taken once, the first time.
    """
    return tuple(
        Comment(
            page_order=n,
            posted_text=post.body.posted_text,
            text=post.body.text,
            author=string(post.author),
            page_id=identifier(post.page_id),
            posted_at=post.posted_at,
            depth=post.depth,
            reply_to=identifier(post.reply_to),
            quotes=post.body.quotes,
        )
        for n, post in enumerate(_once(posts), 1)
    )


def _once(posts: Iterable[Post]) -> Iterator[Post]:
    seen: set[str] = set()
    for post in posts:
        key = identifier(post.page_id)
        if key is None or key not in seen:
            yield post
        seen |= {key} if key else set()


def grouped(
    items: Iterable[dict[str, Any]], key: Callable[[dict[str, Any]], object]
) -> list[tuple[str | None, list[dict[str, Any]]]]:
    """(thread id, items) for each value of `key`, in the order met; no id where there is one thread."""
    groups: dict[str | None, list[dict[str, Any]]] = {}
    for item in items:
        groups.setdefault(identifier(key(item)), []).append(item)
    if len(groups) == 1:
        return [(None, items) for items in groups.values()]
    return [(each or "unknown", items) for each, items in groups.items()]


def thread_names(topics: Sequence[str]) -> list[str]:
    """A name for each thread of a file, from the words of its topic, told apart by a number."""
    found: list[str] = []
    seen: Counter[str] = Counter()
    for topic in topics:
        name = "-".join(_WORD.findall(fold(topic)))[:_MAX_SLUG].strip("-") or "no-subject"
        seen[name] += 1
        found.append(f"{name}-{seen[name]}" if seen[name] > 1 else name)
    return found


def blocks(text: str) -> tuple[str, ...]:
    """The paragraphs of an article's text."""
    return tuple(lines.blocks(text.split("\n")))


def record(value: object) -> dict[str, Any]:
    """`value` where it is a JSON object, else an empty one."""
    return value if isinstance(value, dict) else {}


def records(value: object) -> list[dict[str, Any]]:
    """The JSON objects of a JSON list, none for any other value."""
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def all_records(value: object, *keys: str) -> bool:
    """Whether `value` is a list of at least one object, each with all of `keys`."""
    return (
        isinstance(value, list)
        and len(value) > 0
        and all(isinstance(each, dict) and each.keys() >= set(keys) for each in value)
    )


def string(value: object) -> str | None:
    """`value` where it is text with words, tidied to one line, else `None`."""
    return " ".join(tidy(value).split()) or None if isinstance(value, str) else None


def body_text(value: object) -> str:
    """`value` where it is text, else no text."""
    return value if isinstance(value, str) else ""


def identifier(value: object) -> str | None:
    """`value` where it is text or a whole number, as text, else `None`."""
    is_number = isinstance(value, int) and not isinstance(value, bool)
    if isinstance(value, str):
        return " ".join(value.split()) or None
    return str(value) if is_number else None


def utc(seconds: object) -> str | None:
    """The time `seconds` after 1970 in UTC, in ISO 8601; `None` where it is no such number."""
    if isinstance(seconds, bool) or not isinstance(seconds, int | float) or not 0 < seconds <= _LAST_SECOND:
        return None
    return datetime.fromtimestamp(int(seconds), UTC).isoformat()


def time(stated: object) -> str | None:
    """A time or a date stated in ISO 8601, to the second, with a zone only if it states one."""
    text = str(stated).strip()
    try:
        moment = datetime.fromisoformat(text)
        return moment.isoformat(timespec="seconds") if ":" in text else moment.date().isoformat()
    except ValueError:
        return None
