"""The conversations, remarks and subjects of a thread, on threads that a reader can check by eye."""

from __future__ import annotations

from summary_stories import DISPUTE, QUARREL, cited, only, said, thread

BRIDGE = "The new bridge is far too narrow for two lanes of traffic"


def test_the_longest_conversation_says_how_far_it_ran_and_what_it_began_with() -> None:
    tables = thread(*QUARREL, topics={"the bridge": [1, 2, 3, 4]})
    assert only(tables, "strand") == (
        f"The longest conversation (five comments by three people, mostly about the bridge) begins with "
        f"Ana’s remark “{BRIDGE}”, which two answered."
    )
    assert cited(tables, "strand") == ("c1", "c2", "c3", "c4", "c5")


def test_a_conversation_is_told_by_its_most_answered_remark() -> None:
    tables = thread(
        ("Ana", "Hello."),
        ("Bo", "The ferry was cheaper than the bridge ever was.", 1),
        ("Cy", "No ferry was cheap.", 2),
        ("Di", "The ferry drowned nobody.", 2),
        ("Ed", "Not one.", 2),
    )
    assert only(tables, "strand") == (
        "The longest conversation (five comments by five people) turns on Bo’s remark “The ferry was cheaper "
        "than the bridge ever was”, which three answered."
    )


def test_conversations_follow_each_other_in_length() -> None:
    tables = thread(
        ("Ana", "Where do all the trams of the town go at night?"),
        *((f"P{n}", "The trams go to the depot.", 1) for n in range(5)),
        ("Di", "The paint of the railing is peeling again."),
        *((f"Q{n}", "Who cares for the railing?", 7) for n in range(6)),
    )
    first, second = said(tables, "strand")
    assert first.startswith(
        "The longest conversation (seven comments by seven people) begins with Di’s remark"
    )
    assert second == (
        "One conversation (six comments by six people) begins with Ana’s question “Where do all the trams of "
        "the town go at night?”, which five answered."
    )


def test_everything_can_go_back_to_one_comment() -> None:
    tables = thread(*QUARREL[:5], (None, "The bridge needs no paint.", 5))
    assert only(tables, "strand") == (
        f"Everything goes back to Ana’s remark “{BRIDGE}”, which two answered: six comments by three people "
        "and others unnamed."
    )


def test_a_conversation_ends_where_a_link_is_a_guess_and_may_be_longer() -> None:
    tables = thread(*DISPUTE, ("Eve", "Boats!", 6), ("Eve", "More boats!", 8), confidences={10: 0.4})
    (told,) = said(tables, "strand")
    assert told.startswith("The longest conversation (seven or more comments) begins with Ana’s remark")
    assert "c10" not in cited(tables, "strand")


def test_a_conversation_that_another_may_outgrow_is_not_called_the_longest() -> None:
    boats = [("Eve", "My boat is blue."), *((f"P{n}", "A boat!", 9) for n in range(8))]
    doubt = dict.fromkeys(range(14, 18), 0.4)
    first = said(thread(*DISPUTE, *boats, confidences=doubt), "strand")[0]
    assert first.startswith("One conversation (seven or more comments)")


def test_a_monologue_is_no_conversation() -> None:
    tables = thread(*(("Ana", f"The bridge, chapter {n}, is far too narrow.", n or None) for n in range(8)))
    assert said(tables, "strand") == said(tables, "sureness") == []


def test_a_conversation_says_how_long_it_took_where_the_page_shows_times() -> None:
    times = {n: f"2019-09-{20 + n}T10:00:00" for n in range(1, 6)}
    assert "five comments by three people in four days" in only(thread(*QUARREL, posted_at=times), "strand")


SIDES = (
    ("Ana", "What shall we call the bridge?"),
    ("Bo", "Name it after the old ferryman who drowned nobody.", 1),
    ("Cy", "The ferryman drowned nobody, true.", 2),
    ("Bo", "Not one.", 3),
    ("Cy", "The ferryman it is.", 4),
    ("Bo", "Yes.", 5),
    ("Di", "Numbers would do for a bridge, and seven is free.", 1),
    ("Ed", "Seven is free.", 7),
    ("Di", "Then seven.", 8),
    ("Flo", "Or eight.", 8),
    ("Gus", "Seven!", 9),
)


def test_a_side_conversation_inside_the_one_strand_is_told_too() -> None:
    assert said(thread(*SIDES), "branch")[0] == (
        "A side conversation (five comments between Bo and Cy) grew from Bo’s remark “Name it after the old "
        "ferryman who drowned nobody”."
    )


