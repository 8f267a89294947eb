"""Networks as GraphML: who addresses whom, who writes to whom, who stands with whom.

Gephi, Cytoscape, visone and networkx read them. Written with the standard library: three kinds of elements do not
justify a dependency.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from xml.etree import ElementTree

import pandas as pd

from helpers.alliances import find_ties
from helpers.corpus import Corpus
from helpers.correspdesc import clean
from helpers.frames import records_of
from helpers.records import SEPARATOR, Id
from helpers.sentences import split_ids

NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
ABOUT_ACTORS = ("name", "kind", "iso3166", "wikidata", "parent_id", "mentions", "statements", "addressed")

Values = dict[str, int | str]


class Edge(NamedTuple):
    """A tie from one actor to another, with what is known of it."""

    source: Id
    target: Id
    about: Values


def addressing(corpus: Corpus) -> list[Edge]:
    """Who addresses whom: one edge a pair, with the number of statements, their acts and their ids."""
    columns = ["speaker_id", "addressee_id", "act", "date", "statement_id"]
    return directed(corpus.statements[columns], acts="act", dates="date", ids="statement_id")


def writing(corpus: Corpus) -> list[Edge]:
    """Who writes to, calls or visits whom: one edge a pair, with the number of exchanges, their kinds and their ids."""
    columns = ["sender_id", "recipient_id", "kind", "date_from", "exchange_id"]
    events = corpus.exchanges[columns].drop_duplicates(["sender_id", "recipient_id", "exchange_id"])
    return directed(events, kinds="kind", dates="date_from", ids="exchange_id")


def directed(data: pd.DataFrame, **columns: str) -> list[Edge]:
    """Edges from the actors of the first column to those of the second, each pair once, in alphabetical order."""
    pairs: dict[tuple[Id, Id], list[dict[str, str]]] = defaultdict(list)
    source, target = data.columns[:2]
    for row in data.to_dict("records"):
        for one in split_ids(row[source]):
            for other in split_ids(row[target]):
                pairs[one, other].append(row)
    return [Edge(*pair, dict(sum_up(rows, columns))) for pair, rows in sorted(pairs.items())]


def sum_up(rows: list[dict[str, str]], columns: dict[str, str]) -> Iterator[tuple[str, int | str]]:
    """Yield what a tie rests on: the number of rows, the period, the values of some columns."""
    yield "weight", len(rows)
    for name, column in columns.items():
        values = sorted({row[column] for row in rows} - {""})
        if name == "dates":
            yield from {"first_date": min(values, default=""), "last_date": max(values, default="")}.items()
        else:
            yield name, SEPARATOR.join(values)


def standing(corpus: Corpus) -> list[Edge]:
    """Who stands with or against whom: on how many issues two actors take the same side, on how many they collide."""
    ties = find_ties(records_of("statements", corpus.statements), corpus.principal)
    return [
        Edge(tie.one, tie.other, {
            "congruence": len(tie.shared), "conflict": len(tie.contested), "weight": tie.weight,
            "shared": SEPARATOR.join(tie.shared), "contested": SEPARATOR.join(tie.contested),
        })
        for tie in ties
    ]  # fmt: skip


def graphml(corpus: Corpus, edges: Iterable[Edge], build: str, *, is_directed: bool = True) -> str:
    """A network as GraphML.

    Parameters
    ----------
    corpus : Corpus
        Names and describes the actors; all of those tied are nodes.
    edges : iterable of Edge
    build : str
        Id of the build, an attribute of the graph.
    is_directed : bool
        Whether ties go from one actor to the other.
    """
    edges = list(edges)
    nodes = describe_actors(corpus, {end for edge in edges for end in (edge.source, edge.target)})
    root = ElementTree.Element("graphml", xmlns=NAMESPACE)
    for scope, found in (
        ("node", nodes.values()),
        ("edge", (edge.about for edge in edges)),
        ("graph", [{"build": ""}]),
    ):
        declare(root, scope, found)
    kind = "directed" if is_directed else "undirected"
    graph = ElementTree.SubElement(root, "graph", id="actors", edgedefault=kind)
    fill(graph, "graph", {"build": build})
    for actor, about in nodes.items():
        fill(ElementTree.SubElement(graph, "node", id=clean(actor)), "node", about)
    for edge in edges:
        ends = {"source": clean(edge.source), "target": clean(edge.target)}
        fill(ElementTree.SubElement(graph, "edge", ends), "edge", edge.about)
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, "unicode") + "\n"


def describe_actors(corpus: Corpus, wanted: set[Id]) -> dict[Id, Values]:
    """What is known of some actors, in alphabetical order of their ids."""
    rows = corpus.actors.set_index("actor_id")[list(ABOUT_ACTORS)].to_dict("index")
    return {one: rows.get(one, {"name": corpus.name(one)}) for one in sorted(wanted)}


def declare(root: ElementTree.Element, scope: str, found: Iterable[Values]) -> None:
    """Declare the attributes of nodes, edges or the graph."""
    kinds = {name: "int" if isinstance(value, int) else "string" for about in found for name, value in about.items()}
    for name, kind in kinds.items():
        key = {"id": f"{scope}_{name}", "for": scope, "attr.name": name, "attr.type": kind}
        ElementTree.SubElement(root, "key", key)


def fill(element: ElementTree.Element, scope: str, about: Values) -> None:
    """Add attributes to a node, an edge or the graph; those that are empty are left out."""
    for name, value in about.items():
        if value != "":
            ElementTree.SubElement(element, "data", key=f"{scope}_{name}").text = clean(str(value))
