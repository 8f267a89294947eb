"""The codebook: every table, column and vocabulary in words, made from the data model itself."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

from helpers.entries import ROWS
from helpers.frames import dtype
from helpers.records import RECORDS
from helpers.schema import columns, vocabulary


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


def renew(readme: Path) -> None:
    """Write the codebook between the marks in a README, in place of what stands there.

    Parameters
    ----------
    readme : Path
        Markdown file with the lines `<!-- codebook -->` and `<!-- /codebook -->`.
    """
    marked = re.compile(r"(?<=<!-- codebook -->\n).*?(?=<!-- /codebook -->)", re.DOTALL)
    text = marked.sub(lambda _: codebook(), readme.read_text("utf-8"))
    readme.write_text(text, "utf-8", newline="\n")


if __name__ == "__main__":
    renew(Path(sys.argv[1]))
