"""All that the explorable page says, as plain data for its script."""

from __future__ import annotations

import base64
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

import pandas as pd

from analysis import models
from analysis.charts import palette
from analysis.report import first_page
from analysis.report.manifest import is_fast
from analysis.report.method import method
from analysis.report.pair_rows import in_words
from analysis.report.reply_rows import AFRESH, irony_words, tone_colour, tone_words
from analysis.report.rows import rows
from analysis.report.wording import UNNAMED, items, sureness
from analysis.schema import NO_OWN_WORDS, TONES, UNSURE, Tables
from analysis.summary import Summary

UNKNOWN_SOURCE = "somewhere else"
LIKELY = 0.5
"""Confidence of a link from which it is told what it is about and how it stands."""


def web_data(
    tables: Tables, summary: Summary, charts: list[dict[str, Any]], facts: Mapping[str, object]
) -> dict[str, object]:
    """What the script reads: numbers are positions of comments. `charts` are those of `pictures.shown`."""
    place: dict[str, int] = dict(
        zip(tables.comments["comment_id"], tables.comments["position"].tolist(), strict=True)
    )
    return {
        "title": tables.title,
        "source": first_page.source(facts, tables.article),
        "figures": [list(pair) for pair in summary.figures],
        "findings": [
            {"text": found.sentence, "comments": sorted(place[one] for one in found.comments)}
            for found in summary.findings
        ],
        "tones": {label: palette.tone(label) for label in TONES},
        "comments": _comments(tables, place),
        "people": [_person(row) for row in rows(tables.people)],
        "pairs": [_pair(row, place) for row in rows(tables.pairs)],
        "topics": [
            [row.name, row.comments, row.authors, items(row.keyphrases)] for row in rows(tables.topics)
        ],
        "mentioned": [
            [row.name, items(row.also), [place[one] for one in items(row.in_comments)]]
            for row in rows(tables.mentioned)
        ],
        "article": _article(tables.article, tables.grounds, place),
        "charts": [_chart(chart) for chart in charts],
        "method": method(models.cards(fast=is_fast(facts)), facts, []),
    }


def _comments(tables: Tables, place: Mapping[str, int]) -> list[dict[str, object]]:
    text: dict[str, str] = dict(
        zip(tables.comments["comment_id"], tables.comments["text"].fillna(""), strict=True)
    )
    pieces: defaultdict[str, list[list[object]]] = defaultdict(list)
    for span in rows(tables.spans):
        words = text[span.comment_id][span.start : span.end]
        pieces[span.comment_id].append([span.kind, words, *_source(span, place)])
    answers: defaultdict[str, list[dict[str, object]]] = defaultdict(list)
    for link in rows(tables.links):
        answers[link.comment_id].append(_answer(link, place))
    return [_comment(row, pieces[row.comment_id], answers[row.comment_id]) for row in rows(tables.comments)]


def _comment(row: Any, pieces: list[list[object]], answers: list[dict[str, object]]) -> dict[str, object]:
    sure = "" if row.reply_confidence is None else f", {sureness(row.reply_confidence)}"
    return {
        "n": row.position,
        "who": row.author or UNNAMED,
        "when": (row.posted_at or "").replace("T", " "),
        "depth": row.depth,
        "pieces": pieces or [["own", row.text or ""]],
        "answers": answers,
        "afresh": "" if row.reply_state == "reply" else f"{AFRESH[row.reply_state]}{sure}",
        "sure": row.reply_confidence,
        "tone": tone_words(row.tone, row.tone_likeliest, row.tone_confidence, row.tone_among),
        "label": (row.tone_likeliest if row.tone == UNSURE else row.tone) or NO_OWN_WORDS,
        "fill": tone_colour(row.tone, row.tone_likeliest) or palette.NO_TONE,
        "why": row.tone_why or "",
        "irony": irony_words(row.irony, row.irony_why),
        "topic": row.topic or "",
        "also": items(row.topic_also),
    }


def _answer(link: Any, place: Mapping[str, int]) -> dict[str, object]:
    """What a link says; what hangs on it (stance, subject) only where it is likelier than not."""
    likely = link.confidence >= LIKELY
    return {
        "to": place[link.reply_to],
        "whom": link.reply_to_author or UNNAMED,
        "kind": link.kind,
        "sure": sureness(link.confidence),
        "evidence": link.evidence or link.kind,
        "stance": "" if link.stance in (None, UNSURE) or not likely else link.stance,
        "why": link.stance_why or "",
        "about": link.about if link.about and likely else "",
    }


def _source(span: Any, place: Mapping[str, int]) -> list[object]:
    """Whose words a quotation repeats: its comment's position (0 = none here), and in words."""
    if span.kind != "quote":
        return []
    if span.source in place:
        return [place[span.source], span.source_author or UNNAMED]
    where = {"article": "the article", "outside": UNKNOWN_SOURCE, None: UNKNOWN_SOURCE}
    return [0, where.get(span.source) or str(span.source).removeprefix("background:")]


def _person(row: Any) -> list[object]:
    """Name, comments, replies given and received, tone, topic, host or not."""
    return [
        row.author,
        row.comments,
        row.replies_given,
        row.replies_received,
        row.main_tone or "",
        row.main_topic or "",
        bool(row.host),
    ]


def _pair(row: Any, place: Mapping[str, int]) -> list[object]:
    """Who, whom, times, subjects, tones in words, comments."""
    comments = [place[one] for one in items(row.comments)]
    return [row.author, row.reply_to_author, row.replies, items(row.about), in_words(row.tones), comments]


def _article(article: pd.DataFrame, grounds: pd.DataFrame, place: Mapping[str, int]) -> list[list[object]]:
    """Source, text and [comment, evidence] of each paragraph that is the article's own or is used."""
    used: defaultdict[tuple[str, int], list[list[object]]] = defaultdict(list)
    for row in rows(grounds):
        used[row.source, row.paragraph].append([place[row.comment_id], row.evidence or ""])
    return [
        [row.source.removeprefix("background:"), row.text or "", used[row.source, row.paragraph]]
        for row in rows(article)
        if row.source == "article" or used[row.source, row.paragraph]
    ]


def _chart(chart: Mapping[str, Any]) -> dict[str, str]:
    drawn = base64.b64encode(chart["svg"].encode()).decode()
    shown = {key: chart[key] for key in ("title", "caption", "alt")}
    return {**shown, "src": f"data:image/svg+xml;base64,{drawn}"}
