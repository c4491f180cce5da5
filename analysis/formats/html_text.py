"""HTML as the text that a browser would print of it, and where its quotations lie.

White space is single, a block starts a line, a paragraph starts after a blank one. What a browser
does not print (scripts, styles, forms' choices) is left out; the text of links and entities stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from analysis.errors import UnreadableInput
from analysis.text import tidy

MAX_CHARACTERS = 64 * 2**20
"""Longer pages are refused; text alone parses at 4 ms a megabyte, markup at 100 ms."""
MAX_OPEN = 3_000
"""Elements open at once. Parsing is quadratic in them: 10,000 nested ones take 0.1 s, 100,000 take 31 s.
Threads 250 replies deep need some 1,000."""
MAX_FORMATTING_OPEN = 400
"""Unclosed `<b>`, `<font>` … at once: the parser opens each of them again in every block that follows,
so that 1,000 mis-nested ones take 0.3 s and 4,000 take 10 s."""

MAX_TAGS = 1_000_000
"""A page of 7 MB with 5,000 comments has some 150,000."""
MAX_WORK = 300_000_000
"""Open elements, summed over all tags: MAX_OPEN nested ones with 100,000 in the innermost take 2 s."""
MAX_OPENED_AGAIN = 2_000_000
"""Unclosed formatting, summed over the tags after it: what the parser builds for it, at 700 bytes each."""
_FEW_FORMATTING = 20
"""So many open at once are no misuse, and not summed."""
MAX_ATTRIBUTES = 1_000
"""In one tag, whose attributes the parser compares each with each: 500,000 take minutes."""

_RAW = frozenset(("script", "style", "textarea", "title"))
"""Elements that hold no tags, whatever their text looks like."""
_UNPRINTED = _RAW | frozenset("-comment head iframe noscript object select svg template".split())
_LINES = frozenset(
    """address article aside caption dd div dl dt figcaption figure footer form header li main nav section
    tr""".split()
)
_PARAGRAPHS = frozenset("blockquote details fieldset h1 h2 h3 h4 h5 h6 hr ol p pre table ul".split())
_CELLS = frozenset(("td", "th"))
_FORMATTING = frozenset("a b big code em font i nobr s small strike strong tt u".split())
_NEVER_NEST = frozenset(
    """area base br col colgroup dd dt embed hr img input li link meta option optgroup p param rp rt source
    tbody td tfoot th thead tr track wbr""".split()
)
"""Elements that have no end, or that the next one of their kind ends."""
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]{0,30})")
_LONG_TAG = re.compile(r"<[a-zA-Z][^<>]{4000,}")
_VALUE = re.compile(r"\"[^\"]*\"|'[^']*'")
_MARKUP = re.compile(r"[<&]")
_NO_BREAK, _SPACE, _LINE, _PARAGRAPH = range(4)
_SEPARATORS = ("", " ", "\n", "\n\n")


@dataclass(frozen=True, slots=True)
class Printed:
    """What a piece of HTML prints: tidied text, and (start, end) in it of its quotations (`blockquote`, `q`).

    A quotation inside a quotation is part of it.
    """

    text: str
    quotes: tuple[tuple[int, int], ...] = ()


def parse(html: str, name: str) -> LexborHTMLParser:
    """The tree of a whole page. Raises UnreadableInput for a page crafted to be slow; `name` says which."""
    if fault := _fault(html):
        raise UnreadableInput(name, fault, "save the page again from a browser")
    return LexborHTMLParser(html)


def of_fragment(html: str, name: str = "comment", *, without: str = "") -> Printed:
    """What a body in HTML prints, but for what the CSS selector `without` names.

    Raises UnreadableInput for a body crafted to be slow.
    """
    if not _MARKUP.search(html):
        return Printed(tidy(" ".join(html.split())))
    body = parse(f"<body>{html}", name).body
    if body is None:
        return Printed("")
    for furniture in body.css(without) if without else ():
        furniture.decompose()
    return of_node(body)


def of_node(node: LexborNode) -> Printed:
    """What the inside of `node` prints."""
    page = Printer()
    for each, entering in walk(node):
        page.take(each, entering=entering)
    return page.printed()


def walk(root: LexborNode) -> Iterator[tuple[LexborNode, bool]]:
    """Every printed node inside `root`, on entering it (True) and on leaving it, in page order."""
    top = root.mem_id
    node = root.first_child
    while node is not None:
        printed = node.tag not in _UNPRINTED
        if printed:
            yield node, True
            if (child := node.first_child) is not None:
                node = child
                continue
            yield node, False
        while (following := node.next) is None:
            node = node.parent
            if node is None or node.mem_id == top:
                return
            yield node, False
        node = following


@dataclass
class Printer:
    """Prints nodes in page order; a separator waits for the words after it."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    waiting: int = _NO_BREAK
    preformatted: int = 0
    quoting: int = 0
    quote_start: int | None = None
    quotes: list[tuple[int, int]] = field(default_factory=list)

    def printed(self) -> Printed:
        return Printed("".join(self.pieces), tuple(self.quotes))

    def take(self, node: LexborNode, *, entering: bool) -> None:
        """Prints `node` as `walk` meets it, on entering it and on leaving it."""
        tag = node.tag
        if tag == "-text":
            if entering:
                self.write(node.text_content or "", preformatted=self.preformatted > 0)
        elif tag == "br":
            self.break_line(again=entering)
        elif tag == "q":
            self.enter("blockquote", 1 if entering else -1)
        elif tag in _PARAGRAPHS:
            self.separate(_PARAGRAPH)
            self.enter(tag, 1 if entering else -1)
        elif tag in _LINES:
            self.separate(_LINE)
        elif tag in _CELLS:
            self.separate(_SPACE)

    def separate(self, separator: int) -> None:
        self.waiting = max(self.waiting, separator)

    def break_line(self, *, again: bool = True) -> None:
        """A line break; a second one leaves a blank line."""
        if again:
            self.waiting = _PARAGRAPH if self.waiting >= _LINE else _LINE

    def enter(self, tag: str | None, step: int) -> None:
        """Counts the open elements that change how text is printed: `step` 1 opens one, -1 closes it."""
        if tag == "pre":
            self.preformatted += step
        elif tag == "blockquote":
            self.quoting += step
            if self.quoting == 0 and self.quote_start is not None:
                self.quotes.append((self.quote_start, self.length))
                self.quote_start = None

    def write(self, words: str, *, preformatted: bool) -> None:
        if not preformatted:
            self._write_line(words.replace("\n", " "))
            return
        for n, line in enumerate(words.split("\n")):
            if n:
                self.break_line()
            self._write_line(line)

    def _write_line(self, words: str) -> None:
        line = tidy(f"|{words}|")[1:-1]  # the bars keep the blanks at its ends
        if line.startswith(" "):
            self.separate(_SPACE)
        if core := line.strip(" "):
            separator = _SEPARATORS[self.waiting] if self.length else ""
            self.length += len(separator)
            if self.quoting and self.quote_start is None:
                self.quote_start = self.length
            self.length += len(core)
            self.pieces += (separator, core)
            self.waiting = _SPACE if line.endswith(" ") else _NO_BREAK


