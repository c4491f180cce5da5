"""What is read of a page is counted against what must be read of it."""

from __future__ import annotations

import json

import pytest

from analysis.evaluation.samples import measure

ROWS = [
    {"comment_id": "1", "parent_id": None, "author": "Ana", "text": "One  line."},
    {"comment_id": "2", "parent_id": "1", "author": "Bo", "text": "> One line.\n\nTwo."},
]
PAGE = "id,parent_id,author,text\n1,0,Ana,One line.\n2,1,Bo,<blockquote>One line.</blockquote><p>Two.</p>\n"


@pytest.fixture
def scores(tmp_path):
    folder = tmp_path / "samples" / "site_csv"
    folder.mkdir(parents=True)

    def scored(rows, page=PAGE):
        (folder / "a.b.csv").write_text(page, encoding="utf-8")
        (folder / "a.b.expected.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
        return [round(share, 2) for name, share in measure(tmp_path).items() if "site_csv" in name]

    return scored


def test_a_page_read_as_expected_scores_one_in_all(scores):
    assert scores(ROWS) == [1, 1, 1, 1]


def test_a_comment_that_is_not_read_lowers_what_is_found_alone(scores):
    assert scores([*ROWS, {"comment_id": "3", "parent_id": None, "author": "Cy", "text": "x"}]) == [
        0.67,
        1,
        1,
        1,
    ]


@pytest.mark.parametrize(
    ("changed", "shares"),
    [
        ({"author": "Al"}, [1, 0.5, 1, 1]),
        ({"parent_id": "9"}, [1, 1, 0.5, 1]),
        ({"text": "x"}, [1, 1, 1, 0.5]),
    ],
    ids=["author", "parent", "text"],
)
def test_each_field_is_counted_for_itself(scores, changed, shares):
    assert scores([ROWS[0], ROWS[1] | changed]) == shares


def test_what_a_page_shows_as_deleted_is_not_expected(scores):
    gone = {"comment_id": "3", "parent_id": None, "author": "[deleted]", "text": "[deleted]"}
    assert scores([*ROWS, gone]) == [1, 1, 1, 1]


def test_a_page_that_no_format_reads_scores_nothing(scores):
    assert scores(ROWS, "\n") == [0, 0, 0, 0]


def test_a_folder_without_samples_has_no_scores(tmp_path):
    assert measure(tmp_path) == {}
