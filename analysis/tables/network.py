"""Who replied to whom, laid out: people in groups that talk to each other, and the replies between them."""

from __future__ import annotations

from dataclasses import dataclass

import networkx as nx
import numpy as np
import pandas as pd

from analysis.tables.pairs import PAIR

SURE_SHARE = 0.5
"""Of a pair's comments: so many must show its leading tone surely."""


@dataclass(frozen=True)
class Network:
    """The people shown, in the order of the circle, and the replies between those shown."""

    people: pd.DataFrame
    """`author`, `replies_given`, `replies_received`, `host`, `group` (0 = the largest), one row a person in
    the order of the circle."""
    replies: pd.DataFrame
    """`author`, `reply_to_author`, `replies`; `source`, `target`: their rows in `people`; `tone`: the one
    with the greatest share, missing where none was judged; `sure`: it is shown by half of the comments."""
    apart: tuple[str, ...]
    """Who neither replied nor was answered, in the order of the people table."""
    people_left_out: int
    replies_left_out: int


def network(people: pd.DataFrame, pairs: pd.DataFrame, comments: pd.DataFrame, most: int) -> Network:
    """The `most` people with most replies given and received, and every reply between two of them.

    Ties: more comments, then the earlier first comment (the order of `people`).
    """
    busy = (people["replies_given"] + people["replies_received"]).sort_values(ascending=False, kind="stable")
    busy = busy[busy > 0]
    shown = people.loc[busy.index[:most]].reset_index(drop=True)
    kept = pairs["author"].isin(shown["author"]) & pairs["reply_to_author"].isin(shown["author"])
    replies = pairs.loc[kept, [*PAIR, "replies"]].join(_leading_tone(pairs[kept], comments))
    replies = replies.reset_index(drop=True)
    group = _groups(shown, replies)
    order = _around(group, _ends(shown, replies), replies["replies"].to_numpy())
    columns = ["author", "replies_given", "replies_received", "host"]
    placed = shown.assign(group=group).loc[order, [*columns, "group"]].reset_index(drop=True)
    source, target = _ends(placed, replies).T
    return Network(
        people=placed,
        replies=replies.assign(source=source, target=target),
        apart=tuple(people["author"].drop(busy.index)),
        people_left_out=len(busy) - len(shown),
        replies_left_out=int(pairs["replies"].sum() - replies["replies"].sum()),
    )


def _leading_tone(pairs: pd.DataFrame, comments: pd.DataFrame) -> pd.DataFrame:
    """The first label of `tones`, and whether half of the pair's comments show it surely, a row a pair."""
    tone = pairs["tones"].str.extract(r"^([^:;]+):", expand=False).astype("str")
    ids = pairs["comments"].str.split(";").explode()
    shown = ids.map(comments.set_index("comment_id")["tone"]) == tone.reindex(ids.index)
    return pd.DataFrame({"tone": tone, "sure": shown.groupby(level=0).mean() >= SURE_SHARE})


def _ends(people: pd.DataFrame, replies: pd.DataFrame) -> np.ndarray:
    """The rows of `people` that each row of `replies` runs between, shape (replies, 2)."""
    row = pd.Series(range(len(people)), index=people["author"])
    return np.column_stack([row.reindex(replies[end]).to_numpy(dtype=int) for end in PAIR])


def _groups(people: pd.DataFrame, replies: pd.DataFrame) -> np.ndarray:
    """The group of each row of `people`: those who reply to each other more than to the rest.

    Source: Clauset, Newman, Moore 2004 (greedy modularity), on the replies in both directions.
    """
    graph = nx.Graph()
    for (one, other), weight in zip(_ends(people, replies).tolist(), replies["replies"], strict=True):
        before = graph.get_edge_data(one, other, {"weight": 0})["weight"]
        graph.add_edge(one, other, weight=before + int(weight))
    found = nx.community.greedy_modularity_communities(graph, weight="weight") if graph else []
    members = sorted((sorted(group) for group in found), key=lambda group: (-len(group), group))
    numbers = np.full(len(people), len(members))
    for number, group in enumerate(members):
        numbers[group] = number
    return numbers


def _around(group: np.ndarray, ends: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """The order of the people on the circle: group by group, with short ways for the replies.

    Neighbours of one group change places while that shortens the ways, weighted by the replies.
    """
    order = np.argsort(group, kind="stable")
    best = _way(order, ends, weight)
    for _ in range(len(order)):
        before = best
        for left in np.flatnonzero(np.diff(group[order]) == 0):
            tried = order.copy()
            tried[[left, left + 1]] = order[[left + 1, left]]
            way = _way(tried, ends, weight)
            if way < best:
                order, best = tried, way
        if best == before:
            break
    return order


def _way(order: np.ndarray, ends: np.ndarray, weight: np.ndarray) -> int:
    """The summed steps along the circle between the two ends of every reply."""
    slot = np.empty(len(order), dtype=int)
    slot[order] = np.arange(len(order))
    steps = np.abs(slot[ends[:, 0]] - slot[ends[:, 1]])
    return int((np.minimum(steps, len(order) - steps) * weight).sum())
