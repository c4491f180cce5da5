"""The table of all comments on paper: what each answers, how that is known, how sure it is."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from analysis.charts import palette
from analysis.report.printable import breakable, clean, excerpt, length
from analysis.report.refs import Ref
from analysis.report.rows import rows
from analysis.report.wording import ABOUT, NAME, UNNAMED, percent, sureness
from analysis.schema import LISTED, NO_OWN_WORDS, NOT_ANALYSED, TONES, UNSURE
from analysis.tags import irony
from analysis.tags.why import NO_SINGLE_WORDS

COLUMNS = (28.0, 172.0, 134.0, 74.0, 73.0)
"""Points of width: number, comment, replies to, about, tone."""

PADDING, SIZE = 7.0, 8.0
"""Points: blank left and right of a cell together, and the letters."""

QUOTED = "“…”"
"""Stands for words that are somebody else's."""

MOST_ANSWERS = 6
"""Comments that a row says it answers; a row must not outgrow its page."""

EXCERPT = 57.0
"""Ems of a comment's own words that are shown: three lines."""

EVIDENCE = 66.0
"""Ems of evidence that are shown: four lines; links.csv holds all of it."""

WHY = 34.0
"""Ems of what weighed most in a judgement: three to four lines; the CSV files hold all of it."""
WHY_SIZE = 6.8
"""Points of its letters."""

_LANGUAGE = re.compile("[a-z]{2,3}")

AFRESH = {
    "afresh": "Starts afresh",
    "parent missing": "Answers a comment that the page does not show",
}


def reply_rows(
    comments: pd.DataFrame, links: pd.DataFrame, spans: pd.DataFrame, anchors: Mapping[str, Ref]
) -> list[dict[str, object]]:
    """One row a comment, by position, with what the template needs of it."""
    answers, shown = _answers(links, anchors), comments.head(LISTED)
    parts: defaultdict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for part in rows(spans[spans["comment_id"].isin(shown["comment_id"])]):
        parts[part.comment_id].append((part.start, part.end, part.kind))
    return [
        _row(row, shown_words(row.text or "", parts[row.comment_id]), answers[row.comment_id], anchors)
        for row in rows(shown)
    ]


def tone_words(tone: str | None, likeliest: str | None, confidence: float | None, among: str | None) -> str:
    """`critical, 72 %`; `critical, 59 %, or mocking` where it is one of two; else `critical?, 41 %`."""
    sure = "" if confidence is None else f", {percent(confidence)}"
    if among is not None:
        first, second = among.split(";")
        return f"{first}{sure}, or {second}"
    if tone == UNSURE and likeliest is not None:
        return f"{likeliest}?{sure}"
    if tone in TONES:
        return f"{tone}{sure}"
    return {NO_OWN_WORDS: "no words of its own", NOT_ANALYSED: "not analysed"}.get(tone or "", tone or "")


def tone_colour(tone: str | None, likeliest: str | None) -> str | None:
    """The colour of the dot beside a tone, as in the charts: paler where it is only the likeliest."""
    if tone in TONES:
        return palette.tone(tone)
    return palette.pale(palette.tone(likeliest)) if tone == UNSURE and likeliest else None


def why_words(why: str | None) -> str:
    """What weighed most, as much of it as there is room for; a passage that is cut is closed.

    That it was the whole comment is said above the table, once for all.
    """
    shown = _reasons((why or "").removeprefix(NO_SINGLE_WORDS).removeprefix("; "), WHY)
    return shown + "”" * (shown.count("“") - shown.count("”"))


def irony_words(probability: float | None, why: str | None) -> str:
    """`possibly ironic: “…”`; empty where irony is not likely enough to be mentioned."""
    if probability is None or probability < irony.POSSIBLE:
        return ""
    shown = why_words(why)
    return f"possibly ironic: {shown}" if shown else "possibly ironic"


def _row(
    row: Any, words: str, answers: list[dict[str, object]], anchors: Mapping[str, Ref]
) -> dict[str, object]:
    _, comment, _, about, tone = ((width - PADDING) / SIZE for width in COLUMNS)
    subjects = dict.fromkeys(str(answer["about"]) for answer in answers if answer["about"])
    return {
        "ref": anchors[row.comment_id],
        "who": breakable(excerpt(row.author or UNNAMED, NAME), comment),
        "excerpt": breakable(excerpt(words, EXCERPT), comment),
        "language": row.language if _LANGUAGE.fullmatch(row.language or "") else "",
        "answers": _afresh(row) + answers[:MOST_ANSWERS],
        "more": max(0, len(answers) - MOST_ANSWERS),
        "about": breakable(excerpt("; ".join(subjects) or row.topic or "", ABOUT), about),
        "tone": breakable(
            tone_words(row.tone, row.tone_likeliest, row.tone_confidence, row.tone_among), tone
        ),
        "fill": tone_colour(row.tone, row.tone_likeliest),
        "why": [
            breakable(said, (COLUMNS[4] - PADDING) / WHY_SIZE)
            for said in (why_words(row.tone_why), irony_words(row.irony, row.irony_why))
            if said
        ],
    }


def shown_words(text: str, parts: Sequence[tuple[int, int, str]]) -> str:
    """What the author wrote, without the names that open it and with `QUOTED` for each quotation.

    `parts` are the (start, end, kind) of its spans. All of it where it is nothing else.
    """
    said: list[str] = []
    for start, end, kind in parts:
        if kind == "quote":
            said.append(f" {QUOTED} ")
        elif kind == "own" or any(map(_speaks, said)):
            said.append(text[start:end])
    words = " ".join("".join(said).split()) if any(map(_speaks, said)) else text
    return words.lstrip(" .,;:")


def _speaks(piece: str) -> bool:
    return any(map(str.isalnum, piece))


def _afresh(row: Any) -> list[dict[str, object]]:
    """What stands in place of a primary parent, where there is none."""
    if row.reply_state == "reply":
        return []
    sure = "" if row.reply_confidence is None else sureness(row.reply_confidence)
    nothing = dict.fromkeys(("stance", "why", "evidence", "about"), "")
    return [{"ref": None, "whom": AFRESH[row.reply_state], "sure": sure, **nothing}]


def _answers(links: pd.DataFrame, anchors: Mapping[str, Ref]) -> Mapping[str, list[dict[str, object]]]:
    """What each comment answers, in the order of links.csv: its primary parent first."""
    width = (COLUMNS[2] - PADDING) / SIZE
    answers: defaultdict[str, list[dict[str, object]]] = defaultdict(list)
    for row in rows(links):
        answers[row.comment_id].append(
            {
                "ref": anchors[row.reply_to],
                "whom": breakable(excerpt(row.reply_to_author or UNNAMED, NAME), width),
                "stance": "" if row.stance in (None, UNSURE) else row.stance,
                "why": breakable(why_words(row.stance_why), (COLUMNS[2] - PADDING) / WHY_SIZE),
                "sure": sureness(row.confidence),
                "evidence": breakable(_reasons(row.evidence or row.kind, EVIDENCE), width),
                "about": row.about or "",
            }
        )
    return answers


def _reasons(said: str, ems: float) -> str:
    """As many of the reasons (they are parted by `; `, strongest first) as there is room for."""
    first, *others = clean(said).split("; ")
    shown = excerpt(first, ems)
    for reason in others:
        if length(f"{shown}; {reason}") > ems:
            break
        shown = f"{shown}; {reason}"
    return shown
