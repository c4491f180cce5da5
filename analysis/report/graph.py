"""The people and their replies as a graph that networkx and Gephi read."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Mapping
from itertools import chain, count
from typing import Any

import networkx as nx
import pandas as pd

from analysis.report.csv_file import DECIMALS
from analysis.schema import PAIRS, PEOPLE, Tables

_NOT_XML = re.compile("[^\t\n -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\x7f-\x84\x86-\x9f]")
"""What XML 1.0 forbids, and the control characters that it discourages."""


def graphml(tables: Tables) -> bytes:
    """One node a person with the columns of people.csv; one edge an ordered pair with those of pairs.csv.

    A node's id and `label` are the displayed name. `weight` is the number of replies. An attribute that
    is not known is left out. Characters that XML cannot hold are dropped; should two names become one
    by that, the later one gets a number.
    """
    people, pairs = PEOPLE.public(tables.people), PAIRS.public(tables.pairs)
    names = _node_names(pd.concat([people["author"], pairs["author"], pairs["reply_to_author"]]))
    graph = nx.DiGraph()
    for person in people.to_dict("records"):
        name = names[person["author"]]
        graph.add_node(name, label=name, **_known(person, {"author"}))
    for pair in pairs.to_dict("records"):
        ends = names[pair["author"]], names[pair["reply_to_author"]]
        graph.add_edge(*ends, weight=pair["replies"], **_known(pair, {"author", "reply_to_author"}))
    return ("\n".join(nx.generate_graphml(graph)) + "\n").encode()


def _node_names(people: Iterable[str]) -> Mapping[str, str]:
    names: dict[str, str] = {}
    taken: set[str] = set()
    for person in dict.fromkeys(people):
        plain = _NOT_XML.sub("", person)
        numbered = (f"{plain} ({copy})" for copy in count(2))
        name = next(name for name in chain([plain], numbered) if name not in taken)
        taken.add(name)
        names[person] = name
    return names


def _known(row: Mapping[Hashable, Any], named: set[str]) -> dict[str, Any]:
    """The attributes of a row: what is neither missing nor `named` already by node or edge."""
    return {str(key): _value(value) for key, value in row.items() if key not in named and not pd.isna(value)}


def _value(value: Any) -> Any:
    if isinstance(value, str):
        return _NOT_XML.sub("", value)
    return round(value, DECIMALS) if isinstance(value, float) else value
