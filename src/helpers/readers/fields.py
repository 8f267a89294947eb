"""Fields of records: what a record, a front matter or a table calls them, and what `Document` calls them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

FIELDS = ("date", "type", "title", "author", "publisher", "language", "sender", "recipient", "confidential")
ALIASES = {  # other names that collections use
    "from": "sender",
    "to": "recipient",
    "creator": "author",
    "byline": "author",
    "source": "publisher",
    "headline": "title",
    "head": "title",
    "subject": "title",
    "lang": "language",
    "published": "date",
    "genre": "type",
}
SEPARATOR = "; "


def known_fields(record: Mapping[str, Any]) -> tuple[dict[str, str], tuple[str, ...]]:
    """Pick the fields of `Document` out of a record; of two names for one field the exact one goes first.

    Returns
    -------
    about : dict
        Field to text; several values joined by "; ".
    warnings : tuple of str
        Fields whose values are no text.
    """
    about: dict[str, str] = {}
    wrong = []
    for name, value in sorted(record.items(), key=lambda item: str(item[0]) in ALIASES):
        key = str(name).strip().lower()
        field = ALIASES.get(key, key)
        if field not in FIELDS or field in about or value in (None, "", []):
            continue
        text = cell(value)
        if text is None:
            wrong.append(f"the field {key} holds no text and was left out")
        else:
            about[field] = text
    return about, tuple(wrong)


def cell(value: Any) -> str | None:
    """The text of a value: of a text, of a number, of a list of texts; None for anything else."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return SEPARATOR.join(value)
    return None
