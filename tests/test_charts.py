"""What the charts draw and say: the artists on the canvas, and captions that hold."""

from __future__ import annotations

import dataclasses
from io import BytesIO

import numpy as np
import pandas as pd
import pytest
import stories
from matplotlib.collections import Collection
from matplotlib.figure import Figure
from matplotlib.text import Text

from analysis import charts
from analysis.charts import CHARTS, Drawn, page, palette, strips
from analysis.charts.style import style
from analysis.schema import GROUNDS, LINKS, PAIRS, TONE_SHARES, TONES, TOPICS, Tables
from analysis.tables.pairs import pairs
from analysis.tables.people import people

TALLEST = 211.0
"""mm: what a page of the report has for a chart, beside its question and caption."""

LIKELY = 0.6
"""The probability of the likeliest tone in these threads."""


def thread(*lines: stories.Line, tones: str = "", topics: str = "", host: str | None = None) -> Tables:
    """A thread of which every comment has a tone and a topic.

    `tones` and `topics` name them in turn, comment by comment (a tone with ? is not sure, - has none).
    """
    comments = stories.comments(*lines)
    turn = [word for _, word in zip(lines, (tones.split() or ["critical"]) * len(lines), strict=False)]
    likeliest = pd.array([None if word == "-" else word.rstrip("?") for word in turn], dtype="str")
    shown = ["none" if word == "-" else "unsure" if word.endswith("?") else word for word in turn]
    names = [word for _, word in zip(lines, (topics.split() or ["tea"]) * len(lines), strict=False)]
    ids = {name: number for number, name in enumerate(dict.fromkeys(names), 1)}
    comments = comments.assign(
        tone=shown,
        tone_likeliest=likeliest,
        topic=names,
        topic_id=pd.array([ids[name] for name in names], dtype="Int64"),
    )
    rest = (1 - LIKELY) / (len(TONES) - 1)
    shares = TONE_SHARES.frame(
        {"comment_id": c, **{tone: LIKELY if tone == word else rest for tone in TONES}}
        for c, word in zip(comments["comment_id"], likeliest, strict=True)
        if isinstance(word, str)
    )
    links = stories.links(comments)
    table = comments.groupby("topic_id", as_index=False).agg(
        name=("topic", "first"),
        comments=("position", "size"),
        authors=("person", "nunique"),
        first_position=("position", "min"),
        last_position=("position", "max"),
    )
    return stories.tables(
        comments=comments,
        links=links,
        people=people(comments, links, host),
        pairs=pairs(comments, links, shares),
        topics=TOPICS.frame(table.to_dict("records")),
        tone_shares=shares,
        host=host,
    )


def grounded(tables: Tables, *about: tuple[int, int]) -> Tables:
    """`tables` with an article of three blocks; `about` says which comment (position) is about which."""
    article = stories.article("On tea", "Tea is dear this year.", "Rain is cheap.")
    rows = [
        {"comment_id": f"c{n}", "source": "article", "paragraph": at, "evidence": "shares “tea”"}
        for n, at in about
    ]
    return dataclasses.replace(tables, article=article, grounds=GROUNDS.frame(rows))


QUARREL = grounded(
    thread(
        ("ana", "one two three"), ("bo", "no", 1), ("ana", "yes", 2), ("cy", "what is this", 1),
        ("bo", "tea", 3), tones="informative critical hostile? questioning -",
        topics="rain rain tea tea tea", host="cy",
    ),
    (2, 2), (1, 1), (5, 1),
)  # fmt: skip


def crowd(people_count: int, comments_count: int, name: str = "person {}") -> Tables:
    """A long thread in which everybody writes in turn, each to one of those just before."""
    lines: list[stories.Line] = [
        (name.format(n % people_count), "word " * (n % 7 + 1), max(1, n - n % 5) if n else None)
        for n in range(comments_count)
    ]
    return thread(*lines, tones="critical mocking? joking informative? worried -", topics="a b c d e f g")


