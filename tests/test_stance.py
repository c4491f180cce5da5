"""How replies stand to what they answer."""

from __future__ import annotations

import pandas as pd
import pytest
import stories
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.schema import COMMENTS, LINKS, STANCES, UNSURE
from analysis.tags import by_sentences, by_words, stance, tone
from analysis.tags.judged import Judge


def judged(*lines: stories.Line, judge: Judge = by_words.JUDGE) -> pd.DataFrame:
    frame = stories.comments(*lines)
    links = stories.links(frame)
    return stance.judge(tone.judge(frame, links, judge)[0], links, judge)


CLAIM = ("ana", "The old bridge is dangerous and the council should close it at once.")


def test_plain_agreement_is_shown() -> None:
    agreement = ("bo", "I agree completely, you are exactly right.", 1)
    assert judged(CLAIM, agreement, judge=by_sentences.JUDGE)["stance"].tolist() == ["agrees"]


def test_plain_contradiction_never_reads_as_agreement() -> None:
    links = judged(
        CLAIM, ("bo", "No, that is wrong. It is not dangerous, and you have no evidence that it is.", 1)
    )
    assert links["stance"].iloc[0] in {"disagrees", UNSURE}


def test_what_is_not_sure_is_unsure_with_the_probability_of_the_likeliest() -> None:
    links = judged(CLAIM, ("bo", "The toll was raised in 1987.", 1))
    assert links["stance"].tolist() == [UNSURE]
    assert 0 < links["stance_confidence"].iloc[0] < 1


@pytest.mark.parametrize(
    ("first", "second"), [("", "I agree."), (CLAIM[1], "😂"), (CLAIM[1], "Ja, das ist leider wahr.")]
)
def test_where_one_side_cannot_be_read_nothing_is_said(first: str, second: str) -> None:
    links = judged(("ana", first), ("bo", second, 1))
    assert links["stance"].tolist() == [UNSURE]
    assert links["stance_confidence"].isna().all()


def test_only_the_primary_link_of_a_comment_is_judged() -> None:
    frame = stories.comments(
        CLAIM, ("cy", "What a silly lie, nobody believes you."), ("bo", "I agree with you.", 1)
    )
    links = stories.links(frame)
    links = pd.concat([links, links.assign(reply_to="c2", primary=False)], ignore_index=True)
    found = stance.judge(tone.judge(frame, links, by_words.JUDGE)[0], links, by_words.JUDGE)
    assert found["stance_confidence"].notna().tolist() == [True, False]
    assert found["stance"].iloc[1] == UNSURE


def test_no_links_are_no_trouble() -> None:
    assert stance.judge(
        tone.judge(COMMENTS.frame(), LINKS.frame(), by_words.JUDGE)[0], LINKS.frame(), by_words.JUDGE
    ).empty
    assert judged(CLAIM).empty


@given(st.lists(st.text(max_size=60), min_size=2, max_size=5), st.booleans())
@settings(max_examples=40)
def test_any_texts_have_a_stance_and_the_order_of_rows_changes_nothing(
    texts: list[str], backwards: bool
) -> None:
    frame = stories.comments(("ana", texts[0]), *(("bo", text, n) for n, text in enumerate(texts[1:], 1)))
    links = stories.links(frame)
    comments = tone.judge(frame, links, by_words.JUDGE)[0]
    found = stance.judge(comments, links, by_words.JUDGE)
    assert set(found["stance"]) <= {*STANCES, UNSURE}
    assert found["stance_confidence"].dropna().between(0, 1).all()
    turned = stance.judge(comments.iloc[::-1] if backwards else comments, links.iloc[::-1], by_words.JUDGE)
    pd.testing.assert_frame_equal(turned.sort_index(), found)
