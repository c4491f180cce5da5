"""What a format of saved pages says about its platform: where comments stand, and what they answer.

A mark is a list of CSS selectors, the surest first: the first that finds something in a comment counts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from analysis.formats.html_page import attribute


@dataclass(frozen=True, kw_only=True)
class Marks:
    """How one platform marks its comments."""

    block: str
    """Selects the elements that hold one comment each, replies to it inside them or not."""
    key: Callable[[LexborNode], str | None]
    """The page's own id of the comment that a block holds; a block without one is no comment."""
    author: tuple[str, ...] = ()
    time: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    """Where none is found, the body is what the block holds besides author, time and furniture."""
    body_longest: bool = False
    """Whether the longest element that a mark finds is the body, and not the first."""
    quote: str = ""
    """Elements that are quotations without being `<blockquote>`."""
    name: re.Pattern[str] | None = None
    """Where the author's element holds a sentence: what in it is the name (the group `name`)."""
    byline: str = ""
    """Elements that name the author in a sentence of their own; `name` must find him there."""
    name_first: bool = False
    """Whether badges and places may follow the name in its element."""
    furniture: str = ""
    """What the page prints in a comment that is not its text: votes, reply links, share lines."""
    left_out: Mapping[str, str] = field(default_factory=dict)
    """Reason -> selector: a block that is or holds such an element is no comment, but counted."""


@dataclass(eq=False, slots=True)
class Block:
    """The part of the page that holds one comment."""

    key: str
    node: LexborNode
    outer: Block | None
    """The comment that this one stands inside, as its reply."""
    author: LexborNode | None = None
    time: LexborNode | None = None
    body: LexborNode | None = None
    left_out: str | None = None


@dataclass(frozen=True)
class Place:
    """Where a comment stands in the conversation, as far as the page shows it."""

    reply_to: str | None = None
    depth: int | None = None


Places = Callable[[Sequence[Block]], Sequence[Place]]


def nested(blocks: Sequence[Block]) -> list[Place]:
    """Replies stand inside what they answer. A page without any nesting shows no depth."""
    if not any(block.outer for block in blocks):
        return [Place() for _ in blocks]
    depths: dict[str, int] = {}
    for block in blocks:
        depths[block.key] = depths[block.outer.key] + 1 if block.outer else 0
    return [Place(block.outer.key if block.outer else None, depths[block.key]) for block in blocks]


def indented(blocks: Sequence[Block], levels: Sequence[int]) -> list[Place]:
    """Replies follow what they answer, one level deeper; `levels` are counted from any number."""
    if len(set(levels)) < 2:
        return [Place() for _ in blocks]
    above: list[tuple[int, str]] = []
    places = []
    for block, level in zip(blocks, levels, strict=True):
        while above and above[-1][0] >= level:
            above.pop()
        places.append(Place(above[-1][1] if above else None, len(above)))
        above.append((level, block.key))
    return places


def linked(link: str, key: Callable[[LexborNode], str | None]) -> Places:
    """Replies name what they answer: the first element that `link` selects and whose key is known.

    What they answer may stand on another page of the thread.
    """

    def places(blocks: Sequence[Block]) -> list[Place]:
        found = []
        for block in blocks:
            named = (key(node) for node in block.node.css(link))
            found.append(Place(next((each for each in named if each and each != block.key), None)))
        return found

    return places


def by_id(pattern: str) -> Callable[[LexborNode], str | None]:
    """Reads a key from an element's `id`: the first group of `pattern`, which the id must match whole."""
    compiled = re.compile(pattern)

    def key(node: LexborNode) -> str | None:
        match = compiled.fullmatch(node.id or "")
        return match[1] if match else None

    return key


def by_attribute(name: str, pattern: str = r"(.+)") -> Callable[[LexborNode], str | None]:
    """Reads a key from an attribute: the first group of `pattern` where it is found in there."""
    compiled = re.compile(pattern)

    def key(node: LexborNode) -> str | None:
        match = compiled.search(attribute(node, name))
        return match[1] if match else None

    return key
