"""Cells of the tables that readers see: spelt-out rows, rows put together, numbers of passages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import pandas as pd

from helpers.inline import Sentence, sentence
from helpers.records import Id
from helpers.sentences import Row
from helpers.wording import Wording, capitalise


def spell(data: pd.DataFrame, cells: dict[str, Callable[[Row], Any]]) -> pd.DataFrame:
    """A table of spelt-out cells: one row a row of `data`; columns in which nothing is said are left out."""
    rows = data.to_dict("records")
    spelt = {name: [make(row) for row in rows] for name, make in cells.items()}
    kept = {name: values for name, values in spelt.items() if any(filled(value) for value in values)}
    return pd.DataFrame(kept, index=range(len(rows)))


def filled(value: Any) -> bool:
    """Whether a cell says anything."""
    return bool(value.parts) if isinstance(value, Sentence) else value not in ("", None)


def cite(text: str, ids: Iterable[Id]) -> Sentence:
    """A cell with the numbers of its passages."""
    return sentence(text, list(ids))


def grouped(rows: Iterable[Row], keys: Sequence[str]) -> list[Row]:
    """Rows that agree in some columns as one, in the order of the first, with all of them under `rows`."""
    groups: dict[tuple, list[Row]] = {}
    for row in rows:
        groups.setdefault(tuple(row[key] for key in keys), []).append(row)
    return [group[0] | {"rows": group} for group in groups.values()]


def labels_of(words: Wording, column: str, rows: Iterable[Row]) -> str:
    """The readers' words for the values of a column, each once, in the order of the catalogue."""
    values = {row[column] for row in rows} - {""}
    order = [*words.data["labels"][column]]
    shown = sorted(values, key=lambda value: order.index(value) if value in order else len(order))
    return capitalise(", ".join(words.label(column, value) for value in shown))
