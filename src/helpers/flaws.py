"""A flaw of a text, as the finders of the audit yield it."""

from __future__ import annotations

from typing import NamedTuple

from helpers.records import AnomalyKind, Severity
from helpers.spans import Span


class Flaw(NamedTuple):
    """Where something is wrong, what it is, how far it can mislead, what was probably meant, what it does."""

    span: Span
    kind: AnomalyKind
    severity: Severity
    reading: str = ""
    effect: str = ""
