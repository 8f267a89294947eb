"""Stretches of a text, in Unicode code points."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate
from typing import NamedTuple

from helpers.records import Offset


class Span(NamedTuple):
    """A stretch of a text, in code points, end exclusive."""

    start: Offset
    end: Offset


class Cover:
    """Stretches of a text, to be asked at once whether one of them shares text with another stretch.

    Parameters
    ----------
    spans : iterable of (start, end)
        In any order; they may overlap.
    """

    def __init__(self, spans: Iterable[tuple[Offset, Offset]]) -> None:
        ordered = sorted(spans)
        self.starts = [start for start, _ in ordered]
        self.ends = list(accumulate((end for _, end in ordered), max))  # the furthest end so far

    def touches(self, span: tuple[Offset, Offset]) -> bool:
        """Whether one of the stretches shares text with a span."""
        before = bisect_left(self.starts, span[1])
        return before > 0 and self.ends[before - 1] > span[0]