def draw(tables: Tables, name: str) -> Drawn:
    return charts.draw(tables, [name])[name]


def texts(drawn: Drawn) -> list[str]:
    return [text.get_text() for text in drawn.figure.findobj(Text) if text.get_text()]


def gid(drawn: Drawn, name: str) -> list[Collection]:
    return [part for part in drawn.figure.findobj(Collection) if part.get_gid() == name]


def fills(part: Collection) -> list[str]:
    return [palette.colors.to_hex(rgba).upper() for rgba in part.get_facecolor()]


def png(figure: Figure) -> bytes:
    buffer = BytesIO()
    with style():
        figure.savefig(buffer, format="png", dpi=60, metadata={"Software": None})
    return buffer.getvalue()


def svg(figure: Figure) -> bytes:
    buffer = BytesIO()
    with style():
        figure.savefig(buffer, format="svg", metadata={"Date": None})
    return buffer.getvalue()


def placed(figure: Figure) -> tuple[list[str], np.ndarray]:
    """All words of a figure, and their left, right, lower and upper edges in pixels."""
    with style():
        figure.canvas.draw()
        shown = [text for text in figure.findobj(Text) if text.get_text()]
        boxes = [text.get_window_extent() for text in shown]
    return [text.get_text() for text in shown], np.array([(b.x0, b.x1, b.y0, b.y1) for b in boxes])


def clashes(figure: Figure) -> list[tuple[str, str]]:
    """Words that lie over each other; a hanging letter may touch the line below."""
    words, sides = placed(figure)
    left, right, low, high = np.add(sides, (1, -1, 3, -3)).T
    apart = (
        (left[:, None] >= right) | (left >= right[:, None]) | (low[:, None] >= high) | (low >= high[:, None])
    )
    return [(words[a], words[b]) for a, b in np.argwhere(~apart & ~np.eye(len(words), dtype=bool))]


# all charts


def test_every_chart_of_the_report_is_drawn_in_its_order_with_its_words() -> None:
    drawn = charts.draw(QUARREL)
    assert list(drawn) == list(CHARTS)
    for name, chart in drawn.items():
        assert chart.name == name
        assert chart.title.endswith("?")
        assert chart.caption.endswith(".")
        assert chart.alt.endswith(".")


def test_charts_can_be_chosen_by_name() -> None:
    assert list(charts.draw(QUARREL, {"participation", "who_replied_to_whom"})) == [
        "who_replied_to_whom",
        "participation",
    ]


@pytest.mark.parametrize(
    ("tables", "names"),
    [
        (stories.tables(), set()),
        (stories.tables((None, "one")), set()),
        (thread(("ana", "one")), {"tone_by_person", "topics_over_thread", "participation"}),
        (
            thread((None, "one"), (None, "two", 1)),
            {"conversation_map", "topics_over_thread", "aimed_at"},
        ),
    ],
    ids=["an empty thread", "one nameless comment", "one comment", "two nameless comments"],
)
def test_a_chart_that_has_nothing_to_show_is_left_out(tables: Tables, names: set[str]) -> None:
    assert set(charts.draw(tables)) == names


def test_the_same_thread_gives_the_same_bytes() -> None:
    first, second = charts.draw(QUARREL), charts.draw(QUARREL)
    for name in CHARTS:
        assert svg(first[name].figure) == svg(second[name].figure)
    assert png(first["conversation_map"].figure) == png(second["conversation_map"].figure)


def test_the_order_of_rows_changes_no_chart() -> None:
    mixed = {
        part: getattr(QUARREL, part).sample(frac=1, random_state=3).reset_index(drop=True)
        for part in ("comments", "links", "tone_shares", "topics")
    }
    drawn = charts.draw(dataclasses.replace(QUARREL, **mixed))
    for name, chart in charts.draw(QUARREL).items():
        assert svg(drawn[name].figure) == svg(chart.figure)


