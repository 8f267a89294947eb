"""Executed notebooks to one document model, from which HTML and PDF are two views.

The model is plain JSON: `head`, `summary`, `chapters`, `evidence`, `sources`, `exports`, `language`. Only Markdown
cells and blocks of our own MIME type go into it; code, prompts and other output stay in the notebooks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from nbformat import NotebookNode

from helpers.blocks import MIME
from helpers.briefing.markdown import blocks_of
from helpers.inline import find_cites, words_of

LAB = "lab"  # tag of cells that are for JupyterLab only
UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
HEAD = {"title": "Briefing", "marking": "", "scope": "", "date": "", "facts": [], "build": ""}

Block = dict[str, Any]


class ChapterError(RuntimeError):
    """A chapter failed or cites what does not exist; the message says where."""


def build_model(
    notebooks: Iterable[NotebookNode], *, opening: tuple[list[Block], ...] = (), language: str = "en"
) -> dict[str, Any]:
    """Bind executed notebooks into one document model.

    Parameters
    ----------
    notebooks : iterable of NotebookNode
        In the order of the chapters. What stands with a title block becomes head and summary.
    opening : tuple of two lists of blocks
        What stands before the key findings and, as a chapter, before the chapters.
    language : str
        ISO 639-1 code of the language of the briefing.

    Raises
    ------
    ChapterError
        If a cell failed or a citation has no passage.
    """
    parts = [list(read_blocks(notebook)) for notebook in notebooks]
    if opening:
        parts[:1] = [[*opening[0], *(parts[0] if parts else [])], opening[1]]
    passages = {item["id"]: item for part in parts for block in part for item in block.get("evidence", [])}
    parts = [[without_evidence(block) for block in part if block["kind"] != "evidence"] for part in parts]
    model = {"language": language, "head": dict(HEAD), "summary": [], "chapters": [], "sources": {}, "exports": []}
    for part in parts:
        place_part(model, part)
    if model["sources"] and model["head"]["build"]:
        model["sources"]["build"] = model["head"]["build"]
    number_exhibits(model)
    model["evidence"] = number_citations(model, passages)
    return clean(model)


def read_blocks(notebook: NotebookNode) -> Iterator[Block]:
    """Yield the blocks of a notebook: those of its Markdown cells and those that its code cells show."""
    for number, cell in enumerate(notebook.cells, 1):
        if LAB in cell.metadata.get("tags", []):
            continue
        if cell.cell_type == "markdown":
            yield from blocks_of(cell.source)
        for output in cell.get("outputs", []):
            if output.output_type == "error":
                raise ChapterError(f"cell {number} failed: {output.ename}: {output.evalue}")
            data = output.get("data", {})
            if MIME in data:
                yield dict(data[MIME]) | pictures_of(data)


def pictures_of(data: dict[str, Any]) -> Block:
    """The drawing of a figure, as text."""
    svg = data.get("image/svg+xml")
    return {"svg": "".join(svg)} if svg else {}


def without_evidence(block: Block) -> Block:
    """A block without its passages, which have been collected."""
    return {key: value for key, value in block.items() if key != "evidence"}


def place_part(model: dict[str, Any], blocks: list[Block]) -> None:
    """Put the blocks of one notebook into the model: head and summary, or a chapter, or the sources."""
    front = any(block["kind"] == "title" for block in blocks)
    shown: list[Block] = []
    for block in blocks:
        if block["kind"] == "title":
            model["head"] = HEAD | block
        elif block["kind"] == "sources":
            model["sources"] = block
        else:
            shown.append(block)
    if front:
        model["summary"] += [block for block in shown if block["kind"] != "heading"]
    elif shown:
        model["chapters"].append(make_chapter(shown, len(model["chapters"]) + 1))


def make_chapter(blocks: list[Block], number: int) -> Block:
    """A chapter with its title (the first heading) and its blocks, deeper headings one level up."""
    first = next((block for block in blocks if block["kind"] == "heading"), None)
    rest = [block for block in blocks if block is not first]
    sections = [block for block in rest if block["kind"] == "heading"]
    for count, block in enumerate(sections, 1):
        block.update({"id": f"chapter-{number}-{count}", "level": 2})
    title = words_of(first["c"]) if first else f"Chapter {number}"
    return {"id": f"chapter-{number}", "number": number, "title": title, "blocks": rest}


def number_exhibits(model: dict[str, Any]) -> None:
    """Number tables and figures through the whole briefing."""
    counts = {"table": 0, "figure": 0}
    for part in (model["summary"], *(chapter["blocks"] for chapter in model["chapters"])):
        for block in part:
            if block["kind"] in counts:
                counts[block["kind"]] += 1
                block["number"] = counts[block["kind"]]


def number_citations(model: dict[str, Any], passages: dict[str, Block]) -> list[Block]:
    """Number citations in the order of their first use, equal passages alike; return the evidence in that order."""
    found: dict[str, Block] = {}
    keys = {one: passage["key"] for one, passage in passages.items()}
    drop_doubles([model["summary"], model["chapters"]], keys)
    for node in find_cites([model["summary"], model["chapters"]]):
        if node["id"] not in passages:
            raise ChapterError(f"no passage is known for the citation [@{node['id']}]; show it with blocks.evidence")
        passage = passages[node["id"]]
        item = found.setdefault(passage["key"], passage | {"number": len(found) + 1, "uses": 0})
        item["uses"] += 1
        node["number"], node["use"] = item["number"], item["uses"]
        node["label"] = f"{passage['label']}: {passage['quote']}"[:160]
        del node["id"]
    return [{key: value for key, value in item.items() if key not in ("id", "key")} for item in found.values()]


def drop_doubles(value: Any, keys: dict[str, str]) -> None:
    """Take out citations that follow one of the same passage with no word between."""
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        drop_doubles(inner, keys)
    if isinstance(value, list) and any(isinstance(node, dict) and node.get("t") == "cite" for node in value):
        kept: list[Any] = []
        run: set[str] = set()
        for node in value:
            key = keys.get(node["id"], node["id"]) if node.get("t") == "cite" else ""
            run = run if key else set()
            if key not in run:
                kept.append(node)
            run = run | {key} if key else run
        value[:] = kept


def clean(value: Any) -> Any:
    """The same value with control characters and halves of characters shown as a replacement character."""
    if isinstance(value, str):
        return UNSAFE.sub("\ufffd", value)
    if isinstance(value, dict):
        return {key: clean(inner) for key, inner in value.items()}
    return [clean(inner) for inner in value] if isinstance(value, list) else value
