"""Plain text."""

from __future__ import annotations

from collections.abc import Iterator

from helpers.readers.bounds import MAX_CHARACTERS
from helpers.readers.encoding import decode
from helpers.readers.source import Reading, Source

MAX_BYTES = 4 * MAX_CHARACTERS  # a code point has at most four bytes


def read(source: Source) -> Iterator[Reading]:
    """Yield the text of a plain file, unchanged but for its encoding."""
    text, warnings = decode(source.read(MAX_BYTES))
    yield Reading(text, warnings=warnings)
