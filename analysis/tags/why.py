"""Why a comment is judged as is shown: the words that weighed most, and what of the context counted."""

from __future__ import annotations

import pandas as pd

from analysis.schema import LISTED, STANCES, TONES
from analysis.tags import irony, leaving_out, passages
from analysis.tags.judged import IRONY, STANCE, TONE, Judge
from analysis.tags.leaving_out import Reasons, Shown
from analysis.tags.tone import ask

LONGEST = 1000
"""Words of the longest comment that is explained: it is read anew, in part, a dozen times."""

NO_SINGLE_WORDS = "the whole comment"
"""Said where nothing that can be left out alone weighs."""


def explain(comments: pd.DataFrame, links: pd.DataFrame, way: Judge) -> tuple[pd.DataFrame, pd.DataFrame]:
    """`comments` with why each shows its tone and may be ironic, `links` with why they show their stance.

    Each is up to three passages of the comment's own words in “ ”, then the parts of its context, the
    weightiest first, joined by `; `: without each of them the odds of what is shown are at most half.
    `NO_SINGLE_WORDS` where there is no such thing; missing where nothing is shown, after the first `LISTED`
    comments and in those of more than `LONGEST` words. The order of the rows changes nothing.
    """
    shown = _explained([*_tones(comments), *_ironies(comments), *_stances(comments, links)], comments)
    asked = ask(comments, links, comments["tone_likeliest"].notna().to_numpy(bool))
    found = leaving_out.reasons(asked, way.anew(asked), shown, way.context) if shown else []
    texts = comments["text"].tolist()
    said: dict[str, dict[int, str]] = {TONE: {}, IRONY: {}, STANCE: {}}
    for each, reasons in zip(shown, found, strict=True):
        own = asked.reading.texts[each.row]
        said[each.judgement][each.row] = "; ".join([*_words(own, texts[each.row], reasons), *reasons.context])
    return (
        comments.assign(tone_why=_column(said[TONE], comments), irony_why=_column(said[IRONY], comments)),
        links.assign(stance_why=_of_links(_column(said[STANCE], comments), comments, links)),
    )


def _explained(shown: list[Shown], comments: pd.DataFrame) -> list[Shown]:
    kept = ((comments["position"] <= LISTED) & (comments["own_words"] <= LONGEST)).to_numpy(bool)
    return [each for each in shown if kept[each.row]]


def _tones(comments: pd.DataFrame) -> list[Shown]:
    sure = zip(range(len(comments)), comments["tone"], comments["tone_confidence"], strict=True)
    return [Shown(row, TONE, TONES.index(tone), share) for row, tone, share in sure if tone in TONES]


def _ironies(comments: pd.DataFrame) -> list[Shown]:
    possible = enumerate(comments["irony"])
    return [Shown(row, IRONY, 0, share) for row, share in possible if share >= irony.POSSIBLE]


def _stances(comments: pd.DataFrame, links: pd.DataFrame) -> list[Shown]:
    rows = dict(zip(comments["comment_id"], range(len(comments)), strict=True))
    sure = links[links["primary"] & links["stance"].isin(STANCES)]
    return [
        Shown(rows[comment], STANCE, STANCES.index(stance), share)
        for comment, stance, share in zip(
            sure["comment_id"], sure["stance"], sure["stance_confidence"], strict=True
        )
    ]


def _words(own: str, text: str, reasons: Reasons) -> list[str]:
    """The passages in “ ”, those that stand in the comment as they stand in its own words."""
    line = " ".join(text.split())
    found = [passages.pointed_at(own, passage) for passage in reasons.passages]
    return [f"“{words}”" for words in dict.fromkeys(found) if words in line] or [NO_SINGLE_WORDS]


def _column(said: dict[int, str], comments: pd.DataFrame) -> pd.Series[str]:
    return pd.Series([said.get(row) for row in range(len(comments))], index=comments.index, dtype="str")


def _of_links(said: pd.Series[str], comments: pd.DataFrame, links: pd.DataFrame) -> pd.Series[str]:
    """What is said of comments, beside their primary links."""
    of = said.set_axis(comments["comment_id"])
    return links["comment_id"].where(links["primary"]).map(of).astype("str")
