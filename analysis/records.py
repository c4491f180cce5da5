"""What a page said, before anything is inferred: frozen records that every format yields.

Nothing in here is a guess. `reply_to` is set only where the page states it; a name, a time or a
parent that the page does not show is `None`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """One comment as the page shows it."""

    page_order: int
    """1, 2, 3 … in the order of the page."""
    posted_text: str
    """The body as printed, without the list's indentation."""
    text: str
    """The body with white space tidied (`text.tidy`); offsets below count its code points."""
    author: str | None = None
    header_lost: bool = False
    """The page shows the comment without the header that the others have."""
    page_id: str | None = None
    """The page's own id of the comment (an anchor, a database key)."""
    number: int | None = None
    """The number printed beside the comment."""
    posted_at: str | None = None
    """ISO 8601, with an offset only where the page states a zone; never made from an age."""
    depth: int | None = None
    """0 = top level, where the page shows nesting."""
    reply_to: str | None = None
    """`page_id` of the parent, where the page states it."""
    quotes: tuple[tuple[int, int], ...] = ()
    """(start, end) in `text` of what the page marks as quoted."""
    lost_lines: tuple[int, ...] = ()
    """Offsets in `text` before which the page shows the gap of at least one dropped line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """An article: the thread's own, or a background document."""

    title: str | None = None
    paragraphs: tuple[str, ...] = ()
    """The blocks after the title, deck first."""
    author: str | None = None
    furniture: tuple[str, ...] = ()
    """Lines of the page around the article that are neither article nor comment."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """One page or export: its article and its comments, in page order."""

    article: Document
    comments: tuple[Comment, ...] = ()
    thread_id: str | None = None
    """Tells the threads of one file apart; `None` where the file holds one."""
    one_word_lines_dropped: bool = False
    """The document holds no line of a single word: its scraper dropped them all."""
    newest_first: bool = False
    left_out: Mapping[str, int] = field(default_factory=dict)
    """What the reader recognised and left out, counted by reason (`deleted`, `pingback`, …)."""
    notes: tuple[str, ...] = ()
    """What a person should know about how this input was read (encoding repaired, …)."""