def test_a_setting_of_the_user_changes_no_chart(monkeypatch: pytest.MonkeyPatch) -> None:
    before = svg(draw(QUARREL, "participation").figure)
    monkeypatch.setitem(charts.style.matplotlib.rcParams, "font.size", 30)
    monkeypatch.setitem(charts.style.matplotlib.rcParams, "text.color", "red")
    assert svg(draw(QUARREL, "participation").figure) == before
    assert charts.style.matplotlib.rcParams["font.size"] == 30


STRANGERS = (
    "W" * 500, "$\\frac{1}$", "محمد العربي", "王小明", "😀👍🏽", "a\u202e\nb", "<b>&amp;</b>",
    "e" + "\u0301" * 50,
    "a name of eighty characters that goes on and on until somebody stops it, at last",
)  # fmt: skip


@pytest.mark.filterwarnings("error")
def test_names_of_any_kind_stay_inside_every_picture() -> None:
    lines = [(STRANGERS[n % len(STRANGERS)], "word", n or None) for n in range(2 * len(STRANGERS))]
    told = thread(*lines, topics="\u202e\U0001f600 " + "x" * 400)
    drawn = charts.draw(grounded(told, *((n, 1) for n in range(1, len(lines) + 1))))
    assert set(drawn) == set(CHARTS)
    for chart in drawn.values():
        edge = chart.figure.bbox
        for words, (left, right, low, high) in zip(*placed(chart.figure), strict=True):
            assert "\n" not in words
            assert edge.x0 - 1 <= left < right <= edge.x1 + 1
            assert edge.y0 - 1 <= low < high <= edge.y1 + 1


@pytest.mark.parametrize(("persons", "comments"), [(3, 4), (15, 26), (60, 300), (90, 450)])
def test_nothing_overlaps_or_is_set_too_small(persons: int, comments: int) -> None:
    for name, chart in charts.draw(crowd(persons, comments)).items():
        assert clashes(chart.figure) == [], name
        assert min(text.get_fontsize() for text in chart.figure.findobj(Text)) >= page.SMALL
        assert chart.figure.get_size_inches()[1] * page.MM_PER_INCH <= TALLEST


def test_words_set_over_others_would_be_found() -> None:
    figure, axes = page.canvas(50)
    page.write(axes, 20, 20, "one")
    page.write(axes, 21, 20.5, "other")
    page.write(axes, 60, 20, "elsewhere")
    assert clashes(figure) == [("one", "other"), ("other", "one")]


# who replied to whom


def test_the_network_has_a_disc_a_person_and_an_arrow_a_pair() -> None:
    drawn = draw(QUARREL, "who_replied_to_whom")
    assert fills(gid(drawn, "discs")[0]) == [palette.INK, palette.INK, palette.PAPER]
    assert len(gid(drawn, "replies")[0].get_paths()) == len(QUARREL.pairs) == 3
    assert {"ana", "bo", "cy (host)"} <= set(texts(drawn))


def test_an_arrow_is_paler_where_its_tone_is_not_sure() -> None:
    tables = thread(("ana", "1"), ("bo", "2", 1), ("ana", "3", 2), tones="worried joking worried?")
    (lines,) = gid(draw(tables, "who_replied_to_whom"), "replies")
    assert [palette.colors.to_hex(rgba).upper() for rgba in lines.get_edgecolor()] == [
        palette.TONES["joking"],
        palette.pale(palette.TONES["worried"], palette.PALE_LINE),
    ]


def test_more_replies_make_a_thicker_arrow() -> None:
    tables = thread(("ana", "1"), ("bo", "2", 1), ("bo", "3", 1), ("bo", "4", 1), ("ana", "5", 2))
    (lines,) = gid(draw(tables, "who_replied_to_whom"), "replies")
    thick, thin = lines.get_linewidth()
    assert thick == pytest.approx(3 * thin)


def test_the_network_says_who_is_answered_most_and_who_is_not() -> None:
    caption = draw(QUARREL, "who_replied_to_whom").caption
    assert caption == (
        "ana received the most replies (3 of 4). bo gave the most (2). Nobody answered 1 of the 3 people."
    )


