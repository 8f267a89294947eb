"""Reading the reference tables with every mistake named: file, line, column, value, what is allowed."""

from __future__ import annotations

import csv
import io
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import MISSING, fields
from datetime import date
from itertools import pairwise
from typing import Any, NamedTuple, get_args, get_type_hints

from helpers.entries import CUE_VALUES, ROWS, Office
from helpers.records import Id

SPLIT = "|"  # separates several values in one cell
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class ReferenceError(ValueError):
    """A reference table has mistakes; the message lists them, one a line."""


class Problem(NamedTuple):
    """A mistake in a reference table."""

    file: str
    line: int
    column: str
    value: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}, line {self.line}, column {self.column}: {self.value!r} {self.message}"


def read_lines(table: str, file: str, data: bytes, problems: list[Problem]) -> Iterator[tuple[int, Any]]:
    """Yield (line number, record) of one CSV file; what is wrong goes to `problems`."""
    kind = ROWS[table]
    try:
        reader = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True)
        header = reader.fieldnames or []
    except UnicodeDecodeError as error:
        problems.append(
            Problem(file, data[: error.start].count(b"\n") + 1, "-", "", "is not UTF-8; save the file as UTF-8")
        )
        return
    known = {f.name: f for f in fields(kind)}
    wrong = [name for name in header if name not in known]
    wrong += [name for name, f in known.items() if f.default is MISSING and name not in header]
    if wrong:
        for name in wrong:
            message = f"is not a column of {table}" if name in header else "is missing from the header"
            problems.append(Problem(file, 1, name, name, f"{message}; columns are {', '.join(known)}"))
        return
    hints = get_type_hints(kind)
    try:
        for line in reader:
            cells = {name: (line.get(name) or "").strip() for name in header}
            if None in line:
                problems.append(
                    Problem(file, reader.line_num, "-", SPLIT.join(line[None]), "has no column; quote the cell")
                )
                continue
            found = list(check_cells(file, reader.line_num, cells, known, hints))
            problems += found
            if not found:
                many = {n: tuple(v.strip() for v in c.split(SPLIT) if v.strip()) for n, c in cells.items()}
                yield (
                    reader.line_num,
                    kind(**{n: many[n] if known[n].metadata["many"] else c for n, c in cells.items()}),
                )
    except csv.Error as error:
        problems.append(Problem(file, reader.line_num, "-", "", f"cannot be read as CSV ({error})"))


def check_cells(file: str, line: int, cells: dict, known: dict, hints: dict) -> Iterator[Problem]:
    """Check the cells of one row by themselves: filled, from the vocabulary, a slug, a day."""
    for name, value in cells.items():
        options = get_args(hints[name]) if get_args(hints[name]) and not known[name].metadata["many"] else ()
        if not value:
            if known[name].default is MISSING:
                yield Problem(file, line, name, value, "is empty but needed")
        elif options and value not in options:
            yield Problem(file, line, name, value, f"is not allowed; allowed are {', '.join(options)}")
        elif name.endswith("_id") and not SLUG.fullmatch(value):
            yield Problem(file, line, name, value, "is not a slug of lower-case letters, digits and hyphens")
        elif name in ("start", "end") and not is_day(value):
            yield Problem(file, line, name, value, "is not a day such as 2022-02-09")
    if is_day(cells.get("start", "")) and is_day(cells.get("end", "")) and cells["start"] > cells["end"]:
        yield Problem(file, line, "end", cells["end"], f"lies before the start {cells['start']}")
    allowed = CUE_VALUES.get(cells.get("role", ""), ()) if "lemma" in cells else ()
    for value in cells.get("value", "").split(SPLIT) if allowed else ():
        if value not in allowed:
            yield Problem(
                file,
                line,
                "value",
                value,
                f"is not allowed for {cells['role']}; allowed are {', '.join(allowed)}",
            )


def is_day(value: str) -> bool:
    """Whether a text is an existing day in ISO 8601 form."""
    if not DAY.fullmatch(value):
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def check_lines(lines: dict[str, list[tuple[int, Any]]]) -> Iterator[Problem]:
    """Check rows against each other: keys, ids that are named, aliases, terms of office."""
    ids = {t: {getattr(row, fields(ROWS[t])[0].name) for _, row in found} for t, found in lines.items()}
    for table, found in lines.items():
        yield from check_keys(table, found)
        yield from check_links(table, found, ids)
    yield from check_aliases(lines)
    yield from check_offices(lines.get("offices", []))


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
            value = getattr(row, f.name)
            for actor_id in value if f.metadata["many"] else (value,):
                if actor_id and actor_id not in ids[f.metadata["refers"]]:
                    yield Problem(
                        f"{table}.csv",
                        line,
                        f.name,
                        actor_id,
                        f"is not in {f.metadata['refers']}.csv; add it there or mend it",
                    )


def check_aliases(lines: dict[str, list[tuple[int, Any]]]) -> Iterator[Problem]:
    """Name aliases that would mean two actors, or two formats."""
    for tables in (("actors", "metonyms"), ("formats",)):
        seen: dict[str, tuple[str, int, Id]] = {}
        for table in tables:
            for line, row in lines.get(table, []):
                owner = getattr(row, "actor_id", None) or row.format_id
                for name in (
                    {row.term} if table == "metonyms" else {row.name, *row.aliases, *getattr(row, "demonyms", ())}
                ):
                    first = seen.setdefault(name, (table, line, owner))
                    if first[2] != owner:
                        yield Problem(
                            f"{table}.csv",
                            line,
                            "aliases",
                            name,
                            f"means {first[2]} already ({first[0]}.csv, line {first[1]})",
                        )


def check_offices(found: list[tuple[int, Office]]) -> Iterator[Problem]:
    """Name terms of one person in one office that overlap."""
    terms = defaultdict(list)
    for line, row in found:
        terms[row.person_id, row.organisation_id, row.role].append((row.start, row.end or "9999-12-31", line))
    for spans in terms.values():
        spans.sort()
        for (_, end, first), (start, _, line) in pairwise(spans):
            if start < end:
                yield Problem(
                    "offices.csv",
                    line,
                    "start",
                    start,
                    f"overlaps with the same person's term in line {first}",
                )
