"""What a comment shows by itself of whom it answers: one row a comment, by position."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pandas as pd

from analysis.text import straighten, words

_SECOND_PERSON = re.compile(
    r"\b(?:you|your|yours|you're|you've|yourself|u|du|dein\w*|Sie|Ihr\w*|tu|vous|votre|usted|você)\b", re.IGNORECASE
)
_OPENS_AS_ANSWER = re.compile(
    r"\W*(?:yes|yeah|yep|no|nope|nah|exactly|agreed?|i (?:dis)?agree|right|true|indeed|sure|ok|okay|thanks?|"
    r"thank you|thx|well|but|and|so|actually|good (?:point|question|idea)|not really|of course|sorry|it is|"
    r"that|this|because|fair|correct|wrong|absolutely|totally|lol|ha(?:ha)*|hm+|oh|ah|ja|nein|danke|oui|non|merci|"
    r"s[ií]|gracias|if you|you|your|did you|do you|have you|are you|can you|what do you|why do you)\b",
    re.IGNORECASE,
)
_THANKS = re.compile(r"\b(?:thanks|thank you|thx|cheers|danke|merci|gracias|obrigad[oa]|grazie)\b", re.IGNORECASE)
_POINTS_BACK = re.compile(
    r"\b(?:above|previous(?:ly)?|same here|me too|ditto|as (?:you|he|she|they) (?:said|say|wrote)|your (?:comment|post|reply|"
    r"question|point|answer|suggestion)|the other commenter)\b",
    re.IGNORECASE,
)
_SPEAKS_OF_ARTICLE = re.compile(
    r"\b(?:great|nice|good|excellent|interesting|awesome|fantastic|helpful|wonderful|lovely) (?:post|article|read|write-?up|"
    r"blog|recipe|piece|work|tutorial|explanation)\b|\b(?:this|the|your) (?:post|article|blog|recipe|piece)\b",
    re.IGNORECASE,
)
_FIRST_WORDS = 160
"""Code points read for how a comment opens."""

COMMENT_SIGNALS = (
    "asks",
    "second_person",
    "opens_as_answer",
    "thanks",
    "points_back",
    "of_article",
    "lost_first",
    "lost_later",
    "words",
)


def of_comments(own_texts: Sequence[str], lost_lines: Sequence[tuple[int, ...]]) -> pd.DataFrame:
    """One row a comment: what its own words show of answering (0 or 1), and how many they are."""
    plain = [straighten(text).strip() for text in own_texts]
    return pd.DataFrame(
        {
            "asks": ["?" in text for text in plain],
            "second_person": [bool(_SECOND_PERSON.search(text)) for text in plain],
            "opens_as_answer": [bool(_OPENS_AS_ANSWER.match(text[:_FIRST_WORDS])) for text in plain],
            "thanks": [bool(_THANKS.search(text[:_FIRST_WORDS])) for text in plain],
            "points_back": [bool(_POINTS_BACK.search(text)) for text in plain],
            "of_article": [bool(_SPEAKS_OF_ARTICLE.search(text)) for text in plain],
            "lost_first": [0 in lost for lost in lost_lines],
            "lost_later": [any(lost) for lost in lost_lines],
            "words": [len(words(text)) for text in plain],
        },
        columns=list(COMMENT_SIGNALS),
    ).astype("float64")
