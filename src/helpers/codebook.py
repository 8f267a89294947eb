"""The codebook: every table, column and vocabulary in words, made from the data model itself."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

from helpers.accuracy import read_figures
from helpers.entries import ROWS
from helpers.frames import dtype
from helpers.records import RECORDS
from helpers.schema import columns, vocabulary
from helpers.wording import read_wording


def codebook() -> str:
    """The codebook as Markdown: one table for each table that the kit writes, one for those that analysts edit."""
    return "\n".join((*written_tables(), "### Tables that analysts edit", "", *edited_tables())).strip() + "\n"


def written_tables() -> Iterator[str]:
    """Yield the lines of the tables that the kit writes."""
    for table, kind in RECORDS.items():
        yield from (f"### {table}", "", f"{kind.__doc__}", "", "| column | type | meaning |", "|---|---|---|")
        for column in columns(table):
            words = vocabulary(table, column.name)
            allowed = f" ({', '.join(word or 'empty' for word in words)})" if words else ""
            kind_of = {"str": "text", "int64": "number", "Int64": "number or empty"}[dtype(table, column.name)]
            yield f"| `{column.name}` | {kind_of} | {column.metadata['description']}{allowed} |"
        yield ""


def edited_tables() -> Iterator[str]:
    """Yield the lines of the tables that analysts edit."""
    yield from ("| table | one row is | columns |", "|---|---|---|")
    for table, kind in ROWS.items():
        doc = (kind.__doc__ or "").rstrip(".")
        yield f"| `{table}.csv` | {doc[0].lower()}{doc[1:]} | {', '.join(f'`{f.name}`' for f in fields(kind))} |"


def measured() -> str:
    """The measured figures as a Markdown table: passages found (precision, recall, F1), then fields right of those."""
    figures = read_figures()
    names = read_wording().data["labels"]["benchmark"]
    rows = [
        "| table | on | found | right of what is there | F1 | fields right where found |",
        "|---|---|---|---|---|---|",
    ]
    for one in (figure for figure in figures if figure.measure == "spans"):
        both = one.precision + one.recall
        score = 200 * one.precision * one.recall / both if both else 0.0
        fields_right = [
            f"{f.measure} {100 * f.precision:.0f} %"
            for f in figures
            if (f.table, f.benchmark) == (one.table, one.benchmark) and f.measure != "spans"
        ]
        found = f"{one.hits} of {one.predicted} right | {one.hits} of {one.gold}"
        rows.append(
            f"| {one.table} | {names.get(one.benchmark, one.benchmark)} | {found} | {score:.0f} "
            f"| {', '.join(fields_right) or '–'} |"
        )
    return "\n".join(rows) + "\n"


def renew(readme: Path) -> None:
    """Write the codebook and the measured figures between the marks in a README, in place of what stands there.

    Parameters
    ----------
    readme : Path
        Markdown file with the lines `<!-- codebook -->`, `<!-- /codebook -->` and the like for `measured`.
    """
    text = readme.read_text("utf-8")
    for name, made in (("codebook", codebook()), ("measured", measured())):
        marked = re.compile(rf"(?<=<!-- {name} -->\n).*?(?=<!-- /{name} -->)", re.DOTALL)
        text = marked.sub(lambda _, made=made: made, text)
    readme.write_text(text, "utf-8", newline="\n")


if __name__ == "__main__":
    renew(Path(sys.argv[1]))
