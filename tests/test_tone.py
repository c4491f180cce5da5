"""Tone, sentiment, irony and target of comments, and what is said of those that cannot be judged."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
import stories
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.schema import COMMENTS, LINKS, NO_OWN_WORDS, NOT_ANALYSED, TARGETS, TONE_SHARES, TONES, UNSURE
from analysis.tags import by_words, tone
from analysis.tags.linear import Floats

FOUND = [
    *("language", "tone", "tone_likeliest", "tone_confidence", "tone_among", "tone_also"),
    *("sentiment", "irony", "toward"),
]


def judged(*lines: stories.Line) -> tuple[pd.DataFrame, pd.DataFrame]:
    frame = stories.comments(*lines)
    return tone.judge(frame, stories.links(frame), by_words.JUDGE)


def likeliest(text: str) -> str:
    return str(judged(("ana", text))[0]["tone_likeliest"].iloc[0])


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("supportive", "Thank you so much, this is great work!"),
        ("questioning", "How do I install this on my computer? Is there a manual for it?"),
        (
            "informative",
            "You can set the option in the configuration file; the default is 8 MB since version 2.1.",
        ),
        ("critical", "They failed again, and it is the same people who are to blame for this mess."),
        ("hostile", "You are a stupid, disgusting liar. Go to hell, you fucking idiot."),
    ],
)
def test_words_that_speak_plainly_are_heard(expected: str, text: str) -> None:
    assert likeliest(text) == expected


def test_a_plain_thank_you_is_sure_enough_to_be_shown() -> None:
    comments, _ = judged(("ana", "Thank you so much, this is great work!"))
    assert comments["tone"].tolist() == ["supportive"]
    assert comments["tone_confidence"].iloc[0] > 0.8


def test_contempt_is_never_asserted_from_words_alone() -> None:
    comments, _ = judged(("ana", "You are a stupid, disgusting liar. Go to hell, you fucking idiot."))
    assert comments["tone"].tolist() == [UNSURE]
    assert comments["irony"].iloc[0] < 0.5


def test_a_tone_that_is_not_sure_may_be_surely_one_of_two() -> None:
    comments, _ = judged(
        ("ana", "I disagree: the report does not say that, and the numbers are wrong."),
        ("bo", "You failed."),
    )
    assert comments["tone"].tolist() == [UNSURE, UNSURE]
    one_of_two, open_still = comments["tone_among"]
    assert set(one_of_two.split(";")) == {"informative", "critical"}
    assert one_of_two.startswith(comments["tone_likeliest"].iloc[0])
    assert pd.isna(open_still)


def test_a_sure_tone_is_not_one_of_two() -> None:
    comments, _ = judged(("ana", "Thank you so much, this is great work!"))
    assert comments["tone_among"].isna().all()


def test_quoted_words_do_not_count() -> None:
    frame = stories.comments(
        ("ana", "You are all idiots!"), ("bo", "“You are all idiots!” Thank you so much!")
    )
    frame["own_text"] = ["You are all idiots!", "Thank you so much!"]
    comments, _ = tone.judge(frame, stories.links(frame), by_words.JUDGE)
    assert comments["tone_likeliest"].iloc[1] == "supportive"
    assert comments["sentiment"].iloc[1] > 0


def test_a_comment_without_own_words_has_no_tone() -> None:
    comments, shares = judged(("ana", ""), ("bo", "https://example.org/a"), ("cy", "😂😂"), ("di", "…"))
    assert comments["tone"].tolist() == [NO_OWN_WORDS] * 4
    assert (
        comments[["tone_likeliest", "tone_confidence", "irony", "toward", "tone_also"]].isna().all(axis=None)
    )
    assert shares.empty


def test_emoji_have_a_sentiment_though_no_words() -> None:
    comments, _ = judged(("ana", "😂😂"), ("bo", "https://example.org/good-news"), ("cy", ""))
    assert comments["sentiment"].iloc[0] > 0
    assert comments["sentiment"].iloc[1:].isna().all()


def test_another_language_is_not_analysed_and_never_neutral() -> None:
    comments, shares = judged(
        ("ana", "Das ist doch alles gelogen, und das wisst ihr auch."),
        ("bo", "That is all a lie, and you know it."),
        ("cy", "Всё это неправда, и вы это знаете."),
    )
    assert comments["language"].tolist() == ["de", "en", "und"]
    assert comments["tone"].iloc[[0, 2]].tolist() == [NOT_ANALYSED] * 2
    assert comments["sentiment"].isna().tolist() == [True, False, True]
    assert shares["comment_id"].tolist() == ["c2"]


def test_no_comments_are_no_trouble() -> None:
    comments, shares = tone.judge(COMMENTS.frame(), LINKS.frame(), by_words.JUDGE)
    assert comments.empty
    assert shares.empty
    assert list(shares.columns) == list(TONE_SHARES.columns)


def test_types_are_those_of_the_schema() -> None:
    for frame in (judged(("ana", "Well said."))[0], judged(("ana", ""))[0]):
        assert {name: str(frame[name].dtype) for name in FOUND} == {
            name: COMMENTS.columns[name] for name in FOUND
        }


def test_an_unknown_author_and_a_missing_share_are_no_trouble() -> None:
    frame = stories.comments((None, "Well said, I agree with you."))
    frame["quoted_share"] = np.nan
    comments, _ = tone.judge(frame, stories.links(frame), by_words.JUDGE)
    assert comments["tone_likeliest"].notna().all()


def test_a_very_long_comment_is_judged() -> None:
    comments, _ = judged(("ana", "This bridge has failed us. " * 6000))
    assert comments["tone_likeliest"].iloc[0] in TONES


def test_a_heated_thread_makes_contempt_likelier() -> None:
    remark = ("ana", "So that is what you call a plan.")
    angry = [("bo", "You are a pathetic liar, and your plan is stupid garbage.")] * 12
    kind = [("bo", "Thanks, you can find the manual in the download folder.")] * 12
    found = (judged(remark, *others)[1] for others in (angry, kind))
    heated, calm = (shares[list(by_words.HEATED)].iloc[0].sum() for shares in found)
    assert heated > calm


def test_heat_is_measured_in_tenths_above_the_usual_and_drawn_to_it_by_eight_comments() -> None:
    shares = np.zeros((8, len(TONES)))
    shares[:, TONES.index("critical")] = 0.6
    assert by_words.heat_of(shares, 0.4) == pytest.approx(1.0)
    assert by_words.heat_of(shares[:0], 0.4) == 0


def test_further_tones_are_named_from_their_threshold_on_the_likeliest_first() -> None:
    def also(**shares: float) -> object:
        row: Floats = np.array([shares.get(label, 0.0) for label in TONES])
        return tone.also(row)

    assert also(critical=0.5, mocking=0.25, informative=0.25) == "informative;mocking"
    assert also(critical=0.45, mocking=0.26, informative=0.29) == "informative;mocking"
    assert also(critical=0.76, mocking=0.24) is None


WORDS = "I you the bridge is not closed again why thanks great lol ? ! … 😂 der und https://a.b @bo".split()
TEXT = st.one_of(st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join), st.text(max_size=80))


@given(st.lists(TEXT, max_size=6), st.randoms(use_true_random=False))
@settings(max_examples=60)
def test_any_texts_are_judged_and_the_order_of_rows_changes_nothing(texts, chance) -> None:  # type: ignore[no-untyped-def]
    parents = [chance.randint(1, n) if n and chance.random() < 0.5 else None for n in range(len(texts))]
    frame = stories.comments(*(("ana", text, parent) for text, parent in zip(texts, parents, strict=True)))
    links = stories.links(frame)
    comments, shares = tone.judge(frame, links, by_words.JUDGE)
    assert shares[list(TONES)].sum(axis=1).to_numpy() == pytest.approx(1)
    assert set(comments["tone"]) <= {*TONES, UNSURE, NO_OWN_WORDS, NOT_ANALYSED}
    assert set(comments["toward"].dropna()) <= set(TARGETS)
    assert comments["irony"].dropna().between(0, 1).all()
    assert comments["sentiment"].dropna().between(-1, 1).all()
    sure = comments["tone"].isin(TONES)
    assert (comments["tone"] == comments["tone_likeliest"])[sure].all()
    order = list(range(len(frame)))
    chance.shuffle(order)
    mixed, mixed_shares = tone.judge(frame.iloc[order], links.iloc[::-1], by_words.JUDGE)
    pd.testing.assert_frame_equal(mixed.sort_index(), comments)
    pd.testing.assert_frame_equal(
        mixed_shares.sort_values("comment_id", ignore_index=True),
        shares.sort_values("comment_id", ignore_index=True),
    )
