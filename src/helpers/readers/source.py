"""What a reader is given and what it gives back: a source of bytes, readings, parts that cannot be read."""

from __future__ import annotations

import io
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from helpers.readers.bounds import MAX_BYTES, MAX_SECONDS


class UnreadableError(ValueError):
    """A file cannot be read; the message says why and how to mend it."""


@dataclass(frozen=True)
class Source:
    """A file to read: on disk, or in memory where it comes out of an archive or a message.

    Attributes
    ----------
    name : str
        Path as shown to people; what lies in an archive stands behind the archive: `bundle.zip/letter.txt`.
    size : int
        Length in bytes.
    path : Path or None
        The file on disk.
    data : bytes
        The content, where there is no file on disk.
    depth : int
        Archives and messages around the file.
    """

    name: str
    size: int
    path: Path | None = None
    data: bytes = b""
    depth: int = 0

    @property
    def ending(self) -> str:
        """The ending of the name in lower case, with its point; empty where there is none."""
        return PurePosixPath(self.name).suffix.lower()

    def open(self) -> BinaryIO:
        """Open the file for reading."""
        return self.path.open("rb") if self.path else io.BytesIO(self.data)

    def read(self, limit: int = MAX_BYTES) -> bytes:
        """Read the file whole.

        Raises
        ------
        UnreadableError
            If it is longer than `limit` bytes.
        """
        if self.size > limit:
            raise too_large(self.size, limit)
        with self.open() as stream:
            data = stream.read(limit + 1)
        if len(data) > limit:
            raise too_large(len(data), limit)
        return data

    def start(self, length: int = 4096) -> bytes:
        """Read the first bytes."""
        with self.open() as stream:
            return stream.read(length)

    def inside(self, name: str, data: bytes) -> Source:
        """A file that lies in this one."""
        return Source(f"{self.name}/{name}", len(data), data=data, depth=self.depth + 1)


def source_of(path: Path, name: str) -> Source:
    """Make the source of a file on disk."""
    return Source(name, path.stat().st_size, path=path)


def too_large(size: int, limit: int) -> UnreadableError:
    """The refusal of a file that is too large."""
    return UnreadableError(f"has {size:,} bytes, more than the {limit:,} that are read; split it into several files")


@dataclass(frozen=True)
class Reading:
    """What a reader gets out of a file: one text and what the file says about it.

    Attributes
    ----------
    text : str
        The text, line ends as in the file.
    name : str
        Tells the texts of one file apart; empty where a file holds one text.
    about : dict
        Fields of `Document` that the file's own mark-up or fields give, as written there.
    warnings : tuple of str
        What a reader of this text should know.
    body : int
        Where the text proper begins, behind a header of metadata.
    own_name : bool
        Whether `name` is an id that the file gives, which needs no file name before it.
    """

    text: str
    name: str = ""
    about: dict[str, str] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    body: int = 0
    own_name: bool = False


@dataclass(frozen=True)
class Unread:
    """A part of a file that cannot be read: a record, a member of an archive, an attachment.

    Attributes
    ----------
    name : str
        The part, as shown to people behind the name of the file: `line 7`, `letter.doc`.
    reason : str
        What stands in the way and how to mend it.
    """

    name: str
    reason: str


def placed(found: Reading | Unread, inside: str) -> Reading | Unread:
    """A reading or refusal out of a file that lies in another, under the names of both."""
    if isinstance(found, Reading) and found.own_name:
        return found
    return replace(found, name="/".join(part for part in (inside, found.name) if part))


Reader = Callable[[Source], Iterator[Reading | Unread]]


class Clock:
    """Measures the time that one document takes.

    Parameters
    ----------
    seconds : float
        After which `check` refuses to go on.
    """

    def __init__(self, seconds: float = MAX_SECONDS):
        self.seconds = seconds
        self.end = time.monotonic() + seconds

    def check(self) -> None:
        """Raise UnreadableError once the time is over."""
        if time.monotonic() > self.end:
            raise UnreadableError(f"takes longer than {self.seconds:g} seconds to read; split it into several files")
