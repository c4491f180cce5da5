"""What is said of tone, targets, irony and questions, on threads that a reader can check by eye."""

from __future__ import annotations

from dataclasses import replace

import pytest
from summary_stories import DISPUTE, QUARREL, only, said, thread

from analysis import summary

ASKED = (*QUARREL[:4], ("Cy", "Who will pay for all the paint?", 1))
STATED = dict.fromkeys(range(2, 7), "stated")


def test_the_tone_turns_only_where_a_reader_would_notice() -> None:
    lines = [(f"P{n}", f"Words {n}.") for n in range(1, 21)]
    calm_then_angry = {n: "informative" if n < 11 else "hostile" for n in range(1, 21)}
    assert only(thread(*lines, tones=calm_then_angry), "tone turn") == (
        "The tone sharpens from #11 on: about one in ten of the comments before it read as negative, "
        "about nine in ten of those since."
    )
    mixed = {n: ("informative", "hostile")[n % 2] for n in range(1, 21)}
    assert said(thread(*lines, tones=mixed), "tone turn") == []


def test_tones_of_few_comments_are_counted_one_by_one() -> None:
    lines = [("Ana", "One."), ("Bo", "Two."), ("Cy", "Three."), ("Di", "Four.")]
    some = thread(*lines, tones={1: "critical", 2: "critical", 3: "joking", 4: "hostile?"})
    assert only(some, "few tones") == (
        "In tone, two of the four comments read as critical and one as joking; the tone of the other "
        "stays unsure."
    )
    none = thread(*lines, tones=dict.fromkeys(range(1, 5), "critical?"))
    assert only(none, "few tones") == "The tone of all four comments stays unsure."
    same = thread(*lines[:2], tones={1: "critical", 2: "critical"})
    assert only(same, "few tones") == "Both comments read as critical."
    one = thread(*lines[:1], tones={1: "worried"})
    assert only(one, "few tones") == "The comment reads as worried."
    doubtful = thread(*lines[:1], tones={1: "worried?"})
    assert only(doubtful, "few tones") == "The comment can be read in several tones."
    one_of_two = thread(*lines[:2], tones={2: "joking"})
    assert only(one_of_two, "few tones") == "The one comment whose tone can be judged reads as joking."


def test_tones_of_many_comments_are_shares_and_unsureness_is_said() -> None:
    lines = [(f"P{n}", f"Words {n}.") for n in range(1, 13)]
    tones = {n: "informative" if n < 7 else "joking?" for n in range(1, 13)}
    assert only(thread(*lines, tones=tones), "tone") == (
        "About half of the comments read as informative and one in seven as joking; the tone of six of the 12"
        " is fairly sure."
    )
    unsure = dict.fromkeys(range(1, 13), "critical?")
    assert only(thread(*lines, tones=unsure), "tone").endswith("; one by one, none of the 12 is sure.")
    but_one = {**unsure, 1: "critical"}
    told = only(thread(*lines, tones=but_one), "tone")
    assert told.startswith("Taken together, ")
    assert told.endswith("; one by one, only one of the 12 is sure.")


def test_tones_that_are_surely_one_of_two_are_counted() -> None:
    lines = [(f"P{n}", f"Words {n}.") for n in range(1, 13)]
    two = {**dict.fromkeys(range(1, 13), "critical?"), 3: "critical/mocking"}
    told = only(thread(*lines, tones=two), "tone")
    assert told.endswith("; one by one, none of the 12 is sure, but one is narrowed to two tones.")
    told = only(thread(*lines, tones={**two, 1: "critical", 4: "informative/critical"}), "tone")
    assert told.endswith("; one by one, only one of the 12 is sure, and two more are narrowed to two tones.")


def test_a_language_that_is_not_judged_is_said_to_be_none() -> None:
    tables = thread(("Ana", "Der Zug ist spät."), ("Bo", "Wie immer.", 1), foreign=[1, 2])
    assert only(tables, "few tones") == (
        "The comments are not in a language whose tone can be judged, so nothing is said of tone."
    )


def test_comments_without_own_words_have_no_tone() -> None:
    assert only(thread(("Ana", "…"), ("Bo", "…")), "few tones") == (
        "The comments hold no words of their own whose tone could be judged."
    )


def test_a_thread_that_is_partly_in_another_language_says_of_what_it_speaks() -> None:
    lines = [(f"P{n}", f"Words {n}.") for n in range(1, 13)]
    tables = thread(*lines, tones=dict.fromkeys(range(1, 11), "joking"), foreign=[11, 12])
    told = only(tables, "tone")
    assert told.startswith("About nine in ten of the comments that can be judged read as joking")


