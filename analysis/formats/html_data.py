"""Comments that a saved page holds as data for its own programs, in a script, and not in its markup."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Any

from analysis.errors import AnalysisError
from analysis.formats.format import Claim, Format
from analysis.formats.html_document import document
from analysis.formats.html_generic import comment_count
from analysis.formats.html_page import is_page, own_tree
from analysis.formats.posts import all_records, record
from analysis.formats.source import Source
from analysis.formats.table import TABLE
from analysis.records import Thread

LEAST_COMMENTS = 3
_DEEPEST = 12
"""Levels of objects and lists that are looked into."""
_COMMENTS = re.compile("comment|repl(?:y|ies)|kommentar|commentaire|comentario", re.IGNORECASE)
_ASSIGNED = re.compile(r"\s*(?:window\.|self\.|var |const |let )?[\w.$\[\]\"']{2,60}\s*=\s*(?=\{)")
"""How a script begins that gives data a name: `window.__INITIAL_STATE__ = {`."""


@lru_cache(maxsize=1)
def thread_of_data(source: Source) -> Thread | None:
    """The page's thread as its data hold it: the most comments by somebody; None where they hold none."""
    if not is_page(source) or comment_count(source):
        return None
    best: Thread | None = None
    for rows in (rows for value in _data(source) for rows in _lists(value, _DEEPEST)):
        try:
            found = TABLE.read(Source("data.json", json.dumps(rows).encode()))
        except AnalysisError:
            continue
        for thread in found:
            named = sum(each.author is not None for each in thread.comments)
            if named >= max(LEAST_COMMENTS, len(best.comments) + 1 if best else 0):
                best = thread
    note = "a page that holds its comments as data in a script"
    return replace(best, article=document(own_tree(source)), notes=(note, *best.notes)) if best else None


def _data(source: Source) -> Iterator[Any]:
    """The JSON values of the page's scripts."""
    for script in own_tree(source).css("script"):
        text = script.text(deep=True)
        begin = _ASSIGNED.match(text)
        try:
            value, _ = json.JSONDecoder().raw_decode(
                text, begin.end() if begin else len(text) - len(text.lstrip())
            )
        except (ValueError, RecursionError):
            continue
        yield value


def _lists(value: object, depth: int, below: bool = False) -> Iterator[list[dict[str, Any]]]:
    """The lists of objects that a value holds `below` a name that says comments, at any depth.

    Objects that stand under their ids are a list too; `edges` hold them as `node`.
    """
    named = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    inner = [record(each).get("node") or each for _, each in named]
    if below and all_records(inner) and len(inner) >= LEAST_COMMENTS:
        yield inner
    elif depth:
        for name, each in named:
            yield from _lists(each, depth - 1, below or _COMMENTS.search(str(name)) is not None)


HTML_DATA = Format(
    name="html-data",
    matches="a saved page that holds its comments as JSON in a script (`__NEXT_DATA__`, `__INITIAL_STATE__`)",
    how_to_get="save the page in a browser as HTML",
    claim=lambda source: Claim.GENERIC if thread_of_data(source) else Claim.NO,
    read=lambda source: tuple(filter(None, [thread_of_data(source)])),
    at_most=Claim.GENERIC,
)
