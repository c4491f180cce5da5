from __future__ import annotations

import dataclasses
import io
import json
from pathlib import Path

import made_up
import pandas as pd
import pytest
import stories
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from pypdf.generic import DictionaryObject, StreamObject

from analysis import charts, report, summary
from analysis.errors import UnwritableOutput
from analysis.report import content, first_page, pair_rows, reply_rows
from analysis.report.method import method
from analysis.report.printable import BREAK, SUBSTITUTE
from analysis.schema import ARTICLE, LISTED, Tables

WEIR = made_up.thread()
FOUND = summary.find(WEIR)
DRAWN = charts.draw(WEIR)

FACTS: dict[str, object] = {
    "inputs": [{"file": "lower_aldham.txt", "sha256": 64 * "0"}],
    "version": "0.0",
    "settings": {"fast": False},
    "accuracy": {"tone": {"macro_f1": 0.6}},
    "left_out": {"deleted": 2},
    "notes": ["read as cp1252"],
}

HOSTILE = (
    "#pagebreak() $x^2$ *bold* _it_ @ref <label> `raw` \\ // /* ${x} #panic()",
    "<script>alert(1)</script>",
    "\u202eevil\u202c \ufeff\x00\x1b[31m\ud83d",
    "e" + "\u0301" * 400,
    "Donaudampfschifffahrts" * 40,
    "👩\u200d👩\u200d👧🏽🇩🇪" * 20,
    "مرحبا بكم في هذا المكان",
    "हिन्दी में एक वाक्य",
    "这是一个没有空格的句子" * 9,
    "\u1780\u17d2\u1798 \U00013000",
    "",
)


def write(out: Path, tables: Tables, *only: str) -> Path | None:
    found, drawn = (FOUND, DRAWN) if tables is WEIR else (summary.find(tables), {})
    return report.write(out, tables, found, drawn, FACTS, frozenset(only))


def pdf(tables: Tables, folder: Path) -> PdfReader:
    write(folder / "out", tables, "pdf")
    return PdfReader(folder / "out" / "report.pdf")


def words(reader: PdfReader) -> str:
    pages = [page.extract_text().replace(BREAK, "") for page in reader.pages]
    return " ".join(" ".join(pages).split())


