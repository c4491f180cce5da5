"""Records to tables: one thread's comments in conversational order, and its documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

import pandas as pd

from analysis.records import Comment, Document, Thread
from analysis.schema import ARTICLE, COMMENTS
from analysis.text import fold, same_name, words

GENERIC_NAMES = frozenset(
    "anonymous anon anonym anonymer anonyme anonimo anónimo anoniem guest gast invité invitado ospite "
    "visitor user unknown nobody deleted [deleted] name admin administrator".split()
) | {"anonymous user", "automoderator", "anonymous coward", "guest user", "a reader", "(anonymous)"}
"""Displayed names that many people share, or a program bears, folded (English and six languages)."""


def person(author: str | None) -> str | None:
    """`author` where it is the name of somebody, else `None`."""
    return None if author is None or fold(author) in GENERIC_NAMES else author


def in_conversational_order(thread: Thread) -> list[Comment]:
    """The comments by time where every one has a time, else as printed (newest-first turned round).

    Ties keep the page's order. Times with and without a zone cannot be compared: then as printed. What a
    comment is stated to answer comes before it in any case.
    """
    printed = _oldest_first(thread)
    times = [datetime.fromisoformat(c.posted_at) for c in printed if c.posted_at is not None]
    zones = {time.tzinfo is None for time in times}
    if len(times) == len(printed) and len(zones) == 1:
        order = sorted(range(len(printed)), key=times.__getitem__)
        printed = [printed[n] for n in order]
    return _parents_first(printed)


def _oldest_first(thread: Thread) -> list[Comment]:
    """The comments as printed, turned round where the newest stands first.

    It does where the page says so, or where most replies stand above what they answer. Replies below it
    stay below it.
    """
    printed = sorted(thread.comments, key=lambda comment: comment.page_order)
    places = {comment.page_id: n for n, comment in enumerate(printed) if comment.page_id}
    parents = [places.get(answered) if (answered := _answered(comment)) else None for comment in printed]
    above = sum(parent is not None and parent > n for n, parent in enumerate(parents))
    below = sum(parent is not None and parent < n for n, parent in enumerate(parents))
    if above > below:
        return printed[::-1]
    if not thread.newest_first:
        return printed
    begins = (
        [n for n, parent in enumerate(parents) if parent is None or parent > n]
        if below
        else range(len(printed))
    )
    ends = [*begins[1:], len(printed)]
    return [each for n, end in zip(reversed(begins), reversed(ends), strict=True) for each in printed[n:end]]


def _parents_first(ordered: Sequence[Comment]) -> list[Comment]:
    """`ordered`, but that each comment comes after the one that it is stated to answer."""
    known = {comment.page_id: comment for comment in reversed(ordered) if comment.page_id}
    waiting: dict[str, list[Comment]] = {}
    placed: dict[int, Comment] = {}
    done: set[str] = set()

    def place(comment: Comment) -> None:
        """Places a comment, and what has waited for it."""
        free = [comment]
        while free:
            each = free.pop()
            placed[id(each)] = each
            if each.page_id and each.page_id not in done:
                done.add(each.page_id)
                free += (one for one in reversed(waiting.pop(each.page_id, ())) if id(one) not in placed)

    for comment in ordered:
        answered = _answered(comment)
        if answered in known and answered not in done:
            waiting.setdefault(str(answered), []).append(comment)
        else:
            place(comment)
    order = {id(comment): n for n, comment in enumerate(ordered)}
    for comment in ordered:
        if id(comment) not in placed:
            place(min(_ring(comment, known), key=lambda each: order[id(each)]))
    return list(placed.values())


def _ring(comment: Comment, known: Mapping[str, Comment]) -> list[Comment]:
    """The comments that answer each other in a ring, to which what `comment` answers leads."""
    path: dict[int, Comment] = {}
    while id(comment) not in path:
        path[id(comment)] = comment
        comment = known[str(_answered(comment))]
    steps = list(path)
    return [path[step] for step in steps[steps.index(id(comment)) :]]


def _answered(comment: Comment) -> str | None:
    """What the page states that a comment answers; nobody answers themselves."""
    return comment.reply_to if comment.reply_to != comment.page_id else None


def comments_table(thread: Thread) -> pd.DataFrame:
    """One row a comment, by position, holding what the page said.

    Gives the columns of `schema.COMMENTS`; what later stages find is missing, but for `depth` (0),
    `own_words` (the words of `text`) and `own_text` (`text`), which they narrow.
    `comment_id` is the page's own id, else the printed number if unique in the thread, else the
    position. `stated_reply_to` names a comment of this thread; a stated parent that is not in
    it gives `parent_missing`; where comments answer each other in a ring, the first of them answers none.
    """
    ordered = in_conversational_order(thread)
    return COMMENTS.frame(_rows(ordered, _ids(ordered), host(thread)))


def host(thread: Thread) -> str | None:
    """Who wrote the article or runs the site, as the comments show the name."""
    author = thread.article.author
    if not author:
        return None
    shown = (c.author for c in thread.comments if c.author and same_name(c.author) == same_name(author))
    return next(shown, author)


def _rows(ordered: Sequence[Comment], ids: Sequence[str], host: str | None) -> Iterator[dict[str, Any]]:
    on_page = {c.page_id for c in ordered}
    before: dict[str, str] = {}
    for position, (comment, comment_id) in enumerate(zip(ordered, ids, strict=True), 1):
        answered = _answered(comment)
        parent = before.get(answered) if answered else None
        yield {
            "comment_id": comment_id,
            "position": position,
            "page_order": comment.page_order,
            "author": comment.author,
            "person": person(comment.author),
            "speaker": host if comment.header_lost else person(comment.author),
            "posted_text": comment.posted_text,
            "posted_at": comment.posted_at,
            "depth": 0,
            "text": comment.text,
            "own_text": comment.text,
            "own_words": len(words(comment.text)),
            "number": comment.number,
            "stated_depth": comment.depth,
            "stated_reply_to": parent,
            "parent_missing": answered is not None and answered not in on_page,
            "stated_quotes": comment.quotes,
            "lost_lines": comment.lost_lines,
        }
        if comment.page_id:
            before.setdefault(comment.page_id, comment_id)


def _ids(ordered: Sequence[Comment]) -> list[str]:
    """One unique id a comment, by the contract's order of preference, decided for the whole thread.

    Ids are joined by `;` in the tables, so that one with a `;` is none.
    """
    page_ids = Counter(c.page_id for c in ordered)
    if all(page_id and ";" not in page_id and count == 1 for page_id, count in page_ids.items()):
        return [str(c.page_id) for c in ordered]
    numbers = Counter(c.number for c in ordered)
    if all(number is not None and count == 1 for number, count in numbers.items()):
        return [str(c.number) for c in ordered]
    return [str(position) for position in range(1, len(ordered) + 1)]


def article_table(article: Document, backgrounds: Mapping[str, Document]) -> pd.DataFrame:
    """One row a paragraph of the article and of each background document, titles as paragraph 0.

    `backgrounds` maps a document's file name to it; their rows follow by file name.
    """
    documents = [("article", article)]
    documents += [(f"background:{name}", backgrounds[name]) for name in sorted(backgrounds)]
    return ARTICLE.frame(
        {"source": source, "paragraph": n, "text": block}
        for source, document in documents
        for n, block in enumerate((document.title, *document.paragraphs))
        if block
    )
