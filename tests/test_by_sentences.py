"""Judging by sentences in their context: what words alone do not tell."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
import stories
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import models
from analysis.schema import COMMENTS, LINKS, NO_OWN_WORDS, NOT_ANALYSED, STANCES, TARGETS, TONES, UNSURE
from analysis.tags import by_sentences, stance, tone
from analysis.tags.judged import Asked
from analysis.tags.manner import Reading

JUDGE = by_sentences.JUDGE


def judged(*lines: stories.Line) -> pd.DataFrame:
    frame = stories.comments(*lines)
    return tone.judge(frame, stories.links(frame), JUDGE)[0]


def asked(*texts: str) -> Asked:
    """Comments of which each answers the one before."""
    size = len(texts)
    return Asked(
        Reading(texts), np.arange(-1, size - 1), np.zeros(size), np.array([bool(text) for text in texts])
    )


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("supportive", "Thank you so much, this is great work!"),
        ("questioning", "How do I install this on my computer? Is there a manual for it?"),
        (
            "informative",
            "You can set the option in the settings; the default is 8 MB since version 2.1.",
        ),
        ("worried", "I am so scared of what this winter will bring, I cannot sleep any more."),
        ("hostile", "You are a stupid, disgusting liar. Go to hell, you fucking idiot."),
    ],
)
def test_plain_speech_is_heard(expected: str, text: str) -> None:
    assert judged(("ana", text))["tone_likeliest"].tolist() == [expected]


def test_praise_that_is_none_is_likelier_ironic_than_praise() -> None:
    found = judged(
        ("ana", "Oh wonderful, another committee. Because the last four worked so brilliantly."),
        ("bo", "Thank you, the committee did wonderful work and I am grateful."),
    )
    assert found["irony"].iloc[0] > 3 * found["irony"].iloc[1]


def test_a_question_and_its_answer_stand_to_each_other_as_such() -> None:
    frame = stories.comments(
        ("ana", "The new pump is in."),
        ("bo", "Which model did they put in, and how many bar does it hold?", 1),
        ("ana", "The smaller one, it holds six bar.", 2),
    )
    links = stories.links(frame)
    comments = tone.judge(frame, links, JUDGE)[0]
    shares = JUDGE.stances(tone.ask(comments, links, np.ones(3, dtype=bool)), np.array([1, 2])).shares
    assert [STANCES[n] for n in shares.argmax(axis=1)] == ["asks", "answers"]


def test_every_feature_has_its_column() -> None:
    question = asked("Is it open?", "Yes, since nine.", "")
    seen = by_sentences.see(by_sentences.scores(question), question, np.flatnonzero(question.judged))
    assert seen.context.shape == (2, len(by_sentences.FEATURES))
    column = dict(zip(by_sentences.FEATURES, seen.context.T, strict=True))
    assert column["answered: questioning"].tolist()[0] == 0
    assert column["answered: questioning"].tolist()[1] == pytest.approx(column["tone: questioning"][0])
    assert column["stance: answers"].tolist()[0] == 0
    assert sum(np.exp(column[f"tone: {name}"]) for name in TONES) == pytest.approx([1, 1], abs=1e-4)


def test_a_comment_without_own_words_is_not_scored() -> None:
    question = asked("Is it open?", "", "Yes.")
    assert by_sentences.scores(question)["tone"][1].tolist() == [0.0] * len(TONES)


def test_the_weighing_models_fit_the_features() -> None:
    for name, labels in by_sentences.LABELS.items():
        card = models.load(by_sentences.model_of(name)).card
        assert (tuple(card["features"]), tuple(card["labels"])) == (by_sentences.FEATURES, labels)
        assert card["fast"] is False


def test_a_run_names_the_cards_of_its_own_way_alone() -> None:
    whole, fast = models.cards(fast=False), models.cards(fast=True)
    assert [card for card in whole if card.get("fast") is True] == []
    assert [card for card in fast if card.get("fast") is False] == []
    assert "in which tone a comment speaks" in {card["judges"] for card in whole}
    assert "in which tone a comment speaks" in {card["judges"] for card in fast}
    assert len({card["judges"] for card in whole}) == len(whole)


def test_no_comments_are_no_trouble() -> None:
    comments, shares = tone.judge(COMMENTS.frame(), LINKS.frame(), JUDGE)
    assert comments.empty
    assert shares.empty
    assert stance.judge(comments, LINKS.frame(), JUDGE).empty


@pytest.mark.parametrize("text", ["This bridge has failed us. " * 6000, "so 😂🙄 " * 2000])
def test_an_endless_comment_has_a_tone(text: str) -> None:
    assert judged(("ana", text))["tone_likeliest"].iloc[0] in TONES


WORDS = "I you the bridge is not closed again why thanks great lol ? ! … 😂 der und https://a.b @bo".split()
TEXT = st.one_of(st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join), st.text(max_size=80))


@given(st.lists(TEXT, max_size=5), st.randoms(use_true_random=False))
@settings(max_examples=25, deadline=None)
def test_any_texts_are_judged_and_the_order_of_rows_changes_nothing(texts, chance) -> None:  # type: ignore[no-untyped-def]
    parents = [chance.randint(1, n) if n and chance.random() < 0.5 else None for n in range(len(texts))]
    frame = stories.comments(*(("ana", text, parent) for text, parent in zip(texts, parents, strict=True)))
    links = stories.links(frame)
    comments, shares = tone.judge(frame, links, JUDGE)
    assert shares[list(TONES)].sum(axis=1).to_numpy() == pytest.approx(1)
    assert set(comments["tone"]) <= {*TONES, UNSURE, NO_OWN_WORDS, NOT_ANALYSED}
    assert set(comments["toward"].dropna()) <= set(TARGETS)
    assert comments["irony"].dropna().between(0, 1).all()
    order = list(range(len(frame)))
    chance.shuffle(order)
    mixed, _ = tone.judge(frame.iloc[order], links.iloc[::-1], JUDGE)
    pd.testing.assert_frame_equal(mixed.sort_index(), comments)
    judged_links = stance.judge(comments, links, JUDGE)
    assert set(judged_links["stance"]) <= {*STANCES, UNSURE}