def test_nobody_leads_where_everybody_is_answered_once() -> None:
    tables = thread(("ana", "1"), ("bo", "2", 1), ("ana", "3", 2))
    assert draw(tables, "who_replied_to_whom").caption == ""


def test_above_sixty_people_the_busiest_are_shown_and_the_rest_counted() -> None:
    tables = crowd(90, 400)
    drawn = draw(tables, "who_replied_to_whom")
    discs = gid(drawn, "discs")[0]
    assert len(discs.get_offsets()) == 60
    between = int(tables.pairs["replies"].sum())
    assert "Drawn are the 60 people with most replies; " in drawn.caption
    assert f" of {between} replies run between them." in drawn.caption


# conversation map


def test_the_map_has_a_dot_a_comment_in_order_and_an_arc_a_reply() -> None:
    drawn = draw(QUARREL, "conversation_map")
    (dots,) = gid(drawn, "discs")
    assert fills(dots) == [
        palette.TONES["informative"],
        palette.TONES["critical"],
        palette.pale(palette.TONES["hostile"]),
        palette.TONES["questioning"],
        palette.NO_TONE,
    ]
    heights = dots.get_offsets()[:, 1]
    assert (np.diff(heights) < 0).all()
    (solid,) = gid(drawn, "solid")
    assert not gid(drawn, "dashed")
    ends = [path.vertices[[0, -1], 1].tolist() for path in solid.get_paths()]
    assert ends == [pytest.approx([heights[a], heights[b]]) for a, b in ((1, 0), (2, 1), (3, 0), (4, 2))]


def test_inferred_links_are_dashed_and_counted() -> None:
    links = QUARREL.links.assign(kind=["mention", "content", "quote", "lost mention"])
    drawn = draw(dataclasses.replace(QUARREL, links=links), "conversation_map")
    (solid,), (dashed,) = gid(drawn, "solid"), gid(drawn, "dashed")
    assert (len(solid.get_paths()), len(dashed.get_paths())) == (2, 2)
    assert solid.get_linestyle()[0][1] is None
    assert dashed.get_linestyle()[0][1] is not None
    assert drawn.caption == (
        "Of 5 comments, 4 answer an earlier one. #1 drew the most answers (2). "
        "Of 4 replies, 2 are inferred (dashed), 1 from the gap of a lost name and "
        "1 from what the comments say."
    )


def test_the_map_names_every_comment_of_a_short_thread() -> None:
    shown = texts(draw(QUARREL, "conversation_map"))
    assert [words for words in shown if words.startswith("#")] == ["#1", "#2", "#3", "#4", "#5"]
    assert shown.count("ana") == shown.count("bo") == 2
    assert {"critical", "hostile?", "tea"} <= set(shown)


def test_a_thread_too_long_for_arcs_shows_its_strands() -> None:
    drawn = draw(crowd(50, 564), "conversation_map")
    assert not gid(drawn, "discs")
    (tiles,) = gid(drawn, "tiles")
    assert len(tiles.get_paths()) == 564
    assert {"#1 person 0", "comments", "people"} <= set(texts(drawn))
    assert drawn.caption == (
        "Of 564 comments, 563 answer an earlier one. The longest begins with #1 (564 comments). "
        "Shown are all strands of 3 comments or more."
    )


def test_of_many_strands_the_longest_are_shown() -> None:
    threes = [line for n in range(60) for line in strand(3 * n + 1, 3)]
    drawn = draw(thread(*threes, *strand(181, 5)), "conversation_map")
    (tiles,) = gid(drawn, "tiles")
    assert len(tiles.get_paths()) == 23 * 3 + 5
    assert drawn.caption.endswith(
        "The longest begins with #181 (5 comments). "
        "Shown are the 24 longest of 61 strands of 3 comments or more."
    )


def strand(first: int, length: int) -> list[stories.Line]:
    """A comment at the position `first`, and its answers."""
    return [("ana", "one"), *[("bo", "two", first)] * (length - 1)]


# tone