def test_a_straight_chain_has_no_side_conversation() -> None:
    chain = [("Ana", "Start.")] + [("AnaBo"[n % 2 * 3 :][:3], f"Turn {n}.", n) for n in range(1, 14)]
    assert said(thread(*chain), "branch") == []


def test_a_remark_and_a_sure_reply_speak_for_themselves() -> None:
    assert said(thread(*QUARREL), "answered") == [
        (
            "To Ana’s “The old bridge had no trams on it”, Bo replied “Trams will leave the bridge next year "
            "anyway”."
        )
    ]
    unsure = thread(*QUARREL, confidences=dict.fromkeys(range(2, 6), 0.89))
    assert said(unsure, "answered") == []


def test_remarks_that_others_took_up_are_shown_beside_the_conversations() -> None:
    lines = [("Ana", "The ferry was cheaper than any bridge."), ("Bo", "Ferry tickets were never cheap.", 1)]
    tables = thread(*lines, ("Cy", "Yes.", 1), confidences={2: 0.8, 3: 0.8})
    assert only(tables, "remarks") == (
        "A remark that others took up is Ana’s “The ferry was cheaper than any bridge”."
    )
    unsure = thread(*lines[:1], ("Bo", "The tickets of the ferry were never cheap.", 1), confidences={2: 0.6})
    assert only(unsure, "remarks") == (
        "Among the remarks are Ana’s “The ferry was cheaper than any bridge” and Bo’s “The tickets of the "
        "ferry were never cheap”."
    )


def test_a_remark_that_says_nothing_is_not_shown() -> None:
    lines = [("Ana", "Not a big deal, but thought you'd like to know."), ("Bo", "A ferry is a ferry.")]
    assert said(thread(*lines, ("Cy", "Yes.", 1), ("Di", "Yes.", 1)), "remarks") == []


def test_subjects_are_counted_by_the_comments_that_say_them() -> None:
    tables = thread(
        *(
            (f"P{n}", f"Caption of {'boats' if n in (2, 4, 6) else 'my cats'}, number {n}.")
            for n in range(1, 10)
        ),
        topics={"cats": [1, 3, 5], "boats": [2, 4], "one-off": [6]},
    )
    assert only(tables, "subjects") == "Recurring subjects are the cats (in six comments) and boats (three)."
    assert cited(tables, "subjects") == tuple(f"c{n}" for n in range(1, 10))


def test_a_topic_whose_name_few_say_or_a_single_person_is_no_subject() -> None:
    tables = thread(
        *(("Ana", f"Caption {n}, of a cat.") for n in range(1, 5)),
        *((f"P{n}", f"Caption {n}, of {'dogs' if n < 7 else 'cars'}.") for n in range(5, 11)),
        topics={"cats": [1, 2, 3, 4], "dogs": [5, 6], "cars": [7, 8, 9, 10]},
    )
    assert only(tables, "subjects") == "One subject recurs, cars, in four comments."


def test_a_single_subject_of_three_comments_is_no_subject_of_the_thread() -> None:
    lines = [(f"P{n}", f"Caption {n}, of {'cars' if n < 4 else 'much else'}.") for n in range(1, 9)]
    assert not said(thread(*lines, topics={"cars": [1, 2, 3]}), "subjects")


def test_the_subject_turns_with_the_comment_from_which_another_prevails() -> None:
    tables = thread(
        *((f"P{n}", f"The trams of the town are late, part {n}.") for n in range(1, 6)),
        *((f"Q{n}", f"The ferries of the town are cheap, part {n}.") for n in range(6, 12)),
        topics={"trams": [1, 3, 4, 5], "ferries": [2, 6, 7, 8, 9, 11]},
    )
    assert only(tables, "subject turn") == (
        "Until Q6’s “The ferries of the town are cheap, part 6” most talk was of trams, from there on of "
        "ferries."
    )


def test_subjects_that_alternate_do_not_turn() -> None:
    tables = thread(
        *((f"P{n}", f"Part {n}.") for n in range(1, 11)),
        topics={"odd": [1, 3, 5, 7, 9], "even": [2, 4, 6, 8, 10]},
    )
    assert said(tables, "subject turn") == []


def test_the_only_comment_is_quoted() -> None:
    tables = thread(("Ana", "Trams are late again today."))
    assert only(tables, "opening") == "It says “Trams are late again today”."


def test_what_carries_no_name_is_a_comment_that_says_something() -> None:
    nameless = [(None, *line[1:]) for line in QUARREL]
    assert only(thread(*nameless), "strand").startswith(
        f"The longest conversation (five comments) begins with a comment that says “{BRIDGE}”, which two"
    )
