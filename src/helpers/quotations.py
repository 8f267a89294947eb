"""Quotation marks of every kind, paired."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from helpers.records import Offset
from helpers.spans import Span

MARK = re.compile("[\"“”„«»]|''")
STRAIGHT = frozenset({'"', "''"})
DOUBLE = {"“": "”", "„": "“”", "«": "»", "»": "«"}  # opening mark -> marks that may close it
# Single marks that can be no apostrophes: not before "tis", "90s"; not behind the s of a plural owner.
SINGLE_OPEN = re.compile(
    r"(?:(?<=\s)|(?<=^)|(?<=[(\[—–“\"]))['‘](?!tis\b|twas\b|em\b|til\b|\d\ds?\b)(?=\w)", re.IGNORECASE
)
SINGLE_CLOSE = re.compile(r"(?:(?<=[.,!?…;:])['’](?!\w)|(?<=\w)['’](?=[.,;:!?)\]]|$)|(?<=[^\Ws])['’](?=\s))")


class Quotation(NamedTuple):
    """A quotation with its marks; `inner` leaves the marks out; an unclosed one runs to the end of its paragraph."""

    start: Offset
    end: Offset
    closed: bool = True
    width: int = 1  # code points of a mark: two where single marks are doubled

    @property
    def inner(self) -> Span:
        """The quoted words without the marks."""
        return Span(self.start + self.width, self.end - self.width if self.closed else self.end)


def find_quotations(string: str, paragraph: Span) -> Iterator[Quotation]:
    """Yield the outermost quotations of one paragraph.

    Curly, low and angled marks are paired by kind, straight ones by what stands beside them, single ones only where no
    double ones stand in the paragraph and they cannot be apostrophes. A mark that is never closed opens a quotation to
    the end of the paragraph; a stray closing mark is passed over. Time is linear in the length of the paragraph.
    """
    piece = string[paragraph.start : paragraph.end]
    opened = closers = None
    for match in MARK.finditer(piece):
        mark, at = match.group(), match.start()
        if opened is None:
            if mark in STRAIGHT or mark in DOUBLE:
                opened, closers = match, mark if mark in STRAIGHT else DOUBLE[mark]
        elif mark in closers and not (mark in STRAIGHT and looks_opening(piece, at)):
            yield Quotation(paragraph.start + opened.start(), paragraph.start + match.end(), True, len(mark))
            opened = None
    if opened is not None and piece[opened.end() :].strip():
        yield Quotation(paragraph.start + opened.start(), paragraph.end, closed=False, width=len(opened.group()))
    if not MARK.search(piece):
        yield from find_single_quotations(piece, paragraph.start)


def looks_opening(piece: str, at: int) -> bool:
    """Whether a straight mark can only open: white space before it, a word behind it."""
    return at > 0 and piece[at - 1].isspace() and piece[at + 1 : at + 2].isalnum()


def find_single_quotations(piece: str, offset: Offset) -> Iterator[Quotation]:
    """Yield quotations in single marks, where opening and closing marks take turns without doubt."""
    marks = [(m.start(), "open") for m in SINGLE_OPEN.finditer(piece)]
    marks += [(m.start(), "close") for m in SINGLE_CLOSE.finditer(piece)]
    opened = None
    for at, kind in sorted(marks):
        if kind == "open" and opened is None:
            opened = at
        elif kind == "close" and opened is not None:
            if " " in piece[opened:at] or len(piece[opened:at]) > 3:
                yield Quotation(offset + opened, offset + at + 1)
            opened = None
