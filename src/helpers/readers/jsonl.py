"""JSON Lines: one record a line with `id` and `text`, optionally `date`, `title` and other fields of `Document`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from helpers.readers.bounds import MAX_LINE, MAX_ROWS, MAX_UNPACKED
from helpers.readers.fields import known_fields
from helpers.readers.source import Reading, Source, Unread

NEEDED = "needs a JSON record with id and text"


def read(source: Source) -> Iterator[Reading | Unread]:
    """Yield one text a line; a line that is no record is named and passed over."""
    total = 0
    with source.open() as stream:
        for number in range(1, MAX_ROWS + 2):
            line = stream.readline(MAX_LINE + 1)
            total += len(line)
            if not line:
                return
            if number > MAX_ROWS or total > MAX_UNPACKED or len(line) > MAX_LINE:
                yield Unread(f"line {number}", "and all behind it are beyond the bounds; split the file")
                return
            if line.strip():
                yield read_line(line, number)


def read_line(line: bytes, number: int) -> Reading | Unread:
    """Read one record."""
    try:
        record = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return Unread(f"line {number}", f"is not UTF-8; {NEEDED}")
    except RecursionError:
        return Unread(f"line {number}", f"is nested too deeply; {NEEDED}")
    except ValueError as error:
        return Unread(f"line {number}", f"is not JSON ({str(error)[:100]}); {NEEDED}")
    return read_record(record, number)


def read_record(record: Any, number: int) -> Reading | Unread:
    """Make a reading of one record."""
    if not isinstance(record, dict):
        return Unread(f"line {number}", f"is {kind(record)}, not a record; {NEEDED}")
    name, text = record.get("id"), record.get("text")
    if not isinstance(text, str):
        return Unread(f"line {number}", f"has {kind(text)} as text; {NEEDED}")
    if isinstance(name, bool) or not isinstance(name, str | int) or not str(name).strip():
        return Unread(f"line {number}", f"has {kind(name)} as id; {NEEDED}")
    about, warnings = known_fields(record)
    return Reading(text, str(name), about, warnings, own_name=True)


def kind(value: Any) -> str:
    """What a JSON value is, in words."""
    names = {
        dict: "an object",
        list: "a list",
        str: "an empty text",
        int: "a number",
        float: "a number",
        bool: "a yes/no",
    }
    return names.get(type(value), "nothing")
