"""Common ground and collision: where two sides agree, where they collide, where one of them is silent."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Literal, NamedTuple

from helpers.positions import overall, own_words
from helpers.records import Id, Stance, Statement

Relation = Literal["both_support", "both_oppose", "conditional", "collision", "one_silent"]
ORDER: tuple[Relation, ...] = ("collision", "conditional", "both_support", "both_oppose", "one_silent")


class Ground(NamedTuple):
    """An issue as two sides see it: their stances, empty where a side takes none, and their statements."""

    issue_id: Id
    relation: Relation
    stance: Stance | Literal[""]
    other_stance: Stance | Literal[""]
    rows: tuple[Statement, ...]
    other_rows: tuple[Statement, ...]


def find_common_ground(
    statements: Iterable[Statement], side: Collection[Id], other_side: Collection[Id]
) -> list[Ground]:
    """Compare two actors or groups on every issue on which at least one of them takes a side.

    Parameters
    ----------
    statements : iterable of Statement
        Of all documents; what others report is left out.
    side, other_side : collection of str
        Actors, with the persons and bodies that belong to them.

    Returns
    -------
    list of Ground
        Collisions first, then where a condition stands between them, then what they share, then what one of them is
        silent on; of each kind the issues with most statements first.
    """
    words = own_words(statements)
    found = []
    for issue in sorted({issue for _, issue in words}):
        rows, other_rows = rows_on(words, issue, side), rows_on(words, issue, other_side)
        stances = taken(rows), taken(other_rows)
        if any(stances):
            found.append(Ground(issue, relation_of(*stances), *stances, rows, other_rows))
    return sorted(found, key=lambda g: (ORDER.index(g.relation), -len(g.rows) - len(g.other_rows), g.issue_id))


def rows_on(words: dict[tuple[Id, Id], list[Statement]], issue: Id, side: Collection[Id]) -> tuple[Statement, ...]:
    """The statements of a side on an issue, each once."""
    found = (rows for (actor, about), rows in words.items() if about == issue and actor in side)
    return tuple({s.statement_id: s for rows in found for s in rows}.values())


def taken(rows: Iterable[Statement]) -> Stance | Literal[""]:
    """The stance that statements take; empty where they take none."""
    stance = overall(s.stance for s in rows)
    return "" if stance == "neutral" else stance


def relation_of(stance: str, other: str) -> Relation:
    """How two stances stand to each other, of which at least one is taken."""
    if not stance or not other:
        return "one_silent"
    if "conditional" in (stance, other):
        return "conditional"
    if stance != other:
        return "collision"
    return "both_support" if stance == "support" else "both_oppose"
