"""The threads that come with the project: no sentence is dropped, and none is missing."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis import formats, pipeline, summary
from analysis.formats import source

SEEDS = sorted((Path(__file__).parents[1] / "seeds").glob("*.txt"))


@pytest.mark.parametrize("path", SEEDS, ids=[path.stem for path in SEEDS])
def test_every_sentence_of_a_seed_thread_is_borne_out_by_its_rows(path: Path) -> None:
    for thread in formats.read(source.load(path)):
        if thread.comments:
            tables = pipeline.analyse(thread, {}, pipeline.Settings())
            page = summary.find(tables)
            assert page.dropped == 0
            assert 6 <= len(page.findings) <= 10
            assert all(page.headlines)
            assert all(summary.holds(found, tables) for found in page.findings)


def test_there_is_a_seed_thread() -> None:
    assert any(thread.comments for path in SEEDS for thread in formats.read(source.load(path)))
