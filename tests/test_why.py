"""Why a judgement is shown: what weighed most, by leaving it out."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import permutations

import numpy as np
import pandas as pd
import pytest
import stories

from analysis.evaluation import tone_why
from analysis.schema import LINKS, STANCES, TONES, UNSURE
from analysis.tags import by_sentences, by_words, passages, stance, tone, why
from analysis.tags.judged import (
    ANSWERED,
    FORM,
    IRONY,
    STANCE,
    THREAD,
    TONE,
    Anew,
    Asked,
    Changed,
    Floats,
    Judge,
    Judged,
    Left,
    Sure,
)

SURE = 0.9
ROUNDED = 0.1
"""How far a probability may move with the batch that a comment is read in: weights of 8 bits."""
"""The probability of everything that the stand-in shows of a whole comment in its place."""

Rule = Callable[[str, Left], float]
"""The probability of what is shown of a text without something."""


def stand_in(rule: Rule) -> Judge:
    """Judges comments anew by a rule that a reader can follow."""

    def anew(_: Asked) -> Anew:
        def judge(changed: Changed) -> Mapping[str, Floats]:
            found = np.array([rule(*each) for each in zip(changed.texts, changed.left_out, strict=True)])
            return {
                TONE: np.tile(found[:, None], len(TONES)),
                IRONY: found[:, None],
                STANCE: np.tile(found[:, None], len(STANCES)),
            }

        return judge

    return replace(by_words.JUDGE, anew=anew)


def carried_by(**falls: float) -> Rule:
    """Each of these words lowers the probability to this when it is gone."""
    return lambda text, _: min([SURE, *(fall for word, fall in falls.items() if word not in text)])


def shown(*lines: stories.Line, **columns: object) -> pd.DataFrame:
    """Comments, each supportive at `SURE`, none ironic."""
    known = {"tone": "supportive", "tone_likeliest": "supportive", "tone_confidence": SURE}
    return stories.comments(*lines).assign(**known, irony=0.0).assign(**columns)


def tones_why(frame: pd.DataFrame, rule: Rule) -> list[str | None]:
    found, _ = why.explain(frame, stories.links(frame), stand_in(rule))
    return [None if pd.isna(said) else said for said in found["tone_why"]]


LONG = "The old pump was loud and slow. We had it for years. Then you came, and now it hums like a bee."


def test_the_words_without_which_a_tone_falls_are_named() -> None:
    assert tones_why(shown(("ana", LONG)), carried_by(hums=0.2)) == ["“and now it hums”"]


def test_what_weighs_most_is_named_first_and_three_passages_at_most() -> None:
    rule = carried_by(loud=0.5, years=0.2, came=0.4, bee=0.6)
    (said,) = tones_why(shown(("ana", LONG)), rule)
    assert said is not None
    named = said.split("; ")
    assert len(named) == 3
    assert [word in each for word, each in zip(("years", "came", "loud"), named, strict=True)] == [True] * 3


def test_where_no_words_weigh_alone_it_is_the_whole_comment() -> None:
    assert tones_why(shown(("ana", LONG)), lambda *_: SURE) == ["the whole comment"]


def test_words_that_do_not_halve_the_odds_are_not_named() -> None:
    assert tones_why(shown(("ana", LONG)), carried_by(hums=0.85)) == ["the whole comment"]
    assert tones_why(shown(("ana", LONG)), carried_by(hums=0.81)) == ["“and now it hums”"]


def test_a_passage_is_named_whole_where_no_part_of_it_does_alone() -> None:
    either = lambda text, _: SURE if "hums" in text or "bee" in text else 0.1  # noqa: E731 - two words
    text = "It runs all day. It runs all night. We like it so. It hums as a bee."
    assert tones_why(shown(("ana", text)), either) == ["“It hums as a bee”"]


def test_the_only_word_of_a_comment_is_the_whole_comment() -> None:
    assert tones_why(shown(("ana", "Thanks!")), carried_by(Thanks=0.1)) == ["the whole comment"]


def test_what_it_answers_is_named_where_the_tone_hangs_on_it() -> None:
    frame = shown(("ana", "The pump hums."), ("bo", "So it does.", 1))
    alone = lambda _, left: 0.5 if left == ANSWERED else SURE  # noqa: E731 - one line
    assert tones_why(frame, alone) == ["the whole comment", "the whole comment; what it answers"]


@pytest.mark.parametrize("context", [THREAD, FORM])
def test_the_rest_of_the_context_is_named_only_where_it_decides(context: Left) -> None:
    frame = shown(("ana", "The pump hums."))
    weighs, decides = 0.6, 0.4
    assert tones_why(frame, lambda _, left: weighs if left == context else SURE) == ["the whole comment"]
    said = tones_why(frame, lambda _, left: decides if left == context else SURE)
    assert said == [f"the whole comment; {context}"]


def test_what_is_not_shown_is_not_explained() -> None:
    frame = shown(("ana", LONG), ("bo", LONG), tone=[UNSURE, "supportive"])
    assert tones_why(frame, carried_by(hums=0.2)) == [None, "“and now it hums”"]


def test_possible_irony_is_explained_and_other_irony_is_not() -> None:
    frame = shown(("ana", LONG), ("bo", LONG), tone=UNSURE, irony=[0.45, 0.2])
    found, _ = why.explain(frame, stories.links(frame), stand_in(carried_by(hums=0.05)))
    assert found["irony_why"].iloc[0] == "“and now it hums”"
    assert found["irony_why"].isna().tolist() == [False, True]
    assert found["tone_why"].isna().all()


def test_a_stance_is_explained_beside_the_link_that_shows_it() -> None:
    frame = shown(("ana", LONG), ("bo", "You are right. It hums.", 1), tone=UNSURE)
    links = stories.links(frame).assign(stance="agrees", stance_confidence=SURE)
    links = pd.concat([links, links.assign(primary=False, stance=UNSURE)], ignore_index=True)
    _, found = why.explain(frame, links, stand_in(carried_by(right=0.2)))
    assert found["stance_why"].fillna("").tolist() == ["“You are right”", ""]


def test_passages_are_never_put_together_across_a_quotation() -> None:
    own = ["We like it.", "It is good.", *(f"Nothing more happened on day {n}." for n in "123456")]
    text = f"{own[0]} “What do you say?” {' '.join(own[1:])}"
    frame = shown(("ana", text), own_text=f"{own[0]}\n\n{' '.join(own[1:])}")
    both = lambda said, _: SURE if "like" in said or "good" in said else 0.1  # noqa: E731 - two words
    assert tones_why(frame, both) == ["the whole comment"]
    assert tones_why(frame, carried_by(good=0.1)) == ["“It is good”"]


def test_only_the_first_comments_and_no_endless_ones_are_explained(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(why, "LISTED", 2)
    monkeypatch.setattr(why, "LONGEST", 30)
    frame = shown(("ana", LONG), ("bo", f"{LONG} {LONG}"), ("cy", LONG))
    assert tones_why(frame, carried_by(hums=0.2)) == ["“and now it hums”", None, None]


JUDGES = {"by sentences": by_sentences.JUDGE, "by words": by_words.JUDGE}
THREADED: tuple[stories.Line, ...] = (
    ("ana", "The pump was replaced on Monday. Thank you so much for the great work, it is wonderful!"),
    ("bo", "How many bar does it hold? The last one leaked at the valve.", 1),
    ("cy", "It holds six bar, says the manual. Where can I read more about the valve?", 2),
    ("di", "No, that is simply wrong. It holds eight, and you never read the manual.", 3),
    ("ed", "I agree completely, you are exactly right. The manual says eight.", 4),
)


@pytest.fixture(scope="module", params=JUDGES)
def judge(request: pytest.FixtureRequest) -> Judge:
    return JUDGES[request.param]


def explained(judge: Judge, *order: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    frame = stories.comments(*THREADED)
    links = stories.links(frame)
    mixed = frame.iloc[list(order)] if order else frame
    comments, _ = tone.judge(mixed, links, judge)
    return why.explain(comments, stance.judge(comments, links, judge), judge)


def test_without_the_words_named_the_probability_shown_is_lower(judge: Judge) -> None:
    comments, links = explained(judge)
    checked = 0
    for row, said in enumerate(comments["tone_why"].fillna("")):
        own, label = comments["own_text"].iloc[row], TONES.index(comments["tone_likeliest"].iloc[row])
        for words in re.findall("“(.+?)”", said):
            assert own.count(words) == 1
            start = own.index(words)
            kept = passages.without(own, [(start, start + len(words))])
            texts = comments["own_text"].mask(comments["comment_id"] == f"c{row + 1}", kept)
            _, shares = tone.judge(comments.assign(own_text=texts), links, judge)
            assert shares.iloc[row][TONES[label]] < comments["tone_confidence"].iloc[row]
            checked += 1
    assert checked


def test_thanks_are_supportive_for_the_words_that_thank(judge: Judge) -> None:
    comments, _ = explained(judge)
    assert comments["tone"].iloc[0] == "supportive"
    assert "Monday" not in comments["tone_why"].iloc[0]


def test_every_tone_and_stance_that_is_shown_says_why(judge: Judge) -> None:
    comments, links = explained(judge)
    assert (comments["tone_why"].notna() == comments["tone"].isin(TONES)).all()
    assert (links["stance_why"].notna() == links["stance"].isin(STANCES)).all()
    assert comments["tone_why"].notna().any()


def test_the_order_of_rows_changes_no_reason(judge: Judge) -> None:
    comments, links = explained(judge)
    for order in list(permutations(range(len(THREADED))))[17::40]:
        mixed, mixed_links = explained(judge, *order)
        pd.testing.assert_frame_equal(mixed.sort_index(), comments)
        pd.testing.assert_frame_equal(mixed_links, links)


def test_what_is_judged_anew_with_nothing_left_out_is_as_before(judge: Judge) -> None:
    frame = stories.comments(*THREADED)
    asked = tone.ask(frame, stories.links(frame), np.ones(len(frame), dtype=bool))
    rows = np.arange(1, len(frame))
    again = judge.anew(asked)(Changed(rows, asked.reading.texts[1:], ("words",) * len(rows)))
    before = judge.comments(asked)
    assert again[TONE] == pytest.approx(before.tones.shares[1:], abs=ROUNDED)
    assert again[IRONY][:, 0] == pytest.approx(before.irony[1:], abs=ROUNDED)
    assert again[STANCE] == pytest.approx(judge.stances(asked, rows).shares, abs=ROUNDED)


def test_a_thread_without_comments_is_no_trouble(judge: Judge) -> None:
    frame = stories.comments()
    comments, links = why.explain(frame, stories.links(frame), judge)
    assert comments.empty
    assert links.empty


@pytest.mark.parametrize("text", ["😂 😂 great 😂", "?! … great", "great " * 900, "a\n\nb\n\n\n great\n"])
def test_an_odd_comment_is_explained_and_stops_no_run(judge: Judge, text: str) -> None:
    frame = shown(("ana", text), irony=0.4)
    comments, _ = why.explain(frame, stories.links(frame), judge)
    assert comments[["tone_why", "irony_why"]].notna().all(axis=None)


def test_the_fall_without_words_named_is_measured_beside_that_of_as_many_by_chance() -> None:
    frame = stories.comments(*[("ana", LONG)] * 20, ("bo", "The pump is on."))
    asked = tone.ask(frame, stories.links(frame), np.ones(len(frame), dtype=bool))
    supportive = np.tile([SURE if each == "supportive" else 0.0 for each in TONES], (len(frame), 1))
    all_shown = Sure(supportive, np.ones(len(frame), dtype=bool), np.zeros(len(frame), dtype=bool))
    judge = replace(
        stand_in(lambda text, _: 0.2 if "old" in text and "hums" not in text else SURE),
        comments=lambda _: Judged(all_shown, np.zeros(len(frame)), all_shown),
    )
    found = list(tone_why.falls(asked, judge, np.random.default_rng(1)))
    assert found[-1] is None
    named, by_chance = np.array([each for each in found if each]).T
    assert named == pytest.approx([SURE - 0.2] * 20)
    assert 0 < by_chance.mean() < (SURE - 0.2) / 2


def test_a_thread_that_shows_no_tone_has_no_falls() -> None:
    nothing = tone.ask(stories.comments(("ana", "So.")), LINKS.frame(), np.zeros(1, dtype=bool))
    assert list(tone_why.falls(nothing, by_words.JUDGE, np.random.default_rng(1))) == []
