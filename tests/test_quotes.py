"""Whose words a comment repeats, and how its text is cut into own words, quotations and mentions."""

from __future__ import annotations

import stories
from hypothesis import given
from hypothesis import strategies as st

from analysis.replies import mentions, passages, quotes, spans
from analysis.replies.names import Names

WORDS = "The ferry council never asked a single sailor about the northern harbour wall"


def cut(*lines, article=(), stated=()):
    """(kind, words, source) for each span of the last of `lines`."""
    frame = stories.comments(*lines)
    frame.at[len(frame) - 1, "stated_quotes"] = stated
    named = mentions.find(frame, Names(frame["person"].dropna()))
    found = quotes.find(frame, stories.article(*article), named)
    table = spans.spans(frame, named, found)
    last = table[table["comment_id"] == f"c{len(lines)}"]
    text = lines[-1][1]
    return [
        (row.kind, text[row.start : row.end].strip(), row.source if isinstance(row.source, str) else None)
        for row in last.itertuples()
    ]


def quoted(*lines, **more):
    return [(words, source) for kind, words, source in cut(*lines, **more) if kind == "quote"]


def test_a_repeated_line_is_a_quotation_though_its_marks_are_lost():
    assert quoted(("ana", WORDS), ("bo", f"{WORDS}\n\nReally?")) == [(WORDS, "c1")]


def test_a_marked_quotation_may_be_a_part_of_a_sentence():
    assert quoted(("ana", WORDS), ("bo", "You say “never asked a single sailor” but they did")) == [
        ("“never asked a single sailor”", "c1")
    ]


def test_a_quotation_that_lost_its_first_word_is_traced():
    part = WORDS.removeprefix("The ")
    assert quoted(("ana", WORDS), ("bo", f"{part}.\n\nHm.")) == [(f"{part}.", "c1")]


def test_a_lightly_changed_quotation_is_traced_and_not_exact():
    changed = WORDS.replace("single", "single experienced")
    frame = stories.comments(("ana", WORDS), ("bo", changed))
    found = quotes.find(frame, stories.article(), mentions.find(frame, Names([])))
    assert list(zip(found["source"], found["exact"], strict=True)) == [("c1", False)]


def test_the_mention_on_a_quotations_own_line_is_no_part_of_it():
    assert cut(("ana", WORDS), ("bo", f"@ana: {WORDS}\n\nNo.")) == [
        ("mention", "@ana:", None),
        ("own", "", None),
        ("quote", WORDS, "c1"),
        ("own", "No.", None),
    ]


def test_invented_speech_is_own_words():
    assert quoted(("ana", WORDS), ("bo", "The mayor: “I shall swim to work from now on.”")) == []


def test_scare_quotes_are_own_words():
    assert quoted(("ana", "They call it progress and reform"), ("bo", "Such “progress” is sad")) == []


def test_the_article_is_quoted():
    assert quoted(("bo", f"“{WORDS}”\n\nQuite."), article=("A title", f"It says: {WORDS}.")) == [
        (f"“{WORDS}”", "article")
    ]


def test_what_the_page_marks_as_quoted_is_from_outside_if_nobody_here_said_it():
    assert quoted(("ana", "one"), ("bo", "Old saying\nMine"), stated=((0, 10),)) == [
        ("Old saying", "outside")
    ]


def test_a_line_after_a_quote_sign_is_quoted():
    assert quoted(("ana", "Is the gate shut?"), ("bo", "> Is the gate shut?\nIt was at noon.")) == [
        ("Is the gate shut?", "c1")
    ]


def test_a_pasted_tweet_is_from_outside():
    assert quoted(("bo", "Tram Watch\n· 3h\nThe trams stand still.\n\nAgain!")) == [
        ("Tram Watch\n· 3h\nThe trams stand still.", "outside")
    ]


def test_a_pasted_report_is_from_outside_with_its_headline():
    report = (
        "The company said on Monday that the cranes would not move before the spring, according to two "
        "people who had read the contract and asked not to be named in this story."
    )
    text = f"Well\n\nCranes at the northern dock stand still\n\n{report}\n\nI told you."
    assert [text[a:b] for a, b in passages.pasted(text)] == [
        "Cranes at the northern dock stand still",
        report,
    ]


def test_what_the_writer_reports_in_person_is_own():
    text = (
        "I spoke to the company and they said it would not move the cranes before the spring, according to "
        "the contract that my brother in law signed there last year with the port."
    )
    assert passages.pasted(text) == []


def test_ones_own_signature_is_no_quotation():
    sign = "Sent from my wireless handheld device, sorry for typing errors"
    assert quoted(("ana", f"One\n\n{sign}"), ("ana", f"Two\n\n{sign}")) == []


def test_a_turn_of_phrase_is_no_quotation():
    assert quoted(("ana", "I think that is what it is"), ("bo", "I think that is what it is")) == []


def test_quoted_words_count_for_their_source_alone():
    lines = (("ana", WORDS), ("bo", f"{WORDS}\n\nReally?"), ("cy", f"{WORDS}\n\nYes."))
    assert quoted(*lines) == [(WORDS, "c1")]


def own(*lines):
    frame = stories.comments(*lines)
    named = mentions.find(frame, Names(frame["person"].dropna()))
    found = quotes.find(frame, stories.article(), named)
    return spans.own_words(frame, spans.spans(frame, named, found), named).iloc[-1]


def test_own_text_has_no_quotation_and_no_opening_mention_but_the_names_inside():
    row = own(("ana", WORDS), ("bo li", "x"), ("cy", f"@ana: {WORDS}\n\nBut @bo li: is right."))
    assert (row["own_text"], row["own_words"]) == ("But @bo li: is right.", 5)
    assert row["quoted_share"] == 13 / 18


def test_a_comment_of_quotation_alone_has_no_own_words():
    assert own(("ana", WORDS), ("bo", f"“{WORDS}”"))["own_text"] == ""


def test_a_comment_that_is_a_play_on_somebodys_words_says_them_itself():
    said = "Brandt Sykes should come with a refund."
    assert own(("ana", said), ("bo", "Brandt Sykes should come with a priest."))["own_text"].endswith(
        "a priest."
    )


LINE = st.lists(
    st.sampled_from(["@ana:", "@ana", "“yes", "no”", "> so", "ferry", "· 3h", "wall", "!"]),
    min_size=1,
    max_size=6,
)


@given(st.lists(LINE.map(" ".join), max_size=5).map("\n".join))
def test_the_spans_of_a_comment_partition_its_text(text):
    frame = stories.comments(("ana", f"ferry wall {WORDS}"), ("bo", text))
    named = mentions.find(frame, Names(["ana", "bo"]))
    table = spans.spans(frame, named, quotes.find(frame, stories.article(), named))
    mine = table[table["comment_id"] == "c2"]
    assert "".join(text[a:b] for a, b in zip(mine["start"], mine["end"], strict=True)) == text


def test_what_several_say_in_the_same_few_words_is_their_own():
    thanks = "Thank you for this wonderful recipe!"
    found = quoted(("ana", f"I made it. {thanks}"), ("bo", thanks), ("cy", thanks))
    assert found == []
