"""Several files as the pages of one thread: the same comment once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from analysis.formats.collection import Failure, Input, told_apart
from analysis.records import Comment, Thread


def joined(found: Iterable[Input | Failure]) -> Iterator[Input | Failure]:
    """The failures of `found`, then its threads as one, under the first file's name."""
    pages = []
    for each in found:
        if isinstance(each, Failure):
            yield each
        else:
            pages.append(each)
    if pages:
        yield replace(
            pages[0],
            thread=_one_thread([page.thread for page in pages]),
            digests=tuple(dict.fromkeys(digest for page in pages for digest in page.digests)),
            backgrounds=told_apart(each for page in pages for each in page.backgrounds.items()),
        )


def _one_thread(pages: list[Thread]) -> Thread:
    seen: dict[tuple[object, ...], Comment] = {}
    authors: dict[str, str | None] = {}
    for n, page in enumerate(pages, 1):
        others = [each.author != authors[each.page_id] for each in page.comments if each.page_id in authors]
        own = 2 * sum(others) > len(others)  # the page counts its comments for itself
        said: Counter[tuple[object, ...]] = Counter()
        for comment in page.comments:
            each = _with_ids_of_page(comment, n) if own else comment
            identity = _identity(each)
            said[identity] += each.page_id is None  # who says the same twice on one page says it twice
            seen.setdefault((*identity, said[identity]), each)
            if each.page_id:
                authors.setdefault(each.page_id, each.author)
    left_out: Counter[str] = Counter()
    for page in pages:
        left_out.update(page.left_out)
    return replace(
        pages[0],
        comments=tuple(replace(comment, page_order=n) for n, comment in enumerate(seen.values(), 1)),
        one_word_lines_dropped=all(page.one_word_lines_dropped for page in pages),
        left_out=left_out,
        notes=tuple(dict.fromkeys(note for page in pages for note in page.notes)),
    )


def _with_ids_of_page(comment: Comment, page: int) -> Comment:
    own, answered = (each and f"{page}.{each}" for each in (comment.page_id, comment.reply_to))
    return replace(comment, page_id=own, reply_to=answered)


def _identity(comment: Comment) -> tuple[object, ...]:
    """What makes two comments the same: the page's id, else author, time and words."""
    if comment.page_id is not None:
        return (comment.page_id,)
    return (comment.author, comment.posted_at, comment.text)