def test_negativity_towards_outsiders_is_told_from_that_among_commenters() -> None:
    negative = dict.fromkeys(range(1, 7), "mocking")
    outward = thread(*QUARREL, tones=negative, toward=dict.fromkeys(range(1, 5), "outsider") | {5: "person"})
    assert only(outward, "toward") == (
        "What is negative seems to go mostly outwards: of the five comments that read as critical, "
        "mocking or hostile and show a target, four are aimed at people or things outside the thread "
        "and one at another commenter; one more is unclear."
    )
    assert summary.find(outward).figures[-1] == ("negative comments aimed at outsiders", "4 of 5")
    inward = thread(*QUARREL, tones=negative, toward=dict.fromkeys(range(1, 6), "person"))
    assert only(inward, "toward") == (
        "What is negative seems to stay mostly among the commenters: all five comments that read as "
        "critical, mocking or hostile and show a target are aimed at another commenter; one more is unclear."
    )
    assert summary.find(inward).figures[-1] == ("negative comments aimed at each other", "5 of 5")


def test_where_targets_are_few_or_divided_nothing_is_said_of_them() -> None:
    negative = dict.fromkeys(range(1, 9), "mocking")
    few = thread(*QUARREL, tones=negative, toward=dict.fromkeys(range(1, 5), "person"))
    assert said(few, "toward") == []
    divided = thread(*DISPUTE, tones=negative, toward={n: ("person", "outsider")[n % 2] for n in range(1, 9)})
    assert said(divided, "toward") == []
    assert not [label for label, _ in summary.find(divided).figures if "aimed" in label]
    more = {**negative, 9: "hostile"}
    untold = thread(*DISPUTE, ("Di", "Hm."), tones=more, toward=dict.fromkeys(range(1, 6), "person"))
    assert said(untold, "toward") == []


def test_whom_most_of_what_goes_outwards_names_is_told() -> None:
    tables = thread(
        *QUARREL,
        tones=dict.fromkeys(range(1, 6), "mocking"),
        toward=dict.fromkeys(range(1, 5), "outsider") | {5: "person"},
        named={"Leer": [1, 2, 3, 4], "Emden": [1, 2]},
    )
    assert "four are aimed at people or things outside the thread (all of them name Leer)" in only(
        tables, "toward"
    )


def test_negativity_without_a_target_is_not_aimed() -> None:
    assert said(thread(*QUARREL, tones={1: "hostile"}), "toward") == []
    assert said(thread(*QUARREL, tones={1: "worried"}, toward={1: "outsider"}), "toward") == []


def test_irony_is_only_possible() -> None:
    tables = thread(*QUARREL, irony={6: 0.7, 4: 0.3})
    assert only(tables, "irony") == (
        "Two comments could be meant ironically, most likely Dee’s “My cousin painted his boat blue”."
    )
    assert said(thread(*QUARREL, irony={6: 0.9}), "irony") == []
    assert said(thread(*QUARREL, irony={6: 0.49, 4: 0.3}), "irony") == []


def test_thanks_are_not_ironic() -> None:
    thanks = (*QUARREL[:5], ("Dee", "Thanks a lot, the penny has dropped."))
    assert said(thread(*thanks, irony={6: 0.9, 4: 0.6}), "irony") == []


def test_irony_is_told_in_the_words_that_weighed() -> None:
    boat = "My cousin painted his boat blue. It swims so well on dry land."
    tables = thread(*QUARREL[:5], ("Dee", boat), irony={6: 0.7, 4: 0.3})
    assert "“My cousin painted his boat blue”" in only(tables, "irony")
    weighed = tables.comments.assign(irony_why="“on dry land”; what it answers")
    assert "“It swims so well on dry land”" in only(replace(tables, comments=weighed), "irony")


def test_a_question_without_a_reply_is_quoted() -> None:
    tables = thread(*ASKED, tones={5: "questioning"}, kinds=STATED)
    assert only(tables, "questions") == (
        "A question by Cy drew no reply that can be traced: “Who will pay for all the paint?”"
    )
    answered = thread(*ASKED, ("Ana", "We all do.", 5), tones={5: "questioning"}, kinds=STATED)
    assert said(answered, "questions") == []


def test_a_question_that_says_nothing_alone_is_not_shown() -> None:
    lines = (*QUARREL[:4], ("Cy", "What do you think of that?", 1))
    assert said(thread(*lines, tones={5: "questioning"}, kinds=STATED), "questions") == []


def test_where_the_page_does_not_show_replies_no_question_is_said_to_rest_without_one() -> None:
    tables = thread(*ASKED, tones={5: "questioning"}, kinds={**STATED, 2: "content"})
    assert said(tables, "questions") == []


def test_an_own_afterthought_does_not_answer_a_question() -> None:
    tables = thread(*ASKED, ("Cy", "Anybody?", 5), tones={5: "questioning"}, kinds=STATED)
    assert len(said(tables, "questions")) == 1


@pytest.mark.parametrize(("last", "rare"), [("critical", True), ("hostile?", False)])
def test_hostility_is_called_rare_only_where_no_comment_may_be_hostile(last: str, rare: bool) -> None:
    lines = [(f"P{n}", f"Words number {n}.") for n in range(1, 41)]
    tables = thread(*lines, tones=dict.fromkeys(range(1, 40), "critical") | {40: last})
    assert ("open hostility is rare" in only(tables, "tone")) is rare