def hostile() -> Tables:
    said = [text.encode("utf-8", "ignore").decode() for text in HOSTILE]
    lines = [(name or None, text) for name, text in zip(said, reversed(said), strict=True)]
    answers = [(name, text, 1 + n // 2) for n, (name, text) in enumerate(lines)]
    return stories.tables(*lines[:1], *answers[1:])


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("reports") / "weir"
    write(out, WEIR)
    return out


@pytest.fixture(scope="module")
def printed(example: Path) -> PdfReader:
    return PdfReader(example / "report.pdf")


@pytest.fixture(scope="module")
def text(printed: PdfReader) -> str:
    return words(printed)


def test_every_file_of_the_contract_is_there(example: Path) -> None:
    named = {p.name for p in example.iterdir()}
    tables = "comments links pairs spans people topics article grounds mentioned".split()
    assert named == {
        "report.pdf", "report.html", "report.png", "charts", "manifest.json",
        "summary.md", "findings.json", "replies.graphml",
        *(f"{table}.csv" for table in tables),
    }  # fmt: skip


def test_every_chart_is_a_picture_of_its_name(example: Path) -> None:
    assert {p.name for p in (example / "charts").iterdir()} == {f"{name}.png" for name in DRAWN}
    assert all(p.read_bytes().startswith(b"\x89PNG") for p in (example / "charts").iterdir())


@pytest.mark.parametrize(
    ("part", "files"),
    [
        ("pdf", {"report.pdf", "report.png"}),
        ("charts", {"charts"}),
        ("summary", {"summary.md", "findings.json"}),
        ("graph", {"replies.graphml"}),
    ],
)
def test_only_what_was_asked_for_is_written(part: str, files: set[str], tmp_path: Path) -> None:
    path = write(tmp_path / "out", stories.tables(("ana", "one"), ("bo", "two", 1)), part)
    assert {p.name for p in (tmp_path / "out").iterdir()} <= files | {"manifest.json"}
    assert (path is not None) == (part == "pdf")


def test_same_arguments_give_same_bytes(example: Path, tmp_path: Path) -> None:
    write(tmp_path / "again", WEIR)
    first = {str(p.relative_to(example)): p.read_bytes() for p in example.rglob("*") if p.is_file()}
    again = tmp_path / "again"
    assert first == {str(p.relative_to(again)): p.read_bytes() for p in again.rglob("*") if p.is_file()}


def test_a_bug_while_writing_leaves_the_earlier_report_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    write(out, WEIR, "tables")
    before = {p.name: p.read_bytes() for p in out.iterdir()}
    monkeypatch.setattr(report.writer, "graphml", None)
    with pytest.raises(TypeError):
        write(out, WEIR)
    assert {p.name: p.read_bytes() for p in out.iterdir()} == before
    assert [p.name for p in tmp_path.iterdir()] == ["out"]


def test_an_output_that_cannot_be_written_is_said_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("a file")
    with pytest.raises(UnwritableOutput, match="choose another folder"):
        write(tmp_path / "file" / "out", stories.tables(("ana", "one")), "tables")


def test_the_manifest_counts_what_the_tables_hold(tmp_path: Path) -> None:
    tables = stories.tables(("ana", "one"), (None, "two", 1), ("Guest", "three"))
    comments = tables.comments.assign(person=["ana", None, None])
    write(tmp_path / "out", dataclasses.replace(tables, comments=comments), "tables")
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text())
    assert {key: manifest[key] for key in FACTS} == FACTS
    expected = {
        "comments": 3,
        "unknown_authors": 1,
        "generic_names": 1,
        "replies": 1,
        "afresh": 2,
        "links": 1,
    }
    assert {key: manifest["counts"][key] for key in expected} == expected
    assert manifest["counts"]["links_by_kind"]["mention"] == 1


def test_findings_are_the_sentences_with_their_comments(example: Path) -> None:
    found = json.loads((example / "findings.json").read_text())
    assert [f["sentence"] for f in found] == [f.sentence for f in FOUND.findings]
    assert all(set(f) == {"sentence", "kind", "comments", "pairs"} for f in found)


def test_tables_are_read_back_with_every_row(example: Path) -> None:
    for name in ("comments", "links", "pairs", "people", "topics", "spans"):
        assert len(pd.read_csv(example / f"{name}.csv")) == len(getattr(WEIR, name)), name


def test_the_pdf_is_tagged_titled_and_in_english(printed: PdfReader) -> None:
    root = printed.root_object
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert printed.metadata is not None
    assert printed.metadata.title == made_up.TITLE


def test_the_pdf_is_made_for_every_reader(example: Path) -> None:
    assert b"<pdfuaid:part>1</pdfuaid:part>" in (example / "report.pdf").read_bytes()


def test_page_1_holds_title_figures_and_sentences(printed: PdfReader) -> None:
    page = " ".join(printed.pages[0].extract_text().split())
    assert made_up.TITLE in page
    assert "lower_aldham.txt" in page
    openings = [" ".join(finding.sentence.split()[:4]) for finding in FOUND.findings]
    assert [opening for opening in openings if opening not in page] == []
    assert all(value in page for _, value in FOUND.figures)


def test_bookmarks_lead_to_every_part_and_chart(printed: PdfReader) -> None:
    top = [item.title for item in printed.outline if not isinstance(item, list)]
    below = [part.title for item in printed.outline if isinstance(item, list) for part in item]
    assert top == [
        "In short",
        "In pictures",
        "Who replied to whom",
        "Every comment and what it answers",
        "How this report was made",
    ]
    assert [c.title for c in DRAWN.values()] == below[: len(charts.CHARTS)]


def test_numbers_on_page_1_lead_to_the_rows_of_their_comments(printed: PdfReader) -> None:
    links = [annotation.get_object() for annotation in printed.pages[0]["/Annots"]]
    pages = [printed.get_page_number(link["/Dest"][0].get_object()) for link in links]
    heading = "Every comment and what it answers"
    rows = next(n for n, page in enumerate(printed.pages) if n and heading in page.extract_text())
    cited = {comment for finding in FOUND.findings for comment in finding.comments}
    assert sum(page >= rows for page in pages) > len(cited) / 2


def test_charts_say_in_words_what_they_show(printed: PdfReader) -> None:
    alts: list[str] = []

    def walk(node: object) -> None:
        if isinstance(node, list):
            for kid in node:
                walk(kid.get_object())
        elif isinstance(node, DictionaryObject) and not isinstance(node, StreamObject):
            if node.get("/S") == "/Figure":
                alts.append(str(node.get("/Alt")))
            walk(node.get("/K").get_object() if node.get("/K") is not None else None)

    walk(printed.root_object["/StructTreeRoot"].get_object())
    assert alts == [chart.alt for chart in DRAWN.values()]


def test_what_weighed_most_stands_under_tone_and_stance(tmp_path: Path) -> None:
    known = stories.tables(("ana", "Great post, thanks!"), ("bo", "Sure it is. No, it is wrong.", 1))
    comments = known.comments.assign(
        tone=["supportive", "unsure"],
        tone_likeliest=["supportive", "mocking"],
        tone_confidence=[0.9, 0.5],
        tone_why=["“Great post”; what it answers", None],
        irony=[0.1, 0.4],
        irony_why=[None, "“Sure it is”"],
    )
    links = known.links.assign(stance="disagrees", stance_confidence=0.8, stance_why="“No, it is wrong”")
    said = words(pdf(dataclasses.replace(known, comments=comments, links=links), tmp_path))
    assert "90 % “Great post”; what it answers" in said
    assert "possibly ironic: “Sure it is”" in said
    assert "disagrees “No, it is wrong”" in said


def test_a_long_passage_is_cut_and_closed() -> None:
    passage = "“" + "it goes on and on " * 9 + "on”"
    cut = reply_rows.why_words(f"{passage}; what it answers")
    assert cut.startswith("“it goes on")
    assert cut.endswith("…”")
    assert reply_rows.why_words(f"“so; it is”; {passage}") == "“so; it is”"
    assert reply_rows.why_words(None) == ""


def test_that_it_was_the_whole_comment_is_left_to_the_note_above() -> None:
    assert reply_rows.why_words("the whole comment") == ""
    assert reply_rows.why_words("the whole comment; what it answers") == "what it answers"
    assert reply_rows.irony_words(0.4, "the whole comment") == "possibly ironic"


def test_irony_that_is_not_possible_enough_is_not_mentioned() -> None:
    assert reply_rows.irony_words(0.29, None) == ""
    assert reply_rows.irony_words(0.3, None) == "possibly ironic"
    assert reply_rows.irony_words(0.3, "“Gee”") == "possibly ironic: “Gee”"


def test_the_manifest_says_how_many_judgements_are_explained(tmp_path: Path) -> None:
    known = stories.tables(("ana", "Great post, thanks!"), ("bo", "No, it is wrong.", 1))
    comments = known.comments.assign(tone_why=["“Great post”", None])
    write(tmp_path / "out", dataclasses.replace(known, comments=comments), "tables")
    told = json.loads((tmp_path / "out" / "manifest.json").read_text())["counts"]["explained"]
    assert (told["tones"], told["ironies"], told["stances"]) == (1, 0, 0)
    assert told["first_comments"] == LISTED


def test_every_comment_has_a_row_with_its_evidence(text: str) -> None:
    links = WEIR.links
    assert all(f"#{n} " in text for n in range(1, 31))
    assert all(author in text for author in links["author"])
    assert "very likely" in text
    assert links["evidence"].iloc[0][:30] in text


def test_the_method_says_how_often_each_model_is_right() -> None:
    cards = [
        {"judges": "tone", "plain": ["Of 10 tones shown, 7 are right.", "Always guessing: 4."]},
        {"judges": "words", "plain": []},
    ]
    parts = {part["heading"]: part["leads"] for part in method(cards, {}, [])}
    assert parts["How often it is right"] == [["Tone", "Of 10 tones shown, 7 are right. Always guessing: 4."]]


def test_the_printed_words_of_a_comment_keep_names_inside_and_show_where_a_quotation_stood() -> None:
    text = "@Bo: Thank you Tom, that helped. I wrote “no more boats” once."
    kinds = [
        ("@Bo:", "mention"),
        (" Thank you ", "own"),
        ("Tom,", "mention"),
        (" that helped. I wrote ", "own"),
    ]
    kinds += [("“no more boats”", "quote"), (" once.", "own")]
    parts, at = [], 0
    for words, kind in kinds:
        parts.append((at, at := at + len(words), kind))
    assert reply_rows.shown_words(text, parts) == "Thank you Tom, that helped. I wrote “…” once."
    assert reply_rows.shown_words("@Bo:", [(0, 4, "mention")]) == "@Bo:"


def test_backgrounds_are_named_apart_from_the_thread() -> None:
    article = ARTICLE.frame([{"source": "background:other.txt", "paragraph": 0, "text": "Other"}])
    facts = {"inputs": [{"file": "thread.txt"}, {"file": "other.txt"}]}
    assert first_page.source(facts, article) == "thread.txt · background: other.txt"


def test_page_1_says_what_of_the_thread_is_not_in_it() -> None:
    facts = {"inputs": [{"file": "thread.json"}], "left_out": {"not loaded": 6290, "deleted": 2}}
    said = first_page.source(facts, ARTICLE.frame())
    assert said == "thread.json · left out: 6,290 not loaded, 2 deleted"


def test_the_method_says_what_was_left_out(text: str) -> None:
    assert "deleted (2)" in text
    assert "Read as cp1252." in text


def test_hostile_text_is_printed_as_text(tmp_path: Path) -> None:
    reader = pdf(hostile(), tmp_path)
    text = words(reader)
    assert "#pagebreak() $x^2$ *bold* _it_ @ref <label> `raw` \\ // /* ${x} #panic()" in text
    assert "<script>alert(1)</script>" in text
    assert SUBSTITUTE in text
    assert "this report’s fonts lack" in text


def test_a_title_of_5000_letters_leaves_page_1_to_the_sentences(tmp_path: Path) -> None:
    title = "An endless headline " * 250
    reader = pdf(dataclasses.replace(WEIR, title=title), tmp_path)
    assert "In short" in reader.pages[0].extract_text()
    assert reader.metadata is not None
    assert reader.metadata.title == title.strip()


def test_a_long_thread_says_what_its_tables_leave_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (reply_rows, content):
        monkeypatch.setattr(module, "LISTED", 20)
    text = words(pdf(WEIR, tmp_path))
    assert "The first 20 of 30 comments; links.csv and comments.csv beside this report hold them all." in text
    assert "#20 " in text


@pytest.mark.parametrize("lines", [[("ana", "one")], [(None, "")], [("ana", "one"), ("ana", "two", 1)]])
def test_a_thread_of_hardly_anything_gives_a_report(lines: list[stories.Line], tmp_path: Path) -> None:
    assert "How this report was made" in words(pdf(stories.tables(*lines), tmp_path))


def test_a_row_that_answers_very_many_says_how_many_more(tmp_path: Path) -> None:
    many = stories.tables(*[("ana", "one")] * 60, ("bo", "to you all", 1))
    rows = [many.links.assign(reply_to=f"c{n}", primary=n == 1) for n in range(1, 61)]
    assert "and 54 more" in words(pdf(dataclasses.replace(many, links=pd.concat(rows)), tmp_path))


def test_two_links_of_a_comment_stand_in_its_row_the_primary_first(tmp_path: Path) -> None:
    tables = stories.tables(("ana", "one"), ("bo", "two"), ("cy", "to you both", 2))
    second = tables.links.assign(
        reply_to="c1", reply_to_author="ana", primary=False, evidence="repeats her words"
    )
    both = dataclasses.replace(tables, links=pd.concat([tables.links, second], ignore_index=True))
    text = words(pdf(both, tmp_path))
    assert text.index("#2 bo") < text.index("#1 ana very likely, 90 % · repeats her words")


def test_a_text_that_no_font_draws_is_replaced_and_the_page_set_again() -> None:
    content = report.content.content(WEIR, FOUND, [], FACTS)
    made = report.pdf.pdf({**content, "source": "\u1780 \u1780\u17d2\u1798"})
    assert b"<pdfuaid:part>1</pdfuaid:part>" in made
    assert f"{SUBSTITUTE} {SUBSTITUTE}" in PdfReader(io.BytesIO(made)).pages[0].extract_text()


def test_a_page_that_cannot_be_made_for_every_reader_is_still_tagged() -> None:
    content = report.content.content(WEIR, FOUND, [], FACTS)
    unprintable = " ".join(map(chr, range(0x1780, 0x1780 + 2 * report.pdf.ATTEMPTS)))
    made = report.pdf.pdf({**content, "source": unprintable})
    assert b"pdfuaid" not in made
    assert PdfReader(io.BytesIO(made)).root_object["/MarkInfo"]["/Marked"]


@settings(deadline=None, max_examples=25)
@given(
    texts=st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=60), min_size=1, max_size=12)
)
def test_any_text_compiles_to_a_pdf_for_every_reader(texts: list[str]) -> None:
    tables = stories.tables(*((text, text) for text in texts))
    told = dataclasses.replace(tables, title=texts[0])
    content = report.content.content(told, summary.find(told), [], {"notes": texts})
    assert b"<pdfuaid:part>1</pdfuaid:part>" in report.pdf.pdf(content)


def test_of_many_pairs_those_who_met_once_are_printed_until_there_are_enough() -> None:
    once = pd.DataFrame({"replies": [3] * 5 + [1] * 200})
    often = pd.DataFrame({"replies": [2] * 90 + [1] * 200})
    assert [len(pair_rows.printed(pairs)) for pairs in (once.head(9), once, often)] == [9, 40, 90]
