"""The tables that analysts edit (`data/reference/`), and the questions that the rest of the kit asks of them."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, fields
from functools import cached_property
from pathlib import Path
from typing import Any

from helpers.checking import Problem, ReferenceError, check_lines, read_lines
from helpers.entries import (
    ROWS,
    ActorEntry,
    Cue,
    Event,
    Format,
    Issue,
    Membership,
    Metonym,
    Office,
    Paraphrase,
    SetPhrase,
    Synonym,
    Term,
    Word,
)
from helpers.project import find_path
from helpers.records import Day, Id


@dataclass(repr=False, frozen=True, eq=False)
class Reference:
    """The reference tables of a folder, with the questions that the rest of the kit asks of them.

    Attributes
    ----------
    actors, formats, issues : dict
        Rows by id.
    offices, memberships, cues, metonyms, terms, words, events, paraphrases, synonyms, setphrases : tuple
        Rows in the order of the file.
    digest : str
        SHA-256 over the content of all files, hexadecimal.
    """

    actors: dict[Id, ActorEntry]
    offices: tuple[Office, ...]
    memberships: tuple[Membership, ...]
    formats: dict[Id, Format]
    issues: dict[Id, Issue]
    cues: tuple[Cue, ...]
    metonyms: tuple[Metonym, ...]
    terms: tuple[Term, ...]
    words: tuple[Word, ...]
    events: tuple[Event, ...]
    paraphrases: tuple[Paraphrase, ...]
    synonyms: tuple[Synonym, ...]
    setphrases: tuple[SetPhrase, ...]
    digest: str = ""

    def members(self, organisation_id: Id, on: Day) -> list[Id]:
        """Members of an organisation on a day, sorted; of all times where `on` is empty.

        An actor without memberships of its own has those of its parent ("EU member states": those of the EU).
        """
        rows = self._members.get(organisation_id)
        entry = self.actors.get(organisation_id)
        if rows is None and entry and entry.kind == "group" and entry.parent_id:
            return self.members(entry.parent_id, on)
        return sorted({row.member_id for row in rows or () if within(on, row.start, row.end)})

    def holders(self, organisation_id: Id, on: Day) -> dict[str, list[Id]]:
        """Persons in office at a state or organisation on a day, by role."""
        found = defaultdict(list)
        for row in self._offices_of.get(organisation_id, ()):
            if within(on, row.start, row.end):
                found[row.role].append(row.person_id)
        return dict(found)

    def offices_of(self, person_id: Id, on: Day) -> list[Office]:
        """Offices that a person holds on a day, in the order of the table; all of them where `on` is empty."""
        return [row for row in self._held_by.get(person_id, ()) if within(on, row.start, row.end)]

    def affiliation(self, person_id: Id, on: Day) -> Id:
        """State or organisation that a person serves on a day, empty if unknown."""
        held = self.offices_of(person_id, on)
        entry = self.actors.get(person_id)
        return held[0].organisation_id if held else (entry.parent_id if entry else "")

    def parents(self, actor_id: Id) -> list[Id]:
        """The chain of parents from an actor up, nearest first, without the actor itself."""
        chain: list[Id] = []
        while (entry := self.actors.get(actor_id)) and entry.parent_id and entry.parent_id not in chain:
            actor_id = entry.parent_id
            chain.append(actor_id)
        return chain

    def seats(self, format_id: Id, on: Day) -> list[Id]:
        """Who sits in a format on a day: its participants, organisations replaced by their members; else the host's."""
        entry = self.formats[format_id]
        found: set[Id] = set()
        for actor_id in entry.participants or ((entry.host_id,) if entry.host_id else ()):
            members = self.members(actor_id, on)
            found.update(members or [actor_id])
        return sorted(found)

    @cached_property
    def kinds(self) -> dict[Id, str]:
        """Kind of each listed actor."""
        return {entry.actor_id: entry.kind for entry in self.actors.values()}

    @cached_property
    def adjectives(self) -> dict[str, list[Id]]:
        """Actors by the adjectives that belong to them: "Russian"."""
        found = defaultdict(list)
        for entry in self.actors.values():
            for adjective in entry.adjectives:
                found[adjective].append(entry.actor_id)
        return dict(found)

    @cached_property
    def _members(self) -> dict[Id, list[Membership]]:
        return grouped(self.memberships, "organisation_id")

    @cached_property
    def _offices_of(self) -> dict[Id, list[Office]]:
        return grouped(self.offices, "organisation_id")

    @cached_property
    def _held_by(self) -> dict[Id, list[Office]]:
        return grouped(self.offices, "person_id")


def within(day: Day, start: Day, end: Day) -> bool:
    """Whether a day lies between two days, both included; an empty day or limit leaves the question open: yes."""
    return not day or ((not start or start <= day) and (not end or day <= end))


def grouped(rows: Iterable[Any], name: str) -> dict[str, list[Any]]:
    """Rows by the value of one attribute, in order."""
    found: dict[str, list[Any]] = defaultdict(list)
    for row in rows:
        found[getattr(row, name)].append(row)
    return dict(found)


def read_reference(folder: str | Path = "data/reference") -> Reference:
    """Read and check the reference tables of a folder.

    Parameters
    ----------
    folder : str or Path
        Folder with `actors.csv`, `offices.csv` and so on, relative to the working directory or to the project.

    Raises
    ------
    ReferenceError
        If a file is missing or any cell is wrong; the message lists every mistake with file, line and column.
    """
    folder = find_path(folder)
    lines, missing, digest = {}, [], hashlib.sha256()
    for table in ROWS:
        path = folder / f"{table}.csv"
        if path.is_file():
            data = path.read_bytes()
            digest.update(table.encode() + b"\0" + data)
            lines[table] = read_lines(table, path.name, data)
        else:
            missing.append(Problem(path.name, 0, "", str(path), "is missing; restore the file or copy an empty one"))
    problems = [*missing, *(p for found in lines.values() for p in found.problems), *check_lines(lines)]
    if problems:
        raise ReferenceError("\n".join(map(str, problems)))
    rows = {table: tuple(row for _, row in found.rows) for table, found in lines.items()}
    by_id = {t: {getattr(r, fields(ROWS[t])[0].name): r for r in rows[t]} for t in ("actors", "formats", "issues")}
    return Reference(**(rows | by_id), digest=digest.hexdigest())
