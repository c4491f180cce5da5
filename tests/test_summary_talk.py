"""The sub-conversations and their subjects, on threads that a reader can check by eye."""

from __future__ import annotations

from summary_stories import QUARREL, cited, only, said, thread


def test_the_longest_strand_says_who_began_it_with_which_words_and_how_far_it_ran() -> None:
    tables = thread(*QUARREL, topics={"trams and lanes": [1, 2, 3, 4]})
    assert only(tables, "strand") == (
        "The longest strand goes back to Ana’s remark “The new bridge is far too narrow for two lanes"
        " of traffic”: five comments by three people, mostly about trams and lanes."
    )
    assert cited(tables, "strand") == ("c1", "c2", "c3", "c4", "c5")


def test_strands_follow_each_other_in_length() -> None:
    tables = thread(
        ("Ana", "Where do trams go?"),
        ("Bo", "To the depot.", 1),
        ("Cy", "They sleep.", 1),
        ("Di", "The paint is peeling."),
        ("Di", "Look at the railing.", 4),
        ("Di", "Just look.", 5),
        ("Di", "Nobody looks.", 6),
        ("Ed", "Ferries were better."),
        ("Flo", "Much.", 8),
        ("Ed", "Much, much.", 9),
    )
    assert said(tables, "strand") == [
        "The longest strand goes back to Di’s remark “The paint is peeling”: four comments, all by Di.",
        "The next longest goes back to Ana’s question “Where do trams go?”: three comments by three people.",
        "A third strand followed Ed’s remark “Ferries were better”: three comments between Ed and Flo.",
    ]


def test_everything_can_go_back_to_one_comment() -> None:
    tables = thread(("Ana", "Trams are late again."), (None, "As ever.", 1), ("Bo", "Mine was not.", 2))
    assert only(tables, "strand") == (
        "Everything goes back to Ana’s remark “Trams are late again”: three comments by two people "
        "and others unnamed."
    )


def test_a_strand_held_together_by_guesses_is_told_as_a_likelihood() -> None:
    tables = thread(*QUARREL, confidences=dict.fromkeys(range(2, 6), 0.4))
    assert said(tables, "strand")[0].startswith(
        "What looks like the longest strand goes back to Ana’s remark"
    )


def test_a_strand_that_one_guess_holds_together_is_told_as_a_likelihood() -> None:
    weak, fair = (only(thread(*QUARREL, confidences={3: sure}), "strand") for sure in (0.3, 0.4))
    assert weak.startswith("What looks like the longest strand")
    assert fair.startswith("The longest strand")


def test_a_strand_says_how_long_it_took_where_the_page_shows_times() -> None:
    times = {n: f"2019-09-{27 + n}T10:00:00" for n in range(1, 4)}
    tables = thread(("Ana", "One."), ("Bo", "Two.", 1), ("Cy", "Three.", 2), posted_at=times)
    assert "three comments by three people in two days" in said(tables, "strand")[0]


def test_a_side_conversation_inside_the_one_strand_is_told_too() -> None:
    tables = thread(
        ("Ana", "What shall we call the bridge?"),
        ("Bo", "Name it after the ferryman.", 1),
        ("Cy", "He drowned nobody, true.", 2),
        ("Bo", "Not one.", 3),
        ("Di", "Numbers would do.", 1),
        ("Ed", "Seven is free.", 5),
        ("Di", "Then seven.", 6),
        ("Flo", "Or eight.", 6),
        ("Gus", "I was here.", 1),
        ("Hal", "Me too.", 9),
    )
    assert said(tables, "branch") == [
        "A side conversation grew from Di’s remark “Numbers would do”: four comments by three people.",
        "Another grew from Bo’s remark “Name it after the ferryman”: three comments between Bo and Cy.",
    ]


def test_a_straight_chain_has_no_side_conversation() -> None:
    chain = [("Ana", "Start.")] + [("AnaBo"[n % 2 * 3 :][:3], f"Turn {n}.", n) for n in range(1, 14)]
    assert said(thread(*chain), "branch") == []


def test_subjects_are_told_where_no_strands_tell_them() -> None:
    tables = thread(
        *((f"P{n}", f"Caption of {'boats' if n in (2, 4) else 'my cats'} number {n}.") for n in range(1, 10)),
        topics={"cats": [1, 3, 5, 7], "boats": [2, 4], "one-off": [6]},
    )
    assert only(tables, "subjects") == "Two subjects recur: cats (four comments) and boats (two)."
    assert cited(tables, "subjects") == ("c1", "c2")


def test_no_sentence_calls_comments_by_a_topic_whose_name_few_of_them_say() -> None:
    tables = thread(
        *((f"P{n}", f"Caption {n}, of a {'cat' if n == 1 else 'dog'}.") for n in range(1, 10)),
        topics={"cats": [1, 3, 5, 7], "dogs": [2, 4]},
    )
    assert only(tables, "subjects") == "One subject recurs, dogs, in two comments."


def test_the_subject_turns_with_the_comment_from_which_another_prevails() -> None:
    tables = thread(
        *((f"P{n}", f"The trams, part {n}.") for n in range(1, 6)),
        *((f"Q{n}", f"The ferry, part {n}.") for n in range(6, 12)),
        topics={"trams": [1, 3, 4, 5], "ferries": [2, 6, 7, 8, 9, 11]},
    )
    assert only(tables, "subject turn") == (
        "Until Q6’s “The ferry, part 6” most talk was of trams, from there on of ferries."
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
