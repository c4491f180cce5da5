"""Who replied to whom: stories of a few comments, and what holds for every thread."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
import stories
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import replies, threads
from analysis.records import Comment, Document, Thread
from analysis.replies import Rebuilding, Rebuilt
from analysis.replies.linker import UNCALIBRATED, Calibration


def thread(*lines: tuple[str | None, str], dropped: tuple[int, ...] = (), host: str | None = None) -> Thread:
    """A thread of (author, text); `dropped` names the comments whose first line the scraper lost."""
    comments = tuple(
        Comment(
            page_order=n,
            number=n,
            author=author,
            posted_text=text,
            text=text,
            lost_lines=(0,) if n in dropped else (),
        )
        for n, (author, text) in enumerate(lines, 1)
    )
    article = Document(title="A title", author=host)
    return Thread(article=article, comments=comments, one_word_lines_dropped=bool(dropped))


def rebuilt(made: Thread) -> Rebuilt:
    return replies.rebuild(
        threads.comments_table(made),
        threads.article_table(made.article, {}),
        host=made.article.author,
        one_word_lines_dropped=made.one_word_lines_dropped,
    )


def links(made: Thread) -> list[tuple[str, str, str]]:
    """(comment, whom it answers, kind) for each link, by position, primary ones first."""
    table = rebuilt(made).links
    return list(zip(table["comment_id"], table["reply_to"], table["kind"], strict=True))


def test_a_mention_links_to_the_one_who_is_named():
    assert links(
        thread(("ana", "The wall is wet."), ("cy", "So it goes here."), ("bo", "@ana: No it is dry."))
    ) == [("3", "1", "mention")]


def test_a_mention_means_the_latest_comment_of_the_one_who_is_named():
    made = thread(("ana", "Rain."), ("ana", "Now snow falls."), ("bo", "@ana: Then stay inside."))
    assert ("3", "2", "mention") in links(made)


def test_both_of_two_addressees_are_answered_and_the_first_is_primary():
    made = thread(("ana", "It rains."), ("bo", "It snows."), ("cy", "@ana: @bo:\nYou are both wrong."))
    table = rebuilt(made).links
    assert [(r.reply_to, r.primary) for r in table[table["comment_id"] == "3"].itertuples()] == [
        ("1", True),
        ("2", False),
    ]


def test_a_mention_of_a_stranger_links_to_nothing():
    assert not [
        link
        for link in links(thread(("ana", "It rains."), ("bo", "Right @Guarneri?")))
        if link[2] == "mention"
    ]


def test_a_mention_of_somebody_who_speaks_only_later_links_to_nothing():
    made = thread(("ana", "@bo: come here"), ("bo", "Why should I come to you?"))
    assert [(a, b) for a, b, kind in links(made) if kind == "mention"] == []


QUOTED = "The ferry council never asked a single sailor about the northern harbour wall"


def test_a_quotation_links_to_its_source():
    made = thread(
        ("ana", QUOTED), ("cy", "Nice weather."), ("di", "I like boats."), ("bo", f"{QUOTED}\n\nReally?")
    )
    assert ("4", "1", "quote") in links(made)


def test_a_shared_address_is_no_quotation():
    address = "https://harbour.example/council/minutes/northern/ferry/harbour/wall"
    made = thread(
        ("ana", f"The minutes are at {address}"),
        ("cy", "When does the ferry sail?"),
        ("bo", f"At noon.\n\n{address}"),
    )
    assert {kind for _, _, kind in links(made)} == {"content"}


def test_a_dropped_first_line_is_evidence_for_a_name_of_one_word():
    made = thread(
        ("Ana", "When does the ferry sail?"),
        ("Old Nan", "I keep bees."),
        ("Bo", "At noon, the ferry sails at noon."),
        dropped=(3,),
    )
    assert ("3", "1", "lost mention") in links(made)


def test_a_kind_is_never_claimed_that_is_not_there():
    made = thread(("Ana", "When does the ferry sail?"), ("Bo", "At noon, the ferry sails at noon."))
    assert {kind for _, _, kind in links(made)} <= {"content"}


def test_the_first_comment_is_afresh():
    comments = rebuilt(thread(("ana", "It rains."))).comments
    assert (comments["reply_state"].item(), comments["reply_confidence"].item()) == (
        "afresh",
        pytest.approx(1),
    )


def nested(parent: str | None) -> Thread:
    first = Comment(page_order=1, page_id="a", author="ana", posted_text="One.", text="One.", depth=0)
    other = Comment(page_order=2, page_id="b", author="bo", posted_text="Two.", text="Two.", depth=0)
    reply = replace(first, page_order=3, page_id="c", author="cy", reply_to=parent, depth=1)
    return Thread(article=Document(title="T"), comments=(first, other, reply))


def test_a_parent_that_the_page_states_is_certain():
    done = rebuilt(nested("a"))
    assert [(r.comment_id, r.reply_to, r.kind, r.confidence) for r in done.links.itertuples()] == [
        ("c", "a", "stated", 1.0)
    ]
    assert list(done.comments["reply_state"]) == ["afresh", "afresh", "reply"]


def test_a_stated_parent_that_is_not_on_the_page_is_missing():
    done = rebuilt(nested("z"))
    assert (done.comments["reply_state"].iloc[2], len(done.links)) == ("parent missing", 0)


def test_a_stated_parent_that_the_page_prints_after_its_reply_is_answered():
    made = nested("a")
    turned = replace(made, comments=tuple(replace(c, page_order=4 - c.page_order) for c in made.comments))
    done = rebuilt(turned)
    assert list(done.comments["comment_id"]) == ["a", "b", "c"]
    assert done.links.set_index("comment_id")["reply_to"]["c"] == "a"


def test_posts_of_a_forum_that_states_parents_only_by_quoting_may_answer_without_a_quotation():
    asked = "How do I clear the list box before it is shown again?"
    posts = (
        Comment(page_order=1, page_id="a", author="ana", posted_text=asked, text=asked),
        quoting("bo", asked, "a", "Set its style to one."),
        Comment(
            page_order=3, page_id="c", author="ana", posted_text=(said := "But I have set it."), text=said
        ),
    )
    done = rebuilt(Thread(article=Document(title="List boxes"), comments=posts))
    assert [(r.comment_id, r.reply_to, r.kind) for r in done.links.itertuples()] == [
        ("b", "a", "stated"),
        ("c", "b", "content"),
    ]
    assert done.comments["reply_confidence"].iloc[2] < 1


def quoting(author: str, quoted: str, parent: str, said: str) -> Comment:
    """The second post of a forum's page, with its quotation as the page shows it."""
    text = f"{quoted}\n\n{said}"
    return Comment(
        page_order=2,
        page_id="b",
        author=author,
        posted_text=text,
        text=text,
        reply_to=parent,
        quotes=((0, len(quoted)),),
    )


