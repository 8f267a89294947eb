"""`documents.csv`: what analysts say about documents that the files do not say themselves."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

from helpers.metadata.days import read_day
from helpers.readers.fields import FIELDS
from helpers.readers.source import UnreadableError, source_of
from helpers.readers.table import find_delimiter
from helpers.records import DocumentType, Skipped

SIDECAR = "documents.csv"
LARGEST = 5_000_000  # bytes
ALLOWED = {"type": get_args(DocumentType), "confidential": ("yes", "no")}
Rows = dict[str, dict[str, str]]  # file -> field -> value


def read_sidecar(path: Path) -> tuple[Rows, list[Skipped]]:
    """Read `documents.csv`.

    Parameters
    ----------
    path : Path
        It may not be there.

    Returns
    -------
    rows : dict
        By path of the file below the documents folder: the fields that are filled.
    problems : list of Skipped
        What is wrong with it, line by line; the rest is used.
    """
    rows: Rows = {}
    problems: list[Skipped] = []
    if not path.is_file():
        return rows, problems
    try:
        for line, row in read_rows(path):
            file = row.pop("file", "")
            if not file:
                problems.append(problem(line, "names no file in its column file"))
                continue
            wrong = dict(wrong_cells(row))
            problems += [problem(line, f"{text}; the cell is left out") for text in wrong.values()]
            rows.setdefault(file, {}).update({name: value for name, value in row.items() if name not in wrong})
    except (UnreadableError, OSError, UnicodeDecodeError, csv.Error) as error:
        problems.append(Skipped(file=SIDECAR, reason=f"cannot be read ({error}); save it as CSV in UTF-8"))
    return rows, problems


def read_rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield (line, cells that are filled) of the table.

    Raises
    ------
    UnreadableError
        If it has no column `file`.
    """
    text = source_of(path, SIDECAR).read(LARGEST).decode("utf-8-sig")
    table = csv.DictReader(io.StringIO(text, newline=""), delimiter=find_delimiter(text))
    names = {name: (name or "").strip().lower() for name in table.fieldnames or []}
    if "file" not in names.values():
        raise UnreadableError(f"it has no column file; its columns may be file, {', '.join(FIELDS)}")
    for row in table:
        cells = {names[k]: v.strip() for k, v in row.items() if k in names and isinstance(v, str) and v.strip()}
        yield table.line_num, {name: value for name, value in cells.items() if name in ("file", *FIELDS)}


def wrong_cells(row: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yield (column, what is wrong with its cell)."""
    for name, allowed in ALLOWED.items():
        if row.get(name, allowed[0]) not in allowed:
            yield name, f"has {name} {row[name]!r}, allowed are {', '.join(allowed)}"
    if "date" in row and (reason := read_day(row["date"]).problem):
        yield "date", reason.replace("in documents.csv ", "").replace(" in documents.csv", "")


def problem(line: int, text: str) -> Skipped:
    """A row of `skipped` about a line of the table."""
    return Skipped(file=f"{SIDECAR}, line {line}", reason=text)


def unknown_files(rows: Rows, files: set[str]) -> Iterator[Skipped]:
    """Yield the files that the table names and the folder does not hold."""
    for file in rows:
        if file not in files:
            yield Skipped(file=SIDECAR, reason=f"names {file}, which is not in the folder; mend the name")
