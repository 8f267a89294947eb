"""What a chapter shows: title, summary, paragraph, table, figure, evidence, sources.

A block is the last expression of a notebook cell. JupyterLab shows its HTML (a figure: its PNG); the briefing takes
its structure from the MIME type `application/vnd.demarche.block+json` and nothing else. Texts are lists of nodes
(`helpers.inline`), and each block carries the passages that its numbers lead to.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from helpers.blocks_html import block_html
from helpers.corpus import Corpus
from helpers.evidence import find_evidence
from helpers.figures import Plot
from helpers.findings import Finding
from helpers.grids import draw_png, draw_svg
from helpers.inline import Sentence, find_cites, nodes_of, words_of
from helpers.records import Id

MIME = "application/vnd.demarche.block+json"
ROWS = 40  # rows of a table before it is shortened
NARROW = 24  # characters up to which a column is as narrow as its content
LINE = 104  # characters of a line of a table on paper
SHARE = 18  # characters that a wide column needs at least


@dataclass(frozen=True)
class Block:
    """Something a chapter shows.

    Attributes
    ----------
    content : dict
        The structure that the briefing is made from.
    images : dict
        The same as pictures, by MIME type, where it is a figure.
    """

    content: dict[str, Any]
    images: dict[str, str] = field(default_factory=dict)

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, Any]:
        page = {"text/html": block_html(self.content, self.images.get("image/png", ""))}
        return {MIME: self.content, "text/plain": self.text} | page | self.images

    @property
    def text(self) -> str:
        """The block in plain words, for a terminal."""
        content = self.content
        parts = [content.get("title", ""), content.get("caption", ""), words_of(content.get("c", []))]
        parts += [words_of(point["c"]) for point in content.get("points", [])]
        return "\n".join(part for part in parts if part) or content["kind"]


def make_block(corpus: Corpus, content: dict[str, Any], images: dict[str, str] | None = None) -> Block:
    """A block with the passages behind all citations in it."""
    cited = [node["id"] for node in find_cites(content)]
    return Block(content | {"evidence": find_evidence(corpus, cited)}, images or {})


def paragraph(corpus: Corpus, *texts: Sentence | str) -> Block:
    """A paragraph of sentences; in a plain string, `[@statement_id]` cites a passage."""
    nodes = [node for text in texts for node in [*nodes_of(text), {"t": "text", "s": " "}]][:-1]
    return make_block(corpus, {"kind": "paragraph", "c": nodes})


def summary(corpus: Corpus, findings: Iterable[Finding], *, empty: str = "The documents hold no finding.") -> Block:
    """The key findings, each with a lead of one or two words; one sentence where there are none."""
    points = [{"lead": finding.lead, "c": nodes_of(finding.sentence)} for finding in findings]
    if not points:
        return paragraph(corpus, empty)
    return make_block(corpus, {"kind": "summary", "points": points})


def table(
    corpus: Corpus,
    data: pd.DataFrame,
    caption: str,
    *,
    reading: Sentence | str = "",
    source: str = "",
    limit: int = ROWS,
    empty: str = "",
) -> Block:
    """A table with its caption, shortened with a count after `limit` rows.

    Parameters
    ----------
    corpus : Corpus
        Where the passages cited in cells stand.
    data : pandas.DataFrame
        Cells are text, numbers or `Sentence`; the columns' names are shown.
    caption : str
        What the table shows.
    reading : Sentence or str
        One sentence that reads the table, shown before it.
    source : str
        The CSV file that holds all rows, named where the table is shortened.
    empty : str
        The sentence shown instead of a table without rows.
    """
    if data.empty:
        return paragraph(corpus, empty or f"{caption}: nothing found.")
    return make_block(corpus, table_content(data, caption, reading=reading, source=source, limit=limit))


def table_content(
    data: pd.DataFrame, caption: str, *, reading: Sentence | str = "", source: str = "", limit: int = ROWS
) -> dict[str, Any]:
    """The structure of a table, shortened with a count after `limit` rows."""
    rows = [[nodes_of(cell) for cell in row] for row in data.head(limit).itertuples(index=False, name=None)]
    content = {"kind": "table", "caption": caption, "columns": list(describe_columns(data, rows)), "rows": rows}
    return content | {"note": shortening(len(data), limit, source), "reading": nodes_of(reading)}


def describe_columns(data: pd.DataFrame, rows: Sequence[Sequence[list]]) -> Iterable[dict[str, Any]]:
    """Yield label, kind and width of each column: 0 where it is as narrow as its content, else its share."""
    sizes = [[length_of(row[number]) for row in rows] for number in range(len(data.columns))]
    widest = [max([*size, len(str(name))]) for size, name in zip(sizes, data.columns, strict=True)]
    wide = {number for number, width in enumerate(widest) if width > NARROW}
    order = sorted(range(len(widest)), key=lambda number: -widest[number])
    for number in order:
        if sum(widest[n] + 4 for n in order if n not in wide) > LINE - SHARE * len(wide):
            wide.add(number)
    for number, name in enumerate(data.columns):
        mean = sum(sizes[number]) / max(len(rows), 1)
        share = round(min(max(mean, 0.55 * widest[number], 14), 48)) if number in wide else 0
        yield {"label": str(name), "number": is_numeric(data[name]), "width": share}


def is_numeric(column: pd.Series) -> bool:
    """Whether a column holds numbers, some cells perhaps left empty."""
    return all(isinstance(cell, int | float) for cell in column.tolist() if cell != "")


def length_of(nodes: Sequence[Any]) -> int:
    """Characters that a cell takes; a number of a passage takes four."""
    return len(words_of(nodes)) + 4 * sum(1 for _ in find_cites(list(nodes)))


def shortening(count: int, limit: int, source: str) -> str:
    """The note under a shortened table; empty where all rows are shown."""
    if count <= limit:
        return ""
    return f"{limit} of {count:,} rows" + (f"; all of them are in {source}." if source else ".")


def figure(corpus: Corpus, plot: Plot | None, caption: str, *, reading: Sentence | str = "", empty: str = "") -> Block:
    """A figure as SVG and PNG with its text alternative; one sentence where there is nothing to draw."""
    if plot is None:
        return paragraph(corpus, empty or f"{caption}: nothing to show.")
    content = {"kind": "figure", "caption": caption, "alt": plot.alt, "note": plot.note, "reading": nodes_of(reading)}
    images = {"image/svg+xml": draw_svg(plot.figure), "image/png": draw_png(plot.figure)}
    return make_block(corpus, content, images)


def evidence(corpus: Corpus, *ids: Id) -> Block:
    """Passages in their paragraph; the briefing shows them where a text cites them."""
    items = find_evidence(corpus, ids)
    return Block({"kind": "evidence", "evidence": items})