def test_the_course_of_a_tone_is_an_area_over_the_tiles_of_its_comments() -> None:
    drawn = draw(QUARREL, "tone_over_thread")
    assert [tone for tone in TONES if gid(drawn, tone)] == list(TONES)
    (tiles,) = gid(drawn, "tiles")
    assert fills(tiles) == [
        palette.TONES["informative"],
        palette.TONES["critical"],
        palette.pale(palette.TONES["hostile"]),
        palette.TONES["questioning"],
    ]
    assert {"1", "2", "3", "4"} <= set(texts(drawn))


def test_the_shares_of_tones_come_from_probabilities() -> None:
    tables = thread(*[("ana", "x")] * 4, tones="critical critical critical joking")
    share = (3 * LIKELY + (1 - LIKELY) / 7) / 4
    drawn = draw(tables, "tone_over_thread")
    assert f"{share:.0%}".replace("%", " %") in texts(drawn)
    assert drawn.caption.startswith(f"Over the whole thread the greatest share is critical ({share:.0%}"[:-1])


def test_the_caption_says_where_another_tone_leads_at_the_end() -> None:
    turned = thread(*[("ana", "x")] * 6, tones="critical critical critical joking joking joking?")
    assert draw(turned, "tone_over_thread").caption.endswith(
        "The first third is led by critical (60 %), the last by joking (60 %). "
        "The tone of 5 of 6 comments is sure; of the others, the likeliest is shown."
    )


def test_a_person_has_a_tile_a_comment_in_order_paler_where_unsure() -> None:
    drawn = draw(QUARREL, "tone_by_person")
    (tiles,) = gid(drawn, "tiles")
    assert fills(tiles) == [
        palette.TONES["informative"],
        palette.pale(palette.TONES["hostile"]),
        palette.TONES["critical"],
        palette.TONES["questioning"],
    ]
    lefts = [path.vertices[0, 0] for path in tiles.get_paths()]
    assert lefts == pytest.approx([strips.STRIP[0], strips.STRIP[0] + strips.TILE, *[strips.STRIP[0]] * 2])
    assert "questioning 60 %" in texts(drawn)


def test_people_are_compared_only_where_several_wrote_several_comments() -> None:
    lines = [("ana", "x"), ("bo", "x")] * 3
    compared = draw(thread(*lines, tones="critical joking"), "tone_by_person").caption
    assert compared.startswith(
        "Of those with 3 comments or more, ana is the most critical (60 %), bo the most joking (60 %)."
    )
    assert "the most" not in draw(QUARREL, "tone_by_person").caption


def test_negative_comments_are_tiles_in_the_row_of_their_target() -> None:
    tables = thread(
        ("ana", "a"), ("bo", "b", 1), ("cy", "c", 1), ("di", "d"), ("ed", "e"), ("flo", "f"),
        tones="hostile? critical mocking critical joking critical",
    )  # fmt: skip
    toward = pd.array([None, "person", "person", "outsider", "person", None], dtype="str")
    drawn = draw(dataclasses.replace(tables, comments=tables.comments.assign(toward=toward)), "aimed_at")
    (tiles,) = gid(drawn, "tiles")
    assert fills(tiles) == [
        palette.pale(palette.TONES["hostile"]),
        palette.TONES["critical"],
        palette.TONES["mocking"],
        palette.TONES["critical"],
        palette.TONES["critical"],
    ]
    rows = [path.vertices[0, 1] for path in tiles.get_paths()]
    assert rows[1] == rows[2] > rows[3] > rows[0] == rows[4]
    assert "2, of them 2 at ana" in texts(drawn)
    assert drawn.caption == (
        "3 of 5 comments that likely criticise, mock or attack show whom they mean. "
        "The tone of 4 of 5 comments is sure; of the others, the likeliest is shown."
    )


# topics and participation


