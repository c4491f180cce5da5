"""Comments of a saved page, read by the marks of its platform."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from selectolax.lexbor import LexborHTMLParser, LexborNode

from analysis.formats.html_marks import Block, Marks, Place, Places, nested
from analysis.formats.html_page import attribute, detach, with_ancestors
from analysis.formats.html_text import of_node
from analysis.formats.moments import iso
from analysis.records import Comment
from analysis.text import tidy

MAX_NAME = 80
"""Code points of the longest displayed name; longer text where a name should stand is none."""

MAX_BYLINE = 160
"""Code points of the longest sentence that names an author; longer text is somebody's words."""

_SAYS = (
    r"(?:says|said|wrote|sagte?|schreibt|schrieb|meinte?|(?:a )?dit|dice|dijo|ha detto|ha dicho|diz|disse|"
    r"zegt|zei|hat gesagt)"
)
_AROUND_NAME = re.compile(
    rf"^(?:(?:posted|written|submitted|comment) )?by[:\s]+|\s*:\s*$|\s+{_SAYS}\s*(?::|\.\.\.|…)\s*$",
    re.IGNORECASE,
)
"""What themes print around a name. "By" alone, and verbs only before a colon: Edward Said is a name."""
_BESIDE_NAME = re.compile(
    rf"\W*(?:{_SAYS}|on|am|le|el|il|op|at|um|by|(?:posted|written) (?:by|on))?\W*", re.IGNORECASE
)
"""What a theme prints between a name, a time and a body, outside any element."""
_MACHINE_TIME = re.compile(r"\d{4}-\d\d-\d\d|\b\d{10}(?:\d{3})?\b")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_SMILEYS = (
    "img.wp-smiley[alt], img.smiley[alt], img.smilies[alt], img.smilie[alt], img.emoji[alt], "
    "img.bbcode_smiley[alt]"
)
"""Pictures that stand for what the writer typed (WordPress, SMF, phpBB, XenForo, most others)."""
_NAME_ATTRIBUTES = ("content", "author", "data-author")
_TIME_ATTRIBUTES = ("datetime", "ts", "content", "data-time", "data-timestamp", "title")
_SAYS_NOTHING = {
    "deleted": re.compile(
        r"\[(?:deleted|removed|comment deleted|gelöscht|supprimé|eliminado|removido)\]|"
        r"(?:This (?:comment|post) (?:has been|was) (?:removed|deleted)|Comment (?:removed|deleted)|"
        r"(?:Dieser|Der) Kommentar wurde .{0,40}(?:entfernt|gelöscht)|"
        r"Ce commentaire a été supprimé|(?:El autor|Un administrador del blog) ha eliminado|"
        r"Este comentario ha sido eliminado|Este comentário foi (?:removido|excluído)|"
        r"Questo commento è stato eliminato|Deze reactie is verwijderd)[^\n]{0,200}"
    ),
    "flagged": re.compile(r"\[(?:flagged|dead)\]"),
    "awaiting moderation": re.compile(
        r"(?:Your comment is awaiting moderation|(?:Dein|Ihr) Kommentar (?:muss noch|wartet)|"
        r"Votre commentaire est en attente de modération|Tu comentario está (?:pendiente|a la espera)|"
        r"O?\s?[Ss]eu comentário está aguardando moderação|Il tuo commento è in attesa|"
        r"Je reactie wacht op)[^\n]{0,60}(?:\n.*)?",
        re.DOTALL,
    ),
}
"""Reason -> a whole text that stands where a comment was, or will be (words of WordPress, Blogger, Reddit,
Hacker News and their translations)."""


def read(
    tree: LexborHTMLParser, marks: Marks, places: Places = nested
) -> tuple[tuple[Comment, ...], Mapping[str, int]]:
    """The comments of a page in page order, and how many were left out for which reason.

    Takes the comments out of `tree`; what stays is the article and the furniture.
    """
    _mark_quotes(tree, marks.quote)
    for node in tree.css(_SMILEYS):
        node.replace_with(attribute(node, "alt"))
    found = Blocks(tree, marks)
    blocks = list(found)
    placed: Sequence[Place] = places(blocks)
    names = [name_in(block.author, marks) if block.author else None for block in blocks]
    times = iso([time_in(block.time) if block.time else None for block in blocks])
    _strip(tree, marks, found)
    comments: list[Comment] = []
    left_out: Counter[str] = Counter()
    for block, place, name, time in zip(blocks, placed, names, times, strict=True):
        printed = of_node(block.body or block.node)
        if reason := block.left_out or _says_nothing(printed.text):
            left_out[reason] += 1
            continue
        comments.append(
            Comment(
                page_order=len(comments) + 1,
                page_id=block.key,
                author=name,
                posted_at=time,
                posted_text=printed.text,
                text=printed.text,
                quotes=printed.quotes,
                reply_to=place.reply_to,
                depth=place.depth,
            )
        )
    return tuple(comments), dict(sorted(left_out.items()))


def _says_nothing(text: str) -> str | None:
    return next((reason for reason, whole in _SAYS_NOTHING.items() if whole.fullmatch(text)), None)


