"""Markdown cells to blocks. Only what a briefing needs is understood; raw HTML stays text."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

import mistune

from helpers.inline import Node, nodes_of

SAFE_ADDRESSES = ("https://", "http://", "mailto:")
NESTED = {"strong": "strong", "emphasis": "emphasis", "link": "link"}


@lru_cache(maxsize=1)
def parser() -> mistune.Markdown:
    """A Markdown parser that yields tokens; raw HTML is not understood."""
    return mistune.create_markdown(renderer=None, escape=False)


def blocks_of(source: str) -> list[dict[str, Any]]:
    """The headings, paragraphs, lists and quotations of a Markdown text, in order."""
    tokens = parser()(source)
    return [block for token in tokens for block in block_of(token)]


def block_of(token: dict[str, Any]) -> Iterable[dict[str, Any]]:
    """Yield the block of one token; tokens that show nothing yield none."""
    kind = token["type"]
    if kind == "heading":
        yield {"kind": "heading", "level": token["attrs"]["level"], "c": inline_of(token["children"])}
    elif kind in ("paragraph", "block_text"):
        yield {"kind": "paragraph", "c": inline_of(token["children"])}
    elif kind == "list":
        items = [flat_of(item["children"]) for item in token["children"]]
        yield {"kind": "list", "ordered": token["attrs"]["ordered"], "items": items}
    elif kind == "block_quote":
        yield {"kind": "quotation", "c": flat_of(token["children"])}
    elif "raw" in token:
        yield {"kind": "paragraph", "c": [{"t": "text", "s": token["raw"].strip()}]}


def flat_of(tokens: Iterable[dict[str, Any]]) -> list[Node]:
    """The inline nodes of nested blocks one after the other."""
    return [node for token in tokens for node in inline_of(token.get("children") or [token])]


def inline_of(tokens: Iterable[dict[str, Any]]) -> list[Node]:
    """The inline nodes of tokens; `[@statement_id]` in a text is a citation."""
    return [node for token in tokens for node in node_of(token)]


def node_of(token: dict[str, Any]) -> Iterable[Node]:
    """Yield the nodes of one inline token; an image shows its text, a link to an odd address its words."""
    kind = token["type"]
    if kind == "text":
        yield from nodes_of(token["raw"])
    elif kind == "link" and not token["attrs"]["url"].startswith(SAFE_ADDRESSES):
        yield from inline_of(token["children"])
    elif kind in NESTED:
        address = {"url": token["attrs"]["url"]} if kind == "link" else {}
        yield {"t": NESTED[kind], "c": inline_of(token["children"])} | address
    elif kind == "codespan":
        yield {"t": "code", "s": token["raw"]}
    elif kind in ("softbreak", "linebreak"):
        yield {"t": "text", "s": " "}
    elif "children" in token:
        yield from inline_of(token["children"])
    else:
        yield {"t": "text", "s": token.get("raw", "")}
