"""How tone is measured: on threads not seen, by figures that can be checked by eye."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import numpy as np
import pytest

from analysis.evaluation import tone_cards, tone_fit, tone_gold, tone_scores
from analysis.evaluation.tone_fit import Examples
from analysis.evaluation.tone_scores import HeldOut
from analysis.schema import STANCES, TONES
from analysis.tags.linear import Seen, Vocabulary


def held(shares: list[list[float]], codes: list[int], sources: list[str] | None = None) -> HeldOut:
    """Rows in calm threads whose likeliest label is always shown."""
    count = len(codes)
    seen = Seen(Vocabulary(["a"], np.ones(1)).weigh([[]] * count), np.zeros((count, 0)))
    examples = Examples(
        labels=tuple("abcdefgh"[: len(shares[0])]),
        seen=seen,
        codes=np.array(codes),
        threads=np.array([f"t{n}" for n in range(count)]),
        sources=np.array(sources or ["replies"] * count),
        second=[()] * count,
    )
    array = np.array(shares)
    return HeldOut(examples, np.log(array), np.full(count, -1.0), array, np.ones(count, dtype=bool))


def test_who_is_as_right_as_he_is_sure_is_calibrated() -> None:
    probability = np.repeat([0.2, 0.8], 50)
    right = (
        np.tile([True, False, False, False, False], 10).tolist() + np.tile([True] * 4 + [False], 10).tolist()
    )
    assert tone_scores.calibration_error(probability, np.array(right)) == pytest.approx(0)
    assert tone_scores.calibration_error(probability, ~np.array(right)) == pytest.approx(0.6)


def test_accuracy_counts_natural_rows_with_a_label_alone() -> None:
    rows = held([[0.9, 0.1]] * 4, [0, 1, 0, -1], ["replies", "fourforums", "goemotions", "replies"])
    assert rows.drawn().tolist() == [True, True, False, False]
    scores = tone_scores.of(rows, rows.drawn())
    assert (scores["accuracy"], scores["count"], scores["shown.right"]) == (0.5, 2, 0.5)


def test_whole_threads_can_be_measured_alone() -> None:
    rows = held([[0.9, 0.1]] * 2, [0, 1], ["replies", "debagreement"])
    assert rows.drawn(*tone_gold.WHOLE_THREADS).tolist() == [True, False]


@pytest.mark.parametrize(
    ("sentiment", "tone"),
    [(0.05, "supportive"), (0.049, "informative"), (-0.049, "informative"), (-0.05, "critical")],
)
def test_vader_counts_as_a_tone_from_its_own_borders_on(sentiment: float, tone: str) -> None:
    assert TONES[tone_scores.by_vader(np.array([sentiment]))[0]] == tone


def test_the_surest_rows_bound_what_is_promised() -> None:
    rows = held([[0.1, 0.9], [0.2, 0.8], [0.9, 0.1], [0.8, 0.2]], [1, 0, 1, 0])
    assert tone_scores.share_of_surest(rows, 2) == 0.5
    assert tone_scores.share_of_surest(rows, 1) == 1


def test_the_vocabulary_holds_no_word_of_one_thread_alone() -> None:
    labelled = [["bridge", "Ann"], ["bridge", "Ann"], ["bridge", "Ann"]]
    found = tone_fit.vocabulary([["free"]] * 5 + [["rare"]] * 4, labelled, ["one", "one", "two"])
    assert found.words == ["Ann", "bridge", "free"]
    assert tone_fit.vocabulary([], labelled, ["one"] * 3).words == []


def test_the_report_is_told_what_was_measured() -> None:
    scores = {
        "tone.count": 1931,
        "tone.calm.shown.share": 0.5,
        "tone.heated.shown.share": 0.0,
        "irony.highest": 0.34,
        "irony.auc": 0.77,
        "toward.shown.right": 0.76,
        "toward.shown.share": 0.8,
        "stance.shown.right": 0.75,
        "stance.shown.share": 0.13,
    }
    scores |= {f"tone.{name}": 0.84 for name in ("shown.right", "accuracy", "accepted", "commonest.accuracy")}
    scores |= {f"tone.label.{label}.shown.count": float(label == "informative") for label in TONES}
    scores |= {f"stance.label.{label}.shown.count": float(label != "adds") for label in STANCES}
    said = {name: " ".join(plain(scores)) for name, plain in tone_cards.PLAIN.items()}
    assert "checked on 1,931 labelled comments" in said["tone"]
    assert "of 10 shown, 8 are right" in said["tone"]
    assert "informative alone" in said["tone"]
    assert "in heated ones no tone was right often enough" in said["tone"]
    assert "never above 34%" in said["irony"]
    assert "7 of 10 are right" not in said["toward"]
    assert "of 10 replies, 9 are left unsure" in said["stance"]
    heated = tone_cards.PLAIN["tone"](
        {**scores, "tone.heated.shown.share": 0.3, "tone.heated.shown.right": 0.7}
    )
    assert any("in heated ones 3 of 10, and 7 in 10 of them are right" in sentence for sentence in heated)


def label(uid: str, **known: object) -> str:
    plain = {"tone": "critical", "also": [], "polarity": -1, "irony": False, "toward": "person", "sure": True}
    return json.dumps({"uid": uid, **plain, "stance": None, **known})


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder with one labelled comment of each source."""
    files = {
        tone_gold.LABELS: "\n".join(
            label(uid) for uid in ("replies|road|2", "fourforums|3", "debagreement|dev|0", "goemotions|g1")
        ),
        tone_gold.REPLIES / "road.mentions.txt": (
            "Road works\n\nThe council closed the road.\n\n\n  1. Ann Lee says:\n\n    Who needs a road?\n\n"
            "  2. Bob says:\n\n    @Ann Lee: We who live there do.\n"
        ),
        tone_gold.REPLIES / "road.parents.json": '{"1": 0, "2": 1}',
        tone_gold.DEBATES: (
            "submission_id,submission_text,body_parent,body_child\n"
            "s1,A title,They lost every last thing they owned in that one night. Sad.,"
            "> They lost every last thing they owned in that one night. So they say.\n"
        ),
        tone_gold.EMOTIONS / "train.tsv": "That was rude\t2,3\tg1\nThanks\t15\tg2\n",
        tone_gold.EMOTIONS / "dev.tsv": "",
        tone_gold.EMOTIONS / "test.tsv": "",
    }
    posts = (
        "discussion_id,title,post_id,parent_id,text\n"
        "9,Taxes,1,,Taxes are theft and nothing else.\n"
        '9,Taxes,3,1,"Taxes are theft and nothing else.\n\nThen who paid for your school?"\n'
        "9,Taxes,4,3,Not you.\n"
    )
    for path, text in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    (tmp_path / tone_gold.FORUMS).parent.mkdir(parents=True)
    (tmp_path / tone_gold.FORUMS).write_bytes(gzip.compress(posts.encode()))
    return tmp_path


def test_labels_find_their_comments_with_what_they_answer(data: Path) -> None:
    gold = tone_gold.read(data)
    comments = gold.comments.set_index("comment_id")
    assert comments.loc[gold.labels["uid"], "own_text"].to_dict() == {
        "debagreement|dev|0": "So they say.",
        "fourforums|3": "Then who paid for your school?",
        "goemotions|g1": "That was rude",
        "replies|road|2": "We who live there do.",
    }
    assert comments.loc["replies|road|2", "reply_to"] == "replies|road|1"
    assert comments.loc["fourforums|3", "reply_to"] == "fourforums|1"
    assert "fourforums|4" not in comments.index


def test_a_label_of_no_comment_is_an_error(data: Path) -> None:
    with (data / tone_gold.LABELS).open("a", encoding="utf-8") as file:
        file.write("\n" + label("goemotions|g9"))
    with pytest.raises(ValueError, match=r"1 labels name no comment .*goemotions\|g9"):
        tone_gold.read(data)
