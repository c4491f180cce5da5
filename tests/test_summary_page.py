"""The page as a whole: its headlines, figures and files."""

from __future__ import annotations

from summary_stories import DISPUTE, QUARREL, said, thread

from analysis import summary
from analysis.schema import Tables


def test_a_name_is_shown_as_written_on_one_line_and_not_endlessly() -> None:
    tables = thread(("the\nbold  one", "Trams are late."), ("x" * 90, "As ever.", 1))
    assert said(tables, "participation")
    long = thread(("y" * 90, "Trams are late."))
    assert said(long, "participation") == [f"There is a single comment, by {'y' * 39}…"]


def test_no_comment_is_quoted_twice_on_the_page() -> None:
    tables = thread(*QUARREL, irony={1: 0.9}, stances={2: "disagrees"})
    text = " ".join(found.sentence for found in summary.find(tables).findings)
    assert text.count("The new bridge is far too narrow") == 1


def test_headlines_are_participation_then_exchange_then_tone() -> None:
    tables = thread(*DISPUTE, tones={1: "critical"})
    participation, exchange, tone = summary.find(tables).headlines
    assert [participation] == said(tables, "participation")
    assert [exchange] == said(tables, "exchange")
    assert [tone] == said(tables, "few tones")


def test_the_same_thread_gives_the_same_page() -> None:
    tables = thread(*QUARREL, tones={1: "critical"})
    first, second = summary.find(tables), summary.find(tables)
    assert first == second
    assert summary.markdown(first, tables) == summary.markdown(second, tables)


def test_a_lone_comment_has_three_headlines_too() -> None:
    assert all(summary.find(thread(("Ana", "Trams are late."), tones={1: "worried"})).headlines)


def test_key_figures_are_few_and_leave_out_what_does_not_apply() -> None:
    labels = [label for label, _ in summary.find(thread(("Ana", "Trams are late."))).figures]
    assert labels == ["comments", "person", "replies"]
    full = thread(
        *QUARREL,
        tones={1: "critical", 2: "joking?", 3: "critical/mocking"},
        toward={1: "outsider"},
        kinds={2: "content"},
    )
    assert summary.find(full).figures == (
        ("comments", "6"),
        ("people", "4"),
        ("replies", "4"),
        ("replies that show whom they answer", "3"),
        ("replies inferred", "1"),
        ("tones sure, of those judged", "1 of 3"),
        ("tones narrowed to two", "1"),
    )


def test_markdown_follows_each_sentence_with_its_comments() -> None:
    lines = summary.markdown(summary.find(thread(*DISPUTE)), thread(*DISPUTE)).splitlines()
    assert lines[0] == "# A thread"
    assert lines[2].endswith("two do not. [#1–#8]")
    assert any(line.endswith("four from two people. [#2, #4, #5, #8]") for line in lines)


def test_markup_in_names_and_titles_stays_text() -> None:
    tables = thread(("*Ana* <b>", "Trams are late."), (None, "As ever.", 1))
    page = Tables(**{**vars(tables), "title": "# A | B\n- c"})
    text = summary.markdown(summary.find(page), page)
    assert text.startswith("# \\# A \\| B - c\n")
    assert "\\*Ana\\* \\<b\\>" in text


def test_findings_as_data_name_comments_and_pairs() -> None:
    rows = summary.as_data(summary.find(thread(*DISPUTE)))
    (exchange,) = [row for row in rows if row["kind"] == "exchange"]
    assert exchange["comments"] == ["c2", "c3", "c4", "c7", "c8"]
    assert exchange["pairs"] == [["Bo", "Ana"], ["Ana", "Bo"]]
