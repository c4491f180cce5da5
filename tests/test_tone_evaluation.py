"""How tone is measured: on threads not seen, by figures that can be checked by eye."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from analysis.evaluation import encoder_weigh, tone_cards, tone_fit, tone_gold, tone_scores
from analysis.evaluation.tone_fit import Examples
from analysis.evaluation.tone_scores import HeldOut
from analysis.schema import STANCES, TONES
from analysis.tags import by_sentences, linear
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
    shown = np.ones(count, dtype=bool)
    return HeldOut(examples, np.log(array), np.full(count, -1.0), array, shown, ~shown)


def test_who_is_as_right_as_he_is_sure_is_calibrated() -> None:
    probability = np.repeat([0.2, 0.8], 50)
    right = (
        np.tile([True, False, False, False, False], 10).tolist() + np.tile([True] * 4 + [False], 10).tolist()
    )
    assert tone_scores.calibration_error(probability, np.array(right)) == pytest.approx(0)
    assert tone_scores.calibration_error(probability, ~np.array(right)) == pytest.approx(0.6)


def test_accuracy_counts_natural_rows_with_a_label_alone() -> None:
    rows = held([[0.9, 0.1]] * 4, [0, 1, 0, -1], ["replies", "fourforums", tone_gold.PICKED, "replies"])
    assert rows.drawn().tolist() == [True, True, False, False]
    scores = tone_scores.of(rows, rows.drawn())
    assert (scores["accuracy"], scores["count"], scores["shown.right"]) == (0.5, 2, 0.5)


def test_whole_threads_can_be_measured_alone() -> None:
    rows = held([[0.9, 0.1]] * 2, [0, 1], ["replies", "debagreement"])
    assert rows.drawn(*tone_gold.WHOLE_THREADS).tolist() == [True, False]


def test_a_label_too_rare_to_say_anything_does_not_count_in_the_mean_of_labels() -> None:
    assert tone_scores.common(np.repeat([0, 1, 2], [20, 19, 40])) == [0, 2]


def test_readers_are_compared_where_both_read() -> None:
    labels = pd.DataFrame(
        {"first": ["critical", "joking", None, "joking"], "second": ["critical", "critical", None, "joking"]}
    )
    found = tone_scores.readers(labels)
    assert (found["readers.count"], found["readers.tone.agreement"]) == (3, pytest.approx(2 / 3))


def test_what_the_encoder_says_is_kept_where_nothing_else_tells_more() -> None:
    chance = np.random.default_rng(4)
    codes = np.tile([0, 1], 300)
    seen = chance.normal(size=(600, len(by_sentences.FEATURES)))
    for n, label in enumerate(by_sentences.LABELS["irony"]):
        if f"irony: {label}" in by_sentences.FEATURES:
            seen[:, by_sentences.FEATURES.index(f"irony: {label}")] = np.where(codes == n, 2.0, -2.0)
    examples = Examples(
        labels=by_sentences.LABELS["irony"],
        seen=Seen(linear.no_words(600), seen),
        codes=codes,
        threads=np.repeat([f"t{n}" for n in range(60)], 10),
        sources=np.full(600, "replies"),
        penalty=300.0,
    )
    model = encoder_weigh.fit(examples, np.arange(600) < 300, "irony")
    named = model.scores(examples.seen)[300:].argmax(axis=1)
    assert (named == codes[300:]).mean() > 0.95


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
        "tone.shown.share": 0.5,
        "tone.debates.shown.share": 0.0,
        "tone.of_two.share": 0.43,
        "tone.of_two.right": 0.88,
        "irony.highest": 0.34,
        "irony.auc": 0.77,
        "toward.shown.right": 0.76,
        "toward.shown.share": 0.8,
        "stance.shown.right": 0.75,
        "stance.shown.share": 0.13,
    }
    scores |= {f"tone.{name}": 0.84 for name in ("shown.right", "accuracy", "accepted", "commonest.accuracy")}
    scores |= {f"tone.label.{label}.shown.count": 30.0 if label == "informative" else 2.0 for label in TONES}
    scores |= {f"stance.label.{label}.shown.count": 30.0 if label != "adds" else 2.0 for label in STANCES}
    scores["tone.label.informative.shown.right"] = 0.88
    said = {name: " ".join(plain(scores)) for name, plain in tone_cards.PLAIN.items()}
    assert "checked on 1,931 labelled comments" in said["tone"]
    assert "of 10 shown, 8 are right" in said["tone"]
    assert "Shown more than now and then are informative (88 % right) alone." in said["tone"]
    assert "4 of 10 more are narrowed to two tones, 9 of 10 rightly" in said["tone"]
    assert "in debates none was right often enough" in said["tone"]
    assert "never above 34%" in said["irony"]
    assert "7 of 10 are right" not in said["toward"]
    assert "of 10 replies, 9 are left unsure" in said["stance"]
    debates = tone_cards.PLAIN["tone"](
        {**scores, "tone.debates.shown.share": 0.3, "tone.debates.shown.right": 0.7}
    )
    assert any("in debates 3 of 10, and 7 in 10 of them are right" in sentence for sentence in debates)


def label(uid: str, **known: object) -> str:
    plain = {"tone": "critical", "also": [], "polarity": -1, "irony": False, "toward": "person", "sure": True}
    return json.dumps({"uid": uid, **plain, "stance": None, "picked": False, **known})


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one labelled comment of most sources; the labels lie in it too."""
    monkeypatch.setattr(tone_gold, "LABELS", tmp_path / "tone.jsonl")
    monkeypatch.setattr(tone_gold, "WRITTEN", tmp_path / "written.jsonl")
    uids = "replies|road|2", "fourforums|3", "debagreement|dev|0", "goemotions|g1", "written|1"
    whole_thread = "written|2|1", "written|2|2"
    opened, answered = ({"uid": uid, "thread": "2", "title": "Snow", "author": "Jo"} for uid in whole_thread)
    written = (
        {"uid": "written|1", "title": "Rain", "answers": "Will it rain?", "text": "It will."},
        {**opened, "parent": None, "text": "It snows."},
        {**answered, "parent": whole_thread[0], "text": "Not here."},
    )
    files = {
        "tone.jsonl": "\n".join(label(uid) for uid in (*uids, *whole_thread)),
        "written.jsonl": "\n".join(json.dumps(row) for row in written),
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
        '9,Taxes,3,1,"Taxes are theft and nothing else. Then who paid for your school?"\n'
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
        "written|1": "It will.",
        "written|2|1": "It snows.",
        "written|2|2": "Not here.",
    }
    assert comments.loc["written|1", "reply_to"] == "written|1 parent"
    assert comments.loc["written|2|2", "reply_to"] == "written|2|1"
    assert comments.loc["replies|road|2", "reply_to"] == "replies|road|1"
    assert comments.loc["fourforums|3", "reply_to"] == "fourforums|1"
    assert "fourforums|4" not in comments.index


def test_a_label_of_no_comment_is_an_error(data: Path) -> None:
    with (data / "tone.jsonl").open("a", encoding="utf-8") as file:
        file.write("\n" + label("goemotions|g9"))
    with pytest.raises(ValueError, match=r"1 labels name no comment .*goemotions\|g9"):
        tone_gold.read(data)
