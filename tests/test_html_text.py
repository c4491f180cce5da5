"""HTML prints the words that a browser shows, with its block quotations, within bounds of time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.errors import UnreadableInput
from analysis.formats.html_text import Printed, of_fragment, of_node, parse
from analysis.text import tidy


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("plain  words\n here", "plain words here"),
        ("a &lt; b &amp;&#x27; c", "a < b &' c"),
        ("<p>One</p><p>Two", "One\n\nTwo"),
        ("One<p>Two<p>Three", "One\n\nTwo\n\nThree"),
        ("one<br>two<br/><br />three", "one\ntwo\n\nthree"),
        ("<div>one</div><div>two<br></div><div>three</div>", "one\ntwo\nthree"),
        ("<b>bold</b>ly <i> gone</i> .", "boldly gone ."),
        ('see <a href="https://x.example">the <em>list</em></a>.', "see the list."),
        ("<ul><li>eggs</li><li>milk</ul>no more", "eggs\nmilk\n\nno more"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</table>", "a b\nc"),
        ("<pre>one\n  two\n\n\nthree</pre>", "one\ntwo\n\nthree"),
        ("a<script>no()</script><style>p{}</style><!-- no -->b", "ab"),
        ("zero\u200bwidth\u00a0blank", "zerowidth blank"),
        ("  <p> </p> ", ""),
        ("", ""),
    ],
)
def test_html_prints_as_in_a_browser(html, text):
    assert of_fragment(html).text == text


def test_a_block_quotation_is_marked_where_it_stands():
    printed = of_fragment(
        "<blockquote><p>Is it so?</p></blockquote><p>Yes.</p><blockquote>And?</blockquote>no"
    )
    assert [printed.text[a:b] for a, b in printed.quotes] == ["Is it so?", "And?"]
    assert printed.text == "Is it so?\n\nYes.\n\nAnd?\n\nno"


def test_a_quotation_in_a_quotation_is_part_of_it():
    printed = of_fragment("<blockquote>one <blockquote>two</blockquote> three</blockquote> four")
    assert [printed.text[a:b] for a, b in printed.quotes] == ["one\n\ntwo\n\nthree"]


def test_an_empty_quotation_is_none():
    assert of_fragment("<blockquote> </blockquote>words") == Printed("words")


def test_only_the_inside_of_a_node_is_printed():
    node = parse("<div>before<p id=x>in<b>side</b></p>after</div>", "page").css_first("#x")
    assert of_node(node).text == "inside"


MARKUP = st.lists(
    st.sampled_from(
        [
            *"<p> </p> <br> <blockquote> </blockquote> <pre> </pre> <b> </b> <li> <div> </div> <td>".split(),
            *("&amp;", "&nbsp;", "a", "b c", " ", "\n", "\u200b", "\u200b d", "\t", "é"),
        ]
    ),
    max_size=30,
).map("".join)


@given(MARKUP)
def test_printed_text_is_tidy_and_its_quotations_are_apart(html):
    printed = of_fragment(html)
    assert printed.text == tidy(printed.text)
    bounds = [at for span in printed.quotes for at in span]
    assert bounds == sorted(bounds)
    assert all(printed.text[a:b].strip() == printed.text[a:b] != "" for a, b in printed.quotes)


@given(st.lists(st.text("abc é<&>", min_size=1, max_size=5), max_size=6))
def test_no_word_is_lost(words):
    html = "<p>" + "</p> <p>".join(w.replace("&", "&amp;").replace("<", "&lt;") for w in words)
    assert of_fragment(html).text.split() == " ".join(words).split()


@pytest.mark.parametrize(
    "html",
    ["<div>" * 100_000, "".join(f"<b id={n}><p>" for n in range(4_000)), "x " * 40_000_000],
    ids=["100,000 nested tags", "4,000 mis-nested tags", "80 million characters"],
)
def test_a_page_crafted_to_be_slow_is_refused_in_one_line(html):
    with pytest.raises(UnreadableInput, match=r"^page: a page .*; save the page again from a browser$"):
        parse(html, "page")


def test_paragraphs_and_items_that_are_never_closed_are_no_nesting():
    html = "<ul>" + "<li>item<p>text<br>" * 10_000
    assert len(of_fragment(html).text.split()) == 20_000


def test_a_thread_of_replies_250_deep_is_read_whole():
    html = "<ul><li><div>word" * 250
    assert of_fragment(html).text.split() == ["word"] * 250


def test_tags_in_a_script_are_no_nesting():
    html = "<script>" + "'<div>'," * 10_000 + "</script><p>words"
    assert of_fragment(html).text == "words"
