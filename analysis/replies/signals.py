"""What a comment shows by itself of whom it answers: one row a comment, by position."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from analysis.text import straighten, words

SECOND_PERSON = r"you|your|yours|you're|you've|yourself|u|du|dein\w*|Sie|Ihr\w*|tu|vous|votre|usted|você"
OPENS_AS_ANSWER = (
    r"yes|yeah|yep|no|nope|nah|exactly|agreed?|i (?:dis)?agree|right|true|indeed|sure|ok|okay|thanks?|thx|"
    r"well|but|and|so|actually|good (?:point|question|idea)|not really|of course|sorry|it is|that|this|"
    r"because|fair|correct|wrong|absolutely|totally|lol|ha(?:ha)*|hm+|oh|ah|ja|nein|danke|oui|non|merci|"
    r"s[ií]|gracias|if you|you|your|did you|do you|have you|are you|can you|what do you|why do you"
)
THANKS = r"thanks|thank you|thx|cheers|danke|merci|gracias|obrigad[oa]|grazie"
POINTS_BACK = (
    r"above|previous(?:ly)?|same here|me too|ditto|as (?:you|he|she|they) (?:said|say|wrote)|"
    r"your (?:comment|post|reply|question|point|answer|suggestion)|the other commenter"
)
OF_ARTICLE = (
    r"(?:great|nice|good|excellent|interesting|awesome|fantastic|helpful|wonderful|lovely) "
    r"(?:post|article|read|write-?up|blog|recipe|piece|work|tutorial|explanation)|"
    r"(?:this|the|your) (?:post|article|blog|recipe|piece)"
)
"""Words that show answering, and those that show that the article is spoken to."""


def _words(cues: str, before: str = "") -> re.Pattern[str]:
    return re.compile(rf"{before}\b(?:{cues})\b", re.IGNORECASE)


_SECOND_PERSON, _THANKS, _POINTS_BACK = _words(SECOND_PERSON), _words(THANKS), _words(POINTS_BACK)
_OPENS_AS_ANSWER, _OF_ARTICLE = _words(OPENS_AS_ANSWER, r"\W*"), _words(OF_ARTICLE)
_FIRST_WORDS = 160
"""Code points read for how a comment opens."""


def of_comments(
    own_texts: Sequence[str], lost_lines: Sequence[tuple[int, ...]]
) -> Mapping[str, NDArray[np.float64]]:
    """What each comment's own words show of answering (0 or 1), and how many they are."""
    plain = [straighten(text).strip() for text in own_texts]
    found: Mapping[str, list[bool] | list[int]] = {
        "asks": ["?" in text for text in plain],
        "second_person": [bool(_SECOND_PERSON.search(text)) for text in plain],
        "opens_as_answer": [bool(_OPENS_AS_ANSWER.match(text[:_FIRST_WORDS])) for text in plain],
        "thanks": [bool(_THANKS.search(text[:_FIRST_WORDS])) for text in plain],
        "points_back": [bool(_POINTS_BACK.search(text)) for text in plain],
        "of_article": [bool(_OF_ARTICLE.search(text)) for text in plain],
        "lost_first": [0 in lost for lost in lost_lines],
        "lost_later": [any(lost) for lost in lost_lines],
        "words": [len(words(text)) for text in plain],
    }
    return {name: np.array(values, dtype=np.float64) for name, values in found.items()}