def test_topics_are_rows_in_the_order_in_which_they_began() -> None:
    drawn = draw(QUARREL, "topics_over_thread")
    (tiles,) = gid(drawn, "tiles")
    lefts = [path.vertices[0, 0] for path in tiles.get_paths()]
    assert np.round(lefts, 3).tolist() == [
        round(strips.STRIP[0] + n * (strips.STRIP[1] - strips.STRIP[0]) / 5, 3) for n in range(5)
    ]
    assert fills(tiles) == [palette.topic(0)] * 2 + [palette.topic(1)] * 3
    assert drawn.caption == (
        "The largest topic holds various subjects (3 of 5 comments). The last new topic is “tea”, from #3."
    )


def test_participation_has_a_bar_a_person_for_comments_and_for_words() -> None:
    drawn = draw(QUARREL, "participation")
    comments, own_words = drawn.figure.axes[0].containers
    lengths = [[bar.get_width() for bar in bars] for bars in (comments, own_words)]
    assert lengths[0] == pytest.approx([44, 44, 22])
    assert lengths[1] == pytest.approx([52, 26, 39])
    assert drawn.caption == (
        "ana and bo wrote the most comments (2 each of 5). ana wrote the most words of their own (4 of 9). "
        "Of 3 people, 1 wrote one comment only."
    )


def test_comments_of_nobody_known_are_said_not_drawn() -> None:
    tables = thread(("ana", "one"), (None, "two"), (None, "three"))
    drawn = draw(tables, "participation")
    assert drawn.caption.endswith("Authors not known wrote 2 comments.")
    assert len(drawn.figure.axes[0].containers[0]) == 1


def test_tables_without_links_give_no_network_and_no_map() -> None:
    bare = dataclasses.replace(QUARREL, links=LINKS.frame(), pairs=PAIRS.frame())
    assert set(charts.draw(bare)).isdisjoint({"who_replied_to_whom", "conversation_map"})


def test_who_gave_and_received_no_reply_is_named_below_the_circle() -> None:
    drawn = draw(thread(("ana", "1"), ("bo", "2", 1), ("cy", "3")), "who_replied_to_whom")
    assert len(gid(drawn, "discs")[0].get_offsets()) == 2
    assert "cy" in texts(drawn)


def test_who_leads_twice_is_said_once() -> None:
    tables = thread(("ana", "1 2"), ("ana", "3"), ("bo", "4"))
    assert draw(tables, "participation").caption.startswith(
        "ana wrote the most comments (2 of 3) and wrote the most words of their own (3 of 4)."
    )


def test_too_many_lines_are_thinned_by_the_replies_they_stand_for() -> None:
    replies = pd.Series([9, 5, 5, 2, 2, 2, 1, 1])
    assert [page.fewest(replies, most) for most in (8, 7, 6, 5, 1)] == [1, 2, 2, 5, 9]
    assert page.fewest(pd.Series([1, 1, 1]), 2) == 1


# the article's margin


def test_a_passage_stands_beside_the_comments_about_it_in_their_order() -> None:
    assert texts(draw(QUARREL, "article_margin")) == [
        *("paragraph 1", "Tea is dear this year."),
        *("#1 ana", "one two three", "#5 bo", "tea"),
        *("paragraph 2", "Rain is cheap.", "#2 bo", "no"),
    ]


def test_the_margin_tells_how_many_comments_rest_on_how_many_passages() -> None:
    caption = draw(QUARREL, "article_margin").caption
    assert caption == "3 comments take up 2 passages, by quoting or by sharing rare words."


def test_a_long_margin_is_cut_and_says_so() -> None:
    lines = [("ana", "word " * 60)] * 40
    drawn = draw(grounded(thread(*lines), *((n, 1) for n in range(1, 41))), "article_margin")
    assert drawn.figure.get_size_inches()[1] * page.MM_PER_INCH < TALLEST
    assert drawn.caption.endswith("Shown are 6 of 40; grounds.csv holds them all.")
    assert not clashes(drawn.figure)


def test_without_a_passage_taken_up_there_is_no_margin() -> None:
    assert "article_margin" not in charts.draw(grounded(QUARREL))
