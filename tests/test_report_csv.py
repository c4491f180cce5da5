from __future__ import annotations

import csv
import io

import pandas as pd
import pytest
import stories
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.report.csv_file import csv_file
from analysis.schema import COMMENTS, GROUNDS, LINKS, PEOPLE, SPANS

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1, max_size=30)


def read(content: bytes) -> pd.DataFrame:
    return pd.read_csv(io.BytesIO(content), keep_default_na=False, na_values=[""], dtype="str")


def test_the_header_names_the_public_columns_in_order() -> None:
    header = csv_file(COMMENTS, stories.comments(("ana", "one"))).decode().split("\n")[0]
    assert header == ",".join(COMMENTS.columns)


def test_truth_is_lower_case_and_what_is_not_known_is_empty() -> None:
    spans = SPANS.frame(
        [
            {"comment_id": "c1", "start": 0, "end": 3, "kind": "quote", "exact": True},
            {"comment_id": "c1", "start": 3, "end": 5, "kind": "own"},
        ]
    )
    assert csv_file(SPANS, spans).decode().split("\n")[1:3] == ["c1,0,3,quote,,,true", "c1,3,5,own,,,"]


def test_a_plain_truth_column_is_lower_case_too() -> None:
    person = {c: 0 for c, kind in PEOPLE.columns.items() if kind == "int64"}
    people = PEOPLE.frame([{"author": "ana", "host": False, **person}])
    assert csv_file(PEOPLE, people).decode().rstrip("\n").endswith(",false")


def test_floats_are_rounded_without_a_minus_before_zero() -> None:
    rows = [{"comment_id": "c1", "paragraph": 1, "confidence": c} for c in (0.1 + 0.2, -0.000001, 2 / 3)]
    column = read(csv_file(GROUNDS, GROUNDS.frame(rows)))["confidence"]
    assert column.tolist() == ["0.3", "0.0", "0.6667"]


def test_a_person_called_na_stays_a_person() -> None:
    frame = read(csv_file(COMMENTS, stories.comments(("NA", "one"), (None, "two"))))
    assert frame["author"].tolist()[0] == "NA"
    assert frame["author"].isna().tolist() == [False, True]


@pytest.mark.parametrize(
    "words", ["=1+1", "@ana: no", "-x", "+1", 'say "no", or\nnot', "a\rb", "\ufeffmark", "né 🙂"]
)
def test_text_comes_back_as_it_was(words: str) -> None:
    content = csv_file(COMMENTS, stories.comments(("ana", words)))
    assert read(content)["posted_text"].tolist() == [words]
    assert next(csv.DictReader(io.StringIO(content.decode(), newline="")))["posted_text"] == words


@settings(deadline=None)
@given(st.lists(TEXT, min_size=1, max_size=5))
def test_any_texts_come_back_as_they_were(texts: list[str]) -> None:
    content = csv_file(COMMENTS, stories.comments(*(("ana", words) for words in texts)))
    assert read(content)["posted_text"].tolist() == texts


def test_a_null_character_does_not_end_the_text() -> None:
    assert read(csv_file(COMMENTS, stories.comments(("ana", "a\0b"))))["text"].tolist() == ["a\ufffdb"]


def test_an_empty_table_is_its_header() -> None:
    assert csv_file(LINKS, LINKS.frame()).decode() == ",".join(LINKS.columns) + "\n"


def test_rows_end_in_a_line_feed_alone() -> None:
    assert b"\r" not in csv_file(COMMENTS, stories.comments(("ana", "one"), ("bo", "two")))
