from __future__ import annotations

import io

import made_up
import networkx as nx
import stories
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.report.graph import graphml
from analysis.schema import PAIRS, PEOPLE, Tables


def read(content: bytes) -> nx.DiGraph:
    return nx.read_graphml(io.BytesIO(content))


def tables(*pairs: tuple[str, str, int]) -> Tables:
    names = dict.fromkeys(name for pair in pairs for name in pair[:2])
    counts = {c: 1 for c, kind in PEOPLE.columns.items() if kind == "int64"}
    return stories.tables(
        people=PEOPLE.frame({"author": name, "host": False, **counts} for name in names),
        pairs=PAIRS.frame(
            {"author": a, "reply_to_author": b, "replies": n, "comments": "c1", "confidence": 0.9}
            for a, b, n in pairs
        ),
    )


def test_people_are_nodes_and_a_pair_is_one_weighted_edge() -> None:
    graph = read(graphml(tables(("ana", "bo", 2), ("bo", "ana", 1))))
    assert sorted(graph) == ["ana", "bo"]
    assert graph["ana"]["bo"]["weight"] == 2
    assert graph.number_of_edges() == 2


def test_edges_carry_the_columns_of_pairs() -> None:
    edge = read(graphml(made_up.thread())).edges(data=True)
    columns = set(PAIRS.columns) - {"author", "reply_to_author"}
    assert {key for _, _, data in edge for key in data} == columns | {"weight"}


def test_nodes_carry_their_name_as_label() -> None:
    assert read(graphml(tables(("ana", "bo", 1)))).nodes["ana"]["label"] == "ana"


def test_what_is_not_known_is_no_attribute() -> None:
    assert "about" not in read(graphml(tables(("ana", "bo", 1))))["ana"]["bo"]


def test_names_that_differ_by_a_control_character_stay_two_people() -> None:
    assert sorted(read(graphml(tables(("ana", "a\x01na", 1))))) == ["ana", "ana (2)"]


def test_a_thread_without_replies_is_a_graph_without_edges() -> None:
    assert read(graphml(stories.tables(("ana", "one")))).number_of_edges() == 0


@settings(deadline=None, max_examples=40)
@given(
    st.lists(
        st.text(st.characters(exclude_categories=["Cs"]), min_size=1), min_size=2, max_size=6, unique=True
    )
)
def test_any_names_are_read_back_as_that_many_people(names: list[str]) -> None:
    graph = read(graphml(tables(*((names[0], name, 1) for name in names[1:]))))
    assert graph.number_of_nodes() == len(names)
    assert graph.number_of_edges() == len(names) - 1