def test_an_empty_comment_is_not_said_to_answer_anybody():
    made = thread(("ana", "When does the ferry sail?"), ("bo", ""))
    assert links(made) == []


def test_a_mention_of_the_articles_author_means_the_comment_that_lost_its_header():
    made = thread(
        ("ana", "When does the ferry sail?"), (None, "At noon."), ("bo", "Ships!"), ("cy", "@Vera Lund: No.")
    )
    lost = replace(made.comments[1], header_lost=True)
    made = replace(
        made,
        article=replace(made.article, author="Vera Lund"),
        comments=(made.comments[0], lost, *made.comments[2:]),
    )
    (link,) = [row for row in rebuilt(made).links.itertuples() if row.comment_id == "4"]
    assert (link.reply_to, link.kind) == ("2", "mention")
    assert "Vera Lund is assumed where a header was lost" in link.evidence
    assert rebuilt(made).comments["person"].isna().iloc[1]


def test_who_alone_writes_most_is_taken_for_the_host():
    busy = thread(*[("Vera", "Yes."), ("ana", "When?"), ("Vera", "Now."), ("bo", "Why?"), ("Vera", "So.")])
    assert [hosted(busy), hosted(thread(("ana", "One."), ("bo", "Two.")))] == ["Vera", None]


def test_nobody_is_taken_for_the_host_where_two_write_as_much():
    assert hosted(thread(*[("Vera", "Yes."), ("ana", "When?")] * 3)) is None


def test_the_host_that_the_page_names_is_the_host():
    assert hosted(thread(*[("Vera", "Yes.")] * 3, ("ana", "No."), host="ana")) == "ana"


def hosted(made: Thread) -> str | None:
    done = Rebuilding.of(
        threads.comments_table(made),
        threads.article_table(made.article, {}),
        host=made.article.author,
        one_word_lines_dropped=False,
    )
    by_host = done.pairs.later[done.pairs["afresh_by_host"] > 0]
    return next(iter(done.comments["author"].iloc[by_host].unique()), None)


def chosen(
    text: str, *, afresh: float, lines: Mapping[str, tuple[float, float]] | None = None
) -> tuple[str, bool]:
    """(state, whether the first comment is answered) of `text` after a comment by Ana."""
    made = thread(("Ana", "The wall is wet."), ("Bo", text))
    done = Rebuilding.of(
        threads.comments_table(made),
        threads.article_table(made.article, {}),
        host=None,
        one_word_lines_dropped=False,
    )
    calibration = Calibration({**UNCALIBRATED.lines, **(lines or {})})
    (_, choice) = done.chosen(np.array([1.0, afresh, 1 - afresh]), calibration)
    return choice.state, choice.choices[0].row == 2


def test_a_greeting_by_name_may_open_a_comment_that_is_afresh():
    assert chosen("Hi Ana, what a wall", afresh=0.9) == ("afresh", False)
    assert chosen("Hi Ana, what a wall", afresh=0.1) == ("reply", True)


def test_a_reply_by_content_is_chosen_where_it_is_likelier_to_be_right_than_afresh():
    assert chosen("So is the roof.", afresh=0.4) == ("reply", True)
    assert chosen("So is the roof.", afresh=0.4, lines={"content": (-2.0, 1.0)}) == ("afresh", False)


