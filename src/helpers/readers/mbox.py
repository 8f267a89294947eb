"""Mailboxes (MBOX): one message after another, each behind a line that begins with `From `."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from helpers.readers.bounds import MAX_BYTES, MAX_ROWS
from helpers.readers.mail import read_message
from helpers.readers.source import Reading, Source, Unread, UnreadableError


def read(source: Source) -> Iterator[Reading | Unread]:
    """Yield the texts of every message; one that cannot be read is named and passed over."""
    for number, data in enumerate(split_messages(source), 1):
        if number > MAX_ROWS:
            yield Unread(f"message {number}", "and all behind it are beyond the bounds; split the file")
            return
        try:
            for found in read_message(data, source, str(number)):
                yield replace(found, name=f"message {found.name}") if isinstance(found, Unread) else found
        except UnreadableError as error:
            yield Unread(f"message {number}", str(error))


def split_messages(source: Source) -> Iterator[bytes]:
    """Yield the messages of a mailbox; what stands before the first is left out.

    Raises
    ------
    UnreadableError
        If the file is no mailbox.
    """
    lines: list[bytes] = []
    size, inside = 0, False
    with source.open() as stream:
        while line := stream.readline(MAX_BYTES):
            if line.startswith(b"From "):
                if lines:
                    yield b"".join(lines)
                lines, size, inside = [], 0, True
            elif inside and size < MAX_BYTES:
                lines.append(line[1:] if line.startswith(b">From ") else line)
                size += len(line)
            elif not inside and line.strip():
                raise UnreadableError("is no mailbox: a message begins with a line From; save single messages as .eml")
    if lines:
        yield b"".join(lines)
