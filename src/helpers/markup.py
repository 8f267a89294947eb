"""Marked-up texts: who said what, written into the text itself, for the tagger to learn from.

The first line tells what the text is, `# id | genre | date`; a blank line follows, then the text with its marks:

    <s1+2>The minister</s1+2> <c1>said</c1> <t1>that talks would go on</t1> and <c2>thanked</c2> <t2>the hosts</t2>.

`s` is the source, `c` the cue, `t` what is said. One number is one attribution; words that belong to several carry all
their numbers. Marks never overlap and never stand inside one another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from helpers.spans import Span

HEAD = re.compile(r"# (?P<name>[\w-]+) \| (?P<genre>[^|\n]+) \| (?P<date>\d{4}(?:-\d\d(?:-\d\d)?)?)")
MARK = re.compile(r"<(?P<close>/?)(?P<part>[sct])(?P<numbers>\d+(?:\+\d+)*)>")
STRAY = re.compile(r"</?\s*[sct]\s*[\d+]*\s*>?", re.ASCII)  # what looks like a mark and is none
PARTS = {"s": "source", "c": "cue", "t": "content"}


class MarkupError(ValueError):
    """A marked-up text has mistakes; the message lists them, one a line."""


class Mistake(NamedTuple):
    """A mistake in a marked-up text."""

    file: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}, line {self.line}, column {self.column}: {self.message}"


class Annotation(NamedTuple):
    """One attribution as it is marked: spans of the plain text, in order; a part may have none or several."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass(frozen=True)
class Example:
    """A text without its marks, and the attributions that they gave."""

    name: str
    genre: str
    date: str
    string: str
    annotations: tuple[Annotation, ...]

    @property
    def family(self) -> str:
        """The name without its running number: texts of one kind."""
        return self.name.rpartition("-")[0]


class Piece(NamedTuple):
    """A marked stretch: its part, its numbers, where it stands in the plain text and in the file."""

    part: str
    numbers: tuple[int, ...]
    span: Span
    at: int  # where its opening mark stands in the file


def read_examples(folder: Path) -> list[Example]:
    """Read every marked-up text of a folder, in the order of their names.

    Parameters
    ----------
    folder : Path
        With files `*.txt`.

    Raises
    ------
    FileNotFoundError
        If the folder holds no such file.
    MarkupError
        If any text has mistakes; the message lists those of all files.
    """
    files = sorted(folder.glob("*.txt"))
    if not files:
        raise FileNotFoundError(f"No marked-up texts (*.txt) in {folder}")
    mistakes, examples = [], []
    for file in files:
        try:
            examples.append(parse_markup(file.read_text(encoding="utf-8"), file.stem))
        except MarkupError as error:
            mistakes.append(str(error))
    if mistakes:
        raise MarkupError("\n".join(mistakes))
    return examples


def parse_markup(raw: str, name: str) -> Example:
    """Parse one marked-up text.

    Parameters
    ----------
    raw : str
        The file's content.
    name : str
        The file's name without its ending; the first line must give the same.

    Raises
    ------
    MarkupError
        If the text has mistakes; the message lists them with file, line and column.
    """
    head, body = HEAD.match(raw), raw.find("\n\n") + 2
    wrong: list[tuple[int, str]] = []
    if head is None or head.end() + 2 != body:
        wrong.append((0, "the first line must be `# id | genre | date`, a blank line behind it"))
    elif head["name"] != name:
        wrong.append((2, f"the id {head['name']!r} must equal the file's name, {name!r}"))
    string, pieces = strip_marks(raw, body, wrong)
    annotations = collect(pieces, wrong)
    wrong += [(at, f"{found!r} looks like a mark and is none") for at, found in stray(raw, body)]
    wrong += [(p.at, "white space stands inside the mark") for p in pieces if padded(string, p.span)]
    if wrong or head is None:
        raise MarkupError("\n".join(str(Mistake(f"{name}.txt", *place(raw, at), text)) for at, text in sorted(wrong)))
    return Example(name, head["genre"].strip(), head["date"], string, annotations)


def strip_marks(raw: str, body: int, wrong: list[tuple[int, str]]) -> tuple[str, list[Piece]]:
    """The plain text and its marked stretches; marks that do not pair are added to `wrong`."""
    plain: list[str] = []
    pieces: list[Piece] = []
    length, last, opened = 0, body, None
    for mark in MARK.finditer(raw, body):
        plain.append(raw[last : mark.start()])
        length, last = length + mark.start() - last, mark.end()
        label = mark["part"] + mark["numbers"]
        if not mark["close"]:
            if opened:
                wrong.append((mark.start(), f"<{label}> opens inside <{opened[0]}>; marks never nest"))
            opened = (label, length, mark.start())
        elif not opened or opened[0] != label:
            wrong.append((mark.start(), f"</{label}> closes what is not open"))
        else:
            numbers = tuple(int(n) for n in mark["numbers"].split("+"))
            pieces.append(Piece(mark["part"], numbers, Span(opened[1], length), opened[2]))
            opened = None
    if opened:
        wrong.append((opened[2], f"<{opened[0]}> is never closed"))
    return "".join([*plain, raw[last:]]), pieces


def collect(pieces: list[Piece], wrong: list[tuple[int, str]]) -> tuple[Annotation, ...]:
    """The attributions that marked stretches make up, by number; what is incomplete is added to `wrong`."""
    first = {number: piece.at for piece in reversed(pieces) for number in piece.numbers}
    found = []
    for number in sorted(first):
        parts = {key: tuple(p.span for p in pieces if p.part == key and number in p.numbers) for key in PARTS}
        if not parts["t"]:
            wrong.append((first[number], f"attribution {number} has no content, <t{number}>"))
        found.append(Annotation(parts["s"], parts["c"], parts["t"]))
    wrong += [(p.at, f"<{p.part}{p.numbers[0]}> is empty") for p in pieces if p.span.start == p.span.end]
    return tuple(found)


def stray(raw: str, body: int) -> Iterator[tuple[int, str]]:
    """Yield where something looks like a mark and is none: "<c 3>", "<s>"."""
    for found in STRAY.finditer(raw, body):
        if not MARK.fullmatch(found.group()):
            yield found.start(), found.group()


def padded(string: str, span: Span) -> bool:
    """Whether a marked stretch begins or ends with white space."""
    return string[span.start : span.end] != string[span.start : span.end].strip()


def place(raw: str, at: int) -> tuple[int, int]:
    """Line and column of a position in a file, both counted from 1."""
    return raw.count("\n", 0, at) + 1, at - raw.rfind("\n", 0, at)
