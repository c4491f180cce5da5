"""The explorable page: its data say what the tables say, and nothing in them can run."""

from __future__ import annotations

import base64
import dataclasses
import hashlib
import json
import re
from functools import cache
from typing import Any

import made_up
import pytest
import stories

from analysis import charts, report, summary
from analysis.report import pictures
from analysis.report.web_data import web_data
from analysis.report.web_page import web_page
from analysis.schema import SPANS, Tables

WEIR = made_up.thread()
FACTS: dict[str, object] = {"inputs": [{"file": "lower_aldham.txt"}], "settings": {"fast": False}}


def data(tables: Tables) -> dict[str, Any]:
    drawn = pictures.shown(charts.draw(tables, ["participation"]).values())
    return web_data(tables, summary.find(tables), drawn, FACTS)


@cache
def weir() -> dict[str, Any]:
    return data(WEIR)


def page(tables: Tables) -> str:
    return web_page(data(tables)).decode()


def test_the_pieces_of_a_comment_are_its_text():
    texts = WEIR.comments["text"].tolist()
    assert ["".join(piece[1] for piece in each["pieces"]) for each in weir()["comments"]] == texts


def test_a_quotation_tells_whose_words_it_repeats():
    tables = stories.tables(("Ana", "Tea at four."), ("Bo", "Tea at four. Never!", 1))
    spans = SPANS.frame(
        [
            {"comment_id": "c1", "start": 0, "end": 12, "kind": "own"},
            {
                "comment_id": "c2",
                "start": 0,
                "end": 12,
                "kind": "quote",
                "source": "c1",
                "source_author": "Ana",
            },
            {"comment_id": "c2", "start": 12, "end": 19, "kind": "own"},
        ]
    )
    told = data(dataclasses.replace(tables, spans=spans))["comments"]
    assert told[1]["pieces"] == [["quote", "Tea at four.", 1, "Ana"], ["own", " Never!"]]


@pytest.mark.parametrize(
    ("source", "said"),
    [("article", "the article"), ("background:harbour.txt", "harbour.txt"), (None, "somewhere else")],
)
def test_a_quotation_of_no_comment_tells_where_it_is_from(source, said):
    tables = stories.tables(("Ana", "Tea at four."))
    span = {"comment_id": "c1", "start": 0, "end": 12, "kind": "quote", "source": source}
    told = data(dataclasses.replace(tables, spans=SPANS.frame([span])))["comments"]
    assert told[0]["pieces"] == [["quote", "Tea at four.", 0, said]]


def test_every_link_stands_with_its_comment():
    place = dict(zip(WEIR.comments["comment_id"], WEIR.comments["position"], strict=True))
    links = {(place[row.comment_id], place[row.reply_to]) for row in WEIR.links.itertuples()}
    assert {(each["n"], one["to"]) for each in weir()["comments"] for one in each["answers"]} == links


def test_a_comment_either_answers_or_says_that_it_does_not():
    for each, state in zip(weir()["comments"], WEIR.comments["reply_state"], strict=True):
        assert bool(each["afresh"]) == (state != "reply")


def test_every_sentence_of_page_1_leads_to_its_comments():
    place = dict(zip(WEIR.comments["comment_id"], WEIR.comments["position"], strict=True))
    findings = summary.find(WEIR).findings
    assert [each["text"] for each in weir()["findings"]] == [found.sentence for found in findings]
    for told, found in zip(weir()["findings"], findings, strict=True):
        assert set(told["comments"]) == {place[one] for one in found.comments}


@pytest.mark.parametrize(
    "planted",
    ["</script><script>alert(1)</script>", "<!--<script>", "</title><img src=x onerror=alert(1)>"],
    ids=["end of script", "comment", "end of title"],
)
def test_what_people_write_is_data_and_no_markup(planted: str):
    tables = stories.tables((planted, planted), ("Bo", f"@{planted} {planted}", 1))
    shown = page(tables)
    assert shown.count("<script") == 2
    assert "<img" not in shown
    assert "<!--" not in shown
    read = json.loads(re.search(r'id="data">(.*?)</script>', shown, re.DOTALL)[1])
    assert read["comments"][0]["pieces"][0][1] == planted


def test_the_browser_runs_this_script_and_this_style_alone():
    shown = page(WEIR)
    policy = re.search(r'content="(default-src[^"]+)"', shown)[1]
    script, style = (re.search(rf"<{tag}>(.*?)</{tag}>", shown, re.DOTALL)[1] for tag in ("script", "style"))
    for kind, source in (("script", script), ("style", style)):
        digest = base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'")


def test_the_page_needs_nothing_from_elsewhere():
    shown = re.sub(r"data:image/svg\+xml;base64,[\w+/=]+|http://www.w3.org/2000/svg", "", page(WEIR))
    assert re.findall(r"(?:src|href|url)\s*[=(]\s*[\"']?(?:https?:)?//", shown) == []
    assert "fetch(" not in shown


def test_the_same_thread_gives_the_same_page():
    assert page(WEIR) == page(WEIR)


def test_the_page_alone_can_be_asked_for(tmp_path):
    report.write(tmp_path / "out", WEIR, summary.find(WEIR), {}, FACTS, frozenset({"html"}))
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"report.html", "manifest.json"}
