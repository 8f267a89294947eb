"""Who stands with whom: the networks of agreement and conflict over issues.

As in discourse network analysis (Leifeld 2017, "Discourse Network Analysis", Oxford Handbook of Political Networks):
two actors are tied by each issue on which they take a side; congruence counts the issues on which it is the same side,
conflict those on which they oppose each other. Conditional stances tie nobody.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations
from typing import NamedTuple

from helpers.positions import Camp, overall, own_words
from helpers.records import Id, Statement


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
