"""Reading the reference tables with every mistake named: file, line, column, value, what is allowed."""

from __future__ import annotations

import csv
import io
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import MISSING, fields
from datetime import date
from functools import cache
from itertools import pairwise
from typing import Any, NamedTuple, get_args, get_type_hints

from helpers.entries import CUE_VALUES, ROWS, ActorEntry, Format, Metonym, Office, Term
from helpers.records import Id

SPLIT = "|"  # separates several values in one cell
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
NOT_UTF8 = "is not UTF-8; save the file as UTF-8"
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class ReferenceError(ValueError):
    """A reference table has mistakes; the message lists them, one a line."""


class Problem(NamedTuple):
    """A mistake in a reference table."""

    file: str
    line: int  # 0 for the file as a whole
    column: str
    value: str
    message: str

    def __str__(self) -> str:
        line = f", line {self.line}" if self.line else ""
        column = f", column {self.column}" if self.column else ""
        return f"{self.file}{line}{column}: {self.value!r} {self.message}"


class Place(NamedTuple):
    """Where a row stands."""

    file: str
    line: int


class Lines(NamedTuple):
    """A reference table as read."""

    rows: list[tuple[int, Any]]  # sound records with the line they stand in
    ids: set[Id]  # first cells of all rows, sound or not, so that one mistake is not told of all rows that refer to it
    problems: list[Problem]


class Column(NamedTuple):
    """What a column allows."""

    needed: bool
    many: bool  # several values in a cell
    options: tuple[str, ...]  # empty where any text is allowed


@cache
def columns_of(table: str) -> dict[str, Column]:
    """The columns of a table by name."""
    hints = get_type_hints(ROWS[table])
    columns = {f.name: (f.default is MISSING, f.metadata["many"], get_args(hints[f.name])) for f in fields(ROWS[table])}
    return {name: Column(needed, many, () if many else args) for name, (needed, many, args) in columns.items()}


def read_lines(table: str, file: str, data: bytes) -> Lines:
    """Read one CSV file."""
    found = Lines([], set(), [])
    try:
        reader = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True)
        found.problems.extend(check_header(table, file, reader.fieldnames or []))
        for cells in reader if not found.problems else ():
            read_line(table, Place(file, reader.line_num), cells, found)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        found.problems.append(Problem(file, line, "", data.split(b"\n")[line - 1].decode("latin-1"), NOT_UTF8))
    except csv.Error as error:
        found.ids.clear()
        found.problems.append(Problem(file, max(1, reader.line_num), "", "", f"cannot be read as CSV ({error})"))
    return found


def check_header(table: str, file: str, header: Sequence[str]) -> Iterator[Problem]:
    """Name columns that a table does not have, lacks or has twice."""
    known = columns_of(table)
    missing = [name for name, column in known.items() if column.needed and name not in header]
    for name, message in (
        *((name, f"is not a column of {table}") for name in header if name not in known),
        *((name, "is missing from the header") for name in missing),
        *((name, "stands in the header twice") for name in known if header.count(name) > 1),
    ):
        yield Problem(file, 1, name, name, f"{message}; columns are {', '.join(known)}")


def read_line(table: str, place: Place, line: dict[str | None, Any], found: Lines) -> None:
    """Add one row of a table to what is found, or what is wrong with it."""
    surplus = line.pop(None, [])
    cells = {name: (value or "").strip() for name, value in line.items()}
    found.ids.add(next(iter(cells.values())))
    problems = list(check_cells(table, place, cells))
    if surplus:
        problems = [Problem(*place, "", SPLIT.join(surplus), "has no column; quote a cell that holds commas")]
    found.problems.extend(problems)
    if not problems:
        known = columns_of(table)
        row = {name: split(cell) if known[name].many else cell for name, cell in cells.items()}
        found.rows.append((place.line, ROWS[table](**row)))


def split(cell: str) -> tuple[str, ...]:
    """The values of a cell that holds several."""
    return tuple(value.strip() for value in cell.split(SPLIT) if value.strip())


def check_cells(table: str, place: Place, cells: dict[str, str]) -> Iterator[Problem]:
    """Check the cells of one row by themselves: filled, from the vocabulary, a slug, a day."""
    for name, value in cells.items():
        if message := check_cell(table, name, value):
            yield Problem(*place, name, value, message)
    start, end = cells.get("start", ""), cells.get("end", "")
    if is_day(start) and is_day(end) and start > end:
        yield Problem(*place, "end", end, f"lies before the start {start}")
    allowed = CUE_VALUES.get(cells["role"], ()) if table == "cues" else ()
    for value in split(cells.get("value", "")) if allowed else ():
        if value not in allowed:
            yield Problem(
                *place, "value", value, f"is not allowed for {cells['role']}; allowed are {', '.join(allowed)}"
            )


