"""Markdown: the text as it is; a block of `key: value` lines before it is metadata."""

from __future__ import annotations

import re
from collections.abc import Iterator

from helpers.readers import text
from helpers.readers.fields import known_fields
from helpers.readers.source import Reading, Source

FRONT = re.compile(
    r"\A(?P<fence>---|\+\+\+)[ \t]*\r?\n(?P<lines>(?:.{0,2000}\r?\n){0,60}?)(?P=fence)[ \t]*(?:\r?\n|\Z)"
)
LINE = re.compile(r"^([A-Za-z][\w-]*)[ \t]*[:=][ \t]*(.*?)[ \t]*\r?$", re.MULTILINE)


def read(source: Source) -> Iterator[Reading]:
    """Yield the text of a Markdown file; its front matter stays in the text, before the body."""
    for reading in text.read(source):
        front = FRONT.match(reading.text)
        if not front:
            yield reading
            continue
        values = {key: value.strip("\"'") for key, value in LINE.findall(front["lines"])}
        about, warnings = known_fields(values)
        yield Reading(reading.text, about=about, warnings=(*reading.warnings, *warnings), body=front.end())
