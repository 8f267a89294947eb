"""The tables as one Excel workbook: text stays text, nothing is a formula, a link or a date that was not meant.

Written with XlsxWriter: the same tables give the same bytes, and no cell is guessed at.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pandas as pd
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from helpers.corpus import Corpus
from helpers.frames import FORMULA, dtype
from helpers.records import RECORDS
from helpers.schema import columns, vocabulary

ROWS = 20_000  # rows of a sheet: more take long to write and to open; all of them stand in the CSV
CELL = 32_767  # characters that a cell can hold
WIDE, NARROW = 60, 14  # characters of columns of words and of others
CREATED = datetime(2000, 1, 1)
UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")  # what XML cannot hold
PLAIN = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}

Looks = dict[str, Format]


def workbook_bytes(corpus: Corpus, about: dict[str, Any]) -> bytes:
    """All tables as the bytes of an Excel workbook: what it is, the meaning of all columns, a sheet for each table.

    Parameters
    ----------
    corpus : Corpus
    about : dict
        `title`, `scope`, `marking`, `build` and `kit` of the briefing.
    """
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True, **PLAIN}) as book:
        book.set_properties({"title": safe(about["title"]), "comments": f"Build {about['build']}", "created": CREATED})
        looks = {
            "head": book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"}),
            "text": book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"}),
            "guarded": book.add_format({"num_format": "@", "text_wrap": True, "valign": "top", "quote_prefix": True}),
            "number": book.add_format({"num_format": "0", "valign": "top"}),
        }
        write_rows(book.add_worksheet("briefing"), list(tell(corpus, about)), looks)
        write_rows(book.add_worksheet("columns"), list(explain()), looks)
        for table, data in corpus.tables.items():
            write_table(book.add_worksheet(table), table, data, looks)
    return stream.getvalue()


def tell(corpus: Corpus, about: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the rows of the first sheet: what this is, and how many rows each table has."""
    yield "", about["title"]
    for name in ("marking", "scope", "build", "kit"):
        if about[name]:
            yield name, about[name]
    for table, data in corpus.tables.items():
        cut = f"{ROWS:,} of {len(data):,} rows; all of them are in {table}.csv" if len(data) > ROWS else ""
        yield table, cut or f"{len(data):,} rows"


def explain() -> Iterator[tuple[str, str, str, str]]:
    """Yield the rows of the second sheet: table, column, meaning, allowed values."""
    yield "table", "column", "meaning", "values"
    for table in RECORDS:
        for column in columns(table):
            allowed = ", ".join(word or "(empty)" for word in vocabulary(table, column.name))
            yield table, column.name, column.metadata["description"], allowed


def write_rows(sheet: Worksheet, rows: list[tuple[str, ...]], looks: Looks) -> None:
    """Write rows of text, the first as a heading."""
    for number, row in enumerate(rows):
        for place, cell in enumerate(row):
            write_text(sheet, (number, place), cell, looks if number else dict.fromkeys(looks, looks["head"]))
    for place in range(len(rows[0])):
        sheet.set_column(place, place, max(min(len(row[place]) for row in rows), NARROW))
    sheet.set_column(len(rows[0]) - 1, len(rows[0]) - 1, WIDE)
    sheet.freeze_panes(1, 0)


def write_table(sheet: Worksheet, table: str, data: pd.DataFrame, looks: Looks) -> None:
    """Write a table with a heading that stays in sight and can be filtered."""
    shown = data.head(ROWS)
    for place, name in enumerate(shown.columns):
        write_text(sheet, (0, place), name, dict.fromkeys(looks, looks["head"]))
        words = dtype(table, name) == "str"
        long = words and shown[name].str.len().max() > 2 * NARROW
        sheet.set_column(place, place, WIDE if long else NARROW)
        for number, cell in enumerate(shown[name].tolist(), 1):
            if words:
                write_text(sheet, (number, place), cell, looks)
            elif cell is not pd.NA:
                sheet.write_number(number, place, cell, looks["number"])
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, len(shown), len(shown.columns) - 1)


def write_text(sheet: Worksheet, place: tuple[int, int], cell: str, looks: Looks) -> None:
    """Write a cell of text, marked as such where a spreadsheet would take it for a formula when somebody edits it."""
    if cell:
        look = looks["guarded"] if FORMULA.match(cell) else looks["text"]
        sheet.write_string(*place, safe(cell), look)


def safe(text: str) -> str:
    """A text that a cell can hold: bounded, without characters that XML forbids."""
    text = UNSAFE.sub("\ufffd", text)
    return text if len(text) <= CELL else text[: CELL - 1] + "…"
