"""What holds of the summary of any thread at all."""

from __future__ import annotations

import re
from typing import Any

import stories
from hypothesis import given, settings
from hypothesis import strategies as st
from summary_stories import thread

from analysis import summary
from analysis.schema import STANCES, TARGETS, TONES, UNSURE, Tables
from analysis.summary.ledger import ledger
from analysis.summary.selection import bears_out

NAMES = ("Ana", "Bo", "Cy", "the other one", None)
WORDS = st.lists(
    st.sampled_from("Trams are late? No! “So” they say, (again)… www.x.y\n\n“ 7".split(" ")), max_size=20
)


@st.composite
def lines(draw: st.DrawFn) -> list[stories.Line]:
    """Up to 24 comments by few people, each answering an earlier one or none."""
    size = draw(st.integers(1, 24))
    return [
        (
            draw(st.sampled_from(NAMES)),
            " ".join(draw(WORDS)),
            draw(st.none() | st.integers(1, n)) if n else None,
        )
        for n in range(size)
    ]


def some(places: st.SearchStrategy[int], values: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[int, Any]]:
    return st.dictionaries(places, values, max_size=24)


@st.composite
def threads(draw: st.DrawFn) -> Tables:
    """Any thread with any tags that the tables allow."""
    said = draw(lines())
    places = st.integers(1, len(said))
    topics = draw(some(places, st.sampled_from(["trams", "boats", "the old bridge"])))
    return thread(
        *said,
        host=draw(st.sampled_from([None, "bo", "Zoe"])),
        tones=draw(some(places, st.sampled_from([*TONES, *(f"{tone}?" for tone in TONES)]))),
        toward=draw(some(places, st.sampled_from(TARGETS))),
        irony=draw(some(places, st.floats(0, 1))),
        stances=draw(some(places, st.sampled_from([*STANCES, UNSURE]))),
        kinds=draw(some(places, st.sampled_from(["stated", "quote", "lost mention", "name", "content"]))),
        confidences=draw(some(places, st.floats(0, 1))),
        about=draw(some(places, st.sampled_from(["paint", "the old bridge"]))),
        topics={
            name: [n for n, topic in topics.items() if topic == name] for name in sorted({*topics.values()})
        },
        posted_at=draw(
            some(places, st.sampled_from(["2020-01-01", "2020-01-01T10:00:00", "2021-03-01T10:00:00"]))
        ),
    )


@settings(max_examples=30, deadline=None)
@given(threads())
def test_any_thread_has_a_summary_that_its_rows_bear_out_in_sentences_fit_to_print(tables: Tables) -> None:
    page, rows = summary.find(tables), ledger(tables)
    assert page.dropped == 0
    assert 1 <= len(page.findings) <= 10
    assert 3 <= len(page.figures) <= 7
    assert len({found.sentence for found in page.findings}) == len(page.findings)
    for found in page.findings:
        assert set(found.comments) <= set(tables.comments["comment_id"])
        assert bears_out(rows, found)
        assert_fit_to_print(found.sentence)


def assert_fit_to_print(sentence: str) -> None:
    assert sentence[0].isupper() or sentence.startswith("the other one")
    assert sentence[-1] in ".!?…”"
    assert len(sentence.split()) <= 45
    assert sentence.count("“") == sentence.count("”")
    assert not re.search(r"\n| {2}|\b(?:None|nan|no comment)\b|<NA>|[(“]\W*[)”]", sentence)
