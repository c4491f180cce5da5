"""The last pages: how the report was made, how often it is right, and what it cannot know."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from analysis.report.printable import clean
from analysis.report.wording import SURENESS, percent
from analysis.summary.words import capital

TONES_MEAN = {
    "informative": "facts, an explanation, an answer, even-voiced reasoning or correction",
    "questioning": "a question that wants an answer",
    "critical": "earnest criticism of somebody or something",
    "mocking": "ridicule, sarcasm, mock surprise",
    "hostile": "anger, insult or contempt, stated outright",
    "joking": "play and banter at nobody’s expense",
    "worried": "fear, alarm, sadness, resignation",
    "supportive": "thanks, praise, approval, encouragement",
}
"""What each tone means to a reader of the report; the order of the legend."""

READING = (
    """#8 is the eighth comment of the conversation, wherever it stands; in this file it leads to the row
    of that comment. Every sentence of page 1 is made from rows of the tables and is checked against them
    again before it is printed; one that fails is left out.""",
    """How sure a judgement is stands beside it as a probability, in words and in per cent:""",
)

REPLIES = (
    """Each earlier comment may be what a comment answers. In favour of one speak, strongest first: the
    page says so; its author is named with @; its words are quoted; the gap that a dropped @name leaves;
    its author is named in the text; the same subject, or a question and its answer. The table says which
    of these was found.""",
    """A comment may answer several others, or none: that it starts afresh is a result, and has its own
    probability. Who is addressed first counts as the one answered.""",
)

TONES = (
    """A tone belongs to one comment and is judged from the author’s own words: what is quoted from others
    and the names of those addressed do not count. Where no tone is sure enough, the report says unsure;
    what the tone most probably is then stands beside it, and is drawn paler in the charts. The eight
    tones:""",
)

READERS = """The comments from which tones, irony and stances were learned were labelled by language models
    that read each comment in its place, by a written guideline. They are a careful reader’s labels, not a
    panel’s."""

TOPICS = (
    """A topic is a part of the conversation about one thing, named in words of the thread. A comment that
    names no subject of its own has the topic of what it answers.""",
)

LIMITS = (
    """Irony without a mark, jokes among people who know each other, and what was said elsewhere are often
    missed.""",
    """The report describes words. It says nothing of what somebody meant, felt or is.""",
    """Tone is judged in English only; who replied to whom, topics and counts are given for every
    language.""",
    """What a page or its copy does not hold, no report can: deleted comments, lost names, missing times.""",
)


def method(
    cards: Sequence[Mapping[str, object]], facts: Mapping[str, object], omitted: Sequence[str]
) -> list[list[dict[str, object]]]:
    """The parts in reading order, in two columns.

    `cards` describe the fitted models; `omitted` says what the report had no letters for.
    """
    texts = {
        "How to read this": (READING, _sureness_terms()),
        "Who replied to whom": (REPLIES, ()),
        "Tone": (TONES, tuple(TONES_MEAN.items())),
        "Topics": (TOPICS, ()),
        "How often it is right": (accuracy_sentences(cards), ()),
        "What was left out": (left_out_sentences(facts) + list(omitted), ()),
        "Limits": (LIMITS, ()),
    }
    parts: list[dict[str, object]] = [
        {
            "heading": heading,
            "paragraphs": [" ".join(paragraph.split()) for paragraph in paragraphs],
            "terms": [list(term) for term in terms],
        }
        for heading, (paragraphs, terms) in texts.items()
        if paragraphs
    ]
    half = _half([_weight(*texts[str(part["heading"])]) for part in parts])
    return [parts[:half], parts[half:]]


def accuracy_sentences(cards: Sequence[Mapping[str, object]]) -> list[str]:
    """The `plain` sentences of each card, in their order; last, who made the labels."""
    plain = [clean(str(line)) for card in cards for line in _listed(card.get("plain"))]
    return [*plain, READERS] if plain else []


def left_out_sentences(facts: Mapping[str, object]) -> list[str]:
    """What the reader of the input left out (reason and count), and its notes."""
    reasons = _mapping(facts.get("left_out")).items()
    counted = ", ".join(f"{clean(str(reason))} ({number})" for reason, number in reasons)
    notes = [clean(str(note)) for note in _listed(facts.get("notes"))]
    return [f"Of the input: {counted}."] * bool(counted) + [f"{capital(note)}." for note in notes if note]


def _mapping(value: object) -> Mapping[str, object]:
    return value if isinstance(value, Mapping) else {}


def _listed(value: object) -> Sequence[object]:
    return value if isinstance(value, (list, tuple)) else ()


def _sureness_terms() -> tuple[tuple[str, str], ...]:
    return tuple((word, f"from {percent(least)}" if least else "below that") for least, word in SURENESS)


def _weight(paragraphs: Sequence[str], terms: Sequence[tuple[str, str]]) -> int:
    """About how many letters of room a part takes."""
    return 100 + sum(map(len, paragraphs)) + sum(max(40, len(word) + len(meaning)) for word, meaning in terms)


def _half(weights: Sequence[int]) -> int:
    """How many of the first parts make the left column, so that the two are most alike."""
    return min(range(len(weights) + 1), key=lambda n: (abs(sum(weights[:n]) - sum(weights[n:])), n))
