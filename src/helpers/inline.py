"""Texts with citations: plain words and numbers that lead to a passage, never mark-up.

A text is a list of nodes, `{"t": "text", "s": ...}` or `{"t": "cite", "id": ...}`, so that words from a document
stay words whatever they look like.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from helpers.records import Id

CITATION = re.compile(r"\[@([^\s\[\]@]+)\]")

Node = dict[str, Any]


@dataclass(frozen=True)
class Cite:
    """A reference to the passage behind a row: a `statement_id`, `dialogue_id`, `claim_id`, ..."""

    id: Id


@dataclass(frozen=True)
class Sentence:
    """Words and references in order; the words may come from a document and are never read as mark-up."""

    parts: tuple[str | Cite, ...]

    def __str__(self) -> str:
        return "".join(part if isinstance(part, str) else f"[@{part.id}]" for part in self.parts)

    def __add__(self, other: Sentence) -> Sentence:
        return Sentence(self.parts + other.parts)

    @property
    def text(self) -> str:
        """The words without the references."""
        return "".join(part for part in self.parts if isinstance(part, str))

    @property
    def cites(self) -> list[Id]:
        """Ids of the passages referred to, in order, each once."""
        return list(dict.fromkeys(part.id for part in self.parts if isinstance(part, Cite)))


def sentence(*parts: str | Iterable[Id]) -> Sentence:
    """Make a sentence of words (strings) and of references (other iterables of ids)."""
    made: list[str | Cite] = []
    for part in parts:
        made += [part] if isinstance(part, str) else [Cite(one) for one in dict.fromkeys(part) if one]
    return Sentence(tuple(part for part in made if part))


def nodes_of(value: Any) -> list[Node]:
    """Turn what a notebook hands in into nodes.

    Parameters
    ----------
    value : Sentence, str or anything else
        In a plain string, `[@statement_id]` is a reference; a `Sentence` is taken as it is; numbers become text.
    """
    parts = value.parts if isinstance(value, Sentence) else split_citations("" if value is None else str(value))
    return [{"t": "cite", "id": part.id} if isinstance(part, Cite) else {"t": "text", "s": part} for part in parts]


def split_citations(text: str) -> Iterator[str | Cite]:
    """Yield the words and the references of a text that somebody wrote with `[@statement_id]` in it."""
    pieces = CITATION.split(text)
    for number, piece in enumerate(pieces):
        if piece:
            yield Cite(piece) if number % 2 else piece


def find_cites(value: Any) -> Iterator[Node]:
    """Yield every citation node inside nested lists and dictionaries, in order."""
    if isinstance(value, dict):
        if value.get("t") == "cite":
            yield value
        value = list(value.values())
    if isinstance(value, list):
        for inner in value:
            yield from find_cites(inner)


def words_of(nodes: Iterable[Node]) -> str:
    """The words of nodes without references and mark-up."""
    return "".join(node.get("s", "") or words_of(node.get("c", [])) for node in nodes)


def tidy_commas(parts: list) -> list:
    """Put the comma between clauses before the numbers of the clause it closes, as a full stop stands."""
    made: list = []
    for part in parts:
        if part == ", " and made and not isinstance(made[-1], str):
            made[-1:] = [",", made[-1], " "]
        else:
            made.append(part)
    return made


def join_sentences(*parts: Sentence) -> Sentence:
    """Sentences one after the other, with a space between."""
    made: list = []
    for part in parts:
        if part.parts:
            made += [*([" "] if made else []), *part.parts]
    return Sentence(tuple(made))


def joint(number: int, count: int) -> str:
    """What stands before the clause of a number in an enumeration of `count`."""
    return "" if not number else " and " if number == count - 1 else ", "
