"""Saved HTML pages: which sources are one, and the tree of one, parsed once however many formats ask."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from selectolax.lexbor import LexborHTMLParser, LexborNode

from analysis.formats.html_text import parse
from analysis.formats.source import Source

_HEAD = 4096
"""Code points at the start of a file that are searched for the start of a page."""
_START = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*"
    r"<(?:!doctype\s+html|html|head|body|base|link|meta|script|style|title|div|main|header|section)\b",
    re.IGNORECASE | re.DOTALL,
)
_AFTER_JUNK = re.compile(r"^\s*<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.MULTILINE)
_OTHER = re.compile(
    r"\s*(?:[{\[]|From |<\?xml|<rss|"
    r"(?:Date|Delivered-To|From|Message-ID|MIME-Version|Received|Return-Path|Subject|To): )",
    re.IGNORECASE,
)
"""JSON, an export, a mailbox or a mail may hold pages, but is none."""
_BLOCK_LINE = re.compile(
    r"^[ \t]*<(?:article|div|li|ol|section|table|ul)\b[^<>]*>", re.IGNORECASE | re.MULTILINE
)


def is_page(source: Source) -> bool:
    """Whether `source` is a whole page in HTML; junk before it (a log line, a server's header) is borne."""
    head = source.text[:_HEAD]
    if _START.match(head):
        return True
    return not _OTHER.match(head) and bool(_AFTER_JUNK.search(head))


def is_fragment(source: Source) -> bool:
    """Whether `source` has lines of markup without being a page: a part cut out of one."""
    return (
        not is_page(source)
        and not _OTHER.match(source.text[:_HEAD])
        and bool(_BLOCK_LINE.search(source.text))
    )


@lru_cache(maxsize=1)
def tree(source: Source) -> LexborHTMLParser:
    """The tree of `source`, to be looked at and not changed.

    Raises UnreadableInput for a page crafted to be slow.
    """
    return parse(source.text, source.name)


def own_tree(source: Source) -> LexborHTMLParser:
    """A tree of `source` that the reader may take apart."""
    return tree(source).clone()


def has(source: Source, selector: str) -> bool:
    """Whether `source` is a page that holds an element that `selector` selects."""
    return is_page(source) and tree(source).css_first(selector) is not None


def whole_number(value: str) -> int | None:
    """An attribute's value as a number, None where it is none that a page would mean."""
    return int(value) if re.fullmatch("[0-9]{1,6}", value.strip()) else None


def attribute(node: LexborNode, name: str) -> str:
    """The value of an attribute, empty where there is none."""
    return node.attributes.get(name) or ""


def generator(source: Source) -> str:
    """The program that the page says made it, as `<meta name="generator">` names it, lower case."""
    node = tree(source).css_first('meta[name="generator" i]')
    return attribute(node, "content").lower() if node else ""


def detach(node: LexborNode) -> None:
    """Takes `node` out of its tree; it stays whole and readable (`decompose` would free it)."""
    node.replace_with("")


def gather(page: LexborHTMLParser, start: LexborNode, until: str) -> None:
    """Moves `start` and what follows it beside it, up to the next `until`, into a new element with its id."""
    whole = page.create_node("div")
    whole.attrs["id"] = start.id or ""
    node = start.next
    taken = [start]
    while node is not None and not (node.is_element_node and node.css_matches(until)):
        taken.append(node)
        node = node.next
    for each in taken:
        if each.is_element_node:
            whole.insert_child(each)
    for each in taken[1:]:
        detach(each)
    start.replace_with(whole)


def with_ancestors(nodes: Sequence[LexborNode]) -> set[int]:
    """The `mem_id` of every one of `nodes` and of the elements around them."""
    seen: set[int] = set()
    for start in nodes:
        node: LexborNode | None = start
        while node is not None and node.mem_id not in seen:
            seen.add(node.mem_id)
            node = node.parent
    return seen