def test_a_mention_with_an_at_is_an_answer_however_likely_it_is_afresh():
    assert chosen("@Ana: what a wall", afresh=0.9) == ("reply", True)


def test_a_thread_without_words_is_linked_without_error():
    assert set(rebuilt(thread((None, ""), ("ana", ""), (None, "?"))).comments["reply_state"]) <= {
        "afresh",
        "reply",
    }


NAME = st.sampled_from(["Ana", "Bo Li", "gVOR08", "al-Ameda", "Anonymous", None])
TEXT = st.lists(
    st.sampled_from(
        ["@Ana:", "@Bo Li:", "rain?", "the ferry sails at noon", "“rain”", "yes", "\n\n", "al Ameda,"]
    ),
    max_size=7,
).map(" ".join)
THREAD = st.lists(st.tuples(NAME, TEXT), min_size=1, max_size=8).flatmap(
    lambda lines: st.sets(st.integers(1, len(lines))).map(
        lambda dropped: thread(*lines, dropped=tuple(dropped))
    )
)


@settings(max_examples=40)
@given(THREAD)
def test_links_point_to_earlier_comments_of_the_thread_and_confidences_are_probabilities(made):
    done = rebuilt(made)
    position = dict(zip(done.comments["comment_id"], done.comments["position"], strict=True))
    assert all(position[r.reply_to] < position[r.comment_id] for r in done.links.itertuples())
    assert done.links["confidence"].between(0, 1).all()
    assert done.comments["reply_confidence"].between(0, 1).all()
    primary = done.links[done.links["primary"]]
    parents = done.comments[done.comments["reply_state"] == "reply"]
    assert list(primary["comment_id"]) == list(parents["comment_id"])
    assert list(primary["reply_to"]) == list(parents["reply_to"])
    assert (done.links.loc[~done.links["primary"], "confidence"] >= 0.5).all()


@settings(max_examples=20)
@given(THREAD, st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(made, chance):
    comments, article = threads.comments_table(made), threads.article_table(made.article, {})
    order = list(range(len(comments)))
    chance.shuffle(order)
    whole, mixed = (
        replies.rebuild(frame, article, host=None, one_word_lines_dropped=False)
        for frame in (comments, comments.iloc[order])
    )
    pd.testing.assert_frame_equal(whole.comments, mixed.comments)
    pd.testing.assert_frame_equal(whole.links, mixed.links)


def test_the_tables_have_the_declared_columns():
    done = rebuilt(thread(("ana", "One."), ("bo", "@ana: Two.")))
    blank = stories.comments(("ana", "One."))
    assert list(done.comments.columns) == list(blank.columns)
    assert (done.comments.dtypes == blank.dtypes).all()


def test_a_reply_to_somebody_who_is_not_there_misses_its_parent():
    frame = thread(("ana", "Late again."), ("bo", "In reply to Walter Pruitt\n\nNot so."), ("cy", "Yes."))
    found = rebuilt(frame)
    assert found.comments["reply_state"].tolist()[1] == "parent missing"
    assert found.comments["own_text"].tolist()[1] == "Not so."


def test_a_sentence_that_begins_like_an_answer_is_no_name():
    frame = thread(("ana", "Late again."), ("bo", "In response to the mayor\n\nNot so."))
    assert rebuilt(frame).comments["reply_state"].tolist()[1] != "parent missing"


@pytest.mark.parametrize("first", ["", "Firing everyone is not a plan.\n\n"])
def test_a_name_before_a_later_paragraph_is_answered_too(first):
    frame = thread(
        ("Gord", "Fire them all."),
        ("Ana", "The council met on Tuesday."),
        ("Bo", f"{first}@Gord: Who would pay?"),
    )
    table = rebuilt(frame).links
    (link,) = table[table["author"] == "Bo"].to_dict("records")
    assert (link["reply_to_author"], link["kind"], link["primary"]) == ("Gord", "mention", True)
    assert link["confidence"] > 0.9


@pytest.mark.parametrize(
    ("before", "decides"), [("", True), ("Well.\n\n", True), ("But you wrote that ", False)]
)
def test_a_quotation_decides_whom_a_comment_answers_where_it_stands_apart(before, decides):
    made = thread(("Ana", QUOTED), ("Bo", "Ships!"), ("Cy", f"{before}“{QUOTED}” and so on"))
    done = Rebuilding.of(
        threads.comments_table(made),
        threads.article_table(made.article, {}),
        host=None,
        one_word_lines_dropped=False,
    )
    others = np.where(done.pairs.earlier == 1, 0.98, 0.01)
    probability = np.where(done.pairs.later == 2, others, 1.0)
    choice = done.chosen(probability, UNCALIBRATED)[2].choices[0]
    assert int(done.pairs.earlier[choice.row]) == (0 if decides else 1)


def test_a_name_at_the_end_of_a_sentence_is_answered():
    made = thread(("Vera", "The wall is wet."), ("Di", "I like boats."), ("Bo", "Well said, Vera."))
    (link,) = [row for row in rebuilt(made).links.itertuples() if row.comment_id == "3"]
    assert (link.reply_to, link.kind) == ("1", "name")
    assert "addresses Vera by name" in link.evidence
