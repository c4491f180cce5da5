"""Plain text of any layout: what marks a comment, what marks none, and what is said when nothing does."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import formats
from analysis.formats.moments import iso
from analysis.formats.saved_text import flush_left
from analysis.formats.source import Source
from analysis.formats.text_layouts import NOT_RECOVERABLE, TEXT_LAYOUTS
from analysis.formats.text_layouts.furniture import ends_comments, heads_comments, is_action
from analysis.formats.text_layouts.header_grammar import Kind, bare_name, head
from analysis.formats.text_layouts.names import without_number, without_tail
from analysis.formats.text_layouts.split_headers import levelled
from analysis.records import Thread

ARTICLE = "A title of the page\n\nIt rained on the harbour, and nobody minded the boats.\n\n"


def read(text: str) -> Thread:
    (thread,) = TEXT_LAYOUTS.read(Source("page.txt", text.encode()))
    return thread


def said(text: str) -> list[tuple[str | None, str]]:
    return [(comment.author, comment.text) for comment in read(text).comments]


def reader_of(text: str) -> str:
    return formats.identify(Source("page.txt", text.encode())).name


@pytest.mark.parametrize(
    ("line", "kind", "author"),
    [
        ("Ana Bell says:", Kind.SAYS, "Ana Bell"),
        ("Gerda schreibt:", Kind.SAYS, "Gerda"),
        ("Ole on May 3, 2010 at 10:12 said:", Kind.SAYS, "Ole"),
        ("3 mei 2011 om 08:15 Jan schreef:", Kind.SAYS, "Jan"),
        ("Blogger Pepper said...", Kind.SAID, "Pepper"),
        ("Léa a dit…", Kind.SAID, "Léa"),
        ("Ida Moor | Mo, 3. Mai 2020 - 10:12", Kind.NAMED, "Ida Moor"),
        ("Dee Roth3 weeks ago", Kind.NAMED, "Dee Roth"),
        ("By Tom (anonymous) | Posted May 3, 2010 at 10:12", Kind.POSTED, "Tom (anonymous)"),
        ("Posted by: Ann O'Dell | Mar 2 2008 7:15 utc | 6", Kind.POSTED, "Ann O'Dell"),
        ("geschrieben von berg2012 am 21. Jan. 2015, 19:04", Kind.POSTED, "berg2012"),
        ("PostPosted: Wed Jan 13, 2010 2:10 am", Kind.PANEL, None),
        ("BeitragDi, März 04, 2008 14:19", Kind.PANEL, None),
        ("50 Minuten 46 Sekunden her", Kind.WHEN, None),
        ("9. Juni 2014 at 07:50 · Antwort", Kind.WHEN, None),
        ("– Vogel612", Kind.SIGNED, "Vogel612"),
        ("Lukas Haberl added a comment - 11/Mar/25 09:14", Kind.SAYS, "Lukas Haberl"),
        ("3 часа назад", Kind.WHEN, None),
        ("вчера в 23:07", Kind.WHEN, None),
        ("2 godziny temu", Kind.WHEN, None),
        ("för 3 timmar sedan", Kind.WHEN, None),
        ("před 3 dny", Kind.WHEN, None),
        ("3 tuntia sitten", Kind.WHEN, None),
        ("πριν από 3 ώρες", Kind.WHEN, None),
        ("5時間前", Kind.WHEN, None),
        ("5분 전", Kind.WHEN, None),
        ("3/14(金) 6:01", Kind.WHEN, None),
        ("Lisa 3 May 2011, 09:14", Kind.NAMED, "Lisa"),
        ("Kerttu Salmi 2024-02-03", Kind.NAMED, "Kerttu Salmi"),
        ("Omar 12/03/2024", Kind.NAMED, "Omar"),
        ("LeedsMarch 3, 2011", Kind.NAMED, "Leeds"),
    ],
)
def test_a_line_says_who_and_of_which_family_it_is(line, kind, author):
    found = head(line)
    assert found is not None
    assert (found.kind, found.author) == (kind, author)


@pytest.mark.parametrize(
    "line", ["My mother always says:", "And then he said:", "4 Eier", "Which is what she wrote:", "1984"]
)
def test_a_sentence_is_no_header(line):
    assert head(line) is None


@pytest.mark.parametrize(
    "header",
    [
        "Bo · 8 hours ago · In reply to Ana Bell",
        "Bo in reply to Ana Bell · 8 hours ago",
        "Bo replied to @Ana Bell · 8 hours ago",
        "Bo | 8 hours ago (in reply to Ana Bell)",
    ],
)
def test_a_header_that_says_whom_a_comment_answers_is_read_as_two_lines(header):
    bar = header[header.index("8") - 2]
    page = f"{ARTICLE}Ana Bell {bar} 9 hours ago\nOne.\n\n{header}\nTwo.\n\nCy {bar} 7 hours ago\nThree.\n"
    assert said(page) == [("Ana Bell", "One."), ("Bo", "In reply to Ana Bell\nTwo."), ("Cy", "Three.")]


def test_the_title_of_an_article_stands_above_its_byline_and_not_in_the_masthead():
    page = (
        "The Harbour Courier\nHome  News  Sport\n\nCouncil closes the northern harbour\n"
        "By Jane Doe | 4 May 2024\n\nIt rained, and nobody minded the boats.\n\n2 Comments\n\n"
        "Ana Bell · 9 hours ago\nOne.\n\nBo · 8 hours ago\nTwo.\n"
    )
    article = read(page).article
    assert (article.title, article.author) == ("Council closes the northern harbour", "Jane Doe")
    assert article.paragraphs == ("It rained, and nobody minded the boats.",)


MENU = "Skip to content\nLog in\nNews\nSport\nMoney\n"
WORDS = "It rained, and nobody minded the boats.\n\n"


@pytest.mark.parametrize(
    ("top", "title"),
    [
        (
            f"{MENU}The harbour that nobody wanted back\nA council thinks again.\n\n",
            "The harbour that nobody wanted back",
        ),
        (f"{MENU}Harbour closed (courier.example)\n", "Harbour closed (courier.example)"),
        (f"{MENU}The Courier\nHarbour is closed\nMay 4, 2024 by Jane, posted in Town\n", "Harbour is closed"),
        ("The Boat Forum > Town > Harbour\nClosed again\nUser Name\n", "Closed again"),
        ("Harbour closed\n", "Harbour closed"),
    ],
)
def test_the_title_stands_below_the_menu_of_the_site(top, title):
    page = f"{top}{WORDS}2 Comments\n\nAna Bell · 9 hours ago\nOne.\n\nBo · 8 hours ago\nTwo.\n"
    assert read(page).article.title == title


def test_a_long_paragraph_that_holds_a_date_is_no_byline():
    long = "A memo of the meeting on May 10, 2017, was seen by three people who were there, " * 3
    page = f"The harbour is closed\n\nIt rained, and nobody minded the boats.\n\n{long}\n\n2 Comments\n\n"
    article = read(f"{page}Ana · 9 hours ago\nOne.\n\nBo · 8 hours ago\nTwo.\n").article
    assert (article.title, len(article.paragraphs)) == ("The harbour is closed", 2)


def test_a_question_in_a_comment_is_no_heading():
    page = "".join(
        f"{who} 2007-06-23 15:5{n}\nThe boats came in.\n\nThoughts?\n\n"
        for n, who in enumerate(("Ana", "Bo", "Cy"))
    )
    assert [who for who, _ in said(ARTICLE + page)] == ["Ana", "Bo", "Cy"]


def test_the_date_of_the_article_begins_no_comment():
    page = (
        f"The harbour is closed\n\nJane Doe\n4 May 2024 10:00\nShare\n{WORDS}3 Comments\n\n"
        "Ana\nLeer\n5 May 2024 10:00\nOne.\n\nBo\nEmden\n5 May 2024 11:00\nTwo.\n\n"
        "Ana\nLeer\n5 May 2024 12:00\nThree.\n"
    )
    assert said(page) == [("Ana", "One."), ("Bo", "Two."), ("Ana", "Three.")]


def test_a_post_whose_subject_stands_above_and_below_its_date_is_by_who_is_named_next():
    page = "".join(
        f"Re: Boats\n Ven {n} Août 2017, 01:58\nRe: Boats\n{who}\nMessages : 39\n\nThe boats came in.\n\n\n"
        for n, who in enumerate(("Ana", "Bo", "Ana"), 11)
    )
    assert said(ARTICLE + page) == [(who, "The boats came in.") for who in ("Ana", "Bo", "Ana")]


def test_a_subject_below_a_link_belongs_to_the_comment_below_it():
    page = "".join(
        f"»\nRe: Boats\nSubmitted by {who} on Sun, 13/11/2011 - 23:2{n}.\n\nThe boats came in.\n\n"
        for n, who in enumerate(("Ana", "Bo", "Ana"))
    )
    assert said(f"{ARTICLE}{page}»\n") == [(who, "The boats came in.") for who in ("Ana", "Bo", "Ana")]


def test_the_last_comment_ends_with_the_link_that_ends_the_others():
    page = "".join(
        f"{who} · {n} hours ago\nOne.\n\nReply\n\n" for n, who in enumerate(("Ana", "Bo", "Cy", "Di"), 2)
    )
    assert said(f"{ARTICLE}{page}Our best boats\n\nHelp Centre\n")[-1] == ("Di", "One.")


def numbered(*bodies: str) -> str:
    """A page of comments by Ana, Bo, Cy, Di in turn, below an article."""
    names = ("Ana", "Bo", "Cy", "Di")
    return ARTICLE + "".join(
        f"{names[n % 4]} · {n + 2} hours ago\n{text}\n\n" for n, text in enumerate(bodies)
    )


def test_links_that_no_table_knows_are_no_words_where_most_comments_end_in_them():
    page = numbered(*(f"The boats came in.\n\nVouch Mull it over {n}" for n in range(4)))
    assert {text for _, text in said(f"{page}Our best boats\n")} == {"The boats came in."}


def test_comments_that_say_the_same_keep_their_words():
    assert [text for _, text in said(numbered(*["Thanks!"] * 4))] == ["Thanks!"] * 4


def test_a_comment_that_says_what_links_say_elsewhere_is_kept():
    page = numbered(
        *(f"{text}\n\nReply" for text in ("Insightful", "The boats came in.", "Where?", "Dislike", "Here."))
    )
    assert [text for _, text in said(page)] == [
        "Insightful",
        "The boats came in.",
        "Where?",
        "Dislike",
        "Here.",
    ]


def test_a_numbered_list_that_falls_or_holds_lists_is_read_whole():
    falling = "".join(
        f"  {3 - n}. {who} says:\n\n    The boats came in.\n\n" for n, who in enumerate(("Ana", "Bo", "Cy"))
    )
    assert [who for who, _ in said(ARTICLE + falling)] == ["Ana", "Bo", "Cy"]
    nested = "  1. Ana says:\n\n    One.\n\n    1. Bo says:\n\n      Two.\n\n  2. Cy says:\n\n    Three.\n"
    assert [(who, text) for who, text in said(ARTICLE + nested)] == [
        ("Ana", "One."),
        ("Bo", "Two."),
        ("Cy", "Three."),
    ]


def test_votes_above_the_words_of_most_comments_are_none_of_them():
    page = numbered("212\n\nThe boats came in.", "1.4K\n\nWhere?", "3\n\nIn Leer.", "12 boats, in fact.")
    assert [text for _, text in said(page)] == [
        "The boats came in.",
        "Where?",
        "In Leer.",
        "12 boats, in fact.",
    ]


def test_what_follows_the_last_link_of_the_comments_is_nobodys_comment():
    page = numbered(*["One.\n\n1.2K\n\nReply"] * 5)
    assert [text for _, text in said(f"{page}Related\nA boat for all\n2 years ago\n")] == ["One."] * 5


def test_a_commenter_whom_a_line_by_the_headline_names_wrote_the_article():
    page = numbered("One.", "Two.", "Three.", "Four.").replace("Ana", "Anabell Lee")
    assert read(page).article.author is None
    title = page.split("\n", 1)[0]
    assert read(page.replace(title, f"{title}\n\nanabell.lee", 1)).article.author == "Anabell Lee"
    assert (
        read(page.replace(title, f"{title}\n\nBy Anabell Lee al@mill.org 3 May", 1)).article.author
        == "Anabell Lee"
    )


def counting(*replies: int) -> str:
    """A page of comments, each with so many replies counted below it."""
    told = (f"\n\n{n} repl{'y' if n == 1 else 'ies'}" * (n > 0) for n in replies)
    names = ("Ana", "Bo", "Cy", "Di")
    return ARTICLE + "".join(
        f"@{names[n % 4]}\n{n + 2} months ago\nThe boats came in.\n\nReply{count}\n\n"
        for n, count in enumerate(told)
    )


def test_comments_after_one_that_counts_its_replies_answer_it_where_all_counts_fit():
    answers = [comment.reply_to for comment in read(counting(3, 0, 0, 0, 0, 2, 0, 0)).comments]
    assert answers == [None, "1", "1", "1", None, None, "6", "6"]


@pytest.mark.parametrize("counts", [(3, 0, 2, 0, 0, 0), (3, 0, 0, 0, 0, 2, 0), (1, 0, 1, 0)])
def test_counted_replies_may_be_hidden_where_a_count_does_not_fit_or_few_do(counts):
    assert not any(comment.reply_to for comment in read(counting(*counts)).comments)


def test_a_counted_reply_that_addresses_somebody_else_there_answers_them():
    page = counting(3, 0, 0, 0, 2, 0, 0).split("The boats came in.")
    page[3] += "@Bo You saw them? "
    told = read("The boats came in.".join(page))
    assert [comment.reply_to for comment in told.comments][:4] == [None, "1", "1", None]
    assert [comment.depth for comment in told.comments][:5] == [0, 1, 1, 1, 0]


def test_a_page_that_counts_more_comments_than_it_shows_says_how_many_are_missing():
    page = numbered("One.", "Two.").replace(ARTICLE, f"{ARTICLE}37 Comments\n\n")
    assert read(page).left_out == {"announced by the page but not in this text": 35}


COPIED = {
    "disqus": (
        "Avatar\nAna Bell\n• 3 years ago\nOne of us has to ask.\n\n5\n•Reply•Share ›\n\n"
        "Avatar\nBo  Ana Bell\n• 3 years ago\nThen ask them.\n\n2\n•Reply•Share ›\n\n"
        "Avatar\nAna Bell  Bo\n• 3 years ago\nI did.\n\n•Reply•Share ›\n"
    ),
    "reddit": (
        "Ana Bell\n·\n2y ago\nOne of us has to ask.\n\n\nUpvote\n12\n\nDownvote\n\nReply\n\nShare\n\n"
        "Bo\n·\n2y ago\nThen ask them.\n\n\nUpvote\n4\n\nDownvote\n\nReply\n\nShare\n\n"
        "Ana Bell\n·\n2y ago\nI did.\n\n\nUpvote\n7\n\nDownvote\n\nReply\n\nShare\n"
    ),
    "facebook": (
        "Ana Bell\nOne of us has to ask.\n2d\nLike\nReply\n5\n"
        "Bo\nThen ask them.\n2d\nLike\nReply\nAna Bell\nI did.\n20h\nLike\nReply\n"
    ),
    "youtube": (
        "@Ana\n2 years ago\nOne of us has to ask.\n\n5\n\nReply\n2 replies\n\n"
        "@Bo\n2 years ago (edited)\nThen ask them.\n\nReply\n\n@Ana\n1 year ago\nI did.\n\nReply\n"
    ),
    "x": (
        "Ana Bell\n@anabell\n·\n3h\nOne of us has to ask.\n5\n2\n10\n"
        "Bo\n@bo\n·\n2h\nReplying to @anabell\nThen ask them.\n1\n3\n"
        "Ana Bell\n@anabell\n·\n2h\nReplying to @bo\nI did.\n2\n"
    ),
    "instagram": (
        "anabell\nOne of us has to ask.\n2w\n5 likes\nReply\n"
        "bo\n@anabell Then ask them.\n2w\n1 like\nReply\nanabell\n@bo I did.\n1w\nReply\n"
    ),
    "guardian": (
        "3 comments\n\nAna Bell\n2 days ago\n\nReport\n34\nOne of us has to ask.\n\nReply\nShare\n\n"
        "Bo\nAna Bell\n2 days ago\n\nReport\n12\nThen ask them.\n\nReply\nShare\n\n"
        "Ana Bell\nBo\n1 day ago\n\nReport\n3\nI did.\n\nReply\nShare\n"
    ),
    "new york times": (
        "Ana Bell\nTrenton, NJ | Nov. 18\nOne of us has to ask.\n\n3 Replies\nRecommend 13\nShare\nFlag\n"
        "Bo\nLondon | Nov. 18\nThen ask them.\n\nReply\nRecommend 2\nShare\nFlag\n"
        "Ana Bell\nTrenton, NJ | Nov. 19\nI did.\n\nReply\nRecommend 1\nShare\nFlag\n"
    ),
    "coral": (
        "A\nAna Bell\n18 NOVEMBER, 2024\nOne of us has to ask.\nReply\nRecommend (5)\nShare\nReport\n"
        "B\nBo\n18 NOVEMBER, 2024\nThen ask them.\nReply\nRecommend (2)\nShare\nReport\n"
        "A\nAna Bell\n19 NOVEMBER, 2024\nI did.\nReply\nRecommend\nShare\nReport\n"
    ),
    "financial times": (
        "Comments (3)\n\nAna Bell\n2 DAYS AGO\nOne of us has to ask.\n\nReport\nShare\n3 Recommend\nReply\n"
        "Bo\n2 DAYS AGO\nIn reply to Ana Bell\nThen ask them.\n\nReport\nShare\n1 Recommend\nReply\n"
        "Ana Bell\n1 DAY AGO\nIn reply to Bo\nI did.\n\nReport\nShare\n0 Recommend\nReply\n"
    ),
    "xenforo": (
        "Ana Bell\nActive Member\nJoined\nJan 3, 2011\nMessages\n1,234\nNov 18, 2024\n#1\n"
        "One of us has to ask.\n"
        "Like Reply\n\nBo\nNew Member\nJoined\nMay 3, 2020\nMessages\n7\nNov 18, 2024\n#2\n"
        "Ana Bell said:\nOne of us has to ask.\nClick to expand...\nThen ask them.\nLike Reply\n\n"
        "Ana Bell\nActive Member\nJoined\nJan 3, 2011\nMessages\n1,234\nNov 19, 2024\n#3\nI did.\n"
        "Like Reply\n"
    ),
    "linkedin": (
        "Ana Bell\n • 3rd+\nManager at Acme Roads\n2d\nOne of us has to ask.\nLike\n·\n34\nReply\n·\n"
        "1 Reply\n"
        "Bo\n • 2nd\nBaker\n2d\nThen ask them.\nLike\n·\n4\nReply\n"
        "Ana Bell\n • 3rd+\nManager at Acme Roads\n1d\nI did.\nLike\nReply\n"
    ),
    "quora": (
        "Profile photo for Ana Bell\nAna Bell\n · 2d\nOne of us has to ask.\nUpvote\n · 34\nReply\n"
        "Profile photo for Bo\nBo\n · 2d\nThen ask them.\nUpvote\n · 1\nReply\n"
        "Profile photo for Ana Bell\nAna Bell\n · 1d\nI did.\nUpvote\nReply\n"
    ),
    "mastodon": (
        "Ana Bell\n@anabell@example.social\n2d\nOne of us has to ask.\n\n"
        "Bo\n@bo@example.org\n2d\n@anabell Then ask them.\n\nAna Bell\n@anabell@example.social\n1d\n"
        "@bo I did.\n"
    ),
    "slashdot": (
        "Boats (Score:5, Funny)\nby Ana Bell ( 123 ) on Monday November 18, 2024 @10:23AM (#51)\n"
        "One of us has to ask.\nReply to This\nShare\n"
        "Re:Boats (Score:2)\nby Bo ( 77 ) on Monday November 18, 2024 @10:41AM (#52)\nThen ask them.\n"
        "Reply to This\n"
        "Parent\nShare\nRe:Boats (Score:1)\nby Ana Bell ( 123 ) on Monday November 18, 2024 @11:02AM (#53)\n"
        "I did.\nReply to This\nParent\nShare\n"
    ),
    "daily mail": (
        "Ana Bell, Leeds, United Kingdom, 2 days ago\n\nOne of us has to ask.\n\nReply\n34\n2\n\n"
        "Bo, Ohio, United States, 1 day ago\n\nThen ask them.\n\nReply\n4\n1\n\n"
        "Ana Bell, Leeds, United Kingdom, 1 day ago\n\nI did.\n\nReply\n2\n0\n"
    ),
    "new reddit": (
        "u/anabell avatar\nanabell\n•\n5h ago\nOne of us has to ask.\n\nUpvote\n2.1K\n\nDownvote\n\n"
        "Reply\n\nAward\n\n"
        "u/bo avatar\nbo\nOP\n•\n5h ago\nThen ask them.\n\nUpvote\n12\n\nDownvote\n\nReply\n\nAward\n\n"
        "u/anabell avatar\nanabell\n•\n4h ago\n•\nEdited 3h ago\nI did.\n\nUpvote\n2\n\nDownvote\n\n"
        "Reply\n\nAward\n"
    ),
    "old reddit": (
        "[–]anabell 812 points 9 hours ago (2 children)\nOne of us has to ask.\n\n"
        "permalinkembedsavereportgive awardreply\n[–]bo[S] [score hidden] 9 hours ago* (1 child)\n"
        "Then ask them.\n\n"
        "permalinkembedsaveparentreportgive awardreply\n[–]anabell -4 points 8 hours ago (0 children)\n"
        "I did.\n\n"
        "permalinkembedsaveparentreportgive awardreply\n"
    ),
    "bbc": (
        "3 comments\n\nComment posted by Ana Bell, at 09:12 4 Mar 2022Ana Bell\n09:12 4 Mar\n"
        "One of us has to ask.\n\n"
        "412\n31\nReport comment\nReply posted by Bo, at 09:15 4 Mar 2022Bo\n09:15 4 Mar\nBo replied:\n"
        "Then ask them.\n\n40\n8\nReport comment\nReply posted by Ana Bell, at 09:17 4 Mar 2022Ana Bell\n"
        "09:17 4 Mar\nAna Bell replied:\nI did.\n\n3\n6\nReport comment\n"
    ),
    "economist": (
        "Ana Bell Jan 25th 2017, 16:42\n\nOne of us has to ask.\n\nRecommend\n5\nReply\n\n"
        "Bo in reply to Ana Bell Jan 25th 2017, 17:10\n\nThen ask them.\n\nRecommend\n2\nReply\n\n"
        "Ana Bell in reply to Bo Jan 25th 2017, 17:52\n\nI did.\n\nRecommend\n1\nReply\n"
    ),
    "stack exchange": (
        "3\nOne of us has to ask. – Ana Bell\n Commented Jan 12, 2023 at 10:14 \n11\nThen ask them. – Bo\n"
        " Commented Jan 12, 2023 at 10:40 \nI did. – Ana Bell\n Commented Jan 12, 2023 at 10:52 \n"
    ),
    "vbulletin": (
        "Old 03-14-2007, 08:12 PM \t  #1\nAna Bell\nJunior Member\n \nAna Bell's Avatar\n \n"
        "Join Date: Mar 2007\n"
        "Posts: 1\nDefault Boats\nOne of us has to ask.\nAna Bell is offline  \t Reply With Quote\n"
        "Old 03-14-2007, 08:40 PM \t  #2\nBo\nSenior Member\n \nJoin Date: Jun 2003\nPosts: 4,112\n"
        "Default Re: Boats\nThen ask them.\n__________________\nShips that pass\n"
        "Bo is offline  \t Reply With Quote\n"
        "Old 03-14-2007, 09:02 PM \t  #3\nAna Bell\nJunior Member\n \nAna Bell's Avatar\n \n"
        "Join Date: Mar 2007\n"
        "Posts: 2\nDefault Re: Boats\nI did.\nAna Bell is offline  \t Reply With Quote\n"
    ),
    "whatsapp": (
        "18/11/2024, 10:23 - Ana Bell: One of us has to ask.\n18/11/2024, 10:41 - Bo: Then ask them.\n"
        "18/11/2024, 11:02 - Ana Bell: I did.\n"
    ),
    "telegram": (
        "Ana Bell, [18.11.2024 10:23]\nOne of us has to ask.\n\nBo, [18.11.2024 10:41]\n"
        "[In reply to Ana Bell]\n"
        "Then ask them.\n\nAna Bell, [18.11.2024 11:02]\nI did.\n"
    ),
}
"""What a browser copies from a page of each site, its lines as they come."""
CALLED = {
    "youtube": ("Ana", "Bo", "Ana"),
    "x": ("anabell", "bo", "anabell"),
    "instagram": ("anabell", "bo", "anabell"),
    "mastodon": ("anabell", "bo", "anabell"),
    "new reddit": ("anabell", "bo", "anabell"),
    "old reddit": ("anabell", "bo", "anabell"),
}
"""Who writes there, where it is not Ana Bell and Bo."""


SPOKEN = ("One of us has to ask.", "Then ask them.", "I did.")


@pytest.mark.parametrize("site", COPIED)
def test_a_page_copied_from_the_browser_is_read(site):
    authors, texts = zip(*said(COPIED[site]), strict=True)
    assert authors == CALLED.get(site, ("Ana Bell", "Bo", "Ana Bell"))
    assert all(text.endswith(words) for text, words in zip(texts, SPOKEN, strict=True))


@pytest.mark.parametrize("site", ["disqus", "guardian"])
def test_two_names_in_a_header_say_who_answers_whom(site):
    assert [words.split("\n")[0] for _, words in said(COPIED[site])] == [
        "One of us has to ask.",
        "In reply to Ana Bell",
        "In reply to Bo",
    ]


def test_what_a_forum_quotes_is_marked_as_said_by_another():
    assert said(COPIED["xenforo"])[1][1] == "In reply to Ana Bell\n> One of us has to ask.\n\nThen ask them."


def test_places_with_dates_below_them_are_no_people():
    towns = ("Bremen", "Leer", "Emden", "Bremen")
    page = "".join(f"{town}\n{n} May 2011\n\nThe boats came in.\n\n" for n, town in enumerate(towns[:3], 3))
    assert read(ARTICLE + page).comments == ()


def test_a_sentence_above_a_date_is_no_rank():
    lines = ["Ana", "The boats came in.", "3 May 2011 10:13", "Who said so?", ""] * 3
    assert levelled(lines) == lines


def test_a_name_that_ends_in_anothers_is_a_name():
    page = "Bell · 3 hours ago\nOne.\n\nAna Bell · 2 hours ago\nTwo.\n\nCy Bell · 1 hour ago\nThree.\n"
    assert [who for who, _ in said(page)] == ["Bell", "Ana Bell", "Cy Bell"]


def test_a_sentence_about_a_reply_stays_whole():
    talk = "I wrote it in reply to Ana Bell, 8 hours ago or more."
    assert said(f"{ARTICLE}Ana Bell · 9 hours ago\nOne.\n\nBo · 8 hours ago\n{talk}\n")[1] == ("Bo", talk)


@pytest.mark.parametrize(
    ("printed", "moment"),
    [
        ("3. Mai 2011 um 08:15", "2011-05-03T08:15:00"),
        ("December 1, 2019 at 12:05 am", "2019-12-01T00:05:00"),
        ("le 1er mars 2010 à 14h05", "2010-03-01T14:05:00"),
        ("3 de maio de 2010 às 10:12", "2010-05-03T10:12:00"),
        ("09:12, 3 May 2011 (UTC)", "2011-05-03T09:12:00+00:00"),
        ("15. April 2019", "2019-04-15"),
        ("3.5.2011 23:31", "2011-05-03T23:31:00"),
        ("31 February 2011", None),
        ("4/03/2006 3:03 PM", None),
        ("12.29.14 at 9:14 pm", None),
        ("3 weeks ago", None),
        ("May 3", None),
    ],
)
def test_only_a_full_date_that_says_one_day_is_a_time(printed, moment):
    assert iso([printed]) == [moment]


def test_the_other_dates_of_a_page_tell_the_order_of_day_and_month():
    assert iso(["4/03/2006", "14/03/2006"]) == ["2006-03-04", "2006-03-14"]
    assert iso(["4/03/2006", "5/04/2006"]) == [None, None]
    assert iso(["4/03/2006", "14/03/2006", "3/14/2006"])[0] is None


@pytest.mark.parametrize(
    "line",
    [
        "12 thoughts on “Snow”",
        "4 Kommentare",
        "Un commentaire",
        "3 comentários",
        "Reader Interactions",
        "Reacties",
    ],
)
def test_a_heading_announces_comments_in_every_language(line):
    assert heads_comments(line)


@pytest.mark.parametrize(
    "line",
    [
        "Leave a Reply",
        "Schreibe einen Kommentar",
        "Laisser un commentaire",
        "Deja un comentario",
        "Geef een reactie",
        "Privacy policy · Cookies · Contact us",
        "Impressum | Datenschutz",
    ],
)
def test_a_form_ends_comments_in_every_language(line):
    assert ends_comments(line)


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("Reply", True),
        ("/ Responder", True),
        ("Daumen hoch3Daumen runter  Antworten", True),
        ("Liked by 2 people", True),
        ("Reply hazy, try again.", False),
        ("I like 5 of them", False),
    ],
)
def test_links_and_votes_are_no_words_of_a_comment(line, is_one):
    assert is_action(line) is is_one


def test_numbers_alone_mark_comments_below_a_heading():
    page = ARTICLE + "2 Comments\n\n  1. It was wet, I say.\n\n  2. Was it?\n\n    Yes.\n\nLeave a Reply\n"
    assert said(page) == [(None, "It was wet, I say."), (None, "Was it?\n\nYes.")]


def test_a_numbered_list_of_an_article_holds_no_comments():
    page = ARTICLE + "  1. Take two cups.\n  2. Add eggs.\n  3. Bake.\n\nServe it warm, with cream.\n"
    assert reader_of(page) == "article-text"


def test_a_list_in_a_body_opens_no_comment():
    page = ARTICLE + (
        "3 Comments\n\n  1. I take:\n\n    1. eggs\n    2. milk\n\n"
        "  2. I take none.\n\n  3. Why?\n\nLeave a Reply\n"
    )
    assert [text for _, text in said(page)] == ["I take:\n\n1. eggs\n2. milk", "I take none.", "Why?"]


def test_a_nested_list_is_a_reply_and_states_its_parent():
    page = (
        ARTICLE + "2 Comments\n\n  1. Is it wet?\n\n    • Yes, it is.\n\n  2. I think so.\n\nLeave a Reply\n"
    )
    comments = read(page).comments
    assert [(c.page_id, c.depth, c.reply_to) for c in comments] == [
        ("1", 0, None),
        ("1.1", 1, "1"),
        ("2", 0, None),
    ]


def test_a_reply_states_no_parent_where_the_numbers_skip_one():
    page = (
        ARTICLE + "3 Comments\n\n  1. Is it wet?\n\n    • Yes, it is.\n\n  3. I think so.\n\nLeave a Reply\n"
    )
    assert [c.reply_to for c in read(page).comments] == [None, None, None]


def test_numbers_that_fall_say_that_the_newest_stands_first():
    page = ARTICLE + "2 Comments\n\n  2. I think so too.\n\n  1. Is it wet?\n\nLeave a Reply\n"
    assert read(page).newest_first


def test_an_item_without_the_header_of_its_neighbours_has_an_unknown_author():
    page = ARTICLE + (
        "  1. Ana\n    May 3, 2011 at 8:15 am\n\n    Wet.\n\n  2. Thanks.\n\n"
        "  3. Bo\n    May 3, 2011 at 9:15 am\n\n    Dry.\n"
    )
    assert said(page) == [("Ana", "Wet."), (None, "Thanks."), ("Bo", "Dry.")]


def test_footers_belong_to_what_stands_before_them():
    page = ARTICLE + (
        "Comments\n\nWet.\n\nPosted by: Ana | Mar 2 2008 7:15 utc\n\n"
        "Dry.\n\nPosted by: Bo | Mar 2 2008 8:15 utc\n"
    )
    assert said(page) == [("Ana", "Wet."), ("Bo", "Dry.")]


def test_headers_belong_to_what_stands_after_them():
    page = ARTICLE + "Ana | Mar 2 2008 7:15 utc\n\nWet.\n\nBo | Mar 2 2008 8:15 utc\n\nDry.\n"
    assert said(page) == [("Ana", "Wet."), ("Bo", "Dry.")]


def test_what_others_say_in_an_article_is_no_comment():
    page = ARTICLE + "The mayor said:\n\nWe will build it.\n\nThe baker said:\n\nYou will not.\n"
    assert reader_of(page) == "article-text"


def test_deleted_comments_pingbacks_and_unreleased_ones_are_counted_and_left_out():
    page = ARTICLE + (
        "4 Comments\n\n  1. I was here.\n\n  2. This comment has been removed by the author.\n\n"
        "  3. [...] boats in the rain, says a page [...]\n\n"
        "  4. Your comment is awaiting moderation.\n\nLeave a Reply\n"
    )
    thread = read(page)
    assert [comment.text for comment in thread.comments] == ["I was here."]
    assert thread.left_out == {"deleted": 1, "pingback": 1, "awaiting moderation": 1}


def test_where_nothing_marks_the_borders_it_says_so_and_invents_none():
    page = ARTICLE + "3 comments\nI was there.\nWere you?\nYes, and wet.\n"
    thread = read(page)
    assert reader_of(page) == "text-layouts"
    assert thread.comments == ()
    assert thread.left_out == {NOT_RECOVERABLE: 1}


def test_an_article_is_read_as_an_article():
    assert reader_of(ARTICLE + "The ferry left early.\n\nThe museum moved its clocks.\n") == "article-text"


@pytest.mark.parametrize("text", ["<html><p>1. Ana says:</p>", '{"comments": []}', '[{"author": "Ana"}]'])
def test_markup_and_data_are_no_plain_text(text):
    assert TEXT_LAYOUTS.claim(Source("page", text.encode())) == formats.Claim.NO


def test_notes_tell_what_marked_the_comments_and_how_sure_that_is():
    sure = ARTICLE + "Ana said...\n\nWet.\n\nBo said...\n\nDry.\n"
    unsure = ARTICLE + "May 3, 2011 at 8:15 am\n\nWet.\n\nMay 3, 2011 at 9:15 am\n\nDry.\n"
    assert read(sure).notes == ("comments told apart by header lines (Name said...); borders are sure",)
    assert read(unsure).notes == ("comments told apart by header lines (date); borders are unsure",)


WORD = st.text("abcxyzäßéЖ中", min_size=2, max_size=8)
BODY = st.lists(st.lists(WORD, min_size=3, max_size=8).map(" ".join), min_size=1, max_size=3)


@settings(max_examples=40)
@given(st.lists(st.tuples(st.sampled_from(["Ana", "Bo Li", "M. B."]), BODY), min_size=2, max_size=6))
def test_no_text_is_lost(items):
    page = ARTICLE + "Comments\n\n"
    for n, (name, paragraphs) in enumerate(items):
        page += f"{name} | May {n + 1}, 2011 at 8:15 am\n\n" + "\n\n".join(paragraphs) + "\n\n"
    assert [(author, text.split()) for author, text in said(page)] == [
        (name, " ".join(paragraphs).split()) for name, paragraphs in items
    ]


LINES = (
    "", "", "  1. I was here.", "    • Yes.", "  2. Ana says:", "Ana said...", "Bo", "May 3, 2011 at 8:15 am",
    "– Ana", "Reply",
    "Posted by: Bo | Mar 2 2008 7:15 utc", "3 Comments", "Leave a Reply", "Joined: Wed Oct 18, 2006 10:43 pm",
    "Hm. Ana (talk) 09:12, 3 May 2011 (UTC)", "    Bo (View Profile)", "Wet, I say.",
)  # fmt: skip


@settings(max_examples=100)
@given(st.lists(st.sampled_from(LINES), max_size=14))
def test_any_order_of_lines_is_read_without_an_error(lines):
    thread = read("\n".join(["Title", *lines]))
    assert [comment.page_order for comment in thread.comments] == list(range(1, len(thread.comments) + 1))


def test_numbers_set_flush_right_are_one_list() -> None:
    page = "\n\n".join(
        f"{n:3}. Ana{n} Bell says:\n\n     The ferry was late on day {n}." for n in range(1, 13)
    )
    thread = formats.read(Source("page.txt", f"{ARTICLE}{page}\n".encode()))[0]
    assert [comment.number for comment in thread.comments] == list(range(1, 13))
    assert [comment.author for comment in thread.comments] == [f"Ana{n} Bell" for n in range(1, 13)]
    dated = "\n".join(
        f"{n:3}. Ana{n} Bell\n     May {n}, 2010 at 10:12\n     Boats, {n}.\n" for n in range(1, 13)
    )
    assert [comment.author for comment in read(ARTICLE + dated).comments] == [
        f"Ana{n} Bell" for n in range(1, 13)
    ]


def test_a_list_inside_a_comment_is_not_moved_beside_it() -> None:
    lines = ["  1. Ana says:", "     9. one", "    10. two", "  2. Bo says:", "    No."]
    moved = flush_left(lines)
    assert moved == ["  1. Ana says:", "    9. one", "    10. two", "  2. Bo says:", "    No."]


POSTS = (
    ("marigold", "Brown spots on every tomato. Is it blight?"),
    ("Al Moor", "marigold wrote:\n“Is it blight?”\n\nNo, they only want more water."),
    ("tessa", "Take them all off, to be safe."),
    ("Al Moor", "tessa wrote:\n“Take them all off”\n\nRead what was asked."),
)


@pytest.mark.parametrize("order", ["{line}\n\n{text}", "{text}\n\n{line}"])
def test_what_posts_quote_of_each_other_tells_headers_from_footers(order: str) -> None:
    posts = "\n\n".join(
        order.format(line=f"Posted by {name} on 12 June 2021, 18:0{n}", text=text)
        for n, (name, text) in enumerate(POSTS)
    )
    found = read(f"A board for gardens\n\nAll of them.\n\n\n{posts}\n").comments
    assert [(c.author, c.text.splitlines()[-1]) for c in found] == [
        (name, text.splitlines()[-1]) for name, text in POSTS
    ]


@pytest.mark.parametrize(
    "form",
    [
        "{name}, 14:2{n}: {text}",
        "[14:2{n}] {name}: {text}",
        "14:2{n} <{name}> {text}",
        "{name} (2:2{n} pm):\n{text}",
    ],
)
def test_a_name_and_the_time_of_day_before_the_words_begin_a_message(form: str) -> None:
    told = [("Dawn P", "Who pays for the bus?"), ("Gaz_t", "Not me: I walk."), ("Dawn P", "At 14:30? Ha.")]
    page = "\n".join(form.format(name=name, n=n, text=text) for n, (name, text) in enumerate(told))
    assert said(ARTICLE + page) == told


TITLE = "Two lanes of the bridge are closed"


@pytest.mark.parametrize(
    "masthead",
    [
        "The Courier\nHome | News | Letters\n\n{title}\n\nBy Courier staff",
        "The Courier\n\n{title}\n\nPosted by Nell Roth on Monday at 9 am | Filed under: Roads",
        "The Idle Courier\nnotes on bridges of all ages\n\nAbout   Archive   RSS\n\n{title}",
    ],
)
def test_the_title_stands_below_a_masthead(masthead: str) -> None:
    assert title_of(f"{masthead.format(title=TITLE)}\n\nIt was voted on Tuesday.\n\n2 Comments") == TITLE


def test_the_heading_of_the_comments_says_which_line_is_the_title() -> None:
    page = f"The Courier of the Harbour\n\n{TITLE}\n\nIt was voted on Tuesday.\n\n"
    assert title_of(f"{page}2 Responses to “{TITLE}”") == TITLE
    assert title_of(f"{page}2 Responses") == "The Courier of the Harbour"


def title_of(top: str) -> str | None:
    page = f"{top}\n\n  1. Ana Bell says:\n\n     Good.\n\n  2. Bo says:\n\n     No.\n"
    return formats.read(Source("page.txt", page.encode()))[0].article.title


def test_numbers_that_run_on_through_the_levels_do_not_hide_what_the_indentation_says() -> None:
    page = (
        "Comments\n\nToo far\nSubmitted by ana on Tue, 03/11/2008 - 14:22. #1\n\nForty calls?\n\n"
        "    One call\n    Submitted by bo on Tue, 03/11/2008 - 14:51. #2\n\n    No, one.\n\n"
        "        And back?\n        Submitted by ana on Tue, 03/11/2008 - 15:10. #3\n\n"
        "        Is there an export?\n\n"
        "    Same here\n    Submitted by cy on Tue, 03/11/2008 - 17:40. #4\n\n    I was cross too.\n\n"
        "Thanks\nSubmitted by dee on Wed, 03/12/2008 - 10:20. #5\n\nIt works.\n"
    )
    found = read(ARTICLE + page).comments
    place = {c.page_id: n for n, c in enumerate(found, 1)}
    assert [(c.author, place.get(c.reply_to or "")) for c in found] == [
        ("ana", None),
        ("bo", 1),
        ("ana", 2),
        ("cy", 1),
        ("dee", None),
    ]


def test_a_word_and_a_rising_number_before_the_names_are_the_pages():
    names = ["Description Ana B", "Comment 1 Bo C", "Comment 2 Ana B", "Comment 4 Bo C", "Comment 7 Cy"]
    assert without_number(names) == (["Ana B", "Bo C", "Ana B", "Bo C", "Cy"], [None, 1, 2, 4, 7])
    guests = ["Guest 12 Ana", "Guest 7 Bo", "Guest 9 Cy", "Guest 3 Di"]
    assert without_number(guests) == (guests, [None] * 4)


def test_numbers_in_a_row_are_nobodys_name():
    page = numbered("One.", "Two.", "Three.") + "Topic\tReplies\tViews\tActivity\nOur boats\n9\t812\tJan 3\n"
    assert [who for who, _ in said(page)] == ["Ana", "Bo", "Cy"]


def test_whom_a_header_says_to_be_answered_below_a_blank_line_is_not_its_author():
    heads = ("Ana", "Bo", "Cy\n\nAna", "Bo\n\nCy", "Ana", "Cy")
    page = "".join(f"{name}\nMar {n}\nThe boats came in.\n\nReply\n" for n, name in enumerate(heads, 11))
    assert [who for who, _ in said(ARTICLE + page)] == ["Ana", "Bo", "Cy", "Bo", "Ana", "Cy"]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("nek********", "nek********"),
        ("**Ana**", "Ana"),
        ("Eng. Paulo Cesar Brandão", "Eng. Paulo Cesar Brandão"),
        ("Dra. Ana de la Cruz", "Dra. Ana de la Cruz"),
        ("Yes. Paulo is right", None),
        ("3 reviews", None),
    ],
)
def test_a_line_of_its_own_is_a_name_or_none(line: str, name: str | None):
    assert bare_name(line) == name


@pytest.mark.parametrize("author", ["Walter Pruitt Jr.", "Barb H.", "Norman Pell D.D.S."])
def test_a_name_may_end_in_a_full_stop(author: str):
    rest = [("Bo", "As ever, and nobody is surprised."), ("Cy", "Mine came."), (author, "Lucky you.")]
    page = ARTICLE + "".join(
        f"{name}\n{day} March, 2024\n{words}\nReply\n\n"
        for day, (name, words) in enumerate([(author, "The train was late again."), *rest], 1)
    )
    assert [name for name, _ in said(page)] == [author, "Bo", "Cy", author]


def test_what_somebody_is_between_the_name_and_the_time_is_not_the_author():
    page = ARTICLE + "".join(
        f"{name}\n{role}\n·\n{day}d\nWords of day {day}, and some more.\nLike\nReply\n\n"
        for day, (name, role) in enumerate(
            [("Skip", "Quail Crossing"), ("Wei Liu", "Quail Crossing"), ("Skip", "Quail Crossing"),
             ("Barb", "Old Mill"), ("Wei Liu", "Quail Crossing"), ("Barb", "Old Mill")], 1
        )
    )  # fmt: skip
    assert [name for name, _ in said(page)] == ["Skip", "Wei Liu", "Skip", "Barb", "Wei Liu", "Barb"]


def test_words_that_most_authors_end_in_are_the_pages():
    names = ["moss", "bramble on Ash", "fern", "moss", "reed"]
    assert without_tail([f"{each} on Chapter 9" for each in names]) == names
    assert without_tail(["Ana Bell", "Bo Bell", "Cy Bell", "Di Bell"]) == [
        "Ana Bell",
        "Bo Bell",
        "Cy Bell",
        "Di Bell",
    ]


def test_the_order_of_a_page_tells_day_from_month():
    american = ["3/8/2025 9:14 AM", "3/9/2025 10:00 AM", "4/2/2025 8:00 AM", "5/1/2025 9:00 AM"]
    assert iso(american)[2] == "2025-04-02T08:00:00"
    assert iso(american[:2]) == [None, None]


@pytest.mark.parametrize(
    "line", ["See more replies (4)", "View replies (3)", "Load more (2)", "Show 3 replies"]
)
def test_links_to_more_replies_with_their_number_are_actions(line: str):
    assert is_action(line)


def test_posts_of_a_board_answer_those_whose_numbers_they_name():
    board = (
        "Anonymous 04/22/24(Mon)13:05:44 No.101 >>102 >>103\nWhat is your stove?\n"
        "Anonymous 04/22/24(Mon)13:11:02 No.102\n>>101 (OP)\nA can of cat food.\n"
        "Gardener !Kx93bT 04/22/24(Mon)13:14:27 No.103 >>104\n>>101 (OP)\nCanister, as ever.\n"
        "Anonymous 04/22/24(Mon)13:20:50 No.104\n>>103\n>as ever\nAs never.\n"
    )
    (thread,) = formats.read(Source("board.txt", board.encode()))
    assert [(each.author, each.page_id, each.reply_to) for each in thread.comments] == [
        ("Anonymous", "101", None),
        ("Anonymous", "102", "101"),
        ("Gardener", "103", "101"),
        ("Anonymous", "104", "103"),
    ]


def test_what_stands_below_the_end_of_a_page_is_no_comment():
    page = ARTICLE + "".join(
        f"{name}\n·\nFeb {day}, 2025\nWords of day {day}, and some more.\nReply\n\n"
        for day, name in enumerate(["Ana", "Bo", "Cy", "Ana", "Di"], 1)
    )
    foot = "Read next\nBranch Lines\nHow to read a timetable\nJan 19, 2025\n5 min read\n"
    assert [name for name, _ in said(page + foot)] == ["Ana", "Bo", "Cy", "Ana", "Di"]
