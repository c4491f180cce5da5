"""The format that CONTRIBUTING.md adds as an example is one that works."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from analysis.formats import FORMATS, identify
from analysis.formats.source import Source
from analysis.records import Comment

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "CONTRIBUTING.md").read_text("utf-8")


@pytest.fixture(scope="module")
def chat_log():
    """The example's format, made by running its module."""
    module: dict[str, object] = {"__name__": "chat_log"}
    exec(blocks("python")[0], module)  # noqa: S102
    return module["CHAT_LOG"]


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


def read(chat_log) -> tuple[Comment, ...]:
    source = Source("council.txt", blocks("text")[0].encode())
    assert identify(source, (*FORMATS, chat_log)) is chat_log
    (thread,) = chat_log.read(source)
    return thread.comments


def test_the_example_reads_its_own_sample(chat_log):
    assert [(c.page_order, c.author, c.text) for c in read(chat_log)] == [
        (1, "ana", "Did the council vote?"),
        (2, "bo", "ana: not yet, they meet on Friday"),
    ]


def test_the_example_claims_no_file_of_another_format(chat_log):
    source = Source("thread.txt", b"Title\n\n  1. Ana says:\n\n    One.\n\n  2. Bo says:\n\n    Two.\n")
    assert identify(source, (*FORMATS, chat_log)) is not chat_log


def test_every_file_that_the_page_names_is_there():
    prose = re.sub(r"^```.*?^```$", "", PAGE, flags=re.MULTILINE | re.DOTALL)
    named = {
        name
        for name in re.findall(r"[\w.-]*(?:/[\w.-]+)+|\w+\.(?:toml|lock|md)\b", prose)
        if "chat" not in name
    }
    assert len(named) > 5
    assert {name for name in named if not (ROOT / name).exists()} == set()
