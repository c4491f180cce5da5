"""How fully real exports and saved pages are read, one kind of platform at a time.

Reads `samples/<kind>/<page>` with `<page>.expected.jsonl` beside it (`comment_id`, `parent_id`,
`author`, `time`, `text`: what a reader must get; some also `thread_id`). Shares are of the comments
expected (`found`) and of those found (`author`, `parent`, `text`; text with white space folded).
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from analysis import formats
from analysis.errors import AnalysisError
from analysis.formats.source import load
from analysis.records import Comment

FOLDER = Path("samples")
PAGES = ("benchmarks/pages", "benchmarks/replies")
_ENDING = ".expected.jsonl"
_NO_NAME = frozenset(("[deleted]", "[removed]"))
"""Shown in place of a name: the reader knows no author there."""
_HIDDEN_POST = re.compile(
    r'<post dsq:id="(\d+)">(?:(?!</post>).)*<is(?:Deleted|Spam)>true</is(?:Deleted|Spam)>', re.DOTALL
)
"""A comment in a Disqus export that the page did not show: counted by the reader, not read."""
_STUB = re.compile(r'"kind": "more", "data": \{[^{}]*\}')
"""Where Reddit names comments that the page does not hold; some expected files hold them nevertheless."""
_ID = re.compile(r'"(\w+)"')
_QUOTE_MARK = re.compile(r"^[ \t]*(?:> ?)+", re.MULTILINE)
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


def measure(data: Path) -> Mapping[str, float]:
    """`samples.<kind>.found`, `.author`, `.parent` and `.text` of each kind that has expected files.

    `samples.claimed_by_one_format` is the share of all samples and text pages that one format claims.
    """
    scores: dict[str, float] = {}
    claimed = [_claimed_once(path) for path in _files(data)]
    if claimed:
        scores["samples.claimed_by_one_format"] = sum(claimed) / len(claimed)
    for kind in sorted(path for path in (data / FOLDER).glob("*") if path.is_dir()):
        counts: Counter[str] = Counter()
        for expected in sorted(kind.glob(f"*{_ENDING}")):
            counts += counted(expected)
        if counts["expected"]:
            scores[f"samples.{kind.name}.found"] = counts["found"] / counts["expected"]
            for field in ("author", "parent", "text"):
                scores[f"samples.{kind.name}.{field}"] = counts[field] / max(counts["found"], 1)
    return scores


def _files(data: Path) -> list[Path]:
    """Every sample, and every page of text beside them."""
    samples = [path for path in (data / FOLDER).rglob("*") if path.is_file()]
    texts = [path for part in PAGES for path in (data / part).rglob("*.txt")]
    return sorted(path for path in (*samples, *texts) if not path.name.endswith(_ENDING))


def _claimed_once(path: Path) -> bool:
    try:
        formats.identify(load(path))
    except AnalysisError:
        return False
    return True


def counted(expected: Path) -> Counter[str]:
    """How many comments one file should give, how many it gives, and in how many each field is right."""
    page = _page(expected)
    rows = [json.loads(line) for line in expected.read_text(encoding="utf-8").splitlines()]
    absent = _absent(page)
    true = {row["comment_id"]: row for row in rows if row["comment_id"] not in absent and not _is_gone(row)}
    got = _comments(page)
    found = {each: (true[each], got[each]) for each in true if each in got}
    return Counter(
        expected=len(true),
        found=len(found),
        author=sum(_author(row) == _folded(each.author or "") for row, each in found.values()),
        parent=sum(row["parent_id"] == each.reply_to for row, each in found.values()),
        text=sum(_folded(row["text"]) == _folded(each.text) for row, each in found.values()),
    )


def _page(expected: Path) -> Path:
    stem = expected.name.removesuffix(_ENDING)
    return next(p for p in sorted(expected.parent.glob("*")) if p.stem == stem and p != expected)


def _absent(page: Path) -> set[str]:
    """The ids that an expected file may name although the page shows no such comment."""
    if page.suffix == ".xml":
        return set(_HIDDEN_POST.findall(page.read_text(encoding="utf-8")))
    if page.suffix == ".json":
        stubs = _STUB.findall(page.read_text(encoding="utf-8"))
        return {each for stub in stubs for each in _ID.findall(stub)}
    return set()


def _is_gone(row: Mapping[str, Any]) -> bool:
    return row["author"] in _NO_NAME and row["text"].strip() in _NO_NAME


def _author(row: Mapping[str, Any]) -> str:
    return "" if row["author"] in _NO_NAME else _folded(row["author"] or "")


def _folded(text: str) -> str:
    """`text` for comparison: white space single, no marks before quoted lines, no addresses.

    The expected files set `> ` before block quotations, which the records hold as offsets; in some
    pages addresses of people were replaced, and not in what is expected of them.
    """
    return " ".join(_ADDRESS.sub("@", _QUOTE_MARK.sub("", text)).split())


def _comments(page: Path) -> dict[str, Comment]:
    """The comments read from `page` by their id; none where no format reads it."""
    try:
        threads = formats.read(load(page))
    except AnalysisError:
        return {}
    return {each.page_id: each for thread in threads for each in thread.comments if each.page_id}
