"""Measures the division into topics beside TF-IDF with NMF, LDA and k-means, and the reply tree.

Mixed: comments of many threads thrown together, text alone; the truth is the thread (or the forum's
topic). Inside a thread: the replies are given; the truth is a reader's division.
"""

from __future__ import annotations

import csv
import gzip
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from sklearn.metrics import adjusted_rand_score, normalized_mutual_info_score
from sklearn.metrics.cluster import contingency_matrix

from analysis import models, threads
from analysis.evaluation import everyday, rebuilt_threads, replies_cases
from analysis.evaluation import replies_fit as fitting
from analysis.evaluation import topic_baselines as baselines
from analysis.evaluation.divided_threads import CHOSEN_ON, READ_TWICE, UNSEEN, Division
from analysis.evaluation.rebuilt_threads import Rebuilt
from analysis.evaluation.topic_baselines import Case, Groups, Method
from analysis.schema import ARTICLE, COMMENTS, LINKS
from analysis.tags import topics, words

THREADS, FORUM = Path("benchmarks/replies"), Path("benchmarks/topics/fourforums.csv.gz")

DRAWS = 3
"""Mixtures of each kind, drawn with the seeds 0, 1, …"""
THREADS_MIXED = 20
POSTS_MIXED = 1000
SHUFFLES = 2

LABELS = Path(__file__).with_name("labels")
NAMES, GROUNDS = "topic_names.json", "grounds.json"
"""What independent readers said of names and connections that were shown to them."""


def measure(data: Path) -> Mapping[str, float]:
    """NMI, ARI and purity (mixed) or NMI and ARI (inside threads) of each method, and the stability."""
    known = {thread.name: thread for thread in rebuilt_threads.threads(data / THREADS, "bare")}
    mixed = [_mixed_threads(list(known.values()), seed) for seed in range(DRAWS)]
    forum = [_mixed_posts(data / FORUM, seed) for seed in range(DRAWS)]
    chosen_on, unseen = ([_divided(known[n], d) for n, d in of.items()] for of in (CHOSEN_ON, UNSEEN))
    twice = [tuple(_divided(known[n], d) for d in both) for n, both in READ_TWICE.items()]
    alone: dict[str, Method] = {
        "ours": _ours_with_count,
        "nmf": baselines.nmf,
        "lda": baselines.lda,
        "kmeans": baselines.kmeans,
    }
    inside: dict[str, Method] = {
        **alone,
        "ours": _ours,
        "ours_given_count": _ours_with_count,
        "nmf_with_parents": baselines.nmf_with_parents,
        "tree": baselines.tree,
    }
    return {
        **_scores("topics.mixed_threads", mixed, alone),
        **_scores("topics.mixed_forum", forum, alone),
        **_scores("topics.inside.chosen_on", chosen_on, inside),
        **_scores("topics.inside.unseen", unseen, inside),
        **_scores("topics.inside.two_readers", [case for both in twice for case in both], inside),
        **_between(twice),
        **_with_found_replies(data),
        "topics.stability.row_order_ari": _stability([*mixed[:1], *forum[:1]]),
        **_read(),
    }


def _read() -> dict[str, float]:
    """Shares of what a reader was shown: names that led to the right comments, connections that are true."""
    names = _labels(NAMES)
    return {
        "topics.names.right": sum(item["answer"] == item["right"] for item in names) / len(names),
        "topics.names.well_formed": sum(item["form"] == "good" for item in names) / len(names),
        "topics.grounds.true": _share_true(_claimed(fresh=True)),
        "topics.grounds.true_of_all": _share_true(_claimed(fresh=False)),
    }


def _claimed(*, fresh: bool) -> list[object]:
    """What readers said of the connections that are claimed; `fresh`: those read after the rules were set."""
    read = [item for item in _labels(GROUNDS) if item["claimed"]]
    return [item["true"] for item in read if not fresh or item["rules"] == "today"]


def _share_true(read: list[object]) -> float:
    return read.count(True) / len(read)