def check_cell(table: str, name: str, value: str) -> str:
    """What is wrong with a cell by itself, in words; empty if nothing is."""
    column = columns_of(table)[name]
    if not value:
        return "is empty but needed" if column.needed else ""
    if column.options and value not in column.options:
        return f"is not allowed; allowed are {', '.join(column.options)}"
    if name.endswith("_id") and not SLUG.fullmatch(value):
        return "is not a slug of lower-case letters, digits and hyphens"
    if name in ("start", "end") and not is_day(value):
        return "is not a day such as 2022-02-09"
    return ""


def is_day(value: str) -> bool:
    """Whether a text is an existing day in ISO 8601 form."""
    if not DAY.fullmatch(value):
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def check_lines(lines: dict[str, Lines]) -> Iterator[Problem]:
    """Check rows against each other: keys, ids that are named, parents, aliases, terms of office."""
    ids = {table: found.ids for table, found in lines.items() if found.ids or not found.problems}
    rows = {table: found.rows for table, found in lines.items()}
    for table, found in rows.items():
        yield from check_keys(table, found)
        yield from check_links(table, found, ids)
    yield from check_circles(rows.get("actors", []))
    yield from check_nouns(rows.get("terms", []), ids)
    yield from check_aliases(rows)
    yield from check_offices(rows.get("offices", []))


def check_keys(table: str, found: list[tuple[int, Any]]) -> Iterator[Problem]:
    """Name rows whose key stands in an earlier row."""
    keys = [f.name for f in fields(ROWS[table]) if f.metadata["key"]]
    seen: dict[tuple, int] = {}
    for line, row in found:
        key = tuple(getattr(row, name) for name in keys)
        if key in seen:
            shown = ", ".join("|".join(k) if isinstance(k, tuple) else k for k in key)
            yield Problem(f"{table}.csv", line, " + ".join(keys), shown, f"stands in line {seen[key]} already")
        seen.setdefault(key, line)


def check_links(table: str, found: list[tuple[int, Any]], ids: dict[str, set[Id]]) -> Iterator[Problem]:
    """Name ids that the table they refer to does not hold."""
    links = [f for f in fields(ROWS[table]) if f.metadata["refers"] in ids]
    for line, row in found:
        for f in links:
            value, other = getattr(row, f.name), f.metadata["refers"]
            for one in value if f.metadata["many"] else (value,):
                if one and one not in ids[other]:
                    yield Problem(f"{table}.csv", line, f.name, one, f"is not in {other}.csv; add it there or mend it")


def check_circles(found: list[tuple[int, ActorEntry]]) -> Iterator[Problem]:
    """Name actors that belong to themselves, directly or by what they belong to."""
    parents = {row.actor_id: row.parent_id for _, row in found}
    for line, row in found:
        above, seen = row.parent_id, set()
        while above and above not in seen:
            seen.add(above)
            above = parents.get(above, "")
        if row.actor_id in seen:
            yield Problem(
                "actors.csv", line, "parent_id", row.parent_id, "belongs to the actor itself; break the circle"
            )


def check_nouns(found: list[tuple[int, Term]], ids: dict[str, set[Id]]) -> Iterator[Problem]:
    """Name actors of common nouns ("the bloc") that the actors table does not hold."""
    for line, row in found:
        for actor_id in row.value if row.kind == "nominal" and "actors" in ids else ():
            if actor_id not in ids["actors"]:
                yield Problem("terms.csv", line, "value", actor_id, "is not in actors.csv; add it there or mend it")


def check_aliases(lines: dict[str, list[tuple[int, Any]]]) -> Iterator[Problem]:
    """Name aliases that would mean two actors, or two formats."""
    for tables in (("actors", "metonyms"), ("formats",)):
        seen: dict[str, tuple[str, int, Id]] = {}
        for table, line, row in ((t, *found) for t in tables for found in lines.get(t, [])):
            owner = row.format_id if table == "formats" else row.actor_id
            for name in names_of(row):
                other, before, first = seen.setdefault(name, (table, line, owner))
                if first != owner:
                    message = f"means {first} already ({other}.csv, line {before})"
                    yield Problem(f"{table}.csv", line, column_of(row, name), name, message)


def names_of(row: ActorEntry | Metonym | Format) -> tuple[str, ...]:
    """All names that mean the actor or format of a row, each once."""
    if isinstance(row, Metonym):
        return (row.term,)
    return tuple(dict.fromkeys((row.name, *row.aliases, *getattr(row, "demonyms", ()))))


def column_of(row: ActorEntry | Metonym | Format, name: str) -> str:
    """The column of a row in which a name stands."""
    if isinstance(row, Metonym):
        return "term"
    return "name" if name == row.name else "aliases" if name in row.aliases else "demonyms"


def check_offices(found: list[tuple[int, Office]]) -> Iterator[Problem]:
    """Name terms of one person in one office that overlap."""
    terms = defaultdict(list)
    for line, row in found:
        terms[row.person_id, row.organisation_id, row.role].append((row.start, row.end or "9999-12-31", line))
    for spans in terms.values():
        for (_, end, first), (start, _, line) in pairwise(sorted(spans)):
            if start < end:
                message = f"overlaps with the same person's term in line {first}"
                yield Problem("offices.csv", line, "start", start, message)
