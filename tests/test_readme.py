"""The table of accuracy in the README holds the pinned scores, rounded as it prints them."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.evaluation import gate

README = (Path(__file__).parent.parent / "README.md").read_text("utf-8")
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"
TABLE = README[README.index(BEGIN) : README.index(END)]
_, SCORES = gate.load()


def two(name: str) -> str:
    """A score as `.79`."""
    return f"{SCORES[name]:.2f}".removeprefix("0")


def percent(name: str) -> str:
    return f"{100 * SCORES[name]:.0f}"


def links(rendering: str) -> tuple[str, str]:
    of = f"replies.{rendering}"
    return f"F1 {two(f'{of}.f1')}", f"{percent(f'{of}.accuracy')} %"


def of_100(name: str) -> str:
    told, acceptable, good = (percent(f"{name}.told{part}") for part in ("", ".acceptable", ".good"))
    return f"told for {told} of 100; of 100 told, {acceptable} acceptable, {good} as a reader"


def shown(where: str) -> str:
    return f"{percent(f'tone.{where}shown.right')} % right, {percent(f'tone.{where}shown.share')} %"


SAID = {
    "links with most names": (*links("mentions"), f"F1 {two('replies.mentions.previous_f1')}"),
    "links without marks": (*links("bare"), f"ours there {two('replies.ceiling.ours.f1')}"),
    "readers of links": (f"{two('replies.ceiling.reader_a.f1')} and {two('replies.ceiling.reader_b.f1')}",),
    "links with marks on what is far": links("survival of far"),
    "tones shown": (shown(""), f"in debates {shown('debates.')}", f"elsewhere {shown('others.')}"),
    "two tones": (
        f"{percent('tone.of_two.share')} % of comments more, {percent('tone.of_two.right')} % of them",
        f"in debates {percent('tone.debates.of_two.share')} %, {percent('tone.debates.of_two.right')} %",
    ),
    "likeliest tones": (
        f"{percent('tone.accuracy')} % the reader's first choice",
        f"debates {percent('tone.debates.accuracy')} %, elsewhere {percent('tone.others.accuracy')} %",
        f"{percent('tone.accepted')} % one a reader accepts",
        f"VADER: {percent('tone.vader.accuracy')} %",
        f"`--fast`: {percent('fast.tone.accuracy')} % and {percent('fast.tone.accepted')} %",
        f"two readers agree on {percent('readers.tone.agreement')} %",
    ),
    "why": (f"of {percent('tone.why.named')} % of which", f"probability falls by {two('tone.why.fall')}"),
    "irony": (f"AUC {two('irony.auc')}", f"labelled by others {two('irony.ucc.auc')}"),
    "targets": (
        f"{percent('toward.judging.accuracy')} %",
        f'"the one who is answered": {percent("toward.judging.rule.accuracy")} %',
    ),
    "stance": (
        f"{percent('stance.accuracy')} %; of the surest quarter",
        f"surest quarter {percent('stance.surest_quarter.right')} %",
    ),
    "topics": (
        f"(ARI) {two('topics.inside.two_readers.ours.ari')} with the true replies",
        f"{two('topics.inside.two_readers.found_mentions.ari')} with the replies as found",
        f"{two('topics.inside.two_readers.found_bare.ari')} where every mark is lost",
        f"the readers with each other {two('topics.inside.two_readers.each_other.ari')}",
        f"the reply tree alone: {two('topics.inside.two_readers.tree.ari')}",
    ),
    "names": (
        f"{percent('names.told.acceptable')} of 100 acceptable, {percent('names.told.good')} as a reader",
        f"{percent('names.by_use.told.acceptable')} and {percent('names.by_use.told.good')}; the best name",
    ),
    "abouts": (
        of_100("abouts"),
        f"told for {percent('abouts.by_use.told')}, {percent('abouts.by_use.told.acceptable')} and",
        f"and {percent('abouts.by_use.told.good')}; the best phrase",
    ),
}


@pytest.mark.parametrize("subject", SAID)
def test_the_readme_says_what_was_measured(subject: str) -> None:
    assert [said for said in SAID[subject] if said not in TABLE] == []
