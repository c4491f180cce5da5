"""Invented threads of any size for tests of the report: every table filled, the same each time."""

from __future__ import annotations

import random
from collections.abc import Sequence

from analysis.schema import (
    ARTICLE,
    COMMENTS,
    GROUNDS,
    LINKS,
    SPANS,
    TONE_SHARES,
    TONES,
    TOPICS,
    Tables,
)
from analysis.tables.pairs import pairs
from analysis.tables.people import people

TITLE = "The weir at Lower Aldham will not be ready before winter"

NAMES = (
    "Ana Whitfield", "bo_carrier", "Carla M.", "dredger", "E. Okonkwo", "Fen walker", "gina", "Harald Björk",
    "Ines", "JoPo", "K. de Vries", "Lockkeeper", "Mina", "Ned Thorne", "O’Dea",
)  # fmt: skip

SAYINGS = (
    "The weir was rated for 6 metres when it was built, and the survey of last year says it holds still.",
    "So the council knew for two years and told nobody. Wonderful.",
    "Does anybody know whether the footpath stays open while they work on the north bank?",
    "It closes on Monday. The notice hangs at the lock house, and it is on the council’s page under works.",
    "Thank you, that is the first clear answer I have had in a month.",
    "What a disgrace. They should all be made to stand in it when the water comes.",
    "My cellar flooded three times. I do not think that I can stay here another winter.",
    "Ha, then you had better learn to swim, or marry somebody with a boat.",
    "I disagree: the dredging did more for us than any wall has, and it cost a tenth of one.",
    "That is not what the report says. Page 12 gives both figures, and neither of them is a tenth.",
)

SUBJECTS = ("the weir", "the footpath", "who pays for the wall", "dredging")

EVIDENCE = {
    "mention": "names {0} with @ at its start",
    "quote": "repeats {0}’s words “the survey of last year says it holds”",
    "name": "names {0} in the text",
    "content": "speaks of the same things: weir, survey, metres",
}


def thread(
    persons: int = 15,
    comments: int = 30,
    names: Sequence[str] = NAMES,
    sayings: Sequence[str] = SAYINGS,
) -> Tables:
    """A thread of that size in which two of three comments answer an earlier one."""
    dice = random.Random(f"{persons} {comments}")
    cast = [
        names[n % len(names)] + (f" {n // len(names) + 1}" if n >= len(names) else "") for n in range(persons)
    ]
    rows = [_comment(n, dice, cast, sayings) for n in range(1, comments + 1)]
    comments_table = COMMENTS.frame(rows)
    links = LINKS.frame(_link(row, rows, dice) for row in rows if row["reply_to"] is not None)
    shares = TONE_SHARES.frame({"comment_id": row["comment_id"], **_shares(row, dice)} for row in rows)
    return Tables(
        title=TITLE,
        host=None,
        comments=comments_table,
        links=links,
        pairs=pairs(comments_table, links, shares),
        spans=SPANS.frame(
            {"comment_id": r["comment_id"], "start": 0, "end": len(r["text"]), "kind": "own"} for r in rows
        ),
        people=people(comments_table, links, None),
        topics=TOPICS.frame(_topics(rows)),
        article=ARTICLE.frame([{"source": "article", "paragraph": 0, "text": TITLE}]),
        grounds=GROUNDS.frame([{"comment_id": "c1", "source": "article", "paragraph": 0, "confidence": 0.7}]),
        tone_shares=shares,
    )


def _comment(n: int, dice: random.Random, cast: Sequence[str], sayings: Sequence[str]) -> dict[str, object]:
    author = cast[(n - 1) % len(cast)] if n <= len(cast) else dice.choice(cast)
    parent = dice.randint(max(1, n - 8), n - 1) if n > 1 and dice.random() < 0.66 else None
    words = sayings[(n - 1) % len(sayings)]
    sure = dice.random()
    likeliest = dice.choice(TONES)
    topic = dice.randrange(len(SUBJECTS))
    return {
        "comment_id": f"c{n}", "position": n, "page_order": n, "number": n,
        "author": author, "person": author,
        "posted_text": words, "text": words, "own_text": words, "own_words": len(words.split()), "depth": 0,
        "quoted_share": 0.0, "reply_state": "reply" if parent else "afresh", "parent_missing": False,
        "reply_to": f"c{parent}" if parent else None, "reply_confidence": round(0.5 + dice.random() / 2, 3),
        "tone": likeliest if sure > 0.45 else "unsure", "tone_likeliest": likeliest, "tone_confidence": sure,
        "sentiment": round(dice.uniform(-1, 1), 3), "irony": dice.random(), "toward": "outsider",
        "topic_id": topic, "topic": SUBJECTS[topic], "topic_confidence": 0.8, "language": "en",
    }  # fmt: skip


def _link(
    row: dict[str, object], rows: Sequence[dict[str, object]], dice: random.Random
) -> dict[str, object]:
    parent = next(r for r in rows if r["comment_id"] == row["reply_to"])
    kind = dice.choice(list(EVIDENCE))
    return {
        "comment_id": row["comment_id"], "author": row["author"], "reply_to": parent["comment_id"],
        "reply_to_author": parent["author"], "primary": True, "kind": kind,
        "confidence": row["reply_confidence"],
        "evidence": EVIDENCE[kind].format(parent["author"]), "stance_confidence": 0.7, "about": row["topic"],
        "stance": dice.choice(["agrees", "disagrees", "asks", "adds", "unsure"]),
    }  # fmt: skip


def _shares(row: dict[str, object], dice: random.Random) -> dict[str, float]:
    weights = {tone: dice.random() + 4 * (tone == row["tone_likeliest"]) for tone in TONES}
    return {tone: weight / sum(weights.values()) for tone, weight in weights.items()}


def _topics(rows: Sequence[dict[str, object]]) -> list[dict[str, object]]:
    return [
        {"topic_id": n, "name": name, "keyphrases": name, "comments": len(mine), "authors": 1,
         "first_position": mine[0]["position"], "last_position": mine[-1]["position"],
         "typical_comment": mine[0]["comment_id"]}
        for n, name in enumerate(SUBJECTS)
        if (mine := [row for row in rows if row["topic_id"] == n])
    ]  # fmt: skip
