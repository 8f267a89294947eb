"""A statement of fact in a text with the result of its check, as the finders of claims yield it."""

from __future__ import annotations

from typing import NamedTuple

from helpers.records import ClaimKind, Verdict
from helpers.spans import Span


class Assertion(NamedTuple):
    """What is claimed of whom, whether it is so, and on what the verdict rests."""

    span: Span
    kind: ClaimKind
    subject: str
    predicate: str
    value: str
    verdict: Verdict
    basis: str


UNLISTED = "no reference table"
UNDATED = "the document has no date"