def _labels(name: str) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = json.loads((LABELS / name).read_text(encoding="utf-8"))["items"]
    return items


def train(data: Path) -> None:
    """Counts everyday English anew and writes its table, with what the topics found by it reach."""
    table = everyday.arrays(data)
    models.save(words.MODEL, table, {})
    words.everyday.cache_clear()
    models.save(words.MODEL, table, _card(measure(data), table))


def _card(measured: Mapping[str, float], table: Mapping[str, NDArray[Any]]) -> Mapping[str, object]:
    data = (
        f"{int(table['all_texts']):,} short texts: GoEmotions (Reddit comments, Apache-2.0), VADER's ground"
        " truth (tweets, reviews, newspaper sentences, MIT), Stanford politeness (requests, Apache-2.0)"
    )
    return {
        "judges": "topics",
        "data": data,
        "licence": f"words of at least {everyday.FEWEST_TEXTS} texts and their counts; none of the text",
        "method": "counts of texts, of uses between function words, and of capitals inside sentences",
        "words": len(table["word"]),
        "measured": {name: round(value, 3) for name, value in measured.items()},
        "plain": _plain(measured),
    }


def _plain(measured: Mapping[str, float]) -> list[str]:
    def each(name: str, *methods: str) -> list[str]:
        return [f"{measured[name.format(method)]:.2f}" for method in methods]

    told = ("each_other", "ours", "found_mentions", "found_bare", "tree")
    inside = each("topics.inside.two_readers.{}.ari", *told)
    divided = "Topics were checked on ten threads that two readers had each divided into subjects."
    agreement = (
        "Agreement, from 0 (chance) to 1 (the same): the readers with each other {}; this program with them"
        " {} where it is given the true replies, {} with the replies that it finds itself where most @names"
        " survive, {} where no mark does; the true reply tree alone {}."
    )
    names = _labels(NAMES)
    right = sum(item["answer"] == item["right"] for item in names)
    named = (
        f"A reader who saw {len(names)} names of topics, and comments of four topics beside each, found the"
        f" right one {right} times."
    )
    read = _claimed(fresh=False)
    grounds = (
        f"Of {len(read)} connections between a comment and a passage of its article, readers found"
        f" {read.count(True)} true, {read.count(None)} doubtful, {read.count(False)} false. A comment that"
        " rests on a passage in words of its own is missed."
    )
    return [divided, agreement.format(*inside), named, grounds]


def _scores(name: str, cases: Sequence[Case], methods: Mapping[str, Method]) -> dict[str, float]:
    """The mean scores of each method over the cases."""
    found: dict[str, float] = {}
    for method, divide in methods.items():
        rows = pd.DataFrame([_agreement(case.truth, divide(case)) for case in cases])
        found |= {f"{name}.{method}.{score}": float(rows[score].mean()) for score in rows}
    return found


def _with_found_replies(data: Path) -> dict[str, float]:
    """Agreement with the two readers where the replies are those found by weights fitted on other sites."""
    material = fitting.Material(replies_cases.cases(data / THREADS))
    linked = fitting.decided(fitting.left_out(material, fitting.by_source), fitting.by_source)
    chosen = {of: rows.set_index("n") for of, rows in linked.groupby(["thread", "variant"])}
    found: dict[str, float] = {}
    for variant in replies_cases.VARIANTS:
        cases = [
            _linked(case.rebuilding.comments, chosen[case.truth.name, variant], division)
            for case in material.cases
            if case.variant == variant
            for division in READ_TWICE.get(case.truth.name, ())
        ]
        rows = pd.DataFrame([_agreement(case.truth, _ours(case)) for case in cases])
        found |= {
            f"topics.inside.two_readers.found_{variant}.{each}": float(rows[each].mean()) for each in rows
        }
    return found


