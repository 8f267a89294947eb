"""What has changed from one report to the next: positions, formats and exchanges that are new, gone or different."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from typing import Literal, NamedTuple

from helpers.cells import grouped
from helpers.corpus import Corpus
from helpers.events import events_of
from helpers.records import Id
from helpers.sentences import Row, split_ids

Kind = Literal["new", "changed", "gone"]
CITED = 2  # passages of each report that a change cites


class Change(NamedTuple):
    """A position, format or exchange that is not what it was; rows are empty on the side where it is missing."""

    table: str
    kind: Kind
    before: Row
    after: Row

    @property
    def row(self) -> Row:
        """The row that names what has changed: the later one, if there is one."""
        return self.after or self.before


def find_changes(earlier: Corpus, later: Corpus, table: str) -> Iterator[Change]:
    """Yield what has changed in one of the tables `COMPARED`, the changed first, then the new, then the gone.

    Parameters
    ----------
    earlier, later : Corpus
        Two reports.
    table : str
        Positions are told apart by actor, issue and reporter, formats by actor and format, exchanges by kind, sides
        and date; a position has changed with its stance, a format with what the actor does with it or what it brought,
        an exchange with its status or signatory.
    """
    rows_of, value_of = COMPARED[table]
    old, new = rows_of(earlier), rows_of(later)
    for key in new:
        if key in old and value_of(old[key]) != value_of(new[key]):
            yield Change(table, "changed", old[key], new[key])
    yield from (Change(table, "new", {}, new[key]) for key in new if key not in old)
    yield from (Change(table, "gone", old[key], {}) for key in old if key not in new)


def positions_by_key(corpus: Corpus) -> dict[Hashable, Row]:
    """Positions by actor, issue and reporter."""
    rows = corpus.positions.sort_values(["n_statements", "actor_id", "issue_id"], ascending=[False, True, True])
    return {
        (row["actor_id"], row["issue_id"], row["reported_by_id"]): row | {"cited": split_ids(row["statement_ids"])}
        for row in rows.to_dict("records")
    }


def formats_by_key(corpus: Corpus) -> dict[Hashable, Row]:
    """Rows on formats by actor and format; those that name no actor are left out."""
    rows = grouped(corpus.dialogues.to_dict("records"), ["format_id", "actor_id"])
    return {
        (row["format_id"], row["actor_id"]): row | {"cited": [one["dialogue_id"] for one in row["rows"]]}
        for row in rows
        if row["actor_id"]
    }


def exchanges_by_key(corpus: Corpus) -> dict[Hashable, Row]:
    """Exchanges between named sides by kind, sides and date; of several alike each counts."""
    found: dict[Hashable, Row] = {}
    for row in events_of(corpus).to_dict("records"):
        sides = frozenset(split_ids(row["sender_id"])), frozenset(split_ids(row["recipient_id"]))
        key, number = (row["kind"], *sides, row["date_from"], row["date_to"]), 1
        while (key, number) in found:
            number += 1
        if any(sides):
            found[key, number] = row | {"cited": list(row["passages"])}
    return found


def relations_of(row: Row) -> tuple[frozenset[str], frozenset[str]]:
    """What an actor does with a format, and what it has brought."""
    return frozenset(one["relation"] for one in row["rows"]), frozenset(one["outcome"] for one in row["rows"]) - {""}


COMPARED: Mapping[str, tuple[Callable[[Corpus], dict[Hashable, Row]], Callable[[Row], Hashable]]] = {
    "positions": (positions_by_key, lambda row: row["stance"]),
    "dialogues": (formats_by_key, relations_of),
    "exchanges": (exchanges_by_key, lambda row: (row["status"], row["signatory_id"])),
}


def cited_of(change: Change) -> tuple[list[Id], list[Id]]:
    """The rows to cite: of the earlier report where something is gone or has changed, and of the later one."""
    return list(change.before.get("cited", ()))[-CITED:], list(change.after.get("cited", ()))[-CITED:]
