"""CSV and TSV files: one text a row, in a column `text`; other columns as fields of `Document`."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from helpers.readers.bounds import MAX_LINE, MAX_MARKUP, MAX_ROWS
from helpers.readers.encoding import decode
from helpers.readers.fields import known_fields
from helpers.readers.source import Reading, Source, Unread, UnreadableError

DELIMITERS = ",;\t|"


def read(source: Source) -> Iterator[Reading | Unread]:
    """Yield one text a row; a row without text is named and passed over."""
    string, warnings = decode(source.read(MAX_MARKUP))
    delimiter = "\t" if source.ending == ".tsv" else find_delimiter(string)
    csv.field_size_limit(MAX_LINE)
    rows = csv.DictReader(io.StringIO(string, newline=""), delimiter=delimiter)
    try:
        column = find_column(rows.fieldnames or [])
        for number, row in enumerate(rows, 1):
            if number > MAX_ROWS:
                yield Unread(f"row {number}", "and all behind it are beyond the bounds; split the file")
                return
            yield read_row(row, column, number, warnings)
    except csv.Error as error:
        raise UnreadableError(f"is no CSV from line {rows.line_num} on ({error}); save it as CSV in UTF-8") from error


def find_delimiter(string: str) -> str:
    """What separates the cells: what stands most often in the first line."""
    first = string[: string.find("\n")]
    return max(DELIMITERS, key=first.count)


def find_column(names: list[str]) -> str:
    """The column that holds the texts.

    Raises
    ------
    UnreadableError
        If there is none.
    """
    found = [name for name in names if name and name.strip().lower() == "text"]
    if not found:
        raise UnreadableError(f"has no column text (columns: {', '.join(map(str, names))[:200]}); name one so")
    return found[0]


def read_row(row: dict, column: str, number: int, warnings: tuple[str, ...] = ()) -> Reading | Unread:
    """Make a reading of one row."""
    text = row.get(column)
    if not isinstance(text, str) or not text.strip():
        return Unread(f"row {number}", "has no text")
    fields = {key: value for key, value in row.items() if isinstance(key, str)}
    about, wrong = known_fields(fields)
    name = next((str(v).strip() for k, v in fields.items() if k.strip().lower() == "id" and str(v or "").strip()), "")
    return Reading(text, name or str(number), about, (*warnings, *wrong), own_name=bool(name))
