"""Records to DataFrames, DataFrames to CSV files, and back."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pandas as pd

from helpers.records import RECORDS
from helpers.schema import columns

# With apostrophes before it, so that reading gives back what was written.
FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")


@cache
def dtype(table: str, name: str) -> str:
    """pandas dtype of a column: `str`, `int64`, or `Int64` where a number may be missing."""
    hint = get_type_hints(RECORDS[table])[name]
    if hint is int:
        return "int64"
    return "Int64" if int in get_args(hint) else "str"


def frame(table: str, records: Iterable[Any]) -> pd.DataFrame:
    """Turn records of one table into a DataFrame.

    Parameters
    ----------
    table : str
        A key of `RECORDS`.
    records : iterable of records of that table

    Returns
    -------
    pandas.DataFrame
        One row a record in the order given, columns and dtypes of the data model, also when empty.
    """
    names = [f.name for f in columns(table)]
    rows = [[getattr(r, name) for name in names] for r in records]
    data = pd.DataFrame(rows, columns=names, dtype=object)
    return data.astype({name: dtype(table, name) for name in names})


def records_of(table: str, data: pd.DataFrame) -> list[Any]:
    """Turn a DataFrame of one table back into records; the inverse of `frame`."""
    names = [f.name for f in columns(table)]
    kind = RECORDS[table]
    plain = data[names].astype(object).where(data[names].notna(), None)
    return [kind(**dict(zip(names, row, strict=True))) for row in plain.itertuples(index=False, name=None)]


def write_table(data: pd.DataFrame, path: Path) -> None:
    r"""Write a table as CSV: UTF-8, `\n`, one header line, empty cells for unknown values.

    A cell of text that a spreadsheet would take for a formula is written behind an apostrophe, and read back without
    it. The column `evidence` is written as it is: it holds the text's own words, and no finder begins a passage so.
    """
    free = [name for name in data.columns if name != "evidence" and pd.api.types.is_string_dtype(data[name])]
    guarded = data.assign(**{name: data[name].map(guard) for name in free})
    returns = any(data[name].str.contains("\r", regex=False).any() for name in free)  # csv leaves these unquoted
    quoting = csv.QUOTE_NONNUMERIC if returns else csv.QUOTE_MINIMAL
    guarded.to_csv(path, index=False, encoding="utf-8", lineterminator="\n", quoting=quoting)


def read_table(table: str, path: Path) -> pd.DataFrame:
    """Read a CSV file that `write_table` wrote, with the dtypes of the data model."""
    names = [f.name for f in columns(table)]
    kinds = {name: dtype(table, name) for name in names}
    data = pd.read_csv(
        path, dtype=kinds, keep_default_na=False, na_values={n: [""] for n in names if kinds[n] != "str"}
    )
    free = [name for name in names if name != "evidence" and kinds[name] == "str"]
    return data.assign(**{name: data[name].map(unguard).astype("str") for name in free})


def guard(cell: str) -> str:
    """A cell with an apostrophe before it where a spreadsheet would take it for a formula."""
    return f"'{cell}" if isinstance(cell, str) and FORMULA.match(cell) else cell


def unguard(cell: str) -> str:
    """A cell without the apostrophe that `guard` put before it."""
    return cell[1:] if isinstance(cell, str) and cell[:1] == "'" and FORMULA.match(cell) else cell
