"""Who stands with whom: the networks of agreement and conflict over issues, and their GraphML.

As in discourse network analysis (Leifeld 2017, "Discourse Network Analysis", Oxford Handbook of Political Networks):
two actors are tied by each issue on which they take a side; congruence counts the issues on which it is the same side,
conflict those on which they oppose each other. Conditional stances tie nobody. GraphML is written with the standard
library: three kinds of elements do not justify a dependency.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import combinations
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

from helpers.positions import Camp, overall, own_words
from helpers.records import SEPARATOR, Id, Statement

NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
NODE_KEYS = {"name": "string", "issues": "int"}
EDGE_KEYS = {"congruence": "int", "conflict": "int", "weight": "int", "shared": "string", "contested": "string"}


class Tie(NamedTuple):
    """Two actors, the issues on which they take the same side, and those on which they oppose each other."""

    one: Id
    other: Id
    shared: tuple[Id, ...]
    contested: tuple[Id, ...]

    @property
    def weight(self) -> int:
        """Congruence less conflict."""
        return len(self.shared) - len(self.contested)


def find_ties(statements: Iterable[Statement], camp: Camp | None = None) -> list[Tie]:
    """The ties between all actors who take sides on the same issues.

    Parameters
    ----------
    statements : iterable of Statement
        What others report is left out.
    camp : callable, optional
        Gives for whom an actor speaks.

    Returns
    -------
    list of Tie
        By actor; each pair once.
    """
    shared: dict[tuple[Id, Id], list[Id]] = defaultdict(list)
    contested: dict[tuple[Id, Id], list[Id]] = defaultdict(list)
    for issue, stances in sorted(sides_of(statements, camp).items()):
        for pair in combinations(sorted(stances), 2):
            (shared if stances[pair[0]] == stances[pair[1]] else contested)[pair].append(issue)
    return [Tie(*pair, tuple(shared[pair]), tuple(contested[pair])) for pair in sorted({*shared, *contested})]


def sides_of(statements: Iterable[Statement], camp: Camp | None) -> dict[Id, dict[Id, str]]:
    """By issue, who supports and who opposes it."""
    found: dict[Id, dict[Id, str]] = defaultdict(dict)
    for (actor, issue), rows in own_words(statements, camp).items():
        stance = overall(s.stance for s in rows)
        if stance in ("support", "oppose"):
            found[issue][actor] = stance
    return found


def write_graphml(ties: Iterable[Tie], path: Path, name: Callable[[Id], str] = str) -> None:
    """Write ties as an undirected graph that Gephi, Cytoscape, visone and networkx read.

    Parameters
    ----------
    ties : iterable of Tie
    path : Path
    name : callable, optional
        Gives the label of a node; its id, if absent.
    """
    ties = list(ties)
    root = ElementTree.Element("graphml", xmlns=NAMESPACE)
    for scope, keys in (("node", NODE_KEYS), ("edge", EDGE_KEYS)):
        for attribute, kind in keys.items():
            key = {"id": f"{scope}_{attribute}", "for": scope, "attr.name": attribute}
            ElementTree.SubElement(root, "key", key | {"attr.type": kind})
    graph = ElementTree.SubElement(root, "graph", id="positions", edgedefault="undirected")
    for node, issues in sorted(nodes(ties).items()):
        data = {"node_name": name(node), "node_issues": len(issues)}
        fill(ElementTree.SubElement(graph, "node", id=node), data)
    for tie in ties:
        fill(ElementTree.SubElement(graph, "edge", source=tie.one, target=tie.other), dict(edge_data(tie)))
    ElementTree.indent(root)
    path.write_text(ElementTree.tostring(root, "unicode", xml_declaration=True) + "\n", "utf-8", newline="\n")


def nodes(ties: Iterable[Tie]) -> dict[Id, set[Id]]:
    """The actors of a network with the issues that tie them."""
    found: dict[Id, set[Id]] = defaultdict(set)
    for tie in ties:
        for end in (tie.one, tie.other):
            found[end].update(tie.shared, tie.contested)
    return found


def edge_data(tie: Tie) -> Iterator[tuple[str, int | str]]:
    """Yield the attributes of an edge."""
    yield "edge_congruence", len(tie.shared)
    yield "edge_conflict", len(tie.contested)
    yield "edge_weight", tie.weight
    yield "edge_shared", SEPARATOR.join(tie.shared)
    yield "edge_contested", SEPARATOR.join(tie.contested)


def fill(element: ElementTree.Element, data: Mapping[str, int | str]) -> None:
    """Add data to a node or an edge."""
    for key, value in data.items():
        ElementTree.SubElement(element, "data", key=key).text = str(value)