def _fault(html: str) -> str | None:
    """Why `html` would take too long to parse; judged by counting tags, so never exact."""
    if len(html) > MAX_CHARACTERS:
        return f"a page of more than {MAX_CHARACTERS >> 20} million characters"
    if any(len(_VALUE.sub("", tag).split()) > MAX_ATTRIBUTES for tag in _LONG_TAG.findall(html)):
        return f"a page with more than {MAX_ATTRIBUTES} attributes in one tag"
    opened: dict[str, int] = {}
    depth = formatting = work = again = 0
    raw = ""
    for count, match in enumerate(_TAG.finditer(html)):
        closing, name = match.groups()
        tag = name.lower()
        if raw or tag in _RAW:
            raw = "" if closing and tag == raw else raw or ("" if closing else tag)
            continue
        work += depth
        if formatting > _FEW_FORMATTING:
            again += formatting
        if count > MAX_TAGS or work > MAX_WORK or again > MAX_OPENED_AGAIN:
            return "a page with too many tags, or too many that are not closed"
        if tag in _NEVER_NEST or (closing and not opened.get(tag)):
            continue
        step = -1 if closing else 1
        opened[tag] = opened.get(tag, 0) + step
        depth += step
        formatting += step if tag in _FORMATTING else 0
        if depth > MAX_OPEN:
            return f"a page with more than {MAX_OPEN} tags inside each other"
        if formatting > MAX_FORMATTING_OPEN:
            return f"a page with more than {MAX_FORMATTING_OPEN} tags that are not closed"
    return None