class Blocks:
    """The blocks of a page, in page order, each with the nodes that its marks find.

    One comment may have several elements with its id inside each other: the outermost is the block.
    A comment that the page shows twice is taken once.
    """

    def __init__(self, tree: LexborHTMLParser, marks: Marks) -> None:
        self._by_key: dict[str, Block] = {}
        self._by_node: dict[int, Block | None] = {}
        for node in tree.css(marks.block):
            if (key := marks.key(node)) is not None:
                self._add(node, key)
        for selector in marks.author:
            self._assign("author", tree.css(selector), lambda node: name_in(node, marks))
        if marks.byline:
            self._assign("author", tree.css(marks.byline), lambda node: named_in(node, marks))
        for selector in marks.time:
            self._assign("time", tree.css(selector), time_in)
        self._assign_bodies(tree, marks)
        for reason, selector in marks.left_out.items():
            for node in tree.css(selector):
                if (block := self.around(node)) is not None:
                    block.left_out = block.left_out or reason

    def __iter__(self) -> Iterator[Block]:
        return iter(self._by_key.values())

    def _add(self, node: LexborNode, key: str) -> None:
        around = self.around(node.parent)
        first = self._by_key.setdefault(key, Block(key, node, around))
        inside = first.node.mem_id == node.mem_id or around is first
        self._by_node[node.mem_id] = first if inside else None

    def _assign(self, part: str, nodes: Sequence[LexborNode], fits: Callable[[LexborNode], object]) -> None:
        """Gives each block the first of `nodes` in it that fits, where it has none yet."""
        for node in nodes:
            block = self.around(node)
            if block is not None and getattr(block, part) is None and fits(node):
                setattr(block, part, node)

    def _assign_bodies(self, tree: LexborHTMLParser, marks: Marks) -> None:
        heads = with_ancestors([part for block in self for part in (block.author, block.time) if part])
        for selector in marks.body:
            nodes = tree.css(selector)
            if marks.body_longest:
                nodes.sort(key=lambda node: -len(node.text()))
            self._assign("body", nodes, lambda node: node.mem_id not in heads)

    def around(self, node: LexborNode | None) -> Block | None:
        """The block that `node` stands in: the nearest one."""
        climbed = []
        while node is not None and node.mem_id not in self._by_node:
            climbed.append(node.mem_id)
            node = node.parent
        block = self._by_node[node.mem_id] if node is not None else None
        self._by_node |= dict.fromkeys(climbed, block)
        return block


def _mark_quotes(tree: LexborHTMLParser, selector: str) -> None:
    """Puts each element that is a quotation into a `<blockquote>`, and its head ("Ana wrote:") on a line."""
    for node in tree.css("blockquote cite"):
        node.insert_after(tree.create_node("br"))
    for node in tree.css(selector) if selector else ():
        quote = tree.create_node("blockquote")
        quote.insert_child(node)
        node.replace_with(quote)


def _strip(tree: LexborHTMLParser, marks: Marks, found: Blocks) -> None:
    """Takes furniture and inner comments out of every block, so that its body holds its text alone."""
    needed = with_ancestors([*(block.node for block in found), *(b.body for b in found if b.body)])
    for node in tree.css(marks.furniture) if marks.furniture else ():
        if node.mem_id not in needed and found.around(node) is not None:
            detach(node)
    for block in found:
        if block.body is None:
            for part in (block.author, block.time):
                if part is not None and part.mem_id not in needed:
                    _detach_with_words(part)
        detach(block.node)


def _detach_with_words(node: LexborNode) -> None:
    """Takes out a name or time, and the words beside it that belong to it ("Ana *says:*")."""
    for before in (True, False):
        beside = node.prev if before else node.next
        while beside is not None and _BESIDE_NAME.fullmatch(beside.text()):
            following = beside.prev if before else beside.next
            detach(beside)
            beside = following
    detach(node)


def name_in(node: LexborNode, marks: Marks) -> str | None:
    """The name that an element prints, or that a sentence in it says; `None` where it is too long."""
    name = " ".join((_stated_name(node) or of_node(node).text).split())
    if marks.name and (match := marks.name.search(name)):
        name = match["name"]
    elif marks.name_first:
        name = next(_pieces(node), "")
    name = _AROUND_NAME.sub("", name)
    return tidy(name) if 0 < len(name) <= MAX_NAME else None


def named_in(node: LexborNode, marks: Marks) -> str | None:
    """The name that a byline says (`Posted by Ana | 3 May`)."""
    words = of_node(node).text
    found = marks.name.search(words) if marks.name and len(words) <= MAX_BYLINE else None
    return tidy(found["name"]) if found and len(found["name"]) <= MAX_NAME else None


def _pieces(node: LexborNode) -> Iterator[str]:
    """What an element prints, piece by piece, without the words that themes print around a name."""
    for piece in node.traverse(include_text=True):
        words = tidy(piece.text(deep=False)) if piece.tag == "-text" else ""
        if any(map(str.isalpha, words)) and not _BESIDE_NAME.fullmatch(words):
            yield words


def _stated_name(node: LexborNode) -> str:
    return next((value for name in _NAME_ATTRIBUTES if (value := attribute(node, name))), "")


def time_in(node: LexborNode) -> str | None:
    """A time for machines where an element holds one, else what it prints of a year."""
    values = [attribute(node, name) for name in _TIME_ATTRIBUTES] + [of_node(node).text]
    for kind in (_MACHINE_TIME, _YEAR):
        for value in values:
            if kind.search(value):
                return value
    return None
