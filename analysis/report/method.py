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
    """How sure a judgement is stands beside it as a probability: of ten judgements at 80 %, about eight
    should be right. In words:""",
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
    and the names of those addressed do not count. Where no single tone is sure enough, two are named
    of which it should be one; where that is not sure either, the likeliest is given with “?”. The charts
    draw the likeliest of both paler. Tones, irony and stances were learned from comments that
    language models labelled, reading each in its place by a written guideline: a careful reader’s labels,
    not a panel’s. In small print stands what a judgement hangs on: left out, and judged again, its odds
    are half or less. The eight tones:""",
)

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
) -> list[dict[str, object]]:
    """The parts in reading order.

    `cards` describe the fitted models; `omitted` says what the report had no letters for.
    """
    parts = (
        _part("How to read this", READING, _sureness_terms()),
        _part("Who replied to whom", REPLIES),
        _part("Tone", TONES, list(TONES_MEAN.items())),
        _part("Topics", TOPICS),
        _part("How often it is right", leads=accuracy(cards)),
        _part("What was left out", left_out_sentences(facts) + list(omitted)),
        _part("Limits", LIMITS),
    )
    return [part for part in parts if any(part[kind] for kind in ("paragraphs", "terms", "leads"))]


def accuracy(cards: Sequence[Mapping[str, object]]) -> list[tuple[str, str]]:
    """What each model judges, and the `plain` sentences of its card."""
    said = [(card.get("judges"), " ".join(map(str, _listed(card.get("plain"))))) for card in cards]
    return [(capital(clean(str(judges))), clean(plain)) for judges, plain in said if plain]


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


def _sureness_terms() -> list[tuple[str, str]]:
    return [(word, f"from {percent(least)}" if least else "below that") for least, word in SURENESS]


def _part(
    heading: str,
    paragraphs: Sequence[str] = (),
    terms: Sequence[tuple[str, str]] = (),
    leads: Sequence[tuple[str, str]] = (),
) -> dict[str, object]:
    """`terms` are a list of words and their meanings, `leads` paragraphs that begin with bold words."""
    return {
        "heading": heading,
        "paragraphs": [" ".join(paragraph.split()) for paragraph in paragraphs],
        "terms": [list(term) for term in terms],
        "leads": [list(lead) for lead in leads],
    }
