"""Who took part, who answered whom, who took whose side, and how sure that is: threads to check by eye."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd
import pytest
import stories
from summary_stories import DISPUTE, QUARREL, cited, only, said, thread

from analysis.schema import Tables


def test_participation_counts_people_replies_and_new_beginnings() -> None:
    assert only(thread(*QUARREL), "participation") == (
        "Four people wrote six comments: four answer an earlier one and two do not."
    )


def test_beginnings_that_may_be_replies_are_counted_in_part() -> None:
    unsure = thread(*QUARREL, confidences=dict.fromkeys(range(1, 7), 0.5))
    assert only(unsure, "participation").endswith("wrote six comments: about five answer an earlier one.")


def test_comments_without_a_name_that_are_probably_the_hosts_are_said_to_be() -> None:
    lines = [("Ana", "One."), (None, "Two.", 1), (None, "Three.", 1)]
    both = only(thread(*lines, host="Eve Lee", speakers=dict.fromkeys((2, 3), "Eve Lee")), "participation")
    assert "two carry no name, probably Eve Lee’s, who began the thread, all but" in both
    one = only(thread(*lines, host="Eve Lee", speakers={3: "Eve Lee"}), "participation")
    assert "two carry no name, one of them probably Eve Lee’s, who" in one


@pytest.mark.parametrize(
    ("posted", "when"),
    [
        ({1: "2019-05-03T10:00", 2: "2019-05-03"}, " on 3 May 2019"),
        ({1: "2019-05-03T10:00", 2: "2019-05-05"}, " from 3 to 5 May 2019"),
        ({1: "2019-04-28", 2: "2019-05-03"}, " from 28 April to 3 May 2019"),
        ({1: "2018-12-31", 2: "2019-01-01"}, " from 31 December 2018 to 1 January 2019"),
        ({1: "2015-05-03", 2: "2019-01-01"}, " from May 2015 to January 2019"),
        ({1: "2019-05-03"}, ""),
    ],
)
def test_the_days_of_a_thread_are_told_where_every_comment_shows_one(
    posted: dict[int, str], when: str
) -> None:
    tables = thread(("Ana", "One."), ("Bo", "Two."), posted_at=posted)
    assert only(tables, "participation") == (
        f"Two people wrote two comments{when}, and none of them visibly answers another."
    )


def test_who_and_what_most_comments_name_is_told() -> None:
    tables = thread(*QUARREL, named={"Leer": [1, 2, 4, 6], "the Ems": [2, 3, 4], "Emden": [1, 2]})
    assert only(tables, "named") == "Leer is named in four of the six comments and the Ems in three."
    assert cited(tables, "named") == ("c1", "c2", "c3", "c4", "c6")


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        ([("Ana", "Hello.")], "There is a single comment, by Ana."),
        ([(None, "Hello.")], "There is a single comment, and it carries no name."),
        (
            [("Ana", "One."), ("Bo", "Two.")],
            "Two people wrote two comments, and none of them visibly answers another.",
        ),
        (
            [("Ana", "One."), ("Bo", "Two.", 1)],
            "Two people wrote two comments: one answers an earlier one and one does not.",
        ),
        (
            [("Ana", "One."), ("Bo", "Two.", 1), ("Cy", "Three.", 2)],
            "Three people wrote three comments, all but the first in answer to an earlier one.",
        ),
        (
            [("Ana", "One."), ("Ana", "Two.", 1), ("Ana", "Three.")],
            "All three comments come from one person, Ana.",
        ),
        (
            [(None, "One."), (None, "Two."), (None, "Three.", 1)],
            "The three comments carry no names: one answers an earlier one and two do not.",
        ),
        (
            [("Ana", "One."), ("Bo", "Two."), (None, "Three."), (None, "Four.", 1)],
            (
                "Of the four comments, two are by two people and two carry no name: one answers an "
                "earlier one and three do not."
            ),
        ),
        (
            [("Ana", "One."), (None, "Two."), (None, "Three.", 1)],
            (
                "Of the three comments, one is by Ana and two carry no name: one answers an earlier "
                "one and two do not."
            ),
        ),
    ],
)
def test_participation_reads_well_at_every_size(lines: Sequence[stories.Line], sentence: str) -> None:
    assert said(thread(*lines), "participation") == [sentence]


def test_an_answer_to_a_comment_that_is_gone_is_told_apart() -> None:
    tables = thread(("Ana", "One."), ("Bo", "Two.", 1), ("Cy", "Three."), lost_parents=[3])
    assert only(tables, "participation") == (
        "Three people wrote three comments: one answers an earlier one, one answers a comment that is "
        "missing here and one does neither."
    )


def test_the_most_replies_drawn_and_given_are_named_with_their_numbers() -> None:
    tables = thread(*DISPUTE)
    assert only(tables, "attention") == ("Ana drew the most replies, four from two people.")
    assert cited(tables, "attention") == ("c2", "c4", "c5", "c8")


def test_nobody_leads_by_links_that_may_be_wrong() -> None:
    lines = [("Ana", "One."), ("Bo", "Two.")]
    lines += [(name, "Yes.", 1) for name in ("Cy", "Di", "Ed", "Flo", "Gus")]
    lines += [(name, "No.", 2) for name in ("Hal", "Ida", "Jo", "Kay")]
    assert only(thread(*lines), "attention") == "Ana drew the most replies, five, each from another person."
    doubtful = thread(*lines, confidences=dict.fromkeys(range(3, 12), 0.85))
    assert said(doubtful, "attention") == []


def test_replies_that_are_in_doubt_are_not_numbered() -> None:
    lines = [("Ana", "One."), *((f"P{n}", "Yes.", 1) for n in range(12))]
    nearly = thread(*lines, confidences=dict.fromkeys(range(2, 14), 0.9))
    assert only(nearly, "attention") == "Ana drew the most replies, about 12."
    unsure = thread(*lines, confidences=dict.fromkeys(range(2, 14), 0.6))
    assert only(unsure, "attention") == "Ana drew the most replies."


def test_a_leader_whose_name_begins_anothers_may_be_the_same_person() -> None:
    lines = [("Ben", "One."), ("Ben Balter", "Two."), *((f"P{n}", "Yes.", 1) for n in range(5))]
    assert only(thread(*lines), "attention").startswith(
        "Ben (perhaps the same person as Ben Balter) drew the most replies"
    )


def test_what_the_host_gave_is_said_of_the_host_alone() -> None:
    lines = [*((f"P{n}", "One?") for n in range(5)), *(("Zoe", "Yes.", n) for n in range(1, 6))]
    assert only(thread(*lines), "attention").startswith("Zoe gave the most replies, five")
    assert said(thread(*lines, host="Zoe"), "attention") == []


def test_one_person_who_leads_in_both_was_at_the_centre() -> None:
    tables = thread(
        ("Ana", "One."),
        *((name, "Two.", 1) for name in ("Bo", "Cy", "Di", "Ed")),
        *(("Ana", "Three.", n) for n in (2, 3, 3, 4)),
    )
    assert only(tables, "attention") == (
        "Ana was at the centre: nobody drew more replies (four, each from another person) or gave more"
        " (four to three people)."
    )


IN_TURN = (("Ana", "I."), *((("Bo", "Ana")[n % 2], "And?", n + 1) for n in range(8)))
"""Bo answers Ana, Ana answers Bo, four times each."""


def test_two_people_can_stand_out_together() -> None:
    assert only(thread(*IN_TURN, ("Di", "Hm."), ("Cy", "Yes?", 10)), "attention") == (
        "Ana and Bo drew the most replies, four each; Ana and Bo gave the most, four each."
    )


def test_two_people_alone_have_no_centre() -> None:
    assert said(thread(*IN_TURN), "attention") == []


def test_a_comment_that_takes_up_two_of_one_person_is_one_reply_to_that_person() -> None:
    tables = thread(
        ("Ana", "One."),
        ("Ana", "Two."),
        ("Bo", "Both?", 1),
        ("Bo", "No.", 1),
        ("Bo", "Yes.", 2),
        ("Bo", "Hm.", 2),
    )
    twice = pd.concat([tables.links, tables.links.iloc[[0]].assign(reply_to="c2", primary=False)])
    told = replace(tables, links=twice.sort_values("comment_id", ignore_index=True))
    assert only(told, "exchange") == "The busiest exchange ran one way: Bo answered Ana four times."


def test_nobody_stands_out_where_three_share_the_first_place() -> None:
    lines = [("Ana", "a"), ("Bo", "b"), ("Cy", "c"), ("Di", "d", 1), ("Ed", "e", 2), ("Flo", "f", 3)]
    assert said(thread(*lines, *((f"{n}x", "g", n % 3 + 1) for n in range(3))), "attention") == []


def test_answers_to_oneself_are_no_exchange_and_draw_nothing() -> None:
    tables = thread(("Ana", "One."), *(("Ana", f"And more, {n}.", n) for n in range(1, 6)))
    assert said(tables, "attention") == said(tables, "exchange") == said(tables, "no exchange") == []


def test_the_busiest_exchange_says_who_answered_how_often_about_what_and_in_which_tone() -> None:
    tables = thread(
        *DISPUTE,
        about=dict.fromkeys((2, 3, 7, 8), "the old bridge"),
        tones={2: "critical", 3: "critical", 4: "critical"},
    )
    assert only(tables, "exchange") == (
        "The busiest exchange was between Bo (three replies) and Ana (two), mostly about the old bridge; it "
        "reads as mostly critical."
    )
    assert cited(tables, "exchange") == ("c2", "c3", "c4", "c7", "c8")


def test_an_exchange_is_not_about_what_the_two_do_not_say() -> None:
    tables = thread(*DISPUTE, about=dict.fromkeys((2, 3, 7, 8), "the ferry"))
    assert only(tables, "exchange") == "The busiest exchange was between Bo (three replies) and Ana (two)."


def test_an_exchange_that_ran_one_way_is_told_so() -> None:
    tables = thread(("Ana", "One."), *(("Bo", f"Answer {n}.", 1) for n in range(4)))
    assert only(tables, "exchange") == "The busiest exchange ran one way: Bo answered Ana four times."


def test_of_two_exchanges_as_busy_the_more_mutual_is_one_of_the_busiest() -> None:
    tables = thread(
        ("Ana", "One."),
        *(("Bo", f"Answer {n}.", 1) for n in range(4)),
        ("Cy", "Two.", 1),
        ("Di", "Three.", 6),
        ("Di", "Four.", 6),
        ("Cy", "Five.", 8),
        ("Di", "Six.", 9),
    )
    assert only(tables, "exchange") == (
        "One of the busiest exchanges was between Di (three replies) and Cy (one)."
    )


def test_replies_that_never_meet_again_are_no_conversation() -> None:
    lines = [("Ana", "One."), *((f"P{n}", f"I am {n}.", 1) for n in range(20))]
    assert only(thread(*lines), "no exchange") == "No two people exchanged more than one reply."
    assert said(thread(*lines[:-1]), "no exchange") == []
    assert said(thread(*lines, confidences=dict.fromkeys(range(2, 12), 0.5)), "no exchange") == []


def test_sides_are_counted_and_those_who_met_most_of_one_are_named() -> None:
    tables = thread(
        *QUARREL,
        *((name, "No, it is not.", 1) for name in ("Di", "Ed")),
        *((name, "Yes, it is.", 2) for name in ("Di", "Ed", "Flo")),
        stances={
            2: "disagrees",
            3: "asks",
            5: "disagrees",
            **dict.fromkeys((7, 8), "disagrees"),
            9: "agrees",
        },
    )
    assert only(tables, "sides") == (
        "Four of the nine replies clearly read as contradiction; Ana drew the most contradiction (four)."
    )
    assert cited(tables, "sides") == ("c2", "c5", "c7", "c8")


def test_one_sort_of_side_alone_is_said_to_be_alone() -> None:
    agreed = dict.fromkeys(range(2, 6), "agrees")
    assert only(thread(*QUARREL, stances=agreed), "sides") == (
        "Four of the four replies clearly read as agreement; Ana drew the most agreement (three)."
    )
    thanks = (*QUARREL[:4], ("Cy", "Thanks, who pays for the paint?", 1))
    assert said(thread(*thanks, stances=agreed), "sides") == []


def test_unsure_stances_are_no_sides() -> None:
    assert said(thread(*QUARREL, stances={2: "disagrees", 3: "asks"}), "sides") == []


DENIED = (*QUARREL, ("Cy", "No, it is not narrow at all.", 1), ("Dee", "Exactly my point.", 7))


def test_a_clear_contradiction_and_a_clear_agreement_speak_for_themselves() -> None:
    tables = thread(*DENIED, stances={7: "disagrees", 8: "agrees"})
    assert said(tables, "voice") == [
        "Cy’s reply to Ana reads as contradiction: “No, it is not narrow at all”.",
        "Dee’s reply to Cy reads as agreement: “Exactly my point”.",
    ]
    assert cited(tables, "voice") == ("c1", "c7")


def test_a_reply_whose_words_do_not_show_its_side_is_not_told_by_name() -> None:
    assert said(thread(*QUARREL, stances={3: "agrees"}), "voice") == []


def test_a_reply_whose_side_is_less_sure_is_not_told_by_name() -> None:
    tables = thread(*DENIED, stances={7: "disagrees"})
    doubtful = replace(tables, links=tables.links.assign(stance_confidence=0.79))
    assert said(doubtful, "voice") == []


def test_sureness_says_what_the_links_rest_on() -> None:
    tables = thread(*QUARREL, kinds={2: "stated", 3: "quote", 4: "lost mention", 5: "content"})
    assert only(tables, "sureness") == (
        "Of the four replies, one is shown by the page, one names or quotes whom it answers, one stands "
        "below a lost name and one is inferred."
    )
    assert cited(tables, "sureness") == ("c5",)


def test_sureness_says_how_many_links_should_be_right() -> None:
    lines = [("Ana", "One."), *((f"P{n}", f"Words {n}.", 1) for n in range(6))]
    tables = thread(
        *lines, kinds=dict.fromkeys(range(2, 8), "content"), confidences=dict.fromkeys(range(2, 8), 0.66)
    )
    assert only(tables, "sureness") == (
        "All six replies are inferred; about two-thirds of the links should be right."
    )


def test_a_page_that_shows_its_replies_leaves_nothing_to_doubt() -> None:
    lines = [("Ana", "One."), *((f"P{n}", f"Words {n}.", 1) for n in range(6))]
    tables = thread(
        *lines, kinds=dict.fromkeys(range(2, 8), "stated"), confidences=dict.fromkeys(range(2, 8), 1.0)
    )
    assert only(tables, "sureness") == "The page itself shows whom all six replies answer."


def test_the_host_is_named_as_such() -> None:
    tables = thread(*QUARREL, host="bo")
    assert only(tables, "host") == "Bo, who began the thread, joined in twice and answered Ana."
    assert said(thread(*QUARREL, host="Zoe"), "host") == []
    written = replace(tables, article=stories.article("A bridge", "It opens. " * 100))
    assert only(written, "host").startswith("Bo, who wrote the article, joined in")


def test_how_many_that_seem_to_answer_nobody_may_answer_is_told_from_their_confidences() -> None:
    lines = [("Ana", "Trams."), *[(f"P{n}", "Words.", 1) for n in range(23)], *[("Zoe", "Alone.")] * 8]
    tables = thread(*lines, kinds={n: ("stated", "quote", "lost mention")[n % 3] for n in range(2, 25)})
    sure = tables.comments["reply_confidence"].where(tables.comments["reply_to"].notna(), 0.7)
    told = only(replace(tables, comments=tables.comments.assign(reply_confidence=sure)), "sureness")
    assert told.endswith("should be right, and three of the other nine may answer too.")
    assert len(told.split()) <= 45


def wrote(**counts: int) -> Tables:
    """A thread in which these people wrote so many comments."""
    return thread(*((name, f"Remark {n} of mine.") for name, many in counts.items() for n in range(many)))


@pytest.mark.parametrize(
    ("counts", "sentence"),
    [
        ({"Ana": 2, "Bo": 4, "Cy": 1}, "Bo wrote the most comments, four of the seven."),
        ({"Ana": 3, "Bo": 4, "Cy": 1}, "Bo and Ana wrote the most comments, four and three of the eight."),
        ({"Ana": 3, "Bo": 3, "Cy": 2}, "Ana and Bo wrote the most comments, three and three of the eight."),
    ],
)
def test_who_wrote_most_is_told_where_somebody_wrote_less(counts: dict[str, int], sentence: str) -> None:
    assert only(wrote(**counts), "writers") == sentence
    assert len(cited(wrote(**counts), "writers")) == sum(n for n in counts.values() if n > 2)


@pytest.mark.parametrize(
    "counts",
    [{"Ana": 2, "Bo": 1}, {"Ana": 3, "Bo": 3}, dict.fromkeys(("A", "B", "C", "D"), 3) | {"E": 1}, {"A": 9}],
)
def test_nobody_is_said_to_have_written_most_where_all_did_or_nobody_did_much(counts: dict[str, int]) -> None:
    assert not said(wrote(**counts), "writers")