def _linked(comments: pd.DataFrame, chosen: pd.DataFrame, division: Division) -> Case:
    """A thread with the replies that were chosen and a reader's division."""
    ids = dict(zip(comments["number"], comments["comment_id"], strict=True))
    links = chosen.loc[comments["number"].tolist()]
    answers = comments.assign(
        reply_to=pd.array([ids.get(parent) for parent in links["chosen"]], dtype="str"),
        reply_confidence=links["confidence"].to_numpy(),
    )
    return Case(answers, [division[number] for number in comments["number"]])


def _between(twice: Sequence[tuple[Case, ...]]) -> dict[str, float]:
    """How far the two readers of each thread agree: as far as any way of dividing it can be asked to."""
    rows = pd.DataFrame(
        [_agreement(one.truth, pd.factorize(np.array(other.truth))[0]) for one, other in twice]
    )
    return {
        f"topics.inside.two_readers.each_other.{score}": float(rows[score].mean()) for score in ("nmi", "ari")
    }


def _agreement(truth: Sequence[object], found: Groups) -> dict[str, float]:
    counts = contingency_matrix(list(truth), found)
    return {
        "nmi": float(normalized_mutual_info_score(list(truth), found)),
        "ari": float(adjusted_rand_score(list(truth), found)),
        "purity": float(counts.max(axis=0).sum() / counts.sum()),
    }


def _stability(cases: Iterable[Case]) -> float:
    """ARI between the topics of the same comments in another order, positions shuffled too; the least."""
    least = 1.0
    for case in cases:
        here = _ours_with_count(case)
        for seed in range(SHUFFLES):
            order = np.random.default_rng(seed).permutation(len(case.comments))
            shuffled = _numbered(case.comments.iloc[order])
            there = _ours_with_count(Case(shuffled, [case.truth[row] for row in order]))
            least = min(least, float(adjusted_rand_score(here[order], there)))
    return least


def _ours(case: Case, count: int | None = None) -> Groups:
    links = LINKS.frame()
    found, _ = topics.find(case.comments, links, ARTICLE.frame(), None, count)
    return found["topic_id"].fillna(-1).to_numpy(np.int64)


def _ours_with_count(case: Case) -> Groups:
    return _ours(case, case.count)


def _mixed_threads(known: Sequence[Rebuilt], seed: int) -> Case:
    chosen = np.random.default_rng(seed).choice(len(known), THREADS_MIXED, replace=False)
    texts = [(c.text, n) for n in sorted(chosen) for c in known[n].thread.comments if c.text.strip()]
    return _alone([text for text, _ in texts], [thread for _, thread in texts])


def _mixed_posts(path: Path, seed: int) -> Case:
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        posts = {row["post_id"]: (row["text"], row["topic"]) for row in csv.DictReader(file)}
    chosen = np.random.default_rng(seed).choice(len(posts), POSTS_MIXED, replace=False)
    every = list(posts.values())
    return _alone([every[n][0] for n in chosen], [every[n][1] for n in chosen])


def _alone(texts: Sequence[str], truth: Sequence[object]) -> Case:
    """Texts without names, replies or order."""
    blank = {"position": 0, "page_order": 0, "depth": 0, "quoted_share": 0.0, "parent_missing": False}
    rows = ({**blank, "text": text, "own_text": text, "own_words": len(text.split())} for text in texts)
    return Case(_numbered(COMMENTS.frame(rows)), truth)


def _numbered(comments: pd.DataFrame) -> pd.DataFrame:
    positions = np.arange(1, len(comments) + 1)
    return comments.reset_index(drop=True).assign(comment_id=positions.astype(str), position=positions)


def _divided(known: Rebuilt, division: Division) -> Case:
    """A thread with its true replies and a reader's division."""
    table = threads.comments_table(known.thread)
    ids = dict(zip(table["number"], table["comment_id"], strict=True))
    parents = [ids.get(known.parents[number]) for number in table["number"]]
    comments = table.assign(reply_to=pd.array(parents, dtype="str"), reply_confidence=1.0)
    return Case(comments, [division[number] for number in table["number"]])
