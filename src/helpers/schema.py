"""Questions about the data model: which columns a table has, which values a column allows."""

from __future__ import annotations

from dataclasses import Field, fields
from typing import get_args, get_type_hints

from helpers.records import RECORDS

EVIDENCE = ("doc_id", "start", "end", "evidence")


def columns(table: str) -> tuple[Field, ...]:
    """Columns of a table in order, as dataclass fields with their description in `metadata`.

    Raises
    ------
    KeyError
        If there is no such table.
    """
    return tuple(f for f in fields(RECORDS[table]) if f.metadata["shown"])


def vocabulary(table: str, name: str) -> tuple[str, ...]:
    """Allowed values of a column, empty where any text is allowed."""
    hint = get_type_hints(RECORDS[table])[name]
    options = [value for part in (hint, *get_args(hint)) for value in get_args(part) if isinstance(value, str)]
    options += [value for value in get_args(hint) if isinstance(value, str)]
    return tuple(dict.fromkeys(options))
